package memory

import (
	"context"
	"path/filepath"
	"strings"
	"testing"

	"trivium/engine/change"
	"trivium/engine/course"
	"trivium/engine/desk"
	"trivium/engine/lang"
	"trivium/engine/segment"
	"trivium/engine/tm"
)

// sampleDesk is a workspace with a sample course.
func sampleDesk(t *testing.T) (*desk.Desk, string) {
	t.Helper()
	d := newDesk(t)
	c, found, err := course.LoadFile(filepath.FromSlash("../../corpora/homelessness-crisis/module.json"))
	if err != nil {
		t.Fatal(err)
	}
	if _, err := d.Import(context.Background(), c, found); err != nil {
		t.Fatal(err)
	}
	return d, c.ID()
}

// TestAnalyse counts the segments of a sample: what is not translated, and all of it.
func TestAnalyse(t *testing.T) {
	ctx := context.Background()
	d, id := sampleDesk(t)
	m := newMemory(t, d)
	empty, err := m.Analyse(ctx, []string{id}, "pl", "de", true, nil)
	if err != nil || empty.Total.Segments < 50 || empty.Total.Words < empty.Total.Segments {
		t.Fatalf("%+v, %v", empty.Total, err)
	}
	if left, err := m.Analyse(ctx, nil, "pl", "de", false, nil); err != nil || left.Total.Segments >= empty.Total.Segments {
		t.Errorf("%d segments to translate of %d, %v", left.Total.Segments, empty.Total.Segments, err)
	}
	known := aText(t, m, d, "pl", "de")
	put(t, m, tm.Unit{Texts: map[lang.Tag]string{"pl": known.source, "de": "Ganz anders."}, State: tm.Approved})
	after, err := m.Analyse(ctx, []string{id}, "pl", "de", true, nil)
	if err != nil || exact(after) <= exact(empty) || after.Total != empty.Total {
		t.Errorf("%d exact before, %d after; %+v, %+v, %v", exact(empty), exact(after), empty.Total, after.Total, err)
	}
	if _, err := m.Analyse(ctx, []string{"01HZZZZZZZZZZZZZZZZZZZZZZZ"}, "pl", "de", true, nil); err == nil {
		t.Error("a course that is not there was analysed")
	}
}

func exact(a tm.Analysis) (segments int) {
	for _, b := range a.Bands {
		if b.Band == tm.BandExact || b.Band == tm.BandContext {
			segments += b.Segments
		}
	}
	return segments
}

// aText returns a text of the sample that is one segment and has a translation.
func aText(t *testing.T, m *Memory, d *desk.Desk, from, to lang.Tag) courseText {
	t.Helper()
	texts, err := m.textsOf(context.Background(), nil, from, to)
	if err != nil {
		t.Fatal(err)
	}
	for _, text := range texts {
		if len(text.parts) == 1 && text.done && len(text.source) > 40 && text.parts[0] == (segment.Range{Start: 0, End: len(text.source)}) {
			return text
		}
	}
	t.Fatal("no such text in the sample")
	return courseText{}
}

// TestPretranslate empties two cells, of which the memory knows one: that is filled as a draft made from
// its source, in one gesture.
func TestPretranslate(t *testing.T) {
	ctx := context.Background()
	d, id := sampleDesk(t)
	m := newMemory(t, d)
	known := aText(t, m, d, "pl", "de")
	var other courseText
	texts, err := m.textsOf(ctx, nil, "pl", "de")
	if err != nil {
		t.Fatal(err)
	}
	for _, text := range texts {
		if len(text.parts) >= 2 && text.done {
			other = text
		}
	}
	if other.source == "" {
		t.Fatal("no text of two segments in the sample")
	}
	if _, _, err := d.Do(ctx, "", func(g *change.Gesture) error {
		g.SetCell(known.id, "", nil)
		g.SetCell(other.id, "", nil)
		return nil
	}); err != nil {
		t.Fatal(err)
	}
	put(t, m, tm.Unit{Texts: map[lang.Tag]string{"pl": known.source, "de": "Aus dem Speicher."}, State: tm.Approved})
	first, _, _ := other.around(0)
	put(t, m, tm.Unit{Texts: map[lang.Tag]string{"pl": first, "de": "Der Anfang."}, State: tm.Approved})
	filled, err := m.Pretranslate(ctx, []string{id}, "pl", "de", 0, nil)
	if err != nil || filled != 1 {
		t.Fatalf("%d cells, %v", filled, err)
	}
	cell := func(c change.CellID) (now change.Cell) {
		d.Read(func(s *change.State) { now = s.Cell(c) })
		return now
	}
	if now := cell(known.id); now.Text != "Aus dem Speicher." || now.Status != change.Draft || now.From == nil || now.From.Rev != known.rev {
		t.Errorf("%+v", now)
	}
	if now := cell(other.id); now.Text != "" {
		t.Errorf("a text of which a segment is unknown was filled with %q", now.Text)
	}
	var targets []string
	for i := range other.parts[1:] {
		part, _, _ := other.around(i + 1)
		targets = append(targets, "Teil.")
		put(t, m, tm.Unit{Texts: map[lang.Tag]string{"pl": part, "de": "Teil."}, State: tm.Approved})
	}
	if filled, err = m.Pretranslate(ctx, nil, "pl", "de", 100, nil); err != nil || filled != 1 {
		t.Fatalf("%d cells, %v", filled, err)
	}
	if want := "Der Anfang. " + strings.Join(targets, " "); strings.Join(strings.Fields(cell(other.id).Text), " ") != want {
		t.Errorf("%q, want %q", cell(other.id).Text, want)
	}
	if filled, err = m.Pretranslate(ctx, nil, "pl", "de", 100, nil); err != nil || filled != 0 {
		t.Errorf("%d cells, %v", filled, err)
	}
	undone, err := d.Undo(ctx)
	if err != nil || !undone.Done || cell(other.id).Text != "" {
		t.Errorf("%+v, %v", undone, err)
	}
}

// TestSettings changes the penalties: they count at once, and for whoever opens the workspace later.
func TestSettings(t *testing.T) {
	ctx := context.Background()
	d := newDesk(t)
	m := newMemory(t, d)
	imported(t, m, Import{Path: file(t, "a.tsv", numbered(20))})
	score := func(m *Memory) float64 {
		return lookup(t, m, "Das Heim Nummer 17 hat Plätze frei.", "de", "pl")[0].Score
	}
	before := score(m)
	s := m.Settings()
	if s.Penalties[tm.Imported] != tm.Defaults().Penalties[tm.Imported] {
		t.Errorf("%+v", s)
	}
	s.Penalties = map[tm.State]float64{tm.Imported: tm.Defaults().Penalties[tm.Imported] + 10}
	if err := m.SetSettings(ctx, s); err != nil {
		t.Fatal(err)
	}
	if after := score(m); after != before-10 {
		t.Errorf("%v before, %v after", before, after)
	}
	m.Close(ctx)
	if again := newMemory(t, d); score(again) != before-10 {
		t.Errorf("%v after opening", score(again))
	}
}
