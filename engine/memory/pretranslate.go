package memory

import (
	"context"
	"strings"

	"trivium/engine/change"
	"trivium/engine/lang"
	"trivium/engine/tm"
)

// defaultThreshold is what a match needs to be put into a course unseen.
const defaultThreshold = 100

// Pretranslate fills empty cells of courses from the memory where every segment has a match of at least
// the threshold (0 is 100), as drafts, in one gesture; it returns how many cells. What stands between two
// segments is taken from the source.
func (m *Memory) Pretranslate(ctx context.Context, courses []string, from, to lang.Tag, threshold float64, progress func(done, total int)) (int, error) {
	if f := m.desk.Barred(); f != nil {
		return 0, f
	}
	texts, values, err := m.translations(ctx, courses, from, to, threshold, progress)
	if err != nil {
		return 0, err
	}
	if len(values) == 0 {
		return 0, nil
	}
	filled := 0
	_, _, err = m.desk.Act(ctx, "", func(s *change.State, g *change.Gesture) error {
		for i := range texts {
			value, found := values[i]
			if !found || s.Cell(texts[i].id).Text != "" { // somebody was quicker
				continue
			}
			g.SetCell(texts[i].id, value, revision(from, texts[i].rev))
			filled++
		}
		return nil
	})
	if err != nil {
		return 0, err
	}
	return filled, nil
}

// Fillable returns how many cells Pretranslate would fill.
func (m *Memory) Fillable(ctx context.Context, courses []string, from, to lang.Tag, threshold float64, progress func(done, total int)) (int, error) {
	_, values, err := m.translations(ctx, courses, from, to, threshold, progress)
	return len(values), err
}

// translations returns the texts of courses and, by their places in that list, what the memory has for
// those without a translation.
func (m *Memory) translations(ctx context.Context, courses []string, from, to lang.Tag, threshold float64, progress func(done, total int)) ([]courseText, map[int]string, error) {
	if err := m.waitReady(ctx); err != nil {
		return nil, nil, err
	}
	if threshold <= 0 {
		threshold = defaultThreshold
	}
	texts, err := m.textsOf(ctx, courses, from, to)
	if err != nil {
		return nil, nil, err
	}
	values := map[int]string{}
	for i := range texts {
		if progress != nil {
			progress(i, len(texts))
		}
		if texts[i].done {
			continue
		}
		value, err := m.translation(ctx, &texts[i], from, to, threshold)
		if err != nil {
			return nil, nil, err
		}
		if value != "" && len(value) <= change.MaxText {
			values[i] = value
		}
	}
	if progress != nil {
		progress(len(texts), len(texts))
	}
	return texts, values, nil
}

func revision(l lang.Tag, rev change.ID) *change.Revision {
	if rev == "" {
		return nil
	}
	return &change.Revision{Lang: l, Rev: rev}
}

// translation puts the translations of all segments of a text together, "" when one has none.
func (m *Memory) translation(ctx context.Context, t *courseText, from, to lang.Tag, threshold float64) (string, error) {
	var b strings.Builder
	at := 0
	for i, part := range t.parts {
		r := tm.Request{From: from, To: to, K: 1, Threshold: threshold, TextID: t.id.Text}
		r.Text, r.Before, r.After = t.around(i)
		matches, err := m.current().Lookup(ctx, r)
		if err != nil || len(matches) == 0 {
			return "", err
		}
		b.WriteString(t.source[at:part.Start])
		b.WriteString(matches[0].Target)
		at = part.End
	}
	b.WriteString(t.source[at:])
	return b.String(), nil
}
