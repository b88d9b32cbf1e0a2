package repair

import (
	"math"
	"slices"
	"strings"

	"trivium/engine/text"
)

// maxCompared bounds the work of comparing: the product of the numbers of pieces that differ. Two
// paragraphs of 200 words that have nothing in common are below it; beyond it nothing is repaired.
const maxCompared = 40_000

// A pair is piece i of the unit's source and piece j of the text asked for; -1 is none.
type pair struct{ i, j int }

// align pairs the pieces of two texts: equal ones, and those that may stand for each other. Both
// sides are in order. It returns false where the texts are too long and too different.
func align(a, b []piece) ([]pair, bool) {
	start := 0
	for start < len(a) && start < len(b) && same(a[start], b[start]) {
		start++
	}
	endA, endB := len(a), len(b)
	for endA > start && endB > start && same(a[endA-1], b[endB-1]) {
		endA--
		endB--
	}
	middle, ok := alignMiddle(a[start:endA], b[start:endB])
	if !ok {
		return nil, false
	}
	pairs := make([]pair, 0, len(a)+len(b))
	for k := range start {
		pairs = append(pairs, pair{k, k})
	}
	for _, p := range middle {
		if p.i >= 0 {
			p.i += start
		}
		if p.j >= 0 {
			p.j += start
		}
		pairs = append(pairs, p)
	}
	for k := range len(a) - endA {
		pairs = append(pairs, pair{endA + k, endB + k})
	}
	return pairs, true
}

func alignMiddle(a, b []piece) ([]pair, bool) {
	if len(a)*len(b) > maxCompared {
		return nil, false
	}
	a, b = folded(a), folded(b)
	width := len(b) + 1
	cost := make([]int32, (len(a)+1)*width) // of the best way to read a[i:] and b[j:]
	for i := len(a); i >= 0; i-- {
		for j := len(b); j >= 0; j-- {
			if i < len(a) || j < len(b) {
				cost[i*width+j], _ = cheapest(a, b, cost, width, i, j)
			}
		}
	}
	var pairs []pair
	for i, j := 0, 0; i < len(a) || j < len(b); {
		_, p := cheapest(a, b, cost, width, i, j)
		pairs = append(pairs, p)
		if p.i >= 0 {
			i++
		}
		if p.j >= 0 {
			j++
		}
	}
	return pairs, true
}

// folded returns the pieces with their words folded.
func folded(pieces []piece) []piece {
	pieces = slices.Clone(pieces)
	for k := range pieces {
		if pieces[k].sort == word {
			pieces[k].fold = text.Fold(pieces[k].key)
		}
	}
	return pieces
}

// cheapest returns the cost of the best way to read a[i:] and b[j:], and its first step.
func cheapest(a, b []piece, cost []int32, width, i, j int) (int32, pair) {
	const alone = 10
	best, step := int32(math.MaxInt32), pair{}
	if i < len(a) && j < len(b) {
		best, step = cost[(i+1)*width+j+1]+distance(a[i], b[j]), pair{i, j}
	}
	if i < len(a) {
		if c := cost[(i+1)*width+j] + alone; c < best {
			best, step = c, pair{i, -1}
		}
	}
	if j < len(b) {
		if c := cost[i*width+j+1] + alone; c < best {
			best, step = c, pair{-1, j}
		}
	}
	return best, step
}

func same(a, b piece) bool { return a.sort == b.sort && a.key == b.key }

// isTail says that a tag is the end of a link, with its address.
func isTail(tag string) bool { return strings.HasPrefix(tag, "](") }

// sameTag says that two tags differ in addresses or attributes only.
func sameTag(a, b string) bool {
	return isTail(a) && isTail(b) || strings.HasPrefix(a, "<") && tagName(a) == tagName(b)
}

// distance is what it costs to read b in the place of a, where leaving out one and putting in the
// other costs 20.
func distance(a, b piece) int32 {
	switch {
	case same(a, b):
		return 0
	case a.sort == word && b.sort == word:
		if text.SameFolded(a.fold, b.fold) {
			return 6
		}
		return 12
	case a.sort == b.sort && a.sort != mark && (a.sort != tag || sameTag(a.key, b.key)):
		return 5
	case a.sort == mark || b.sort == mark:
		return 16
	case a.sort == tag || b.sort == tag:
		return 24 // apart
	}
	return 14
}
