package change

import (
	"slices"
	"strings"

	"trivium/engine/lang"
)

// An Act is what one event did, told without reading its payload again.
type Act struct {
	Event *Event
	Text  string   // of a cell, an origin
	Lang  lang.Tag // of a cell
	Node  string   // of an operation on the tree, a field; and that of Text
	Thing string   // of a comment, a term, a version …: its id
}

// Acts gives what every event that counts has done, device by device in the order of their names, on
// each in the order of numbers. Events that were refused are left out.
func (s *State) Acts(yield func(Act) bool) {
	acts := make([][]Act, len(s.history))
	for i, events := range s.history {
		acts[i] = make([]Act, len(events))
		for j, r := range events {
			acts[i][j].Event = r.e
		}
	}
	at := func(r *record) *Act { return &acts[r.dev][r.e.N-1] }
	for id, c := range s.cells {
		node, _ := SplitText(id.Text)
		for _, v := range c.values {
			a := at(v.r)
			a.Text, a.Lang, a.Node = id.Text, id.Lang, node
		}
		for _, status := range c.statuses {
			a := at(status.r)
			a.Text, a.Lang, a.Node = id.Text, id.Lang, node
		}
		for _, from := range c.froms {
			a := at(from.r)
			a.Text, a.Lang, a.Node = id.Text, id.Lang, node
		}
	}
	for key, reg := range s.registers {
		for _, v := range reg.values {
			at(v.r).register(key)
		}
	}
	for _, op := range s.tree.ops {
		at(op.r).Node = op.node
	}
	for _, dev := range sortedKeys(s.devices) {
		for j, a := range acts[s.devices[dev]] {
			if s.history[s.devices[dev]][j].why == nil && !yield(a) {
				return
			}
		}
	}
}

// register says which register an event set.
func (a *Act) register(key registerKey) {
	switch key.op {
	case FieldSet:
		a.Node, _, _ = strings.Cut(key.id, " ")
	case OriginSet:
		a.Text = key.id
		a.Node, _ = SplitText(key.id)
	default:
		a.Thing = key.id
	}
}

// Gesture returns the events of a gesture that count, in the order they were made; none when there
// is no such gesture.
func (s *State) Gesture(tx string) []*Event {
	var events []*Event
	for _, dev := range sortedKeys(s.devices) {
		for _, r := range s.history[s.devices[dev]] {
			if r.e.Tx == tx && r.why == nil {
				events = append(events, r.e)
			}
		}
		if len(events) > 0 {
			return slices.Clip(events)
		}
	}
	return events
}

// EventAt returns an event that counts by its device and number, nil when it has not arrived.
func (s *State) EventAt(dev string, n int64) *Event {
	i, known := s.devices[dev]
	if !known || n < 1 || n > int64(len(s.history[i])) {
		return nil
	}
	return s.history[i][n-1].e
}
