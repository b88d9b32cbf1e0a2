package repair

import (
	"strings"

	"trivium/engine/text"
)

// A difference is what a text asked for and a unit's source differ in.
type difference struct {
	source, asked *side
	pairs         []pair // of pieces, without those of the frames
	sourceFrame   frame
	askedFrame    frame

	slotted []pair // pieces with slots that differ
	cased   []pair // words that differ in capitals
	tagged  []pair // tags that differ, come or go
	runs    []run  // words that differ, come or go
	whole   bool   // all differences are of a kind that can be repaired
}

// A run is pieces of the source, from i0 to before i1, in whose place pieces of the text asked for stand.
type run struct{ i0, i1, j0, j1 int }

// differences compares two texts; false when they are too long and too different.
func differences(source, asked *side) (*difference, bool) {
	d := &difference{source: source, asked: asked, sourceFrame: findFrame(source), askedFrame: findFrame(asked), whole: true}
	a, fromA := d.sourceFrame.core(source.pieces)
	b, fromB := d.askedFrame.core(asked.pieces)
	pairs, ok := align(a, b)
	if !ok {
		return nil, false
	}
	for k, p := range pairs {
		if p.i >= 0 {
			pairs[k].i = fromA[p.i]
		}
		if p.j >= 0 {
			pairs[k].j = fromB[p.j]
		}
	}
	d.pairs = pairs
	i, j := 0, 0 // the next pieces
	for k, p := range pairs {
		d.gaps(k)
		d.sortOut(k, i, j)
		if p.i >= 0 {
			i = p.i + 1
		}
		if p.j >= 0 {
			j = p.j + 1
		}
	}
	if d.sourceFrame.asks(source) != d.askedFrame.asks(asked) {
		d.whole = false // a question has another order of words in many languages
	}
	return d, true
}

// sortOut puts pair k where it belongs; i and j are the pieces that come next.
func (d *difference) sortOut(k, i, j int) {
	p := d.pairs[k]
	if p.i < 0 || p.j < 0 {
		d.alone(p, i, j)
		return
	}
	a, b := d.source.pieces[p.i], d.asked.pieces[p.j]
	switch {
	case same(a, b):
	case a.sort == word && b.sort == word && strings.ToLower(a.key) == strings.ToLower(b.key):
		d.cased = append(d.cased, p)
	case a.sort == tag && b.sort == tag:
		d.tagged = append(d.tagged, p)
	case a.sort == b.sort && len(a.slots) > 0 && d.alike(a, b) && d.held(k):
		d.slotted = append(d.slotted, p)
	default:
		d.whole = false
		d.differ(run{p.i, p.i + 1, p.j, p.j + 1})
	}
}

// alone puts a piece that only one text has where it belongs.
func (d *difference) alone(p pair, i, j int) {
	var only piece
	r := run{i, i, j, j}
	if p.i >= 0 {
		only, r.i1 = d.source.pieces[p.i], i+1
	} else {
		only, r.j1 = d.asked.pieces[p.j], j+1
	}
	if only.sort == tag || only.sort == holder && isCode(only.key) {
		d.tagged = append(d.tagged, p)
		return
	}
	d.whole = false
	d.differ(r)
}

// differ adds a run, or makes the one before longer.
func (d *difference) differ(r run) {
	if last := len(d.runs) - 1; last >= 0 && d.runs[last].i1 == r.i0 && d.runs[last].j1 == r.j0 {
		d.runs[last].i1, d.runs[last].j1 = r.i1, r.j1
		return
	}
	d.runs = append(d.runs, r)
}

// alike says that one piece may take the place of the other: two dates with the same parts, two
// placeholders of one kind.
func (d *difference) alike(a, b piece) bool {
	if a.sort == holder {
		return holderKind(a.key) == holderKind(b.key)
	}
	return sameRoles(a, b)
}

func sameRoles(a, b piece) bool {
	count := func(p piece) (roles [asis + 1]int) {
		for _, s := range p.slots {
			roles[s.role]++
		}
		return roles
	}
	return count(a) == count(b)
}

// held says that the pair stands in the same place in both texts: what is before or after it is the
// same, or another form of the same word. A number in the middle of other words may be anything.
func (d *difference) held(k int) bool {
	return d.neighbour(k-1) || d.neighbour(k+1)
}

func (d *difference) neighbour(k int) bool {
	if k < 0 || k >= len(d.pairs) {
		return true
	}
	p := d.pairs[k]
	if p.i < 0 || p.j < 0 {
		return false
	}
	a, b := d.source.pieces[p.i], d.asked.pieces[p.j]
	return same(a, b) || a.sort == b.sort && a.sort != word && a.sort != mark || a.sort == word && b.sort == word && text.SameWord(a.key, b.key)
}

// gaps looks at the white space between pair k and the one before: "50 %" and "50%" are the same, but
// "Ein-" and "Ein -" are not.
func (d *difference) gaps(k int) {
	p := d.pairs[k]
	if k == 0 || p.i < 0 || p.j < 0 || p.i == 0 || p.j == 0 {
		return
	}
	before := d.pairs[k-1]
	if before.i != p.i-1 || before.j != p.j-1 {
		return
	}
	a, b := d.source.pieces[p.i], d.asked.pieces[p.j]
	if a.gap != b.gap && !isSymbol(a.key) && !isSymbol(d.source.pieces[before.i].key) {
		d.whole = false
	}
}

// isSymbol says that a mark stands at a number, with a space or without as the writer likes.
func isSymbol(mark string) bool {
	switch mark {
	case "%", "‰", "€", "$", "£", "°":
		return true
	}
	return false
}
