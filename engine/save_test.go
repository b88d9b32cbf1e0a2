package engine

import (
	"context"
	"os"
	"path/filepath"
	"testing"
)

// TestSaveCourse takes every sample in, writes it out, and requires the files that come out to be
// read as those that went in.
func TestSaveCourse(t *testing.T) {
	ctx := context.Background()
	work, files := newWorkspace(t), newWorkspace(t)
	if _, err := work.OpenSamples(ctx); err != nil {
		t.Fatal(err)
	}
	for _, name := range sampleFiles() {
		want, err := files.OpenSample(ctx, name)
		if err != nil {
			t.Fatal(err)
		}
		folder := t.TempDir()
		steps := 0
		saved, err := work.SaveCourse(ctx, want.ID, folder, func(done, total int) { steps = total })
		if err != nil || saved.Files == 0 || saved.Files != steps || saved.Bytes == 0 {
			t.Fatalf("%s: %+v, %d steps, %v", name, saved, steps, err)
		}
		back := newWorkspace(t)
		got, err := back.Open(ctx, saved.Path)
		if err != nil {
			t.Fatal(err)
		}
		got.File = want.File
		for i := range got.Editions {
			relative, err := filepath.Rel(folder, got.Editions[i].File)
			if err != nil {
				t.Fatal(err)
			}
			got.Editions[i].File = relative
		}
		equal(t, name, got, want)
		for _, item := range want.Modules {
			m, err := files.Module(ctx, item.ID)
			if err != nil {
				t.Fatal(err)
			}
			again, err := back.Module(ctx, item.ID)
			if err != nil {
				t.Fatal(err)
			}
			equal(t, name+" "+item.ID, again, m)
			images(t, files, back, m)
		}
	}
}

// TestSaveWhereItCannotBe asks for a folder that is not there, and for a course that is not.
func TestSaveWhereItCannotBe(t *testing.T) {
	ctx := context.Background()
	w := newWorkspace(t)
	oneCourse(t, w)
	c, err := w.Course(ctx)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := w.SaveCourse(ctx, c.ID, filepath.Join(t.TempDir(), "none"), nil); codeOf(err) != "output.no-folder" {
		t.Errorf("no folder: %v", err)
	}
	folder := t.TempDir()
	if _, err := w.SaveCourse(ctx, "x", folder, nil); codeOf(err) != "course.no-such-part" {
		t.Errorf("no course: %v", err)
	}
	if entries, err := os.ReadDir(folder); err != nil || len(entries) > 0 {
		t.Errorf("%v, %v", entries, err)
	}
}
