package tm

import (
	"cmp"
	"slices"

	"trivium/engine/lang"
	"trivium/engine/text"
)

// found is a unit that answers a request.
type found struct {
	id    ID
	unit  *Unit // nil until it is fetched
	facts facts
	raw   float64
	score float64
	class Class
	sense sense
	// Of a fragment and a pivot, what is taken off for being one:
	points float64
	// Of a pivot, the unit that leads from the third language on; class is then that of the first one.
	via     *found
	viaLang lang.Tag
}

// compareFound is the order of matches: higher scores first, then higher raw scores, then lower ids.
func compareFound(a, b found) int {
	return cmp.Or(cmp.Compare(b.score, a.score), cmp.Compare(b.raw, a.raw), a.id.Compare(b.id))
}

// best keeps the k best of what is offered, in order.
type best struct {
	k    int
	list []found
}

func (b *best) offer(f found) {
	if b.k <= 0 {
		return
	}
	at, _ := slices.BinarySearchFunc(b.list, f, compareFound)
	if at >= b.k {
		return
	}
	if len(b.list) == b.k {
		b.list = b.list[:b.k-1]
	}
	b.list = slices.Insert(b.list, at, f)
}

// closed says that what is offered would not get among the best.
func (b *best) closed(f found) bool {
	return b.k <= 0 || len(b.list) == b.k && compareFound(f, b.list[b.k-1]) > 0
}

// mostDistinct is the number of units among which different ones are looked for.
const mostDistinct = 1024

// distinct returns the first k of a list that differ in one of their two texts.
func (t *terms) distinct(list []found, k int) []found {
	type texts struct{ source, target string }
	seen := map[texts]bool{}
	kept := []found{}
	for _, f := range list {
		pair := texts{text.Normalize(f.unit.Texts[t.request.From]), text.Normalize(f.unit.Texts[t.request.To])}
		if !seen[pair] && len(kept) < k {
			seen[pair] = true
			kept = append(kept, f)
		}
	}
	return kept
}
