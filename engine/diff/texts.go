package diff

// Texts compares two texts: sentences are matched first, then the words of each pair. The sentences
// are ranges of the texts, in order, as package segment finds them; none stand for one sentence. A
// sentence that has nothing in common with what stands in its place is replaced as a whole.
func Texts(old, new string, oldSentences, newSentences []Range) Script {
	if old == new {
		return unchanged(old)
	}
	p := newPencil(old, new)
	was, is := sentencesOf(p.old, oldSentences), sentencesOf(p.new, newSentences)
	return p.script(p.sentences(was, is, p.match(was, is)))
}

// sentences returns the steps for beads.
func (p *pencil) sentences(was, is []sentence, beads []Bead) []step {
	gone := relocated(was, is, beads, p)
	var steps []step
	i, j := 0, 0 // sentences
	for _, b := range append(beads, Bead{Same, len(was), len(was), len(is), len(is)}) {
		if b.Fate == Relocated || b.Fate == Removed || b.Fate == Added {
			continue
		}
		steps = append(steps, p.residue(tokenAt(was, i), tokenAt(was, b.OldStart), tokenAt(is, j), tokenAt(is, b.NewStart), gone)...)
		i0, i1 := tokenAt(was, b.OldStart), tokenAt(was, b.OldEnd)
		j0, j1 := tokenAt(is, b.NewStart), tokenAt(is, b.NewEnd)
		switch b.Fate {
		case Same:
			for k := range i1 - i0 {
				steps = append(steps, step{kind: Equal, i0: i0 + k, i1: i0 + k + 1, j0: j0 + k, j1: j0 + k + 1})
			}
		default:
			steps = append(steps, p.words(i0, i1, j0, j1)...)
		}
		i, j = b.OldEnd, b.NewEnd
	}
	return steps
}

// relocated returns the sentences that moved, as moves of tokens.
func relocated(was, is []sentence, beads []Bead, p *pencil) moves {
	found := moves{map[int]step{}, map[int]step{}}
	for _, b := range beads {
		if b.Fate != Relocated {
			continue
		}
		from, to := was[b.OldStart], is[b.NewStart]
		if from.start == from.end || to.start == to.end {
			continue
		}
		p.moves++
		m := step{i0: from.start, i1: from.end, j0: to.start, j1: to.end, move: p.moves}
		m.inside = p.wordsInPlace(m)
		found.from[m.i0], found.to[m.j0] = m, m
	}
	return found
}

// wordsInPlace compares a moved sentence with what it was. Within it nothing moves again: a move in a
// move is more than a reader can follow.
func (p *pencil) wordsInPlace(m step) []step {
	steps := p.words(m.i0, m.i1, m.j0, m.j1)
	for k := range steps {
		switch steps[k].kind {
		case MovedAway:
			steps[k].kind, steps[k].move = Deleted, 0
		case Moved:
			steps[k] = step{kind: Inserted, j0: steps[k].j0, j1: steps[k].j1}
		}
	}
	return steps
}

// tokenAt returns the first token of sentence k, or the number of tokens.
func tokenAt(sentences []sentence, k int) int {
	switch {
	case k < len(sentences):
		return sentences[k].start
	case len(sentences) > 0:
		return sentences[len(sentences)-1].end
	}
	return 0
}
