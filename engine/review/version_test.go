package review

import (
	"errors"
	"strings"
	"testing"

	"trivium/engine/change"
	"trivium/engine/change/copies"
	"trivium/engine/fault"
)

// TestVersions names, renames and removes versions, and passes them on before their events.
func TestVersions(t *testing.T) {
	all := desks(t, 2)
	anna, birute := all[0], all[1]
	moment := anna.State.Vector()
	name := func(d *desk, id, name, note string) error {
		var err error
		d.Do(func(g *change.Gesture) { err = NameVersion(d.State, g, id, name, note, d.State.Vector()) })
		return err
	}
	steps := []struct {
		name string
		err  error
		want string // code
	}{
		{"a name", name(anna, "V1", " Pilot, maj 2026 ", "Po warsztatach."), ""},
		{"no name", name(anna, "V2", "  ", ""), "review.version-name"},
		{"two lines", name(anna, "V2", "Pilot\n2", ""), "review.version-name"},
		{"too long", name(anna, "V2", strings.Repeat("ą", MaxVersionName+1), ""), "review.version-name"},
		{"a long note", name(anna, "V2", "Pilot", strings.Repeat("ą", MaxVersionNote+1)), "review.version-name"},
		{"taken", name(anna, "V2", "PILOT, maj 2026", ""), "review.version-taken"},
	}
	for _, step := range steps {
		if got := code(step.err); got != step.want {
			t.Errorf("%s: got %q, want %q", step.name, got, step.want)
		}
	}
	v, f := FindVersion(anna.State, "pilot, maj 2026")
	if f != nil || v.ID != "V1" || v.By != "m1" || !v.At.Equal(copies.Start()) || !v.Complete() || !v.Vector.Covers(moment) || v.Note != "Po warsztatach." {
		t.Errorf("got %+v, %v", v, f)
	}
	anna.Do(func(g *change.Gesture) {
		if err := RenameVersion(anna.State, g, "V1", "Pilot", ""); err != nil {
			t.Error(err)
		}
	})
	if got := Versions(anna.State); len(got) != 1 || got[0].Name != "Pilot" || got[0].Vector.Covers(v.Vector) != true {
		t.Errorf("renamed: %+v", got)
	}

	// Somebody names what not all have: it says so, until the rest arrives.
	birute.Wait(5)
	far := birute.State.Vector()
	far["d9"] = 3
	birute.Do(func(g *change.Gesture) {
		if err := NameVersion(birute.State, g, "V3", "Z daleka", "", far); err != nil {
			t.Error(err)
		}
		for id, value := range map[string]any{"V4": "no object", "V5": map[string]any{"name": "", "note": "", "vector": far}, "V6": map[string]any{"name": "x", "note": "", "vector": map[string]int{"d1": -1}}} {
			g.PutThing(change.VersionName, id, "", "", value)
		}
	})
	share(all)
	got := Versions(anna.State)
	if len(got) != 2 || got[0].Name != "Z daleka" || got[0].Complete() || got[0].Missing["d9"] != 3 {
		t.Errorf("got %+v", got)
	}
	anna.Do(func(g *change.Gesture) {
		if err := RemoveVersion(anna.State, g, "V1"); err != nil {
			t.Error(err)
		}
	})
	if _, f := FindVersion(anna.State, "V1"); f == nil || f.Code != "review.no-version" {
		t.Errorf("removed: %v", f)
	}
	if err := RemoveVersion(anna.State, anna.State.Begin(anna.Writer, "x"), "V1"); code(err) != "review.no-version" {
		t.Errorf("removed twice: %v", err)
	}
}

// TestOfGesture requires that nothing but the gesture lies between its moments, whatever arrived
// while it was made.
func TestOfGesture(t *testing.T) {
	all := desks(t, 2)
	all[1].set(cell("L/title", "de"), "Lektion", "")
	share(all)
	all[0].set(cell("L/title", "pl"), "Lekcja", "")
	before, after, err := OfGesture(all[0].State, "d1.3")
	if err != nil {
		t.Fatal(err)
	}
	c := Compare(all[0].at(before), all[0].at(after), Options{})
	if len(c.Texts) != 1 || c.Texts[0].New != "Lekcja" || c.Texts[0].By != "m1" {
		t.Errorf("got %s", draw(c))
	}
	if _, _, err := OfGesture(all[0].State, "d1.99"); code(err) != "review.no-gesture" {
		t.Errorf("of none: %v", err)
	}
}

func code(err error) string {
	var f *fault.Fault
	if errors.As(err, &f) {
		return f.Code
	}
	return ""
}
