package tm

import (
	"context"
	"iter"
	"sync"
	"sync/atomic"

	"trivium/engine/lang"
	"trivium/engine/tm/index"
)

// A Source gives the texts of units; engine/store has them in SQLite, tm serve in memory.
type Source interface {
	// Units returns the units with these ids, in their order; nil for one that is not there.
	Units(ctx context.Context, ids []ID) ([]*Unit, error)
}

// A Memory finds matches: an index for each language, and what the score needs of each unit. Texts stay
// in the Source, which must have a unit before it is put here and until it has been deleted here.
//
// All methods may be called at the same time; a lookup never waits for a change. What has been put is
// found by each lookup that begins after Put has returned. A unit that is changed while a lookup is at
// work may be listed as it was, as it is, or not at all.
type Memory struct {
	source   Source
	settings atomic.Pointer[Settings]
	now      atomic.Pointer[view]

	asked   languages  // in which it can be asked
	writing sync.Mutex // held by changes
	kindAt  map[kind]uint32
}

// view is a memory at one time. It never changes, but for the indexes, which see to that themselves.
type view struct {
	roster *roster
	sides  []side // by the place of the language in lang.All
}

// side is the memory in one language.
type side struct {
	index     *index.Index
	skeletons *skeletons
}

// New returns an empty memory.
func New(source Source, settings Settings) *Memory {
	m := &Memory{source: source, kindAt: map[kind]uint32{}, asked: ^languages(0)}
	m.settings.Store(&settings)
	v := &view{roster: newRoster()}
	for range lang.All() {
		v.sides = append(v.sides, side{index: index.New(), skeletons: &skeletons{}})
	}
	m.now.Store(v)
	return m
}

// AskedIn restricts the languages that an empty memory can be asked in, which saves the indexes of the
// others. In those nothing is found.
func (m *Memory) AskedIn(tags ...lang.Tag) {
	m.asked = 0
	for _, l := range tags {
		m.asked |= setOf(l)
	}
}

// SetSettings changes how scores are made, from the next lookup on.
func (m *Memory) SetSettings(s Settings) { m.settings.Store(&s) }

// Put adds units, each in the place of the one with the same id; of two in one call the later counts.
func (m *Memory) Put(units ...*Unit) {
	if len(units) == 0 {
		return
	}
	m.writing.Lock()
	defer m.writing.Unlock()
	v := m.now.Load()
	c := v.roster.change(m.kindAt)
	last := make(map[ID]*Unit, len(units))
	for _, u := range units {
		last[u.ID] = u
	}
	entries := make([][]index.Entry, len(v.sides))
	bones := make([][]bone, len(v.sides))
	gone := make([][]ID, len(v.sides))
	for _, u := range units {
		if last[u.ID] != u {
			continue
		}
		before, _ := c.roster.find(u.ID)
		f := factsOf(u)
		slot := c.put(u.ID, f)
		for i, l := range lang.All() {
			if f.languages&m.asked>>i&1 == 1 {
				entries[i] = append(entries[i], index.Entry{ID: u.ID, Text: u.Texts[l]})
				bones[i] = append(bones[i], boneOf(skeleton(u.Texts[l]), slot))
			} else if before.languages>>i&1 == 1 {
				gone[i] = append(gone[i], u.ID)
			}
		}
	}
	next := &view{roster: c.done(), sides: make([]side, len(v.sides))}
	for i, s := range v.sides {
		next.sides[i] = side{index: s.index, skeletons: s.skeletons.with(bones[i]...)}
	}
	m.now.Store(next)
	for i, s := range next.sides {
		if len(gone[i]) > 0 {
			s.index.Delete(gone[i]...)
		}
		if len(entries[i]) > 0 {
			s.index.Put(entries[i]...)
		}
	}
}

// Delete takes units away. Ids that are not there are of no account.
func (m *Memory) Delete(ids ...ID) {
	m.writing.Lock()
	defer m.writing.Unlock()
	v := m.now.Load()
	c := v.roster.change(m.kindAt)
	gone := make([][]ID, len(v.sides))
	for _, id := range ids {
		f, _ := c.delete(id)
		for i := range gone {
			if f.languages>>i&1 == 1 {
				gone[i] = append(gone[i], id)
			}
		}
	}
	m.now.Store(&view{roster: c.done(), sides: v.sides})
	for i, s := range v.sides {
		if len(gone[i]) > 0 {
			s.index.Delete(gone[i]...)
		}
	}
}

// Len returns the number of units.
func (m *Memory) Len() int { return m.now.Load().roster.units }

// Bytes returns the memory that the indexes and what stands beside them take.
func (m *Memory) Bytes() int {
	v := m.now.Load()
	total := v.roster.bytes()
	for _, s := range v.sides {
		total += s.index.Bytes() + s.skeletons.bytes()
	}
	return total
}

// Settle returns when the indexes have put in order what has come, which they do in the background.
func (m *Memory) Settle() {
	for _, s := range m.now.Load().sides {
		s.index.Wait()
	}
}

// side returns what there is of a language.
func (v *view) side(l lang.Tag) side { return v.sides[place(l)] }

// Units is a Source of units that are held in memory. It must not be changed while it is read.
type Units map[ID]*Unit

// Units returns the units with these ids.
func (u Units) Units(_ context.Context, ids []ID) ([]*Unit, error) {
	found := make([]*Unit, len(ids))
	for i, id := range ids {
		found[i] = u[id]
	}
	return found, nil
}

// All returns all units, in the order of chance.
func (u Units) All() iter.Seq2[*Unit, error] {
	return func(yield func(*Unit, error) bool) {
		for _, unit := range u {
			if !yield(unit, nil) {
				return
			}
		}
	}
}
