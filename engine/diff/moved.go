package diff

import "trivium/engine/text"

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

// findMoves returns the phrases among the free tokens that stand on both sides, the longest first.
// Capitals make no difference. A phrase may stand once on each side only.
func (p *pencil) findMoves(f free, i0, i1, j0, j1 int) moves {
	found := moves{map[int]step{}, map[int]step{}}
	if (i1-i0)*(j1-j0) > maxPaired*4 {
		return found
	}
	for {
		m, ok := p.longestMove(f, i0, j0)
		if !ok {
			return found
		}
		p.moves++
		m.move = p.moves
		m.inside = p.movedInside(m)
		found.from[m.i0], found.to[m.j0] = m, m
		for k := range m.i1 - m.i0 {
			f.old[m.i0-i0+k], f.new[m.j0-j0+k] = false, false
		}
	}
}

// longestMove returns the phrase with most letters that is free on both sides.
func (p *pencil) longestMove(f free, i0, j0 int) (step, bool) {
	var best step
	bestLetters, count := 0, 0
	for i := range f.old {
		for j := range f.new {
			n, letters := p.commonPhrase(f, i, j, i0, j0)
			if letters < minMoved || letters < bestLetters {
				continue
			}
			if letters == bestLetters {
				count++
				continue
			}
			best = step{i0: i0 + i, i1: i0 + i + n, j0: j0 + j, j1: j0 + j + n}
			bestLetters, count = letters, 1
		}
	}
	return best, count == 1
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
