package align

import (
	"math/bits"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"trivium/engine/lang"
	"trivium/engine/text"
)

// A sentence is what is compared of one.
type sentence struct {
	length  int      // characters, without markup
	figures []string // what stays the same in every language, sorted
	strong  int      // pieces of emphasis
	words   []string // folded, long ones only, and the names of concepts; at most maxWords
	end     rune     // '.', '?', '!', ':', or 0 for none of them
	skip    bool
}

// maxWords is how many words of a sentence are compared: as many as a machine word has bits.
const maxWords = 64

func sentences(s Side) []sentence {
	all := make([]sentence, len(s.Sentences))
	for i, raw := range s.Sentences {
		all[i] = read(s.Lang, raw)
		all[i].skip = s.Skip != nil && s.Skip[i]
	}
	return all
}

func read(l lang.Tag, raw string) sentence {
	var s sentence
	for _, t := range text.Tokens(raw) {
		piece := t.Of(raw)
		switch t.Kind {
		case text.Tag:
			s.tag(piece)
			continue
		case text.Number, text.Date, text.Placeholder, text.Address:
			s.figures = append(s.figures, figure(t.Kind, piece))
		case text.Word:
			s.word(l, piece)
		case text.Punctuation:
			s.close(firstRune(piece))
		}
		if t.Kind != text.Punctuation {
			s.end = 0
		}
		s.length += utf8.RuneCountInString(piece) + 1 // and the space beside it
	}
	slices.Sort(s.figures)
	return s
}

// tag notes markup: where a link leads is the same in every language, and of emphasis that there is
// some.
func (s *sentence) tag(piece string) {
	switch {
	case strings.HasPrefix(piece, "]("):
		s.figures = append(s.figures, piece)
	case strings.Trim(piece, "*_`") == "":
		s.strong++
	}
}

// figure returns a number or date in a form that does not depend on the language: its digits, those of
// a date sorted by group, for a year stands first here and last there.
func figure(kind text.Kind, piece string) string {
	if kind != text.Number && kind != text.Date {
		return piece
	}
	groups := strings.FieldsFunc(piece, func(r rune) bool { return !unicode.IsDigit(r) })
	if kind == text.Date {
		for i := range groups {
			groups[i] = strings.TrimLeft(groups[i], "0")
		}
		slices.Sort(groups)
		return strings.Join(groups, "-")
	}
	return strings.Join(groups, "")
}

// shortest is the shortest word that is compared, in bytes of its folded form: shorter ones are mostly
// grammar.
const shortest = 4

func (s *sentence) word(l lang.Tag, piece string) {
	// Text can hold what text.Tokens takes for a word of many megabytes; nobody's names are so long.
	if len(piece) > 100 || len(s.words) == maxWords {
		return
	}
	folded := text.Fold(piece)
	if m := meaning(l, folded); m != "" {
		s.words = append(s.words, m)
		return
	}
	if w := spelling.Replace(folded); len(w) >= shortest {
		s.words = append(s.words, w)
	}
}

// spelling takes differences away that are between the languages' ways to write the same sounds.
var spelling = strings.NewReplacer("sch", "s", "sz", "s", "cz", "c", "ph", "f", "th", "t", "w", "v", "ck", "k", "c", "k", "y", "i", "j", "i", "z", "s", "x", "ks", "qu", "kv")

// close notes a mark that may be the last. Quotes and brackets do not count, nor does the full stop of
// the sentence around a quoted question.
func (s *sentence) close(mark rune) {
	switch {
	case mark == '?' || mark == '!' || mark == ':':
		s.end = mark
	case mark == '.' || mark == '…':
		if s.end != '?' && s.end != '!' {
			s.end = '.'
		}
	case !text.IsDoubleQuote(mark) && !text.IsSingleQuote(mark) && mark != ')':
		s.end = 0
	}
}

func firstRune(s string) rune {
	r, _ := utf8.DecodeRuneInString(s)
	return r
}

// alike says which words of two sentences look alike, by their number.
type alike struct{ a, b uint64 }

func lookAlike(a, b *sentence) alike {
	var found alike
	for i, x := range a.words {
		for j, y := range b.words {
			if cognate(x, y) {
				found.a |= 1 << i
				found.b |= 1 << j
			}
		}
	}
	return found
}

// cognate reports whether two folded words begin alike, by four letters and by half of the longer one.
func cognate(x, y string) bool {
	if x[0] != y[0] || x[:shortest] != y[:shortest] {
		return false
	}
	n := shortest
	for n < len(x) && n < len(y) && x[n] == y[n] {
		n++
	}
	return 2*n >= max(len(x), len(y))
}

// The shares of words that look like one of the other side, of those that could: in sentences that
// translate each other, and in others of the same text.
const (
	alikeHere  = 0.08
	alikeThere = 0.004
)

// words compares words: how many of the side that has fewer look like one of the other.
func (m *model) words(i0, i1, j0, j1 int) float64 {
	inA, nA := 0, 0
	for i := i0; i < i1; i++ {
		var hits uint64
		for j := j0; j < j1; j++ {
			hits |= m.alike(i, j).a
		}
		inA, nA = inA+bits.OnesCount64(hits), nA+len(m.a[i].words)
	}
	inB, nB := 0, 0
	for j := j0; j < j1; j++ {
		var hits uint64
		for i := i0; i < i1; i++ {
			hits |= m.alike(i, j).b
		}
		inB, nB = inB+bits.OnesCount64(hits), nB+len(m.b[j].words)
	}
	hits := min(inA, inB)
	return float64(hits)*wordHit + float64(min(nA, nB)-hits)*wordMiss
}
