package tm

import (
	"context"
	"iter"
	"slices"

	"trivium/engine/tm/index"
)

// Scan returns what Lookup returns, by comparing with every unit of a sequence, whose ids must all
// differ. It is what the indexes are tested and measured against. The sequence may be gone through
// several times.
func (m *Memory) Scan(ctx context.Context, units iter.Seq2[*Unit, error], r Request) ([]Match, error) {
	t, err := termsOf(r, *m.settings.Load())
	if err != nil {
		return nil, err
	}
	return t.answer(ctx, &scan{terms: t, units: units})
}

// scan is one request at work on a sequence.
type scan struct {
	*terms
	units iter.Seq2[*Unit, error]
}

func (s *scan) matches(ctx context.Context, k int, threshold float64) ([]found, error) {
	b := best{k: max(k, mostHeeded)}
	var candidates []found
	err := s.each(ctx, func(u *Unit) {
		f, listed := s.judge(u)
		if listed && f.score >= threshold {
			b.offer(f)
		}
		if c, may := s.candidate(f, threshold); listed && may && skeleton(u.Texts[s.request.From]) == s.skeleton {
			candidates = append(candidates, c)
		}
	})
	b.list, _ = s.heed(b.list, threshold)
	b.k, b.list = k, b.list[:min(k, len(b.list))]
	slices.SortFunc(candidates, compareFound)
	r := repairing{terms: s.terms, best: &b}
	for _, c := range candidates {
		if !r.try(c) {
			break
		}
	}
	return b.list, err
}

func (s *scan) parts(ctx context.Context, of *fragments) (parts []found, err error) {
	err = s.each(ctx, func(u *Unit) {
		if f := factsOf(u); s.lists(f) {
			if p, is := s.fragment(u, f, of); is {
				parts = append(parts, p)
			}
		}
	})
	return parts, err
}

func (s *scan) other(t *terms) finder { return &scan{terms: t, units: s.units} }

// each calls f for each unit.
func (s *scan) each(ctx context.Context, f func(u *Unit)) error {
	for u, err := range s.units {
		if err != nil {
			return err
		}
		if err := ctx.Err(); err != nil {
			return err
		}
		f(u)
	}
	return nil
}

// judge compares a unit with the text asked for.
func (s *scan) judge(u *Unit) (f found, listed bool) {
	f = found{id: u.ID, unit: u, facts: factsOf(u)}
	if !s.lists(f.facts) {
		return f, false
	}
	f.raw = s.asked.Raw(index.NewProfile(u.Texts[s.request.From]))
	base, class := s.base(f.facts, f.raw)
	if f.raw < 1 && s.onlyExact {
		return f, false
	}
	f.score, f.class = s.less(base, f.facts, nil), class
	return f, true
}
