package change

import (
	"cmp"
	"encoding/json"
	"fmt"
	"io"
	"maps"
	"slices"

	"trivium/engine/diff"
)

// A plainState is what events come to, computed as the essay in doc.go says and in no clever way:
// the past of each event is written out as a set, all events are put in order, and everything is
// looked for by going through all of them. It knows honest events only.
type plainState struct {
	events []*plainEvent // in order
	byID   map[ID]*plainEvent
	nodes  map[string]*plainNode
}

type plainEvent struct {
	Event
	past    map[ID]bool
	height  int
	payload any
}

type plainNode struct {
	kind, parent, position string
	parents                []string
	deleted                *plainEvent
}

func replayPlainly(events []Event) *plainState {
	p := &plainState{byID: map[ID]*plainEvent{}, nodes: map[string]*plainNode{}}
	at := map[place]*plainEvent{}
	for len(p.events) < len(events) {
		for _, e := range events {
			if p.byID[e.ID] != nil {
				continue
			}
			if pe := placed(e, at); pe != nil {
				p.byID[e.ID], at[place{e.Dev, e.N}] = pe, pe
				p.events = append(p.events, pe)
			}
		}
	}
	for _, e := range p.events {
		if e.Op == EventRedact {
			var r redact
			mustRead(e.P, &r)
			for _, id := range r.Events {
				if target := p.byID[id]; target != nil {
					target.Redact()
				}
			}
		}
	}
	slices.SortFunc(p.events, func(a, b *plainEvent) int {
		return cmp.Or(a.height-b.height, cmp.Compare(a.Dev, b.Dev), cmp.Compare(a.N, b.N))
	})
	for _, e := range p.events {
		if !e.Redacted() {
			e.payload = newPayload(e.Op)
			mustRead(e.P, e.payload)
		}
		p.grow(e)
	}
	return p
}

func mustRead(raw json.RawMessage, into any) {
	if err := json.Unmarshal(raw, into); err != nil {
		panic(err)
	}
}

// placed returns an event with its past, nil when that is incomplete.
func placed(e Event, at map[place]*plainEvent) *plainEvent {
	pe := &plainEvent{Event: e, past: map[ID]bool{}, height: 1}
	seen := maps.Clone(e.Seen)
	if seen == nil {
		seen = Vector{}
	}
	seen[e.Dev] = e.N - 1
	for dev, n := range seen {
		for i := int64(1); i <= n; i++ {
			other := at[place{dev, i}]
			if other == nil {
				return nil
			}
			pe.past[other.ID] = true
			maps.Copy(pe.past, other.past)
			pe.height = max(pe.height, other.height+1)
		}
	}
	return pe
}

// grow does an operation on the tree.
func (p *plainState) grow(e *plainEvent) {
	switch op := e.payload.(type) {
	case *nodePut:
		if p.nodes[op.Node] == nil && p.fits(op.Node, op.Parent) {
			p.nodes[op.Node] = &plainNode{kind: op.Kind, parent: op.Parent, position: op.Position, parents: []string{op.Parent}}
		}
	case *nodeMove:
		if n := p.nodes[op.Node]; n != nil && p.fits(op.Node, op.Parent) {
			n.move(op.Parent, op.Position)
		}
	case *nodeOnly:
		n := p.nodes[op.Node]
		if n == nil {
			return
		}
		if e.Op == NodeDel {
			n.deleted = e
			return
		}
		n.deleted = nil
		p.rescue(op.Node, n)
	}
}

func (n *plainNode) move(parent, position string) {
	if parent != n.parent {
		n.parents = append(n.parents, parent)
	}
	n.parent, n.position = parent, position
}

func (p *plainState) fits(id, parent string) bool {
	if parent == "" {
		return true
	}
	return parent != id && p.nodes[parent] != nil && p.fits(id, p.nodes[parent].parent)
}

func (p *plainState) alive(id string) bool {
	return id == "" || p.nodes[id] != nil && p.nodes[id].deleted == nil && p.alive(p.nodes[id].parent)
}

func (p *plainState) rescue(id string, n *plainNode) {
	if p.alive(n.parent) {
		return
	}
	candidates := slices.Clone(n.parents)
	slices.Reverse(candidates)
	kind, grandparent := p.nodes[n.parent].kind, p.nodes[n.parent].parent
	if p.alive(grandparent) {
		var last string
		for other, o := range p.nodes {
			if o.parent == grandparent && o.kind == kind && p.alive(other) && p.later(other, last) {
				last = other
			}
		}
		candidates = append(candidates, last)
	}
	for _, parent := range candidates {
		if parent != "" && p.alive(parent) && p.fits(id, parent) {
			end := ""
			for _, o := range p.nodes {
				if o.parent == parent {
					end = max(end, o.position)
				}
			}
			n.move(parent, after(end))
			return
		}
	}
}

func (p *plainState) later(id, than string) bool {
	if than == "" {
		return true
	}
	return cmp.Or(cmp.Compare(p.nodes[id].position, p.nodes[than].position), cmp.Compare(id, than)) > 0
}

// edits reports whether an event is an edit in a node.
func (e *plainEvent) edits(node string) bool {
	texts := []string{}
	switch op := e.payload.(type) {
	case *nodePut:
		return op.Node == node
	case *nodeMove:
		return op.Node == node
	case *nodeOnly:
		return e.Op == NodeRestore && op.Node == node
	case *fieldSet:
		return op.Node == node
	case *cellSet:
		texts = append(texts, op.Text)
	case *originSet:
		texts = append(texts, op.Text)
	case *thingPut:
		texts = append(texts, op.Text)
	}
	return slices.ContainsFunc(texts, func(t string) bool { n, _ := SplitText(t); return n == node })
}

func (p *plainState) kept(id string) bool { return p.unseen(p.nodes[id].deleted, id) }

func (p *plainState) unseen(deletion *plainEvent, id string) bool {
	for _, e := range p.events {
		if e != deletion && e.edits(id) && !deletion.past[e.ID] {
			return true
		}
	}
	for child, n := range p.nodes {
		if n.parent == id && (n.deleted == nil || p.kept(child)) && p.unseen(deletion, child) {
			return true
		}
	}
	return false
}

// heads returns the events among these that none replaces, by id.
func (p *plainState) heads(events []*plainEvent) []*plainEvent {
	var heads []*plainEvent
	for _, e := range events {
		if !slices.ContainsFunc(p.events, func(o *plainEvent) bool { return slices.Contains(o.Base, e.ID) }) {
			heads = append(heads, e)
		}
	}
	slices.SortFunc(heads, func(a, b *plainEvent) int { return cmp.Compare(a.ID, b.ID) })
	return heads
}

// origins returns the ids an event comes from, through bases, and its own.
func (p *plainState) origins(id ID, into map[ID]bool) map[ID]bool {
	into[id] = true
	for _, b := range p.byID[id].Base {
		p.origins(b, into)
	}
	return into
}

// shown returns what is seen of a cell.
func (p *plainState) shown(heads []*plainEvent) (text string, fork, merged bool) {
	text0 := func(e *plainEvent) string { return e.payload.(*cellSet).Value }
	var distinct []*plainEvent
	for _, h := range heads {
		if !slices.ContainsFunc(distinct, func(d *plainEvent) bool { return text0(d) == text0(h) }) {
			distinct = append(distinct, h)
		}
	}
	if len(distinct) == 0 {
		return "", false, false
	}
	if len(distinct) == 1 {
		return text0(distinct[0]), false, false
	}
	common := p.origins(heads[0].ID, map[ID]bool{})
	for _, h := range heads[1:] {
		of := p.origins(h.ID, map[ID]bool{})
		maps.DeleteFunc(common, func(id ID, _ bool) bool { return !of[id] })
	}
	for id := range common {
		if of := p.origins(id, map[ID]bool{}); len(of) == len(common) && !p.byID[id].Redacted() {
			text, ok := text0(distinct[0]), true
			for _, d := range distinct[1:] {
				if ok {
					text, ok = diff.Merge(text0(p.byID[id]), text, text0(d))
				}
			}
			if ok {
				return text, false, true
			}
		}
	}
	return text0(p.last(distinct)), true, false
}

// last returns the last of events, in order.
func (p *plainState) last(events []*plainEvent) *plainEvent {
	var last *plainEvent
	for _, e := range p.events {
		if slices.Contains(events, e) {
			last = e
		}
	}
	return last
}

// dump writes what State.dump writes.
func (p *plainState) dump(w io.Writer) {
	members := map[string]*memberPut{}
	cells, registers := map[CellID][]*plainEvent{}, map[registerKey][]*plainEvent{}
	texts := map[ID]string{}
	redacted := map[ID]bool{}
	for _, e := range p.events {
		switch op := e.payload.(type) {
		case *workspaceCreate:
			fmt.Fprintf(w, "workspace %s %q\nminimum 1 1\n", e.ID, op.Name)
			members[e.By] = &memberPut{e.By, op.Person, Admin, nil, []string{op.Key}}
		case *memberPut:
			members[op.Member] = op
		case *cellSet:
			cells[CellID{op.Text, op.Lang}] = append(cells[CellID{op.Text, op.Lang}], e)
		case *statusSet: // a cell that nobody filled is empty, and stands in the list
			cells[CellID{op.Text, op.Lang}] = append(cells[CellID{op.Text, op.Lang}], nil)
		case *fromSet:
			cells[CellID{op.Text, op.Lang}] = append(cells[CellID{op.Text, op.Lang}], nil)
		case *redact:
			for _, id := range op.Events {
				redacted[id] = true
			}
		}
		if key, text, ok := keyOf(e.Op, e.payload); ok {
			registers[key] = append(registers[key], e)
			texts[e.ID] = text
		}
	}
	for _, id := range sortedKeys(members) {
		m := members[id]
		fmt.Fprintf(w, "member %s %q %s %v %v %v\n", m.Member, m.Person, m.Role, m.Languages, m.Keys, false)
	}
	for _, id := range sortedKeys(p.nodes) {
		n := p.nodes[id]
		fmt.Fprintf(w, "node %s %s %s %s %v %v\n", id, n.kind, n.parent, n.position, n.deleted != nil, n.deleted != nil && p.kept(id))
	}
	for _, id := range slices.SortedFunc(maps.Keys(cells), byText) {
		p.dumpCell(w, id, slices.DeleteFunc(cells[id], func(e *plainEvent) bool { return e == nil }))
	}
	keys := slices.SortedFunc(maps.Keys(registers), func(a, b registerKey) int {
		return cmp.Or(cmp.Compare(a.op, b.op), cmp.Compare(a.id, b.id))
	})
	for _, key := range keys {
		fmt.Fprintf(w, "register %s %q", key.op, key.id)
		heads := p.heads(registers[key])
		for _, e := range heads {
			fmt.Fprintf(w, " %s %q", e.ID, texts[e.ID])
		}
		if last := p.last(heads); last != nil {
			fmt.Fprintf(w, " shows %q", texts[last.ID])
		}
		fmt.Fprintln(w)
	}
	for _, id := range sortedKeys(redacted) {
		fmt.Fprintf(w, "redacted %s\n", id)
	}
}

func (p *plainState) dumpCell(w io.Writer, id CellID, events []*plainEvent) {
	heads := p.heads(events)
	text, fork, merged := p.shown(heads)
	var revs []ID
	statuses := map[string]Status{} // of each text, the lowest that was set
	for _, h := range heads {
		revs = append(revs, h.ID)
		text := h.payload.(*cellSet).Value
		if s, ok := p.status(h.ID); ok && (statuses[text] == "" || s.rank() < statuses[text].rank()) {
			statuses[text] = s
		} else if statuses[text] == "" {
			statuses[text] = ""
		}
	}
	status := Approved
	for _, s := range statuses {
		if s == "" {
			s = Draft
		}
		status = least(status, s)
	}
	if len(statuses) > 1 {
		status = least(status, Translated)
	}
	if text == "" && len(statuses) <= 1 {
		status = Empty
	}
	fmt.Fprintf(w, "cell %s %s %q %v %v %s %v", id.Text, id.Lang, text, revs, fork, status, merged)
	var from *Revision
	for _, e := range p.events {
		switch op := e.payload.(type) {
		case *cellSet:
			if (CellID{op.Text, op.Lang}) == id && op.From != nil {
				from = op.From
			}
		case *fromSet:
			if (CellID{op.Text, op.Lang}) == id {
				from = &op.From
			}
		}
	}
	if from != nil {
		fmt.Fprintf(w, " %s %s", from.Lang, from.Rev)
	}
	fmt.Fprintln(w)
}

// status returns the lowest status of a value among those that nobody overruled who knew them.
func (p *plainState) status(rev ID) (lowest Status, set bool) {
	var all []*plainEvent
	for _, e := range p.events {
		if op, ok := e.payload.(*statusSet); ok && op.Rev == rev {
			all = append(all, e)
		}
	}
	lowest = Approved
	for _, e := range all {
		if !slices.ContainsFunc(all, func(o *plainEvent) bool { return o.past[e.ID] }) {
			lowest, set = least(lowest, e.payload.(*statusSet).Value), true
		}
	}
	return lowest, set
}
