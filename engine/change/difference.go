package change

import (
	"slices"
	"strings"
)

// A Difference is where two states of one workspace may differ: what events touched that one of them
// includes and the other does not. What was changed and changed back is among it.
type Difference struct {
	Cells   []CellID // whose values differ, in no order
	Fields  []FieldID
	Origins []string // texts
	Nodes   []string // whose place differs, and all that are deleted in either: they may be kept in one
}

// A FieldID names a field of a node.
type FieldID struct{ Node, Field string }

// Difference returns where two pasts of one State may differ. It costs a look at each event and at
// each node that a part of the tree is in; no text is read.
func (p *Past) Difference(from *Past) Difference {
	var d Difference
	now := p.present()
	parts := func(v *value) bool { return p.s.counts(v.r) != from.s.counts(v.r) }
	cells := map[CellID]bool{}
	now.redactedValues(func(ghost *value) {
		for _, base := range ghost.bases {
			if parts(ghost) && base.cell != nil {
				cells[base.cell.id] = true
			}
		}
	})
	for id, c := range now.cells {
		if cells[id] || slices.ContainsFunc(c.values, parts) {
			d.Cells = append(d.Cells, id)
		}
	}
	for key, r := range now.registers {
		if key.op != FieldSet && key.op != OriginSet || !slices.ContainsFunc(r.values, parts) {
			continue
		}
		if node, field, isField := strings.Cut(key.id, " "); isField && key.op == FieldSet {
			d.Fields = append(d.Fields, FieldID{node, field})
		} else {
			d.Origins = append(d.Origins, key.id)
		}
	}
	d.Nodes = p.s.tree.differing(&from.s.tree)
	return d
}

// present returns the State that a past is one of.
func (p *Past) present() *State {
	if p.s.moment != nil {
		return p.s.moment.now
	}
	return p.s
}

// counts reports whether an event is included.
func (s *State) counts(r *record) bool { return r.e.N <= int64(len(s.history[r.dev])) }

// differing returns the nodes that stand elsewhere in another tree or are deleted in either.
func (t *tree) differing(other *tree) []string {
	var ids []string
	for id, n := range t.nodes {
		o := other.nodes[id]
		if !o.exists || o.parent != n.parent || o.position != n.position || n.deleted != nil || o.deleted != nil {
			ids = append(ids, id)
		}
	}
	for id := range other.nodes {
		if !t.nodes[id].exists {
			ids = append(ids, id)
		}
	}
	return ids
}

// Known gives the ids of all cells of the State, also those that had no value yet, in no order; no
// cell is looked at.
func (p *Past) Known(yield func(CellID) bool) {
	for id := range p.present().cells {
		if !yield(id) {
			return
		}
	}
}

// FieldsOf returns the names of the fields that a node ever had in the State, in no order.
func (p *Past) FieldsOf(node string) []string {
	var names []string
	for field := range p.present().fields[node] {
		names = append(names, field)
	}
	return names
}
