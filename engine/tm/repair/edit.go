package repair

import (
	"slices"
	"strings"
)

// An edit is a change to be made: bytes of the unit's translation and what takes their place.
type edit struct {
	start, end int
	is         string
	kind       Kind
	fromWas    string
	fromIs     string
}

// apply makes the edits and returns them as changes. It returns false when two of them want the same
// bytes.
func apply(target string, edits []edit) ([]Change, string, bool) {
	slices.SortStableFunc(edits, func(a, b edit) int {
		if a.start != b.start {
			return a.start - b.start
		}
		return a.end - b.end
	})
	var changes []Change
	var b strings.Builder
	at := 0
	for _, e := range edits {
		if e.start < at {
			return nil, "", false
		}
		was := target[e.start:e.end]
		if was == e.is {
			continue
		}
		b.WriteString(target[at:e.start])
		start := b.Len()
		b.WriteString(e.is)
		changes = append(changes, Change{Kind: e.kind, Was: was, Is: e.is, Start: start, End: b.Len(), FromWas: e.fromWas, FromIs: e.fromIs})
		at = e.end
	}
	b.WriteString(target[at:])
	return changes, b.String(), true
}
