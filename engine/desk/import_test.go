package desk

import (
	"context"
	"path/filepath"
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
