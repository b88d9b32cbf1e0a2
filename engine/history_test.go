package engine

import (
	"context"
	"testing"

	"trivium/engine/lang"
)

// TestVersions names a version, changes a text and a lesson, compares, restores, and takes that back.
func TestVersions(t *testing.T) {
	ctx := context.Background()
	w := newWorkspace(t)
	m := oneCourse(t, w)
	ref := CellRef{Text: m.Lessons[0].Title.ID, Lang: lang.German}
	was := m.Lessons[0].Title.Cells[lang.German]
	version, err := w.NameVersion(ctx, "Pilot", "für Kaunas")
	if err != nil || version.Name != "Pilot" || version.Person != "Anna" || !version.Complete || version.At == "" {
		t.Fatalf("%+v, %v", version, err)
	}
	if _, err := w.NameVersion(ctx, "pilot", ""); codeOf(err) != "review.version-taken" {
		t.Errorf("the same name: %v", err)
	}
	if version, err = w.RenameVersion(ctx, version.ID, "Pilot 1", ""); err != nil || version.Name != "Pilot 1" || version.Note != "" {
		t.Errorf("%+v, %v", version, err)
	}
	if _, err := w.SetText(ctx, SetTextRequest{CellRef: ref, Value: was.Raw + " 2027", Base: was.State.Revs}); err != nil {
		t.Fatal(err)
	}
	v, err := w.Compare(ctx, CompareRequest{From: Moment{Version: version.ID}}, nil)
	if err != nil || len(v.Changes) != 1 || v.Counts.Texts != 1 {
		t.Fatalf("%+v, %v", v, err)
	}
	c := v.Changes[0]
	if c.Kind != "text" || c.Text != ref.Text || c.Place.Lesson != m.Lessons[0].ID || c.Place.Module != m.ID || c.Place.Course == m.ID || c.Place.Role != "title" ||
		len(c.Cells) != 1 || c.Cells[0].Lang != lang.German || c.Cells[0].Person != "Anna" || c.Cells[0].Trivial {
		t.Errorf("%+v", c)
	}
	inserted := ""
	for _, s := range c.Cells[0].Script {
		if s.Kind == "inserted" {
			inserted += s.New
		}
	}
	if inserted != " 2027" {
		t.Errorf("the script is %+v", c.Cells[0].Script)
	}
	restored, err := w.Restore(ctx, RestoreRequest{From: Moment{Version: version.ID}, Node: m.ID})
	if err != nil || restored.Texts != 1 || restored.Parts != 0 {
		t.Errorf("%+v, %v", restored, err)
	}
	if v, err := w.Compare(ctx, CompareRequest{From: Moment{Version: version.ID}}, nil); err != nil || len(v.Changes) != 0 {
		t.Errorf("after restoring: %+v, %v", v, err)
	}
	if undone, err := w.Undo(ctx); err != nil || !undone.Done || undone.Text != ref.Text {
		t.Errorf("%+v, %v", undone, err)
	}
	if got := firstModule(t, w).Lessons[0].Title.Cells[lang.German].Raw; got != was.Raw+" 2027" {
		t.Errorf("the title is %q", got)
	}
	if list, err := w.Versions(ctx); err != nil || len(list) != 1 || list[0] != version {
		t.Errorf("%+v, %v", list, err)
	}
}

// TestTextHistory looks at all values of a cell.
func TestTextHistory(t *testing.T) {
	ctx := context.Background()
	w := newWorkspace(t)
	m := oneCourse(t, w)
	ref := CellRef{Text: m.Title.ID, Lang: lang.German}
	base := m.Title.Cells[lang.German]
	want := []string{"drei", "zwei", "eins", base.Raw}
	revs := base.State.Revs
	for i := len(want) - 2; i >= 0; i-- {
		result, err := w.SetText(ctx, SetTextRequest{CellRef: ref, Value: want[i], Base: revs})
		if err != nil {
			t.Fatal(err)
		}
		revs = result.Cell.State.Revs
	}
	history, err := w.TextHistory(ctx, ref)
	if err != nil || len(history) != len(want) {
		t.Fatalf("%+v, %v", history, err)
	}
	for i, v := range history {
		if v.Text != want[i] || !v.Known || v.Person != "Anna" || v.Head != (i == 0) || len(v.Script) == 0 {
			t.Errorf("%d: %+v", i, v)
		}
	}
}

// TestSourceChange looks why a translation is stale.
func TestSourceChange(t *testing.T) {
	ctx := context.Background()
	w := newWorkspace(t)
	m := oneCourse(t, w)
	origin := m.Title.Origin
	translation := CellRef{Text: m.Title.ID, Lang: lang.German}
	if origin == lang.German {
		translation.Lang = lang.Polish
	}
	source := CellRef{Text: m.Title.ID, Lang: origin}
	if _, err := w.SetText(ctx, SetTextRequest{CellRef: translation, Value: "neu", Base: m.Title.Cells[translation.Lang].State.Revs}); err != nil {
		t.Fatal(err)
	}
	if v, err := w.SourceChange(ctx, translation); err != nil || !v.Known || v.From != origin || len(v.Script) != 1 || v.Script[0].Kind != "equal" {
		t.Errorf("%+v, %v", v, err)
	}
	if _, err := w.SetText(ctx, SetTextRequest{CellRef: source, Value: m.Title.Cells[origin].Raw + " i jeszcze", Base: m.Title.Cells[origin].State.Revs}); err != nil {
		t.Fatal(err)
	}
	v, err := w.SourceChange(ctx, translation)
	if err != nil || !v.Known || len(v.Script) < 2 {
		t.Errorf("%+v, %v", v, err)
	}
	if cells, err := w.StillValid(ctx, []CellRef{translation}); err != nil || cells[0].State.Stale != "" || cells[0].State.From != origin {
		t.Errorf("%+v, %v", cells, err)
	}
}

// TestMoments names states in every way.
func TestMoments(t *testing.T) {
	ctx := context.Background()
	w := newWorkspace(t)
	m := oneCourse(t, w)
	ref := CellRef{Text: m.Title.ID, Lang: lang.Polish}
	result, err := w.SetText(ctx, SetTextRequest{CellRef: ref, Value: "Tytuł", Base: m.Title.Cells[lang.Polish].State.Revs})
	if err != nil {
		t.Fatal(err)
	}
	for _, tt := range []struct {
		name     string
		from, to Moment
		changes  int
		code     string
	}{
		{"now and now", Moment{}, Moment{}, 0, ""},
		{"before a gesture and now", Moment{Before: result.Gesture}, Moment{}, 1, ""},
		{"after the last gesture and now", Moment{Entry: result.Gesture}, Moment{}, 0, ""},
		{"a time to come", Moment{Time: "2999-01-01T00:00:00Z"}, Moment{}, 0, ""},
		{"no time", Moment{Time: "gestern"}, Moment{}, 0, "desk.bad-time"},
		{"no gesture", Moment{Entry: "x"}, Moment{}, 0, "review.no-gesture"},
		{"no version", Moment{}, Moment{Version: "x"}, 0, "review.no-version"},
	} {
		v, err := w.Compare(ctx, CompareRequest{From: tt.from, To: tt.to}, nil)
		if codeOf(err) != tt.code || len(v.Changes) != tt.changes {
			t.Errorf("%s: %d changes, %v", tt.name, len(v.Changes), err)
		}
	}
	before, err := w.Compare(ctx, CompareRequest{From: Moment{Time: "2001-01-01T00:00:00Z"}}, nil)
	if err != nil || before.Counts.Added < 4 { // the programme and its modules
		t.Errorf("%+v, %v", before.Counts, err)
	}
}

// TestRolesOfTexts requires that places name the roles that views give.
func TestRolesOfTexts(t *testing.T) {
	ctx := context.Background()
	w := newWorkspace(t)
	if _, err := w.OpenSamples(ctx); err != nil {
		t.Fatal(err)
	}
	for _, name := range sampleFiles() {
		c, err := workspaceIn(t, t.TempDir()).OpenSample(ctx, name)
		if err != nil {
			t.Fatal(err)
		}
		if _, err := w.OpenCourse(ctx, c.ID); err != nil {
			t.Fatal(err)
		}
		for _, item := range c.Modules {
			m, err := w.Module(ctx, item.ID)
			if err != nil {
				t.Fatal(err)
			}
			places(w.desk, func(p *placer) {
				for _, text := range textsOf(&m) {
					if got := p.place(text.ID).Role; got != text.Role {
						t.Errorf("%s is %q, the view says %q", text.ID, got, text.Role)
					}
				}
			})
		}
	}
}
