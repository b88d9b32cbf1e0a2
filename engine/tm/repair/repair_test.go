package repair

import (
	"testing"
	"unicode/utf8"

	"trivium/engine/lang"
)

// A row is one repair: the languages as "de>pl", the unit's source and its translation, the text asked
// for, and what the translation has to become. whole says that a translator need not touch it.
type row struct {
	langs, source, target, asked, want string
	whole                              bool
}

func (r row) unit() Pair {
	return Pair{From: lang.Tag(r.langs[:2]), To: lang.Tag(r.langs[3:]), Source: r.source, Target: r.target}
}

func TestRepair(t *testing.T) {
	for group, rows := range tables() {
		for name, r := range rows {
			t.Run(group+"/"+name, func(t *testing.T) {
				got := Repair(r.asked, r.unit())
				if got.Target != r.want || got.Whole != r.whole {
					t.Errorf("%s\nsource %s\n asked %s\ntarget %s\n   got %s %v\n  want %s %v", r.langs, r.source, r.asked, r.target, got.Target, got.Whole, r.want, r.whole)
				}
				check(t, r.asked, r.unit())
				if there, back := Same(r.asked, r.source, lang.Tag(r.langs[:2])), Same(r.source, r.asked, lang.Tag(r.langs[:2])); there != back {
					t.Errorf("Same is %v one way and %v the other", there, back)
				}
			})
		}
	}
}

// check says what is wrong with a repair whatever the texts are.
func check(t *testing.T, asked string, unit Pair) {
	t.Helper()
	got := Repair(asked, unit)
	at, was := 0, 0
	for _, c := range got.Changes {
		if c.Start < at || c.End < c.Start || c.End > len(got.Target) || got.Target[c.Start:c.End] != c.Is || c.Was == c.Is {
			t.Fatalf("%+v asked %q: change %+v of %q", unit, asked, c, got.Target)
		}
		// Between the changes the translation is as it was.
		kept := got.Target[at:c.Start]
		if was+len(kept)+len(c.Was) > len(unit.Target) || unit.Target[was:was+len(kept)] != kept || unit.Target[was+len(kept):was+len(kept)+len(c.Was)] != c.Was {
			t.Fatalf("%+v asked %q: before change %+v of %q something is lost", unit, asked, c, got.Target)
		}
		at, was = c.End, was+len(kept)+len(c.Was)
	}
	if unit.Target[was:] != got.Target[at:] {
		t.Fatalf("%+v asked %q: the end of %q is lost", unit, asked, got.Target)
	}
	if utf8.ValidString(asked) && utf8.ValidString(unit.Source) && utf8.ValidString(unit.Target) && !utf8.ValidString(got.Target) {
		t.Fatalf("%+v asked %q: %q is not UTF-8", unit, asked, got.Target)
	}
	if again := Repair(asked, Pair{unit.From, unit.To, asked, got.Target}); again.Target != got.Target || len(again.Changes) > 0 || !again.Whole {
		t.Fatalf("%+v asked %q: %q becomes %q when it is repaired again", unit, asked, got.Target, again.Target)
	}
	if same := Repair(unit.Source, unit); same.Target != unit.Target || len(same.Changes) > 0 || !same.Whole {
		t.Fatalf("%+v: its own source makes %+v of it", unit, same)
	}
	if got.Whole && !Same(asked, unit.Source, unit.From) {
		t.Fatalf("%+v asked %q: whole, but not the same", unit, asked)
	}
}

func FuzzRepair(f *testing.F) {
	for _, rows := range tables() {
		for _, r := range rows {
			f.Add(r.langs[:2], r.langs[3:], r.source, r.target, r.asked)
		}
	}
	f.Fuzz(func(t *testing.T, from, to, source, target, asked string) {
		check(t, asked, Pair{lang.Tag(from), lang.Tag(to), source, target})
	})
}
