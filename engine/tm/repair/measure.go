package repair

import (
	"unicode"
	"unicode/utf8"

	"trivium/engine/lang"
)

func startsWithLetter(s string) bool {
	r, _ := utf8.DecodeRuneInString(s)
	return unicode.IsLetter(r)
}

// symbolOf returns the name of a unit that is written in the same way, without a full stop, in every
// language: "km", "EUR" also for "€". "" where a word or mark is none.
func symbolOf(s string) string {
	switch s {
	case "km", "m", "cm", "mm", "kg", "g", "mg", "t", "l", "ml", "ha", "kB", "MB", "GB", "TB", "EUR", "PLN", "USD", "GBP", "CHF", "km²", "m²", "m³", "%", "‰":
		return s
	case "€":
		return "EUR"
	case "$":
		return "USD"
	case "£":
		return "GBP"
	case "zł":
		return "PLN"
	}
	return ""
}

// symbol writes a unit as the one that stood in its place was written: a sign for a sign where there
// is one.
func symbol(name, is, was string, l lang.Tag) string {
	switch {
	case name == "PLN" && l == lang.Polish && is == "zł":
		return is
	case was != "€" && was != "$" && was != "£":
		return name
	}
	switch name {
	case "EUR":
		return "€"
	case "USD":
		return "$"
	case "GBP":
		return "£"
	}
	return name
}
