package tm

import (
	"context"

	"trivium/engine/tm/explain"
)

// A finder finds units: lookup in the indexes, scan among all.
type finder interface {
	// matches returns the k best units, with their texts, of those whose score is at least the threshold.
	matches(ctx context.Context, k int, threshold float64) ([]found, error)
}

// answer returns the matches of a request. Beyond finding units, a lookup and a scan are the same.
func (t *terms) answer(ctx context.Context, by finder) ([]Match, error) {
	list, err := t.direct(ctx, by)
	if err != nil {
		return nil, err
	}
	matches := make([]Match, 0, len(list))
	for _, f := range list {
		matches = append(matches, t.match(f))
	}
	return matches, nil
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
	m := Match{
		Unit: f.unit, Raw: f.raw, Score: f.score, Class: f.class,
		Source: f.unit.Texts[t.request.From], Target: f.unit.Texts[t.request.To],
	}
	base, _ := t.base(f.facts, f.raw)
	if f.class == Repaired {
		base = exactScore - repairPoints
		m.Penalties = append(m.Penalties, Penalty{Reason: "repair", Points: repairPoints})
	}
	t.less(base, f.facts, &m.Penalties)
	if f.raw < 1 {
		if done := t.repair(f.unit); len(done.Changes) > 0 {
			m.Target, m.Unchanged, m.Repairs = done.Target, m.Target, done.Changes
		}
		m.Changes = explain.Explain(t.request.Text, m.Source)
	}
	return m
}
