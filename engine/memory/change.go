package memory

import (
	"context"
	"encoding/json"
	"maps"
	"slices"
	"strings"

	"trivium/engine/change"
	"trivium/engine/fault"
	"trivium/engine/tm"
)

// Put adds or changes a unit as this person, in a gesture that can be undone. One without an id is new;
// one of an attachment is taken out of it and lives on as hers. What was edited after it was confirmed
// keeps the state the unit given has. It returns the unit as it is now.
func (m *Memory) Put(ctx context.Context, u tm.Unit) (*tm.Unit, error) {
	if err := m.waitKnown(ctx); err != nil {
		return nil, err
	}
	for l, t := range u.Texts {
		if strings.TrimSpace(t) == "" {
			delete(u.Texts, l)
		}
	}
	if len(u.Texts) == 0 {
		return nil, fault.New("memory.unit-empty")
	}
	thing, about, taken, err := m.thingOf(u.ID)
	if err != nil {
		return nil, err
	}
	u.Date, u.Batch = m.desk.Now().UTC(), ""
	if me, ok := m.desk.Me(); ok {
		u.Author = me.Person
	}
	if value, err := json.Marshal(u); err != nil || len(value) > change.MaxText {
		return nil, fault.New("memory.unit-too-large").Because(err)
	}
	_, changes, err := m.desk.Do(ctx, "", func(g *change.Gesture) error {
		g.PutThing(change.TMAdd, thing, about, "", u)
		for _, t := range taken {
			g.PutThing(change.TMRetract, t.thing, "", "", t.value)
		}
		return nil
	})
	if err != nil {
		return nil, err
	}
	if err := m.Follow(ctx, changes); err != nil {
		return nil, err
	}
	return m.unit(ctx, tm.ThingID(thing))
}

// thingOf returns the thing of a unit that a person made and the text it is about; for one of an attachment
// a new thing, and what takes the unit out. A unit that is not there any more is a fault; the zero id is
// that of a new one.
func (m *Memory) thingOf(id tm.ID) (thing, about string, out []retraction, err error) {
	own, b, number := m.find(id)
	switch {
	case own != nil:
		return own.thing, own.about, nil, nil
	case b != nil:
		if out, err = m.takeOut(map[string][]int{b.value.Hash: {number}}); err != nil {
			return "", "", nil, err
		}
	case id != tm.ID{}:
		return "", "", nil, fault.New("memory.unit-gone")
	}
	thing, err = m.desk.NewID()
	return thing, "", out, err
}

// A retraction is a tm.retract event to be made.
type retraction struct {
	thing string
	value any
}

// rowsAtOnce is how many runs of units one event takes out: their numbers fit into change.MaxText.
const rowsAtOnce = 3000

// takeOut returns the events that take units out of attachments, by hash and number.
func (m *Memory) takeOut(numbers map[string][]int) ([]retraction, error) {
	var list []retraction
	for _, hash := range slices.Sorted(maps.Keys(numbers)) {
		some := numbers[hash]
		slices.Sort(some)
		for part := range slices.Chunk(runs(some), rowsAtOnce) {
			name, err := m.desk.NewID()
			if err != nil {
				return nil, err
			}
			list = append(list, retraction{hash + "/" + name, taken{part}})
		}
	}
	return list, nil
}

// Retract takes units away, in one gesture. Those that are gone already are passed over.
func (m *Memory) Retract(ctx context.Context, ids []tm.ID) error {
	if err := m.waitKnown(ctx); err != nil {
		return err
	}
	var list []retraction
	numbers := map[string][]int{}
	for _, id := range ids {
		own, b, number := m.find(id)
		switch {
		case own != nil:
			list = append(list, retraction{own.thing, retracted{own.revs}})
		case b != nil:
			numbers[b.value.Hash] = append(numbers[b.value.Hash], number)
		}
	}
	out, err := m.takeOut(numbers)
	if err != nil {
		return err
	}
	if list = append(list, out...); len(list) == 0 {
		return nil
	}
	_, changes, err := m.desk.Do(ctx, "", func(g *change.Gesture) error {
		for _, r := range list {
			g.PutThing(change.TMRetract, r.thing, "", "", r.value)
		}
		return nil
	})
	if err != nil {
		return err
	}
	return m.Follow(ctx, changes)
}

// Detach takes a whole attachment away. Its file stays in the workspace, so that it can be undone.
func (m *Memory) Detach(ctx context.Context, hash string) error {
	if err := m.waitKnown(ctx); err != nil {
		return err
	}
	if _, batches := m.view(); batchOf(batches, hash) == nil {
		return fault.New("memory.no-batch", "found", hash)
	}
	_, changes, err := m.desk.Do(ctx, "", func(g *change.Gesture) error {
		g.PutThing(change.TMAttach, hash, "", "", nil)
		return nil
	})
	if err != nil {
		return err
	}
	return m.Follow(ctx, changes)
}
