package diff

import (
	"slices"

	"trivium/engine/text"
)

// moves are pieces that stand elsewhere in the new text, by where they begin in either.
type moves struct{ from, to map[int]step }

func (m moves) leaves(i int) bool  { _, ok := m.from[i]; return ok }
func (m moves) arrives(j int) bool { _, ok := m.to[j]; return ok }

// free are the tokens that no anchor holds.
type free struct{ old, new []bool } // by index less the start of the range

func (p *pencil) freeTokens(anchors []step, i0, i1, j0, j1 int) free {
	f := free{make([]bool, i1-i0), make([]bool, j1-j0)}
	for i := range f.old {
		f.old[i] = true
	}
	for j := range f.new {
		f.new[j] = true
	}
	for _, a := range anchors {
		for i := a.i0; i < a.i1; i++ {
			f.old[i-i0] = false
		}
		for j := a.j0; j < a.j1; j++ {
			f.new[j-j0] = false
		}
	}
	return f
}

// minMoved is the number of letters that a phrase must have to be seen as moved: a short word that
// went here and came there is a coincidence.
const minMoved = 5

// maxMoveRounds bounds how often what is left is searched again for shorter phrases.
const maxMoveRounds = 4

// findMoves returns the phrases among the free tokens that stand on both sides, the longest first.
// Capitals make no difference. A phrase that stands twice on a side has not moved: nobody can say
// which of the two it was.
func (p *pencil) findMoves(f free, i0, i1, j0, j1 int) moves {
	found := moves{map[int]step{}, map[int]step{}}
	if (i1-i0)*(j1-j0) > maxPaired*4 {
		return found
	}
	for range maxMoveRounds {
		before := len(found.from)
		for _, phrase := range p.phrases(f, i0, j0) {
			if !f.holds(phrase) {
				continue
			}
			p.moves++
			m := step{i0: i0 + phrase.i, i1: i0 + phrase.i + phrase.tokens, j0: j0 + phrase.j, j1: j0 + phrase.j + phrase.tokens, move: p.moves}
			m.inside = p.movedInside(m)
			found.from[m.i0], found.to[m.j0] = m, m
			for k := range phrase.tokens {
				f.old[phrase.i+k], f.new[phrase.j+k] = false, false
			}
		}
		if len(found.from) == before {
			break
		}
	}
	return found
}

// A phrase stands on both sides, at free tokens i and j.
type phrase struct{ i, j, tokens, letters int }

func (f free) holds(p phrase) bool {
	for k := range p.tokens {
		if !f.old[p.i+k] || !f.new[p.j+k] {
			return false
		}
	}
	return true
}

// phrases returns the phrases that are free on both sides, those with most letters first, without
// those that stand twice.
func (p *pencil) phrases(f free, i0, j0 int) []phrase {
	var all []phrase
	for i := range f.old {
		for j := range f.new {
			if tokens, letters := p.commonPhrase(f, i, j, i0, j0); letters >= minMoved {
				all = append(all, phrase{i, j, tokens, letters})
			}
		}
	}
	type place struct{ at, tokens int }
	oldPlaces, newPlaces := map[place]int{}, map[place]int{}
	for _, c := range all {
		oldPlaces[place{c.i, c.tokens}]++
		newPlaces[place{c.j, c.tokens}]++
	}
	all = slices.DeleteFunc(all, func(c phrase) bool {
		return oldPlaces[place{c.i, c.tokens}] > 1 || newPlaces[place{c.j, c.tokens}] > 1
	})
	slices.SortStableFunc(all, func(a, b phrase) int { return b.letters - a.letters })
	return all
}

// commonPhrase returns the number of tokens and of letters that both sides have from i and j on. A
// phrase begins and ends with a word.
func (p *pencil) commonPhrase(f free, i, j, i0, j0 int) (tokens, letters int) {
	if !p.sameWords(i0+i, j0+j) || i > 0 && j > 0 && f.old[i-1] && f.new[j-1] && p.sameWords(i0+i-1, j0+j-1) {
		return 0, 0
	}
	sum := 0
	for k := 0; i+k < len(f.old) && j+k < len(f.new) && f.old[i+k] && f.new[j+k]; k++ {
		if p.sameWords(i0+i+k, j0+j+k) {
			sum += p.old.letters(i0 + i + k)
			tokens, letters = k+1, sum
		} else if p.old.ids[i0+i+k] != p.new.ids[j0+j+k] || p.old.kind(i0+i+k) == text.Tag {
			break
		}
	}
	return tokens, letters
}

// sameWords says that both tokens are the same word, capitals aside.
func (p *pencil) sameWords(i, j int) bool {
	if !p.old.isWord(i) || !p.new.isWord(j) {
		return false
	}
	return p.old.ids[i] == p.new.ids[j] || p.old.fold(i) == p.new.fold(j)
}

// movedInside returns the steps of a phrase at the place where it stands now.
func (p *pencil) movedInside(m step) []step {
	var inside []step
	for k := range m.i1 - m.i0 {
		i, j := m.i0+k, m.j0+k
		kind, _ := p.pairKind(i, j)
		inside = append(inside, step{kind: kind, i0: i, i1: i + 1, j0: j, j1: j + 1})
	}
	return inside
}
