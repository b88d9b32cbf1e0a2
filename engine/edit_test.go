package engine

import (
	"context"
	"path/filepath"
	"slices"
	"testing"

	"trivium/engine/lang"
)

// oneCourse makes a workspace with the programme of the local community, and returns the first
// module's view.
func oneCourse(t *testing.T, w *Workspace) ModuleView {
	t.Helper()
	ctx := context.Background()
	if _, err := w.CreateDesk(ctx, CreateRequest{Name: "Kurs", Person: "Anna"}); err != nil {
		t.Fatal(err)
	}
	if _, err := w.ImportCourse(ctx, filepath.Join("..", "corpora", "local-community", "programme.json"), nil); err != nil {
		t.Fatal(err)
	}
	return firstModule(t, w)
}

func firstModule(t *testing.T, w *Workspace) ModuleView {
	t.Helper()
	c, err := w.Course(context.Background())
	if err != nil {
		t.Fatal(err)
	}
	m, err := w.Module(context.Background(), c.Modules[0].ID)
	if err != nil {
		t.Fatal(err)
	}
	return m
}

// TestEdit writes a text, looks at it in all views, takes it back and does it again.
func TestEdit(t *testing.T) {
	ctx := context.Background()
	w := newWorkspace(t)
	var told []DeskChanged
	m := oneCourse(t, w)
	w.Listen(func(c DeskChanged) { told = append(told, c) })
	ref := CellRef{Text: m.Title.ID, Lang: lang.Polish}
	before := m.Title.Cells[lang.Polish]
	if before.State == nil || before.State.By != "Anna" || before.State.Status != "draft" {
		t.Fatalf("%+v", before.State)
	}
	result, err := w.SetText(ctx, SetTextRequest{CellRef: ref, Value: "**Nowy** tytuł", Base: before.State.Revs})
	if err != nil || result.Cell.Plain != "Nowy tytuł" || result.Gesture == "" || len(result.Cell.State.Revs) != 1 {
		t.Fatalf("%+v, %v", result, err)
	}
	if len(told) != 1 || !slices.Contains(told[0].Cells, ref) || told[0].Structure || told[0].All {
		t.Errorf("told: %+v", told)
	}
	if got := firstModule(t, w).Title.Cells[lang.Polish]; got.Raw != "**Nowy** tytuł" {
		t.Errorf("the module shows %q", got.Raw)
	}
	if c, err := w.Course(ctx); err != nil || c.Modules[0].Title[lang.Polish].Plain != "Nowy tytuł" {
		t.Errorf("the outline shows %q, %v", c.Modules[0].Title[lang.Polish].Plain, err)
	}
	undone, err := w.Undo(ctx)
	if err != nil || !undone.Done || undone.Kind != "wrote" || undone.Module != m.ID || undone.Text != ref.Text || len(undone.Conflicts) != 0 {
		t.Errorf("%+v, %v", undone, err)
	}
	if got := firstModule(t, w).Title.Cells[lang.Polish]; got.Raw != before.Raw {
		t.Errorf("undone, the module shows %q", got.Raw)
	}
	v, err := w.Desk(ctx)
	if err != nil || v.Redo != "wrote" || v.Undo != "imported" {
		t.Errorf("undo %q, redo %q, %v", v.Undo, v.Redo, err)
	}
	if redone, err := w.Redo(ctx); err != nil || !redone.Done {
		t.Errorf("%+v, %v", redone, err)
	}
	cells, err := w.SetStatus(ctx, StatusRequest{Cells: []CellRef{ref}, Status: "approved"})
	if err != nil || len(cells) != 1 || cells[0].State.Status != "approved" {
		t.Errorf("%+v, %v", cells, err)
	}
	if _, err := w.SetStatus(ctx, StatusRequest{Cells: []CellRef{ref}, Status: "perfect"}); codeOf(err) != "desk.status-unknown" {
		t.Errorf("%v", err)
	}
}

// TestEveryTextCanBeWritten writes every text of a sample by the id that the view gives: each reads so
// in the next view.
func TestEveryTextCanBeWritten(t *testing.T) {
	ctx := context.Background()
	w := newWorkspace(t)
	m := oneCourse(t, w)
	want := map[string]string{}
	for _, text := range textsOf(&m) {
		for l, c := range text.Cells {
			value := c.Raw + " (x)"
			if _, err := w.SetText(ctx, SetTextRequest{CellRef: CellRef{Text: text.ID, Lang: l}, Value: value, Base: c.State.Revs}); err != nil {
				t.Fatalf("%s %s: %v", text.ID, l, err)
			}
			want[text.ID+" "+string(l)] = value
		}
		if len(want) > 300 {
			break
		}
	}
	m = firstModule(t, w)
	for _, text := range textsOf(&m) {
		for l, c := range text.Cells {
			if value, written := want[text.ID+" "+string(l)]; written && c.Raw != value {
				t.Errorf("%s %s is %q, want %q", text.ID, l, c.Raw, value)
			}
		}
	}
}

// textsOf returns all texts of a module, those without ids of their own first.
func textsOf(m *ModuleView) []TextView {
	all := slices.Clone(m.About.Texts)
	all = append(all, m.Title)
	for _, l := range m.Lessons {
		all = append(all, l.Title)
		for _, b := range l.Blocks {
			all = append(all, b.Texts...)
		}
	}
	return all
}

// TestForkInViews makes a fork as one person at two files, and settles it.
func TestForkInViews(t *testing.T) {
	ctx := context.Background()
	w := newWorkspace(t)
	m := oneCourse(t, w)
	ref := CellRef{Text: m.Title.ID, Lang: lang.Polish}
	state := m.Title.Cells[lang.Polish].State
	// What a second window of the same person types over the same text, without having seen the first.
	var last SetTextResult
	for _, value := range []string{"Pierwszy", "Dru"} {
		var err error
		if last, err = w.SetText(ctx, SetTextRequest{CellRef: ref, Value: value, Base: state.Revs}); err != nil {
			t.Fatal(err)
		}
	}
	// Typing on in the same stay goes over the text typed, not beside it.
	last, err := w.SetText(ctx, SetTextRequest{CellRef: ref, Value: "Drugi", Base: last.Base, Gesture: last.Gesture})
	if err != nil || len(last.Base) != 1 || len(last.Cell.State.Revs) != 2 {
		t.Fatalf("%+v, %v", last, err)
	}
	forks, err := w.Forks(ctx)
	if err != nil || len(forks) != 1 {
		t.Fatalf("%+v, %v", forks, err)
	}
	f := forks[0]
	if f.CellRef != ref || f.Base != m.Title.Cells[lang.Polish].Raw || len(f.Heads) != 2 || f.Place.Module != m.ID || f.Heads[0].Person != "Anna" {
		t.Errorf("%+v", f)
	}
	if v, err := w.Desk(ctx); err != nil || v.Forks != 1 {
		t.Errorf("%d forks, %v", v.Forks, err)
	}
	result, err := w.SetText(ctx, SetTextRequest{CellRef: ref, Value: "Pierwszy i drugi", Base: f.Revs})
	if err != nil || result.Cell.State.Fork || result.Cell.Raw != "Pierwszy i drugi" {
		t.Errorf("%+v, %v", result, err)
	}
}

// TestOwnTextIDs requires that the ids of views are those of the workspace, also of lists whose
// entries files only count.
func TestOwnTextIDs(t *testing.T) {
	w := newWorkspace(t)
	m := oneCourse(t, w)
	places(w.desk, func(p *placer) {
		for _, text := range textsOf(&m) {
			if got := p.place(text.ID); got.Module != m.ID || got.Course == m.ID || got.Course == "" {
				t.Errorf("%s is in %+v", text.ID, got)
			}
		}
	})
}
