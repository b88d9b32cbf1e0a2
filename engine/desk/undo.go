package desk

import (
	"context"
	"encoding/json"

	"trivium/engine/change"
)

// An Undone says what Undo or Redo did.
type Undone struct {
	Done      bool // false: there was nothing to take back
	Kind      string
	Changes   change.Changes
	Conflicts []change.Conflict // what others changed since, and was left as it is
}

// Undo takes the latest gesture of this device back, also one of an earlier session. What others have
// written over stays, and is told.
func (d *Desk) Undo(ctx context.Context) (Undone, error) { return d.inverse(ctx, (*change.State).Undo) }

// Redo does again what Undo took back.
func (d *Desk) Redo(ctx context.Context) (Undone, error) { return d.inverse(ctx, (*change.State).Redo) }

func (d *Desk) inverse(ctx context.Context, of func(*change.State, change.Writer, string) (*change.Gesture, []change.Conflict)) (Undone, error) {
	fresh, err := d.NewID()
	if err != nil {
		return Undone{}, err
	}
	d.mu.Lock()
	undone, events, err := d.invert(ctx, fresh, of)
	d.mu.Unlock()
	d.tell(undone.Changes, events)
	return undone, err
}

func (d *Desk) invert(ctx context.Context, fresh string, of func(*change.State, change.Writer, string) (*change.Gesture, []change.Conflict)) (Undone, []change.Event, error) {
	if f := d.barred(); f != nil {
		return Undone{}, nil, f
	}
	g, conflicts := of(d.state, d.writer, fresh)
	if g == nil {
		return Undone{}, nil, nil
	}
	events, err := g.Events()
	if err != nil {
		return Undone{}, nil, err
	}
	pointers := make([]*change.Event, len(events))
	for i := range events {
		pointers[i] = &events[i]
	}
	undone := Undone{Done: len(events) > 0, Conflicts: conflicts, Kind: kindOf(pointers)}
	undone.Changes, err = d.commit(ctx, g)
	return undone, events, err
}

// manyNodes is how many new parts make a gesture an import: nobody adds so many by hand in one go.
const manyNodes = 20

// MemoryNode is the node whose fields are the settings of the translation memory. It stands in no course.
const MemoryNode = "memory"

// kindOf says in a word what events do, by the weightiest of them: imported, added, deleted, restored,
// moved, wrote, origin, status, valid, linked, memory, penalties, other; "" when there are none.
func kindOf(events []*change.Event) string {
	n := map[change.Op]int{}
	penalties := false
	for _, e := range events {
		n[e.Op]++
		penalties = penalties || e.Op == change.FieldSet && nodeOf(e) == MemoryNode
	}
	switch {
	case len(events) == 0:
		return ""
	case n[change.NodePut] >= manyNodes:
		return "imported"
	case n[change.NodePut] > 0:
		return "added"
	case n[change.NodeDel] > 0:
		return "deleted"
	case n[change.NodeRestore] > 0:
		return "restored"
	case n[change.NodeMove] > 0:
		return "moved"
	case n[change.CellSet] > 0:
		return "wrote"
	case n[change.OriginSet] > 0:
		return "origin"
	case n[change.StatusSet] > 0:
		return "status"
	case n[change.FromSet] > 0:
		return "valid"
	case n[change.LinkSet] > 0:
		return "linked"
	case n[change.TMAdd]+n[change.TMRetract]+n[change.TMAttach] > 0:
		return "memory"
	case penalties:
		return "penalties"
	}
	return "other"
}

// nodeOf returns the node that the payload of an event names, "" when it names none.
func nodeOf(e *change.Event) string {
	var p struct{ Node string }
	if json.Unmarshal(e.P, &p) != nil {
		return ""
	}
	return p.Node
}

// Undoable says what Undo takes back and what Redo does again, in a word as kindOf.
func (d *Desk) Undoable() (undo, redo string) {
	d.mu.Lock()
	defer d.mu.Unlock()
	if d.key == nil {
		return "", ""
	}
	kind := func(tx string) string {
		if tx == "" {
			return ""
		}
		return kindOf(d.state.Gesture(tx))
	}
	a, b := d.state.Undoable(d.writer.Dev)
	return kind(a), kind(b)
}

// UndoneCourses returns the ids of those of Courses that Undo would take away again, because the
// gesture it takes back brought them. What a gesture brought into a course that was there before is
// not among them.
func (d *Desk) UndoneCourses() []string {
	brought := d.brought()
	ids := []string{}
	for _, item := range d.Courses() {
		if brought[item.ID] {
			ids = append(ids, item.ID)
		}
	}
	return ids
}

// brought returns the programmes and modules that the gesture which Undo takes back made.
func (d *Desk) brought() map[string]bool {
	d.mu.Lock()
	defer d.mu.Unlock()
	if d.key == nil {
		return nil
	}
	tx, _ := d.state.Undoable(d.writer.Dev)
	if tx == "" {
		return nil
	}
	ids := map[string]bool{}
	for _, e := range d.state.Gesture(tx) {
		var node struct{ Node, Parent string }
		if e.Op == change.NodePut && json.Unmarshal(e.P, &node) == nil && node.Parent == "" {
			ids[node.Node] = true
		}
	}
	return ids
}
