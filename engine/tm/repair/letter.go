package repair

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"trivium/engine/lang"
)

// letters gives the translation the capitals of the text asked for: of its first letter, or of all.
func (f *fixer) letters() {
	switch {
	case len(f.cased) == 0:
	case shouted(f.asked) && !shouted(f.source):
		if f.isAnAcronym() {
			f.whole = false
			return
		}
		f.raiseAll()
	case len(f.cased) == 1 && f.isFirst(f.cased[0]):
		f.firstLetter(f.cased[0])
	default:
		f.whole = false
	}
}

// shouted says that a text has letters, more than one, and all are capitals.
func shouted(sd *side) bool {
	capitals := 0
	for _, p := range sd.pieces {
		if p.sort != word {
			continue
		}
		for _, r := range p.key {
			if unicode.IsLower(r) {
				return false
			}
			if unicode.IsUpper(r) {
				capitals++
			}
		}
	}
	return capitals > 1
}

// raiseAll makes capitals of all words, and of the names of months that are put in. What an escape or a
// character reference has in letters ("\n", "&amp;") stays, and is looked at by a person.
func (f *fixer) raiseAll() {
	for k := range f.edits {
		if f.edits[k].kind == Date {
			f.edits[k].is = upper(f.edits[k].is)
		}
	}
	for k, p := range f.target.pieces {
		if p.sort != word && p.sort != date {
			continue
		}
		if k > 0 && !p.gap && (f.target.pieces[k-1].key == `\` || f.target.pieces[k-1].key == "&") {
			f.whole = false
			continue
		}
		start, end := p.start, p.end
		taken := false
		for _, e := range f.edits {
			taken = taken || e.start < end && e.end > start
		}
		is := f.target.text[start:end]
		if up := upper(is); !taken && up != is {
			f.edits = append(f.edits, edit{start: start, end: end, is: up, kind: Case})
		}
	}
}

// upper writes a word in capitals; ß becomes SS.
func upper(s string) string {
	return strings.ReplaceAll(strings.ToUpper(s), "ß", "SS")
}

// sameRaised says that one of two words is the other in capitals, with SS for ß.
func sameRaised(a, b string) bool {
	return strings.Contains(a, "ß") != strings.Contains(b, "ß") && (upper(a) == b || upper(b) == a)
}

// isFirst says that a pair is the first words of both texts, and that only their first letters differ.
func (f *fixer) isFirst(p pair) bool {
	a, b := f.source.pieces[p.i].key, f.asked.pieces[p.j].key
	_, sizeA := utf8.DecodeRuneInString(a)
	_, sizeB := utf8.DecodeRuneInString(b)
	return a[sizeA:] == b[sizeB:] && firstWord(f.source) == p.i && firstWord(f.asked) == p.j
}

// firstWord returns the first piece that is no mark and no tag, -1 where there is none.
func firstWord(sd *side) int {
	for k, p := range sd.pieces {
		if p.sort != mark && p.sort != tag {
			return k
		}
	}
	return -1
}

// firstLetter gives the translation's first word a capital, or takes it away. Words that may have it of
// their own are left: German ones, which may be nouns, acronyms, English ones of the list of proper
// names, and those that have a capital in the middle of the translation too.
func (f *fixer) firstLetter(p pair) {
	at := firstWord(f.target)
	if at < 0 || f.target.pieces[at].sort != word {
		f.whole = false
		return
	}
	if f.meansOther(f.source.pieces[p.i].key) {
		f.whole = false
		return
	}
	first := f.target.pieces[at]
	was := f.target.of(first)
	is := raise(was)
	if !capital(f.asked.pieces[p.j].key) {
		r, size := utf8.DecodeRuneInString(was)
		if capital(was) && (f.target.lang == lang.German || acronym(was) || f.isAmong(at, proper) || len(occurrences(f.target, first)) > 1) {
			f.whole = false
			return
		}
		is = string(unicode.ToLower(r)) + was[size:]
	}
	_, size := utf8.DecodeRuneInString(was)
	for _, e := range f.edits {
		if e.start < first.start+size && e.end > first.start {
			return // another word stands there now
		}
	}
	f.edits = append(f.edits, edit{start: first.start, end: first.start + size, is: is[:len(is)-len(was[size:])], kind: Case,
		fromWas: f.source.of(f.source.pieces[p.i]), fromIs: f.asked.of(f.asked.pieces[p.j])})
}
