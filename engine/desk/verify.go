package desk

import (
	"context"
	"strconv"

	"trivium/engine/change"
	"trivium/engine/fault"
	"trivium/engine/store"
)

// A Verified is the account of a check of the whole workspace.
type Verified struct {
	store.Report
	Same bool // what is shown equals a fresh replay
}

// Verify reads the whole file, every event and every file of the media with its sum, and compares
// what is shown with what the events come to when they are read anew. Problems has what is wrong;
// warnings tell what is only missing.
func (d *Desk) Verify(ctx context.Context) (Verified, error) {
	report, err := d.store.Verify(ctx)
	if err != nil {
		return Verified{}, err
	}
	v := Verified{Report: report}
	if v.Same, err = d.same(ctx); err != nil {
		if ctx.Err() != nil || !report.Problems.Blocking() {
			return Verified{}, err
		}
		v.Same = true // the damage that keeps the events from being read is told already
	}
	if !v.Same {
		v.Problems = append(v.Problems, fault.New("desk.not-same"))
	}
	for _, gap := range report.Gaps {
		found := strconv.FormatInt(gap.From, 10)
		if gap.To > gap.From {
			found += "–" + strconv.FormatInt(gap.To, 10)
		}
		v.Problems = append(v.Problems, fault.New("desk.gap", "found", found, "device", gap.Dev).Warn())
	}
	return v, nil
}

// same compares the state with a fresh replay, while nobody changes it.
func (d *Desk) same(ctx context.Context) (bool, error) {
	d.mu.Lock()
	defer d.mu.Unlock()
	fresh := change.New(change.Options{Root: d.state.Root(), Own: d.own})
	var all []change.Event
	for e, err := range d.store.All(ctx) {
		if err != nil {
			return false, err
		}
		all = append(all, e)
	}
	fresh.Apply(all)
	return fresh.Hash() == d.state.Hash(), nil
}

// Repair puts what is sound in a damaged workspace file and its backups together again (store.Repair)
// and opens it. Nobody may have it open. Its notices say what was done.
func Repair(ctx context.Context, path string, o Options) (*Desk, error) {
	o = o.complete()
	done, err := store.Repair(ctx, path, store.Options{Clock: o.Clock})
	if err != nil {
		return nil, err
	}
	missing := int64(0)
	for _, gap := range done.Report.Gaps {
		missing += gap.To - gap.From + 1
	}
	d, err := Open(ctx, path, o)
	if err != nil {
		return nil, err
	}
	d.notices = append(d.notices, fault.New("desk.repaired", "events", strconv.Itoa(done.Report.Events),
		"missing", strconv.FormatInt(missing, 10), "kept", done.Kept).Warn())
	return d, nil
}
