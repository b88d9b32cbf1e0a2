package change

import "slices"

// SetCellOver gives a cell a value in the place of the values named, which need not be its heads:
// what others have written over them since stays beside it, and the cell is a merge or a fork.
func (g *Gesture) SetCellOver(id CellID, base []ID, value string, from *Revision) ID {
	sorted := slices.Compact(slices.Sorted(slices.Values(base)))
	rev := g.add(CellSet, sorted, &cellSet{id.Text, id.Lang, value, from})
	g.heads[string(CellSet)+" "+id.Text+" "+string(id.Lang)] = append(slices.DeleteFunc(slices.Clone(g.s.Cell(id).Revs), func(r ID) bool {
		return slices.Contains(sorted, r)
	}), rev)
	return rev
}

// Owns reports whether a value is, or was, one of a cell: only such may be the base of another.
func (s *State) Owns(id CellID, rev ID) bool {
	v := s.values[rev]
	return v != nil && v.cell != nil && v.cell.id == id
}

// ForkBase returns the text that all heads of a cell come from; ok is false when that is not one text.
func (s *State) ForkBase(id CellID) (text string, ok bool) {
	c := s.cells[id]
	if c == nil {
		return "", false
	}
	base := commonAncestor(unreplaced(c.values))
	if base == nil || base.cell == nil {
		return "", false
	}
	return base.text, true
}
