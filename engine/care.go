package engine

import (
	"cmp"
	"context"

	"trivium/engine/change"
	"trivium/engine/desk"
)

// Mentions finds where a text stands in the whole history, for Redact.
func (w *Workspace) Mentions(_ context.Context, text string) ([]MentionView, error) {
	d, err := w.atDesk()
	if err != nil {
		return nil, err
	}
	return mentionViews(d, d.Mentions(text)), nil
}

func mentionViews(d *desk.Desk, all []desk.Mention) []MentionView {
	views := []MentionView{}
	people := map[string]string{}
	for _, m := range d.Members() {
		people[m.ID] = m.Person
	}
	places(d, func(p *placer) {
		for _, m := range all {
			views = append(views, MentionView{
				Event: string(m.Event.ID), Place: p.place(cmp.Or(m.Text, m.Node)), Lang: m.Lang, Text: m.Says,
				Person: people[m.Event.By], At: instant(m.Event.Clock), Now: m.Now, Erasable: m.Erasable,
			})
		}
	})
	return views
}

// Redact takes what events hold away everywhere, for good, and returns other places with the same
// texts. Own files in the exchange folder are replaced at once; when the folder is out of reach, at
// the next exchange.
func (w *Workspace) Redact(ctx context.Context, events []string, reason string, progress Progress) ([]MentionView, error) {
	d, err := w.atDesk()
	if err != nil {
		return nil, err
	}
	ids := make([]change.ID, len(events))
	for i, id := range events {
		ids[i] = change.ID(id)
	}
	more, err := d.Redact(ctx, ids, reason)
	if err != nil {
		return nil, err
	}
	d.Exchange(ctx) //nolint:errcheck // see above: the next one does it, and says what is in the way
	if progress != nil {
		progress(1, 1)
	}
	return mentionViews(d, more), nil
}

// Backups lists the automatic backups, the newest first.
func (w *Workspace) Backups(context.Context) ([]BackupView, error) {
	d, err := w.atDesk()
	if err != nil {
		return nil, err
	}
	all, err := d.Store().Backups()
	if err != nil {
		return nil, err
	}
	views := []BackupView{}
	for _, b := range all {
		views = append(views, BackupView{Path: b.Path, At: instant(b.At), Bytes: b.Bytes})
	}
	return views, nil
}

// BackUp makes a backup now; when nothing changed since the newest, it returns that.
func (w *Workspace) BackUp(ctx context.Context, progress Progress) (BackupView, error) {
	d, err := w.atDesk()
	if err != nil {
		return BackupView{}, err
	}
	b, err := d.Store().Backup(ctx)
	if err != nil {
		return BackupView{}, err
	}
	if progress != nil {
		progress(1, 1)
	}
	return BackupView{Path: b.Path, At: instant(b.At), Bytes: b.Bytes}, nil
}

// Verify reads the whole file and compares what is shown with a fresh replay.
func (w *Workspace) Verify(ctx context.Context, progress Progress) (VerifyView, error) {
	d, err := w.atDesk()
	if err != nil {
		return VerifyView{}, err
	}
	found, err := d.Verify(ctx)
	if err != nil {
		return VerifyView{}, err
	}
	if progress != nil {
		progress(1, 1)
	}
	v := VerifyView{
		Sound: !found.Problems.Blocking(), Events: found.Events, Erased: found.Erased, Media: found.Media,
		Missing: len(found.Missing), Same: found.Same, Problems: []Problem{},
	}
	for _, f := range found.Problems {
		v.Problems = append(v.Problems, w.Problem(f))
	}
	return v, nil
}

// Repair puts what is sound in a damaged workspace and its backups together again, in the place of the
// damaged file, which is kept among the backups, and opens it; its notices say what was done.
func (w *Workspace) Repair(ctx context.Context, path string, progress Progress) (DeskView, error) {
	if d, err := w.atDesk(); err == nil && sameFile(d.Path(), path) {
		if _, err := w.CloseDesk(ctx); err != nil {
			return DeskView{}, err
		}
	}
	d, err := desk.Repair(ctx, path, w.deskOptions())
	if err != nil {
		return DeskView{}, err
	}
	if progress != nil {
		progress(1, 1)
	}
	return w.sitDown(ctx, d)
}
