package desk

import (
	"context"
	"strings"
	"testing"
	"time"

	"trivium/engine/change"
	"trivium/engine/cpu"
	"trivium/engine/lang"
	"trivium/engine/links"
	"trivium/engine/tm"
)

const (
	inPolish = "Pani Ewa, lat 52, pyta o kurs. Kto prowadzi zajęcia? Zapisy trwają do 30 czerwca."
	inGerman = "Frau Ewa, 52, fragt nach dem Kurs. Wer leitet den Unterricht? Anmelden kann man sich bis 30. Juni."
)

// bilingual gives a text of a workspace in two languages; the German is made from the Polish.
func bilingual(t *testing.T, d *Desk, text string) {
	t.Helper()
	if err := d.SetOrigin(context.Background(), text, lang.Polish); err != nil {
		t.Fatal(err)
	}
	typed(t, d, Edit{Cell: change.CellID{Text: text, Lang: lang.Polish}, Value: inPolish})
	typed(t, d, Edit{Cell: change.CellID{Text: text, Lang: lang.German}, Value: inGerman})
}

// unitsOf returns the units of a workspace that were not taken away.
func unitsOf(t *testing.T, d *Desk) []tm.Unit {
	t.Helper()
	var all []tm.Unit
	for _, thing := range d.state.Things(change.TMAdd) {
		if string(thing.Value) == "null" {
			continue
		}
		var u tm.Unit
		if err := u.UnmarshalJSON(thing.Value); err != nil {
			t.Fatal(err)
		}
		all = append(all, u)
	}
	return all
}

// TestStatusWritesUnits approves a cell, which writes units in the same gesture, and takes it back.
func TestStatusWritesUnits(t *testing.T) {
	a, b, text := pair(t)
	ctx := context.Background()
	bilingual(t, a, text)
	german := change.CellID{Text: text, Lang: lang.German}
	count := func(d *Desk, want int, when string) {
		t.Helper()
		if got := unitsOf(t, d); len(got) != want {
			t.Errorf("%s: %d units, want %d: %+v", when, len(got), want, got)
		}
	}
	if err := a.SetStatus(ctx, []change.CellID{german}, change.Approved); err != nil {
		t.Fatal(err)
	}
	count(a, 3, "approved")
	for _, u := range unitsOf(t, a) {
		if u.Author != "Anna" || u.State != tm.Approved || u.Text != text || !strings.HasPrefix(text, u.Module) || !u.Date.Equal(start) {
			t.Errorf("%+v", u)
		}
	}
	if undo, _ := a.Undoable(); undo != "status" {
		t.Errorf("undo takes back %q", undo)
	}
	if undone, err := a.Undo(ctx); err != nil || !undone.Done || len(undone.Conflicts) > 0 {
		t.Fatal(undone, err)
	}
	count(a, 0, "taken back")
	if _, err := a.Redo(ctx); err != nil {
		t.Fatal(err)
	}
	count(a, 3, "done again")
	if err := a.SetStatus(ctx, []change.CellID{german}, change.Draft); err != nil {
		t.Fatal(err)
	}
	count(a, 3, "lowered")

	// The other copy changes the second sentence and reviews it. Undoing here leaves its units alone, and
	// asks nothing about them.
	send(t, a, b)
	typed(t, b, Edit{Cell: german, Value: strings.Replace(inGerman, "Wer", "Und wer", 1), Base: revsOf(b, german)})
	if err := b.SetStatus(ctx, []change.CellID{german}, change.Reviewed); err != nil {
		t.Fatal(err)
	}
	send(t, b, a)
	count(a, 3, "reviewed at the other")
	undone, err := a.Undo(ctx)
	for _, c := range undone.Conflicts {
		if c.Thing != "" {
			t.Errorf("asked about %+v", c)
		}
	}
	if err != nil {
		t.Error(err)
	}
	for _, u := range unitsOf(t, a) {
		if u.State != tm.Reviewed {
			t.Errorf("after undoing what is no more: %+v", u)
		}
	}
}

// TestLinkDesk confirms a segment: a link and a draft in one gesture.
func TestLinkDesk(t *testing.T) {
	a, b, text := pair(t)
	ctx := context.Background()
	bilingual(t, a, text)
	pair := links.Pair{Text: text, A: lang.Polish, B: lang.German}
	confirmed := func(d *Desk) (n int) {
		if err := d.Links(pair, func(_ *change.State, all []links.Link) {
			for _, l := range all {
				if l.Confirmed {
					n++
				}
			}
		}); err != nil {
			t.Fatal(err)
		}
		return n
	}
	if err := a.Link(ctx, pair, func(w *links.Work) error {
		return w.Confirm(links.Ref{Pair: pair, Index: 1, Source: "Kto prowadzi zajęcia?", Target: "Wer leitet den Unterricht?"})
	}); err != nil {
		t.Fatal(err)
	}
	send(t, a, b)
	for _, d := range []*Desk{a, b} {
		if u := unitsOf(t, d); confirmed(d) != 1 || len(u) != 1 || u[0].State != tm.Draft || u[0].Texts[lang.German] != "Wer leitet den Unterricht?" {
			t.Errorf("%d links, %+v", confirmed(d), u)
		}
	}
	if undo, _ := a.Undoable(); undo != "linked" {
		t.Errorf("undo takes back %q", undo)
	}
	if undone, err := a.Undo(ctx); err != nil || !undone.Done || len(undone.Conflicts) > 0 || confirmed(a) != 0 || len(unitsOf(t, a)) != 0 {
		t.Errorf("%+v %v: %d links, %+v", undone, err, confirmed(a), unitsOf(t, a))
	}
	gone := links.Pair{Text: "nowhere/text", A: lang.Polish, B: lang.German}
	if a.Links(gone, func(*change.State, []links.Link) {}) == nil || a.Link(ctx, gone, func(*links.Work) error { return nil }) == nil {
		t.Error("links of a text that is not there")
	}
}

// TestStatusOfLesson approves 500 cells at once. The bound is generous: a machine under load must not
// fail it, and work that grows with the square of the cells must.
func TestStatusOfLesson(t *testing.T) {
	a, _, _ := pair(t)
	ctx := context.Background()
	const cells = 500
	var ids []change.CellID
	if _, _, err := a.Do(ctx, "", func(g *change.Gesture) error {
		for i := range cells {
			node := strings.Replace("01ARZ3NDEKTSV4RRFFQ69G6000", "6000", "6"+string(rune('0'+i/100))+string(rune('0'+i/10%10))+string(rune('0'+i%10)), 1)
			g.PutNode(node, "block", "01ARZ3NDEKTSV4RRFFQ69G5FAV", "i")
			text := node + "/text"
			g.SetOrigin(text, lang.Polish)
			rev := g.SetCell(change.CellID{Text: text, Lang: lang.Polish}, inPolish, nil)
			for _, l := range []lang.Tag{lang.German, lang.Lithuanian} {
				g.SetCell(change.CellID{Text: text, Lang: l}, inGerman, &change.Revision{Lang: lang.Polish, Rev: rev})
			}
			ids = append(ids, change.CellID{Text: text, Lang: lang.German})
		}
		return nil
	}); err != nil {
		t.Fatal(err)
	}
	began := cpu.Process()
	if err := a.SetStatus(ctx, ids, change.Approved); err != nil {
		t.Fatal(err)
	}
	took := cpu.Process() - began
	if got := len(unitsOf(t, a)); got != 3*cells {
		t.Errorf("%d units", got)
	}
	began = cpu.Process()
	if undone, err := a.Undo(ctx); err != nil || !undone.Done || len(unitsOf(t, a)) != 0 {
		t.Errorf("undone: %v %v, %d units", undone.Done, err, len(unitsOf(t, a)))
	}
	back := cpu.Process() - began
	t.Logf("%d cells approved in %v, taken back in %v", cells, took, back)
	if took+back > 10*time.Second {
		t.Errorf("it took %v, and %v back", took, back)
	}
}
