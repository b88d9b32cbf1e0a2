package repair

import (
	"maps"
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

// maxOpen is how many tags without an end may stand in a pair.
const maxOpen = 20

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
		case p.sort == tag && strings.HasPrefix(p.key, "<") && !strings.HasSuffix(p.key, "/>"):
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
		// What was opened since and never closed ("<br>") is no pair.
		for last := len(opened) - 1; last >= max(0, len(opened)-maxOpen); last-- {
			if e := opened[last]; e.name == name {
				e.close = k
				found, opened = append(found, e), opened[:last]
				break
			}
		}
	}
	return found
}

// maxTagged is how many tags may differ; two texts in which more do are not alike.
const maxTagged = 50

// markup takes tags out of the translation, changes addresses of links, and puts tags around all of it.
func (f *fixer) markup() {
	if len(f.tagged) == 0 {
		return
	}
	if len(f.tagged) > maxTagged {
		f.whole = false
		return
	}
	gone, come := tags{}, tags{}
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
	was, is := elements(f.source), elements(f.asked)
	gone.exchange(f, was, is, come)
	for _, e := range was {
		if gone.both(e) {
			gone.takeOut(f, e, was)
		}
	}
	// Where markup stays that should go, no other is put where it may stand: "***12***".
	stays := false
	for k := range gone {
		stays = stays || f.source.pieces[k].sort == tag
	}
	for _, e := range is {
		if come.both(e) && !stays {
			come.drop(e)
			f.putAround(e)
		}
	}
	for _, k := range slices.Sorted(maps.Keys(gone)) {
		f.loneGone(k)
	}
	for _, k := range slices.Sorted(maps.Keys(come)) {
		f.loneCome(k)
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

// tags are tags by piece: those that only the source has, or only the text asked for.
type tags map[int]bool

func (t tags) both(e pairing) bool { return t[e.open] && t[e.close] }

func (t tags) drop(e pairing) {
	delete(t, e.open)
	delete(t, e.close)
}

func named(all []pairing, name string) []pairing {
	var found []pairing
	for _, e := range all {
		if e.name == name {
			found = append(found, e)
		}
	}
	return found
}

// exchange puts one pair of tags in the place of another around the same words: "*" for "**". That is
// certain where neither text has more of them.
func (t tags) exchange(f *fixer, was, is []pairing, come tags) {
	paired := map[pair]bool{}
	for _, p := range f.pairs {
		paired[p] = true
	}
	for _, a := range was {
		there := named(elements(f.target), a.name)
		if !t.both(a) || len(there) != 1 || len(named(was, a.name)) != 1 {
			continue
		}
		for _, b := range is {
			if come.both(b) && paired[pair{a.open + 1, b.open + 1}] && paired[pair{a.close - 1, b.close - 1}] {
				t.drop(a)
				come.drop(b)
				f.exchangeTag(there[0].open, a.open, b.open)
				f.exchangeTag(there[0].close, a.close, b.close)
				break
			}
		}
	}
}

func (f *fixer) exchangeTag(there, was, is int) {
	p := f.target.pieces[there]
	from, to := f.source.of(f.source.pieces[was]), f.asked.of(f.asked.pieces[is])
	f.edits = append(f.edits, edit{start: p.start, end: p.end, is: to, kind: Tag, fromWas: from, fromIs: to})
}

// takeOut takes a pair of tags out of the translation where it is certain which: that has as many of
// the name as the source, and there is one, or all go; or the pair is around all of both texts.
func (t tags) takeOut(f *fixer, e pairing, was []pairing) {
	mine, theirs := named(was, e.name), named(elements(f.target), e.name)
	t.drop(e)
	k := slices.Index(mine, e)
	last := len(theirs) - 1 // the last to end is the outermost
	around := last >= 0 && isAround(f.source, e) && isAround(f.target, theirs[last])
	switch {
	case around:
		k = last
	case len(mine) != len(theirs) || len(mine) > 1 && !f.allGone(mine):
		f.whole = false
		return
	}
	for _, tag := range [][2]int{{theirs[k].open, e.open}, {theirs[k].close, e.close}} {
		p := f.target.pieces[tag[0]]
		f.edits = append(f.edits, edit{start: p.start, end: p.end, kind: Tag, fromWas: f.source.of(f.source.pieces[tag[1]])})
	}
}

// allGone says that the text asked for has none of these pairs.
func (f *fixer) allGone(all []pairing) bool {
	gone := map[int]bool{}
	for _, p := range f.tagged {
		if p.j < 0 {
			gone[p.i] = true
		}
	}
	for _, e := range all {
		if !gone[e.open] || !gone[e.close] {
			return false
		}
	}
	return true
}

// loneGone takes out a code without a counterpart that stands at the same end of the source and of the
// translation. Elsewhere a sentence may need another form without it.
func (f *fixer) loneGone(k int) {
	was := f.source.pieces[k]
	at := only(f.target, []piece{was})
	if at < 0 || was.sort != holder || !atStart(f.source, k) && !atEnd(f.source, k) || atStart(f.source, k) != atStart(f.target, at) || atEnd(f.source, k) != atEnd(f.target, at) {
		f.whole = false
		return
	}
	there := f.target.pieces[at]
	e := edit{start: there.start, end: there.end, kind: Tag, fromWas: f.source.of(was)}
	switch { // the space beside it goes with it
	case at+1 < len(f.target.pieces) && atStart(f.target, at):
		e.end = f.target.pieces[at+1].start
	case at > 0:
		e.start = f.target.pieces[at-1].end
	}
	f.edits = append(f.edits, e)
}

// loneCome puts a code without a counterpart at the start or the end of the translation.
func (f *fixer) loneCome(k int) {
	is, pieces := f.asked.pieces[k], f.target.pieces
	if is.sort != holder || len(pieces) == 0 || k != 0 && k != len(f.asked.pieces)-1 || len(f.asked.pieces) == 1 {
		f.whole = false
		return
	}
	e := edit{kind: Tag, fromIs: f.asked.of(is)}
	if k == 0 {
		e.start, e.is = pieces[0].start, f.asked.text[is.start:f.asked.pieces[1].start]
	} else {
		e.start, e.is = pieces[len(pieces)-1].end, f.asked.text[f.asked.pieces[k-1].end:is.end]
	}
	e.end = e.start
	f.edits = append(f.edits, e)
}

// atStart says that only tags and codes stand before a piece.
func atStart(sd *side, at int) bool {
	return !slices.ContainsFunc(sd.pieces[:at], func(p piece) bool { return p.sort != tag && p.sort != holder })
}

func atEnd(sd *side, at int) bool {
	return !slices.ContainsFunc(sd.pieces[at+1:], func(p piece) bool { return p.sort != tag && p.sort != holder })
}
