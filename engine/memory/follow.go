package memory

import (
	"context"
	"os"
	"slices"
	"strings"

	"trivium/engine/change"
	"trivium/engine/store"
	"trivium/engine/tm"
)

// Follow takes in what a change of the workspace did to units, and files that have come: the façade calls it
// after each change and each exchange. Units that people made are found when it returns; those of a file
// that came are found when the background has taken it in.
func (m *Memory) Follow(ctx context.Context, c change.Changes) error {
	if err := m.waitKnown(ctx); err != nil {
		return err
	}
	if len(c.Erased) > 0 {
		m.dropSnapshot()
	}
	things, files, settings := concerned(c)
	if settings {
		m.readSettings()
	}
	files = files || m.arrived(ctx)
	if err := m.followLists(ctx, c.Replayed, things, files); err != nil {
		return err
	}
	if c.Replayed && m.isReady() {
		m.reconcileOwn()
	}
	if (files || c.Replayed) && m.isReady() && m.importing.Load() == 0 {
		m.background.Go(func() { m.reconcile(m.ctx, nil) }) //nolint:errcheck // the next change tries again
	}
	return nil
}

// arrived says whether a file that was missing is there now.
func (m *Memory) arrived(ctx context.Context) bool {
	_, batches := m.view()
	return slices.ContainsFunc(batches, func(b *batch) bool {
		if b.units != nil {
			return false
		}
		state, _, err := m.store.Media(ctx, store.Hash(b.value.File))
		return err == nil && state == store.MediaWhole
	})
}

// isReady says whether there is an index. Before that, nothing need be told it: begin looks at everything
// again.
func (m *Memory) isReady() bool {
	select {
	case <-m.ready:
		return true
	default:
		return false
	}
}

// followLists brings the lists up to date, and what people made in the index.
func (m *Memory) followLists(ctx context.Context, all bool, things []string, files bool) error {
	m.following.Lock()
	defer m.following.Unlock()
	if all {
		return m.readAllLocked(ctx)
	}
	put, gone := m.followOwn(things)
	if m.isReady() {
		m.putOwn(put, gone)
	}
	if files {
		return m.followFiles(ctx)
	}
	return nil
}

// concerned says what a change touched: units that people made, by thing; attachments or what was taken
// out of them; the settings.
func concerned(c change.Changes) (things []string, files, settings bool) {
	for key := range c.Things {
		op, id, _ := strings.Cut(key, " ")
		switch change.Op(op) {
		case change.TMAdd:
			things = append(things, id)
		case change.TMAttach:
			files = true
		case change.TMRetract:
			if strings.Contains(id, "/") {
				files = true
			}
			things = append(things, id) // names of things may hold strokes too
		}
	}
	return things, files, c.Replayed || c.Nodes[settingsNode]
}

// followOwn brings the units of some things up to date and returns what the index has to learn.
func (m *Memory) followOwn(things []string) (put []*tm.Unit, gone []tm.ID) {
	var units []*ownUnit
	var absent []tm.ID
	m.read(func(s *change.State) {
		for _, thing := range things {
			if u := readOwn(s, thing); u != nil {
				units = append(units, u)
			} else {
				absent = append(absent, tm.ThingID(thing))
			}
		}
	})
	m.mu.Lock()
	defer m.mu.Unlock()
	for _, u := range units {
		m.own.put(u)
		put = append(put, u.unit)
	}
	for _, id := range absent {
		if m.own.drop(id) {
			gone = append(gone, id)
		}
	}
	return put, gone
}

// followFiles brings the attachments up to date.
func (m *Memory) followFiles(ctx context.Context) error {
	var batches []*batch
	var gone map[string][]rows
	m.read(func(s *change.State) { batches, gone = readBatches(s), readGone(s) })
	_, before := m.view()
	for _, b := range batches {
		if was := batchOf(before, b.value.Hash); was != nil && was.value.File != b.value.File {
			m.dropSnapshot()
		}
		if err := m.complete(ctx, b, batchOf(before, b.value.Hash), gone[b.value.Hash]); err != nil {
			return err
		}
	}
	m.mu.Lock()
	m.batches = batches
	m.mu.Unlock()
	return nil
}

// readAll reads all that the events say.
func (m *Memory) readAll(ctx context.Context) error {
	m.following.Lock()
	defer m.following.Unlock()
	return m.readAllLocked(ctx)
}

func (m *Memory) readAllLocked(ctx context.Context) error {
	var own []*ownUnit
	m.read(func(s *change.State) {
		for _, t := range s.Things(change.TMAdd) {
			if u := readOwn(s, t.ID); u != nil {
				own = append(own, u)
			}
		}
	})
	m.mu.Lock()
	m.own = newOwnUnits(own)
	m.mu.Unlock()
	return m.followFiles(ctx)
}

// dropSnapshot removes the snapshot, which holds what the index needs of texts that are erased now.
func (m *Memory) dropSnapshot() {
	os.Remove(m.snapshotPath()) //nolint:errcheck // it may not be there
}
