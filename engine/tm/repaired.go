package tm

import (
	"cmp"
	"context"
	"slices"
)

// mostUnrepaired is the number of units with the skeleton of a text whose translations cannot be put
// right after which no more are tried. There may be hundreds of thousands that differ in numbers only,
// and each costs reading its texts. They are tried in the order in which they would be listed: where the
// 64 most like the text are of no use, the rest is not either.
const mostUnrepaired = 64

// repairing offers candidates for being repaired, the best first.
type repairing struct {
	*terms
	best   *best
	failed int
}

// candidate returns what a unit is that can be repaired, and whether it may be listed as that. A unit
// with the same text is none.
func (t *terms) candidate(f found, threshold float64) (found, bool) {
	if f.raw == 1 || t.onlyExact || t.skeleton == 0 {
		return f, false
	}
	f.score, f.class = t.repaired(f.facts), Repaired
	return f, f.score >= threshold
}

// try offers a candidate, of which it must have the texts, in the place of what it is without being
// repaired. It returns false when no candidate after it can be listed.
func (r *repairing) try(c found) bool {
	if r.best.closed(c) {
		return false
	}
	if skeleton(c.unit.Texts[r.request.From]) != r.skeleton {
		return true // it had another text once
	}
	if !r.repair(c.unit, c.unit.Texts[r.request.To]).Whole {
		r.failed++
		return r.failed < mostUnrepaired
	}
	r.best.list = slices.DeleteFunc(r.best.list, func(f found) bool { return f.id == c.id })
	r.best.offer(c)
	return true
}

// likes are units of the same skeleton from which the same is taken off, so that the raw score alone
// orders them.
type likes struct {
	score float64
	ids   []ID // ascending
	out   bool // units that do not come into question
}

// offerRepaired offers the units that repair makes exact.
func (l *lookup) offerRepaired(ctx context.Context, b *best, threshold float64) error {
	r := repairing{terms: l.terms, best: b}
	for _, some := range l.ofSkeleton(threshold) {
		if b.beyond(some.score) {
			return nil
		}
		// As many are enough, but for those that have another text by now.
		first := l.likest(some, b.k+mostUnrepaired)
		goOn, err := l.tryAll(ctx, &r, first)
		if err != nil || !goOn {
			return err
		}
		if len(first) < b.k+mostUnrepaired {
			continue
		}
		if goOn, err = l.tryAll(ctx, &r, l.likest(some, len(some.ids))[len(first):]); err != nil || !goOn {
			return err
		}
	}
	return nil
}

// triedAtOnce is the number of candidates whose texts are fetched together.
const triedAtOnce = 8

// tryAll tries candidates, and says whether others are to be tried after them.
func (l *lookup) tryAll(ctx context.Context, r *repairing, candidates []found) (goOn bool, err error) {
	for some := range slices.Chunk(candidates, triedAtOnce) {
		if r.best.closed(some[0]) {
			return false, nil
		}
		fetched, err := l.fetch(ctx, some)
		if err != nil {
			return false, err
		}
		for _, c := range fetched {
			if !r.try(c) {
				return false, nil
			}
		}
	}
	return true, nil
}

// ofSkeleton returns the units with the skeleton of the text that may reach a threshold, by what they
// are worth when repaired, the best first.
func (l *lookup) ofSkeleton(threshold float64) []*likes {
	var all []*likes
	under := make([][2]*likes, len(l.view.roster.kinds)) // by kind, and by whether they are old
	for _, slot := range l.view.side(l.request.From).skeletons.slots(nil, l.skeleton) {
		e := l.view.roster.entryOf(slot)
		if e.kind == 0 || !l.listsDay(e.day) {
			continue
		}
		old := 0
		if e.day > 0 && e.day < l.oldest {
			old = 1
		}
		some := under[e.kind-1][old]
		if some == nil {
			some = l.likesOf(&all, facts{kind: l.view.roster.kinds[e.kind-1], day: e.day})
			under[e.kind-1][old] = some
		}
		if !some.out && some.score >= threshold {
			some.ids = append(some.ids, l.view.roster.idOf(slot))
		}
	}
	all = slices.DeleteFunc(all, func(some *likes) bool { return len(some.ids) == 0 })
	slices.SortFunc(all, func(a, b *likes) int { return cmp.Compare(b.score, a.score) })
	for _, some := range all {
		if !slices.IsSortedFunc(some.ids, ID.Compare) {
			slices.SortFunc(some.ids, ID.Compare)
		}
	}
	return all
}

// likesOf returns where units of some facts are to be put: to those that are worth as much.
func (l *lookup) likesOf(all *[]*likes, f facts) *likes {
	if !l.listsKind(f.kind) {
		return &likes{out: true}
	}
	score := l.repaired(f)
	at := slices.IndexFunc(*all, func(some *likes) bool { return some.score == score })
	if at < 0 {
		*all = append(*all, &likes{score: score})
		at = len(*all) - 1
	}
	return (*all)[at]
}

// likest returns the candidates among some units, in order, at most n: those that are most like the text.
func (l *lookup) likest(some *likes, n int) []found {
	type one struct { // by its place, which is in the order of ids
		at  int
		raw float64
	}
	worse := func(a, b one) int { return cmp.Or(cmp.Compare(b.raw, a.raw), cmp.Compare(a.at, b.at)) }
	var list []one
	last := one{at: len(some.ids)} // of the n best so far
	l.view.side(l.request.From).index.Compare(l.asked, some.ids, func(at int, raw float64) float64 {
		if c := (one{at, raw}); raw < 1 && worse(c, last) < 0 {
			list = append(list, c)
		}
		if len(list) >= 2*n {
			slices.SortFunc(list, worse)
			list = list[:n]
			last = list[n-1]
		}
		return last.raw
	})
	slices.SortFunc(list, worse)
	var likest []found
	for _, c := range list[:min(n, len(list))] {
		id := some.ids[c.at]
		if f, there := l.view.roster.find(id); there {
			likest = append(likest, found{id: id, facts: f, raw: c.raw, score: some.score, class: Repaired})
		}
	}
	return likest
}
