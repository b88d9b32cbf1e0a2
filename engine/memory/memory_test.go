package memory

import (
	"context"
	"os"
	"path/filepath"
	"testing"

	"trivium/engine/desk"
)

// full reports whether the long runs are asked for.
func full() bool { return os.Getenv("TRIVIUM_FULL") == "1" }

// newDesk makes a workspace in a folder of its own.
func newDesk(t testing.TB) *desk.Desk {
	t.Helper()
	folder := t.TempDir()
	home := desk.Home{Config: filepath.Join(folder, "config"), Work: filepath.Join(folder, "work")}
	d, err := desk.Create(context.Background(), filepath.Join(folder, "Kurs.trivium"), "Kurs", "Anna", desk.Options{Home: home})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { d.Close() })
	return d
}

// newMemory opens the memory of a workspace.
func newMemory(t testing.TB, d *desk.Desk) *Memory {
	t.Helper()
	m, err := Open(context.Background(), d, func() {})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { m.Close(context.Background()) })
	return m
}
