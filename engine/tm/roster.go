package tm

import (
	"encoding/binary"
	"math/bits"
)

// roster holds the facts of all units, found by their ids. It never changes: a change makes another
// roster (rosterChange), which shares with it all that is equal, so that lookups need no lock.
//
// Each unit has a slot: its place on a page of a thousand, 8 bytes. It keeps the slot as long as the
// roster lives, also when it is deleted and comes again. An attachment of a million units has ids that
// begin alike and count its rows; so their pages lie in the order of the rows and ids need not be kept.
// Other units, which people made one by one, fill pages in the order of their coming, and a table of
// hashes finds them.
type roster struct {
	kinds   []kind // entry.kind counts them from 1
	pages   []*page
	sheets  map[sheet]int32 // the pages of series
	singles [][]uint32      // slots by hash of their ids; the length is a power of two, or 0
	shelf   int32           // the page that takes the next single one, or -1
	single  int             // how many slots singles has
	units   int
}

// pageSize is the number of slots of a page. A change copies the page: 8 KB take about 1 µs.
const pageSize = 1 << 10

// lastRow is the highest row of a series: what has a higher number is no row of a file but a hash.
const lastRow = 1<<32 - 1

// A series is the first half of the ids of the units of one attachment.
type series [8]byte

// A sheet is a thousand rows of a series: those from number·pageSize on.
type sheet struct {
	series series
	number uint32
}

// page holds the facts of units.
type page struct {
	sheet   sheet // of a page of a series
	ids     []ID  // of a page of single units; nil on one of a series
	entries []entry
	extras  []*extras
}

// entry is a unit on its page.
type entry struct {
	kind   uint32 // place in roster.kinds, from 1; 0: there is no unit
	day    uint16
	extras uint16 // place in page.extras, from 1; 0: it has none
}

func newRoster() *roster { return &roster{shelf: -1} }

// split returns the sheet that the unit of an id is on, and its place there. An id that counts no rows
// is not regular.
func split(id ID) (s sheet, at uint32, regular bool) {
	row := binary.BigEndian.Uint64(id[8:])
	return sheet{series(id[:8]), uint32(row / pageSize)}, uint32(row % pageSize), row <= lastRow
}

// slotOf returns the slot of an id that is or was that of a unit.
func (r *roster) slotOf(id ID) (slot uint32, known bool) {
	s, at, regular := split(id)
	if !regular {
		return r.singleSlot(id)
	}
	page, known := r.sheets[s]
	if !known || int(at) >= len(r.pages[page].entries) {
		return 0, false
	}
	return uint32(page)*pageSize + at, true
}

func (r *roster) singleSlot(id ID) (slot uint32, known bool) {
	if len(r.singles) == 0 {
		return 0, false
	}
	for _, slot := range r.singles[hashOf(id)&uint64(len(r.singles)-1)] {
		if r.idOf(slot) == id {
			return slot, true
		}
	}
	return 0, false
}

// hashOf returns a number that spreads ids evenly, also those that are no hashes themselves.
func hashOf(id ID) uint64 {
	high, low := bits.Mul64(binary.LittleEndian.Uint64(id[:8])^0x9e3779b97f4a7c15, binary.LittleEndian.Uint64(id[8:])^0xd1342543de82ef95)
	return high ^ low
}

// idOf returns the id of a slot.
func (r *roster) idOf(slot uint32) ID {
	p := r.pages[slot/pageSize]
	if p.ids != nil {
		return p.ids[slot%pageSize]
	}
	var id ID
	copy(id[:8], p.sheet.series[:])
	binary.BigEndian.PutUint64(id[8:], uint64(p.sheet.number)*pageSize+uint64(slot%pageSize))
	return id
}

// at returns the facts of a slot, or false when its unit has been deleted.
func (r *roster) at(slot uint32) (facts, bool) {
	p, e := r.pages[slot/pageSize], r.entryOf(slot)
	if e.kind == 0 {
		return facts{}, false
	}
	f := facts{kind: r.kinds[e.kind-1], day: e.day}
	if e.extras > 0 {
		f.extras = p.extras[e.extras-1]
	}
	return f, true
}

// entryOf returns what is noted of a slot.
func (r *roster) entryOf(slot uint32) entry { return r.pages[slot/pageSize].entries[slot%pageSize] }

// find returns the facts of a unit.
func (r *roster) find(id ID) (facts, bool) {
	slot, known := r.slotOf(id)
	if !known {
		return facts{}, false
	}
	return r.at(slot)
}

// bytes returns the memory that the roster takes, in bytes.
func (r *roster) bytes() int {
	total := 0
	for _, k := range r.kinds {
		total += 56 + len(k.organisation) + len(k.module) + len(k.batch)
	}
	for _, p := range r.pages {
		total += 112 + 16*cap(p.ids) + 8*cap(p.entries) + 8*cap(p.extras)
		for _, x := range p.extras {
			if x != nil {
				total += 40 + 8*len(x.keys)
			}
		}
	}
	total += 40 * len(r.sheets)
	for _, slots := range r.singles {
		total += 24 + 4*cap(slots)
	}
	return total
}
