package tm

import (
	"fmt"
	"math"
	"slices"
	"time"

	"trivium/engine/lang"
	"trivium/engine/text"
	"trivium/engine/tm/index"
)

// What matches of a class are worth before penalties.
const (
	contextScore   = 102.0 // the same text, or both neighbours
	neighbourScore = 101.0
	exactScore     = 100.0
	repairPoints   = 1.0 // taken off an exact match for having been repaired; Percent of all others is less than that
)

// bestUnapproved is the best score of an exact match that no person has approved. Whatever the
// settings are, it is never shown as 100; and one in context still comes before one that is not.
func bestUnapproved(base float64) float64 { return exactScore - repairPoints + (base-exactScore)/5 }

// terms are a request in the form in which one unit after the other is judged.
type terms struct {
	request      Request
	asked        index.Profile
	words        []string // folded
	skeleton     uint32
	onlyExact    bool // other units do not come into question
	need         languages
	since, until uint16 // days; 0 is open
	settings     Settings
	oldest       uint16 // units of earlier days are old
	text         uint64 // keys, 0 for what is not known
	before       uint64
	after        uint64
	sides        int // the bit of extras.sides of the segment before, in the language asked in
}

// termsOf returns the terms of a request, or an error when a language or day is none.
func termsOf(r Request, s Settings) (*terms, error) {
	t := &terms{
		request: r, asked: index.NewProfile(r.Text), skeleton: skeleton(r.Text), settings: s,
		text: keyOf(r.TextID), before: keyOf(text.Normalize(r.Before)), after: keyOf(text.Normalize(r.After)), sides: 2 * place(r.From),
	}
	_, t.words = wordsOf(r.Text)
	for _, l := range append([]lang.Tag{r.From, r.To}, r.Filter.Languages...) {
		if place(l) < 0 {
			return nil, fmt.Errorf("the memory has no language %q", l)
		}
		t.need |= setOf(l)
	}
	var err error
	if t.since, err = dayNamed(r.Filter.Since); err != nil {
		return nil, err
	}
	if t.until, err = dayNamed(r.Filter.Until); err != nil {
		return nil, err
	}
	if s.OldAfter > 0 {
		t.oldest = dayOf(s.now().Add(-s.OldAfter))
	}
	return t, nil
}

// dayNamed returns the day of a date such as "2026-11-22", 0 of "".
func dayNamed(s string) (uint16, error) {
	if s == "" {
		return 0, nil
	}
	day, err := time.Parse(time.DateOnly, s)
	if err != nil {
		return 0, fmt.Errorf("the day of a filter: %w", err)
	}
	return dayOf(day), nil
}

// lists says that a unit comes into question.
func (t *terms) lists(f facts) bool { return t.listsKind(f.kind) && t.listsDay(f.day) }

func (t *terms) listsKind(k kind) bool {
	wanted := &t.request.Filter
	return k.languages.hasAll(t.need) &&
		allows(wanted.States, k.state) && allows(wanted.Organisations, k.organisation) &&
		allows(wanted.Modules, k.module) && allows(wanted.Batches, k.batch)
}

// listsDay says that a day is in the range of the filter. One that is not known is in no range.
func (t *terms) listsDay(day uint16) bool {
	if t.since == 0 && t.until == 0 {
		return true
	}
	return day > 0 && day >= t.since && (t.until == 0 || day <= t.until)
}

// allows says that a list of what is wanted is empty or has something.
func allows[T comparable](wanted []T, has T) bool {
	return len(wanted) == 0 || slices.Contains(wanted, has)
}

// base returns what a unit of this raw score is worth before penalties, and of what class it is.
func (t *terms) base(f facts, raw float64) (float64, Class) {
	if raw < 1 {
		return Percent(raw), Fuzzy
	}
	x := f.extras
	if x == nil {
		return exactScore, Exact
	}
	before := t.before != 0 && x.neighbour(t.sides) == t.before
	after := t.after != 0 && x.neighbour(t.sides+1) == t.after
	switch {
	case t.text != 0 && x.text == t.text, before && after:
		return contextScore, InContext
	case before, after:
		return neighbourScore, InContext
	}
	return exactScore, Exact
}

// less returns a score less penalties, never below 0. The penalties are appended to list, which may be
// nil when they are not of interest.
func (t *terms) less(base float64, f facts, list *[]Penalty) float64 {
	score := base
	take := func(reason string, points float64) {
		if points > 0 {
			score -= points
			if list != nil {
				*list = append(*list, Penalty{Reason: reason, Points: points})
			}
		}
	}
	take("organisation", t.foreign(f.organisation))
	if f.day > 0 && f.day < t.oldest {
		take("old", t.settings.Old)
	}
	points := max(t.settings.Penalties[f.state], 0)
	if base >= exactScore && f.state != Approved {
		points = max(points, score-bestUnapproved(base))
	}
	take(f.state.String(), points)
	return max(score, 0)
}

// foreign returns what is taken off for a unit's organisation.
func (t *terms) foreign(organisation string) float64 {
	if own := t.request.Organisation; own == "" || organisation == "" || organisation == own {
		return 0
	}
	return max(t.settings.Organisation, 0)
}

// score returns what a unit of a raw score is worth.
func (t *terms) score(f facts, raw float64) float64 {
	base, _ := t.base(f, raw)
	return t.less(base, f, nil)
}

// repaired returns what a unit is worth whose translation can be put right.
func (t *terms) repaired(f facts) float64 { return t.less(exactScore-repairPoints, f, nil) }

// lightest returns the least that is taken off any unit of some kinds that is listed, and whether any
// kind is.
func (t *terms) lightest(kinds []kind) (points float64, any bool) {
	points = math.Inf(1)
	for _, k := range kinds {
		if t.listsKind(k) {
			points = min(points, max(t.settings.Penalties[k.state], 0)+t.foreign(k.organisation))
		}
	}
	return points, !math.IsInf(points, 1)
}

// rounded is more than what rounding may change about a sum of points.
const rounded = 1e-9

// leastRaw returns a raw score below which no unit from which at least so many points are taken off
// reaches a score.
func leastRaw(score, points float64) float64 {
	if score <= 0 {
		return 0 // no score is below 0, whatever is taken off
	}
	return Raw(score + points - rounded)
}
