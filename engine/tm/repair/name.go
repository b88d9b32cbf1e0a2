package repair

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// names puts names in the place of names where the translation has them as they are in the source:
// "Firefox öffnen" and "Otwórz Firefox". It never makes a translation whole: a name may ask for
// another ending, and a word with a capital may be no name.
func (f *fixer) names() {
	for _, r := range f.runs {
		if !f.isName(f.source, r.i0, r.i1) || !f.isName(f.asked, r.j0, r.j1) {
			continue
		}
		if at := only(f.target, f.source.pieces[r.i0:r.i1]); at >= 0 && f.isName(f.target, at, at+r.i1-r.i0) && only(f.source, f.source.pieces[r.i0:r.i1]) >= 0 {
			pieces := f.target.pieces
			f.edits = append(f.edits, edit{
				start: pieces[at].start, end: pieces[at+r.i1-r.i0-1].end, kind: Name,
				is:      f.asked.text[f.asked.pieces[r.j0].start:f.asked.pieces[r.j1-1].end],
				fromWas: f.source.text[f.source.pieces[r.i0].start:f.source.pieces[r.i1-1].end],
				fromIs:  f.asked.text[f.asked.pieces[r.j0].start:f.asked.pieces[r.j1-1].end],
			})
		}
	}
}

// isName says that pieces are words with a capital that the start of a sentence did not ask for.
func (f *fixer) isName(sd *side, from, to int) bool {
	if from >= to {
		return false
	}
	for k := from; k < to; k++ {
		p := sd.pieces[k]
		if p.sort != word && p.sort != code || !capital(p.key) && p.sort != code {
			return false
		}
	}
	return !startsSentence(sd, from) || acronym(sd.pieces[from].key)
}

// startsSentence says that nothing but marks and tags is before a piece, or a mark that ends a sentence.
func startsSentence(sd *side, at int) bool {
	for k := at - 1; k >= 0; k-- {
		p := sd.pieces[k]
		if p.sort == mark && strings.ContainsAny(p.key, ".:!?") {
			return true
		}
		if p.sort != mark && p.sort != tag {
			return false
		}
	}
	return true
}

// acronym says that a word has two capitals or more: "PDF", "GNOME".
func acronym(word string) bool {
	n := 0
	for _, r := range word {
		if unicode.IsUpper(r) {
			n++
		}
	}
	return n > 1
}

// capital says that a word begins with a capital.
func capital(word string) bool {
	r, _ := utf8.DecodeRuneInString(word)
	return unicode.IsUpper(r)
}

// raise returns a word with a capital at its beginning.
func raise(word string) string {
	r, size := utf8.DecodeRuneInString(word)
	return string(unicode.ToUpper(r)) + word[size:]
}

// only returns where the pieces stand in a text, -1 when nowhere or more than once.
func only(sd *side, pieces []piece) int {
	found := -1
	for k := 0; k+len(pieces) <= len(sd.pieces); k++ {
		if !standAt(sd, pieces, k) {
			continue
		}
		if found >= 0 {
			return -1
		}
		found = k
	}
	return found
}

func standAt(sd *side, pieces []piece, at int) bool {
	for n, p := range pieces {
		if sd.pieces[at+n].key != p.key {
			return false
		}
	}
	return true
}
