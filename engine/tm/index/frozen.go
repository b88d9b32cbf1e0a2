package index

import (
	"cmp"
	"slices"
	"sort"
)

// blockSize is the number of units of a block: as many as 16 bits can number.
const blockSize = 1 << 16

// blockWords is the number of words of a bitmap of the slots of a block.
const blockWords = blockSize / 64

// longest is the number of features of the longest text that is frozen. What is longer is no sentence,
// and would give every block lists for features that no other text has; it stays among the fresh units.
const longest = 1 << 13

// An element is a feature at its first, second, … occurrence in a text. As a bag of features is a set
// of elements, what two bags share is what two sets share.
type element struct {
	feature uint64
	nth     uint32 // from 0
}

func compareElements(a, b element) int {
	return cmp.Or(cmp.Compare(a.feature, b.feature), cmp.Compare(a.nth, b.nth))
}

// frozen is the part of an index that never changes: units in slots, ordered by the number of their
// features and then by id, and the elements in ranks, the rarest first.
type frozen struct {
	elements []element // by rank
	dict     dictionary
	runs     []run
	ids      []ID     // by slot
	keys     []uint64 // by slot: Profile.key
	byID     []uint32 // slots, in the order of their ids
	blocks   []block
}

// A run is the slots whose texts have the same number of features: from first to where the next run
// begins. The last run of a frozen part is empty and ends the one before.
type run struct {
	features int
	first    int
}

// slotOf returns the slot of a unit, or false.
func (f *frozen) slotOf(id ID) (int, bool) {
	at, found := sort.Find(len(f.byID), func(i int) int { return id.Compare(f.ids[f.byID[i]]) })
	if !found {
		return 0, false
	}
	return int(f.byID[at]), true
}

// runAt returns the first run of texts with at least so many features.
func (f *frozen) runAt(features int) int {
	at, _ := slices.BinarySearchFunc(f.runs, features, func(r run, n int) int { return cmp.Compare(r.features, n) })
	return at
}

// runOf returns the run that a slot is in.
func (f *frozen) runOf(slot int) int {
	return sort.Search(len(f.runs), func(i int) bool { return f.runs[i].first > slot }) - 1
}

// bytes returns the memory that the part takes, in bytes.
func (f *frozen) bytes() int {
	total := 40*len(f.elements) + 16*len(f.runs) + (16+8+4)*len(f.ids) // 16 an element, and the dictionary
	for i := range f.blocks {
		b := &f.blocks[i]
		total += 8*cap(b.lists) + 2*cap(b.posts) + 8*cap(b.maps) + 4*cap(b.offset) + cap(b.ranks)
	}
	return total
}

// A dictionary finds the ranks of the elements of a feature.
type dictionary struct {
	at    map[uint64]span
	ranks []uint32 // the ranks of a feature's elements, in the order of their occurrences
}

type span struct{ first, length uint32 }

func newDictionary(elements []element, b *Breather) dictionary {
	order := make([]uint32, len(elements))
	for i := range order {
		order[i] = uint32(i)
	}
	slices.SortFunc(order, Sorting(b, func(x, y uint32) int { return compareElements(elements[x], elements[y]) }))
	d := dictionary{at: map[uint64]span{}, ranks: order}
	for i := 0; i < len(order); {
		feature, first := elements[order[i]].feature, i
		for i < len(order) && elements[order[i]].feature == feature {
			i++
		}
		d.at[feature] = span{first: uint32(first), length: uint32(i - first)}
		b.Work(takenIn)
	}
	return d
}

// ranksOf returns the ranks of a bag of features in ascending order. An element that is in none of the
// texts has no rank.
func (d *dictionary) ranksOf(dst []uint32, features []uint64) []uint32 {
	for i := 0; i < len(features); {
		feature, n := features[i], 0
		for i < len(features) && features[i] == feature {
			i, n = i+1, n+1
		}
		s := d.at[feature]
		dst = append(dst, d.ranks[s.first:s.first+min(s.length, uint32(n))]...)
	}
	slices.Sort(dst)
	return dst
}

// appendRanks appends ascending ranks as differences, the first from -1, less one each: 7 bits a byte,
// the lowest first, a set top bit says that more follow.
func appendRanks(dst []byte, ranks []uint32) []byte {
	next := uint32(0)
	for _, rank := range ranks {
		d := rank - next
		for d >= 0x80 {
			dst = append(dst, byte(d)|0x80)
			d >>= 7
		}
		dst = append(dst, byte(d))
		next = rank + 1
	}
	return dst
}

// eachRank calls f for each of the ranks that appendRanks packed.
func eachRank(packed []byte, f func(rank uint32)) {
	next := uint32(0)
	for i := 0; i < len(packed); {
		d, shift := uint32(0), 0
		for packed[i] >= 0x80 {
			d |= uint32(packed[i]&0x7f) << shift
			i, shift = i+1, shift+7
		}
		next += d | uint32(packed[i])<<shift
		i++
		f(next)
		next++
	}
}
