package change

import (
	"encoding/json"
	"slices"
	"strings"

	"trivium/engine/course"
	"trivium/engine/diff"
)

// Status says how far a cell has come.
type Status string

// The statuses, from the lowest.
const (
	Empty      Status = "empty" // nothing is written there
	Draft      Status = "draft" // every new value is one
	Translated Status = "translated"
	Reviewed   Status = "reviewed"
	Approved   Status = "approved"
)

// rank orders the statuses that can be set, from 1; 0 is none of them.
func (t Status) rank() int {
	return slices.Index([]Status{Empty, Draft, Translated, Reviewed, Approved}, t)
}

// statusAt is a status that one event gave to one value.
type statusAt struct {
	r      *record
	rev    ID
	status Status
}

// origin is what one event said a cell was made from.
type origin struct {
	r    *record
	from Revision
}

func (s *State) setStatus(r *record, p *statusSet) {
	c := s.cellOf(CellID{p.Text, p.Lang})
	c.statuses = append(c.statuses, statusAt{r, p.Rev, p.Value})
}

func (s *State) setFrom(r *record, id CellID, from Revision) {
	c := s.cellOf(id)
	c.froms = append(c.froms, origin{r, from})
}

// statusOf returns the status of a cell. What was set counts only for a value that is a head; a
// head without any is a draft, unless an equal one has a status. Of several the lowest counts, and
// a cell that nobody has read in this form, because it was merged, is at most translated.
func (s *State) statusOf(c *cell, shown *Cell) Status {
	if shown.Text == "" && len(shown.Heads) <= 1 {
		return Empty
	}
	lowest := Approved
	for _, h := range shown.Heads {
		lowest = least(lowest, s.statusOfText(c, shown, h.Text))
	}
	if len(shown.Heads) > 1 {
		lowest = least(lowest, Translated)
	}
	return lowest
}

// statusOfText returns the status of the heads that have one text.
func (s *State) statusOfText(c *cell, shown *Cell, text string) Status {
	found := Status("")
	for _, rev := range shown.Revs {
		if s.values[rev].text != text {
			continue
		}
		for _, a := range c.statuses {
			if a.rev == rev && !s.overruled(c, a) && (found == "" || a.status.rank() < found.rank()) {
				found = a.status
			}
		}
	}
	if found == "" {
		return Draft
	}
	return found
}

// overruled reports whether someone who knew of a status has set another for the same value.
func (s *State) overruled(c *cell, a statusAt) bool {
	return slices.ContainsFunc(c.statuses, func(b statusAt) bool { return b.rev == a.rev && s.saw(b.r, a.r) })
}

func least(a, b Status) Status {
	if b.rank() < a.rank() {
		return b
	}
	return a
}

// from returns what the cell was made from by the last that was said about it, in order; nil when
// nobody has.
func (c *cell) from() *Revision {
	if len(c.froms) == 0 {
		return nil
	}
	last := slices.MaxFunc(c.froms, func(a, b origin) int { return order(a.r, b.r) })
	return &last.from
}

// Staleness says whether a translation still stands for what it was made from.
type Staleness string

// The kinds of staleness.
const (
	Current Staleness = ""        // the source reads as it did, or the cell was made from none
	Trivial Staleness = "trivial" // it differs in spaces, quotes, commas
	Stale   Staleness = "stale"
)

// Stale compares what a cell was made from with what stands there now. A source that was changed and
// changed back is current again; one that was redacted, or is a fork, leaves its translations stale.
// A cell in the origin language is no translation, nor is one of a block that each country writes for
// itself or that stays as it is: these are never stale.
func (s *State) Stale(id CellID) Staleness {
	cell := s.Cell(id)
	if cell.From == nil || cell.Status == Empty || id.Lang == s.Origin(id.Text) || s.Policy(id.Text) != "" {
		return Current
	}
	old, known := s.Value(cell.From.Rev)
	source := s.Cell(CellID{id.Text, cell.From.Lang})
	switch {
	case !known || source.Fork:
		return Stale
	case old == source.Text:
		return Current
	case diff.Words(old, source.Text).Trivial():
		return Trivial
	}
	return Stale
}

// Policy returns what is done with a text in another language than its origin: that of the block it
// stands in, "" where it is translated.
func (s *State) Policy(text string) course.Policy {
	node, _ := SplitText(text)
	block := node
	if owner, _, below := strings.Cut(node, "/"); below {
		block = owner // the nodes of a block's lists are named below it
	}
	raw := s.Field(block, "adaptation")
	if raw == nil {
		return ""
	}
	var a course.Adaptation
	if json.Unmarshal(raw, &a) != nil {
		return ""
	}
	return a.Policy
}
