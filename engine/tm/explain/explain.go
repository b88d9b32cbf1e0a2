// Package explain says, as data, in what two texts of one language differ.
package explain

// A Kind says what has become of some words of the unit's text in the text asked for.
type Kind string

// The kinds of change. Words that are equal make none.
const (
	Inserted    Kind = "inserted" // only the text asked for has them
	Deleted     Kind = "deleted"  // only the unit has them
	Replaced    Kind = "replaced"
	Ending      Kind = "ending"      // another form of the same word
	Case        Kind = "case"        // capitals only
	Moved       Kind = "moved"       // the same words elsewhere
	Number      Kind = "number"      // numbers, dates
	Tag         Kind = "tag"         // inline markup, placeholders
	Punctuation Kind = "punctuation" // punctuation, spaces
)

// A Change is one difference; ranges are bytes. A range is empty (Start = End, at the place) on the
// side that lacks the words.
type Change struct {
	Kind  Kind
	Text  Range // in the text asked for
	Unit  Range // in the unit's text
	Share int   // of Ending: how many bytes both words begin with, folded
}

// A Range is the bytes [Start, End) of a text.
type Range struct{ Start, End int }

// Explain returns the differences between a text and a unit's, in the order of the text asked for.
func Explain(text, unit string) []Change { return nil }
