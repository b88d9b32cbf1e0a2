package change

import (
	"crypto/ed25519"
	"fmt"
	"io"
	"slices"
	"time"

	"trivium/engine/lang"
)

// A Writer makes events: a member at a device, with its clock and its source of randomness.
type Writer struct {
	By     string // member
	Dev    string // device, of this workspace file alone: a copied or restored file gets a new one
	Clock  func() time.Time
	Random io.Reader
}

// A Gesture is what one act of a person comes to: events that are undone together. It changes
// nothing: the events go into the Log, and once they are durable, into the State. Only one gesture
// may be under way at a time, because its events are numbered from what the State knows.
type Gesture struct {
	s      *State
	writer Writer
	tx     string
	n      int64
	seen   Vector
	events []Event
	heads  map[string][]ID // of what this gesture has set already
	err    error
}

// Begin starts a gesture. tx names it, once and for all copies: a ULID, or what Undo and Redo make.
func (s *State) Begin(w Writer, tx string) *Gesture {
	seen := s.Vector()
	n := seen[w.Dev]
	delete(seen, w.Dev)
	return &Gesture{s: s, writer: w, tx: tx, n: n, seen: seen, heads: map[string][]ID{}}
}

// Events returns the events of the gesture, in the order they were made; none when it changes
// nothing.
func (g *Gesture) Events() ([]Event, error) {
	if g.err != nil {
		return nil, g.err
	}
	return slices.Clone(g.events), nil
}

// add makes an event and returns its id, "" after an error.
func (g *Gesture) add(op Op, base []ID, payload any) ID {
	if g.err != nil {
		return ""
	}
	p, err := spell(payload)
	if err != nil {
		g.err = fmt.Errorf("%s: %w", op, err)
		return ""
	}
	g.n++
	e := Event{V: Version, By: g.writer.By, Dev: g.writer.Dev, N: g.n, Seen: g.seen,
		Clock: g.writer.Clock().UTC().Truncate(time.Second), Tx: g.tx, Op: op, Base: slices.Clone(base), P: p}
	if err := e.seal(g.writer.Random); err != nil {
		g.err = fmt.Errorf("%s: %w", op, err)
		return ""
	}
	if f := e.Check(); f != nil {
		g.err = f
		return ""
	}
	if _, f := readPayload(&e, false); f != nil {
		g.err = f
		return ""
	}
	g.events = append(g.events, e)
	return e.ID
}

// set makes an event that replaces the heads of a cell or register. A second one of the same gesture
// replaces the first.
func (g *Gesture) set(op Op, key string, heads []ID, payload any) ID {
	name := string(op) + " " + key
	if own, ok := g.heads[name]; ok {
		heads = own
	}
	id := g.add(op, heads, payload)
	g.heads[name] = []ID{id}
	return id
}

// CreateWorkspace is the first event of a workspace. key is the first member's.
func (g *Gesture) CreateWorkspace(id, name, person string, key ed25519.PublicKey) ID {
	return g.add(WorkspaceCreate, nil, &workspaceCreate{id, name, person, KeyText(key)})
}

// PutMember adds a member, or says anew what one is.
func (g *Gesture) PutMember(m Member) ID {
	return g.add(MemberPut, nil, &memberPut{m.ID, m.Person, m.Role, m.Languages, m.Keys})
}

// Revoke ends the membership of a member, or, with a key, the use of a lost device. What she has
// done up to now, as far as this copy knows it, stays; what arrives later is refused.
func (g *Gesture) Revoke(member, key string) ID {
	last := Vector{}
	for dev, i := range g.s.devices {
		for _, r := range slices.Backward(g.s.history[i]) {
			if r.e.By == member {
				last[dev] = r.e.N
				break
			}
		}
	}
	return g.add(MemberRevoke, nil, &memberRevoke{member, key, last})
}

// RequireVersion stops every copy whose program is older, or computes another merge.
func (g *Gesture) RequireVersion(version, merge int) ID {
	return g.add(SchemaMin, nil, &schemaMin{version, merge})
}

// SetCell gives a cell a value, in the place of all its heads. from says what a translation was
// made from; nil leaves what was said before.
func (g *Gesture) SetCell(id CellID, value string, from *Revision) ID {
	return g.set(CellSet, id.Text+" "+string(id.Lang), g.s.Cell(id).Revs, &cellSet{id.Text, id.Lang, value, from})
}

// SetField gives a field of a node a value; nil takes it away.
func (g *Gesture) SetField(node, field string, value any) ID {
	raw, err := spell(value)
	if err != nil {
		g.err = fmt.Errorf("%s %s: %w", node, field, err)
		return ""
	}
	key := node + " " + field
	return g.set(FieldSet, key, revs(g.s.heads(registerKey{FieldSet, key})), &fieldSet{node, field, raw})
}

// SetOrigin says in which language a text was first written.
func (g *Gesture) SetOrigin(text string, l lang.Tag) ID {
	return g.set(OriginSet, text, revs(g.s.heads(registerKey{OriginSet, text})), &originSet{text, l})
}

// SetStatus gives the present value of a cell a status. What is computed from several heads has no
// value of its own: the status goes to each of them.
func (g *Gesture) SetStatus(id CellID, status Status) {
	heads := g.s.Cell(id).Revs
	if own, ok := g.heads[string(CellSet)+" "+id.Text+" "+string(id.Lang)]; ok {
		heads = own
	}
	for _, rev := range heads {
		g.add(StatusSet, nil, &statusSet{id.Text, id.Lang, status, rev})
	}
}

// SetFrom says that a cell still stands for a value of another language.
func (g *Gesture) SetFrom(id CellID, from Revision) ID {
	return g.add(FromSet, nil, &fromSet{id.Text, id.Lang, from})
}

// PutThing sets a comment, a term, a unit, a link …: any operation of which another package gives
// the form. text may name the text or node it is about.
func (g *Gesture) PutThing(op Op, id, text string, l lang.Tag, value any) ID {
	raw, err := spell(value)
	if err != nil {
		g.err = fmt.Errorf("%s %s: %w", op, id, err)
		return ""
	}
	return g.set(op, id, revs(g.s.heads(registerKey{op, id})), &thingPut{id, text, l, raw})
}

// PutNode adds a node.
func (g *Gesture) PutNode(id, kind, parent, position string) ID {
	return g.add(NodePut, nil, &nodePut{id, kind, parent, position})
}

// MoveNode gives a node another place.
func (g *Gesture) MoveNode(id, parent, position string) ID {
	return g.add(NodeMove, nil, &nodeMove{id, parent, position})
}

// DeleteNode deletes a node and what is below it.
func (g *Gesture) DeleteNode(id string) ID { return g.add(NodeDel, nil, &nodeOnly{id}) }

// RestoreNode brings a deleted node back.
func (g *Gesture) RestoreNode(id string) ID { return g.add(NodeRestore, nil, &nodeOnly{id}) }

// Redact takes the payloads of events away, everywhere and for good. An id may also be that of a file
// among the media (FileID), whose content goes then, whichever events name it.
func (g *Gesture) Redact(ids []ID, reason string) {
	ids = slices.Sorted(slices.Values(ids))
	for part := range slices.Chunk(slices.Compact(ids), MaxBase) {
		g.add(EventRedact, nil, &redact{part, reason})
	}
}

func revs(heads []Head) []ID {
	ids := make([]ID, len(heads))
	for i, h := range heads {
		ids[i] = h.Rev
	}
	return ids
}
