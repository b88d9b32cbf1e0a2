package change

import (
	"slices"

	"trivium/engine/diff"
	"trivium/engine/lang"
)

// A CellID names a cell: a text (course.PlacedText.ID) in one language.
type CellID struct {
	Text string
	Lang lang.Tag
}

// A value is what one event gave a cell or a register, with what it replaced: the values of a cell
// form a graph, from the newest back to the first.
type value struct {
	r        *record
	cell     *cell     // of a cell
	register *register // of a register; a value of neither is redacted, and only its place is known
	text     string    // of a cell, or JSON of a register
	bases    []*value
	replaced bool
}

// A cell is a text in one language: a register that keeps every value nothing has replaced.
type cell struct {
	id       CellID
	values   []*value
	statuses []statusAt
	froms    []origin
	shown    *Cell // computed when asked for, nil after a change
}

// A Head is a value of a cell or register that nothing has replaced.
type Head struct {
	Rev   ID
	Event *Event // by whom, when
	Text  string // of a register: JSON
}

// A Cell is what people see of a cell.
type Cell struct {
	Text   string // the value; the merge of the heads; or, of a fork that does not merge, the last head in order
	Heads  []Head // by id; equal texts stand here once. The next edit names Revs as its base
	Revs   []ID   // every head, equal ones too
	Merged bool   // Text is computed from several heads, and in none of them
	Fork   bool   // several heads that do not merge: a person has to settle it
	Status Status
	From   *Revision // what it was made from, nil when that is unknown
}

// Cell returns a cell. One that nobody ever filled is empty.
func (s *State) Cell(id CellID) Cell {
	c := s.cellAt(id)
	if c == nil {
		return Cell{Status: Empty}
	}
	return *s.show(c)
}

func (s *State) show(c *cell) *Cell {
	if c.shown != nil {
		return c.shown
	}
	heads := unreplaced(c.values)
	shown := join(heads)
	for _, h := range heads {
		shown.Revs = append(shown.Revs, h.r.e.ID)
	}
	shown.Status = s.statusOf(c, &shown)
	shown.From = c.from()
	c.shown = &shown
	return c.shown
}

// unreplaced returns the heads among values, by id.
func unreplaced(values []*value) []*value {
	var heads []*value
	for _, v := range values {
		if !v.replaced {
			heads = append(heads, v)
		}
	}
	slices.SortFunc(heads, func(a, b *value) int { return compare(string(a.r.e.ID), string(b.r.e.ID)) })
	return heads
}

// join computes what is seen of several values: the only one, their merge, or all of them.
func join(heads []*value) Cell {
	var distinct []*value
	texts := make(map[string]bool, len(heads))
	for _, h := range heads {
		if !texts[h.text] {
			texts[h.text] = true
			distinct = append(distinct, h)
		}
	}
	var shown Cell
	for _, d := range distinct {
		shown.Heads = append(shown.Heads, Head{d.r.e.ID, d.r.e, d.text})
	}
	switch len(distinct) {
	case 0:
		return shown
	case 1:
		shown.Text = distinct[0].text
		return shown
	}
	if merged, ok := mergeAll(heads, distinct); ok {
		shown.Text, shown.Merged = merged, true
		return shown
	}
	shown.Fork = true
	shown.Text = slices.MaxFunc(distinct, func(a, b *value) int { return order(a.r, b.r) }).text
	return shown
}

// mergeAll folds the heads, by id, over the one value they all come from: all of them or none.
func mergeAll(heads, distinct []*value) (string, bool) {
	base := commonAncestor(heads)
	if base == nil || base.cell == nil {
		return "", false
	}
	merged := distinct[0].text
	for _, d := range distinct[1:] {
		var ok bool
		if merged, ok = diff.Merge(base.text, merged, d.text); !ok {
			return "", false
		}
	}
	return merged, true
}

// commonAncestor returns the one lowest value that all heads come from, nil when there is none or
// more than one.
func commonAncestor(heads []*value) *value {
	count := map[*value]int{}
	for _, h := range heads {
		for v := range ancestors(h) {
			count[v]++
		}
	}
	var common []*value
	for v, n := range count {
		if n == len(heads) {
			common = append(common, v)
		}
	}
	// The lowest one has all the others above it. Of two of which neither does, none is the one.
	for _, v := range common {
		if above := ancestors(v); len(above) == len(common) {
			return v
		}
	}
	return nil
}

// ancestors returns a value and all it comes from.
func ancestors(v *value) map[*value]bool {
	all := map[*value]bool{v: true}
	queue := []*value{v}
	for len(queue) > 0 {
		next := queue[len(queue)-1]
		queue = queue[:len(queue)-1]
		for _, b := range next.bases {
			if !all[b] {
				all[b] = true
				queue = append(queue, b)
			}
		}
	}
	return all
}

func (s *State) cellOf(id CellID) *cell {
	c := s.cells[id]
	if c == nil {
		c = &cell{id: id}
		s.cells[id] = c
	}
	c.shown = nil
	s.changed.Cells[id] = true
	return c
}

func (s *State) setCell(r *record, p *cellSet) {
	c := s.cellOf(CellID{p.Text, p.Lang})
	v := s.newValue(r)
	v.cell, v.text = c, p.Value
	c.values = append(c.values, v)
	if p.From != nil {
		c.froms = append(c.froms, origin{r, *p.From})
	}
	s.touchText(r, p.Text)
}

// newValue makes the value of an event and marks what it replaces.
func (s *State) newValue(r *record) *value {
	v := &value{r: r}
	for _, id := range r.e.Base {
		b := s.values[id]
		if b == nil { // of an event that does not count
			continue
		}
		b.replaced = true
		v.bases = append(v.bases, b)
		if b.cell != nil {
			b.cell.shown = nil
			s.changed.Cells[b.cell.id] = true
		}
	}
	s.values[r.e.ID] = v
	return v
}

// putErased gives a redacted value its place among the others: what it replaced stays replaced, and
// what replaced it still comes from there. Whose value it was is not known any more.
func (s *State) putErased(r *record) { s.newValue(r) }

// Cells calls yield with the id of every cell that ever had a value, in no order.
func (s *State) Cells(yield func(CellID) bool) {
	for id, c := range s.allCells() {
		if len(c.values) > 0 && !yield(id) {
			return
		}
	}
}

// Value returns the text an event gave a cell, and whether it is known: a redacted one is not.
func (s *State) Value(rev ID) (string, bool) {
	v := s.values[rev]
	if v == nil || v.cell == nil {
		return "", false
	}
	return v.text, true
}
