package memory

import (
	"context"
	"maps"
	"slices"

	"trivium/engine/store"
	"trivium/engine/tm"
)

// reconcileOwn makes what people made the same in the index as it is in the list.
func (m *Memory) reconcileOwn() {
	m.following.Lock()
	defer m.following.Unlock()
	var put []*tm.Unit
	var gone []tm.ID
	m.mu.RLock()
	for _, o := range m.own.list {
		if m.indexed.own[o.unit.ID] != o.stamp() {
			put = append(put, o.unit)
		}
	}
	for id := range m.indexed.own {
		if m.own.byID[id] == nil {
			gone = append(gone, id)
		}
	}
	m.mu.RUnlock()
	m.putOwn(put, gone)
}

// reconcile makes the index and the words of attachments what the lists say. Lookups and what people write
// do not wait for it. progress may be nil.
func (m *Memory) reconcile(ctx context.Context, progress func(done, total int)) error {
	if err := m.waitReady(ctx); err != nil {
		return err
	}
	before := m.filed.Load()
	err := m.reconcileAll(ctx, progress)
	if m.filed.Load() != before {
		m.told()
	}
	return err
}

func (m *Memory) reconcileAll(ctx context.Context, progress func(done, total int)) error {
	m.indexing.Lock()
	defer m.indexing.Unlock()
	m.reconcileOwn()
	_, batches := m.view()
	for _, b := range batches {
		if b.units == nil {
			continue
		}
		if m.store.IndexUnits(ctx, b.units, nil) != nil && ctx.Err() != nil {
			return ctx.Err()
		}
	}
	added, dropped, units := m.difference(batches)
	// The index grows by merging its parts; to build it at once costs less than to double it. And what is left
	// in it of redacted units goes with it.
	if units > m.index.Len()/2 || m.replaced(batches) {
		return m.rebuild(ctx, progress)
	}
	for _, hash := range dropped {
		if err := m.dropBatch(ctx, hash); err != nil {
			return err
		}
	}
	for _, b := range added {
		if err := m.addBatch(ctx, b, progress); err != nil {
			return err
		}
	}
	for _, b := range batches {
		if err := m.reconcileGone(ctx, b); err != nil {
			return err
		}
	}
	return nil
}

// difference returns the attachments that are not in the index, those that are no longer to be in it, and
// how many units both have.
func (m *Memory) difference(batches []*batch) (added []*batch, dropped []string, units int) {
	for _, b := range batches {
		if was, known := m.indexed.batches[b.value.Hash]; b.units != nil && (!known || was.value != b.value) {
			added = append(added, b)
			units += b.len()
		}
	}
	for _, hash := range slices.Sorted(maps.Keys(m.indexed.batches)) {
		if b := batchOf(batches, hash); b == nil || b.units == nil {
			dropped = append(dropped, hash)
			units += m.indexed.batches[hash].value.Units
		}
	}
	return added, dropped, units
}

// replaced says whether an attachment in the index has another file now.
func (m *Memory) replaced(batches []*batch) bool {
	return slices.ContainsFunc(batches, func(b *batch) bool {
		was, known := m.indexed.batches[b.value.Hash]
		return known && was.value.File != b.value.File && was.value.File != ""
	})
}

// note says what of an attachment is in the index.
func (m *Memory) note(hash string, x *indexedBatch) {
	m.filed.Add(1)
	m.mu.Lock()
	defer m.mu.Unlock()
	m.indexed.dirty = true
	if x == nil {
		delete(m.indexed.batches, hash)
		return
	}
	m.indexed.batches[hash] = *x
}

// atOnce is how many units of an attachment enter or leave the index in one go.
const atOnce = 2048

// addBatch brings an attachment into the index.
func (m *Memory) addBatch(ctx context.Context, b *batch, progress func(done, total int)) error {
	m.note(b.value.Hash, &indexedBatch{})
	some := make([]*tm.Unit, 0, atOnce)
	done := 0
	for u, err := range b.readable(ctx) {
		if err != nil {
			return err
		}
		if some = append(some, u); len(some) < atOnce {
			continue
		}
		if err := ctx.Err(); err != nil {
			return err
		}
		m.index.Put(some...)
		done += len(some)
		some = some[:0]
		if progress != nil {
			progress(done, b.len())
		}
	}
	m.index.Put(some...)
	m.note(b.value.Hash, &indexedBatch{b.value, b.gone})
	return nil
}

// dropBatch takes the units of an attachment out of the index.
func (m *Memory) dropBatch(ctx context.Context, hash string) error {
	units, err := m.store.OpenUnits(ctx, store.Hash(hash))
	if err != nil {
		if ctx.Err() != nil {
			return ctx.Err()
		}
		return m.rebuild(ctx, nil) // it was erased, and nobody can say any more what its units were
	}
	for from := 0; from < units.Len(); from += atOnce {
		var some []tm.ID
		for n := from; n < min(units.Len(), from+atOnce); n++ {
			some = append(some, units.ID(n))
		}
		m.index.Delete(some...)
	}
	m.note(hash, nil)
	return nil
}

// reconcileGone takes out of the index what was taken out of an attachment, and puts back what was put
// back.
func (m *Memory) reconcileGone(ctx context.Context, b *batch) error {
	was := m.indexed.batches[b.value.Hash]
	if b.units == nil || maps.Equal(was.gone, b.gone) {
		return nil
	}
	var gone []tm.ID
	for n := range b.gone {
		if !was.gone[n] {
			gone = append(gone, b.units.ID(n))
		}
	}
	for some := range slices.Chunk(gone, atOnce) {
		m.index.Delete(some...)
	}
	for _, n := range sorted(was.gone) {
		if b.gone[n] {
			continue
		}
		u, err := b.unit(ctx, n)
		if err != nil && ctx.Err() != nil {
			return err
		}
		if err == nil {
			m.index.Put(u)
		}
	}
	m.note(b.value.Hash, &indexedBatch{b.value, b.gone})
	return nil
}
