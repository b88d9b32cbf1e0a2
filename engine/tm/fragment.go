package tm

import (
	"slices"

	"trivium/engine/text"
	"trivium/engine/tm/index"
)

// How many words a fragment has at least and at most.
const (
	shortestFragment = 2
	longestFragment  = 20
)

// fragments are the runs of words of a text that may be units.
type fragments struct {
	total int                   // words of the text
	runs  map[uint32][][]string // by skeleton, the words of the runs that have it, folded
}

// fragments returns the runs of words of the text asked for, without the whole.
func (t *terms) fragments() *fragments {
	tokens, words := wordsOf(t.request.Text)
	f := &fragments{total: len(words), runs: map[uint32][][]string{}}
	for i := range words {
		for n := shortestFragment; n <= longestFragment && i+n <= len(words) && n < len(words); n++ {
			s := skeleton(t.request.Text[tokens[i].Start:tokens[i+n-1].End])
			f.runs[s] = append(f.runs[s], words[i:i+n])
		}
	}
	delete(f.runs, 0)
	return f
}

// wordsOf returns the words, numbers and dates of a text, and how they fold.
func wordsOf(s string) (tokens []text.Token, folded []string) {
	for _, token := range text.Tokens(s) {
		if token.Kind == text.Word || token.Kind == text.Number || token.Kind == text.Date {
			tokens, folded = append(tokens, token), append(folded, text.Fold(token.Of(s)))
		}
	}
	return tokens, folded
}

// fragment judges a unit whose source may be a part of the text asked for. Its score is the share of the
// words of the text that it has, in percent, less penalties.
func (t *terms) fragment(u *Unit, f facts, parts *fragments) (found, bool) {
	source := u.Texts[t.request.From]
	runs := parts.runs[skeleton(source)]
	if len(runs) == 0 {
		return found{}, false
	}
	_, words := wordsOf(source)
	if !slices.ContainsFunc(runs, func(run []string) bool { return slices.Equal(run, words) }) {
		return found{}, false
	}
	points := exactScore - exactScore*float64(len(words))/float64(parts.total)
	return found{
		id: u.ID, unit: u, facts: f, class: Fragment, points: points,
		raw: t.asked.Raw(index.NewProfile(source)), score: t.less(exactScore-points, f, nil),
	}, true
}
