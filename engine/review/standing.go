package review

import (
	"encoding/json"
	"slices"
	"time"

	"trivium/engine/change"
	"trivium/engine/course"
	"trivium/engine/lang"
	"trivium/engine/segment"
	"trivium/engine/text"
)

// Upstream is the staleness of a translation that stands for its source, of which the source is stale
// itself: see the package's essay.
const Upstream change.Staleness = "upstream"

// A Standing says how far a cell has come.
type Standing struct {
	Status    change.Status    `json:"status"`
	Staleness change.Staleness `json:"staleness"` // "", trivial, upstream, stale
	Needed    bool             `json:"needed"`    // the course wants this text in this language; what is not needed is not missing
	Origin    bool             `json:"origin"`    // the cell is the original
	Unlinked  bool             `json:"unlinked"`  // a translation of which nobody has said what it was made from
	Fork      bool             `json:"fork"`
	From      lang.Tag         `json:"from"`  // the language it was made from, "" for none
	Words     int              `json:"words"` // of the cell; of an empty one those of the original
	By        string           `json:"by"`    // the member who wrote it last; of a merge the last of them
	At        time.Time        `json:"at"`    // when, by her clock; zero for an empty cell
}

// StandingOf returns how far a cell of a moment is.
func StandingOf(p *change.Past, id change.CellID) Standing {
	return standing(p, id, needed(p, id))
}

func standing(p *change.Past, id change.CellID, needed bool) Standing {
	cell, origin := p.Cell(id), p.Origin(id.Text)
	s := Standing{Status: cell.Status, Needed: needed, Origin: origin == id.Lang, Fork: cell.Fork}
	if cell.Status == change.Empty {
		s.Words = Words(p.Cell(change.CellID{Text: id.Text, Lang: origin}).Text)
		return s
	}
	s.Words = Words(cell.Text)
	s.Staleness = Stale(p, id)
	if last := lastHead(cell.Heads); last != nil {
		s.By, s.At = last.Event.By, last.Event.Clock
	}
	switch {
	case s.Origin || p.Policy(id.Text) != "":
	case cell.From == nil:
		s.Unlinked = true
	default:
		s.From = cell.From.Lang
	}
	return s
}

// Stale returns the staleness of a cell, Upstream among the kinds.
func Stale(p *change.Past, id change.CellID) change.Staleness {
	return stale(p, id, nil)
}

// stale follows translations of translations. passed are the languages on the way: two that were made
// from each other lead back to where it began, and tell nothing more.
func stale(p *change.Past, id change.CellID, passed []lang.Tag) change.Staleness {
	own := p.Stale(id)
	from := p.Cell(id).From
	if own == change.Stale || from == nil || id.Lang == p.Origin(id.Text) || p.Policy(id.Text) != "" {
		return own
	}
	passed = append(passed, id.Lang)
	if slices.Contains(passed, from.Lang) {
		return own
	}
	switch stale(p, change.CellID{Text: id.Text, Lang: from.Lang}, passed) {
	case change.Stale, Upstream:
		return Upstream
	}
	return own
}

// needed reports whether a course wants a text in a language: its module declares it, its block is
// shown in it, and a kept block stays in its origin language.
func needed(p *change.Past, id change.CellID) bool {
	node, _ := change.SplitText(id.Text)
	block, root := "", ""
	for at := node; at != ""; {
		n, ok := p.Node(at)
		if !ok {
			return false
		}
		if n.Kind == "block" {
			block = at
		}
		root, at = at, n.Parent
	}
	if !declares(p.Field(root, "languages"), id.Lang) {
		return false
	}
	if block == "" {
		return true
	}
	if only := p.Field(block, "only"); only != nil && !declares(only, id.Lang) {
		return false
	}
	return p.Policy(id.Text) != course.Keep || p.Origin(id.Text) == id.Lang
}

// declares reports whether a JSON list of languages names one.
func declares(raw json.RawMessage, l lang.Tag) bool {
	var languages []lang.Tag
	return json.Unmarshal(raw, &languages) == nil && slices.Contains(languages, l)
}

// Words counts the words of a cell: letters between what are none, numbers not.
func Words(cell string) int {
	n := 0
	for _, t := range text.Tokens(cell) {
		if t.Kind == text.Word {
			n++
		}
	}
	return n
}

// A SourceChange is what changed in the source of a translation since that was made.
type SourceChange struct {
	Lang    lang.Tag  `json:"lang"` // of the source
	Old     string    `json:"old"`
	New     string    `json:"new"`
	Pieces  []Piece   `json:"pieces"`
	Trivial bool      `json:"trivial"`
	Known   bool      `json:"known"` // false when what it was made from was redacted: Old and Pieces are empty then
	Rev     change.ID `json:"rev"`   // what stands in the source now, for from.set; "" for a fork
}

// ChangeOfSource returns what changed in the source of a cell since the cell was made from it, false
// when nothing did or it was made from none. s is the segmenter of the workspace, nil the default one.
func ChangeOfSource(p *change.Past, id change.CellID, s *segment.Segmenter) (SourceChange, bool) {
	if s == nil {
		s = segment.Default()
	}
	if p.Stale(id) == change.Current {
		return SourceChange{}, false
	}
	from := p.Cell(id).From
	source := p.Cell(change.CellID{Text: id.Text, Lang: from.Lang})
	c := SourceChange{Lang: from.Lang, New: source.Text, Pieces: []Piece{}}
	if len(source.Revs) == 1 {
		c.Rev = source.Revs[0]
	}
	if c.Old, c.Known = p.Value(from.Rev); c.Known {
		c.Pieces, c.Trivial = pieces(s, from.Lang, c.Old, c.New)
	}
	return c, true
}
