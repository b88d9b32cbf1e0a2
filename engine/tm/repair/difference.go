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
	others  []pair // words and the like in each other's place
	tail    []int  // pieces of the text asked for that come after all of the source
	cut     []int  // pieces of the source that come after all of the text asked for
	whole   bool   // all differences are of a kind that can be repaired
}

// differences compares two texts; false when they are too long and too different.
func differences(source, asked *side) (*difference, bool) {
	d := &difference{source: source, asked: asked, sourceFrame: findFrame(source), askedFrame: findFrame(asked), whole: true}
	if !d.sourceFrame.sound || !d.askedFrame.sound || endsInHolder(source) != endsInHolder(asked) {
		d.sourceFrame, d.askedFrame = noFrame(source), noFrame(asked)
	}
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
	for k := range pairs[:len(pairs)-d.findTail()] {
		d.gaps(k)
		d.sortOut(k)
	}
	if !d.sourceFrame.fits(d.askedFrame) {
		d.whole = false
	}
	if d.sourceFrame.asks(source) != d.askedFrame.asks(asked) {
		d.whole = false // a question has another order of words in many languages
	}
	return d, true
}

// nothing says that there is nothing to repair.
func (d *difference) nothing() bool {
	return len(d.slotted)+len(d.cased)+len(d.tagged)+len(d.others)+len(d.tail)+len(d.cut) == 0 &&
		d.sourceFrame.quoted() == d.askedFrame.quoted() &&
		text.Normalize(d.sourceFrame.marks(d.source)) == text.Normalize(d.askedFrame.marks(d.asked))
}

// endsInHolder says that a text ends in a placeholder of a program.
func endsInHolder(sd *side) bool {
	last := len(sd.pieces) - 1
	return last >= 0 && sd.pieces[last].sort == holder && !isCode(sd.pieces[last].key)
}

// sortOut puts pair k where it belongs.
func (d *difference) sortOut(k int) {
	p := d.pairs[k]
	if p.i < 0 || p.j < 0 {
		d.alone(p)
		return
	}
	a, b := d.source.pieces[p.i], d.asked.pieces[p.j]
	switch {
	case same(a, b):
	case a.sort == word && b.sort == word && (strings.EqualFold(a.key, b.key) || sameRaised(a.key, b.key)):
		d.cased = append(d.cased, p)
	case a.sort == tag && b.sort == tag && (len(a.slots) == 0 || !d.alike(a, b)):
		d.tagged = append(d.tagged, p)
	case a.sort == b.sort && len(a.slots) > 0 && d.alike(a, b) && d.held(k):
		d.slotted = append(d.slotted, p)
	default:
		d.whole = false
		if d.level(k) {
			d.others = append(d.others, p)
		}
	}
}

// level says that what differs around pair k has as many pieces in both texts, so that each stands in
// the place of another.
func (d *difference) level(k int) bool {
	for _, step := range [...]int{-1, 1} {
		for n := k + step; n >= 0 && n < len(d.pairs); n += step {
			p := d.pairs[n]
			if p.i < 0 || p.j < 0 {
				return false
			}
			if same(d.source.pieces[p.i], d.asked.pieces[p.j]) {
				break
			}
		}
	}
	return true
}

// alone puts a piece that only one text has where it belongs.
func (d *difference) alone(p pair) {
	one := d.unpaired(p)
	if one.sort == tag || one.sort == holder && isCode(one.key) {
		d.tagged = append(d.tagged, p)
		return
	}
	d.whole = false
}

// unpaired returns the piece of a pair that has only one.
func (d *difference) unpaired(p pair) piece {
	if p.i >= 0 {
		return d.source.pieces[p.i]
	}
	return d.asked.pieces[p.j]
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
	if d.source.pieces[d.pairs[k].i].slots[0].role == asis {
		return true // what is the same in every language is known by itself
	}
	if p := d.pairs[k]; d.source.hasSign(p.i) != d.asked.hasSign(p.j) {
		return false
	}
	before, after := d.besideTags(k, -1), d.besideTags(k, 1)
	return d.neighbour(before) || d.neighbour(after) || d.neighbour(before-1) && d.neighbour(after+1)
}

// hasSign says that a plus or minus stands right before a number, and what is before that is none.
func (sd *side) hasSign(k int) bool {
	if k < 1 || sd.pieces[k].sort != figure || sd.pieces[k].gap || k > 1 && !sd.pieces[k-1].gap && sd.pieces[k-2].sort != mark {
		return false
	}
	key := sd.pieces[k-1].key
	return key == "-" || key == "−" || key == "+" || key == "±"
}

// besideTags returns the pair before pair k, or after it, looking through tags that only one text has.
func (d *difference) besideTags(k, step int) int {
	for k += step; k >= 0 && k < len(d.pairs); k += step {
		if p := d.pairs[k]; p.i >= 0 && p.j >= 0 || d.unpaired(p).sort != tag {
			break
		}
	}
	return k
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
