package tm

import "slices"

// A raw score goes by pairs of characters. Two things that it hardly sees turn the sense of a sentence
// round, and a match that looks right and is not is worse than none: a "nie" or "nicht" more or less
// (negation.go), and words in other places (order.go). What they cost is taken off the score of a fuzzy
// match like any penalty, and the raw score stays what it is. docs/adr/0022-negation-and-order.md has
// the measurements.
const (
	negationPoints = 6.0  // when one of the two texts denies more than the other
	orderPoints    = 10.0 // times the part of the words that stand elsewhere

	// Nothing is taken off below that: whether a unit is offered at all, likeness decides.
	leastHeeded = 70.0
	// So many units, the best before anything is taken off, are looked at, or as many as are asked for.
	// There may be hundreds of thousands that differ from a text in a number and a negation.
	mostHeeded = 1024
	// A text of more words is no sentence that a negation could turn round.
	mostWords = 200
)

// sense is what is taken off a fuzzy match.
type sense struct{ negation, order float64 }

// heed takes what their sense costs off the scores in a list, which is in order and has its texts, and
// puts it in order again, without what is then below the threshold. It says whether anything was taken
// off.
func (t *terms) heed(list []found, threshold float64) (rest []found, any bool) {
	for i := range list {
		f := &list[i]
		room := f.score - leastHeeded
		if f.class != Fuzzy || room <= 0 || len(t.words) > mostWords {
			continue
		}
		_, words := wordsOf(f.unit.Texts[t.request.From])
		if len(words) > mostWords {
			continue
		}
		if opposed(t.request.From, t.words, words) {
			f.sense.negation = min(negationPoints, room)
		}
		f.sense.order = min(orderPoints*disorder(t.words, words), room-f.sense.negation)
		if off := f.sense.negation + f.sense.order; off > 0 {
			f.score, any = max(f.score-off, leastHeeded), true
		}
	}
	if any {
		list = slices.DeleteFunc(list, func(f found) bool { return f.score < threshold })
		slices.SortFunc(list, compareFound)
	}
	return list, any
}
