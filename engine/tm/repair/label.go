package repair

import (
	"strconv"
	"strings"
	"unicode/utf8"
)

// isLettered says that a token is the number of something between two others: "§ 8a", "Klasse 5b".
func isLettered(s string) bool {
	const longest = 6
	last := len(s) - 1
	return last > 0 && last < longest && (s[last]|0x20) >= 'a' && (s[last]|0x20) <= 'z' && s[last] != 'x' && strings.Trim(s[:last], "0123456789") == ""
}

// isFraction says that a token is a fraction of one character: "½".
func isFraction(s string) bool {
	r, size := utf8.DecodeRuneInString(s)
	return size == len(s) && (r >= '¼' && r <= '¾' || r >= '⅐' && r <= '⅞')
}

// spans reads the second year of "2024/25", and says whether there is one.
func (sd *side) spans(k int) bool {
	r, ok := sd.shortYear(k)
	if ok {
		sd.pieces[k].slots[0].readings = []reading{r}
	}
	return ok
}

// shortYear reads the second year of a span, "2024/25", as the year that it is.
func (sd *side) shortYear(k int) (reading, bool) {
	if k < 2 || sd.pieces[k].gap || sd.pieces[k-1].gap || sd.pieces[k-2].sort != figure {
		return reading{}, false
	}
	first, short := sd.pieces[k-2].key, sd.pieces[k].key
	year, err := strconv.Atoi(first)
	next := strconv.Itoa(year + 1)
	if err != nil || !isYearNumber(sd.pieces[k-2]) || !strings.Contains("/-", sd.pieces[k-1].key) || short != next[2:] {
		return reading{}, false
	}
	return reading{value: next, whole: next, short: true}, true
}
