package engine

import (
	"cmp"
	"context"
	"strings"

	"trivium/engine/change"
	"trivium/engine/desk"
	"trivium/engine/fault"
	"trivium/engine/lang"
	"trivium/engine/memory"
	"trivium/engine/tm"
)

// What a lookup takes when the request does not say it.
const (
	defaultMatches   = 5
	defaultThreshold = 70
	maxMatches       = 1000
	maxThreshold     = 102
	ordinaryPage     = 50
	largestPage      = 1000
)

// Lookup returns the matches for a text, best first.
func (w *Workspace) Lookup(ctx context.Context, r LookupRequest) ([]MatchView, error) {
	d, m, err := w.atMemory()
	if err != nil {
		return nil, err
	}
	request, err := lookupOf(r)
	if err != nil || strings.TrimSpace(r.Text) == "" {
		return []MatchView{}, err
	}
	matches, err := m.Lookup(ctx, request)
	if err != nil {
		return nil, cancelledWork(err)
	}
	units := make([]*tm.Unit, len(matches))
	for i := range matches {
		units[i] = matches[i].Unit
	}
	views, err := unitViews(ctx, d, m, units)
	if err != nil {
		return nil, err
	}
	all := make([]MatchView, len(matches))
	for i := range matches {
		all[i] = matchView(&matches[i], r.Text, views[i])
	}
	return all, nil
}

// lookupOf reads a request.
func lookupOf(r LookupRequest) (tm.Request, error) {
	request := tm.Request{
		Text: r.Text, From: r.From, To: r.To, K: cmp.Or(r.K, defaultMatches), Threshold: cmp.Or(r.Threshold, defaultThreshold),
		Before: r.Before, After: r.After, TextID: r.TextID, Pivot: true,
	}
	if err := direction(r.From, r.To); err != nil {
		return request, err
	}
	if request.K < 1 || request.K > maxMatches || !(request.Threshold >= 0 && request.Threshold <= maxThreshold) {
		return request, fault.New("tm.request", "expected", "k 1–1000, 0–102 %")
	}
	var err error
	request.Filter, err = filterOf(r.Filter)
	return request, err
}

// direction says what is wrong with a pair of languages.
func direction(from, to lang.Tag) error {
	if err := knownLanguage(from); err != nil {
		return err
	}
	if err := knownLanguage(to); err != nil {
		return err
	}
	if from == to {
		return fault.New("tm.direction", "found", "@lang."+string(from))
	}
	return nil
}

func matchView(m *tm.Match, query string, unit UnitView) MatchView {
	v := MatchView{
		Unit: unit, Score: m.Score, Raw: m.Raw, Class: string(m.Class), Target: repaired(m), Unchanged: m.Unchanged,
		Penalties: []PenaltyView{}, Via: m.ViaLang,
		Styles: MatchStyles{styles(m.Source), styles(query), styles(m.Target)},
	}
	v.Source, v.Query = differences(m.Source, query, m.Changes)
	for _, p := range m.Penalties {
		v.Penalties = append(v.Penalties, PenaltyView{p.Reason, p.Points})
	}
	return v
}

// Concordance returns units by their words.
func (w *Workspace) Concordance(ctx context.Context, r ConcordanceRequest) (ConcordanceView, error) {
	d, m, err := w.atMemory()
	if err != nil {
		return ConcordanceView{}, err
	}
	if r.Lang != "" {
		if err := knownLanguage(r.Lang); err != nil {
			return ConcordanceView{}, err
		}
	}
	filter, err := filterOf(r.Filter)
	if err != nil {
		return ConcordanceView{}, err
	}
	limit := min(max(cmp.Or(r.Limit, ordinaryPage), 1), largestPage)
	page, err := m.Concordance(ctx, memory.Concordance{Text: r.Text, Lang: r.Lang, Exact: r.Exact, Filter: filter, Limit: limit, After: r.After})
	if err != nil {
		return ConcordanceView{}, cancelledWork(err)
	}
	units := make([]*tm.Unit, len(page.Units))
	for i, found := range page.Units {
		units[i] = found.Unit
	}
	views, err := unitViews(ctx, d, m, units)
	if err != nil {
		return ConcordanceView{}, err
	}
	for i := range views {
		for n := range views[i].Texts {
			t := &views[i].Texts[n]
			t.Marks = marks(t.Text, page.Units[i].Marks[t.Lang])
		}
	}
	return ConcordanceView{Units: views, Total: page.Total, More: page.More, Next: page.Next}, nil
}

// unitViews returns units as screens show them.
func unitViews(ctx context.Context, d *desk.Desk, m *memory.Memory, units []*tm.Unit) ([]UnitView, error) {
	batches, err := batchNames(ctx, m, units)
	if err != nil {
		return nil, err
	}
	views := make([]UnitView, len(units))
	places(d, func(p *placer) {
		for i, u := range units {
			views[i] = unitView(u)
			views[i].BatchName = batches[u.Batch]
			// What comes from a course that is not here has no place that could be opened.
			at, _ := change.SplitText(u.Text)
			if _, known := p.s.Node(at); at != "" && known {
				place := p.place(u.Text)
				views[i].Place = &place
			}
			if _, known := p.s.Node(u.Module); !known {
				views[i].Module = ""
			}
		}
	})
	return views, nil
}

// batchNames returns the names of the files that units came with, by their hashes.
func batchNames(ctx context.Context, m *memory.Memory, units []*tm.Unit) (map[string]string, error) {
	names := map[string]string{}
	for _, u := range units {
		if u.Batch == "" {
			continue
		}
		stats, err := m.Stats(ctx)
		for _, b := range stats.Batches {
			names[b.Hash] = b.Name
		}
		return names, err
	}
	return names, nil
}

func unitView(u *tm.Unit) UnitView {
	v := UnitView{
		ID: idText(u.ID), TUID: u.TUID, Texts: []UnitText{}, State: u.State.String(), Author: u.Author, Organisation: u.Organisation,
		Origin: u.Origin, Tags: []string{}, Note: u.Note, Batch: u.Batch, Module: u.Module,
	}
	if !u.Date.IsZero() {
		v.Date = instant(u.Date)
	}
	v.Tags = append(v.Tags, u.Tags...)
	for _, l := range lang.All() {
		if s, has := u.Texts[l]; has {
			v.Texts = append(v.Texts, UnitText{Lang: l, Text: s, Marks: []MarkRange{}, Styles: styles(s)})
		}
	}
	return v
}
