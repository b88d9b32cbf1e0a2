package index

import (
	"strings"
	"testing"
	"time"
)

func TestWithoutMarkup(t *testing.T) {
	tests := map[string]string{
		"Das ist wichtig.":                      "Das ist wichtig.",
		"Das ist **sehr** *wichtig*.":           "Das ist sehr wichtig.",
		"Siehe [den Plan](https://example.org)": "Siehe den Plan",
		"{1-}Ein{-1} Heim{12}":                  "Ein Heim",
		"Hallo {name}, {} {-} [a] (b)":          "Hallo {name}, {} {-} [a] (b)",
		"[a](b [c](d)":                          "a", // the address ends at the first bracket
		"** {1} **":                             "** {1} **",
		"](":                                    "](",
		`\*-u\*, \_Name\_, \[a\](b), C:\dir \`:  `-u, _Name_, [a](b), C:\dir \`,
		`\\*a*`:                                 `\a`,
	}
	for s, want := range tests {
		if got := withoutMarkup(s); got != want {
			t.Errorf("%q is %q without markup, want %q", s, got, want)
		}
	}
}

// TestRawOfMarkup checks that texts are as alike in bold as they are without it, and equal only with it.
func TestRawOfMarkup(t *testing.T) {
	if got := Raw("Das ist **sehr** wichtig.", "Das ist sehr wichtig."); got != almost {
		t.Errorf("in bold: %v, want %v", got, almost)
	}
	bold, plain := Raw("Das ist **sehr** wichtig.", "Das war sehr wichtig."), Raw("Das ist sehr wichtig.", "Das war sehr wichtig.")
	if bold != plain {
		t.Errorf("in bold %v, plain %v", bold, plain)
	}
	typed, kept := Raw("Die Option *-u* wählt _Namen_.", "Die Option *-u* wählt Namen."), Raw(`Die Option \*-u\* wählt \_Namen\_.`, "Die Option *-u* wählt Namen.")
	if typed != kept {
		t.Errorf("as another program types it %v, as a cell keeps it %v", typed, kept)
	}
	if got := Raw("**a**", "**a**"); got != 1 {
		t.Errorf("equal: %v", got)
	}
}

func TestHostileMarkup(t *testing.T) {
	for _, part := range []string{"](", "[", "{", "*", "[](", "{1", "\\", "\\["} {
		start := time.Now()
		NewProfile(strings.Repeat(part, 1<<16))
		if took := time.Since(start); took > 2*time.Second {
			t.Errorf("%q took %s", part, took)
		}
	}
}
