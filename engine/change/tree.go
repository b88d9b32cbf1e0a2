package change

import (
	"maps"
	"slices"
)

// The tree is a replay, in order, of all operations on it (Kleppmann, Mulligan, Gomes and Beresford,
// "A highly-available move operation for replicated trees", 2022). An operation that arrives late is
// put in its place: those after it are taken back, newest first, and done again. A move that would
// make a node its own ancestor does nothing at that moment; in another order of arrival it does
// nothing too, because the replay is the same.

// A Node is a part of the tree.
type Node struct {
	ID       string
	Kind     string // programme, module, edition, lesson, block, or the list it is in: items, options …
	Parent   string // "" at the top
	Position string // among its siblings; equal ones stand in the order of ids
	Deleted  bool   // somebody deleted it
	Kept     bool   // deleted, but still shown: its deleter had not seen all that was done in it
	Deleter  *Event // of a deleted node
}

// node is what the replay knows of a node.
type node struct {
	exists   bool
	kind     string
	parent   string
	position string
	parents  []string // all it had, the present one last
	deleted  *record  // by which it is deleted, nil when it is not
}

// treeOp is an operation in its place, with what it changed.
type treeOp struct {
	r       *record
	payload any
	node    string
	before  node // what the node was; operations change nothing but their node
}

type tree struct {
	ops      []*treeOp // in order, done
	pending  []*treeOp
	nodes    map[string]node
	children map[string]map[string]bool
	kept     map[string]bool // what Node.Kept comes to, forgotten after every change
}

func newTree() tree {
	return tree{nodes: map[string]node{}, children: map[string]map[string]bool{}, kept: map[string]bool{}}
}

// add notes an operation; plant does it.
func (t *tree) add(r *record, payload any) {
	op := &treeOp{r: r, payload: payload}
	switch p := payload.(type) {
	case *nodePut:
		op.node = p.Node
	case *nodeMove:
		op.node = p.Node
	case *nodeOnly:
		op.node = p.Node
	}
	t.pending = append(t.pending, op)
}

// plant does the operations that Apply has gathered, after taking back those that come later than
// the first of them.
func (s *State) plant() {
	t := &s.tree
	clear(t.kept)
	if len(t.pending) == 0 {
		return
	}
	compareOps := func(a, b *treeOp) int { return order(a.r, b.r) }
	slices.SortFunc(t.pending, compareOps)
	from, _ := slices.BinarySearchFunc(t.ops, t.pending[0], compareOps)
	for i := len(t.ops) - 1; i >= from; i-- {
		t.set(t.ops[i].node, t.ops[i].before)
		s.changed.Nodes[t.ops[i].node] = true
	}
	again := append(slices.Clone(t.ops[from:]), t.pending...)
	slices.SortFunc(again, compareOps)
	t.ops = append(t.ops[:from], again...)
	for _, op := range again {
		op.before = t.nodes[op.node]
		if after, ok := t.do(op); ok {
			t.set(op.node, after)
		}
		s.changed.Nodes[op.node] = true
	}
	t.pending = nil
}

// set makes a node what it is said to be, and keeps the lists of children right.
func (t *tree) set(id string, n node) {
	old := t.nodes[id]
	if old.exists && (!n.exists || n.parent != old.parent) {
		delete(t.children[old.parent], id)
	}
	if !n.exists {
		delete(t.nodes, id)
		return
	}
	t.nodes[id] = n
	if t.children[n.parent] == nil {
		t.children[n.parent] = map[string]bool{}
	}
	t.children[n.parent][id] = true
}

// do returns what an operation makes of its node; ok is false when it has no effect.
func (t *tree) do(op *treeOp) (n node, ok bool) {
	n = op.before
	switch p := op.payload.(type) {
	case *nodePut:
		if n.exists || !t.fits(p.Node, p.Parent) {
			return n, false
		}
		return node{exists: true, kind: p.Kind, parent: p.Parent, position: p.Position, parents: []string{p.Parent}}, true
	case *nodeMove:
		if !n.exists || !t.fits(p.Node, p.Parent) {
			return n, false
		}
		return n.under(p.Parent, p.Position), true
	case *nodeOnly:
		if !n.exists {
			return n, false
		}
		if op.r.e.Op == NodeDel {
			n.deleted = op.r
			return n, true
		}
		n.deleted = nil
		return t.placed(op.node, n), true
	}
	return n, false
}

// under returns the node in another place.
func (n node) under(parent, position string) node {
	if parent != n.parent {
		n.parents = append(slices.Clip(n.parents), parent)
	}
	n.parent, n.position = parent, position
	return n
}

// fits reports whether a node may stand under a parent: it must be there, and not below the node.
func (t *tree) fits(id, parent string) bool {
	for at := parent; at != ""; at = t.nodes[at].parent {
		if at == id || !t.nodes[at].exists {
			return false
		}
	}
	return true
}

// alive reports whether neither a node nor any above it is deleted. The top is alive.
func (t *tree) alive(id string) bool {
	for at := id; at != ""; at = t.nodes[at].parent {
		if n := t.nodes[at]; !n.exists || n.deleted != nil {
			return false
		}
	}
	return true
}

// placed returns a restored node where it can be seen: where it was, under the last of its parents
// that is alive, or at the end of its module. Where the whole module is deleted it stays where it
// was; to have been restored is an edit the module's deleter had not seen, so it comes back, marked.
func (t *tree) placed(id string, n node) node {
	if t.alive(n.parent) {
		return n
	}
	for _, parent := range slices.Backward(n.parents) {
		if parent != "" && t.alive(parent) && t.fits(id, parent) {
			return n.under(parent, after(t.last(parent)))
		}
	}
	if parent := t.moduleEnd(n); parent != "" && t.fits(id, parent) {
		return n.under(parent, after(t.last(parent)))
	}
	return n
}

// moduleEnd returns the last living node of a module that is of the kind of n's parent, "" when the
// module has none.
func (t *tree) moduleEnd(n node) string {
	kind, grandparent := t.nodes[n.parent].kind, t.nodes[n.parent].parent
	if !t.alive(grandparent) {
		return ""
	}
	for _, id := range slices.Backward(t.sorted(grandparent)) {
		if t.nodes[id].kind == kind && t.alive(id) {
			return id
		}
	}
	return ""
}

// sorted returns the children of a node in their order, deleted ones too.
func (t *tree) sorted(parent string) []string {
	ids := slices.Collect(maps.Keys(t.children[parent]))
	slices.SortFunc(ids, func(a, b string) int {
		if c := compare(t.nodes[a].position, t.nodes[b].position); c != 0 {
			return c
		}
		return compare(a, b)
	})
	return ids
}

// last returns the position of the last child of a node, "" when it has none.
func (t *tree) last(parent string) string {
	last := ""
	for id := range t.children[parent] {
		last = max(last, t.nodes[id].position)
	}
	return last
}

// Node returns a node; ok is false when it was never put into the tree.
func (s *State) Node(id string) (n Node, ok bool) {
	t, ok := s.tree.nodes[id]
	if !ok {
		return Node{}, false
	}
	n = Node{ID: id, Kind: t.kind, Parent: t.parent, Position: t.position}
	if t.deleted != nil {
		n.Deleted, n.Kept, n.Deleter = true, s.kept(id), t.deleted.e
	}
	return n, true
}

// Children returns the nodes under a parent that are shown, in their order; "" is the top.
func (s *State) Children(parent string) []Node {
	shown := []Node{}
	for _, id := range s.tree.sorted(parent) {
		if n, _ := s.Node(id); !n.Deleted || n.Kept {
			shown = append(shown, n)
		}
	}
	return shown
}

// Gone returns the nodes directly under a parent that are deleted and not shown, in their order.
func (s *State) Gone(parent string) []Node {
	gone := []Node{}
	for _, id := range s.tree.sorted(parent) {
		if n, _ := s.Node(id); n.Deleted && !n.Kept {
			gone = append(gone, n)
		}
	}
	return gone
}
