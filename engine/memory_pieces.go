package engine

import (
	"cmp"
	"slices"
	"unicode/utf16"

	"trivium/engine/memory"
	"trivium/engine/tm"
	"trivium/engine/tm/explain"
)

// A cut is a range of a text that is shown in a way of its own.
type cut struct {
	explain.Range
	kind, was string
}

// pieces cuts a text. Ranges that overlap one before them, or lie outside, leave the text whole there.
// An empty range makes an empty piece where something is missing.
func pieces(s string, cuts []cut) []MatchPiece {
	all := []MatchPiece{}
	at := 0
	for _, c := range cuts {
		if c.Start < at || c.End < c.Start || c.End > len(s) {
			continue
		}
		if c.Start > at {
			all = append(all, MatchPiece{Text: s[at:c.Start]})
		}
		all = append(all, MatchPiece{Text: s[c.Start:c.End], Kind: c.kind, Was: c.was})
		at = c.End
	}
	if at < len(s) || len(all) == 0 {
		all = append(all, MatchPiece{Text: s[at:]})
	}
	return all
}

// part returns the bytes of a range, "" of one outside.
func part(s string, r explain.Range) string {
	if r.Start < 0 || r.End > len(s) || r.Start > r.End {
		return ""
	}
	return s[r.Start:r.End]
}

// differences cuts the unit's text and the text asked for where they differ. What a side lacks makes no
// piece on it: the other one has it.
func differences(unit, query string, changes []explain.Change) (source, asked []MatchPiece) {
	var inUnit, inQuery []cut
	for _, c := range changes {
		if c.Unit.Start < c.Unit.End {
			inUnit = append(inUnit, cut{c.Unit, string(c.Kind), part(query, c.Text)})
		}
		if c.Text.Start < c.Text.End {
			inQuery = append(inQuery, cut{c.Text, string(c.Kind), part(unit, c.Unit)})
		}
	}
	for _, cuts := range [][]cut{inUnit, inQuery} {
		slices.SortStableFunc(cuts, func(a, b cut) int { return cmp.Compare(a.Start, b.Start) })
	}
	return pieces(unit, inUnit), pieces(query, inQuery)
}

// repaired cuts a translation where it was repaired.
func repaired(m *tm.Match) []MatchPiece {
	var cuts []cut
	for _, c := range m.Repairs {
		cuts = append(cuts, cut{explain.Range{Start: c.Start, End: c.End}, string(c.Kind), c.Was})
	}
	return pieces(m.Target, cuts)
}

// marks turns ranges of bytes into ranges of UTF-16 units. The ranges are in order.
func marks(s string, ranges []memory.Range) []MarkRange {
	all := []MarkRange{}
	bytes, units := 0, 0
	to := func(at int) int {
		for _, r := range s[bytes:at] {
			units += utf16.RuneLen(max(r, 0))
		}
		bytes = at
		return units
	}
	for _, r := range ranges {
		if r.Start < bytes || r.End < r.Start || r.End > len(s) {
			continue
		}
		start := to(r.Start)
		all = append(all, MarkRange{start, to(r.End)})
	}
	return all
}
