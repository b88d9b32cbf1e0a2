package index

import (
	"math"
	"slices"
)

// need returns the smallest number of features that two texts of sum features together must share for
// their likeness to reach raw, or more than both have when nothing does.
func need(raw float64, sum int) int {
	if sum == 0 || !(raw > 0) {
		return 0
	}
	if raw > 1 {
		return sum
	}
	// From half of the sum on they have all in common.
	shared := min(int(math.Ceil(raw*float64(sum+doubt)/2)), (sum+1)/2)
	for shared > 0 && likeness(shared-1, sum) >= raw {
		shared--
	}
	for 2*shared < sum && likeness(shared, sum) < raw {
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
	maps  [][]uint64
	found []int32 // slots of a block that are to be verified
}

// search is one query at work on one frozen part.
type search struct {
	*frozen
	*scratch
	best    *top
	dead    bitmap
	key     uint64
	n       int  // features of the text asked for
	unknown int  // elements of it that no unit has
	touched byte // where verifyAll leaves what it read, so that it must be read
}

// search offers to best all units that may be listed.
func (f *frozen) search(asked Profile, dead bitmap, best *top, w *scratch) {
	s := search{frozen: f, scratch: w, best: best, dead: dead, key: asked.key, n: len(asked.features)}
	w.ask(f, asked)
	s.unknown = s.n - len(w.ranks)
	s.blocksByLikeness()
	w.forget()
}

// ask notes which elements of a part the text asked for has.
func (w *scratch) ask(f *frozen, asked Profile) {
	w.ranks = f.dict.ranksOf(w.ranks[:0], asked.features)
	if len(w.has) < len(f.elements) {
		w.has = make([]uint8, len(f.elements))
	}
	for _, r := range w.ranks {
		w.has[r] = 1
	}
}

// forget takes back what ask noted.
func (w *scratch) forget() {
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
	middle := len(s.blocks) - 1
	if at := s.runAt(s.n); at < len(s.runs)-1 {
		middle = s.runs[at].first / blockSize
	}
	s.block(middle)
	down, up := middle-1, middle+1
	for {
		below, above := -1.0, -1.0 // the best likeness that a block may hold
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

// promise returns the likeness of a text of m features that has as much in common with the one asked
// for as it can, or 1 when both are blank, and so equal.
func (s *search) promise(m int) float64 {
	if s.n+m == 0 {
		return 1
	}
	return likeness(min(s.n, m), s.n+m)
}

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
		if !s.reaches(m) {
			continue
		}
		// Of the elements that are not chosen a unit shares all at best.
		enough := need(s.best.least(), s.n+m) - (s.n - chosen)
		s.found = s.tally.appendSlots(s.found[:0], max(s.runs[i].first-first, 0), min(s.runs[i+1].first, last)-first, enough)
		s.verifyAll(b, first, m)
	}
}

// window narrows a range of runs to those whose length allows a hit.
func (s *search) window(from, to int) (int, int) {
	for from < to && !s.reaches(s.runs[from].features) {
		from++
	}
	for to > from && !s.reaches(s.runs[to-1].features) {
		to--
	}
	return from, to
}

// reaches says that a text of m features may be a hit. It can share no element that no unit has.
func (s *search) reaches(m int) bool {
	return need(s.best.least(), s.n+m) <= min(s.n-s.unknown, m)
}

// What the steps of a search cost, in nanoseconds, measured on German units.
const (
	entryCost  = 2.0   // an entry of a list of few units
	bitmapCost = 0.9   // 64 slots of a bitmap
	verifyCost = 300.0 // a unit compared
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
		if b.isDense(b.lists[r].units) {
			cost += bitmapCost * slots / 64
		} else {
			cost += entryCost * share * units
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
		if l := b.lists[r]; b.isDense(l.units) {
			s.maps = append(s.maps, b.bitmap(l))
		} else {
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

// verifyAll compares the units found in a block, all with the same number of features. Their ranks are
// touched beforehand: what a unit's memory lets wait for is waited for once, not unit by unit.
func (s *search) verifyAll(b *block, first, features int) {
	touched := byte(0)
	for _, slot := range s.found {
		if at := b.offset[slot]; int(at) < len(b.ranks) {
			touched |= b.ranks[at]
		}
	}
	s.touched = touched
	for _, slot := range s.found {
		own := features - need(s.best.least(), s.n+features)
		if own < 0 {
			return
		}
		if s.dead.has(first + int(slot)) {
			continue
		}
		if others := s.others(b.of(int(slot)), own); others <= own {
			at := first + int(slot)
			s.best.offer(s.ids[at], rawOf(features-others, s.n+features, s.keys[at] == s.key))
		}
	}
}

// others counts the elements of a unit that the text asked for has not. It gives up as soon as they
// are more than limit; the rare ones come first, so that is soon.
func (w *scratch) others(packed []byte, limit int) int {
	has := w.has
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
		if others > limit {
			break
		}
		next++
	}
	return others
}

// A bitmap is a set of slots; nil is the empty one.
type bitmap []uint64

func (b bitmap) has(slot int) bool { return b != nil && b[slot/64]>>(slot%64)&1 == 1 }
