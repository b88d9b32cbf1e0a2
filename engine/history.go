package engine

import (
	"cmp"
	"context"

	"trivium/engine/change"
	"trivium/engine/desk"
	"trivium/engine/lang"
	"trivium/engine/review"
	"trivium/engine/text"
)

// TextHistory returns the values a cell had, the newest first.
func (w *Workspace) TextHistory(_ context.Context, cell CellRef) ([]RevView, error) {
	d, err := w.atDesk()
	if err != nil {
		return nil, err
	}
	views := []RevView{}
	decorate(d, func(by *decorator) {
		for _, v := range by.s.Values(cell.id()) {
			before := ""
			if len(v.Bases) > 0 {
				before, _ = by.s.Value(v.Bases[0])
			}
			views = append(views, RevView{
				Rev: string(v.Rev), Text: v.Text, Known: v.Known, Person: by.people[v.Event.By], At: instant(v.Event.Clock),
				Script: spanViews(cell.Lang, before, v.Text), Head: v.Head,
			})
		}
	})
	return views, nil
}

// Versions returns the named versions, the newest first.
func (w *Workspace) Versions(context.Context) ([]VersionView, error) {
	d, err := w.atDesk()
	if err != nil {
		return nil, err
	}
	views := []VersionView{}
	decorate(d, func(by *decorator) {
		for _, v := range review.Versions(by.s) {
			views = append(views, by.version(v))
		}
	})
	return views, nil
}

func (d *decorator) version(v review.Version) VersionView {
	return VersionView{ID: v.ID, Name: v.Name, Note: v.Note, Person: d.people[v.By], At: instant(v.At), Complete: v.Complete()}
}

// NameVersion names the present state.
func (w *Workspace) NameVersion(ctx context.Context, name, note string) (VersionView, error) {
	d, err := w.atDesk()
	if err != nil {
		return VersionView{}, err
	}
	id, err := d.NewID()
	if err != nil {
		return VersionView{}, err
	}
	return nameVersion(ctx, d, id, func(s *change.State, g *change.Gesture) error {
		return review.NameVersion(s, g, id, name, note, s.Vector())
	})
}

// RenameVersion names a version anew.
func (w *Workspace) RenameVersion(ctx context.Context, id, name, note string) (VersionView, error) {
	d, err := w.atDesk()
	if err != nil {
		return VersionView{}, err
	}
	return nameVersion(ctx, d, id, func(s *change.State, g *change.Gesture) error {
		return review.RenameVersion(s, g, id, name, note)
	})
}

// nameVersion makes a gesture that names a version, and returns the version.
func nameVersion(ctx context.Context, d *desk.Desk, id string, act func(*change.State, *change.Gesture) error) (VersionView, error) {
	if _, _, err := d.Act(ctx, "", act); err != nil {
		return VersionView{}, err
	}
	var v VersionView
	decorate(d, func(by *decorator) {
		if found, f := review.FindVersion(by.s, id); f == nil {
			v = by.version(found)
		}
	})
	return v, nil
}

// Compare says what changed between two states.
func (w *Workspace) Compare(ctx context.Context, r CompareRequest, progress Progress) (CompareView, error) {
	d, err := w.atDesk()
	if err != nil {
		return CompareView{}, err
	}
	v := CompareView{Changes: []ChangeView{}}
	decorate(d, func(by *decorator) {
		var from, to *change.Past
		if from, err = past(ctx, d, by.s, r.From); err != nil {
			return
		}
		if to, err = past(ctx, d, by.s, r.To); err != nil {
			return
		}
		c := review.Compare(from, to, review.Options{Languages: r.Langs, Under: r.Under})
		v = compareView(by, c)
	})
	if progress != nil && err == nil {
		progress(1, 1)
	}
	return v, err
}

func compareView(by *decorator, c *review.Comparison) CompareView {
	v := CompareView{Changes: []ChangeView{}, Counts: ChangeCounts{
		Trivial: c.Counts.Texts[review.Trivial], Fields: c.Counts.Fields,
		Added: c.Counts.Nodes[review.Added], Removed: c.Counts.Nodes[review.Removed], Moved: c.Counts.Nodes[review.Moved],
	}}
	for _, n := range c.Counts.Texts {
		v.Counts.Texts += n
	}
	p := &comparePlacer{placer: placer{s: by.s}, headings: c.Headings}
	for _, difference := range c.InOrder() {
		switch {
		case difference.Node != nil:
			v.Changes = append(v.Changes, p.node(difference.Node))
		case difference.Field != nil:
			f := difference.Field
			v.Changes = append(v.Changes, ChangeView{
				Kind: "field", Place: p.at(f.Place, ""), Node: f.Node, Title: p.heading(f.Place), Field: f.Field,
				Old: string(f.Old), New: string(f.New), Cells: []CellChange{},
			})
		default:
			t := difference.Text
			if last := len(v.Changes) - 1; last < 0 || v.Changes[last].Text != t.Text {
				v.Changes = append(v.Changes, ChangeView{Kind: "text", Place: p.at(t.Place, t.Place.Field), Node: t.Place.Node, Title: CellsView{}, Text: t.Text, Cells: []CellChange{}})
			}
			entry := &v.Changes[len(v.Changes)-1]
			entry.Cells = append(entry.Cells, by.cellChange(t))
		}
	}
	return v
}

func (d *decorator) cellChange(t *review.TextChange) CellChange {
	id := change.CellID{Text: t.Text, Lang: t.Lang}
	c := CellChange{
		Lang: t.Lang, Trivial: t.Change == review.Trivial, Script: pieceViews(t.Pieces), Person: d.people[t.By],
		Stale: string(review.Stale(d.now, id)), Status: string(d.s.Cell(id).Status),
	}
	if len(t.Pieces) == 0 { // beyond review.MaxScripts: both texts as they are
		c.Script = []SpanView{{Kind: "deleted", Old: t.Old}, {Kind: "inserted", New: t.New}}
	}
	return c
}

// A comparePlacer names places by the headings of a comparison, which has those that are gone too.
type comparePlacer struct {
	placer
	headings review.Headings
}

func (p *comparePlacer) node(n *review.NodeChange) ChangeView {
	v := ChangeView{Kind: string(n.Change), Place: p.at(n.Place, ""), Node: n.Node, Title: p.heading(n.Place), Cells: []CellChange{}}
	if n.From != nil {
		was := p.at(*n.From, "")
		v.Was = &was
	}
	return v
}

// at returns the place of a node, or of a text with a field.
func (p *comparePlacer) at(place review.Place, field string) PlaceView {
	v := PlaceView{Course: place.Root, Lesson: place.Lesson, Block: place.Block, ModuleTitle: CellsView{}, LessonTitle: CellsView{}}
	if root := p.headings[place.Root]; root.Kind == "module" {
		v.Module, v.ModuleTitle = root.ID, titles(root)
		v.Course = cmp.Or(p.courseOf(root.ID), root.ID)
	}
	v.LessonTitle = titles(p.headings[place.Lesson])
	v.BlockKind = string(p.headings[place.Block].Block)
	if n, known := p.s.Node(place.Node); known && field+n.Kind != "" {
		v.Role = string(roleOf(n.Kind, field))
	}
	return v
}

// heading returns what people call the innermost part of a place that has a name.
func (p *comparePlacer) heading(place review.Place) CellsView {
	return titles(p.headings[cmp.Or(place.Block, place.Lesson, place.Root)])
}

func titles(h review.Heading) CellsView {
	v := CellsView{}
	for l, raw := range h.Title {
		spans := text.Parse(raw)
		v[l] = CellView{Raw: raw, Plain: text.PlainText(spans), Spans: spans}
	}
	return v
}

// spanViews compares two texts of a language.
func spanViews(l lang.Tag, before, after string) []SpanView {
	pieces, _ := review.Pieces(l, before, after)
	return pieceViews(pieces)
}

func pieceViews(pieces []review.Piece) []SpanView {
	views := make([]SpanView, len(pieces))
	for i, p := range pieces {
		kind := p.Kind
		if kind == "away" {
			kind = "moved-away"
		}
		views[i] = SpanView{Kind: kind, Old: p.Old, New: p.New, Move: p.Move}
	}
	return views
}

// Restore brings a text, lesson or module back to what it was, as a change that can be taken back.
func (w *Workspace) Restore(ctx context.Context, r RestoreRequest) (RestoreResult, error) {
	d, err := w.atDesk()
	if err != nil {
		return RestoreResult{}, err
	}
	me, _ := d.Me()
	target := review.Target{Text: r.Text, Node: r.Node, Status: change.Reviewed}
	if me.Role == change.Editor || me.Role == change.Admin {
		target.Status = change.Approved
	}
	if r.Lang != "" {
		target.Languages = []lang.Tag{r.Lang}
	}
	var restored review.Restored
	_, _, err = d.Act(ctx, "", func(s *change.State, g *change.Gesture) error {
		was, err := past(ctx, d, s, r.From)
		if err != nil {
			return err
		}
		restored, err = review.Restore(s, g, was, target)
		return err
	})
	return RestoreResult{Texts: restored.Texts, Parts: restored.Nodes + restored.Fields}, err
}

// SourceChange says why a cell is stale: what became of the text it was made from.
func (w *Workspace) SourceChange(_ context.Context, cell CellRef) (SourceChangeView, error) {
	d, err := w.atDesk()
	if err != nil {
		return SourceChangeView{}, err
	}
	v := SourceChangeView{Script: []SpanView{}}
	d.Read(func(s *change.State) {
		from := s.Cell(cell.id()).From
		if from == nil {
			return
		}
		v.From = from.Lang
		now := s.Cell(change.CellID{Text: cell.Text, Lang: from.Lang}).Text
		var before string
		if before, v.Known = s.Value(from.Rev); v.Known {
			v.Script = spanViews(from.Lang, before, now)
		}
	})
	return v, nil
}
