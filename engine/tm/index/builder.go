package index

import (
	"cmp"
	"slices"
)

// A builder makes a frozen part. Units come in one after the other; their elements get numbers in the
// order in which they are first seen, so that frequent ones have small numbers and a unit waits in
// little more than a byte an element.
type builder struct {
	intern   map[uint64]uint32 // feature → its row in numbers
	recent   [1 << 13]known    // a cache before intern, by hash
	numbers  [][]uint32        // by row: the numbers of the feature's elements
	seen     []uint32          // by row: how often it occurred in the unit at hand
	elements []element         // by number
	often    []uint32          // by number: in how many units
	units    []waiting
	room     []byte // where the next units are packed
	scratch  []uint64
	rows     []uint32
	breather Breather
}

type known struct {
	feature uint64
	row     uint32 // one more than it is: 0 is an empty place
}

// waiting is a unit that a builder has taken in.
type waiting struct {
	id       ID
	key      uint64
	features int
	numbers  []byte // each as appendNumber packs it, in the order of the text
	long     *unit  // the unit itself, when its text is too long to be frozen
}

func newBuilder() *builder { return &builder{intern: map[uint64]uint32{}} }

// addText takes in a unit by its text.
func (b *builder) addText(e Entry) {
	key, features := profile(e.Text, b.scratch[:0])
	b.scratch = features
	if len(features) <= longest {
		b.add(e.ID, key, features)
		return
	}
	features = slices.Clone(features)
	slices.Sort(features)
	b.units = append(b.units, waiting{id: e.ID, long: &unit{id: e.ID, Profile: Profile{key: key, features: features}}})
}

// add takes in a unit by its features, in any order.
func (b *builder) add(id ID, key uint64, features []uint64) {
	packed := b.begin(len(features))
	b.rows = b.rows[:0]
	for _, feature := range features {
		row := b.row(feature)
		nth := b.seen[row]
		b.seen[row]++
		b.rows = append(b.rows, row)
		if int(nth) == len(b.numbers[row]) {
			b.numbers[row] = append(b.numbers[row], b.number(element{feature: feature, nth: nth}))
		}
		number := b.numbers[row][nth]
		b.often[number]++
		packed = appendNumber(packed, number)
	}
	for _, row := range b.rows {
		b.seen[row] = 0
	}
	b.end(id, key, len(features), packed)
	b.breather.Work(takenIn * len(features))
}

// takenIn is the work that a feature is when its text is taken in, in the steps of a Breather.
const takenIn = 4

// addSlot takes in a unit of another frozen part; number gives the numbers of its ranks here.
func (b *builder) addSlot(f *frozen, slot, features int, number []uint32) {
	packed := b.begin(features)
	eachRank(f.blocks[slot/blockSize].of(slot%blockSize), func(rank uint32) {
		b.often[number[rank]]++
		packed = appendNumber(packed, number[rank])
	})
	b.end(f.ids[slot], f.keys[slot], features, packed)
	b.breather.Work(features)
}

// numbersOf returns the numbers that the ranks of a frozen part have here.
func (b *builder) numbersOf(f *frozen) []uint32 {
	numbers := make([]uint32, len(f.elements))
	// In the order of occurrences, as add would meet them.
	for _, rank := range f.dict.ranks {
		e := f.elements[rank]
		row := b.row(e.feature)
		if int(e.nth) == len(b.numbers[row]) {
			b.numbers[row] = append(b.numbers[row], b.number(e))
		}
		numbers[rank] = b.numbers[row][e.nth]
		b.breather.Work(takenIn)
	}
	return numbers
}

func (b *builder) row(feature uint64) uint32 {
	place := &b.recent[feature*0x9e3779b97f4a7c15>>(64-13)]
	if place.feature == feature && place.row > 0 {
		return place.row - 1
	}
	row, found := b.intern[feature]
	if !found {
		row = uint32(len(b.numbers))
		b.intern[feature] = row
		b.numbers = append(b.numbers, nil)
		b.seen = append(b.seen, 0)
	}
	*place = known{feature: feature, row: row + 1}
	return row
}

func (b *builder) number(e element) uint32 {
	b.elements = append(b.elements, e)
	b.often = append(b.often, 0)
	return uint32(len(b.elements) - 1)
}

// begin returns room for a unit of so many features; end keeps what was packed there.
func (b *builder) begin(features int) []byte {
	if most := 5 * features; cap(b.room) < most {
		b.room = make([]byte, 0, max(most, 1<<20))
	}
	return b.room
}

func (b *builder) end(id ID, key uint64, features int, packed []byte) {
	b.units = append(b.units, waiting{id: id, key: key, features: features, numbers: slices.Clip(packed)})
	b.room = packed[len(packed):]
}

func appendNumber(dst []byte, n uint32) []byte {
	for n >= 0x80 {
		dst = append(dst, byte(n)|0x80)
		n >>= 7
	}
	return append(dst, byte(n))
}

// freeze returns the frozen part of all units taken in, and those whose texts are too long for it; of
// several with one id, the last. The builder is of no use afterwards.
func (b *builder) freeze() (f *frozen, long []*unit) {
	f = &frozen{}
	b.keepLast()
	b.units = slices.DeleteFunc(b.units, func(u waiting) bool {
		b.breather.Work(1)
		if u.long != nil {
			long = append(long, u.long)
		}
		return u.long != nil
	})
	slices.SortFunc(b.units, Sorting(&b.breather, func(x, y waiting) int {
		if c := cmp.Compare(x.features, y.features); c != 0 {
			return c
		}
		return x.id.Compare(y.id)
	}))
	rank := b.rank(f)
	f.dict = newDictionary(f.elements, &b.breather)
	f.place(b.units, &b.breather)
	for first := 0; first < len(b.units); first += blockSize {
		units := b.units[first:min(first+blockSize, len(b.units))]
		f.blocks = append(f.blocks, newBlock(units, rank, len(f.elements), &b.breather))
		for i := range units {
			units[i].numbers = nil // its memory may be needed for the blocks to come
		}
	}
	return f, long
}

// keepLast forgets the units whose id came again later.
func (b *builder) keepLast() {
	ascending := Sorting(&b.breather, func(x, y waiting) int { return x.id.Compare(y.id) })
	// An id that is as high as the one before is taken for a lower one, so that there are no two.
	if slices.IsSortedFunc(b.units, func(x, y waiting) int { return cmp.Or(ascending(x, y), -1) }) {
		return
	}
	slices.SortStableFunc(b.units, ascending)
	kept := b.units[:0]
	for i := range b.units {
		if i+1 == len(b.units) || b.units[i].id != b.units[i+1].id {
			kept = append(kept, b.units[i])
		}
	}
	b.units = kept
}

// rank orders the elements by how many units have them, and returns the ranks by number.
func (b *builder) rank(f *frozen) []uint32 {
	order := make([]uint32, 0, len(b.elements))
	for number, n := range b.often {
		if n > 0 { // it may have been in units that are deleted
			order = append(order, uint32(number))
		}
	}
	slices.SortFunc(order, Sorting(&b.breather, func(x, y uint32) int {
		if c := cmp.Compare(b.often[x], b.often[y]); c != 0 {
			return c
		}
		return compareElements(b.elements[x], b.elements[y])
	}))
	rank := make([]uint32, len(b.elements))
	f.elements = make([]element, len(order))
	for at, number := range order {
		rank[number] = uint32(at)
		f.elements[at] = b.elements[number]
	}
	return rank
}

// place fills what is known of each slot.
func (f *frozen) place(units []waiting, b *Breather) {
	f.ids = make([]ID, len(units))
	f.keys = make([]uint64, len(units))
	last := -1
	for slot := range units {
		u := &units[slot]
		f.ids[slot], f.keys[slot] = u.id, u.key
		b.Work(1)
		if u.features != last {
			f.runs = append(f.runs, run{features: u.features, first: slot})
			last = u.features
		}
	}
	f.runs = append(f.runs, run{features: last + 1, first: len(units)})
	f.orderIDs(b)
}

func (f *frozen) orderIDs(b *Breather) {
	f.byID = make([]uint32, len(f.ids))
	for slot := range f.byID {
		f.byID[slot] = uint32(slot)
	}
	slices.SortFunc(f.byID, Sorting(b, func(x, y uint32) int { return f.ids[x].Compare(f.ids[y]) }))
}
