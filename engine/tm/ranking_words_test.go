package tm_test

import (
	"cmp"
	"slices"
	"strings"

	"trivium/corpora"
	"trivium/engine/text"
)

// byWords is a matcher such as translators know from other programs: the part of the words, in lower
// case, that need not be changed, Levenshtein's distance over words against the longer text. Where that
// is equal, the same over all tokens decides, numbers, punctuation and markup among them. OmegaT does so
// where it has no stemmer for a language.
func byWords(units []corpora.Unit) matcher {
	type entry struct {
		unit          corpora.Unit
		words, tokens []string
	}
	entries := map[string][]entry{} // by language
	for _, u := range units {
		for language, s := range u.Texts {
			words, tokens := split(s)
			entries[language] = append(entries[language], entry{u, words, tokens})
		}
	}
	type ranked struct {
		hit
		second float64
	}
	return func(c corpora.Case) []hit {
		words, tokens := split(c.Query)
		var all []ranked
		for _, e := range entries[c.From] {
			if score := unchanged(words, e.words); score >= lowest {
				all = append(all, ranked{hit{e.unit, score, "words", e.unit.Texts[c.To]}, unchanged(tokens, e.tokens)})
			}
		}
		slices.SortStableFunc(all, func(a, b ranked) int {
			return cmp.Or(cmp.Compare(b.score, a.score), cmp.Compare(b.second, a.second))
		})
		hits := []hit{}
		for _, r := range all[:min(listed, len(all))] {
			hits = append(hits, r.hit)
		}
		return hits
	}
}

// split returns the words of a text, and all its tokens, in lower case.
func split(s string) (words, tokens []string) {
	s = strings.ToLower(text.Normalize(s))
	for _, t := range text.Tokens(s) {
		tokens = append(tokens, t.Of(s))
		if t.Kind == text.Word {
			words = append(words, t.Of(s))
		}
	}
	return words, tokens
}

// unchanged returns how much of the longer text is left as it is, in percent.
func unchanged(a, b []string) float64 {
	row := make([]int, len(b)+1)
	for j := range row {
		row[j] = j
	}
	for i := range a {
		diagonal := row[0]
		row[0] = i + 1
		for j := range b {
			replaced := diagonal
			if a[i] != b[j] {
				replaced++
			}
			diagonal = row[j+1]
			row[j+1] = min(replaced, row[j]+1, row[j+1]+1)
		}
	}
	longer := max(len(a), len(b), 1)
	return 100 * float64(longer-row[len(b)]) / float64(longer)
}
