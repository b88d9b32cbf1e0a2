package tm

import (
	"context"

	"trivium/engine/lang"
	"trivium/engine/tm/explain"
	"trivium/engine/tm/repair"
)

// A Request asks for units whose text in one language is like a text and that have another language.
type Request struct {
	Text      string
	From, To  lang.Tag
	K         int     // how many matches at most
	Threshold float64 // the lowest score
	// The context of the text, "" where there is none or it is not known.
	Before, After string // the segments around it
	TextID        string
	Organisation  string // of the person who asks; "" counts no organisation as another one
	Filter        Filter
	Pivot         bool // go through a third language where nothing is found directly
	Fragments     bool // list units that are a part of the text too, where fewer than K are found
	Distinct      bool // of units with the same two texts only the first, of the 1,024 best
}

// A Filter says which units come into question; its zero value takes all.
type Filter struct {
	States        []State // none means all
	Organisations []string
	Modules       []string
	Batches       []string   // hashes of attachments; "" is the units that people made here
	Since, Until  string     // days in UTC, "2026-11-22", inclusive; "" is open. A unit without a date is in no range
	Languages     []lang.Tag // that a unit must have
}

// A Class says what kind of match it is.
type Class string

// The classes, best first.
const (
	InContext Class = "context"  // the same text id, or both neighbours equal: 102; one neighbour equal: 101
	Exact     Class = "exact"    // equal after text.Normalize: 100
	Repaired  Class = "repaired" // differs only in what repair puts right: 99
	Fuzzy     Class = "fuzzy"    // less than 99
	Fragment  Class = "fragment" // a part of the text
	Pivot     Class = "pivot"    // through a third language
)

// A Match is a unit that was found, and why.
type Match struct {
	Unit      *Unit
	Raw       float64 // 0 to 1
	Score     float64 // 0 to 102
	Class     Class
	Source    string           // the unit's text in the language asked in
	Target    string           // its text in the language asked for, repaired
	Unchanged string           // Target before repair, "" when nothing was repaired
	Repairs   []repair.Change  // in the order of Target
	Changes   []explain.Change // what differs between the text asked for and Source
	Penalties []Penalty        // what was taken off the score
	Via       *Unit            // of a pivot: the unit that leads from Unit's third language to the target
	ViaLang   lang.Tag
}

// A Penalty is what was taken off a score.
type Penalty struct {
	Reason string // a State's name, old, organisation, pivot, fragment, repair
	Points float64
}

// Lookup returns the matches of a request, best first: by score, then by raw score, then by id. They
// are those that Scan returns. It returns an empty slice when there is none, and an error when a
// language or a day of the request is none, or from the Source.
func (m *Memory) Lookup(ctx context.Context, r Request) ([]Match, error) {
	t, err := termsOf(r, *m.settings.Load())
	if err != nil {
		return nil, err
	}
	l := lookup{terms: t, view: m.now.Load(), source: m.source}
	return t.answer(ctx, &l)
}
