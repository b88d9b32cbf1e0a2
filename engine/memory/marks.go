package memory

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"trivium/engine/store"
	"trivium/engine/text"
)

// A Range is the bytes [Start, End) of a text.
type Range struct{ Start, End int }

// A needle is what a concordance looks for.
type needle struct {
	exact string     // folded; "" when words are looked for
	words []string   // folded
	stems []string   // of each word: what every form of it begins with
	forms [][]string // of each word that has such: forms that begin otherwise too
}

// newNeedle returns what is looked for; words only where a text has any, and exact is not asked for.
func newNeedle(typed string, exact bool) needle {
	n := needle{words: wordsOf(typed)}
	if exact || len(n.words) == 0 {
		n.exact = string(fold(typed).bytes)
	}
	for _, w := range n.words {
		n.stems = append(n.stems, stem(w))
		n.forms = append(n.forms, formsOf(w))
	}
	return n
}

// wordsOf returns the words of a text, folded, each once.
func wordsOf(s string) []string {
	var words []string
	store.Words(s, func(start, end int) bool {
		if w := store.FoldWord(s[start:end]); w != "" && !slices.Contains(words, w) {
			words = append(words, w)
		}
		return true
	})
	return words
}

// longestChange is how many bytes at the end of a word its forms can differ in (text.SameFolded): the
// longest ending, and what changes before it.
const longestChange = 7

// stem returns what all forms of a folded word begin with: two bytes at least, without which
// text.SameFolded takes nothing for the same word.
func stem(word string) string {
	n := min(len(word), max(2, len(word)-longestChange))
	for n > 0 && n < len(word) && !utf8.RuneStart(word[n]) {
		n--
	}
	return word[:n]
}

// marks returns where a text has what is looked for, in order; none when it has not, or not all of it.
func (n needle) marks(s string) []Range {
	if n.exact != "" {
		return n.marksExact(s)
	}
	return n.marksWords(s)
}

func (n needle) marksWords(s string) []Range {
	var found []Range
	seen := 0 // a bit for each of the first 63 words
	store.Words(s, func(start, end int) bool {
		word := store.FoldWord(s[start:end])
		for i, w := range n.words {
			if strings.HasPrefix(word, n.stems[i]) && text.SameFolded(w, word) || slices.Contains(n.forms[i], word) {
				if len(found) == 0 || found[len(found)-1].Start != start {
					found = append(found, Range{start, end})
				}
				seen |= 1 << min(i, 62)
			}
		}
		return true
	})
	if seen != 1<<min(len(n.words), 63)-1 {
		return nil
	}
	return found
}

func (n needle) marksExact(s string) []Range {
	f := fold(s)
	var found []Range
	for at := 0; ; {
		i := strings.Index(string(f.bytes[at:]), n.exact)
		if i < 0 {
			return found
		}
		from, to := at+i, at+i+len(n.exact)
		r := Range{f.start[from], f.end[to-1]}
		if last := len(found) - 1; last < 0 || found[last].End <= r.Start {
			found = append(found, r)
		}
		at = to
	}
}

// folded is a text as text.Fold has it, with the place of each byte in the text as it was.
type folded struct {
	bytes      []byte
	start, end []int // of the character that became the byte
}

// fold folds a text character by character: a letter with the marks and invisible characters behind it, or
// a run of white space, which becomes one space.
func fold(s string) folded {
	f := folded{bytes: make([]byte, 0, len(s)), start: make([]int, 0, len(s)), end: make([]int, 0, len(s))}
	for i := 0; i < len(s); {
		from := i
		i = nextCharacter(s, i)
		if c := s[from]; i == from+1 && c > ' ' && c < utf8.RuneSelf {
			if 'A' <= c && c <= 'Z' {
				c += 'a' - 'A'
			}
			f.add(c, from, i)
			continue
		}
		piece := s[from:i]
		if strings.TrimSpace(piece) == "" {
			if len(f.bytes) > 0 {
				f.add(' ', from, i)
			}
			continue
		}
		for _, c := range []byte(text.Fold(piece)) {
			f.add(c, from, i)
		}
	}
	if n := len(f.bytes); n > 0 && f.bytes[n-1] == ' ' {
		f.bytes = f.bytes[:n-1]
	}
	return f
}

func (f *folded) add(c byte, start, end int) {
	f.bytes, f.start, f.end = append(f.bytes, c), append(f.start, start), append(f.end, end)
}

// nextCharacter returns where the character at i ends.
func nextCharacter(s string, i int) int {
	first, size := utf8.DecodeRuneInString(s[i:])
	i += size
	space := unicode.IsSpace(first)
	for i < len(s) {
		if s[i] < utf8.RuneSelf && !(space && s[i] <= ' ') {
			return i
		}
		r, size := utf8.DecodeRuneInString(s[i:])
		if space != unicode.IsSpace(r) || !space && !unicode.Is(unicode.Mn, r) && !text.IsInvisible(r) {
			return i
		}
		i += size
	}
	return i
}
