package tm

import (
	"maps"
	"slices"
)

// rosterChange makes a roster from another, which stays as it is. What it touches it copies, once.
type rosterChange struct {
	roster
	kindAt map[kind]uint32 // entry.kind by kind; the same for all changes of a memory
	// What is no longer shared:
	ownPages  map[int32]bool
	ownLists  map[uint64]bool // of singles
	ownSheets bool
	ownTable  bool // singles itself
}

// change begins a change. kindAt must hold the kinds of the roster; it is added to.
func (r *roster) change(kindAt map[kind]uint32) *rosterChange {
	c := &rosterChange{roster: *r, kindAt: kindAt, ownPages: map[int32]bool{}, ownLists: map[uint64]bool{}}
	c.pages = slices.Clone(r.pages)
	return c
}

// done returns the changed roster; the change must not be used any more.
func (c *rosterChange) done() *roster {
	r := c.roster
	return &r
}

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
	if len(p.extras) >= pageSize { // then some are no longer of use, for only a page of units has any
		at := slices.Index(p.extras, nil)
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
	if c.ownPages[at] {
		return p
	}
	p = &page{sheet: p.sheet, ids: slices.Clone(p.ids), entries: slices.Clone(p.entries), extras: slices.Clone(p.extras)}
	c.pages[at], c.ownPages[at] = p, true
	return p
}

// slotFor returns the slot of an id, a new one if it has none.
func (c *rosterChange) slotFor(id ID) uint32 {
	s, at, regular := split(id)
	if !regular {
		return c.slotForSingle(id)
	}
	number, known := c.sheets[s]
	if !known {
		number = c.newPage(&page{sheet: s})
		c.setSheet(s, number)
	}
	if int(at) >= len(c.pages[number].entries) {
		p := c.page(number)
		p.entries = append(p.entries, make([]entry, int(at)+1-len(p.entries))...)
	}
	return uint32(number)*pageSize + at
}

// newPage appends a page and returns its number.
func (c *rosterChange) newPage(p *page) int32 {
	c.pages = append(c.pages, p)
	number := int32(len(c.pages) - 1)
	c.ownPages[number] = true
	return number
}

// setSheet notes on which page a sheet is.
func (c *rosterChange) setSheet(s sheet, number int32) {
	if !c.ownSheets {
		c.sheets, c.ownSheets = maps.Clone(c.sheets), true
	}
	if c.sheets == nil {
		c.sheets = map[sheet]int32{}
	}
	c.sheets[s] = number
}

// perList is the number of slots of a list of singles, on average, above which there are more lists.
const perList = 8

func (c *rosterChange) slotForSingle(id ID) uint32 {
	if slot, known := c.singleSlot(id); known {
		return slot
	}
	if c.shelf < 0 || len(c.pages[c.shelf].ids) == pageSize {
		c.shelf = c.newPage(&page{ids: []ID{}})
	}
	p := c.page(c.shelf)
	slot := uint32(c.shelf)*pageSize + uint32(len(p.ids))
	p.ids, p.entries = append(p.ids, id), append(p.entries, entry{})
	c.enlist(slot)
	return slot
}

// enlist makes a single unit known by its id.
func (c *rosterChange) enlist(slot uint32) {
	if c.single++; c.single > perList*len(c.singles) {
		c.spread(max(2*len(c.singles), 16))
	}
	c.list(slot)
}

// list puts the slot of a single unit into its list.
func (c *rosterChange) list(slot uint32) {
	if !c.ownTable {
		c.singles, c.ownTable = slices.Clone(c.singles), true
	}
	at := hashOf(c.idOf(slot)) & uint64(len(c.singles)-1)
	if !c.ownLists[at] {
		c.singles[at], c.ownLists[at] = slices.Clone(c.singles[at]), true
	}
	c.singles[at] = append(c.singles[at], slot)
}

// spread spreads the slots of single units over so many lists.
func (c *rosterChange) spread(lists int) {
	before := c.singles
	c.singles, c.ownTable = make([][]uint32, lists), true
	clear(c.ownLists)
	for _, slots := range before {
		for _, slot := range slots {
			c.list(slot)
		}
	}
}
