package review

import (
	"cmp"
	"math"
	"slices"

	"trivium/engine/change"
)

// structure tells the parts that were added, removed and moved, of those that may have been, and
// returns all that are shown in one of the moments only.
func (c *comparer) structure(candidates []string) (turned map[string]bool) {
	turned = map[string]bool{}
	groups := map[group]bool{} // siblings among which something may have moved
	for _, id := range candidates {
		before, after := c.in(0, id), c.in(1, id)
		if before == after {
			if n, _ := c.to.Node(id); after {
				groups[group{n.Parent, n.Kind}] = true
			}
			continue
		}
		which, past := Added, c.to
		if before {
			which, past = Removed, c.from
		}
		c.turn(past, id, turned)
		if n, _ := past.Node(id); c.in(0, n.Parent) == c.in(1, n.Parent) && c.within(id) {
			c.out.Nodes = append(c.out.Nodes, NodeChange{Node: id, Kind: n.Kind, Change: which, Place: c.reader.place(id), Index: c.reader.index(past, n)})
		}
	}
	for g := range groups {
		for _, id := range c.movedIn(g) {
			if c.within(id) {
				c.out.Nodes = append(c.out.Nodes, c.moved(id))
			}
		}
	}
	for i := range c.out.Nodes {
		n := &c.out.Nodes[i]
		n.key = c.reader.key(n.Node)
		switch n.Change {
		case Added:
			n.Parts = c.parts(c.to, n.Node, 0)
		case Removed:
			n.Parts = c.parts(c.from, n.Node, 1)
		}
		c.out.Counts.Nodes[n.Change]++
	}
	slices.SortFunc(c.out.Nodes, func(a, b NodeChange) int {
		return cmp.Or(cmp.Compare(c.reader.key(a.Node), c.reader.key(b.Node)), cmp.Compare(a.Change, b.Change))
	})
	return turned
}

// A group is the siblings of one kind.
type group struct{ parent, kind string }

// turn notes a part and all shown in it that are shown in one moment only.
func (c *comparer) turn(past *change.Past, id string, turned map[string]bool) {
	if turned[id] || c.in(0, id) == c.in(1, id) {
		return
	}
	turned[id] = true
	for _, child := range past.Children(id) {
		c.turn(past, child.ID, turned)
	}
}

// parts counts what is shown in a part of one moment and not in the other one.
func (c *comparer) parts(past *change.Past, id string, other int) int {
	if c.in(other, id) {
		return 0 // it has left before, or come from elsewhere
	}
	n := 1
	for _, child := range past.Children(id) {
		n += c.parts(past, child.ID, other)
	}
	return n
}

// movedIn returns the nodes of a group that have moved: those that stood under another parent, and,
// of those that were here before, the fewest that explain the order.
func (c *comparer) movedIn(g group) []string {
	was := c.places(g)
	var moved, stayed []string
	for _, n := range c.to.Children(g.parent) {
		if n.Kind != g.kind || !c.in(0, n.ID) {
			continue
		}
		if _, here := was[n.ID]; here {
			stayed = append(stayed, n.ID)
		} else {
			moved = append(moved, n.ID)
		}
	}
	keep := rising(stayed, was)
	if untouched := rising(c.besideUntouched(stayed, was), was); len(untouched) == len(keep) {
		keep = untouched
	}
	for _, id := range stayed {
		if !keep[id] {
			moved = append(moved, id)
		}
	}
	return moved
}

// besideUntouched returns, of the nodes of a group in their new order, those that were given no other
// position and those that still stand between the same of them. When two change places, either can
// be said to have moved: it is the one that somebody took.
func (c *comparer) besideUntouched(ids []string, was map[string]int) []string {
	behind := make([]int, len(ids)) // the place of the next untouched one
	next := math.MaxInt
	for i := len(ids) - 1; i >= 0; i-- {
		behind[i] = next
		if c.untouched(ids[i]) {
			next = was[ids[i]]
		}
	}
	var beside []string
	last := -1
	for i, id := range ids {
		if c.untouched(id) {
			last = was[id]
			beside = append(beside, id)
		} else if last < was[id] && was[id] < behind[i] {
			beside = append(beside, id)
		}
	}
	return beside
}

// untouched reports whether a node has the position it had.
func (c *comparer) untouched(id string) bool {
	old, _ := c.from.Node(id)
	new, _ := c.to.Node(id)
	return old.Position == new.Position
}

// places returns the nodes of a group in the old moment, with their place.
func (c *comparer) places(g group) map[string]int {
	was := map[string]int{}
	for i, n := range c.from.Children(g.parent) {
		if n.Kind == g.kind {
			was[n.ID] = i
		}
	}
	return was
}

// rising returns a longest run of ids whose places rise.
func rising(ids []string, place map[string]int) map[string]bool {
	before := make([]int, len(ids))
	var ends []int // of each length - 1, the run that ends lowest
	for i, id := range ids {
		n, _ := slices.BinarySearchFunc(ends, place[id], func(j, p int) int { return place[ids[j]] - p })
		before[i] = -1
		if n > 0 {
			before[i] = ends[n-1]
		}
		if n == len(ends) {
			ends = append(ends, i)
		} else {
			ends[n] = i
		}
	}
	keep := map[string]bool{}
	if len(ends) > 0 {
		for i := ends[len(ends)-1]; i >= 0; i = before[i] {
			keep[ids[i]] = true
		}
	}
	return keep
}

func (c *comparer) moved(id string) NodeChange {
	n, _ := c.to.Node(id)
	old, _ := c.from.Node(id)
	was := c.reader.place(old.Parent)
	return NodeChange{Node: id, Kind: n.Kind, Change: Moved, Place: c.reader.place(id), From: &was, Index: c.reader.index(c.to, n), Was: c.reader.index(c.from, old)}
}
