package memory

import (
	"context"
	"iter"
	"maps"
	"slices"
	"strings"

	"trivium/engine/store"
	"trivium/engine/tm"
)

// indexed says what is in the index, so that what changed can be brought in: of each unit that a person
// made what it was, of each attachment what it was and what had been taken out of it.
type indexed struct {
	own     map[tm.ID]string // the events that made it
	batches map[string]indexedBatch
	dirty   bool // more is in the index than in its snapshot
}

type indexedBatch struct {
	value attachment
	gone  rowSet
}

func newIndexed() indexed {
	return indexed{own: map[tm.ID]string{}, batches: map[string]indexedBatch{}}
}

func (o *ownUnit) stamp() string {
	names := make([]string, len(o.revs))
	for i, rev := range o.revs {
		names[i] = string(rev)
	}
	return strings.Join(names, " ")
}

// fillIndex loads the snapshot of the index, or builds it.
func (m *Memory) fillIndex(ctx context.Context) error {
	m.indexing.Lock()
	defer m.indexing.Unlock()
	if m.loadIndex(ctx) {
		return nil
	}
	m.mu.Lock()
	m.index = tm.New(source{m}, m.config) // loading may have left a part
	index := m.index
	m.mu.Unlock()
	own, batches := m.view()
	if err := index.Fill(ctx, units(ctx, own, batches), nil); err != nil {
		return err
	}
	m.indexed = indexedNow(own, batches)
	return nil
}

// indexedNow says that just these are in the index.
func indexedNow(own []*ownUnit, batches []*batch) indexed {
	x := newIndexed()
	for _, o := range own {
		x.own[o.unit.ID] = o.stamp()
	}
	for _, b := range batches {
		if b.units != nil {
			x.batches[b.value.Hash] = indexedBatch{b.value, b.gone}
		}
	}
	x.dirty = len(own) > 0 || len(batches) > 0
	return x
}

// units gives all units: those that people made, the newest first, then those of each attachment.
func units(ctx context.Context, own []*ownUnit, batches []*batch) iter.Seq2[*tm.Unit, error] {
	return func(yield func(*tm.Unit, error) bool) {
		for _, o := range own {
			if !yield(o.unit, nil) {
				return
			}
		}
		for _, b := range batches {
			for u, err := range b.all(ctx) {
				if !yield(u, err) || err != nil {
					return
				}
			}
		}
	}
}

// putAtOnce is how many units of an attachment enter the index in one go.
const putAtOnce = 2048

// putOwn brings changed units of people into the index.
func (m *Memory) putOwn(put []*tm.Unit, gone []tm.ID) {
	if len(put) == 0 && len(gone) == 0 {
		return
	}
	m.indexing.Lock()
	defer m.indexing.Unlock()
	if m.indexed.own == nil { // there is no index
		return
	}
	m.index.Put(put...)
	m.index.Delete(gone...)
	m.mu.RLock()
	defer m.mu.RUnlock()
	for _, u := range put {
		if o := m.own.byID[u.ID]; o != nil {
			m.indexed.own[u.ID] = o.stamp()
		}
	}
	for _, id := range gone {
		delete(m.indexed.own, id)
	}
	m.indexed.dirty = true
}

// reconcile makes the index and the words of attachments what the lists say. progress, which may be nil,
// is told the units done of those that came with new attachments, twice each.
func (m *Memory) reconcile(ctx context.Context, progress func(done int)) error {
	m.indexing.Lock()
	defer m.indexing.Unlock()
	if m.indexed.own == nil {
		return nil
	}
	own, batches := m.view()
	m.reconcileOwn(own)
	there := map[string]*batch{}
	for _, b := range batches {
		if b.units != nil {
			there[b.value.Hash] = b
		}
	}
	for _, hash := range slices.Sorted(maps.Keys(m.indexed.batches)) {
		if there[hash] == nil {
			if err := m.dropBatch(ctx, hash); err != nil {
				return err
			}
		}
	}
	for _, b := range batches {
		if b.units == nil {
			continue
		}
		if err := m.reconcileBatch(ctx, b, progress); err != nil {
			return err
		}
		if err := m.store.IndexUnits(ctx, b.units, nil); err != nil {
			return err
		}
	}
	return nil
}

func (m *Memory) reconcileOwn(own []*ownUnit) {
	there := map[tm.ID]bool{}
	for _, o := range own {
		there[o.unit.ID] = true
		if m.indexed.own[o.unit.ID] != o.stamp() {
			m.index.Put(o.unit)
			m.indexed.own[o.unit.ID] = o.stamp()
			m.indexed.dirty = true
		}
	}
	for id := range m.indexed.own {
		if !there[id] {
			m.index.Delete(id)
			delete(m.indexed.own, id)
			m.indexed.dirty = true
		}
	}
}

// reconcileBatch brings one attachment into the index, or what was taken out of it and put back.
func (m *Memory) reconcileBatch(ctx context.Context, b *batch, progress func(done int)) error {
	was, known := m.indexed.batches[b.value.Hash]
	if known && was.value == b.value && maps.Equal(was.gone, b.gone) {
		return nil
	}
	m.indexed.dirty = true
	if known && was.value == b.value {
		for n := range b.gone {
			if !was.gone[n] {
				m.index.Delete(b.units.ID(n))
			}
		}
		for n := range was.gone {
			if b.gone[n] {
				continue
			}
			u, err := b.unit(ctx, n)
			if err != nil {
				return err
			}
			m.index.Put(u)
		}
		m.indexed.batches[b.value.Hash] = indexedBatch{b.value, b.gone}
		return nil
	}
	// Cut off, it is in the index in part; noted with no value, so that it is done again.
	m.indexed.batches[b.value.Hash] = indexedBatch{}
	some := make([]*tm.Unit, 0, putAtOnce)
	done := 0
	for u, err := range b.all(ctx) {
		if err != nil {
			return err
		}
		if some = append(some, u); len(some) == putAtOnce {
			if err := ctx.Err(); err != nil {
				return err
			}
			m.index.Put(some...)
			if done += len(some); progress != nil {
				progress(done)
			}
			some = some[:0]
		}
	}
	m.index.Put(some...)
	m.indexed.batches[b.value.Hash] = indexedBatch{b.value, b.gone}
	return nil
}

// dropBatch takes the units of an attachment out of the index.
func (m *Memory) dropBatch(ctx context.Context, hash string) error {
	m.indexed.dirty = true
	units, err := m.store.OpenUnits(ctx, store.Hash(hash))
	if err != nil {
		if ctx.Err() != nil {
			return ctx.Err()
		}
		// It was erased: only a new index is rid of its units.
		return m.rebuild(ctx)
	}
	some := make([]tm.ID, 0, putAtOnce)
	for n := range units.Len() {
		if some = append(some, units.ID(n)); len(some) == putAtOnce {
			m.index.Delete(some...)
			some = some[:0]
		}
	}
	m.index.Delete(some...)
	delete(m.indexed.batches, hash)
	return nil
}

// rebuild makes the index anew, beside the one in use.
func (m *Memory) rebuild(ctx context.Context) error {
	own, batches := m.view()
	fresh := tm.New(source{m}, m.Settings())
	if err := fresh.Fill(ctx, units(ctx, own, batches), nil); err != nil {
		return err
	}
	m.mu.Lock()
	m.index = fresh
	m.mu.Unlock()
	m.indexed = indexedNow(own, batches)
	m.indexed.dirty = true
	return nil
}
