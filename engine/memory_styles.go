package engine

import (
	"unicode/utf16"

	"trivium/engine/text"
)

// styles returns the ranges of a text's markup in UTF-16 units, as scripts count them; an empty list where it has none.
func styles(s string) []StyleRange {
	found := text.Styles(s)
	all := make([]StyleRange, 0, len(found))
	bytes, units := 0, 0
	unit := func(at int) int {
		if at < bytes { // ranges may hold others
			bytes, units = 0, 0
		}
		for _, r := range s[bytes:at] {
			units += max(utf16.RuneLen(r), 1)
		}
		bytes = at
		return units
	}
	for _, r := range found {
		start := unit(r.Start)
		all = append(all, StyleRange{start, unit(r.End), string(r.Kind)})
	}
	return all
}
