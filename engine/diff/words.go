package diff

import "slices"

// Words compares two texts token by token, without regard to sentences.
func Words(old, new string) Script {
	if old == new {
		return unchanged(old)
	}
	p := newPencil(old, new)
	return p.script(p.words(0, len(p.old.tokens), 0, len(p.new.tokens)))
}

func unchanged(s string) Script {
	if s == "" {
		return Script{}
	}
	return Script{{Kind: Equal, Old: Range{0, len(s)}, New: Range{0, len(s)}}}
}

func newPencil(old, new string) *pencil {
	numbers := numbers{}
	return &pencil{old: readSide(old, numbers), new: readSide(new, numbers)}
}

// words returns the steps from old[i0:i1] to new[j0:j1].
func (p *pencil) words(i0, i1, j0, j1 int) []step {
	matches := align(p.old.ids[i0:i1], p.new.ids[j0:j1])
	for k := range matches {
		matches[k].old += i0
		matches[k].new += j0
	}
	matches = p.slide(matches, i0, i1, j0, j1)
	matches = p.dropStray(matches, i0, i1, j0, j1)
	return p.steps(matches, i0, i1, j0, j1)
}

// steps returns the steps for matches, and for what lies between them.
func (p *pencil) steps(matches []match, i0, i1, j0, j1 int) []step {
	anchors := make([]step, 0, len(matches))
	p.between(matches, i0, i1, j0, j1, func(a, b, c, d int) {
		anchors = append(anchors, p.anchors(a, b, c, d)...)
	})
	for _, m := range matches {
		anchors = append(anchors, step{kind: Equal, i0: m.old, i1: m.old + 1, j0: m.new, j1: m.new + 1})
	}
	slices.SortFunc(anchors, func(a, b step) int { return a.i0 - b.i0 })
	return p.fill(anchors, i0, i1, j0, j1)
}

// between calls f for each pair of token ranges between matches; one of the two may be empty.
func (p *pencil) between(matches []match, i0, i1, j0, j1 int, f func(i0, i1, j0, j1 int)) {
	for _, m := range matches {
		if i0 < m.old || j0 < m.new {
			f(i0, m.old, j0, m.new)
		}
		i0, j0 = m.old+1, m.new+1
	}
	if i0 < i1 || j0 < j1 {
		f(i0, i1, j0, j1)
	}
}

// maxPaired bounds the work of pairing what lies between two matches: the product of the numbers of
// tokens. A clause of 100 tokens against another is far below it; beyond it the clause is rewritten.
const maxPaired = 40000

// anchors pairs the tokens of two ranges that have nothing equal in order: the same word in another
// form, a number for a number, a tag for a tag. Pairs of unrelated tokens are left out.
func (p *pencil) anchors(i0, i1, j0, j1 int) []step {
	rows, columns := i1-i0, j1-j0
	if rows == 0 || columns == 0 || rows*columns > maxPaired {
		return nil
	}
	// cost[r][c] is that of the best reading of the first r and c tokens.
	width := columns + 1
	cost := make([]float64, (rows+1)*width)
	for r := 0; r <= rows; r++ {
		for c := 0; c <= columns; c++ {
			if r == 0 && c == 0 {
				continue
			}
			cost[r*width+c], _ = p.cheapest(cost, width, r, c, i0, j0)
		}
	}
	var found []step
	for r, c := rows, columns; r > 0 || c > 0; {
		_, way := p.cheapest(cost, width, r, c, i0, j0)
		switch way {
		case deleteOne:
			r--
		case insertOne:
			c--
		default:
			r, c = r-1, c-1
			if kind, _ := p.pairKind(i0+r, j0+c); kind != Replaced {
				found = append(found, step{kind: kind, i0: i0 + r, i1: i0 + r + 1, j0: j0 + c, j1: j0 + c + 1})
			}
		}
	}
	slices.Reverse(found)
	return found
}

// The three ways to read the last tokens of two ranges.
const (
	pairBoth = iota
	deleteOne
	insertOne
)

func (p *pencil) cheapest(cost []float64, width, r, c, i0, j0 int) (float64, int) {
	best, way := -1.0, pairBoth
	if r > 0 && c > 0 {
		_, pair := p.pairKind(i0+r-1, j0+c-1)
		best = cost[(r-1)*width+c-1] + pair
	}
	if r > 0 {
		if d := cost[(r-1)*width+c] + p.lone(p.old, i0+r-1); best < 0 || d < best {
			best, way = d, deleteOne
		}
	}
	if c > 0 {
		if d := cost[r*width+c-1] + p.lone(p.new, j0+c-1); best < 0 || d < best {
			best, way = d, insertOne
		}
	}
	return best, way
}

// lone is the cost of a token that has no counterpart: about 1, and a little more for long words, so
// that of two words that changed places the longer one stays where it is.
func (p *pencil) lone(s *side, i int) float64 { return 1 + float64(min(s.letters(i), 20))/100 }

// fill returns the anchors with the steps between them: moves first, what is left comes, goes or is
// replaced.
func (p *pencil) fill(anchors []step, i0, i1, j0, j1 int) []step {
	free := p.freeTokens(anchors, i0, i1, j0, j1)
	moved := p.findMoves(free, i0, i1, j0, j1)
	var steps []step
	i, j := i0, j0
	for _, a := range append(anchors, step{i0: i1, i1: i1, j0: j1, j1: j1}) {
		steps = append(steps, p.residue(i, a.i0, j, a.j0, moved)...)
		if a.isOld() {
			steps = append(steps, a)
		}
		i, j = a.i1, a.j1
	}
	return steps
}
