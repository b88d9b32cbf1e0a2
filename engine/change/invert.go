package change

import (
	"encoding/json"
	"slices"
	"strings"

	"trivium/engine/diff"
)

// invert adds the inverse of a gesture of this device, the newest event first.
func (g *Gesture) invert(tx string) []Conflict {
	var conflicts []Conflict
	for _, r := range slices.Backward(g.s.history[g.s.devices[g.writer.Dev]]) {
		if r.e.Tx != tx || r.why != nil || r.e.Redacted() || !r.e.Op.undoable() {
			continue
		}
		if c := g.invertEvent(r); c != nil {
			conflicts = append(conflicts, *c)
		}
	}
	return conflicts
}

func (g *Gesture) invertEvent(r *record) *Conflict {
	switch r.e.Op {
	case CellSet:
		return g.invertCell(r)
	case NodePut, NodeMove, NodeDel, NodeRestore:
		return g.invertTree(r)
	case StatusSet, FromSet:
		return g.invertStanding(r)
	}
	return g.invertRegister(r)
}

// invertCell takes a text back, and gives it the status it had when it reads as it did.
func (g *Gesture) invertCell(r *record) *Conflict {
	mine := g.s.values[r.e.ID]
	id := mine.cell.id
	before, now := join(mine.bases), g.s.Cell(id)
	if _, done := g.heads[string(CellSet)+" "+id.Text+" "+string(id.Lang)]; done {
		return nil // an earlier event of the gesture, in the same cell, was replaced by a later one
	}
	first := g.s.values[g.s.firstOf(r).e.ID]
	if first != mine {
		before = join(first.bases)
	}
	if slices.ContainsFunc(first.bases, erased) {
		return &Conflict{Cell: id, Now: now.Text}
	}
	text, ok := before.Text, now.Text == mine.text
	if !ok && !now.Fork && !before.Fork {
		text, ok = diff.Merge(mine.text, now.Text, before.Text)
	}
	if !ok || now.Fork || before.Fork && text != now.Text {
		return &Conflict{Cell: id, Before: before.Text, Now: now.Text}
	}
	if text == now.Text && len(now.Revs) == 1 {
		return nil
	}
	rev := g.SetCell(id, text, g.s.fromBefore(mine))
	if status := g.s.statusBefore(mine); text == before.Text && status.rank() > Draft.rank() {
		g.add(StatusSet, nil, &statusSet{id.Text, id.Lang, status, rev})
	}
	return nil
}

// erased reports whether nobody knows any more what a value was.
func erased(v *value) bool { return v.cell == nil && v.register == nil }

// firstOf returns the first event of r's gesture in r's cell that leads to r.
func (s *State) firstOf(r *record) *record {
	v := s.values[r.e.ID]
	for len(v.bases) == 1 && v.bases[0].r.e.Tx == r.e.Tx && v.bases[0].r.dev == r.dev {
		v = v.bases[0]
	}
	return v.r
}

// fromBefore returns what the cell had been made from before a value was written, nil when unknown.
func (s *State) fromBefore(v *value) *Revision {
	var last *origin
	for i := range v.cell.froms {
		o := &v.cell.froms[i]
		if s.saw(v.r, o.r) && o.r.e.Tx != v.r.e.Tx && (last == nil || before(last.r, o.r)) {
			last = o
		}
	}
	if last == nil {
		return nil
	}
	return &last.from
}

// statusBefore returns the status that the only value before v had when v was written, "" when there
// were none or several.
func (s *State) statusBefore(v *value) Status {
	if first := s.values[s.firstOf(v.r).e.ID]; len(first.bases) == 1 {
		v = first
	} else {
		return ""
	}
	rev := v.bases[0].r.e.ID
	var last *statusAt
	for i := range v.cell.statuses {
		a := &v.cell.statuses[i]
		if a.rev == rev && (last == nil || before(last.r, a.r)) {
			last = a
		}
	}
	if last == nil {
		return ""
	}
	return last.status
}

// invertStanding takes a status, or what a cell was made from, back to what was said before.
func (g *Gesture) invertStanding(r *record) *Conflict {
	payload, f := readPayload(r.e, true)
	if f != nil {
		return nil
	}
	switch p := payload.(type) {
	case *statusSet:
		c := g.s.cells[CellID{p.Text, p.Lang}]
		if !slices.Contains(g.s.Cell(c.id).Revs, p.Rev) {
			return nil // it counts no more
		}
		earlier, now := Draft, p.Value
		var last, latest *record
		for _, a := range c.statuses {
			if a.rev == p.Rev && g.s.saw(r, a.r) && (last == nil || before(last, a.r)) {
				earlier, last = a.status, a.r
			}
			if a.rev == p.Rev && g.s.saw(a.r, r) && a.r.e.Tx != r.e.Tx && (latest == nil || before(latest, a.r)) {
				now, latest = a.status, a.r
			}
		}
		if now != p.Value { // what was set later and taken back again is in nobody's way
			return &Conflict{Cell: c.id, Before: string(earlier), Now: string(now)}
		}
		g.add(StatusSet, nil, &statusSet{p.Text, p.Lang, earlier, p.Rev})
	case *fromSet:
		c := g.s.cells[CellID{p.Text, p.Lang}]
		var last *origin
		for i := range c.froms {
			if o := &c.froms[i]; g.s.saw(r, o.r) && (last == nil || before(last.r, o.r)) {
				last = o
			}
		}
		if last != nil {
			g.SetFrom(c.id, last.from)
		}
	}
	return nil
}

// invertRegister gives a field or a thing the value it had; null when it had none.
func (g *Gesture) invertRegister(r *record) *Conflict {
	mine := g.s.values[r.e.ID]
	key := mine.register.key
	if _, done := g.heads[string(key.op)+" "+key.id]; done {
		return nil
	}
	first := g.s.values[g.s.firstOf(r).e.ID]
	if slices.ContainsFunc(first.bases, erased) {
		return key.conflict("", g.s.current(key).text)
	}
	var earlier *value
	for _, b := range first.bases {
		if earlier == nil || before(earlier.r, b.r) {
			earlier = b
		}
	}
	payload, f := readPayload(r.e, true)
	if f != nil {
		return nil
	}
	text := absent(payload)
	if earlier != nil {
		text = earlier.text
	}
	now := g.s.current(key)
	if now.text == text {
		return nil
	}
	if now.text != mine.text {
		if key.op == TMAdd || key.op == LinkSet {
			return nil // what another has made of a unit or a link since is as good: there is nothing to settle
		}
		return key.conflict(text, now.text)
	}
	g.setTo(key, payload, text)
	return nil
}

// conflict says that a register cannot be taken back.
func (key registerKey) conflict(before, now string) *Conflict {
	c := &Conflict{Before: before, Now: now}
	switch key.op {
	case FieldSet:
		c.Node, _, _ = strings.Cut(key.id, " ")
	case OriginSet:
		c.Node, _ = SplitText(key.id)
	default:
		c.Thing = string(key.op) + " " + key.id
	}
	return c
}

// absent returns the JSON of a register that nobody has set.
func absent(payload any) string {
	switch p := payload.(type) {
	case *originSet:
		return `""`
	case *thingPut:
		gone, err := spell(&thingPut{p.ID, p.Text, p.Lang, json.RawMessage("null")})
		if err == nil {
			return string(gone)
		}
	}
	return "null"
}

// setTo sets a register to the JSON of one of its values.
func (g *Gesture) setTo(key registerKey, payload any, text string) {
	heads := revs(g.s.heads(key))
	switch p := payload.(type) {
	case *fieldSet:
		g.set(key.op, key.id, heads, &fieldSet{p.Node, p.Field, json.RawMessage(text)})
	case *originSet:
		g.set(key.op, key.id, heads, &originSet{p.Text, languageIn(text)})
	case *thingPut:
		var earlier thingPut
		if json.Unmarshal([]byte(text), &earlier) == nil {
			g.set(key.op, key.id, heads, &earlier)
		}
	}
}

// invertTree takes an operation on the tree back, unless another device has changed the node's place
// later. Later gestures of this device have been taken back before: undoing goes backwards.
func (g *Gesture) invertTree(r *record) *Conflict {
	i := slices.IndexFunc(g.s.tree.ops, func(op *treeOp) bool { return op.r == r })
	if i < 0 {
		return nil
	}
	op, now := g.s.tree.ops[i], g.s.tree.nodes[g.s.tree.ops[i].node]
	if r.e.Op == NodePut && now.deleted != nil || r.e.Op == NodeDel && now.deleted == nil {
		return nil // done already
	}
	for _, later := range g.s.tree.ops[i+1:] {
		if later.node == op.node && later.r.dev != r.dev {
			return &Conflict{Node: op.node}
		}
	}
	switch {
	case r.e.Op == NodePut && !op.before.exists:
		g.DeleteNode(op.node)
	case r.e.Op == NodeMove && op.before.exists:
		g.MoveNode(op.node, op.before.parent, op.before.position)
	case r.e.Op == NodeDel && op.before.deleted == nil:
		g.RestoreNode(op.node)
	case r.e.Op == NodeRestore && op.before.deleted != nil:
		g.DeleteNode(op.node)
	}
	return nil
}
