package eval

import (
	"context"
	"errors"
	"iter"

	"trivium/engine/lang"
	"trivium/engine/tm"
	"trivium/engine/tm/index"
)

// A Suggestion is the first match of the memory for a query.
type Suggestion struct {
	Match tm.Match // its Unit is nil when there is none
	Answer
}

// shelf has the units of a set by the number in their id.
type shelf []*tm.Unit

func (s shelf) Units(_ context.Context, ids []tm.ID) ([]*tm.Unit, error) {
	units := make([]*tm.Unit, len(ids))
	for i, id := range ids {
		units[i] = s[id.Number()]
	}
	return units, nil
}

// Suggestions returns what the memory answers to all queries of a set, by the lookup that the app uses.
func Suggestions(ctx context.Context, s Set) ([]Suggestion, error) {
	from, to := lang.Tag(s.From), lang.Tag(s.To)
	var units shelf
	for i, p := range s.Memory {
		units = append(units, &tm.Unit{ID: index.NumberID(uint64(i)), State: tm.Approved, Texts: map[lang.Tag]string{from: p.Source, to: p.Target}})
	}
	memory := tm.New(units, tm.Settings{})
	var all iter.Seq2[*tm.Unit, error] = func(yield func(*tm.Unit, error) bool) {
		for _, u := range units {
			if !yield(u, nil) {
				return
			}
		}
	}
	if err := memory.Fill(ctx, all, nil); err != nil {
		return nil, err
	}
	suggestions := make([]Suggestion, len(s.Queries))
	errs := make([]error, len(s.Queries))
	each(len(s.Queries), func() func(int) {
		return func(q int) {
			matches, err := memory.Lookup(ctx, tm.Request{Text: s.Queries[q].Source, From: from, To: to, K: 1})
			if errs[q] = err; len(matches) > 0 {
				suggestions[q] = s.suggestion(q, matches[0])
			}
		}
	})
	return suggestions, errors.Join(errs...)
}

func (s Set) suggestion(q int, m tm.Match) Suggestion {
	const little = 1e-6 // suggestions of one percentage are told apart by their raw scores
	return Suggestion{m, Answer{m.Score + little*m.Raw, s.worth(q, m.Target)}}
}

// ScoreAlone returns the first suggestions for all queries by the raw score and nothing else: no class
// of what can be repaired stands above the others, and nothing is repaired.
func ScoreAlone(ctx context.Context, s Set) ([]Answer, error) {
	x, err := index.Build(ctx, func(yield func(index.Entry) bool) {
		for i, p := range s.Memory {
			if !yield(index.Entry{ID: index.NumberID(uint64(i)), Text: p.Source}) {
				return
			}
		}
	}, nil)
	if err != nil {
		return nil, err
	}
	answers := make([]Answer, len(s.Queries))
	each(len(s.Queries), func() func(int) {
		return func(q int) {
			for _, h := range x.Search(index.Query{Text: s.Queries[q].Source, K: 1}) {
				answers[q] = Answer{h.Raw, s.worth(q, s.Memory[h.ID.Number()].Target)}
			}
		}
	})
	return answers, nil
}
