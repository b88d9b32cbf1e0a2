package engine

import (
	"cmp"
	"context"

	"trivium/engine/fault"
	"trivium/engine/tm"
)

// Analyse says how much of courses the memory knows.
func (w *Workspace) Analyse(ctx context.Context, r AnalyseRequest, progress Progress) (AnalysisView, error) {
	_, m, err := w.atMemory()
	if err != nil {
		return AnalysisView{}, err
	}
	if err := direction(r.From, r.To); err != nil {
		return AnalysisView{}, err
	}
	a, err := m.Analyse(ctx, r.Courses, r.From, r.To, r.All, progress)
	if err != nil {
		return AnalysisView{}, cancelledImport(err)
	}
	return AnalysisView{From: r.From, To: r.To, Bands: bands(a.Bands), Total: band(a.Total), Internal: bands(a.InternalFuzzy)}, nil
}

func bands(counts []tm.Count) []AnalysisBand {
	all := make([]AnalysisBand, len(counts))
	for i, c := range counts {
		all[i] = band(c)
	}
	return all
}

func band(c tm.Count) AnalysisBand {
	return AnalysisBand{string(c.Band), c.Segments, c.Words, c.Characters}
}

// Pretranslate fills empty cells from the memory, as drafts in one gesture, and returns how many; or only
// says how many there would be.
func (w *Workspace) Pretranslate(ctx context.Context, r PretranslateRequest, progress Progress) (int, error) {
	_, m, err := w.atMemory()
	if err != nil {
		return 0, err
	}
	if err := direction(r.From, r.To); err != nil {
		return 0, err
	}
	threshold := cmp.Or(r.Threshold, 100)
	if !(threshold >= 0 && threshold <= maxThreshold) {
		return 0, fault.New("tm.request", "expected", "0–102 %")
	}
	fill := m.Pretranslate
	if r.Count {
		fill = m.Fillable
	}
	n, err := fill(ctx, r.Courses, r.From, r.To, threshold, progress)
	return n, cancelledImport(err)
}
