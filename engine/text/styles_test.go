package text

import (
	"fmt"
	"strings"
	"testing"
)

// styledCases are cells with their styles as they are written below; they seed the fuzz target too.
var styledCases = map[string]string{
	"plain, 2 * 3":                   "",
	"a **b** c":                      "syntax[**] strong[b] syntax[**]",
	"*a **b***":                      "syntax[*] emphasis[a **b] syntax[**] strong[b] syntax[***]",
	"see [the *law*](https://x.y/z)": "syntax[[] link[the *law] syntax[*] emphasis[law] syntax[*] syntax[](https://x.y/z)]",
	"`a*b` and \\*c\\*":              "syntax[`] code[a*b] syntax[`] syntax[\\] syntax[\\]",
	"an unclosed **b":                "",
	"ą\\\nb":                         "",
	"`\\*`":                          "syntax[`] code[\\*] syntax[`]",
	"**ł**\n\n*ß*":                   "syntax[**] strong[ł] syntax[**] syntax[*] emphasis[ß] syntax[*]",
	"":                               "",
}

func TestStyles(t *testing.T) {
	for cell, want := range styledCases {
		var parts []string
		for _, r := range Styles(cell) {
			parts = append(parts, fmt.Sprintf("%s[%s]", r.Kind, cell[r.Start:r.End]))
		}
		if got := strings.Join(parts, " "); got != want {
			t.Errorf("%q\n got %s\nwant %s", cell, got, want)
		}
	}
}

// Without its syntax and line ends a cell has the words that Parse shows.
func FuzzStyles(f *testing.F) {
	for cell := range styledCases {
		f.Add(cell)
	}
	f.Fuzz(func(t *testing.T, cell string) {
		var shown strings.Builder
		at := 0
		for _, r := range Styles(cell) {
			if r.Start < 0 || r.End > len(cell) || r.Start >= r.End {
				t.Fatalf("%q: %v", cell, r)
			}
			if r.Kind != Syntax {
				continue
			}
			if r.Start < at {
				t.Fatalf("%q: syntax overlaps at %d", cell, r.Start)
			}
			shown.WriteString(cell[at:r.Start])
			at = r.End
		}
		shown.WriteString(cell[at:])
		words := func(s string) string { return strings.Join(strings.FieldsFunc(s, blank), "") }
		if got, want := words(shown.String()), words(PlainText(Parse(cell))); got != want {
			t.Fatalf("%q shows %q, Parse %q", cell, got, want)
		}
	})
}

// blank is what Parse may drop or put elsewhere: white space, and the backslash of a hard line break.
func blank(r rune) bool { return strings.ContainsRune(" \t\r\n\\\x00\uFFFD\v\f", r) }
