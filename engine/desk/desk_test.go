package desk

import (
	"context"
	"errors"
	"io/fs"
	"path"
	"path/filepath"
	"testing"
	"time"

	"trivium/corpora"
	"trivium/engine/change"
	"trivium/engine/course"
	"trivium/engine/fault"
	"trivium/engine/lang"
)

// start is when the clocks of the tests begin.
var start = time.Date(2026, 5, 12, 9, 31, 7, 0, time.UTC)

// homeOf returns the folders of a person in a test.
func homeOf(t testing.TB) Home {
	dir := t.TempDir()
	return Home{Config: filepath.Join(dir, "config"), Work: filepath.Join(dir, "work")}
}

func optionsOf(t testing.TB) Options {
	return Options{Home: homeOf(t), Clock: func() time.Time { return start }}
}

// create makes a workspace in a folder of its own and closes it at the end.
func create(t testing.TB, o Options) *Desk {
	t.Helper()
	d, err := Create(context.Background(), filepath.Join(t.TempDir(), "Kurs.trivium"), "Kurs", "Anna", o)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { d.Close() })
	return d
}

// again closes a workspace and opens a file as the same person.
func again(t testing.TB, d *Desk, path string) *Desk {
	t.Helper()
	if err := d.Close(); err != nil {
		t.Fatal(err)
	}
	return reopen(t, path, d.options)
}

func reopen(t testing.TB, path string, o Options) *Desk {
	t.Helper()
	d, err := Open(context.Background(), path, o)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { d.Close() })
	return d
}

func sample(t testing.TB, name string) (*course.Course, fault.List) {
	t.Helper()
	folder, err := fs.Sub(corpora.Samples, path.Dir(name))
	if err != nil {
		t.Fatal(err)
	}
	c, faults, err := course.LoadFS(folder, path.Base(name), "")
	if err != nil || c == nil {
		t.Fatal(faults, err)
	}
	return c, faults
}

const homelessness = "homelessness-crisis/module.json"

// full makes a workspace with a sample.
func full(t testing.TB, o Options) *Desk {
	t.Helper()
	d := create(t, o)
	take(t, d, homelessness)
	return d
}

// take takes a sample into a workspace.
func take(t testing.TB, d *Desk, name string) *course.Course {
	t.Helper()
	c, faults := sample(t, name)
	if _, err := d.Import(context.Background(), c, faults); err != nil {
		t.Fatal(err)
	}
	return c
}

// write gives a cell a text in a gesture of its own.
func write(t testing.TB, d *Desk, text string, l lang.Tag, value string) {
	t.Helper()
	if _, _, err := d.Do(context.Background(), "", func(g *change.Gesture) error {
		g.SetCell(change.CellID{Text: text, Lang: l}, value, nil)
		return nil
	}); err != nil {
		t.Fatal(err)
	}
}

func codeOf(err error) string {
	var f *fault.Fault
	if errors.As(err, &f) {
		return f.Code
	}
	return ""
}
