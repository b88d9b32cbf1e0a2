package tm

import (
	"math"
	"math/bits"
	"slices"
	"sync"
)

// need returns the smallest number of features that two texts of sum features together must share for
// their dice to reach raw, or more than both have when nothing does.
func need(raw float64, sum int) int {
	if sum == 0 || !(raw > 0) {
		return 0
	}
	if raw > 1 {
		return sum
	}
	shared := int(math.Ceil(raw * float64(sum) / 2))
	for shared > 0 && dice(shared-1, sum) >= raw {
		shared--
	}
	for dice(shared, sum) < raw {
		shared++
	}
	return shared
}

// reachable says that a text of m features may reach raw against one of n.
func reachable(raw float64, n, m int) bool { return need(raw, n+m) <= min(n, m) }

// scratch is the working memory of one search, passed on from search to search.
type scratch struct {
	tally tally
	has   []uint8  // by rank: 1 when the text asked for has it; all 0 between searches
	ranks []uint32 // of the text asked for
	maps  []*[blockWords]uint64
}

var scratches = sync.Pool{New: func() any { return new(scratch) }}

// search is one query at work on one frozen part.
type search struct {
	*frozen
	*scratch
	best    *top
	dead    bitmap
	key     uint64
	n       int // features of the text asked for
	unknown int // elements of it that no unit has
}

// search offers to best all units that may be listed.
func (f *frozen) search(asked Profile, dead bitmap, best *top, w *scratch) {
	s := search{frozen: f, scratch: w, best: best, dead: dead, key: asked.key, n: len(asked.features)}
	w.ranks = f.dict.ranksOf(w.ranks[:0], asked.features)
	s.unknown = s.n - len(w.ranks)
	if len(w.has) < len(f.elements) {
		w.has = make([]uint8, len(f.elements))
	}
	for _, r := range w.ranks {
		w.has[r] = 1
	}
	s.blocksByLikeness()
	for _, r := range w.ranks {
		w.has[r] = 0
	}
}

// blocksByLikeness visits the block of the texts as long as the one asked for, and from there shorter
// and longer ones by turns, the more alike in length first, until neither side can hold a hit. As good
// hits are found the bound rises and the end comes sooner.
func (s *search) blocksByLikeness() {
	if len(s.ids) == 0 {
		return
	}
	middle := min(s.runs[s.runAt(s.n)%len(s.runs)].first, len(s.ids)-1)
	if s.runAt(s.n) == len(s.runs) {
		middle = len(s.ids) - 1
	}
	middle /= blockSize
	s.block(middle)
	down, up := middle-1, middle+1
	for {
		below, above := -1.0, -1.0 // the best dice that a block may hold
		if down >= 0 {
			below = s.promise(s.features((down+1)*blockSize - 1))
		}
		if up < len(s.blocks) {
			above = s.promise(s.features(up * blockSize))
		}
		least := s.best.least()
		switch {
		case below >= above && down >= 0 && below >= least:
			s.block(down)
			down--
		case up < len(s.blocks) && above >= least:
			s.block(up)
			up++
		default:
			return
		}
	}
}

// features returns how many features the text of a slot has.
func (s *search) features(slot int) int { return s.runs[s.runOf(slot)].features }

// promise returns the dice of a text of m features that has as much in common with the one asked for
// as it can.
func (s *search) promise(m int) float64 { return dice(min(s.n, m), s.n+m) }

// block offers what a block holds.
func (s *search) block(at int) {
	first, last := at*blockSize, min((at+1)*blockSize, len(s.ids))
	from, to := s.window(s.runOf(first), s.runOf(last-1)+1)
	if from == to {
		return
	}
	low, high := max(s.runs[from].first, first)-first, min(s.runs[to].first, last)-first
	b := &s.blocks[at]
	chosen := s.choose(b, need(s.best.least(), s.n+s.runs[from].features), low, high)
	s.count(b, chosen-s.unknown, low, high)
	for i := from; i < to; i++ {
		m := s.runs[i].features
		shared := need(s.best.least(), s.n+m)
		if shared > min(s.n, m) {
			continue
		}
		r := stretch{
			block: b, features: m, base: first,
			from: max(s.runs[i].first-first, 0), to: min(s.runs[i+1].first, last) - first,
		}
		// Of the elements that are not chosen a unit shares all at best.
		s.sift(r, shared-(s.n-chosen))
	}
}

// window narrows a range of runs to those whose length allows a hit.
func (s *search) window(from, to int) (int, int) {
	least := s.best.least()
	for from < to && !reachable(least, s.n, s.runs[from].features) {
		from++
	}
	for to > from && !reachable(least, s.n, s.runs[to-1].features) {
		to--
	}
	return from, to
}

// What the steps of a search cost, in nanoseconds, measured on German units.
const (
	entryCost  = 2   // an entry of a list of few units
	bitmapCost = 900 // a bitmap of a whole block
	verifyCost = 150 // a unit compared
)

// choose returns how many of the elements of the text asked for, the rarest first, are to be looked up
// in the lists of a block. With too few, units that share one of them by chance must be verified; with
// too many, long lists are read for nothing. A unit that shares at least least of n elements has at
// least least − (n − chosen) of the chosen ones. How many have that by chance is estimated by the bound
// of Chernoff (1952) for a Poisson variable, whose mean is the number of entries per slot.
func (s *search) choose(b *block, least, low, high int) int {
	if least <= 0 {
		return s.unknown
	}
	best, bestCost := s.n, math.Inf(1)
	slots := float64(high - low)
	share := slots / float64(len(b.offset)-1)
	mean, cost := 0.0, 0.0
	for i, r := range s.ranks {
		units := float64(b.lists[r].units)
		mean += units / float64(len(b.offset)-1)
		if units < dense {
			cost += entryCost * share * units
		} else {
			cost += bitmapCost * slots / blockSize
		}
		if cost >= bestCost {
			break
		}
		chosen := s.unknown + i + 1
		enough := float64(least - (s.n - chosen))
		if enough < 1 {
			continue
		}
		chance := 1.0
		if enough > mean {
			chance = math.Exp(enough - mean + enough*math.Log(mean/enough))
		}
		if total := cost + verifyCost*slots*chance; total < bestCost {
			best, bestCost = chosen, total
		}
	}
	return best
}

// count counts the first of the ranks in each slot of a range. The rarest come first, while most counts
// are 0 and adding one is quickest.
func (s *search) count(b *block, ranks, low, high int) {
	ranks = max(ranks, 0)
	s.tally.reset(ranks, low, high)
	s.maps = s.maps[:0]
	for _, r := range s.ranks[:ranks] {
		switch l := b.lists[r]; {
		case l.units >= dense:
			s.maps = append(s.maps, b.bitmap(l))
		default:
			s.tally.addSlots(clip(b.posts[l.at:l.at+l.units], low, high))
		}
	}
	s.tally.addMaps(s.maps)
}

// clip returns the part of an ascending list that is in a range.
func clip(list []uint16, low, high int) []uint16 {
	from, _ := slices.BinarySearch(list, uint16(low))
	to := len(list)
	if high < blockSize {
		to, _ = slices.BinarySearch(list, uint16(high))
	}
	return list[from:to]
}

// A stretch is the part of a run that lies in one block: slots within the block whose texts have
// the same number of features.
type stretch struct {
	*block
	features, from, to int
	base               int // the first slot of the block
}

// sift verifies the slots of a stretch whose count is enough.
func (s *search) sift(r stretch, enough int) {
	if enough <= 0 {
		for slot := r.from; slot < r.to; slot++ {
			s.verify(r, slot)
		}
		return
	}
	for word := r.from / 64; word*64 < r.to; word++ {
		reached := s.tally.atLeast(word, enough)
		if word*64 < r.from {
			reached &= ^uint64(0) << (r.from % 64)
		}
		if r.to < word*64+64 {
			reached &= 1<<(r.to%64) - 1
		}
		for ; reached != 0; reached &= reached - 1 {
			s.verify(r, word*64+bits.TrailingZeros64(reached))
		}
	}
}

// verify counts what a unit shares with the text asked for, and offers it. It gives up as soon as
// the unit has more elements of its own than a hit may have; the rare ones come first, so that is soon.
func (s *search) verify(r stretch, slot int) {
	own := r.features - need(s.best.least(), s.n+r.features)
	if own < 0 || s.dead.has(r.base+slot) {
		return
	}
	has, packed := s.has, r.of(slot)
	next, others := uint32(0), 0
	for i := 0; i < len(packed); i++ {
		d := uint32(packed[i])
		if d >= 0x80 {
			d &= 0x7f
			for shift := 7; ; shift += 7 {
				i++
				d |= uint32(packed[i]&0x7f) << shift
				if packed[i] < 0x80 {
					break
				}
			}
		}
		next += d
		others += 1 - int(has[next])
		if others > own {
			return
		}
		next++
	}
	id := r.base + slot
	s.best.offer(s.ids[id], rawOf(r.features-others, s.n+r.features, s.keys[id] == s.key))
}

// A bitmap is a set of slots; nil is the empty one.
type bitmap []uint64

func (b bitmap) has(slot int) bool { return b != nil && b[slot/64]>>(slot%64)&1 == 1 }
