package repair

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"trivium/engine/text"
)

// names puts names in the place of names where the translation has them as they are in the source:
// "Firefox öffnen" and "Otwórz Firefox", "libpng" and "libpng". What a translation has taken over
// letter by letter is a name, a code or an abbreviation as a rule, and what stands in its place in the
// text asked for is one too. It is never certain: a name may ask for another ending, and two languages
// may have a word in common. So a translation with a name put in is not whole.
func (f *fixer) names() {
	for _, p := range f.others {
		was, is := f.source.pieces[p.i], f.asked.pieces[p.j]
		if f.isCommon(p) || !(mayBeName(was) && mayBeName(is) || f.isLetter(p)) || shared()[strings.ToLower(was.key)] || len(occurrences(f.source, is)) > 0 {
			continue // grammar; a word that is translated; one that was there before and only stands elsewhere now
		}
		if capital(was.key) != capital(is.key) && !isNameLike(was) && !isNameLike(is) {
			continue // two sorts of word
		}
		mine, theirs := occurrences(f.source, was), occurrences(f.target, was)
		if len(mine) != len(theirs) || !f.allBecome(mine, is) {
			continue
		}
		for n, at := range mine {
			if at != p.i {
				continue
			}
			there := f.target.pieces[theirs[n]]
			f.edits = append(f.edits, edit{start: there.start, end: there.end, is: f.asked.of(is), kind: Name,
				fromWas: f.source.of(was), fromIs: f.asked.of(is)})
		}
	}
}

// isCommon says that a pair is no two names: one is another form of the other ("Streetworker",
// "Streetworkerka"), or one has its capital from the sentence that it begins.
func (f *fixer) isCommon(p pair) bool {
	was, is := f.source.pieces[p.i], f.asked.pieces[p.j]
	if was.sort != word || is.sort != word {
		return false
	}
	if startsSentence(f.source, p.i) && capital(was.key) && !isNameLike(is) || startsSentence(f.asked, p.j) && capital(is.key) && !isNameLike(is) {
		return true
	}
	return !isNameLike(was) && !isNameLike(is) && text.SameWord(was.key, is.key)
}

// mayBeName says that a piece may be the same in every language. Words of one or two small letters are
// grammar.
func mayBeName(p piece) bool {
	switch p.sort {
	case code, roman:
		return true
	case word:
		return utf8.RuneCountInString(p.key) > 2 || acronym(p.key)
	}
	return false
}

// isLetter says that a pair is two single capitals that tell one thing from another: "Fall A", "osi X".
// At the start of a sentence they may be words.
func (f *fixer) isLetter(p pair) bool {
	was, is := f.source.pieces[p.i], f.asked.pieces[p.j]
	single := func(key string) bool { return utf8.RuneCountInString(key) == 1 && capital(key) }
	there := occurrences(f.target, was)
	return single(was.key) && single(is.key) && !startsSentence(f.source, p.i) && !startsSentence(f.asked, p.j) &&
		len(there) == 1 && !startsSentence(f.target, there[0])
}

// isNameLike says that a piece is written as names and codes are: with a digit or a capital after its
// first letter.
func isNameLike(p piece) bool {
	_, size := utf8.DecodeRuneInString(p.key)
	return p.sort == code || strings.ContainsAny(p.key, "0123456789") || strings.ContainsFunc(p.key[size:], unicode.IsUpper)
}

// occurrences returns where a text has a piece.
func occurrences(sd *side, p piece) []int {
	var found []int
	for k := range sd.pieces {
		if sd.pieces[k].key == p.key {
			found = append(found, k)
		}
	}
	return found
}

// allBecome says that the text asked for has the same word in the place of all these pieces.
func (f *fixer) allBecome(pieces []int, is piece) bool {
	n := 0
	for _, p := range f.others {
		if slices.Contains(pieces, p.i) && f.asked.pieces[p.j].key == is.key {
			n++
		}
	}
	return n == len(pieces)
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
