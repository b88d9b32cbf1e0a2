package change

import (
	"bytes"
	"crypto/sha256"
	"fmt"
	"math/rand"
	"os"
	"slices"
	"strings"
	"testing"

	"trivium/engine/lang"
)

// A history is five people who work apart and pass each other what they know, at random.
type history struct {
	t      testing.TB
	random *rand.Rand
	copies []*testCopy
	nodes  []string // ever made
	words  int
	seen   map[[32]byte]string // set of events → hash of the state, of any copy at any time
}

// TestRandomHistories is the promise of the package: whenever two copies know the same events, they
// show the same; at the end all do; the tree has no cycle, and nothing typed is gone. A plain replay,
// written for the test alone, comes to the same.
func TestRandomHistories(t *testing.T) {
	seeds := 24
	if os.Getenv("TRIVIUM_FULL") == "1" {
		seeds = 1000
	}
	for seed := range seeds {
		h := &history{t: t, random: rand.New(rand.NewSource(int64(seed))), copies: group(t, 5), nodes: []string{"M", "L", "B"}, seen: map[[32]byte]string{}}
		h.play(120)
		h.end()
		if t.Failed() {
			t.Fatalf("seed %d", seed)
		}
	}
}

func (h *history) play(steps int) {
	for range steps {
		c := h.copies[h.random.Intn(len(h.copies))]
		if h.random.Intn(4) == 0 {
			h.pass(c, h.copies[h.random.Intn(len(h.copies))])
		} else {
			h.act(c)
		}
	}
}

// pass gives one copy what another holds, its own events and those of others: all of it or a part,
// in order or not, some twice.
func (h *history) pass(from, to *testCopy) {
	events := slices.Clone(from.log)
	switch h.random.Intn(3) {
	case 0:
		h.random.Shuffle(len(events), func(i, j int) { events[i], events[j] = events[j], events[i] })
		events = events[:h.random.Intn(len(events)+1)]
	case 1:
		events = events[h.random.Intn(len(events)):]
	}
	if len(events) > 0 {
		events = append(events, events[h.random.Intn(len(events))])
	}
	to.take(events)
	h.compare(to)
}

// compare requires that a copy shows what every copy showed that knew the same events.
func (h *history) compare(c *testCopy) {
	ids := make([]string, len(c.log))
	for i, e := range c.log {
		ids[i] = string(e.ID)
	}
	slices.Sort(ids)
	set := sha256.Sum256([]byte(strings.Join(ids, " ")))
	got := c.state.Hash()
	if want, known := h.seen[set]; known && want != got {
		h.t.Errorf("%s differs from a copy that knows the same %d events", c.writer.Dev, len(ids))
	}
	h.seen[set] = got
}

func (h *history) node() string { return h.nodes[h.random.Intn(len(h.nodes))] }

func (h *history) cell() CellID {
	l := lang.All()[h.random.Intn(3)]
	if h.random.Intn(2) == 0 {
		return CellID{"B/text", l}
	}
	return CellID{h.node() + "/text", l}
}

func (h *history) word() string {
	h.words++
	return fmt.Sprintf("w%d", h.words)
}

// act does one thing a person might do.
func (h *history) act(c *testCopy) {
	s := c.state
	switch h.random.Intn(18) {
	case 0, 1, 2, 3, 4, 16:
		id := h.cell()
		c.do(func(g *Gesture) { g.SetCell(id, h.edited(s.Cell(id).Text), h.source(s, id)) })
	case 17: // two people type the same
		id := h.cell()
		c.do(func(g *Gesture) { g.SetCell(id, "the same", nil) })
	case 5:
		id := h.word()
		h.nodes = append(h.nodes, id)
		c.do(func(g *Gesture) {
			g.Arrange(id, "block", h.node(), h.random.Intn(3))
			g.SetCell(CellID{id + "/text", "pl"}, h.word(), nil)
		})
	case 6, 7:
		id, parent := h.node(), h.node()
		if _, exists := s.Node(id); exists {
			c.do(func(g *Gesture) { g.MoveNode(id, parent, spaced(9)[h.random.Intn(9)]) })
		}
	case 8:
		if id := h.node(); id != "M" {
			c.do(func(g *Gesture) { g.DeleteNode(id) })
		}
	case 9:
		c.do(func(g *Gesture) { g.RestoreNode(h.node()) })
	case 10:
		id := h.cell()
		status := []Status{Draft, Translated, Reviewed, Approved}[h.random.Intn(4)]
		c.do(func(g *Gesture) { g.SetStatus(id, status) })
	case 11:
		c.do(func(g *Gesture) { g.PutThing(CommentPut, fmt.Sprint("c", h.random.Intn(5)), "B/text", "pl", h.word()) })
	case 12:
		c.do(func(g *Gesture) { g.SetField(h.node(), "level", h.random.Intn(4)) })
	case 13, 14:
		c.undo()
	case 15:
		h.rare(c)
	}
}

func (h *history) rare(c *testCopy) {
	switch h.random.Intn(4) {
	case 0:
		c.undo()
		c.redo()
	case 1:
		if c.writer.By != "m1" && c.writer.By != "m2" {
			return
		}
		var own []ID
		for _, e := range c.log {
			if e.Op == CellSet && h.random.Intn(8) == 0 {
				own = append(own, e.ID)
			}
		}
		if len(own) > 0 {
			c.do(func(g *Gesture) { g.Redact(own, "") })
		}
	case 2:
		c.do(func(g *Gesture) { g.SetOrigin("B/text", lang.All()[h.random.Intn(3)]) })
	case 3:
		if id := h.cell(); h.source(c.state, id) != nil {
			c.do(func(g *Gesture) { g.SetFrom(id, *h.source(c.state, id)) })
		}
	}
}

// source returns a value that a translation may have been made from, nil when there is none.
func (h *history) source(s *State, id CellID) *Revision {
	for _, l := range lang.All() {
		if revs := s.Cell(CellID{id.Text, l}).Revs; l != id.Lang && len(revs) > 0 {
			return &Revision{l, revs[0]}
		}
	}
	return nil
}

// edited changes a text as people do: a word more, a word less, another word.
func (h *history) edited(text string) string {
	words := strings.Fields(text)
	at := h.random.Intn(len(words) + 1)
	switch {
	case len(words) < 3 || h.random.Intn(2) == 0:
		words = slices.Insert(words, at, h.word())
	case h.random.Intn(3) == 0:
		words = slices.Delete(words, at/2, at/2+1)
	default:
		words[at/2] = h.word()
	}
	return strings.Join(words, " ")
}

// end lets everyone know everything.
func (h *history) end() {
	for _, c := range h.copies {
		h.likePlain(c.state, c.log)
	}
	for _, c := range h.copies {
		for _, other := range h.copies {
			c.take(other.log)
		}
	}
	first := h.copies[0]
	for _, c := range h.copies {
		h.compare(c)
		if c.state.Hash() != first.state.Hash() {
			h.t.Errorf("%s differs in the end", c.writer.Dev)
		}
		if len(c.state.Waiting()) > 0 {
			h.t.Errorf("%s: %v still wait", c.writer.Dev, c.state.Waiting())
		}
	}
	again := New(Options{Root: first.state.Root()})
	shuffled := slices.Clone(first.log)
	h.random.Shuffle(len(shuffled), func(i, j int) { shuffled[i], shuffled[j] = shuffled[j], shuffled[i] })
	for _, e := range shuffled {
		again.Apply([]Event{e})
	}
	h.likePlain(again, first.log)
	if again.Hash() != first.state.Hash() {
		h.t.Error("one event at a time comes to another state")
	}
	for _, q := range again.Quarantined() {
		h.t.Errorf("%s was not applied: %v", q.Event.Op, q.Why)
	}
	h.nothingGone(again)
}

// likePlain requires that a state is what the plain replay makes of those of its events whose past
// is there.
func (h *history) likePlain(s *State, log []Event) {
	known := slices.DeleteFunc(slices.Clone(log), func(e Event) bool { return s.records[e.ID] == nil })
	var got, want bytes.Buffer
	s.dump(&got)
	replayPlainly(known).dump(&want)
	if got.String() != want.String() {
		h.t.Errorf("the plain replay of %d events differs:\n%s", len(known), firstDifference(want.String(), got.String()))
	}
}

// nothingGone requires of every text typed: it stands in its cell, or was replaced by somebody who
// had seen it; its cell is shown, or was deleted by somebody who had seen it; and no cycle hides it.
func (h *history) nothingGone(s *State) {
	for _, r := range s.records {
		if r.e.Op != CellSet || r.e.Redacted() {
			continue
		}
		v := s.values[r.e.ID]
		cell := s.Cell(v.cell.id)
		if !v.replaced && !slices.ContainsFunc(cell.Heads, func(head Head) bool { return head.Text == v.text }) {
			h.t.Errorf("%q is in no head of %v", v.text, v.cell.id)
		}
		if v.replaced && !slices.ContainsFunc(s.replacers(r), func(by *record) bool { return s.saw(by, r) }) {
			h.t.Errorf("%q was replaced by nobody who knew it", v.text)
		}
		node, _ := SplitText(v.cell.id.Text)
		if _, exists := s.Node(node); exists {
			h.reachable(s, node, r)
		}
	}
}

func (h *history) reachable(s *State, node string, edit *record) {
	for steps := 0; node != ""; steps++ {
		n := s.tree.nodes[node]
		if !n.exists || steps > len(h.nodes) {
			h.t.Errorf("%s hangs on nothing", node)
			return
		}
		if n.deleted != nil && !s.kept(node) {
			if !s.saw(n.deleted, edit) && edit.dev != n.deleted.dev {
				h.t.Errorf("%s was deleted by somebody who had not seen %s", node, edit.e.P)
			}
			return
		}
		node = n.parent
	}
}

func (s *State) replacers(r *record) []*record {
	var by []*record
	for _, other := range s.records {
		if slices.Contains(other.e.Base, r.e.ID) {
			by = append(by, other)
		}
	}
	return by
}

func firstDifference(want, got string) string {
	w, g := strings.Split(want, "\n"), strings.Split(got, "\n")
	for i := range min(len(w), len(g)) {
		if w[i] != g[i] {
			return "want " + w[i] + "\ngot  " + g[i]
		}
	}
	return fmt.Sprintf("%d and %d lines", len(w), len(g))
}
