package change

import "strings"

// touch notes that an event changed something in a node.
func (s *State) touch(r *record, node string) {
	at := s.touches[node]
	if at == nil {
		at = map[int]int64{}
		s.touches[node] = at
	}
	at[r.dev] = max(at[r.dev], r.e.N)
	s.changed.Nodes[node] = true
}

// touchText notes an edit in the node of a text. A table's cell belongs to its column too.
func (s *State) touchText(r *record, text string) {
	node, field := SplitText(text)
	s.touch(r, node)
	if table, _, isRow := strings.Cut(node, "/rows/"); isRow && field != "" {
		s.touch(r, table+"/head/"+field)
	}
}

// touchTree notes what counts as an edit among the operations on the tree: all but deleting.
func (s *State) touchTree(r *record, payload any) {
	switch p := payload.(type) {
	case *nodePut:
		s.touch(r, p.Node)
	case *nodeMove:
		s.touch(r, p.Node)
	case *nodeOnly:
		if r.e.Op == NodeRestore {
			s.touch(r, p.Node)
		}
	}
}

// kept reports whether a deleted node is still shown, because something was done in it, or in what
// is below it, that its deleter had not seen. What somebody else has deleted below it, and is not
// kept itself, does not count: that one was settled by who deleted it.
func (s *State) kept(id string) bool {
	kept, known := s.tree.kept[id]
	if !known {
		kept = s.unseenBelow(s.tree.nodes[id].deleted, id)
		s.tree.kept[id] = kept
	}
	return kept
}

func (s *State) unseenBelow(deletion *record, id string) bool {
	for dev, n := range s.touched(id) {
		if dev == deletion.dev {
			if n > deletion.e.N {
				return true
			}
		} else if dev >= len(deletion.past) || deletion.past[dev] < n {
			return true
		}
	}
	for child := range s.tree.children[id] {
		if s.tree.nodes[child].deleted != nil && !s.kept(child) {
			continue
		}
		if s.unseenBelow(deletion, child) {
			return true
		}
	}
	return false
}
