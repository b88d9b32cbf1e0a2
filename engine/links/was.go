package links

import (
	"slices"
	"strings"
	"time"

	"trivium/engine/align"
)

// A Was is a link that a person confirmed and that does not hold any more, because sentences of one side
// were changed: somebody should look at it again.
type Was struct {
	A, B string // what its sentences said, with a space between sentences
	By   string // the member who confirmed it first
	At   time.Time
}

// remember notes at proposed links what was confirmed of their sentences before: of links with one side
// as it was, where that side stands now. Of several the latest counts, of equally late ones the lower id.
// Of a link neither side of which is there any more, nothing says where it was.
func remember(proposed []Link, all []stored, a, b *cell) {
	var gone []stored
	for _, l := range all {
		_, _, okA := a.find(l.A)
		_, _, okB := b.find(l.B)
		if okA != okB {
			gone = append(gone, l)
		}
	}
	slices.SortFunc(gone, func(x, y stored) int {
		if c := y.at.Compare(x.at); c != 0 {
			return c
		}
		return strings.Compare(x.id, y.id)
	})
	for _, l := range gone {
		x, _, _ := a.find(l.A)
		y, _, _ := b.find(l.B)
		for i := range proposed {
			if p := &proposed[i]; p.Was == nil && (meets(l.A, x, p.A.Span) || meets(l.B, y, p.B.Span)) {
				p.Was = &Was{A: strings.Join(l.A.Sentences, " "), B: strings.Join(l.B.Sentences, " "), By: l.by, At: l.at}
			}
		}
	}
}

// meets reports whether a run that was found at a span has sentences of another one.
func meets(r run, found, other align.Span) bool { return len(r.Sentences) > 0 && overlap(found, other) }
