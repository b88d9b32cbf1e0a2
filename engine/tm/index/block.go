package index

import (
	"math/bits"
	"slices"
)

// A block is a stretch of slots, all of them blockSize long but the last.
type block struct {
	lists  []list   // by rank
	posts  []uint16 // lists of few units: slots within the block, ascending
	maps   []uint64 // lists of many: bitmaps of so many words each as words says
	offset []uint32 // by slot within the block: where its ranks begin in ranks; one more ends the last
	ranks  []byte   // the ranks of each slot, ascending, as differences: see appendRanks
}

// A list tells which units of a block have an element. If they are few, their slots are at
// posts[at : at+units]; otherwise the bitmap is the one with the number at in maps.
type list struct{ at, units uint32 }

// isDense says that a list of so many units is kept as a bitmap. From one slot in 16 on that takes no
// more room than the numbers of the slots; from one in 32 on it is read several times faster, which is
// worth the room of the lists between.
func (b *block) isDense(units uint32) bool { return 32*int(units) >= b.slots() && units > 0 }

func (b *block) slots() int { return len(b.offset) - 1 }

// words returns the number of words of a bitmap of the block's slots.
func (b *block) words() int { return (b.slots() + 63) / 64 }

// bitmap returns the bitmap of a dense list.
func (b *block) bitmap(l list) []uint64 {
	words := b.words()
	return b.maps[int(l.at)*words : int(l.at+1)*words]
}

// of returns the packed ranks of a slot within the block.
func (b *block) of(slot int) []byte { return b.ranks[b.offset[slot]:b.offset[slot+1]] }

// newBlock packs the units of a block, first each unit's ranks, then each rank's units.
func newBlock(units []waiting, rank []uint32, ranks int, breather *Breather) block {
	b := block{offset: make([]uint32, 1, len(units)+1)}
	often := make([]uint32, ranks)
	set := newSorter(ranks)
	var sorted []uint32
	packed := 0
	for i := range units {
		packed += len(units[i].numbers)
	}
	b.ranks = make([]byte, 0, packed)
	for i := range units {
		for numbers := units[i].numbers; len(numbers) > 0; {
			n, shift, k := uint32(0), 0, 0
			for numbers[k] >= 0x80 {
				n |= uint32(numbers[k]&0x7f) << shift
				k, shift = k+1, shift+7
			}
			n |= uint32(numbers[k]) << shift
			numbers = numbers[k+1:]
			set.add(rank[n])
		}
		sorted = set.drain(sorted[:0])
		for _, r := range sorted {
			often[r]++
		}
		b.ranks = appendRanks(b.ranks, sorted)
		b.offset = append(b.offset, uint32(len(b.ranks)))
		breather.Work(2*len(sorted) + len(set.full))
	}
	b.ranks = slices.Clip(b.ranks)
	b.list(often, breather)
	return b
}

// list makes the lists of a block from the ranks of its slots; often says how long each will be.
func (b *block) list(often []uint32, breather *Breather) {
	b.lists = make([]list, len(often))
	posts, maps := uint32(0), uint32(0)
	for r, n := range often {
		if b.isDense(n) {
			b.lists[r] = list{at: maps, units: n}
			maps++
		} else {
			b.lists[r] = list{at: posts, units: n}
			posts += n
		}
		breather.Work(1)
	}
	b.posts = make([]uint16, posts)
	words := b.words()
	b.maps = make([]uint64, int(maps)*words)
	next := make([]uint32, len(often))
	for r := range next {
		next[r] = b.lists[r].at
	}
	for slot := range b.slots() {
		breather.Work(len(b.of(slot)))
		eachRank(b.of(slot), func(r uint32) {
			if b.isDense(often[r]) {
				b.maps[int(next[r])*words+slot/64] |= 1 << (slot % 64)
				return
			}
			b.posts[next[r]] = uint16(slot)
			next[r]++
		})
	}
}

// A sorter sorts a set of small numbers: a bit each, and a bit for each word of bits that is not 0.
type sorter struct{ words, full []uint64 }

func newSorter(limit int) *sorter {
	words := limit/64 + 1
	return &sorter{words: make([]uint64, words), full: make([]uint64, words/64+1)}
}

func (s *sorter) add(n uint32) {
	s.words[n/64] |= 1 << (n % 64)
	s.full[n/4096] |= 1 << (n / 64 % 64)
}

// drain appends the numbers in ascending order and forgets them.
func (s *sorter) drain(dst []uint32) []uint32 {
	for i, full := range s.full {
		for ; full != 0; full &= full - 1 {
			at := i*64 + bits.TrailingZeros64(full)
			for word := s.words[at]; word != 0; word &= word - 1 {
				dst = append(dst, uint32(at*64+bits.TrailingZeros64(word)))
			}
			s.words[at] = 0
		}
		s.full[i] = 0
	}
	return dst
}
