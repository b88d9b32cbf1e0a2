package change

import (
	"slices"
	"strings"
)

// Undo is a new gesture with the inverse of each event, newest first. The name of its gesture tells
// what it undoes, so the log itself knows what can be undone and redone, after a restart too:
//
//	g7                a gesture
//	undo:g7:k1        g7 is undone
//	redo:g7:k2        and done again, which is undoing undo:g7:k1
//
// The inverse of a text is a merge: what others have written since stays. With B before my gesture,
// M my result and C what stands there now, the new value is Merge(M, C, B): the way from M to C and
// the way from M back to B, both. Where they touch each other a person is asked (Conflict).

// A Conflict is something that cannot be undone by itself, because others changed the same since.
type Conflict struct {
	Cell   CellID // of a text; otherwise empty
	Node   string // of a place, a deletion, a field or an origin
	Thing  string // of a comment, a term …: "<op> <id>"
	Before string // what undoing would bring back: a text, or JSON; empty where that was redacted
	Now    string // what stands there
}

const (
	undoPrefix = "undo:"
	redoPrefix = "redo:"
)

// Undoable returns the gesture of this device that Undo takes back next, "" when there is none, and
// that Redo does again.
func (s *State) Undoable(dev string) (undo, redo string) {
	undos, redos := s.stacks(dev)
	return top(undos), top(redos)
}

func top(stack []string) string {
	if len(stack) == 0 {
		return ""
	}
	return stack[len(stack)-1]
}

// stacks reads the gestures of a device. Both hold names of gestures as they lie in the log: what
// undoing a redone gesture takes back is the redoing.
func (s *State) stacks(dev string) (undos, redos []string) {
	i, known := s.devices[dev]
	if !known {
		return nil, nil
	}
	last, redacting := "", s.redacting(i)
	for _, r := range s.history[i] {
		tx := r.e.Tx
		if tx == last || r.why != nil || !r.e.Op.undoable() || redacting[tx] {
			continue
		}
		last = tx
		switch {
		case strings.HasPrefix(tx, undoPrefix):
			undos = without(undos, subject(tx))
			redos = append(redos, tx)
		case strings.HasPrefix(tx, redoPrefix):
			redos = without(redos, subject(tx))
			undos = append(undos, tx)
		default:
			undos, redos = append(undos, tx), nil
		}
	}
	return undos, redos
}

// redacting returns the gestures of a device that took something away for good: what else they did, such
// as putting a file in the place of one that is erased, is not taken back alone.
func (s *State) redacting(device int) map[string]bool {
	gestures := map[string]bool{}
	for _, r := range s.history[device] {
		if r.e.Op == EventRedact && r.why == nil {
			gestures[r.e.Tx] = true
		}
	}
	return gestures
}

// subject returns the name of the gesture that was undone and redone in the first place.
func subject(tx string) string {
	if strings.HasPrefix(tx, undoPrefix) || strings.HasPrefix(tx, redoPrefix) {
		return strings.Split(tx, ":")[1]
	}
	return tx
}

// without removes the last gesture with a subject.
func without(stack []string, name string) []string {
	for i := len(stack) - 1; i >= 0; i-- {
		if subject(stack[i]) == name {
			return slices.Delete(stack, i, i+1)
		}
	}
	return stack
}

// undoable reports whether an operation can be taken back. A redaction, a member's removal and what
// pins the version cannot; a named version is only a name.
func (o Op) undoable() bool {
	switch o {
	case WorkspaceCreate, MemberPut, MemberRevoke, SchemaMin, EventRedact, VersionName:
		return false
	}
	return true
}

// Undo starts the gesture that takes the latest one of the writer's device back. fresh is a short
// name never used before. It returns nil when there is nothing to undo; what others have taken back
// already is passed over.
//
// With conflicts, the gesture holds the inverse of all else. A person then says for each what it is
// to be, and her answer becomes part of the gesture (SetCell and so on), so that it counts as undone.
func (s *State) Undo(w Writer, fresh string) (*Gesture, []Conflict) {
	undos, _ := s.stacks(w.Dev)
	return s.inverse(w, undos, undoPrefix, fresh)
}

// Redo starts the gesture that does what Undo took back again.
func (s *State) Redo(w Writer, fresh string) (*Gesture, []Conflict) {
	_, redos := s.stacks(w.Dev)
	return s.inverse(w, redos, redoPrefix, fresh)
}

func (s *State) inverse(w Writer, stack []string, prefix, fresh string) (*Gesture, []Conflict) {
	for _, tx := range slices.Backward(stack) {
		g := s.Begin(w, prefix+subject(tx)+":"+fresh)
		if conflicts := g.invert(tx); len(g.events) > 0 || len(conflicts) > 0 {
			return g, conflicts
		}
	}
	return nil, nil
}
