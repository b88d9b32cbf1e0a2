package engine

import (
	"cmp"
	"context"
	"strings"

	"trivium/engine/change"
	"trivium/engine/desk"
	"trivium/engine/memory"
	"trivium/engine/tm"
)

// Mentions finds where a text stands: in the whole history, and in the files of the translation memory, of
// which at most 10,000 units are told; for Redact. How it is written does not count (text.Sought).
func (w *Workspace) Mentions(ctx context.Context, text string) ([]MentionView, error) {
	return w.mentions(ctx, text)
}

func (w *Workspace) mentions(ctx context.Context, texts ...string) ([]MentionView, error) {
	d, m, err := w.atMemory()
	if err != nil {
		return nil, err
	}
	units, err := m.Mentions(ctx, texts...)
	if err != nil {
		return nil, cancelledWork(err)
	}
	return append(mentionViews(d, d.Mentions(texts...)), unitMentions(units)...), nil
}

// ofUnit begins the name by which a unit of a file is redacted. No id of an event has a colon.
const ofUnit = "unit:"

func unitMentions(all []memory.Mention) []MentionView {
	views := []MentionView{}
	for _, m := range all {
		views = append(views, MentionView{
			Event: ofUnit + idText(m.Unit.ID), File: m.Name, Text: m.Says, Person: m.By, At: instant(m.At), Now: m.Now, Erasable: true,
		})
	}
	return views
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

// Redact takes away, everywhere and for good, what events hold and what units of files say, as Mentions names
// them, and returns other places with the same texts. Own files in the exchange folder are replaced at once;
// when the folder is out of reach, at the next exchange.
func (w *Workspace) Redact(ctx context.Context, events []string, reason string, progress Progress) ([]MentionView, error) {
	d, m, err := w.atMemory()
	if err != nil {
		return nil, err
	}
	var ids []change.ID
	var units []tm.ID
	for _, name := range events {
		unit, is := strings.CutPrefix(name, ofUnit)
		if !is {
			ids = append(ids, change.ID(name))
			continue
		}
		id, err := readID(unit)
		if err != nil {
			return nil, err
		}
		units = append(units, id)
	}
	texts, err := m.Contents(ctx, units)
	if err != nil {
		return nil, err
	}
	texts = append(d.Contents(ids), desk.Worthwhile(texts)...)
	if err := d.Redact(ctx, ids, reason); err != nil {
		return nil, err
	}
	if err := m.Redact(ctx, units, reason); err != nil {
		return nil, cancelledWork(err)
	}
	d.Exchange(ctx) //nolint:errcheck // see above: the next one does it, and says what is in the way
	if progress != nil {
		progress(1, 1)
	}
	return w.mentions(ctx, texts...)
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
