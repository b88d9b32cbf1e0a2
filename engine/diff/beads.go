package diff

import "slices"

// An aligner matches sentences by dynamic programming over what they share, then looks among those
// left over for what moved.
type aligner struct {
	old, new []sentence
	alone    bool // each text is one sentence

	// The sentences that stand on the other side unchanged, somewhere: they are not reworded.
	oldTwin, newTwin []bool
}

func newAligner(old, new []sentence, alone bool) aligner {
	a := aligner{old: old, new: new, alone: alone, oldTwin: make([]bool, len(old)), newTwin: make([]bool, len(new))}
	if len(old)*len(new) > maxMatched {
		return a
	}
	for i := range old {
		for j := range new {
			if slices.Equal(old[i].ids, new[j].ids) {
				a.oldTwin[i], a.newTwin[j] = true, true
			}
		}
	}
	return a
}

func (a aligner) beads() []Bead {
	if len(a.old)*len(a.new) > maxMatched {
		return a.equalBeads()
	}
	width := len(a.new) + 1
	score := make([]float64, (len(a.old)+1)*width)
	way := make([]Bead, len(score)) // the last bead of the best reading
	for r := 0; r <= len(a.old); r++ {
		for c := 0; c <= len(a.new); c++ {
			if r > 0 || c > 0 {
				score[r*width+c], way[r*width+c] = a.best(score, width, r, c)
			}
		}
	}
	var beads []Bead
	for r, c := len(a.old), len(a.new); r > 0 || c > 0; {
		b := way[r*width+c]
		beads = append(beads, b)
		r, c = b.OldStart, b.NewStart
	}
	slices.Reverse(beads)
	return a.relocate(beads)
}

// equalBeads matches equal sentences in order; the others come and go.
func (a aligner) equalBeads() []Bead {
	numbers := numbers{}
	stream := func(sentences []sentence) []rune {
		ids := make([]rune, len(sentences))
		for k, s := range sentences {
			ids[k] = numbers.of(string(s.ids))
		}
		return ids
	}
	var beads []Bead
	i, j := 0, 0
	for _, m := range append(align(stream(a.old), stream(a.new)), match{len(a.old), len(a.new)}) {
		for ; i < m.old; i++ {
			beads = append(beads, Bead{Removed, i, i + 1, j, j})
		}
		for ; j < m.new; j++ {
			beads = append(beads, Bead{Added, i, i, j, j + 1})
		}
		if i < len(a.old) && j < len(a.new) {
			beads = append(beads, Bead{Same, i, i + 1, j, j + 1})
			i, j = i+1, j+1
		}
	}
	return beads
}

// best returns the best score for the first r and c sentences, and the last bead of that reading.
func (a aligner) best(score []float64, width, r, c int) (float64, Bead) {
	best, bead := -1.0, Bead{}
	try := func(rows, columns int, fate Fate, gain float64) {
		if s := score[(r-rows)*width+c-columns] + gain; s > best {
			best, bead = s, Bead{fate, r - rows, r, c - columns, c}
		}
	}
	if r > 0 && c > 0 {
		if fate, gain := a.one(r-1, c-1); gain > 0 {
			try(1, 1, fate, gain)
		}
		if c > 1 && !a.oldTwin[r-1] {
			if gain := a.two(a.old[r-1], a.new[c-2], a.new[c-1]); gain > 0 {
				try(1, 2, Split, gain)
			}
		}
		if r > 1 && !a.newTwin[c-1] {
			if gain := a.two(a.new[c-1], a.old[r-2], a.old[r-1]); gain > 0 {
				try(2, 1, Joined, gain)
			}
		}
	}
	if c > 0 {
		try(0, 1, Added, 0)
	}
	if r > 0 {
		try(1, 0, Removed, 0)
	}
	return best, bead
}

// weight turns a similarity into a gain: what goes beyond the bar, for long sentences more.
func weight(similarity, bar float64, size int) float64 {
	return (similarity - bar + 0.05) * float64(size)
}

// one returns the gain of taking two sentences for one; 0 where they are not.
func (a aligner) one(i, j int) (Fate, float64) {
	x, y := a.old[i], a.new[j]
	size := len(x.grams) + len(y.grams)
	if slices.Equal(x.ids, y.ids) {
		return Same, weight(1, barInPlace, size+2)
	}
	if a.oldTwin[i] || a.newTwin[j] {
		return Reworded, 0
	}
	bar := barInPlace
	if a.alone {
		bar = barAlone
	}
	s := similarity(common(x.grams, y.grams), len(x.grams), len(y.grams))
	if s < bar {
		return Reworded, 0
	}
	return Reworded, weight(s, bar, size)
}

// two returns the gain of taking one sentence for two others; 0 where it is not both of them. Each of
// the two must have most of its letters in the one.
func (a aligner) two(whole, first, second sentence) float64 {
	for _, part := range []sentence{first, second} {
		if len(part.grams) == 0 || float64(common(whole.grams, part.grams)) < 0.6*float64(len(part.grams)) {
			return 0
		}
	}
	parts := slices.Concat(first.grams, second.grams)
	slices.Sort(parts)
	s := similarity(common(whole.grams, parts), len(whole.grams), len(parts))
	if s < barMoved {
		return 0
	}
	return weight(s, barInPlace, len(whole.grams)+len(parts))
}

// relocate makes one bead of a removed and an added sentence that are alike, the best pair first.
func (a aligner) relocate(beads []Bead) []Bead {
	type pair struct {
		removed, added int
		similarity     float64
	}
	var pairs []pair
	for r, removed := range beads {
		for d, added := range beads {
			if removed.Fate != Removed || added.Fate != Added {
				continue
			}
			if s := a.alike(removed.OldStart, added.NewStart); s >= barMoved && !a.sameSlot(beads, r, d) {
				pairs = append(pairs, pair{r, d, s})
			}
		}
	}
	slices.SortStableFunc(pairs, func(x, y pair) int {
		if x.similarity != y.similarity {
			if x.similarity > y.similarity {
				return -1
			}
			return 1
		}
		return 0
	})
	gone := map[int]bool{}
	for _, p := range pairs {
		if gone[p.removed] || beads[p.added].Fate != Added {
			continue
		}
		gone[p.removed] = true
		beads[p.added] = Bead{Relocated, beads[p.removed].OldStart, beads[p.removed].OldEnd, beads[p.added].NewStart, beads[p.added].NewEnd}
	}
	kept := beads[:0:0]
	for k, b := range beads {
		if !gone[k] {
			kept = append(kept, b)
		}
	}
	return kept
}

func (a aligner) alike(i, j int) float64 {
	x, y := a.old[i], a.new[j]
	if slices.Equal(x.ids, y.ids) {
		return 1
	}
	if len(x.grams) < 2*minMoved { // too short to be known again when it changed
		return 0
	}
	return similarity(common(x.grams, y.grams), len(x.grams), len(y.grams))
}

// sameSlot says that nothing that stayed stands between two beads.
func (a aligner) sameSlot(beads []Bead, x, y int) bool {
	for k := min(x, y) + 1; k < max(x, y); k++ {
		if f := beads[k].Fate; f != Removed && f != Added {
			return false
		}
	}
	return true
}
