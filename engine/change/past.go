package change

import (
	"encoding/json"
	"slices"
	"sort"
	"strings"

	"trivium/engine/course"
	"trivium/engine/lang"
)

// A Past is what a State showed when it knew less: the events of a vector and no others. It answers
// as a State does and is not replayed. The heads of a cell at a vector are the values that the vector
// includes and of which it includes no value that replaced them; both are known, so a cell is looked
// at when somebody asks for it. In the example of doc.go, where B and C replaced A, and D replaced both,
//
//	vector        includes   heads
//	d1:2          A B        B
//	d1:2 d2:1     A B C      B, C: their merge
//	d1:1 d2:1     A C        C
//	d1:3 d2:1     all        D
//
// Only the tree is done again, from its operations within the vector, when there are others.
//
// What was judged about an event holds in the past too: what a revocation has refused since is not
// shown at a moment before it, and what was redacted since is not there: its place is, without a text.
//
// A Past may be asked until the next Apply of its State, and like it by one goroutine at a time.
type Past struct {
	s *State // with a moment
}

// moment makes a State show what another one shows at a vector.
type moment struct {
	now     *State
	upTo    []int64         // by device index: the number of the last event included
	ghosts  map[*value]bool // replaced by a redacted value that is included, nil until asked for
	touched bool            // touches are computed

	allCells, allRegisters bool // every one was looked at
}

// At returns what the events of a vector come to. Events whose past the vector does not include are
// left out, as a State that knew no others would have them wait; events that have not arrived are not
// there. Vector of what is returned tells which are included.
func (s *State) At(v Vector) *Past {
	m := &moment{now: s, upTo: make([]int64, len(s.history))}
	whole := true
	for dev, i := range s.devices {
		known := s.history[i]
		last := min(v[dev], int64(len(known)))
		m.upTo[i] = int64(sort.Search(int(max(last, 0)), func(n int) bool { return !s.includes(v, known[n]) }))
		whole = whole && m.upTo[i] == int64(len(known))
	}
	past := &State{options: s.options, root: s.root, records: s.records, values: s.values, fields: s.fields,
		devices: s.devices, minimum: s.minimum, moment: m}
	if whole {
		past.name = s.name
		past.history, past.cells, past.registers, past.tree, past.touches = s.history, s.cells, s.registers, s.tree, s.touches
		past.members, past.revocations, past.revoked, past.redacted = s.members, s.revocations, s.revoked, s.redacted
		past.moment = nil
		return &Past{past}
	}
	past.cells, past.registers = map[CellID]*cell{}, map[registerKey]*register{}
	past.history = make([][]*record, len(s.history))
	for i, n := range m.upTo {
		past.history[i] = s.history[i][:n]
	}
	if r := s.records[s.root]; r != nil && m.has(r) {
		past.name = s.name
	}
	past.tree = m.tree()
	past.pastMembers()
	return &Past{past}
}

// includes reports whether a vector includes all that the author of an event knew.
func (s *State) includes(v Vector, r *record) bool {
	for dev, i := range s.devices {
		if i != r.dev && i < len(r.past) && r.past[i] > v[dev] {
			return false
		}
	}
	return true
}

func (m *moment) has(r *record) bool { return r.e.N <= m.upTo[r.dev] }

// cellAt returns a cell, nil when it has none: of a past it is looked at now.
func (s *State) cellAt(id CellID) *cell {
	found, looked := s.cells[id]
	if !looked && s.moment != nil && !s.moment.allCells {
		found = s.moment.cell(id)
		s.cells[id] = found
	}
	return found
}

// registerAt is cellAt for a register.
func (s *State) registerAt(key registerKey) *register {
	found, looked := s.registers[key]
	if !looked && s.moment != nil && !s.moment.allRegisters {
		found = s.moment.register(key)
		s.registers[key] = found
	}
	return found
}

func (m *moment) cell(id CellID) *cell {
	whole := m.now.cells[id]
	if whole == nil {
		return nil
	}
	past := &cell{id: id, values: m.heads(whole.values)}
	for _, a := range whole.statuses {
		if m.has(a.r) {
			past.statuses = append(past.statuses, a)
		}
	}
	for _, o := range whole.froms {
		if m.has(o.r) {
			past.froms = append(past.froms, o)
		}
	}
	if len(past.values)+len(past.statuses)+len(past.froms) == 0 && !m.any(whole.values) {
		return nil
	}
	return past
}

func (m *moment) register(key registerKey) *register {
	whole := m.now.registers[key]
	if whole == nil || !m.any(whole.values) {
		return nil
	}
	return &register{key: key, values: m.heads(whole.values)}
}

func (m *moment) any(values []*value) bool {
	return slices.ContainsFunc(values, func(v *value) bool { return m.has(v.r) })
}

// heads returns what was a head at the moment. A value is applied after those it replaces, so what
// has replaced one stands behind it, most often next to it.
func (m *moment) heads(values []*value) []*value {
	var heads []*value
	for i, v := range values {
		if !m.has(v.r) || v.replaced && m.replaced(v, values[i+1:]) {
			continue
		}
		head := *v
		head.replaced = false
		heads = append(heads, &head)
	}
	return heads
}

func (m *moment) replaced(v *value, later []*value) bool {
	for _, w := range later {
		if m.has(w.r) && slices.Contains(w.bases, v) {
			return true
		}
	}
	if m.ghosts == nil {
		m.ghosts = map[*value]bool{}
		m.now.redactedValues(func(ghost *value) {
			if m.has(ghost.r) {
				for _, base := range ghost.bases {
					m.ghosts[base] = true
				}
			}
		})
	}
	return m.ghosts[v]
}

// redactedValues gives the values of which only their place is known.
func (s *State) redactedValues(yield func(*value)) {
	for _, events := range s.history {
		for _, r := range events {
			if !r.e.Redacted() {
				continue
			}
			if v := s.values[r.e.ID]; v != nil && erased(v) {
				yield(v)
			}
		}
	}
}

// tree does the operations on the tree that are included, or takes the tree as it is when all are.
func (m *moment) tree() tree {
	whole := &m.now.tree
	past := newTree()
	for _, op := range whole.ops {
		if m.has(op.r) {
			past.ops = append(past.ops, op)
		}
	}
	if len(past.ops) == len(whole.ops) {
		past.nodes, past.children = whole.nodes, whole.children
		return past
	}
	for i, op := range past.ops {
		again := *op
		again.before = past.nodes[op.node]
		past.ops[i] = &again
		if after, ok := past.do(&again); ok {
			past.set(op.node, after)
		}
	}
	return past
}

// pastMembers leaves out what was not said about members yet.
func (s *State) pastMembers() {
	m := s.moment
	s.members, s.redacted, s.revoked = map[string][]standing{}, map[ID]bool{}, map[ID]*memberRevoke{}
	for id, said := range m.now.members {
		said = slices.DeleteFunc(slices.Clone(said), func(said standing) bool { return !m.has(said.at) })
		if len(said) > 0 {
			s.members[id] = said
		}
	}
	for _, id := range m.now.revocations {
		if r := m.now.records[id]; r != nil && m.has(r) {
			s.revocations, s.revoked[id] = append(s.revocations, id), m.now.revoked[id]
		}
	}
	for id := range m.now.redacted {
		s.redacted[id] = true // what has been taken away is not there in the past either
	}
}

// touched returns by device the number of the last edit in a node.
func (s *State) touched(node string) map[int]int64 {
	if s.moment != nil && !s.moment.touched {
		s.moment.touched = true
		s.touches = map[string]map[int]int64{}
		s.moment.touch(s)
	}
	return s.touches[node]
}

// touch gathers the edits in all nodes that are included, as enact notes them.
func (m *moment) touch(past *State) {
	past.changed.Nodes = map[string]bool{} // which touch writes to
	for id, whole := range m.now.cells {
		for _, r := range m.latest(whole.values) {
			past.touchText(r, id.Text)
		}
	}
	for key, whole := range m.now.registers {
		switch key.op {
		case FieldSet:
			node, _, _ := strings.Cut(key.id, " ")
			for _, r := range m.latest(whole.values) {
				past.touch(r, node)
			}
		case OriginSet:
			for _, r := range m.latest(whole.values) {
				past.touchText(r, key.id)
			}
		default:
			m.touchThing(past, whole)
		}
	}
	for _, op := range past.tree.ops {
		past.touchTree(op.r, op.payload)
	}
	past.changed = Changes{}
}

// touchThing gathers the edits of one thing, of which each may be about another text.
func (m *moment) touchThing(past *State, whole *register) {
	for _, v := range whole.values {
		var p thingPut
		if m.has(v.r) && json.Unmarshal([]byte(v.text), &p) == nil && p.Text != "" {
			past.touchText(v.r, p.Text)
		}
	}
}

// latest returns of each device its last value that is included.
func (m *moment) latest(values []*value) map[int]*record {
	last := map[int]*record{}
	for _, v := range values {
		if m.has(v.r) && (last[v.r.dev] == nil || last[v.r.dev].e.N < v.r.e.N) {
			last[v.r.dev] = v.r
		}
	}
	return last
}

// allCells looks at every cell, for those who go through all of them.
func (s *State) allCells() map[CellID]*cell {
	if m := s.moment; m != nil && !m.allCells {
		for id := range m.now.cells {
			if s.cellAt(id) == nil {
				delete(s.cells, id)
			}
		}
		m.allCells = true
	}
	return s.cells
}

// allRegisters is allCells for registers.
func (s *State) allRegisters() map[registerKey]*register {
	if m := s.moment; m != nil && !m.allRegisters {
		for key := range m.now.registers {
			if s.registerAt(key) == nil {
				delete(s.registers, key)
			}
		}
		m.allRegisters = true
	}
	return s.registers
}

// Vector returns the events that are included.
func (p *Past) Vector() Vector { return p.s.Vector() }

// Cell is State.Cell.
func (p *Past) Cell(id CellID) Cell { return p.s.Cell(id) }

// Value is State.Value: it knows later values too.
func (p *Past) Value(rev ID) (string, bool) { return p.s.Value(rev) }

// Stale is State.Stale.
func (p *Past) Stale(id CellID) Staleness { return p.s.Stale(id) }

// Policy is State.Policy.
func (p *Past) Policy(text string) course.Policy { return p.s.Policy(text) }

// Node is State.Node.
func (p *Past) Node(id string) (Node, bool) { return p.s.Node(id) }

// Children is State.Children.
func (p *Past) Children(parent string) []Node { return p.s.Children(parent) }

// Gone is State.Gone.
func (p *Past) Gone(parent string) []Node { return p.s.Gone(parent) }

// Shown is State.Shown.
func (p *Past) Shown(node string) bool { return p.s.Shown(node) }

// Field is State.Field.
func (p *Past) Field(node, field string) json.RawMessage { return p.s.Field(node, field) }

// Origin is State.Origin.
func (p *Past) Origin(text string) lang.Tag { return p.s.Origin(text) }

// Thing is State.Thing.
func (p *Past) Thing(op Op, id string) (Thing, bool) { return p.s.Thing(op, id) }

// Things is State.Things.
func (p *Past) Things(op Op) []Thing { return p.s.Things(op) }

// Cells is State.Cells.
func (p *Past) Cells(yield func(CellID) bool) { p.s.Cells(yield) }

// Members is State.Members.
func (p *Past) Members() []Member { return p.s.Members() }

// Forks is State.Forks.
func (p *Past) Forks() []CellID { return p.s.Forks() }

// Programme is State.Programme.
func (p *Past) Programme(id string) (*course.Programme, error) { return p.s.Programme(id) }

// Parts is State.Parts.
func (p *Past) Parts(programme string) (modules, editions []string) { return p.s.Parts(programme) }

// Module is State.Module.
func (p *Past) Module(id string) (*course.Module, error) { return p.s.Module(id) }

// Edition is State.Edition.
func (p *Past) Edition(id string) (*course.Edition, error) { return p.s.Edition(id) }

// Shown reports whether a node is in the tree and neither it nor any above it is deleted, unless it is
// kept. The top, "", is shown.
func (s *State) Shown(node string) bool {
	for at := node; at != ""; {
		n, exists := s.Node(at)
		if !exists || n.Deleted && !n.Kept {
			return false
		}
		at = n.Parent
	}
	return true
}
