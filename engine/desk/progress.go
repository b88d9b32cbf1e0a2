package desk

import "trivium/engine/review"

// Progress returns how far the workspace has come. It is kept until the next change.
func (d *Desk) Progress() review.Progress {
	d.mu.Lock()
	defer d.mu.Unlock()
	if d.parts.progress == nil {
		p := review.ProgressOf(d.state.At(d.state.Vector()))
		d.parts.progress = &p
	}
	return *d.parts.progress
}

// Own reports whether a device is this file, now or in the past.
func (d *Desk) Own(dev string) bool { return d.own(dev) }
