package desk

import (
	"context"
	"strconv"

	"trivium/engine/change"
)

// signedSetting holds the place in the journal up to which events made here have their signature.
const signedSetting = "signed"

// signAtOnce is how many events get their signature in one transaction: some tens of milliseconds.
const signAtOnce = 1000

// sign gives what was made here since the last time the signatures it needs to leave, and keeps them
// in the file, so that each is computed once.
func (d *Desk) sign(ctx context.Context) error {
	if d.key == nil {
		return nil
	}
	mark, err := d.store.Setting(ctx, signedSetting)
	if err != nil {
		return err
	}
	done, _ := strconv.ParseInt(mark, 10, 64) // "" and nonsense: from the beginning, which is right too
	batch := []change.Event{}
	for entry, err := range d.store.Since(ctx, done) {
		if err != nil {
			return err
		}
		done = entry.Seq
		before := entry.Event.Sig
		d.Sign(&entry.Event)
		if entry.Event.Sig != before {
			batch = append(batch, entry.Event)
		}
		if len(batch) == signAtOnce {
			if err := d.keepSigned(ctx, batch); err != nil {
				return err
			}
			batch = batch[:0]
		}
	}
	if err := d.keepSigned(ctx, batch); err != nil {
		return err
	}
	if next := strconv.FormatInt(done, 10); next != mark {
		return d.store.SetSetting(ctx, signedSetting, next)
	}
	return nil
}

func (d *Desk) keepSigned(ctx context.Context, events []change.Event) error {
	if len(events) == 0 {
		return nil
	}
	d.mu.Lock()
	defer d.mu.Unlock()
	if err := d.store.Append(ctx, events); err != nil {
		return err
	}
	d.state.Apply(events)
	return nil
}
