package tm

import (
	"context"
	"slices"

	"trivium/engine/lang"
)

// mostPivots is the number of units of each third language through which a way is sought.
const mostPivots = 64

// leastPivot is taken off for a third language even where the settings take nothing: nobody has
// approved the two texts of such a match as translations of each other.
const leastPivot = 1

// pivots returns the k best ways through a third language: from a unit that is like the text and has
// the third language to the best unit that has the very same text in that language, and the language
// asked for. The first unit makes the raw score; both units' penalties are taken off. Of a unit that
// leads to several only the best way counts.
func (t *terms) pivots(ctx context.Context, by finder) ([]found, error) {
	points := max(t.settings.Pivot, leastPivot)
	var ways []found
	for _, third := range lang.All() {
		if third == t.request.From || third == t.request.To {
			continue
		}
		there := t.request
		there.To = third
		there.TextID, there.Before, there.After = "", "", "" // context says nothing of the other translation
		first, err := termsOf(there, t.settings)
		if err != nil {
			return nil, err
		}
		from, err := by.other(first).matches(ctx, mostPivots, t.request.Threshold+points)
		if err != nil {
			return nil, err
		}
		for _, f := range from {
			on, err := t.wayOn(ctx, by, f, third)
			if err != nil {
				return nil, err
			}
			if on == nil {
				continue
			}
			f.via, f.viaLang, f.points = on, third, points
			f.score = max(f.score-points-(exactScore-on.score), 0)
			if f.score >= t.request.Threshold {
				ways = append(ways, f)
			}
		}
	}
	slices.SortStableFunc(ways, compareFound)
	seen := map[ID]bool{}
	ways = slices.DeleteFunc(ways, func(f found) bool {
		again := seen[f.id]
		seen[f.id] = true
		return again
	})
	return ways[:min(len(ways), t.request.K)], nil
}

// wayOn returns the best unit that leads from a unit's text in a third language to the language asked
// for, nil if there is none.
func (t *terms) wayOn(ctx context.Context, by finder, f found, third lang.Tag) (*found, error) {
	terms, err := termsOf(Request{
		Text: f.unit.Texts[third], From: third, To: t.request.To, Organisation: t.request.Organisation, Filter: t.request.Filter,
	}, t.settings)
	if err != nil {
		return nil, err
	}
	terms.onlyExact = true
	on, err := by.other(terms).matches(ctx, 1, 0)
	if err != nil || len(on) == 0 {
		return nil, err
	}
	return &on[0], nil
}
