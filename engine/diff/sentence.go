package diff

import "slices"

// Fate says what became of sentences.
type Fate uint8

// The fates of sentences.
const (
	Same      Fate = iota // equal but for typography
	Reworded              // other words, one sentence for one
	Split                 // one became two
	Joined                // two became one
	Relocated             // stands elsewhere, changed or not
	Added                 // only in the new text
	Removed               // only in the old text
)

// A Bead says what became of sentences: old[OldStart:OldEnd] became new[NewStart:NewEnd], by index.
type Bead struct {
	Fate             Fate
	OldStart, OldEnd int
	NewStart, NewEnd int
}

// Match says what became of each sentence. Every sentence is in one bead. The beads are in the order
// of the new text, and removed sentences stand where they were; a Relocated bead stands where its
// sentence stands now.
//
// The sentences are ranges of the texts, in order. What lies between two counts to the first, what
// lies before the first to that.
func Match(old, new string, oldSentences, newSentences []Range) []Bead {
	p := newPencil(old, new)
	return p.match(sentencesOf(p.old, oldSentences), sentencesOf(p.new, newSentences))
}

// A sentence is a run of tokens.
type sentence struct {
	start, end int
	ids        []rune
	grams      []uint32 // of the folded words, sorted
}

func sentencesOf(s *side, ranges []Range) []sentence {
	if len(ranges) == 0 && len(s.tokens) > 0 {
		ranges = []Range{{0, len(s.text)}}
	}
	sentences := make([]sentence, 0, len(ranges))
	at := 0
	for k := range ranges {
		end := len(s.tokens)
		if k+1 < len(ranges) {
			end = at
			for end < len(s.tokens) && s.tokens[end].Start < ranges[k+1].Start {
				end++
			}
		}
		sentences = append(sentences, sentence{start: at, end: end, ids: s.ids[at:end], grams: s.grams(at, end)})
		at = end
	}
	return sentences
}

// grams returns the pairs of letters of the folded words, sorted. A word has a space on both sides,
// so that short words count too.
func (sd *side) grams(from, to int) []uint32 {
	var grams []uint32
	for i := from; i < to; i++ {
		if !sd.isWord(i) {
			continue
		}
		last := ' '
		for _, r := range sd.fold(i) {
			grams = append(grams, gram(last, r))
			last = r
		}
		grams = append(grams, gram(last, ' '))
	}
	slices.Sort(grams)
	return grams
}

// gram packs two characters; those beyond the basic plane may share a number with others.
func gram(a, b rune) uint32 { return uint32(a)<<16 ^ uint32(b) }

// common returns how many pairs of letters two sorted lists share.
func common(a, b []uint32) int {
	n := 0
	for i, j := 0, 0; i < len(a) && j < len(b); {
		switch {
		case a[i] == b[j]:
			n++
			i++
			j++
		case a[i] < b[j]:
			i++
		default:
			j++
		}
	}
	return n
}

// The bars for two sentences to be one that changed, by Dice's measure of their pairs of letters
// (Dice 1945), 0 to 1. Unrelated sentences of one language have 0.2 to 0.35. A sentence that also
// moved needs better evidence, and one alone in its text less: there is nothing else it could be.
const (
	barInPlace = 0.45
	barMoved   = 0.6
	barAlone   = 0.3
)

// similarity is Dice's measure of two sentences, each given as the grams of one or two.
func similarity(shared, sizeA, sizeB int) float64 {
	if sizeA+sizeB == 0 {
		return 0
	}
	return 2 * float64(shared) / float64(sizeA+sizeB)
}

// maxMatched bounds the work of matching, the product of the numbers of sentences that are left when
// what both texts begin and end with is taken off. A cell is a paragraph, far below it; beyond it
// only equal sentences are matched, in order.
const maxMatched = 10000

func (p *pencil) match(old, new []sentence) []Bead {
	start := 0
	for start < len(old) && start < len(new) && slices.Equal(old[start].ids, new[start].ids) {
		start++
	}
	end := 0
	for end < len(old)-start && end < len(new)-start && slices.Equal(old[len(old)-1-end].ids, new[len(new)-1-end].ids) {
		end++
	}
	var beads []Bead
	for k := range start {
		beads = append(beads, Bead{Same, k, k + 1, k, k + 1})
	}
	middle := newAligner(old[start:len(old)-end], new[start:len(new)-end], len(old) == 1 && len(new) == 1)
	for _, b := range middle.beads() {
		beads = append(beads, Bead{b.Fate, b.OldStart + start, b.OldEnd + start, b.NewStart + start, b.NewEnd + start})
	}
	for k := end; k > 0; k-- {
		beads = append(beads, Bead{Same, len(old) - k, len(old) - k + 1, len(new) - k, len(new) - k + 1})
	}
	return beads
}

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
