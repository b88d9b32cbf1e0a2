package tm

import (
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
}

// A Filter says which units come into question; its zero value takes all.
type Filter struct {
	States        []State // none means all
	Organisations []string
	Modules       []string
	Batches       []string   // hashes of attachments; "" is the units that people made here
	Since, Until  string     // days, "2026-11-22", inclusive; "" is open
	Languages     []lang.Tag // that a unit must have
}

// A Class says what kind of match it is.
type Class string

// The classes, best first.
const (
	InContext Class = "context"  // the same text id, or both neighbours equal: 102; one neighbour equal: 101
	Exact     Class = "exact"    // equal after text.Normalize: 100
	Repaired  Class = "repaired" // differs only in what repair puts right
	Fuzzy     Class = "fuzzy"
	Fragment  Class = "fragment" // a part of the text, or a text that holds it as a part
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
