package review

import (
	"cmp"
	"slices"

	"trivium/engine/lang"
	"trivium/engine/segment"
)

// A Difference is one entry of a comparison: exactly one of the three is set.
type Difference struct {
	Node  *NodeChange
	Text  *TextChange
	Field *FieldChange
}

// InOrder returns all of a comparison as one list in reading order: of one place the part itself
// first, then its fields, then its texts.
func (c *Comparison) InOrder() []Difference {
	type entry struct {
		key string
		Difference
	}
	var all []entry
	for i := range c.Nodes {
		all = append(all, entry{c.Nodes[i].key, Difference{Node: &c.Nodes[i]}})
	}
	for i := range c.Fields {
		all = append(all, entry{c.Fields[i].key, Difference{Field: &c.Fields[i]}})
	}
	for i := range c.Texts {
		all = append(all, entry{c.Texts[i].key, Difference{Text: &c.Texts[i]}})
	}
	slices.SortStableFunc(all, func(a, b entry) int { return cmp.Compare(a.key, b.key) })
	differences := make([]Difference, len(all))
	for i := range all {
		differences[i] = all[i].Difference
	}
	return differences
}

// Pieces compares two texts of a language, sentence by sentence; trivial says that nothing of weight
// changed. Equal texts are one piece; two empty ones are none.
func Pieces(l lang.Tag, old, new string) (all []Piece, trivial bool) {
	if old == "" && new == "" {
		return []Piece{}, true
	}
	return pieces(segment.Default(), l, old, new)
}
