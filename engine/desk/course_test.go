package desk

import (
	"bytes"
	"context"
	"io/fs"
	"slices"
	"testing"

	"trivium/engine/change"
	"trivium/engine/course"
	"trivium/engine/lang"
)

// samples are all courses that ship with the program.
func samples() []string {
	return []string{
		homelessness, "knowledge-transfer.json", "local-community/programme.json", "local-activity-centres/programme.json",
		"foster-care-families/programme.json", "community-conference/programme.json",
	}
}

// TestSamplesAreTheSame takes every sample in and requires the course of the workspace to say and hold
// what the files do, problems included.
func TestSamplesAreTheSame(t *testing.T) {
	d := create(t, optionsOf(t))
	for _, name := range samples() {
		t.Run(name, func(t *testing.T) {
			want, faults := sample(t, name)
			if _, err := d.Import(context.Background(), want, faults); err != nil {
				t.Fatal(err)
			}
			got, err := d.Course(want.ID())
			if err != nil {
				t.Fatal(err)
			}
			same(t, got, want)
			found, err := d.Problems(want.ID())
			if err != nil || len(found) != len(faults) {
				t.Fatalf("%d problems, the files have %d; %v", len(found), len(faults), err)
			}
			last, _ := d.store.Last(context.Background())
			if _, err := d.Import(context.Background(), want, faults); err != nil {
				t.Fatal(err)
			}
			if again, _ := d.store.Last(context.Background()); again != last {
				t.Errorf("the same files made %d events", again-last)
			}
		})
	}
}

// same compares two courses: their files as they are written, and their media.
func same(t *testing.T, got, want *course.Course) {
	t.Helper()
	if len(got.Modules) != len(want.Modules) || len(got.Editions) != len(want.Editions) || (got.Programme == nil) != (want.Programme == nil) {
		t.Fatalf("%d modules and %d editions, want %d and %d", len(got.Modules), len(got.Editions), len(want.Modules), len(want.Editions))
	}
	for i, m := range want.Modules {
		a, errA := course.EncodeModule(got.Modules[i].Module)
		b, errB := course.EncodeModule(m.Module)
		if errA != nil || errB != nil || !bytes.Equal(a, b) {
			t.Errorf("module %s differs: %v %v", m.ID, errA, errB)
		}
		for _, name := range files(m.Module, m.About) {
			a, errA := fs.ReadFile(got.Modules[i].Media, name)
			b, errB := fs.ReadFile(m.Media, name)
			if errA != nil || errB != nil || !bytes.Equal(a, b) {
				t.Errorf("%s of %s differs: %v %v", name, m.ID, errA, errB)
			}
		}
	}
	if want.Programme == nil {
		return
	}
	a, errA := course.EncodeProgramme(got.Programme)
	b, errB := course.EncodeProgramme(want.Programme)
	if errA != nil || errB != nil || !bytes.Equal(a, b) {
		t.Errorf("programme differs: %v %v\n%s", errA, errB, a)
	}
}

// TestKeptParts edits and looks whether what is kept of a course stays and goes as it should.
func TestKeptParts(t *testing.T) {
	d := create(t, optionsOf(t))
	c := take(t, d, "local-community/programme.json")
	before, err := d.Course(c.ID())
	if err != nil {
		t.Fatal(err)
	}
	first := before.Modules[0]
	write(t, d, first.Lessons[0].ID+"/title", lang.Polish, "Nowy tytuł")
	after, err := d.Course(c.ID())
	if err != nil {
		t.Fatal(err)
	}
	if got := after.Modules[0].Lessons[0].Title.In(lang.Polish); got != "Nowy tytuł" {
		t.Errorf("the title is %q", got)
	}
	if before.Modules[0].Lessons[0].Title.In(lang.Polish) == "Nowy tytuł" {
		t.Error("the course of before has changed")
	}
	if after.Modules[1].Module != before.Modules[1].Module {
		t.Error("a module that nobody touched was put together again")
	}
	if _, _, err := d.Do(context.Background(), "", func(g *change.Gesture) error {
		g.DeleteNode(first.Lessons[0].ID)
		return nil
	}); err != nil {
		t.Fatal(err)
	}
	after, err = d.Course(c.ID())
	if err != nil || len(after.Modules[0].Lessons) != len(first.Lessons)-1 {
		t.Errorf("%d lessons of %d, %v", len(after.Modules[0].Lessons), len(first.Lessons), err)
	}
}

// TestCourses lists programmes, and modules of none.
func TestCourses(t *testing.T) {
	d := create(t, optionsOf(t))
	if got := d.Courses(); len(got) != 0 {
		t.Errorf("an empty workspace has %v", got)
	}
	var want []Item
	for _, name := range []string{"community-conference/programme.json", homelessness} {
		c := take(t, d, name)
		kind := "module"
		if c.Programme != nil {
			kind = "programme"
		}
		want = append(want, Item{c.ID(), kind})
	}
	if got := d.Courses(); !slices.Equal(got, want) {
		t.Errorf("Courses = %v, want %v", got, want)
	}
	if _, err := d.Course("01ARZ3NDEKTSV4RRFFQ69G5FAV"); codeOf(err) != "course.no-such-part" {
		t.Errorf("an unknown course: %v", err)
	}
}
