package repair

import "strings"

// findTail returns how many pairs at the end are a tail: placeholders of a program, with the colon and
// the like before them, that one of the texts has after all that the other has: "Fehler" and
// "Fehler: %s". Texts with marks at the end have none.
func (d *difference) findTail() int {
	if d.sourceFrame.from < d.sourceFrame.to || d.askedFrame.from < d.askedFrame.to || d.sourceFrame.quoted() || d.askedFrame.quoted() {
		return 0
	}
	n := 0
	holders := false
	for n < len(d.pairs) {
		p := d.pairs[len(d.pairs)-1-n]
		one := d.unpaired(p)
		oneSided := (p.i < 0) != (p.j < 0) && (p.i < 0) == (d.pairs[len(d.pairs)-1].i < 0)
		if !oneSided || one.sort != holder && !isTailMark(one) {
			break
		}
		holders = holders || one.sort == holder && !isCode(one.key)
		n++
	}
	if !holders || n == len(d.pairs) {
		return 0
	}
	if first := d.pairs[len(d.pairs)-n]; first.i == 0 || first.j == 0 {
		return 0 // a text that is nothing but a tail
	}
	for _, p := range d.pairs[len(d.pairs)-n:] {
		if p.i < 0 {
			d.tail = append(d.tail, p.j)
		} else {
			d.cut = append(d.cut, p.i)
		}
	}
	return n
}

func isTailMark(p piece) bool {
	return p.sort == mark && strings.Trim(p.key, ":=-()") == ""
}

// tails puts the tail of the text asked for at the end of the translation, or cuts that of the source
// off where the translation ends in the same way.
func (f *fixer) tails() {
	have := findFrame(f.target)
	pieces := f.target.pieces
	switch {
	case len(f.tail) == 0 && len(f.cut) == 0:
	case len(pieces) == 0 || have.from < have.to && !endsInHolder(f.target) || endsInHolder(f.target) != endsInHolder(f.source):
		f.whole = false
	case len(f.tail) > 0:
		from, end := pieceBefore(f.asked, f.tail[0]), pieces[len(pieces)-1].end
		is := f.asked.text[from:f.asked.pieces[len(f.asked.pieces)-1].end]
		f.edits = append(f.edits, edit{start: end, end: end, is: is, kind: Placeholder, fromIs: is})
	default:
		first := len(pieces) - len(f.cut)
		if first < 1 || !standAt(f.target, f.source.pieces[f.cut[0]:], first) {
			f.whole = false
			return
		}
		was := f.source.text[pieceBefore(f.source, f.cut[0]):]
		f.edits = append(f.edits, edit{start: pieceBefore(f.target, first), end: pieces[len(pieces)-1].end, kind: Placeholder, fromWas: was})
	}
}

// pieceBefore returns where the piece before a piece ends.
func pieceBefore(sd *side, at int) int { return sd.pieces[at-1].end }
