package repair

import "slices"

// putAround puts a pair of tags around the whole translation when it is around the whole text, and
// around a number or the like that both have.
func (f *fixer) putAround(e pairing) {
	start, end, ok := f.wholeText(e)
	if !ok {
		start, end, ok = f.verbatimPiece(e)
	}
	if !ok {
		start, end, ok = f.heading(e)
	}
	if !ok {
		start, end, ok = f.inElement(e)
	}
	if !ok {
		f.whole = false
		return
	}
	open, closing := f.asked.of(f.asked.pieces[e.open]), f.asked.of(f.asked.pieces[e.close])
	// The tags go around what frames puts in at the same places.
	f.edits = slices.Insert(f.edits, 0, edit{start: start, end: start, is: open, kind: Tag, fromIs: open})
	f.edits = append(f.edits, edit{start: end, end: end, is: closing, kind: Tag, fromIs: closing})
}

func (f *fixer) wholeText(e pairing) (start, end int, ok bool) {
	pieces := f.target.pieces
	if len(pieces) == 0 || !isAround(f.asked, e) {
		return 0, 0, false
	}
	return pieces[0].start, pieces[len(pieces)-1].end, true
}

// isAround says that all of a text but tags stands between two tags.
func isAround(sd *side, e pairing) bool {
	for k, p := range sd.pieces {
		if (k < e.open || k > e.close) && p.sort != tag && !(p.sort == holder && isCode(p.key)) {
			return false
		}
	}
	return true
}

// inElement returns the place of tags that hold all that another pair of tags holds, which the source and
// the translation have once: "[**stronie kursu**](address)" for "[stronie kursu](address)".
func (f *fixer) inElement(e pairing) (start, end int, ok bool) {
	outer := slices.IndexFunc(elements(f.asked), func(o pairing) bool { return o.open == e.open-1 && o.close == e.close+1 })
	if outer < 0 {
		return 0, 0, false
	}
	mine := elements(f.asked)[outer]
	source, there := named(elements(f.source), mine.name), named(elements(f.target), mine.name)
	if len(named(elements(f.asked), mine.name)) != 1 || len(source) != 1 || len(there) != 1 || there[0].close == there[0].open+1 {
		return 0, 0, false
	}
	for _, ends := range [][2]int{{source[0].open, mine.open}, {source[0].close, mine.close}} {
		if !slices.ContainsFunc(f.pairs, func(p pair) bool { return p.i == ends[0] && p.j == ends[1] }) {
			return 0, 0, false
		}
	}
	return f.target.pieces[there[0].open+1].start, f.target.pieces[there[0].close-1].end, true
}

// heading returns the place of tags that hold what stands before the one colon of a text.
func (f *fixer) heading(e pairing) (start, end int, ok bool) {
	colon := piece{key: ":"}
	mine, source, there := only(f.asked, []piece{colon}), only(f.source, []piece{colon}), only(f.target, []piece{colon})
	if mine < 0 || source < 0 || there < 1 || e.open != 0 || mine != e.close-1 && mine != e.close+1 {
		return 0, 0, false
	}
	pieces := f.target.pieces
	if mine < e.close {
		return pieces[0].start, pieces[there].end, true
	}
	return pieces[0].start, pieces[there-1].end, true
}

// verbatimPiece finds the one piece that the tags hold in the translation.
func (f *fixer) verbatimPiece(e pairing) (start, end int, ok bool) {
	if e.close != e.open+2 {
		return 0, 0, false
	}
	inner := f.asked.pieces[e.open+1]
	if inner.sort == word || inner.sort == mark || inner.sort == tag || only(f.asked, []piece{inner}) < 0 {
		return 0, 0, false
	}
	for _, p := range f.slotted { // another one stands there in the source, and in the translation
		if was := f.source.pieces[max(p.i, 0)]; p.j == e.open+1 && was.sort == inner.sort {
			inner = was
		}
	}
	at := only(f.target, []piece{inner})
	if at < 0 || only(f.source, []piece{inner}) < 0 {
		return 0, 0, false
	}
	p := f.target.pieces[at]
	return p.start, p.end, true
}
