package diff

import (
	"strings"
	"testing"
	"unicode/utf8"
)

func TestCases(t *testing.T) {
	for _, c := range changeCases(t) {
		t.Run(c.name, func(t *testing.T) {
			script := Texts(c.old, c.new, c.oldSentences, c.newSentences)
			if got := script.Draw(c.old, c.new); got != c.draw {
				t.Errorf("\n got %s\nwant %s", got, c.draw)
			}
			checkScript(t, c.old, c.new, script)
		})
	}
}

// checkScript checks that the spans cover both texts without gap or overlap, and that what is said to
// be equal is.
func checkScript(t *testing.T, old, new string, script Script) {
	t.Helper()
	oldAt, newAt := 0, 0
	for _, s := range script {
		if s.New.Start != newAt || s.New.End < newAt {
			t.Fatalf("%+v does not follow byte %d of the new text %q (old %q)", s, newAt, new, old)
		}
		newAt = s.New.End
		if s.Move == 0 || s.Kind == MovedAway {
			if s.Old.Start != oldAt || s.Old.End < oldAt {
				t.Fatalf("%+v does not follow byte %d of the old text %q (new %q)", s, oldAt, old, new)
			}
			oldAt = s.Old.End
		}
		if utf8.ValidString(old) && utf8.ValidString(new) && (!utf8.ValidString(of(old, s.Old)) || !utf8.ValidString(of(new, s.New))) {
			t.Fatalf("%+v cuts a character of %q or %q", s, old, new)
		}
		if s.Kind == Equal && of(old, s.Old) != of(new, s.New) {
			t.Fatalf("%q and %q are said to be equal", of(old, s.Old), of(new, s.New))
		}
		if s.Kind == Moved && strings.TrimSpace(of(old, s.Old)) != strings.TrimSpace(of(new, s.New)) {
			t.Fatalf("%q moved and became %q", of(old, s.Old), of(new, s.New))
		}
	}
	if oldAt != len(old) || newAt != len(new) {
		t.Fatalf("the spans end at %d and %d of %q and %q", oldAt, newAt, old, new)
	}
}

func of(s string, r Range) string { return s[r.Start:r.End] }

// FuzzTexts checks that any two texts, cut anywhere, have a sound script, and that equal texts have
// no changes.
func FuzzTexts(f *testing.F) {
	for _, c := range changeCases(f) {
		f.Add(c.old, c.new, uint8(len(c.old)/2), uint8(len(c.new)/3))
	}
	f.Add("", "", uint8(0), uint8(0))
	f.Fuzz(func(t *testing.T, old, new string, cutOld, cutNew uint8) {
		script := Texts(old, new, cut(old, int(cutOld)), cut(new, int(cutNew)))
		checkScript(t, old, new, script)
		if script.Changed() != (old != new) {
			t.Errorf("Changed is %t for %q and %q", script.Changed(), old, new)
		}
		if words := Words(old, new); words.Changed() != (old != new) {
			t.Errorf("Changed is %t for %q and %q", words.Changed(), old, new)
		} else {
			checkScript(t, old, new, words)
		}
	})
}

// cut returns two ranges of s that meet at a byte, or none.
func cut(s string, at int) []Range {
	if at >= len(s) {
		return nil
	}
	return []Range{{0, at}, {at, len(s)}}
}
