// Package repair puts the translation of a similar text right where the texts differ in something
// that needs no translator: numbers, dates, units, inline tags, case, punctuation.
package repair

import "trivium/engine/lang"

// A Kind says what was repaired.
type Kind string

// The kinds of repair.
const (
	Number      Kind = "number"
	Date        Kind = "date"
	Unit        Kind = "unit"
	Tag         Kind = "tag"
	Address     Kind = "address"
	Placeholder Kind = "placeholder"
	Case        Kind = "case"
	Punctuation Kind = "punctuation"
)

// A Change is one repair.
type Change struct {
	Kind       Kind
	Was, Is    string // in the translation
	Start, End int    // bytes of Is in the repaired translation
	FromWas    string // what the source of the unit had
	FromIs     string // what the text asked for has
}

// A Result is a repaired translation.
type Result struct {
	Target  string
	Changes []Change
	// Whole says that the texts differ in nothing but what was repaired: a translator need not touch it.
	Whole bool
}

// Pair is a unit's text in two languages.
type Pair struct {
	From, To       lang.Tag
	Source, Target string
}

// Repair returns a unit's translation as it has to be for a text that is like the unit's source.
func Repair(text string, unit Pair) Result {
	return Result{Target: unit.Target}
}
