package repair

import (
	"strconv"
	"strings"
	"testing"

	"golang.org/x/text/feature/plural"
	"golang.org/x/text/language"

	"trivium/engine/lang"
)

// TestCategory compares the categories with those of CLDR.
func TestCategory(t *testing.T) {
	names := map[plural.Form]string{plural.One: one, plural.Few: few, plural.Many: many, plural.Other: other}
	var numbers []string
	for n := range 250 {
		numbers = append(numbers, strconv.Itoa(n))
	}
	numbers = append(numbers, "1000", "1001", "1012", "1000000", "1000001", "10000001", "0.5", "1.0", "1.5", "2.10", "21.0", "22.3", "111.0")
	for _, l := range lang.All() {
		for _, number := range numbers {
			whole, fraction, _ := strings.Cut(number, ".")
			i, _ := strconv.Atoi(whole)
			f, _ := strconv.Atoi(fraction)
			trimmed := strings.TrimRight(fraction, "0")
			tt, _ := strconv.Atoi(trimmed)
			want := names[plural.Cardinal.MatchPlural(language.Make(string(l)), i, len(fraction), len(trimmed), f, tt)]
			if got := category(reading{whole: whole, fraction: fraction}, l); got != want {
				t.Errorf("%s of %s: %s, want %s", l, number, got, want)
			}
		}
	}
}
