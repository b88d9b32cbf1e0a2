package desk

import (
	"context"
	"path/filepath"
	"slices"
	"testing"

	"trivium/engine/change"
	"trivium/engine/course"
	"trivium/engine/lang"
)

// TestImportedTranslations requires a translation from a file to be one of the original in the file:
// when a later file changes the original alone, the translation is stale.
func TestImportedTranslations(t *testing.T) {
	d := create(t, optionsOf(t))
	c := take(t, d, homelessness)
	m := c.Modules[0].Module
	origin := m.Title.Origin
	cell := change.CellID{Text: m.ID + "/title", Lang: lang.German}
	if origin == lang.German || m.Title.In(lang.German) == "" {
		t.Fatal("the sample's title is no German translation")
	}
	if now := d.state.Cell(cell); now.From == nil || now.From.Lang != origin || d.state.Stale(cell) != change.Current {
		t.Fatalf("%+v", now)
	}
	m.Title.Cells[origin] = "Coś innego"
	if _, err := d.Import(context.Background(), c, nil); err != nil {
		t.Fatal(err)
	}
	if d.state.Stale(cell) != change.Stale {
		t.Error("the translation of a changed original is current")
	}
	m.Title.Cells[lang.German] = "Etwas anderes"
	if _, err := d.Import(context.Background(), c, nil); err != nil {
		t.Fatal(err)
	}
	if d.state.Stale(cell) != change.Current {
		t.Error("the new translation is stale")
	}
}

// TestUndoneCourses asks what undoing takes away: the course that came last, and once a text of it was
// written, no course at all.
func TestUndoneCourses(t *testing.T) {
	d := create(t, optionsOf(t))
	if got := d.UndoneCourses(); len(got) != 0 {
		t.Errorf("of an empty workspace: %v", got)
	}
	c := take(t, d, homelessness)
	if got := d.UndoneCourses(); !slices.Equal(got, []string{c.ID()}) {
		t.Errorf("after the import of %s: %v", c.ID(), got)
	}
	cell := change.CellID{Text: c.ID() + "/title", Lang: lang.German}
	typed(t, d, Edit{Cell: cell, Value: "Neu", Base: revsOf(d, cell)})
	if got := d.UndoneCourses(); len(got) != 0 {
		t.Errorf("after an edit: %v", got)
	}
	for range 2 {
		if _, err := d.Undo(context.Background()); err != nil {
			t.Fatal(err)
		}
	}
	if got := d.UndoneCourses(); len(got) != 0 || len(d.Courses()) != 0 {
		t.Errorf("after two undos: %v of %v", got, d.Courses())
	}
}

// TestFaultyImport takes nothing in of a course that could not be read back.
func TestFaultyImport(t *testing.T) {
	d := create(t, optionsOf(t))
	last, _ := d.store.Last(context.Background())
	c, faults, err := course.LoadFile(filepath.Join("..", "..", "corpora", "none.json"))
	if err != nil {
		t.Fatal(err)
	}
	if _, err := d.Import(context.Background(), c, faults); codeOf(err) != "desk.import-faulty" {
		t.Errorf("Import = %v", err)
	}
	if again, _ := d.store.Last(context.Background()); again != last {
		t.Error("something went into the log")
	}
}
