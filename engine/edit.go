package engine

import (
	"context"

	"trivium/engine/change"
	"trivium/engine/desk"
	"trivium/engine/fault"
	"trivium/engine/lang"
)

// SetText gives a cell a text and returns when that is on the disk. What others have written since
// the person began to type is merged with it, or stands beside it as a fork: nothing typed is lost.
func (w *Workspace) SetText(ctx context.Context, r SetTextRequest) (SetTextResult, error) {
	d, err := w.atDesk()
	if err != nil {
		return SetTextResult{}, err
	}
	edit := desk.Edit{Cell: r.id(), Value: r.Value, From: r.From, Gesture: r.Gesture}
	for _, rev := range r.Base {
		edit.Base = append(edit.Base, change.ID(rev))
	}
	tx, err := d.SetText(ctx, edit)
	if err != nil {
		return SetTextResult{}, err
	}
	return SetTextResult{Cell: cellViews(d, []CellRef{r.CellRef})[0], Gesture: tx, Base: standing(d, r)}, nil
}

// standing returns the values that a text which was just given is based on from now on: all that stand
// there, or of a fork the one that says what was given, so that typing on makes no third text.
func standing(d *desk.Desk, r SetTextRequest) []string {
	base := []string{}
	d.Read(func(s *change.State) {
		cell := s.Cell(r.id())
		for _, head := range cell.Heads {
			if !cell.Fork || head.Text == r.Value {
				base = append(base, string(head.Rev))
			}
		}
	})
	return base
}

// id returns the cell that is named.
func (r CellRef) id() change.CellID { return change.CellID{Text: r.Text, Lang: r.Lang} }

func ids(cells []CellRef) []change.CellID {
	all := make([]change.CellID, len(cells))
	for i, c := range cells {
		all[i] = c.id()
	}
	return all
}

// cellViews returns cells as they stand, in order.
func cellViews(d *desk.Desk, cells []CellRef) []CellView {
	views := make([]CellView, len(cells))
	decorate(d, func(by *decorator) {
		for i, c := range cells {
			views[i] = by.cellNow(c.id())
		}
	})
	return views
}

// SetStatus says how far cells are; the answer has them in the order of the request.
func (w *Workspace) SetStatus(ctx context.Context, r StatusRequest) ([]CellView, error) {
	d, err := w.atDesk()
	if err != nil {
		return nil, err
	}
	status := change.Status(r.Status)
	switch status {
	case change.Draft, change.Translated, change.Reviewed, change.Approved:
	default:
		return nil, fault.New("desk.status-unknown", "found", r.Status, "expected", "draft, translated, reviewed, approved")
	}
	if err := d.SetStatus(ctx, ids(r.Cells), status); err != nil {
		return nil, err
	}
	return cellViews(d, r.Cells), nil
}

// StillValid says that translations stand for what their sources say now.
func (w *Workspace) StillValid(ctx context.Context, cells []CellRef) ([]CellView, error) {
	d, err := w.atDesk()
	if err != nil {
		return nil, err
	}
	if err := d.StillValid(ctx, ids(cells)); err != nil {
		return nil, err
	}
	return cellViews(d, cells), nil
}

// SetOrigin says in which language a text was first written. The answer has its cells in all
// languages, those of lang.All.
func (w *Workspace) SetOrigin(ctx context.Context, text string, l lang.Tag) ([]CellView, error) {
	d, err := w.atDesk()
	if err != nil {
		return nil, err
	}
	if err := d.SetOrigin(ctx, text, l); err != nil {
		return nil, err
	}
	cells := []CellRef{}
	for _, l := range lang.All() {
		cells = append(cells, CellRef{Text: text, Lang: l})
	}
	return cellViews(d, cells), nil
}

// Undo takes the latest gesture of this device back.
func (w *Workspace) Undo(ctx context.Context) (UndoResult, error) {
	return w.inverse(ctx, (*desk.Desk).Undo)
}

// Redo does again what Undo took back.
func (w *Workspace) Redo(ctx context.Context) (UndoResult, error) {
	return w.inverse(ctx, (*desk.Desk).Redo)
}

func (w *Workspace) inverse(ctx context.Context, of func(*desk.Desk, context.Context) (desk.Undone, error)) (UndoResult, error) {
	d, err := w.atDesk()
	if err != nil {
		return UndoResult{}, err
	}
	undone, err := of(d, ctx)
	if err != nil {
		return UndoResult{}, err
	}
	v := UndoResult{Done: undone.Done, Kind: undone.Kind, Conflicts: []ConflictView{}}
	places(d, func(p *placer) {
		p.lookAt(&v, undone.Changes)
		for _, c := range undone.Conflicts {
			node := c.Node
			if c.Cell.Text != "" {
				node = c.Cell.Text
			}
			v.Conflicts = append(v.Conflicts, ConflictView{Place: p.place(node), Text: c.Cell.Text, Lang: c.Cell.Lang, Before: c.Before, Now: c.Now})
		}
	})
	return v, nil
}

// Forks returns the texts that a person has to settle; SetText with all Revs as Base does.
func (w *Workspace) Forks(context.Context) ([]ForkView, error) {
	d, err := w.atDesk()
	if err != nil {
		return nil, err
	}
	views := []ForkView{}
	decorate(d, func(by *decorator) {
		p := &placer{s: by.s}
		for _, id := range by.s.Forks() {
			views = append(views, by.fork(p, id))
		}
	})
	return views, nil
}

func (d *decorator) fork(p *placer, id change.CellID) ForkView {
	c := d.s.Cell(id)
	base, _ := d.s.ForkBase(id)
	v := ForkView{CellRef: CellRef{Text: id.Text, Lang: id.Lang}, Place: p.place(id.Text), Base: base, Heads: []ForkHeadView{}, Revs: []string{}}
	for _, rev := range c.Revs {
		v.Revs = append(v.Revs, string(rev))
	}
	for _, h := range c.Heads {
		v.Heads = append(v.Heads, ForkHeadView{
			Rev: string(h.Rev), Text: h.Text, Person: d.people[h.Event.By], At: instant(h.Event.Clock), Script: spanViews(id.Lang, base, h.Text),
		})
	}
	return v
}
