package desk

import (
	"context"
	"strings"

	"trivium/engine/change"
	"trivium/engine/links"
)

// Links returns the links between two languages of a text, as links.Of.
func (d *Desk) Links(p links.Pair) ([]links.Link, error) {
	d.mu.Lock()
	defer d.mu.Unlock()
	if err := d.exists(change.CellID{Text: p.Text, Lang: p.A}); err != nil {
		return nil, err
	}
	if err := d.exists(change.CellID{Text: p.Text, Lang: p.B}); err != nil {
		return nil, err
	}
	return links.Of(d.state, nil, p)
}

// Link changes links of a text in a gesture of its own: act says how.
func (d *Desk) Link(ctx context.Context, p links.Pair, act func(*links.Work) error) error {
	_, _, err := d.Do(ctx, "", func(g *change.Gesture) error {
		if err := d.exists(change.CellID{Text: p.Text, Lang: p.A}); err != nil {
			return err
		}
		if err := d.exists(change.CellID{Text: p.Text, Lang: p.B}); err != nil {
			return err
		}
		return act(d.work(g))
	})
	return err
}

// work begins to work on links and units in a gesture.
func (d *Desk) work(g *change.Gesture) *links.Work {
	return links.Begin(d.state, g, links.Options{Now: d.options.Clock()})
}

// telling returns the conflicts of an undo that a person has to know of. What others have made of a unit
// or a link since is as good as what would come back: there is nothing to settle.
func telling(conflicts []change.Conflict) []change.Conflict {
	var told []change.Conflict
	for _, c := range conflicts {
		op, _, _ := strings.Cut(c.Thing, " ")
		if change.Op(op) != change.TMAdd && change.Op(op) != change.LinkSet {
			told = append(told, c)
		}
	}
	return told
}
