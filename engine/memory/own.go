package memory

import (
	"bytes"
	"encoding/json"
	"slices"

	"trivium/engine/change"
	"trivium/engine/tm"
)

// An ownUnit is a unit that a person of the workspace made: a thing of tm.add.
type ownUnit struct {
	thing string
	about string      // the text it came from, as its event says
	revs  []change.ID // the events that say what it is now
	unit  *tm.Unit
}

// ownUnits are the units that people made, by id, and as a list with the newest first, which is a new one
// at each change.
type ownUnits struct {
	byID map[tm.ID]*ownUnit
	list []*ownUnit
}

// order puts the newest first; the same moment by id.
func order(a, b *ownUnit) int {
	if c := b.unit.Date.Compare(a.unit.Date); c != 0 {
		return c
	}
	return bytes.Compare(a.unit.ID[:], b.unit.ID[:])
}

// put adds a unit in the place of the one with its id.
func (o *ownUnits) put(u *ownUnit) {
	o.drop(u.unit.ID)
	if o.byID == nil {
		o.byID = map[tm.ID]*ownUnit{}
	}
	o.byID[u.unit.ID] = u
	at, _ := slices.BinarySearchFunc(o.list, u, order)
	o.list = slices.Insert(slices.Clone(o.list), at, u)
}

// drop takes a unit away, and says whether it was there.
func (o *ownUnits) drop(id tm.ID) bool {
	old := o.byID[id]
	if old == nil {
		return false
	}
	delete(o.byID, id)
	at, _ := slices.BinarySearchFunc(o.list, old, order)
	o.list = slices.Delete(slices.Clone(o.list), at, at+1)
	return true
}

// newOwnUnits returns the units of a list.
func newOwnUnits(list []*ownUnit) ownUnits {
	slices.SortFunc(list, order)
	o := ownUnits{byID: make(map[tm.ID]*ownUnit, len(list)), list: list}
	for _, u := range list {
		o.byID[u.unit.ID] = u
	}
	return o
}

// retracted is the value of a tm.retract event of a unit that a person made, whose thing has the same
// name: the unit is gone while all that is said of it was known to whoever took it away. So what somebody
// else writes at the same time is not lost, and putting the unit again brings it back.
//
//	{"revs":["<event id>", …]}
type retracted struct {
	Revs []change.ID `json:"revs"`
}

// readOwn returns the unit of a thing as the state has it, nil when there is none, or none that can be
// read.
func readOwn(s *change.State, thing string) *ownUnit {
	t, ok := s.Thing(change.TMAdd, thing)
	if !ok || string(t.Value) == "null" || isRetracted(s, t) {
		return nil
	}
	u := &tm.Unit{}
	if json.Unmarshal(t.Value, u) != nil {
		return nil
	}
	u.ID, u.Batch = tm.ThingID(thing), ""
	o := &ownUnit{thing: thing, about: t.Text, unit: u}
	for _, h := range t.Heads {
		o.revs = append(o.revs, h.Rev)
	}
	if len(t.Heads) > 0 && u.Date.IsZero() {
		u.Date = t.Heads[len(t.Heads)-1].Event.Clock
	}
	return o
}

func isRetracted(s *change.State, t change.Thing) bool {
	r, ok := s.Thing(change.TMRetract, t.ID)
	var value retracted
	if !ok || json.Unmarshal(r.Value, &value) != nil {
		return false
	}
	return !slices.ContainsFunc(t.Heads, func(h change.Head) bool { return !slices.Contains(value.Revs, h.Rev) })
}
