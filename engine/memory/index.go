package memory

import (
	"context"
	"iter"
	"runtime"
	"strings"

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
	value attachment // empty when only a part of it may be in the index
	gone  rowSet
}

func newIndexed() indexed {
	return indexed{own: map[tm.ID]string{}, batches: map[string]indexedBatch{}}
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

func (o *ownUnit) stamp() string {
	names := make([]string, len(o.revs))
	for i, rev := range o.revs {
		names[i] = string(rev)
	}
	return strings.Join(names, " ")
}

// units gives all units: those that people made, the newest first, then those of each attachment. It ends
// with the first that cannot be read.
func units(ctx context.Context, own []*ownUnit, batches []*batch) iter.Seq2[*tm.Unit, error] {
	return unitsOf(own, batches, func(b *batch) iter.Seq2[*tm.Unit, error] { return b.all(ctx) })
}

func unitsOf(own []*ownUnit, batches []*batch, of func(*batch) iter.Seq2[*tm.Unit, error]) iter.Seq2[*tm.Unit, error] {
	return func(yield func(*tm.Unit, error) bool) {
		for _, o := range own {
			if !yield(o.unit, nil) {
				return
			}
		}
		for _, b := range batches {
			for u, err := range of(b) {
				if !yield(u, err) || err != nil {
					return
				}
			}
		}
	}
}

// readable gives the units of a file as far as they can be read: one that a stranger's program made, or that
// a disk has damaged, must not keep all others from being found. Verify names what is damaged.
func (b *batch) readable(ctx context.Context) iter.Seq2[*tm.Unit, error] {
	return func(yield func(*tm.Unit, error) bool) {
		for u, err := range b.all(ctx) {
			if err != nil && ctx.Err() == nil {
				return
			}
			if !yield(u, err) || err != nil {
				return
			}
			runtime.Gosched() // whoever looks something up goes first
		}
	}
}

// fillIndex loads the snapshot of the index, or builds it.
func (m *Memory) fillIndex(ctx context.Context) error {
	m.indexing.Lock()
	defer m.indexing.Unlock()
	if x, ok := m.loadIndex(ctx); ok {
		m.mu.Lock()
		m.indexed = x
		m.mu.Unlock()
		return nil
	}
	return m.rebuild(ctx, nil)
}

// rebuild makes the index anew, beside the one in use. indexing is held.
func (m *Memory) rebuild(ctx context.Context, progress func(done, total int)) error {
	own, batches := m.view()
	total := len(own)
	for _, b := range batches {
		total += b.len()
	}
	fresh := tm.New(source{m}, m.Settings())
	readable := func(b *batch) iter.Seq2[*tm.Unit, error] { return b.readable(ctx) }
	err := fresh.Fill(ctx, unitsOf(own, batches, readable), func(done int) {
		if progress != nil {
			progress(done, total)
		}
	})
	if err != nil {
		return err
	}
	m.mu.Lock()
	m.index, m.indexed = fresh, indexedNow(own, batches)
	m.indexed.dirty = m.indexed.dirty || fresh.Len() > 0
	m.mu.Unlock()
	m.filed.Add(1)
	m.reconcileOwn() // what people wrote meanwhile went into the other index
	return nil
}

// putOwn brings changed units of people into the index. following is held, so that they go in as they came.
func (m *Memory) putOwn(put []*tm.Unit, gone []tm.ID) {
	if len(put) == 0 && len(gone) == 0 {
		return
	}
	m.mu.Lock()
	index := m.index
	for _, u := range put {
		if o := m.own.byID[u.ID]; o != nil {
			m.indexed.own[u.ID] = o.stamp()
		}
	}
	for _, id := range gone {
		delete(m.indexed.own, id)
	}
	m.indexed.dirty = true
	m.mu.Unlock()
	if len(put) > 0 {
		index.Put(put...)
	}
	if len(gone) > 0 {
		index.Delete(gone...)
	}
}
