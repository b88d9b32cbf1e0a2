package engine

import (
	"context"
)

// Mentions finds where a text stands in the whole history, for Redact.
func (w *Workspace) Mentions(ctx context.Context, text string) ([]MentionView, error) {
	return nil, errUnbuilt
}

// Redact takes what events hold away everywhere, for good, and returns other places with the same texts.
func (w *Workspace) Redact(ctx context.Context, events []string, reason string, progress Progress) ([]MentionView, error) {
	return nil, errUnbuilt
}

// Backups lists the automatic backups, the newest first.
func (w *Workspace) Backups(ctx context.Context) ([]BackupView, error) {
	return nil, errUnbuilt
}

// BackUp makes a backup now.
func (w *Workspace) BackUp(ctx context.Context, progress Progress) (BackupView, error) {
	return BackupView{}, errUnbuilt
}

// Verify reads the whole file and compares what is shown with a fresh replay.
func (w *Workspace) Verify(ctx context.Context, progress Progress) (VerifyView, error) {
	return VerifyView{}, errUnbuilt
}

// Repair makes a sound workspace of a damaged one and its backups, beside it, and opens it.
func (w *Workspace) Repair(ctx context.Context, path string, progress Progress) (DeskView, error) {
	return DeskView{}, errUnbuilt
}
