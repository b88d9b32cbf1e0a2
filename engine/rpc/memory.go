package rpc

import "trivium/engine"

// The calls on the translation memory; each is the method of the façade with the same name.

// Memory returns what the translation memory of the workspace holds.
func (a *API) Memory() (engine.MemoryView, error) {
	return a.workspace.Memory(a.ctx)
}

// ImportMemory takes a file of units in.
func (a *API) ImportMemory(job string, r engine.ImportMemoryRequest) (engine.ImportMemoryResult, error) {
	ctx, done := a.begin(job)
	defer done()
	result, err := a.workspace.ImportMemory(ctx, r, a.progress(job))
	if err == nil { // after a failure it may be tried another way
		a.endUpload(r.Path)
	}
	return result, err
}

// ExportMemory writes units to a file, or keeps it for download where there is no path.
func (a *API) ExportMemory(r engine.ExportMemoryRequest) (engine.ExportMemoryResult, error) {
	ctx, done := a.begin(r.Job)
	defer done()
	if r.Path != "" {
		return a.workspace.ExportMemory(ctx, r, a.progress(r.Job))
	}
	path, offer := a.room("." + r.Format)
	r.Path = path
	result, err := a.workspace.ExportMemory(ctx, r, a.progress(r.Job))
	if err != nil {
		return engine.ExportMemoryResult{}, err
	}
	result.Path, result.Download = "", offer()
	return result, nil
}

// Lookup returns the matches for a text, best first.
func (a *API) Lookup(r engine.LookupRequest) ([]engine.MatchView, error) {
	return a.workspace.Lookup(a.ctx, r)
}

// Concordance returns units by their words.
func (a *API) Concordance(r engine.ConcordanceRequest) (engine.ConcordanceView, error) {
	return a.workspace.Concordance(a.ctx, r)
}

// PutUnit adds or changes a unit; it can be undone.
func (a *API) PutUnit(u engine.UnitView) (engine.UnitView, error) {
	return a.workspace.PutUnit(a.ctx, u)
}

// RetractUnits takes units away; it can be undone.
func (a *API) RetractUnits(ids []string) (engine.MemoryView, error) {
	return a.workspace.RetractUnits(a.ctx, ids)
}

// DetachMemory takes a file of units away again.
func (a *API) DetachMemory(batch string) (engine.MemoryView, error) {
	return a.workspace.DetachMemory(a.ctx, batch)
}

// Quarrels returns groups of units that are doubled or contradict each other; kind is duplicate, conflict or "" for both.
func (a *API) Quarrels(job, kind string, limit int) (engine.QuarrelsView, error) {
	ctx, done := a.begin(job)
	defer done()
	return a.workspace.Quarrels(ctx, kind, limit, a.progress(job))
}

// CleanMemory takes away all duplicates but one of each group, and returns how many.
func (a *API) CleanMemory(job string) (int, error) {
	ctx, done := a.begin(job)
	defer done()
	return a.workspace.CleanMemory(ctx, a.progress(job))
}

// SetMemorySettings changes the penalties, for all members.
func (a *API) SetMemorySettings(s engine.MemorySettings) (engine.MemoryView, error) {
	return a.workspace.SetMemorySettings(a.ctx, s)
}

// Analyse says how much of courses the memory knows.
func (a *API) Analyse(job string, r engine.AnalyseRequest) (engine.AnalysisView, error) {
	ctx, done := a.begin(job)
	defer done()
	return a.workspace.Analyse(ctx, r, a.progress(job))
}

// Pretranslate fills empty cells from the memory, as drafts in one gesture, and returns how many; or only
// says how many there would be.
func (a *API) Pretranslate(job string, r engine.PretranslateRequest) (int, error) {
	ctx, done := a.begin(job)
	defer done()
	return a.workspace.Pretranslate(ctx, r, a.progress(job))
}
