package repair

import (
	"slices"
	"strings"
)

// holderKind returns how a placeholder is written: one in braces never stands for one with a percent
// sign, nor an opening code for a closing one.
func holderKind(key string) string {
	switch {
	case strings.HasPrefix(key, "{-"):
		return "{-"
	case isCode(key) && strings.HasSuffix(key, "-}"):
		return "-}"
	case strings.HasPrefix(key, "{{"), strings.HasPrefix(key, "${"):
		return key[:2]
	}
	return key[:1]
}

// isCode says that a placeholder stands for a code of another program's markup: "{1}", "{1-}", "{-1}".
func isCode(key string) bool {
	inner := strings.TrimSuffix(strings.TrimPrefix(key, "{"), "}")
	return len(inner) == len(key)-2 && strings.Trim(inner, "0123456789-") == "" && strings.ContainsAny(inner, "0123456789")
}

// A pairing is a pair of tags, by piece: "**" and "**", "[" and "](address)", "{1-}" and "{-1}".
type pairing struct {
	open, close int
	name        string // "**", "[", "{", "<a"
}

// elements returns the pairs of tags of a text, in the order of their ends.
func elements(sd *side) []pairing {
	var found, opened []pairing
	for k, p := range sd.pieces {
		name, closes := "", false
		switch {
		case p.sort == tag && strings.HasPrefix(p.key, "]"):
			name, closes = "[", true
		case p.sort == tag && strings.Trim(p.key, "*_") == "":
			name = p.key
			closes = len(opened) > 0 && opened[len(opened)-1].name == name
		case p.sort == tag && p.key[0] == '<' && !strings.HasSuffix(p.key, "/>"):
			name = tagName(p.key)
			closes = strings.HasPrefix(name, "</")
			name = "<" + strings.TrimLeft(name, "</")
		case p.sort == tag && p.key == "[":
			name = "["
		case p.sort == holder && isCode(p.key) && strings.HasPrefix(p.key, "{-"):
			name, closes = "{", true
		case p.sort == holder && isCode(p.key) && strings.HasSuffix(p.key, "-}"):
			name = "{"
		default:
			continue
		}
		if !closes {
			opened = append(opened, pairing{open: k, name: name})
			continue
		}
		if last := len(opened) - 1; last >= 0 && opened[last].name == name {
			e := opened[last]
			e.close = k
			found, opened = append(found, e), opened[:last]
		}
	}
	return found
}

// markup takes tags out of the translation, changes addresses of links, and puts tags around all of it.
func (f *fixer) markup() {
	if len(f.tagged) == 0 {
		return
	}
	gone, come := map[int]bool{}, map[int]bool{} // pieces of the source, of the text asked for
	for _, p := range f.tagged {
		switch {
		case p.j < 0:
			gone[p.i] = true
		case p.i < 0:
			come[p.j] = true
		case !f.changeTag(p):
			f.whole = false
		}
	}
	theirs := elements(f.target)
	for _, e := range elements(f.source) {
		if gone[e.open] && gone[e.close] {
			delete(gone, e.open)
			delete(gone, e.close)
			f.takeOut(e, theirs)
		}
	}
	for _, e := range elements(f.asked) {
		if come[e.open] && come[e.close] {
			delete(come, e.open)
			delete(come, e.close)
			f.putAround(e)
		}
	}
	if len(gone) > 0 || len(come) > 0 {
		f.whole = false
	}
}

// changeTag puts the address of the text asked for in the place of the source's.
func (f *fixer) changeTag(p pair) bool {
	was, is := f.source.pieces[p.i], f.asked.pieces[p.j]
	if !isTail(was.key) || !isTail(is.key) {
		return false
	}
	at := only(f.target, []piece{was})
	if at < 0 || only(f.source, []piece{was}) < 0 {
		return false
	}
	there := f.target.pieces[at]
	f.edits = append(f.edits, edit{start: there.start, end: there.end, is: f.asked.of(is), kind: Address, fromWas: f.source.of(was), fromIs: f.asked.of(is)})
	return true
}

// takeOut takes a pair of tags out of the translation, when that has as many of the name as the source
// and there is one, so that it is certain which.
func (f *fixer) takeOut(e pairing, theirs []pairing) {
	alike := func(all []pairing) (n int, last pairing) {
		for _, other := range all {
			if other.name == e.name {
				n, last = n+1, other
			}
		}
		return n, last
	}
	mine, last := alike(elements(f.source))
	n, there := alike(theirs)
	// The last to end is the outermost, and there is no doubt about one that is around all.
	around := last == e && isAround(f.source, e) && isAround(f.target, there)
	if n == 0 || (n != 1 || mine != 1) && !around {
		f.whole = false
		return
	}
	for _, k := range [][2]int{{there.open, e.open}, {there.close, e.close}} {
		p, from := f.target.pieces[k[0]], f.source.pieces[k[1]]
		f.edits = append(f.edits, edit{start: p.start, end: p.end, kind: Tag, fromWas: f.source.of(from)})
	}
}

// putAround puts a pair of tags around the whole translation when it is around the whole text, and
// around a number or the like that both have.
func (f *fixer) putAround(e pairing) {
	start, end, ok := f.wholeText(e)
	if !ok {
		start, end, ok = f.verbatimPiece(e)
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

// verbatimPiece finds the one piece that the tags hold in the translation.
func (f *fixer) verbatimPiece(e pairing) (start, end int, ok bool) {
	if e.close != e.open+2 {
		return 0, 0, false
	}
	inner := f.asked.pieces[e.open+1]
	if inner.sort == word || inner.sort == mark || inner.sort == tag || only(f.asked, []piece{inner}) < 0 {
		return 0, 0, false
	}
	at := only(f.target, []piece{inner})
	if at < 0 || only(f.source, []piece{inner}) < 0 {
		return 0, 0, false
	}
	p := f.target.pieces[at]
	return p.start, p.end, true
}
