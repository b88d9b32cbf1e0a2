package engine

import (
	"context"
	"encoding/json"
	"errors"
	"path/filepath"
	"strings"
	"testing"

	"trivium/corpora"
	"trivium/engine/desk"
	"trivium/engine/fault"
	"trivium/engine/lang"
)

// newWorkspace returns a façade whose folders are the test's own.
func newWorkspace(t testing.TB) *Workspace {
	t.Helper()
	return workspaceIn(t, t.TempDir())
}

func workspaceIn(t testing.TB, home string) *Workspace {
	t.Helper()
	w, err := New(corpora.Samples, desk.Home{Config: filepath.Join(home, "config"), Work: filepath.Join(home, "work")})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { w.CloseDesk(context.Background()) })
	return w
}

// plain returns a view as JSON, without what only a workspace says: the state of cells, the names of
// texts without ids, and where the course lies.
func plain(t *testing.T, v any) string {
	t.Helper()
	data, err := json.Marshal(v)
	if err != nil {
		t.Fatal(err)
	}
	var tree any
	if err := json.Unmarshal(data, &tree); err != nil {
		t.Fatal(err)
	}
	strip(tree)
	data, err = json.MarshalIndent(tree, "", " ")
	if err != nil {
		t.Fatal(err)
	}
	return string(data)
}

func strip(tree any) {
	switch node := tree.(type) {
	case map[string]any:
		delete(node, "state")
		delete(node, "sample")
		delete(node, "writable")
		id, _ := node["id"].(string)
		if strings.Contains(id, "/keywords/") || strings.Contains(id, "/funding/logos/") {
			delete(node, "id")
		}
		for _, below := range node {
			strip(below)
		}
	case []any:
		for _, below := range node {
			strip(below)
		}
	}
}

// TestSamplesInWorkspace requires every view of every sample to be in the workspace what it is when
// the file itself is opened.
func TestSamplesInWorkspace(t *testing.T) {
	ctx := context.Background()
	files, work := newWorkspace(t), newWorkspace(t)
	if _, err := work.OpenSamples(ctx); err != nil {
		t.Fatal(err)
	}
	for _, name := range sampleFiles() {
		want, err := files.OpenSample(ctx, name)
		if err != nil {
			t.Fatal(err)
		}
		got, err := work.OpenCourse(ctx, want.ID)
		if err != nil {
			t.Fatal(err)
		}
		if !got.Writable || want.Writable {
			t.Errorf("%s: writable %v, the file's %v", name, got.Writable, want.Writable)
		}
		equal(t, name, got, want)
		for _, item := range want.Modules {
			want, err := files.Module(ctx, item.ID)
			if err != nil {
				t.Fatal(err)
			}
			got, err := work.Module(ctx, item.ID)
			if err != nil {
				t.Fatal(err)
			}
			equal(t, name+" "+item.ID, got, want)
			for _, cell := range got.Title.Cells {
				if cell.State == nil || len(cell.State.Revs) != 1 || cell.State.By == "" {
					t.Errorf("%s: a title has the state %+v", name, cell.State)
				}
			}
			images(t, files, work, want)
		}
		problems, err := files.Problems(ctx)
		if err != nil {
			t.Fatal(err)
		}
		same, err := work.Problems(ctx)
		if err != nil || len(same) != len(problems) {
			t.Errorf("%s: %d problems, want %d; %v", name, len(same), len(problems), err)
		}
	}
}

func equal(t *testing.T, name string, got, want any) {
	t.Helper()
	a, b := plain(t, got), plain(t, want)
	if a == b {
		return
	}
	linesA, linesB := strings.Split(a, "\n"), strings.Split(b, "\n")
	for i := range linesA {
		if i >= len(linesB) || linesA[i] != linesB[i] {
			t.Fatalf("%s differs in line %d: %s, want %s", name, i, linesA[i], linesB[min(i, len(linesB)-1)])
		}
	}
	t.Fatalf("%s is shorter", name)
}

// images compares the pictures of a module.
func images(t *testing.T, files, work *Workspace, m ModuleView) {
	t.Helper()
	for _, l := range m.Lessons {
		for _, b := range l.Blocks {
			if b.Kind != "image" {
				continue
			}
			want, err := files.Image(context.Background(), m.ID, b.File)
			if err != nil {
				t.Fatal(err)
			}
			if got, err := work.Image(context.Background(), m.ID, b.File); err != nil || got != want {
				t.Errorf("%s differs: %v", b.File, err)
			}
		}
	}
}

// TestOpenAgain opens the samples a second time, as another run of the program: the same course is
// shown, and nothing is taken in twice.
func TestOpenAgain(t *testing.T) {
	ctx := context.Background()
	home := t.TempDir()
	w := workspaceIn(t, home)
	first, err := w.OpenSamples(ctx)
	if err != nil {
		t.Fatal(err)
	}
	if len(first.Courses) < 5 || !first.Writable || first.Forks != 0 || first.Refused != 0 || first.Waiting != 0 || first.Missing != 0 {
		t.Fatalf("%+v", first)
	}
	last := first.Courses[len(first.Courses)-1]
	if _, err := w.OpenCourse(ctx, last.ID); err != nil {
		t.Fatal(err)
	}
	if _, err := w.CloseDesk(ctx); err != nil {
		t.Fatal(err)
	}
	if _, err := w.Course(ctx); err != nil {
		t.Fatal(err)
	}
	w = workspaceIn(t, home)
	second, err := w.OpenSamples(ctx)
	if err != nil {
		t.Fatal(err)
	}
	if second.File != first.File || len(second.Courses) != len(first.Courses) {
		t.Errorf("%d courses in %s, before %d in %s", len(second.Courses), second.File, len(first.Courses), first.File)
	}
	course, err := w.Course(ctx)
	if err != nil || course.ID != last.ID {
		t.Errorf("%s is shown, want %s; %v", course.ID, last.ID, err)
	}
	recent, err := w.Recent(ctx)
	if err != nil || len(recent) != 1 || !recent[0].There || recent[0].Name != "Trivium" {
		t.Errorf("Recent = %+v, %v", recent, err)
	}
}

// TestStart opens what the program is started with.
func TestStart(t *testing.T) {
	ctx := context.Background()
	home := t.TempDir()
	a, b := workspaceIn(t, home), workspaceIn(t, home)
	if err := a.Start(ctx, ""); err != nil {
		t.Fatal(err)
	}
	view, err := a.Desk(ctx)
	if err != nil || !view.Open {
		t.Fatalf("%+v, %v", view, err)
	}
	// A second window: the file is taken, so the sample is shown and the reason told.
	if err := b.Start(ctx, ""); err != nil {
		t.Fatal(err)
	}
	second, err := b.Desk(ctx)
	if err != nil || second.Open || len(second.Notices) != 1 || second.Notices[0].Code != "store.open-elsewhere" {
		t.Errorf("%+v, %v", second, err)
	}
	course, err := b.Course(ctx)
	if err != nil || !course.Sample || course.Writable {
		t.Errorf("%v, %v", course.Sample, err)
	}
	if _, err := a.CloseDesk(ctx); err != nil {
		t.Fatal(err)
	}
	if err := b.Start(ctx, view.File); err != nil {
		t.Fatal(err)
	}
	if second, err = b.Desk(ctx); err != nil || !second.Open || len(second.Notices) != 0 {
		t.Errorf("%+v, %v", second, err)
	}
}

// TestWithoutDesk requires the calls on a workspace to say that none is open.
func TestWithoutDesk(t *testing.T) {
	ctx := context.Background()
	w := newWorkspace(t)
	if v, err := w.Desk(ctx); err != nil || v.Open || v.Courses == nil || v.Notices == nil || v.Langs == nil {
		t.Errorf("Desk = %+v, %v", v, err)
	}
	if _, err := w.OpenCourse(ctx, "x"); codeOf(err) != "desk.none" {
		t.Errorf("OpenCourse: %v", err)
	}
	if _, err := w.ImportCourse(ctx, "x.json", nil); codeOf(err) != "desk.none" {
		t.Errorf("ImportCourse: %v", err)
	}
	if _, err := w.CreateDesk(ctx, CreateRequest{Name: " ", Person: "Anna"}); codeOf(err) != "desk.nameless" {
		t.Errorf("CreateDesk: %v", err)
	}
}

// TestCreateDesk makes an empty workspace and takes a course of files in.
func TestCreateDesk(t *testing.T) {
	ctx := context.Background()
	w := newWorkspace(t)
	v, err := w.CreateDesk(ctx, CreateRequest{Name: "Grupa „Pomoc”", Person: "Anna Nowak"})
	if err != nil {
		t.Fatal(err)
	}
	if filepath.Base(v.File) != "Grupa-Pomoc.trivium" || v.Person != "Anna Nowak" || v.Role != "admin" || len(v.Courses) != 0 {
		t.Errorf("%+v", v)
	}
	if c, err := w.Course(ctx); err != nil || c.Usable || c.Writable {
		t.Errorf("%+v, %v", c, err)
	}
	v, err = w.ImportCourse(ctx, filepath.Join("..", "corpora", "local-community", "programme.json"), nil)
	if err != nil || len(v.Courses) != 1 || v.Courses[0].Kind != "programme" {
		t.Fatalf("%+v, %v", v, err)
	}
	c, err := w.Course(ctx)
	if err != nil || c.ID != v.Courses[0].ID || len(c.Languages) == 0 || c.Title[lang.Polish].Raw == "" {
		t.Errorf("%+v, %v", c, err)
	}
	result, err := w.Export(ctx, ExportRequest{Format: "scorm12", Lang: c.Languages[0], Path: filepath.Join(t.TempDir(), "a.zip")}, nil)
	if err != nil || result.Bytes == 0 {
		t.Errorf("Export: %+v, %v", result, err)
	}
}

func codeOf(err error) string {
	var f *fault.Fault
	if errors.As(err, &f) {
		return f.Code
	}
	return ""
}
