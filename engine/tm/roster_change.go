package tm

import (
	"maps"
	"slices"
)

// rosterChange makes a roster from another, which stays as it is. What it touches it copies, once.
type rosterChange struct {
	roster
	kindAt map[kind]uint32 // entry.kind by kind; the same for all changes of a memory
	own    map[int32]bool  // pages that are no longer shared
	lists  map[series]bool // lists of pages, likewise
	owned  map[uint64]bool // lists of slots, likewise
	copied bool            // series, as a map, likewise
	sorted bool            // singles, as a table, likewise
}

// change begins a change. kindAt must hold the kinds of the roster; it is added to.
func (r *roster) change(kindAt map[kind]uint32) *rosterChange {
	c := &rosterChange{roster: *r, kindAt: kindAt, own: map[int32]bool{}, lists: map[series]bool{}, owned: map[uint64]bool{}}
	c.pages = slices.Clone(r.pages)
	return c
}

// done returns the changed roster; the change must not be used any more.
func (c *rosterChange) done() *roster { return &c.roster }

// put sets the facts of a unit and returns its slot.
func (c *rosterChange) put(id ID, f facts) uint32 {
	number, known := c.kindAt[f.kind]
	if !known {
		// Rosters before this one see a shorter slice of the same array, or another one.
		c.kinds = append(c.kinds, f.kind)
		number = uint32(len(c.kinds))
		c.kindAt[f.kind] = number
	}
	slot := c.slotFor(id)
	p := c.page(int32(slot / pageSize))
	e := &p.entries[slot%pageSize]
	if e.kind == 0 {
		c.units++
	}
	e.kind, e.day = number, f.day
	switch {
	case f.extras == nil && e.extras > 0:
		p.extras[e.extras-1] = nil
		e.extras = 0
	case f.extras != nil && e.extras > 0:
		p.extras[e.extras-1] = f.extras
	case f.extras != nil:
		e.extras = p.keep(f.extras)
	}
	return slot
}

// keep returns the number of a place for extras.
func (p *page) keep(x *extras) uint16 {
	if at := slices.Index(p.extras, nil); at >= 0 && len(p.extras) >= pageSize {
		p.extras[at] = x
		return uint16(at + 1)
	}
	p.extras = append(p.extras, x)
	return uint16(len(p.extras))
}

// delete takes a unit away and returns what its facts were.
func (c *rosterChange) delete(id ID) (facts, bool) {
	slot, known := c.slotOf(id)
	if !known {
		return facts{}, false
	}
	f, there := c.at(slot)
	if !there {
		return facts{}, false
	}
	p := c.page(int32(slot / pageSize))
	e := &p.entries[slot%pageSize]
	if e.extras > 0 {
		p.extras[e.extras-1] = nil
	}
	*e = entry{}
	c.units--
	return f, true
}

// page returns a page that may be written to.
func (c *rosterChange) page(at int32) *page {
	p := c.pages[at]
	if c.own[at] {
		return p
	}
	p = &page{series: p.series, first: p.first, ids: slices.Clone(p.ids), entries: slices.Clone(p.entries), extras: slices.Clone(p.extras)}
	c.pages[at], c.own[at] = p, true
	return p
}

// slotFor returns the slot of an id, a new one if it has none.
func (c *rosterChange) slotFor(id ID) uint32 {
	s, row, regular := split(id)
	if !regular {
		return c.slotForSingle(id)
	}
	at := int(row / pageSize)
	pages := c.series[s]
	if at >= len(pages) || pages[at] < 0 {
		c.newPage(&page{series: s, first: uint32(at * pageSize)})
		c.setPage(s, at, int32(len(c.pages)-1))
		pages = c.series[s]
	}
	number, offset := pages[at], int(row%pageSize)
	if offset >= len(c.pages[number].entries) {
		p := c.page(number)
		p.entries = append(p.entries, make([]entry, offset+1-len(p.entries))...)
	}
	return uint32(number)*pageSize + uint32(offset)
}

func (c *rosterChange) newPage(p *page) {
	c.pages = append(c.pages, p)
	c.own[int32(len(c.pages)-1)] = true
}

// setPage notes which page a thousand rows of a series are on.
func (c *rosterChange) setPage(s series, at int, number int32) {
	if !c.copied {
		c.series, c.copied = maps.Clone(c.series), true
		if c.series == nil {
			c.series = map[series][]int32{}
		}
	}
	pages := c.series[s]
	if !c.lists[s] {
		pages = slices.Clone(pages)
		c.lists[s] = true
	}
	for len(pages) <= at {
		pages = append(pages, -1)
	}
	pages[at] = number
	c.series[s] = pages
}

// perList is the number of slots of a list of singles, on average, above which there are more lists.
const perList = 8

func (c *rosterChange) slotForSingle(id ID) uint32 {
	if slot, known := c.singleSlot(id); known {
		return slot
	}
	if c.shelf < 0 || len(c.pages[c.shelf].ids) == pageSize {
		c.newPage(&page{ids: []ID{}})
		c.shelf = int32(len(c.pages) - 1)
	}
	p := c.page(c.shelf)
	slot := uint32(c.shelf)*pageSize + uint32(len(p.ids))
	p.ids, p.entries = append(p.ids, id), append(p.entries, entry{})
	c.single++
	if c.single > perList*len(c.singles) {
		c.spread(max(2*len(c.singles), 16))
	}
	c.list(slot)
	return slot
}

// list puts the slot of a single unit into its list.
func (c *rosterChange) list(slot uint32) {
	if !c.sorted {
		c.singles, c.sorted = slices.Clone(c.singles), true
	}
	at := hashOf(c.idOf(slot)) & uint64(len(c.singles)-1)
	if !c.owned[at] {
		c.singles[at], c.owned[at] = slices.Clone(c.singles[at]), true
	}
	c.singles[at] = append(c.singles[at], slot)
}

// spread spreads the slots of single units over so many lists.
func (c *rosterChange) spread(lists int) {
	before := c.singles
	c.singles, c.sorted = make([][]uint32, lists), true
	clear(c.owned)
	for _, slots := range before {
		for _, slot := range slots {
			c.list(slot)
		}
	}
}
