package engine

import (
	"context"
	"errors"
)

var errUnbuilt = errors.New("not built yet")

// Memory returns what the translation memory of the workspace holds.
func (w *Workspace) Memory(ctx context.Context) (MemoryView, error) {
	return MemoryView{Languages: []MemoryCount{}, Pairs: []MemoryPair{}, States: []MemoryState{}, Batches: []MemoryBatch{}}, errUnbuilt
}

// ImportMemory takes a file of units in. Progress counts bytes.
func (w *Workspace) ImportMemory(ctx context.Context, r ImportMemoryRequest, progress Progress) (ImportMemoryResult, error) {
	return ImportMemoryResult{}, errUnbuilt
}

// ExportMemory writes units to a file.
func (w *Workspace) ExportMemory(ctx context.Context, r ExportMemoryRequest, progress Progress) (ExportMemoryResult, error) {
	return ExportMemoryResult{}, errUnbuilt
}

// Lookup returns the matches for a text, best first.
func (w *Workspace) Lookup(ctx context.Context, r LookupRequest) ([]MatchView, error) {
	return nil, errUnbuilt
}

// Concordance returns units by their words.
func (w *Workspace) Concordance(ctx context.Context, r ConcordanceRequest) (ConcordanceView, error) {
	return ConcordanceView{}, errUnbuilt
}

// PutUnit adds or changes a unit; it can be undone.
func (w *Workspace) PutUnit(ctx context.Context, u UnitView) (UnitView, error) {
	return UnitView{}, errUnbuilt
}

// RetractUnits takes units away; it can be undone.
func (w *Workspace) RetractUnits(ctx context.Context, ids []string) (MemoryView, error) {
	return MemoryView{}, errUnbuilt
}

// DetachMemory takes a file of units away again.
func (w *Workspace) DetachMemory(ctx context.Context, batch string) (MemoryView, error) {
	return MemoryView{}, errUnbuilt
}

// Quarrels returns groups of units that are doubled or contradict each other; kind is duplicate, conflict or "" for both.
func (w *Workspace) Quarrels(ctx context.Context, kind string, limit int, progress Progress) (QuarrelsView, error) {
	return QuarrelsView{}, errUnbuilt
}

// CleanMemory takes away all duplicates but one of each group, and returns how many.
func (w *Workspace) CleanMemory(ctx context.Context, progress Progress) (int, error) {
	return 0, errUnbuilt
}

// SetMemorySettings changes the penalties, for all members.
func (w *Workspace) SetMemorySettings(ctx context.Context, s MemorySettings) (MemoryView, error) {
	return MemoryView{}, errUnbuilt
}

// Analyse says how much of courses the memory knows.
func (w *Workspace) Analyse(ctx context.Context, r AnalyseRequest, progress Progress) (AnalysisView, error) {
	return AnalysisView{}, errUnbuilt
}

// Pretranslate fills empty cells from the memory, as drafts in one gesture, and returns how many.
func (w *Workspace) Pretranslate(ctx context.Context, r PretranslateRequest, progress Progress) (int, error) {
	return 0, errUnbuilt
}
