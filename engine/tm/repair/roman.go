package repair

import (
	"strconv"
	"strings"
)

// romans are the values of the numerals, those of two letters where one is taken off the other.
var romans = []struct {
	numeral string
	value   int
}{{"M", 1000}, {"CM", 900}, {"D", 500}, {"CD", 400}, {"C", 100}, {"XC", 90}, {"L", 50}, {"XL", 40}, {"X", 10}, {"IX", 9}, {"V", 5}, {"IV", 4}, {"I", 1}}

// toRoman writes 1 to 3999.
func toRoman(n int) string {
	var b strings.Builder
	for _, r := range romans {
		for n >= r.value {
			b.WriteString(r.numeral)
			n -= r.value
		}
	}
	return b.String()
}

// romanValue returns the value of a Roman numeral up to 39, or "". Higher ones are words as often as
// not (MIX, CD), and so are C, D, L and M alone.
func romanValue(s string) string {
	if s == "" || len(s) > 7 || strings.Trim(s, "IVX") != "" {
		return ""
	}
	for n := 1; n < 40; n++ {
		if toRoman(n) == s {
			return strconv.Itoa(n)
		}
	}
	return ""
}
