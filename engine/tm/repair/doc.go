// Package repair puts the translation of a similar text right where the texts differ in something
// that needs no translator: numbers, dates, units, inline tags, case, punctuation.
//
// A text that is asked for goes in, with a unit whose source is like it; the unit's translation comes
// out as it has to be for that text, with a list of what was changed, and with the word whether a
// translator need touch it at all.
//
// # An example
//
//	source   Das Seminar am 23.08.2021 kostet 1.234,5 EUR.
//	target   Seminarium 23 sierpnia 2021 r. kosztuje 1 234,5 EUR.
//	asked    Das Seminar am 4.9.2021 kostet 2.345,75 EUR!
//
// The source and the text asked for are read as pieces (piece.go): words, marks, numbers, dates, tags,
// placeholders, codes. They are paired (align.go): all pieces are equal but the date, the price and the
// mark at the end. The translation is read in the same way. Each part of the source's date that differs
// is looked for there by its value (place.go): the day 23 is the "23", the month 8 is "sierpnia". What
// the text asked for has is written as that was written, in its language, form and style:
//
//	target   Seminarium 4 września 2021 r. kosztuje 2 345,75 EUR!
//
// with four changes, and whole.
//
// # What a reader may rely on
//
// Nothing is guessed. A number that the translation has not, or has more often than the source, or that
// is a month whose form cannot be known, leaves the translation as it is there, and the result is not
// whole. Nor is it whole where a number asks for another form of the noun it counts ("2 osoby", "5
// osób"), after the plural rules of CLDR (plural.go). Of the translation nothing is lost that no change
// names. Repairing what is repaired changes nothing.
package repair
