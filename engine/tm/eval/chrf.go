package eval

import (
	"slices"
	"unicode"
)

// orders is the length of the longest runs of characters that ChrF counts, beta how much more recall
// weighs than precision: the values of Popović 2015, for the measure she calls chrF2.
const (
	orders = 6
	beta   = 2.0
)

// A Reference is a true translation, ready to be compared with many suggestions.
type Reference [orders][]uint64

// NewReference returns the runs of characters of a text.
func NewReference(s string) Reference {
	var r Reference
	characters := []rune{}
	for _, c := range s {
		if !unicode.IsSpace(c) {
			characters = append(characters, c)
		}
	}
	for n := range orders {
		if len(characters) <= n {
			break
		}
		r[n] = make([]uint64, 0, len(characters)-n)
		for i := range len(characters) - n {
			r[n] = append(r[n], hash(characters[i:i+n+1]))
		}
		slices.Sort(r[n])
	}
	return r
}

// hash is FNV-1a over characters.
func hash(run []rune) uint64 {
	h := uint64(14695981039346656037)
	for _, c := range run {
		h = (h ^ uint64(c)) * 1099511628211
	}
	return h
}

// ChrF returns how much of a suggestion is of use where the reference is what was wanted, from 0 to
// 100: the F-measure of the runs of 1 to 6 characters that both have in common, without white space
// (Popović 2015, chrF: character n-gram F-score for automatic MT evaluation). Precision and recall are
// averaged over the lengths of which both texts have runs. Of two texts without characters it is 0.
func (r *Reference) ChrF(suggestion string) float64 {
	s := NewReference(suggestion)
	precision, recall, counted := 0.0, 0.0, 0.0
	for n := range orders {
		if len(r[n]) == 0 || len(s[n]) == 0 {
			continue
		}
		shared := float64(common(r[n], s[n]))
		precision += shared / float64(len(s[n]))
		recall += shared / float64(len(r[n]))
		counted++
	}
	if precision+recall == 0 {
		return 0
	}
	precision, recall = precision/counted, recall/counted
	return 100 * (1 + beta*beta) * precision * recall / (beta*beta*precision + recall)
}

// common returns the size of the intersection of two bags in ascending order.
func common(a, b []uint64) int {
	shared := 0
	for i, j := 0, 0; i < len(a) && j < len(b); {
		switch {
		case a[i] < b[j]:
			i++
		case a[i] > b[j]:
			j++
		default:
			shared, i, j = shared+1, i+1, j+1
		}
	}
	return shared
}
