package tm

import (
	"context"
	"slices"

	"trivium/engine/tm/explain"
)

// A finder finds units: lookup in the indexes, scan among all.
type finder interface {
	// matches returns the k best units, with their texts, of those whose score is at least the threshold.
	matches(ctx context.Context, k int, threshold float64) ([]found, error)
	// parts returns the units that are fragments of the text, in no order.
	parts(ctx context.Context, of *fragments) ([]found, error)
	// other returns a finder on other terms among the same units.
	other(t *terms) finder
}

// answer returns the matches of a request. Beyond finding units, a lookup and a scan are the same.
func (t *terms) answer(ctx context.Context, by finder) ([]Match, error) {
	r := &t.request
	list, err := t.direct(ctx, by)
	if err == nil && len(list) == 0 && r.Pivot && r.K > 0 {
		list, err = t.pivots(ctx, by)
	}
	if err == nil && len(list) < r.K && r.Fragments {
		list, err = t.withParts(ctx, by, list)
	}
	if err != nil {
		return nil, err
	}
	matches := make([]Match, 0, len(list))
	for _, f := range list {
		matches = append(matches, t.match(f))
	}
	return matches, nil
}

// withParts appends fragments to a list of less than K. They come after all other matches, whatever
// the threshold is.
func (t *terms) withParts(ctx context.Context, by finder, list []found) ([]found, error) {
	parts, err := by.parts(ctx, t.fragments())
	if err != nil {
		return nil, err
	}
	slices.SortFunc(parts, compareFound)
	for _, p := range parts {
		if len(list) < t.request.K && !slices.ContainsFunc(list, func(f found) bool { return f.id == p.id }) {
			list = append(list, p)
		}
	}
	return list, nil
}

// direct returns the units that have both languages.
func (t *terms) direct(ctx context.Context, by finder) ([]found, error) {
	r := &t.request
	if !r.Distinct {
		return by.matches(ctx, r.K, r.Threshold)
	}
	for k := r.K; ; k *= 4 {
		k = min(k, max(mostDistinct, r.K))
		list, err := by.matches(ctx, k, r.Threshold)
		if err != nil {
			return nil, err
		}
		kept := t.distinct(list, r.K)
		if len(kept) >= r.K || len(list) < k || k >= mostDistinct {
			return kept, nil
		}
	}
}

// match says what was found, and why.
func (t *terms) match(f found) Match {
	m := Match{Unit: f.unit, Raw: f.raw, Score: f.score, Class: f.class, Source: f.unit.Texts[t.request.From]}
	base, _ := t.base(f.facts, f.raw)
	if f.via != nil {
		base = min(base, exactScore)
	}
	take := func(reason string, points float64) {
		m.Penalties = append(m.Penalties, Penalty{Reason: reason, Points: points})
	}
	switch f.class {
	case Repaired:
		base = exactScore - repairPoints
		take("repair", repairPoints)
	case Fragment:
		base = exactScore - f.points
		take("fragment", f.points)
	}
	t.less(base, f.facts, &m.Penalties)
	if f.sense.negation > 0 && f.class == Fuzzy {
		take("negation", f.sense.negation)
	}
	if f.sense.order > 0 && f.class == Fuzzy {
		take("order", f.sense.order)
	}
	target := f.unit
	if f.via != nil {
		take("pivot", f.points)
		t.less(exactScore, f.via.facts, &m.Penalties)
		m.Class, m.Via, m.ViaLang, target = Pivot, f.via.unit, f.viaLang, f.via.unit
	}
	m.Target = target.Texts[t.request.To]
	if f.raw < 1 && f.class != Fragment {
		if done := t.repair(f.unit, m.Target); len(done.Changes) > 0 {
			m.Target, m.Unchanged, m.Repairs = done.Target, m.Target, done.Changes
		}
		m.Changes = explain.Explain(t.request.Text, m.Source)
	}
	return m
}
