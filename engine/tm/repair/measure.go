package repair

import "trivium/engine/lang"

// unitOf returns the name of a unit of measurement or money that is written in one form after all
// numbers, "" where a word is none: "km", "EUR", and "h" for "Std." and "godz.".
func unitOf(word string, l lang.Tag) string {
	switch word {
	case "km", "m", "cm", "mm", "kg", "g", "mg", "t", "l", "ml", "ha", "kB", "MB", "GB", "TB", "EUR", "PLN", "USD", "GBP", "CHF", "km²", "m²", "m³":
		if l != lang.Lithuanian || word != "m" { // "m." is the year there
			return word
		}
	}
	for name, forms := range spelled() {
		if forms[l] != "" && forms[l] == word {
			return name
		}
	}
	return ""
}

// spelled are units that are written in another way in each language.
func spelled() map[string]map[lang.Tag]string {
	return map[string]map[lang.Tag]string{
		"h":   {lang.Polish: "godz", lang.German: "Std", lang.Lithuanian: "val", lang.English: "hrs"},
		"min": {lang.Polish: "min", lang.German: "Min", lang.Lithuanian: "min", lang.English: "min"},
		"PLN": {lang.Polish: "zł"},
	}
}
