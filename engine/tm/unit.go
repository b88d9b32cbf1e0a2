package tm

import (
	"encoding/json"
	"time"

	"trivium/engine/lang"
	"trivium/engine/tm/index"
)

// An ID is the id of a unit: of a unit of an attachment the first eight bytes of the attachment's
// hash and the number of the row; of one that a person made a hash of the name of its event's thing.
type ID = index.ID

// A Unit holds one meaning in any number of languages.
type Unit struct {
	ID    ID
	TUID  string              // the name it had in the file it came from, or a name of our own; shown, never compared
	Texts map[lang.Tag]string // as cells are written, with placeholders {1} for foreign codes; none is blank
	State State

	Author       string // a person's name
	Organisation string
	Origin       lang.Tag // the language it was first written in, "" when that is unknown
	Module       string   // id of the module it came from
	Text         string   // id of the text it came from
	Date         time.Time
	Before       map[lang.Tag]string // the segment before it in its text, where that is known
	After        map[lang.Tag]string
	Tags         []string
	Note         string
	Batch        string          // the hash of the attachment it came with, "" for one that a person made
	Extra        json.RawMessage // what its file said of it beside all this, for writing it again
}

// A State says where a unit comes from and who has vouched for it.
type State uint8

// The states, from the least trusted to the most.
const (
	Machine State = iota
	Aligned
	Imported
	Draft
	Reviewed
	Approved
)

// States returns all states.
func States() []State { return []State{Machine, Aligned, Imported, Draft, Reviewed, Approved} }
