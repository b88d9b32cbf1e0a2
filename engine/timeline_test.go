package engine

import (
	"context"
	"fmt"
	"slices"
	"testing"

	"trivium/engine/lang"
)

// TestTimeline looks at what was done in a workspace, and compares the moments around an entry.
func TestTimeline(t *testing.T) {
	ctx := context.Background()
	w := newWorkspace(t)
	m := oneCourse(t, w)
	lesson := m.Lessons[1]
	ref := CellRef{Text: lesson.Title.ID, Lang: lang.German}
	if _, err := w.SetText(ctx, SetTextRequest{CellRef: ref, Value: "Ein anderer Titel", Base: lesson.Title.Cells[lang.German].State.Revs}); err != nil {
		t.Fatal(err)
	}
	if _, err := w.NameVersion(ctx, "Pilot", ""); err != nil {
		t.Fatal(err)
	}
	v, err := w.Timeline(ctx, TimelineRequest{})
	if err != nil || len(v.Entries) == 0 {
		t.Fatalf("%+v, %v", v, err)
	}
	kinds := []string{}
	for _, e := range v.Entries {
		kinds = append(kinds, e.Kind)
		if e.Person != "Anna" || e.Arrived || e.From == "" || e.To == "" {
			t.Errorf("%+v", e)
		}
		if _, err := w.Compare(ctx, CompareRequest{From: Moment{Before: e.ID}, To: Moment{Entry: e.ID}}, nil); err != nil {
			t.Errorf("%s %s: %v", e.Kind, e.ID, err)
		}
	}
	if !slices.Contains(kinds, "imported") {
		t.Errorf("the kinds are %v", kinds)
	}
	under, err := w.Timeline(ctx, TimelineRequest{Under: lesson.ID})
	if err != nil || len(under.Entries) == 0 {
		t.Fatalf("%+v, %v", under, err)
	}
	newest := under.Entries[0]
	if newest.Texts != 1 || !slices.Equal(newest.Langs, []lang.Tag{lang.German}) || newest.Places[0].Lesson != lesson.ID || newest.Places[0].Module != m.ID {
		t.Errorf("%+v", newest)
	}
	c, err := w.Compare(ctx, CompareRequest{From: Moment{Before: newest.ID}, To: Moment{Entry: newest.ID}}, nil)
	if err != nil || len(c.Changes) != 1 || c.Changes[0].Text != ref.Text {
		t.Errorf("%+v, %v", c, err)
	}
	if other, err := w.Timeline(ctx, TimelineRequest{Under: m.Lessons[0].ID}); err != nil || slices.ContainsFunc(other.Entries, func(e TimelineEntry) bool { return e.ID == newest.ID }) {
		t.Errorf("%+v, %v", other, err)
	}
}

// TestPages reads the time line in pages of one: the same entries in the same order.
func TestPages(t *testing.T) {
	ctx := context.Background()
	w := newWorkspace(t)
	oneCourse(t, w)
	if _, err := w.NameVersion(ctx, "Pilot", ""); err != nil {
		t.Fatal(err)
	}
	all, err := w.Timeline(ctx, TimelineRequest{})
	if err != nil || all.Next != "" {
		t.Fatalf("%+v, %v", all, err)
	}
	cursor, i := "", 0
	for ; i == 0 || cursor != ""; i++ {
		page, err := w.Timeline(ctx, TimelineRequest{Cursor: cursor, Limit: 1})
		if err != nil || len(page.Entries) != 1 || page.Entries[0].ID != all.Entries[i].ID {
			t.Fatalf("page %d: %+v, %v", i, page, err)
		}
		cursor = page.Next
	}
	if i != len(all.Entries) {
		t.Errorf("%d pages, %d entries", i, len(all.Entries))
	}
}

// TestProgress adds up a programme, a module and a lesson: the lessons and what the module has of its
// own make the module.
func TestProgress(t *testing.T) {
	ctx := context.Background()
	w := newWorkspace(t)
	m := oneCourse(t, w)
	c, err := w.Course(ctx)
	if err != nil {
		t.Fatal(err)
	}
	ref := CellRef{Text: m.Lessons[0].Title.ID, Lang: lang.Polish}
	if _, err := w.SetStatus(ctx, StatusRequest{Cells: []CellRef{ref}, Status: "approved"}); err != nil {
		t.Fatal(err)
	}
	whole := progressOf(t, w, c.ID)
	module := progressOf(t, w, m.ID)
	if len(whole) != len(c.Languages) || len(module) != len(c.Languages) {
		t.Fatalf("%+v, %+v", whole, module)
	}
	lessons := make([]int, len(c.Languages))
	for _, l := range m.Lessons {
		for i, p := range progressOf(t, w, l.ID) {
			lessons[i] += p.Cells
		}
	}
	for i, p := range module {
		if p.Lang != c.Languages[i] || p.Cells != p.Empty+p.Draft+p.Translated+p.Reviewed+p.Approved || p.Cells == 0 || p.Words == 0 {
			t.Errorf("%+v", p)
		}
		if lessons[i] >= p.Cells || p.Cells-lessons[i] > 40 || whole[i].Cells <= p.Cells {
			t.Errorf("%s: %d in lessons, %d in the module, %d in all", p.Lang, lessons[i], p.Cells, whole[i].Cells)
		}
		if want := map[bool]int{true: 1}[p.Lang == lang.Polish]; p.Approved != want {
			t.Errorf("%s: %d approved", p.Lang, p.Approved)
		}
	}
	if v, err := w.Desk(ctx); err != nil || !slices.Equal(v.Courses[0].Progress, whole) {
		t.Errorf("%+v, %v", v.Courses[0].Progress, err)
	}
}

func progressOf(t *testing.T, w *Workspace, id string) []LangProgress {
	t.Helper()
	p, err := w.Progress(context.Background(), id)
	if err != nil {
		t.Fatal(err)
	}
	return p
}

// TestMemoryTimeline: what is done to the memory has its own words and counts, forward and back.
func TestMemoryTimeline(t *testing.T) {
	ctx := context.Background()
	w := withMemory(t)
	newest := func() TimelineEntry {
		t.Helper()
		v, err := w.Timeline(ctx, TimelineRequest{})
		if err != nil || len(v.Entries) == 0 {
			t.Fatalf("%+v, %v", v, err)
		}
		return v.Entries[0]
	}
	told := func(deed, kind string, count int, name string) {
		t.Helper()
		if e := newest(); e.Kind != kind || e.Count != count || e.Name != name {
			t.Errorf("%s: %+v", deed, e)
		}
	}
	// A named version ends an entry, so that what comes next stands alone.
	pauses := 0
	pause := func() {
		t.Helper()
		pauses++
		if _, err := w.NameVersion(ctx, fmt.Sprint("Pause ", pauses), ""); err != nil {
			t.Fatal(err)
		}
	}
	undone := func(kind string) {
		t.Helper()
		if r, err := w.Undo(ctx); err != nil || r.Kind != kind {
			t.Errorf("undone: %+v, %v", r, err)
		}
		told("undo of "+kind, "undone", 0, "")
	}
	told("a file comes in", "attached", 1, "small.tsv")
	pause()
	put, err := w.PutUnit(ctx, UnitView{State: "draft", Texts: []UnitText{{Lang: lang.German, Text: "Neu."}, {Lang: lang.Polish, Text: "Nowe."}}})
	if err != nil {
		t.Fatal(err)
	}
	fromFile := lookupIn(t, w, "Das Haus ist alt.")[0].Unit
	fromFile.Note = "geprüft"
	if _, err := w.PutUnit(ctx, fromFile); err != nil {
		t.Fatal(err)
	}
	told("a unit is written, one of the file changed", "units", 2, "")
	pause()
	gone := []string{put.ID, lookupIn(t, w, "Das Haus ist neu.")[0].Unit.ID, lookupIn(t, w, "Das Haus hat 14 Zimmer.")[0].Unit.ID}
	if _, err := w.RetractUnits(ctx, gone); err != nil {
		t.Fatal(err)
	}
	told("units of a person and of the file go", "retracted", 3, "")
	undone("memory")
	v, err := w.Memory(ctx)
	if err != nil {
		t.Fatal(err)
	}
	pause()
	v.Settings.Machine = 40
	if _, err := w.SetMemorySettings(ctx, v.Settings); err != nil {
		t.Fatal(err)
	}
	told("penalties", "penalties", 0, "")
	undone("penalties")
	pause()
	if _, err := w.DetachMemory(ctx, v.Batches[0].Hash); err != nil {
		t.Fatal(err)
	}
	told("the file goes", "detached", 1, "")
}
