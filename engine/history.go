package engine

import (
	"context"
)

// Timeline returns what happened, the newest first.
func (w *Workspace) Timeline(ctx context.Context, r TimelineRequest) (TimelineView, error) {
	return TimelineView{}, errUnbuilt
}

// TextHistory returns the values a cell had, the newest first.
func (w *Workspace) TextHistory(ctx context.Context, cell CellRef) ([]RevView, error) {
	return nil, errUnbuilt
}

// Versions returns the named versions, the newest first.
func (w *Workspace) Versions(ctx context.Context) ([]VersionView, error) {
	return nil, errUnbuilt
}

// NameVersion names the present state.
func (w *Workspace) NameVersion(ctx context.Context, name, note string) (VersionView, error) {
	return VersionView{}, errUnbuilt
}

// RenameVersion names a version anew.
func (w *Workspace) RenameVersion(ctx context.Context, id, name, note string) (VersionView, error) {
	return VersionView{}, errUnbuilt
}

// Compare says what changed between two states.
func (w *Workspace) Compare(ctx context.Context, r CompareRequest, progress Progress) (CompareView, error) {
	return CompareView{}, errUnbuilt
}

// Restore brings a text, lesson or module back to what it was, as a change that can be taken back.
func (w *Workspace) Restore(ctx context.Context, r RestoreRequest) (RestoreResult, error) {
	return RestoreResult{}, errUnbuilt
}

// SourceChange says why a cell is stale.
func (w *Workspace) SourceChange(ctx context.Context, cell CellRef) (SourceChangeView, error) {
	return SourceChangeView{}, errUnbuilt
}

// Progress counts how far the cells of a course, module or lesson are.
func (w *Workspace) Progress(ctx context.Context, id string) ([]LangProgress, error) {
	return nil, errUnbuilt
}
