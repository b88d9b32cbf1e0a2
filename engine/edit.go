package engine

import (
	"context"

	"trivium/engine/lang"
)

// SetText gives a cell a text and returns when that is on the disk.
func (w *Workspace) SetText(ctx context.Context, r SetTextRequest) (SetTextResult, error) {
	return SetTextResult{}, errUnbuilt
}

// SetStatus says how far cells are; the answer has them in the order of the request.
func (w *Workspace) SetStatus(ctx context.Context, r StatusRequest) ([]CellView, error) {
	return nil, errUnbuilt
}

// StillValid says that translations stand for what their sources say now.
func (w *Workspace) StillValid(ctx context.Context, cells []CellRef) ([]CellView, error) {
	return nil, errUnbuilt
}

// SetOrigin says in which language a text was first written.
func (w *Workspace) SetOrigin(ctx context.Context, text string, l lang.Tag) ([]CellView, error) {
	return nil, errUnbuilt
}

// Undo takes the latest gesture of this device back.
func (w *Workspace) Undo(ctx context.Context) (UndoResult, error) {
	return UndoResult{}, errUnbuilt
}

// Redo does again what Undo took back.
func (w *Workspace) Redo(ctx context.Context) (UndoResult, error) {
	return UndoResult{}, errUnbuilt
}

// Forks returns the texts that a person has to settle; SetText with all Revs as Base does.
func (w *Workspace) Forks(ctx context.Context) ([]ForkView, error) {
	return nil, errUnbuilt
}
