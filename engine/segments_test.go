package engine

import (
	"context"
	"strings"
	"testing"

	"trivium/engine/change"
	"trivium/engine/lang"
	"trivium/engine/tm"
)

// TestSegments lists, confirms, joins, divides, links anew and takes back, as screens do.
func TestSegments(t *testing.T) {
	ctx := context.Background()
	w := newWorkspace(t)
	if _, err := w.Segments(ctx, SegmentsRef{}); err == nil {
		t.Error("links of no workspace")
	}
	if _, err := w.OpenSamples(ctx); err != nil {
		t.Fatal(err)
	}
	ref := SegmentsRef{Text: textWith(t, w, "Dzień dobry. Dobrze, że pani przyszła."), From: lang.Polish, To: lang.German}
	view, err := w.Segments(ctx, ref)
	if err != nil || len(view.Links) != 3 || view.Links[0].Confirmed || view.Links[0].Confidence < 0.9 {
		t.Fatalf("%+v %v", view, err)
	}
	link := func(i int) LinkRef { return LinkRef{i, view.Links[i].Source.Text, view.Links[i].Target.Text} }
	for _, step := range []struct {
		name string
		do   func() (SegmentsView, error)
		n    int // confirmed links after it
	}{
		{"confirm", func() (SegmentsView, error) { return w.ConfirmSegment(ctx, LinkRequest{ref, link(0)}) }, 1},
		{"join", func() (SegmentsView, error) { return w.JoinLinks(ctx, JoinLinksRequest{ref, link(0), link(1)}) }, 1},
		{"split", func() (SegmentsView, error) { return w.SplitLink(ctx, SplitLinkRequest{ref, link(0), 1, 1}) }, 2},
		{"unlink", func() (SegmentsView, error) { return w.Unlink(ctx, LinkRequest{ref, link(0)}) }, 3},
		{"relink", func() (SegmentsView, error) {
			return w.Relink(ctx, RelinkRequest{ref, view.Links[0].Source, view.Links[1].Target})
		}, 2},
		{"confirm all", func() (SegmentsView, error) {
			all := LinksRequest{SegmentsRef: ref}
			for i := range view.Links {
				all.Links = append(all.Links, link(i))
			}
			return w.ConfirmSegments(ctx, all)
		}, 3},
		{"move", func() (SegmentsView, error) {
			return w.MoveSentence(ctx, MoveSentenceRequest{ref, link(0), link(1), true})
		}, 2},
		{"release", func() (SegmentsView, error) { return w.ReleaseLink(ctx, LinkRequest{ref, link(1)}) }, 1},
	} {
		if view, err = step.do(); err != nil {
			t.Fatalf("%s: %v", step.name, err)
		}
		n := 0
		for _, l := range view.Links {
			if l.Confirmed {
				n++
				if l.By == "" || l.At == "" || l.Confidence != 1 {
					t.Errorf("%s: %+v", step.name, l)
				}
			}
		}
		if n != step.n {
			t.Errorf("%s: %d confirmed, want %d: %+v", step.name, n, step.n, view.Links)
		}
	}
	if v, err := w.Timeline(ctx, TimelineRequest{}); err != nil || v.Entries[0].Kind != "linked" || v.Entries[0].Count != 1 {
		t.Errorf("the time line says %+v, %v", v.Entries, err)
	}
	for range 8 {
		if done, err := w.Undo(ctx); err != nil || !done.Done || len(done.Conflicts) > 0 {
			t.Fatal(done, err)
		}
	}
	if view, err = w.Segments(ctx, ref); err != nil || len(view.Links) != 3 || view.Links[0].Confirmed || len(unitsIn(t, w)) != 0 {
		t.Errorf("taken back: %+v %v", view, err)
	}
}

// TestSamplesApproved approves all translations of the samples, and looks at what goes into the memory.
func TestSamplesApproved(t *testing.T) {
	ctx := context.Background()
	w := newWorkspace(t)
	if _, err := w.OpenSamples(ctx); err != nil {
		t.Fatal(err)
	}
	d, err := w.atDesk()
	if err != nil {
		t.Fatal(err)
	}
	var request StatusRequest
	adapted := map[string]bool{}
	d.Read(func(s *change.State) {
		for id := range s.Cells {
			node, _ := change.SplitText(id.Text)
			if n, ok := s.Node(node); ok && !n.Deleted && s.Origin(id.Text) != id.Lang {
				request.Cells = append(request.Cells, CellRef{id.Text, id.Lang})
			}
			adapted[id.Text] = s.Policy(id.Text) != ""
		}
	})
	request.Status = string(change.Approved)
	if _, err := w.SetStatus(ctx, request); err != nil {
		t.Fatal(err)
	}
	all := unitsIn(t, w)
	three := 0
	for _, u := range all {
		if len(u.Texts) < 2 || u.State != tm.Approved || u.Origin == "" || u.Module == "" || adapted[u.Text] {
			t.Errorf("%+v", u)
		}
		if len(u.Texts) == 3 {
			three++
		}
	}
	t.Logf("%d cells: %d units, %d of them in three languages", len(request.Cells), len(all), three)
	if len(all) < 1100 || three < 400 {
		t.Errorf("%d units, %d in three languages", len(all), three)
	}
}

// TestApprovedIsFound approves a text: its sentences are found in the memory at once, and no more when that
// is taken back.
func TestApprovedIsFound(t *testing.T) {
	ctx := context.Background()
	w := newWorkspace(t)
	if _, err := w.OpenSamples(ctx); err != nil {
		t.Fatal(err)
	}
	id := textWith(t, w, "Dzień dobry. Dobrze, że pani przyszła.")
	request := StatusRequest{Cells: []CellRef{{id, lang.Polish}, {id, lang.German}}, Status: string(change.Approved)}
	if _, err := w.SetStatus(ctx, request); err != nil {
		t.Fatal(err)
	}
	ask := func() []MatchView {
		matches, err := w.Lookup(ctx, LookupRequest{Text: "Dobrze, że pani przyszła.", From: lang.Polish, To: lang.German, TextID: id})
		if err != nil {
			t.Fatal(err)
		}
		return matches
	}
	if m := ask(); len(m) == 0 || m[0].Score != 102 || len(m[0].Unit.Texts) != 2 {
		t.Errorf("%+v", m)
	}
	if _, err := w.Undo(ctx); err != nil {
		t.Fatal(err)
	}
	if m := ask(); len(m) != 0 {
		t.Errorf("taken back: %+v", m)
	}
}

// textWith returns the id of the text that has a Polish cell with some words.
func textWith(t *testing.T, w *Workspace, words string) (found string) {
	t.Helper()
	d, err := w.atDesk()
	if err != nil {
		t.Fatal(err)
	}
	d.Read(func(s *change.State) {
		for id := range s.Cells {
			if id.Lang == lang.Polish && strings.Contains(s.Cell(id).Text, words) {
				found = id.Text
			}
		}
	})
	return found
}

func unitsIn(t *testing.T, w *Workspace) []tm.Unit {
	t.Helper()
	d, err := w.atDesk()
	if err != nil {
		t.Fatal(err)
	}
	var all []tm.Unit
	d.Read(func(s *change.State) {
		for _, thing := range s.Things(change.TMAdd) {
			var u tm.Unit
			if string(thing.Value) == "null" {
				continue
			}
			if err := u.UnmarshalJSON(thing.Value); err != nil {
				t.Fatal(err)
			}
			all = append(all, u)
		}
	})
	return all
}
