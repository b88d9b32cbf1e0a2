package index

import (
	"context"
	"iter"
	"slices"
	"sync"
	"sync/atomic"
)

// An Index finds the units of one language whose texts are most like a text. It is exact: Search
// returns what Scan returns. It holds no texts, only what the score needs of them.
//
// All methods may be called at the same time. A search sees the units as they are when it begins; it
// never waits for a change, and a change never waits for a search.
type Index struct {
	now atomic.Pointer[view]

	merging sync.Mutex    // held while parts are merged
	writing sync.Mutex    // held while a change is made known
	settled chan struct{} // closed when the merges in the background are done; nil when there are none; under writing

	scratches sync.Pool // of *scratch
}

// view is the whole of an index at one time. It never changes, but fresh may be a part of a slice to
// whose end later views append.
type view struct {
	parts []part  // big ones first
	fresh []*unit // what has come since the last part was made, and what is too long for any
}

// part is a frozen part without the units that have been deleted or replaced since.
type part struct {
	*frozen
	dead    bitmap
	dropped int // how many slots are in dead
}

func (p part) live() int { return len(p.ids) - p.dropped }

// unit is a unit that is in no frozen part.
type unit struct {
	id ID
	Profile
}

// New returns an empty index.
func New() *Index {
	x := &Index{}
	x.now.Store(&view{})
	return x
}

// Build returns the index of many units at once. When an id comes twice, the later text counts.
// Progress, which may be nil, is told now and then how many units have been taken in. It returns the
// error of the context when that ends before the index is complete.
func Build(ctx context.Context, entries iter.Seq[Entry], progress func(units int)) (*Index, error) {
	const often = 4096
	b, taken := newBuilder(), 0
	for e := range entries {
		b.addText(e)
		if taken++; taken%often == 0 {
			if err := ctx.Err(); err != nil {
				return nil, err
			}
			if progress != nil {
				progress(taken)
			}
		}
	}
	x := New()
	x.add(b.freeze())
	return x, nil
}

// bulk is the number of units from which those put together are frozen at once.
const bulk = 4096

// Put adds units, each in the place of the one with the same id if there is one. They are found by
// each search that begins after Put has returned.
func (x *Index) Put(entries ...Entry) {
	if len(entries) >= bulk {
		b := newBuilder()
		for _, e := range entries {
			b.addText(e)
		}
		x.add(b.freeze())
	} else {
		units := make([]*unit, 0, len(entries))
		for _, e := range entries {
			units = append(units, &unit{id: e.ID, Profile: NewProfile(e.Text)})
		}
		x.add(nil, lastOfEach(units))
	}
	x.settle()
}

// Delete takes units away. Ids that are not there are of no account.
func (x *Index) Delete(ids ...ID) {
	gone := make(map[ID]bool, len(ids))
	for _, id := range ids {
		gone[id] = true
	}
	x.writing.Lock()
	defer x.writing.Unlock()
	x.now.Store(x.now.Load().without(gone))
}

// add makes units known in the place of those with the same ids. No two of the units have one id.
func (x *Index) add(f *frozen, units []*unit) {
	taken := make(map[ID]bool, len(units))
	for _, u := range units {
		taken[u.id] = true
	}
	x.writing.Lock()
	defer x.writing.Unlock()
	v := x.now.Load()
	if f != nil && len(v.parts)+len(v.fresh) > 0 {
		for _, id := range f.ids {
			taken[id] = true
		}
	}
	v = v.without(taken)
	next := &view{parts: v.parts, fresh: append(v.fresh, units...)}
	if f != nil && len(f.ids) > 0 {
		next.parts = append(slices.Clip(v.parts), part{frozen: f})
	}
	x.now.Store(next)
}

// lastOfEach returns the units without those whose id comes again later.
func lastOfEach(units []*unit) []*unit {
	if len(units) < 2 {
		return units
	}
	last := make(map[ID]*unit, len(units))
	for _, u := range units {
		last[u.id] = u
	}
	return slices.DeleteFunc(units, func(u *unit) bool { return last[u.id] != u })
}

// without returns the view without some units; it is the same view when none of them is there.
func (v *view) without(ids map[ID]bool) *view {
	next := &view{parts: v.parts, fresh: v.fresh}
	gone := func(u *unit) bool { return ids[u.id] }
	if slices.ContainsFunc(v.fresh, gone) {
		next.fresh = slices.DeleteFunc(slices.Clone(v.fresh), gone)
	}
	for i, p := range v.parts {
		if dropped := p.drop(ids); dropped.dropped > p.dropped {
			if &next.parts[0] == &v.parts[0] {
				next.parts = slices.Clone(v.parts)
			}
			next.parts[i] = dropped
		}
	}
	return next
}

// drop returns the part without some units.
func (p part) drop(ids map[ID]bool) part {
	copied := false
	for id := range ids {
		slot, found := p.slotOf(id)
		if !found || p.dead.has(slot) {
			continue
		}
		if !copied {
			dead := make(bitmap, len(p.ids)/64+1)
			copy(dead, p.dead)
			p.dead, copied = dead, true
		}
		p.dead[slot/64] |= 1 << (slot % 64)
		p.dropped++
	}
	return p
}

// Search returns the units that answer a query, best first: by score, then by raw score, then by id.
// It returns an empty slice when there is none.
func (x *Index) Search(q Query) []Hit {
	best := newTop(q)
	if q.K <= 0 {
		return best.hits
	}
	searches.Add(1)
	v, asked := x.now.Load(), NewProfile(q.Text)
	w := x.scratch()
	defer x.scratches.Put(w)
	for _, p := range v.parts {
		p.search(asked, p.dead, best, w)
	}
	for _, u := range v.fresh {
		if reachable(best.least(), len(asked.features), len(u.features)) {
			best.offer(u.id, asked.Raw(u.Profile))
		}
	}
	return best.hits
}

func (x *Index) scratch() *scratch {
	if w, used := x.scratches.Get().(*scratch); used {
		return w
	}
	return new(scratch)
}

// Len returns the number of units.
func (x *Index) Len() int {
	v := x.now.Load()
	n := len(v.fresh)
	for _, p := range v.parts {
		n += p.live()
	}
	return n
}

// Bytes returns the memory that the index takes, in bytes, without what a search works with.
func (x *Index) Bytes() int {
	v := x.now.Load()
	total := 0
	for _, u := range v.fresh {
		total += 64 + 8*cap(u.features)
	}
	for _, p := range v.parts {
		total += p.bytes() + 8*len(p.dead)
	}
	return total
}
