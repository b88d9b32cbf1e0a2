package desk

import (
	"context"
	"slices"
	"strconv"

	"trivium/engine/change"
	"trivium/engine/diff"
	"trivium/engine/fault"
	"trivium/engine/lang"
)

// An Edit is a text for a cell, and what its author had before her.
type Edit struct {
	Cell    change.CellID
	Value   string
	Base    []change.ID // the values she saw when she began
	From    lang.Tag    // the language she translates from; "" is what was said before, or the origin
	Gesture string      // that of an earlier edit of the same stay in the cell, or ""
}

// SetText gives a cell a text and returns the name of the gesture when that is on the disk.
//
// What others have written since the author began stays: where the two changes do not touch each
// other the cell gets their merge, and where they do it is a fork. For example, of the base "Die alte
// Regel gilt.":
//
//	typed                      there by now               the cell
//	Die alte Regel gilt nicht. Die alte Regel gilt.       Die alte Regel gilt nicht.
//	Die alte Regel gilt nicht. Die neue Regel gilt.       Die neue Regel gilt nicht.
//	Die strenge Regel gilt.    Die neue Regel gilt.       a fork of the two
//
// A text that stands there already makes no event, so that an edit may be sent again.
func (d *Desk) SetText(ctx context.Context, e Edit) (string, error) {
	if len(e.Value) > change.MaxText {
		return "", fault.New("desk.text-too-long", "found", kilobytes(len(e.Value)), "expected", kilobytes(change.MaxText))
	}
	tx, _, err := d.Do(ctx, e.Gesture, func(g *change.Gesture) error {
		if err := d.exists(e.Cell); err != nil {
			return err
		}
		d.edit(g, e)
		return nil
	})
	return tx, err
}

func kilobytes(n int) string { return strconv.Itoa((n+1023)>>10) + " KB" }

// exists returns a fault when a text is of no node of the workspace, or of a deleted one.
func (d *Desk) exists(id change.CellID) error {
	node, _ := change.SplitText(id.Text)
	if n, known := d.state.Node(node); !known || n.Deleted && !n.Kept || !lang.Known(id.Lang) {
		return fault.New("desk.no-cell", "found", id.Text+" "+string(id.Lang))
	}
	return nil
}

// edit adds the event that an edit comes to, if any.
func (d *Desk) edit(g *change.Gesture, e Edit) {
	now := d.state.Cell(e.Cell)
	base := slices.DeleteFunc(slices.Clone(e.Base), func(rev change.ID) bool { return !d.state.Owns(e.Cell, rev) })
	from := d.source(e.Cell, e.From)
	saw := func(rev change.ID) bool { return slices.Contains(base, rev) }
	stands := slices.ContainsFunc(now.Heads, func(h change.Head) bool { return h.Text == e.Value })
	switch {
	case seesAll(now.Revs, saw):
		if now.Text != e.Value || now.Fork {
			g.SetCell(e.Cell, e.Value, from)
		}
	case now.Text == e.Value, stands:
	default:
		if merged, ok := d.merge(base, now, e.Value); !ok {
			g.SetCellOver(e.Cell, base, e.Value, from)
		} else if merged != now.Text {
			g.SetCell(e.Cell, merged, from)
		}
	}
}

// seesAll reports whether every value is one that the author saw.
func seesAll(revs []change.ID, saw func(change.ID) bool) bool {
	return !slices.ContainsFunc(revs, func(rev change.ID) bool { return !saw(rev) })
}

// merge puts what was typed and what stands there together, over the one value that both come from.
func (d *Desk) merge(base []change.ID, now change.Cell, typed string) (string, bool) {
	if now.Fork || len(base) > 1 {
		return "", false
	}
	before := ""
	if len(base) == 1 {
		var known bool
		if before, known = d.state.Value(base[0]); !known {
			return "", false
		}
	}
	return diff.Merge(before, now.Text, typed)
}

// source returns what a cell is made from when somebody writes it now: the present value of the
// language given, else of the one it was made from before, else of the origin; nil of a text in its
// origin language, and where the source is empty.
func (d *Desk) source(id change.CellID, l lang.Tag) *change.Revision {
	if origin := d.state.Origin(id.Text); id.Lang == origin {
		return nil
	} else if l == "" {
		l = origin
		if before := d.state.Cell(id).From; before != nil {
			l = before.Lang
		}
	}
	if l == "" || l == id.Lang {
		return nil
	}
	source := d.state.Cell(change.CellID{Text: id.Text, Lang: l})
	if source.Status == change.Empty || len(source.Heads) == 0 {
		return nil
	}
	rev := source.Heads[len(source.Heads)-1].Rev
	for _, h := range source.Heads { // of several, the one people see
		if h.Text == source.Text {
			rev = h.Rev
		}
	}
	return &change.Revision{Lang: l, Rev: rev}
}

// SetStatus says how far cells are, in one gesture. A cell that has the status, or is empty, is left as
// it is. From translated on, the cells' sentences go into the translation memory (engine/links) in the
// same gesture.
func (d *Desk) SetStatus(ctx context.Context, cells []change.CellID, status change.Status) error {
	_, _, err := d.Do(ctx, "", func(g *change.Gesture) error {
		var filled []change.CellID
		for _, id := range cells {
			if err := d.exists(id); err != nil {
				return err
			}
			now := d.state.Cell(id)
			if now.Status == change.Empty {
				continue
			}
			filled = append(filled, id)
			if now.Status != status {
				g.SetStatus(id, status)
			}
		}
		return d.work(g).Raise(filled, status)
	})
	return err
}

// StillValid says that translations stand for what their sources say now, in one gesture.
func (d *Desk) StillValid(ctx context.Context, cells []change.CellID) error {
	_, _, err := d.Do(ctx, "", func(g *change.Gesture) error {
		for _, id := range cells {
			if err := d.exists(id); err != nil {
				return err
			}
			from, now := d.source(id, ""), d.state.Cell(id)
			if from != nil && now.Status != change.Empty && (now.From == nil || *now.From != *from) {
				g.SetFrom(id, *from)
			}
		}
		return nil
	})
	return err
}

// SetOrigin says in which language a text was first written.
func (d *Desk) SetOrigin(ctx context.Context, text string, l lang.Tag) error {
	_, _, err := d.Do(ctx, "", func(g *change.Gesture) error {
		if err := d.exists(change.CellID{Text: text, Lang: l}); err != nil {
			return err
		}
		if d.state.Origin(text) != l {
			g.SetOrigin(text, l)
		}
		return nil
	})
	return err
}
