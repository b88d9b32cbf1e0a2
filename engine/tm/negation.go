package tm

import (
	"slices"
	"strings"

	"trivium/engine/lang"
)

// negations are how a language denies, in folded words.
type negations struct {
	words    []string // that deny by themselves
	prefixes []string // that make a word the contrary of itself
}

// negationsOf returns the negations of a language. Words that stand beside another negation in the same
// sentence ("nigdy nie", "niekada ne-") are not among them.
func negationsOf(l lang.Tag) negations {
	switch l {
	case lang.Polish:
		return negations{[]string{"nie", "bez"}, []string{"nie"}}
	case lang.German:
		return negations{[]string{
			"nicht", "nichts", "nie", "niemals", "niemand", "niemanden", "niemandem", "ohne", "weder",
			"kein", "keine", "keinen", "keinem", "keiner", "keines", "keinerlei", "keinesfalls", "keineswegs",
		}, []string{"un"}}
	case lang.Lithuanian:
		return negations{[]string{"ne", "be", "nera"}, []string{"nebe", "ne"}}
	case lang.English:
		return negations{[]string{"not", "no", "never", "nothing", "nobody", "without", "cannot"}, []string{"un", "non"}}
	}
	return negations{}
}

// opposed says that one of two texts of a language, given by their folded words, denies more often than
// the other. It does not depend on which is which.
func opposed(l lang.Tag, a, b []string) bool {
	n := negationsOf(l)
	return n.in(a, b) != n.in(b, a)
}

// in counts the words of a text that deny: those that do so by themselves, and those that are a word of
// the other text with a prefix, as "neturi" beside "turi". Only the other text tells a prefix from the
// beginning of a word ("niemiecki", "unter").
func (n negations) in(words, other []string) (count int) {
	for _, w := range words {
		if slices.Contains(n.words, w) || strings.HasSuffix(w, "n't") || n.contrary(w, other) {
			count++
		}
	}
	return count
}

// contrary says that a word is a form of one of others with a prefix, and not itself among them.
func (n negations) contrary(word string, others []string) bool {
	for _, prefix := range n.prefixes {
		if rest, has := strings.CutPrefix(word, prefix); has {
			same := func(other string) bool { return sameStem(rest, other) }
			return slices.ContainsFunc(others, same) && !slices.Contains(others, word)
		}
	}
	return false
}

// sameStem says that two folded words may be forms of one: they begin with the same three bytes or
// more, two thirds of the longer one.
func sameStem(a, b string) bool {
	n := 0
	for n < len(a) && n < len(b) && a[n] == b[n] {
		n++
	}
	return n >= 3 && 3*n >= 2*max(len(a), len(b))
}
