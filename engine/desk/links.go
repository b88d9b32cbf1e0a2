package desk

import (
	"context"

	"trivium/engine/change"
	"trivium/engine/links"
)

// Links calls look with the links between two languages of a text, as links.Of has them, and the state
// they are of; look must keep neither.
func (d *Desk) Links(p links.Pair, look func(*change.State, []links.Link)) error {
	d.mu.Lock()
	defer d.mu.Unlock()
	if err := d.existBoth(p); err != nil {
		return err
	}
	all, err := links.Of(d.state, nil, p)
	if err == nil {
		look(d.state, all)
	}
	return err
}

// existBoth is exists for both cells of a pair.
func (d *Desk) existBoth(p links.Pair) error {
	if err := d.exists(change.CellID{Text: p.Text, Lang: p.A}); err != nil {
		return err
	}
	return d.exists(change.CellID{Text: p.Text, Lang: p.B})
}

// Link changes links of a text in a gesture of its own: act says how.
func (d *Desk) Link(ctx context.Context, p links.Pair, act func(*links.Work) error) error {
	_, _, err := d.Do(ctx, "", func(g *change.Gesture) error {
		if err := d.existBoth(p); err != nil {
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
