package change

import "slices"

// place makes the nodes of a kind under a parent be these, in this order, with as few events as can
// be: nodes that already stand in the right order keep their places. Of the top, where everything
// there is stands side by side, others are let alone.
func (im *importer) place(parent, kind string, nodes []string, top bool) {
	positions := make([]string, len(nodes)) // "" for those that need one
	for i, id := range nodes {
		if n, exists := im.s.Node(id); exists && n.Parent == parent {
			positions[i] = n.Position
		}
	}
	keep := rising(positions)
	for i := range positions {
		if !keep[i] {
			positions[i] = ""
		}
	}
	if top && len(nodes) == 1 && positions[0] == "" {
		positions[0] = after(im.s.tree.last(""))
	}
	fill(positions)
	for i, id := range nodes {
		im.put(id, kind, parent, positions[i])
	}
	if top {
		return
	}
	for _, n := range im.s.childrenOf(parent, kind) {
		if !slices.Contains(nodes, n.ID) {
			im.g.DeleteNode(n.ID)
		}
	}
}

// put makes a node be there, alive, in its place.
func (im *importer) put(id, kind, parent, position string) {
	n, exists := im.s.Node(id)
	if !exists {
		im.g.PutNode(id, kind, parent, position)
		return
	}
	if n.Deleted {
		im.g.RestoreNode(id)
	}
	// Restoring may move a node to where its parent is alive; it is told its place in any case.
	if n.Parent != parent || n.Position != position || n.Deleted {
		im.g.MoveNode(id, parent, position)
	}
}

// rising marks a longest run of positions, not necessarily side by side, that rises; "" is none.
func rising(positions []string) []bool {
	best := make([]int, len(positions)) // length of the longest run that ends here
	from := make([]int, len(positions))
	last := -1
	var ends []int // of each length - 1, the run that ends lowest
	for i, p := range positions {
		from[i] = -1
		if p == "" {
			continue
		}
		n, _ := slices.BinarySearchFunc(ends, p, func(j int, p string) int { return compare(positions[j], p) })
		if n > 0 {
			from[i] = ends[n-1]
		}
		if n == len(ends) {
			ends = append(ends, i)
		} else {
			ends[n] = i
		}
		best[i] = n + 1
		if last < 0 || best[i] > best[last] {
			last = i
		}
	}
	keep := make([]bool, len(positions))
	for i := last; i >= 0; i = from[i] {
		keep[i] = true
	}
	return keep
}

// fill gives a position to each that has none, between its neighbours. When one grows too long, all
// get new ones.
func fill(positions []string) {
	before := ""
	for i := 0; i < len(positions); {
		if positions[i] != "" {
			before = positions[i]
			i++
			continue
		}
		end := i
		for end < len(positions) && positions[end] == "" {
			end++
		}
		limit := ""
		if end < len(positions) {
			limit = positions[end]
		}
		if before == "" && limit == "" {
			copy(positions, spaced(len(positions)))
			return
		}
		halve(positions[i:end], before, limit)
		i = end
	}
	for _, p := range positions {
		if len(p) > maxPosition/2 {
			copy(positions, spaced(len(positions)))
			return
		}
	}
}

// halve puts positions between two others, the middle one first, so that they stay short.
func halve(positions []string, low, high string) {
	if len(positions) == 0 {
		return
	}
	if high == "" { // towards the end there is always room
		for i := range positions {
			low = after(low)
			positions[i] = low
		}
		return
	}
	m := len(positions) / 2
	positions[m] = between(low, high)
	halve(positions[:m], low, positions[m])
	halve(positions[m+1:], positions[m], high)
}

// Arrange gives a node a place among those shown under a parent: index counts without the node
// itself. It makes one event, or, where two siblings share one position or there is no more room,
// one for each of them that has to move.
func (g *Gesture) Arrange(id, kind, parent string, index int) {
	im := &importer{g: g, s: g.s}
	var ids []string
	for _, n := range g.s.childrenOf(parent, kind) {
		if n.ID != id {
			ids = append(ids, n.ID)
		}
	}
	ids = slices.Insert(ids, min(max(index, 0), len(ids)), id)
	positions := make([]string, len(ids))
	for i, sibling := range ids {
		if n, exists := g.s.Node(sibling); exists && sibling != id {
			positions[i] = n.Position
		}
	}
	keep := rising(positions)
	for i := range positions {
		if !keep[i] {
			positions[i] = ""
		}
	}
	fill(positions)
	for i, sibling := range ids {
		if n, exists := g.s.Node(sibling); sibling == id || exists && n.Position != positions[i] {
			im.put(sibling, kind, parent, positions[i])
		}
	}
}
