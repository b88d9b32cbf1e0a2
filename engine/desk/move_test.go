package desk

import (
	"bytes"
	"context"
	"os"
	"path/filepath"
	"testing"

	"trivium/engine/change"
	"trivium/engine/lang"
)

// carriedFolder returns a folder that Syncthing carries.
func carriedFolder(t *testing.T) string {
	t.Helper()
	dir := t.TempDir()
	if err := os.Mkdir(filepath.Join(dir, ".stfolder"), 0o755); err != nil {
		t.Fatal(err)
	}
	inner := filepath.Join(dir, "Projekt")
	if err := os.Mkdir(inner, 0o755); err != nil {
		t.Fatal(err)
	}
	return inner
}

// TestOpenInSyncedFolder opens a file that Syncthing carries, twice: the copy is opened and written,
// the file itself is not touched.
func TestOpenInSyncedFolder(t *testing.T) {
	d := full(t, optionsOf(t))
	hash := d.state.Hash()
	d.Close()
	carried := filepath.Join(carriedFolder(t), "Kurs.trivium")
	copyFile(t, d.Path(), carried)
	before, err := os.ReadFile(carried)
	if err != nil {
		t.Fatal(err)
	}
	first := reopen(t, carried, d.options)
	if filepath.Dir(first.Path()) != d.options.Home.Work || first.state.Hash() != hash {
		t.Fatalf("opened %s", first.Path())
	}
	if n := first.Notices(); len(n) != 1 || n[0].Code != "desk.moved" || n[0].Args["found"] != "Syncthing" {
		t.Errorf("Notices = %v", n)
	}
	if from, err := first.MovedFrom(context.Background()); err != nil || from != real(carried) {
		t.Errorf("moved from %s, %v", from, err)
	}
	if through, err := first.store.Setting(context.Background(), exchangeSetting); err != nil || through != filepath.Dir(real(carried)) {
		t.Errorf("exchanges through %s, %v", through, err)
	}
	write(t, first, "x/title", lang.Polish, "Pomoc")
	written := first.state.Hash()
	first.Close()
	second := reopen(t, carried, d.options)
	if second.Path() != first.Path() || second.state.Hash() != written || len(second.Notices()) != 0 {
		t.Errorf("the second time %s is opened: %v", second.Path(), second.Notices())
	}
	after, err := os.ReadFile(carried)
	if err != nil || !bytes.Equal(before, after) {
		t.Errorf("the file in the folder has changed: %v", err)
	}
	entries, err := os.ReadDir(filepath.Dir(carried))
	if err != nil || len(entries) != 1 {
		t.Errorf("the folder holds %v, %v", entries, err)
	}
	copied, _ := d.store.Copy(context.Background())
	if name, err := second.store.Copy(context.Background()); err != nil || name == copied {
		t.Errorf("the copy has the name of the file, %v", err)
	}
}

// TestCreateInSyncedFolder makes a workspace where a service carries the folder: it is made on this
// computer.
func TestCreateInSyncedFolder(t *testing.T) {
	o := optionsOf(t)
	folder := carriedFolder(t)
	d, err := Create(context.Background(), filepath.Join(folder, "Kurs.trivium"), "Kurs", "Anna", o)
	if err != nil {
		t.Fatal(err)
	}
	defer d.Close()
	if filepath.Dir(d.Path()) != o.Home.Work || len(d.Notices()) != 1 {
		t.Errorf("%s, %v", d.Path(), d.Notices())
	}
	if entries, err := os.ReadDir(folder); err != nil || len(entries) != 0 {
		t.Errorf("the folder holds %v, %v", entries, err)
	}
}

// TestFailedAppend lets the file refuse an event: the state stays what it was, and the next edit goes
// through when the file takes it again.
func TestFailedAppend(t *testing.T) {
	d := full(t, optionsOf(t))
	hash := d.state.Hash()
	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	act := func(g *change.Gesture) error {
		g.SetCell(change.CellID{Text: "x/title", Lang: lang.Polish}, "Pomoc", nil)
		return nil
	}
	if _, _, err := d.Do(ctx, "", act); err == nil {
		t.Fatal("the event was taken")
	}
	if d.state.Hash() != hash {
		t.Error("the state has changed")
	}
	if _, _, err := d.Do(context.Background(), "", act); err != nil || d.state.Hash() == hash {
		t.Errorf("afterwards: %v", err)
	}
}
