package change

import "slices"

// A CellValue is one value of a cell, as its history shows it.
type CellValue struct {
	Rev   ID
	Event *Event
	Text  string // "" when it is not known
	Known bool   // false: it was redacted
	Bases []ID   // what it replaced
	Head  bool   // nothing replaced it
}

// Values returns all values a cell ever had, the last in order first. Those that were redacted are
// among them when something that is known came from them or replaced them.
func (s *State) Values(id CellID) []CellValue {
	c := s.cells[id]
	if c == nil {
		return nil
	}
	seen := map[*value]bool{}
	list := slices.Clone(c.values)
	for i := 0; i < len(list); i++ {
		seen[list[i]] = true
		for _, b := range list[i].bases {
			if b.cell != c && !seen[b] { // redacted: the cell does not list it any more
				seen[b] = true
				list = append(list, b)
			}
		}
	}
	slices.SortFunc(list, func(a, b *value) int { return order(b.r, a.r) })
	values := make([]CellValue, len(list))
	for i, v := range list {
		values[i] = CellValue{Rev: v.r.e.ID, Event: v.r.e, Text: v.text, Known: v.cell != nil, Bases: v.r.e.Base, Head: !v.replaced}
	}
	return values
}
