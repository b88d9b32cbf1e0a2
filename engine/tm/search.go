package tm

import (
	"context"
	"fmt"

	"trivium/engine/tm/index"
	"trivium/engine/tm/repair"
)

// lookup is one request at work on one view.
type lookup struct {
	*terms
	view   *view
	source Source
}

// ranking makes the scores of the units of a view for the index.
type ranking struct {
	*terms
	roster   *roster
	lightest float64
}

func (r ranking) Score(id ID, raw float64) (float64, bool) {
	f, there := r.roster.find(id)
	if !there || !r.lists(f) || r.onlyExact && raw < 1 {
		return 0, false
	}
	return r.score(f, raw), true
}

func (r ranking) Least(score float64) float64 {
	if r.onlyExact {
		return 1
	}
	return leastRaw(score, r.lightest)
}

func (l *lookup) other(t *terms) finder { return &lookup{terms: t, view: l.view, source: l.source} }

// matches returns the k best units of a request, those put right among them, with their texts.
//
// The best by raw score come from the index, the best of those that can be put right by their
// skeletons. As either list is complete, the best k of both together are the best of all: what is
// not in the best k of the list that gives it its score has k before it.
func (l *lookup) matches(ctx context.Context, k int, threshold float64) ([]found, error) {
	lightest, any := l.lightest(l.view.roster.kinds)
	if k <= 0 || !any {
		return nil, nil
	}
	alike, err := l.alike(ctx, k, threshold, lightest)
	if err != nil {
		return nil, err
	}
	b := best{k: k, list: alike}
	if most := max(exactScore-repairPoints-lightest, 0) + rounded; !l.onlyExact && most >= threshold && !b.beyond(most) {
		if err := l.offerRepaired(ctx, &b, threshold); err != nil {
			return nil, err
		}
	}
	return l.fetch(ctx, b.list)
}

// alike returns the k best units by raw score and sense, with their texts.
//
// What their sense costs is seen in the texts only. As it only takes off, the k best before are the best
// after when nothing is taken off them. Else more are looked at, until k of them are better than all
// that are not looked at could be.
func (l *lookup) alike(ctx context.Context, k int, threshold, lightest float64) ([]found, error) {
	for most := k; ; most = min(4*most, mostHeeded) {
		hits := l.view.side(l.request.From).index.Search(index.Query{
			Text: l.request.Text, K: most, Threshold: threshold, Ranking: ranking{l.terms, l.view.roster, lightest},
		})
		list := make([]found, 0, len(hits))
		for _, h := range hits {
			if f, there := l.view.roster.find(h.ID); there {
				_, class := l.base(f, h.Raw)
				list = append(list, found{id: h.ID, facts: f, raw: h.Raw, score: h.Score, class: class})
			}
		}
		if len(list) == 0 {
			return nil, nil
		}
		last := list[len(list)-1]
		list, err := l.fetch(ctx, list)
		if err != nil {
			return nil, err
		}
		list, any := l.heed(list, threshold)
		all := len(hits) < most || most >= mostHeeded
		if !any || all || len(list) >= k && compareFound(list[k-1], last) <= 0 {
			return list[:min(k, len(list))], nil
		}
	}
}

// beyond says that nothing of a score and a raw score below 1 comes among the best any more.
func (b *best) beyond(score float64) bool {
	if len(b.list) < b.k {
		return false
	}
	last := b.list[b.k-1]
	return last.score > score || last.score == score && last.raw == 1
}

// parts returns the units that are fragments of the text.
func (l *lookup) parts(ctx context.Context, of *fragments) ([]found, error) {
	var slots []uint32
	for skeleton := range of.runs {
		slots = l.view.side(l.request.From).skeletons.slots(slots, skeleton)
	}
	var candidates []found
	for _, slot := range slots {
		if f, there := l.view.roster.at(slot); there && l.lists(f) {
			candidates = append(candidates, found{id: l.view.roster.idOf(slot), facts: f})
		}
	}
	return l.partsAmong(ctx, candidates, of)
}

// partsAmong returns those of the candidates that are fragments of the text.
func (l *lookup) partsAmong(ctx context.Context, candidates []found, of *fragments) (parts []found, err error) {
	if candidates, err = l.fetch(ctx, candidates); err != nil {
		return nil, err
	}
	for _, c := range candidates {
		if p, is := l.fragment(c.unit, c.facts, of); is {
			parts = append(parts, p)
		}
	}
	return parts, nil
}

// repair puts a translation of a unit's source right.
func (t *terms) repair(u *Unit, target string) repair.Result {
	from, to := t.request.From, t.request.To
	return repair.Repair(t.request.Text, repair.Pair{From: from, To: to, Source: u.Texts[from], Target: target})
}

// fetch returns what was found with the texts, without what is not there any more.
func (l *lookup) fetch(ctx context.Context, list []found) ([]found, error) {
	var missing []ID
	for _, f := range list {
		if f.unit == nil {
			missing = append(missing, f.id)
		}
	}
	if len(missing) == 0 {
		return list, nil
	}
	units, err := l.source.Units(ctx, missing)
	if err != nil {
		return nil, fmt.Errorf("the texts of units: %w", err)
	}
	kept := list[:0]
	for _, f := range list {
		if f.unit == nil {
			f.unit, units = units[0], units[1:]
		}
		if f.unit != nil && f.unit.Texts[l.request.From] != "" && f.unit.Texts[l.request.To] != "" {
			kept = append(kept, f)
		}
	}
	return kept, nil
}
