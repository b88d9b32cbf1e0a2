package change

import (
	"bytes"
	"path/filepath"
	"testing"

	"trivium/engine/course"
)

// files are the courses of the repository.
func files(t testing.TB) []string {
	t.Helper()
	var all []string
	for _, pattern := range []string{"../../corpora/*.json", "../../corpora/*/*.json", "../course/testdata/full/programme.json", "../course/testdata/minimal/*.json"} {
		found, err := filepath.Glob(pattern)
		if err != nil {
			t.Fatal(err)
		}
		all = append(all, found...)
	}
	if len(all) < 10 {
		t.Fatalf("only %d files found", len(all))
	}
	return all
}

// load returns a course, nil for a file that is none by itself (an edition).
func load(t testing.TB, file string) *course.Course {
	t.Helper()
	c, _, err := course.LoadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	return c
}

// TestCoursesRoundTrip requires that a course comes out of the events as it went in, byte for byte,
// and that importing it again makes no event.
func TestCoursesRoundTrip(t *testing.T) {
	read := 0
	for _, file := range files(t) {
		c := load(t, file)
		if c == nil {
			continue
		}
		read++
		copy := group(t, 1)[0]
		made := copy.do(func(g *Gesture) { g.ImportCourse(c) })
		if len(made) == 0 {
			t.Errorf("%s: no events", file)
		}
		sameCourse(t, file, copy.state, c)
		if again := copy.do(func(g *Gesture) { g.ImportCourse(c) }); len(again) > 0 {
			t.Errorf("%s: importing again makes %d events, such as %s", file, len(again), Encode(&again[0]))
		}
	}
	if read < 8 {
		t.Errorf("only %d courses read", read)
	}
}

// sameCourse requires that the state has a course's files.
func sameCourse(t *testing.T, file string, s *State, c *course.Course) {
	t.Helper()
	same := func(name string, want, got []byte, errs ...error) {
		t.Helper()
		for _, err := range errs {
			if err != nil {
				t.Errorf("%s %s: %v", file, name, err)
			}
		}
		if !bytes.Equal(want, got) {
			t.Errorf("%s: %s differs; in the workspace it is\n%s", file, name, got)
		}
	}
	for _, m := range c.Modules {
		got, err := s.Module(m.ID)
		have, encodeErr := course.EncodeModule(got)
		want, wantErr := course.EncodeModule(m.Module)
		same(m.ID, want, have, err, encodeErr, wantErr)
	}
	for i := range c.Editions {
		got, err := s.Edition(c.Editions[i].ID)
		have, encodeErr := course.EncodeEdition(got)
		want, wantErr := course.EncodeEdition(&c.Editions[i])
		same(c.Editions[i].ID, want, have, err, encodeErr, wantErr)
	}
	if c.Programme == nil {
		return
	}
	got, err := s.Programme(c.Programme.ID)
	have, encodeErr := course.EncodeProgramme(got)
	want, wantErr := course.EncodeProgramme(c.Programme)
	same(c.Programme.ID, want, have, err, encodeErr, wantErr)
}
