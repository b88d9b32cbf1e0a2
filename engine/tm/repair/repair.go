package repair

import (
	"unicode/utf8"

	"trivium/engine/lang"
	"trivium/engine/text"
)

// A Kind says what was repaired.
type Kind string

// The kinds of repair.
const (
	Number      Kind = "number"
	Date        Kind = "date" // a part of a date, or a time of day
	Unit        Kind = "unit" // of measurement, of money
	Tag         Kind = "tag"
	Address     Kind = "address"
	Placeholder Kind = "placeholder" // also what stands in every language as it is: a file name, an option
	Name        Kind = "name"        // a name that the translation has as it is in the text
	Case        Kind = "case"
	Punctuation Kind = "punctuation"
)

// A Change is one repair. Was or Is is empty where something was put in or taken out.
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
	Changes []Change // in the order of Target
	// Whole says that the texts differ in nothing but what was repaired: a translator need not touch it.
	Whole bool
}

// Pair is a unit's text in two languages.
type Pair struct {
	From, To       lang.Tag
	Source, Target string
}

// Repair returns a unit's translation as it has to be for a text that is like the unit's source.
// Where it is not certain how something has to be, the translation stays as it is there, and is not
// Whole. Texts that are equal after text.Normalize leave it untouched and Whole.
func Repair(asked string, unit Pair) Result {
	untouched := Result{Target: unit.Target}
	if text.Normalize(asked) == text.Normalize(unit.Source) {
		untouched.Whole = true
		return untouched
	}
	if !utf8.ValidString(asked) || !utf8.ValidString(unit.Source) || !utf8.ValidString(unit.Target) {
		return untouched
	}
	if r, ok := rewrap(asked, unit); ok {
		return r
	}
	d, ok := differences(read(unit.Source, unit.From), read(asked, unit.From))
	if !ok {
		return untouched
	}
	if d.nothing() {
		untouched.Whole = d.whole
		return untouched
	}
	f := &fixer{difference: d, target: read(unit.Target, unit.To), whole: d.whole}
	f.slots()
	f.names()
	f.tails()
	f.frames()
	f.markup()
	f.letters()
	changes, target, ok := apply(unit.Target, f.edits)
	if !ok {
		return untouched
	}
	return Result{Target: target, Changes: changes, Whole: f.whole}
}

// Same says that two texts of a language differ in nothing but what can be repaired, if the
// translation lets it: in numbers, dates, addresses, tags, the case of the first letter, the marks at
// the end. It costs about as much as reading the two texts.
func Same(a, b string, l lang.Tag) bool {
	if text.Normalize(a) == text.Normalize(b) {
		return true
	}
	if !utf8.ValidString(a) || !utf8.ValidString(b) {
		return false
	}
	if inside, ok := sameInside(a, b); ok && Same(inside[0], inside[1], l) {
		return true
	}
	d, ok := differences(read(b, l), read(a, l))
	return ok && d.whole
}

// A fixer makes the edits of one repair.
type fixer struct {
	*difference
	target *side
	edits  []edit
	whole  bool
}
