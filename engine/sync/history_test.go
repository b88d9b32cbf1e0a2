package sync

import (
	"bytes"
	"context"
	"crypto/sha256"
	"fmt"
	"math/rand/v2"
	"os"
	"slices"
	"strings"
	"testing"

	"trivium/engine/change"
	"trivium/engine/lang"
)

// full reports whether the long runs are asked for.
func full() bool { return os.Getenv("TRIVIUM_FULL") == "1" }

// A history is five people who work apart and hand each other bundles.
type history struct {
	t       testing.TB
	random  *rand.Rand
	people  []*person
	bundles [][]byte // ever made, whoever made them for whomever
	nodes   []string
	seen    map[[32]byte]string // set of events → hash of the state, of any copy at any time
}

// TestBundleHistories is the promise of exchange by file: bundles that hold all or a part, handed to
// anyone, late, twice, in any order and by third parties, bring all copies to one state. Whenever two
// copies know the same events they show the same; at the end all do, nothing waits, the tree has no
// cycle, and nothing typed is gone.
func TestBundleHistories(t *testing.T) {
	seeds := 12
	if full() {
		seeds = 1000
	}
	made, taken := 0, 0
	for seed := range seeds {
		h := newHistory(t, uint64(seed), inMemory)
		for range 100 {
			p := h.people[h.random.IntN(len(h.people))]
			switch h.random.IntN(8) {
			case 0:
				h.hand(p)
				made++
			case 1:
				h.receive(p)
				taken++
			default:
				h.act(p)
			}
		}
		for _, p := range h.people {
			h.bundles = append(h.bundles, written(t, p))
		}
		for _, p := range h.people {
			for _, i := range h.random.Perm(len(h.bundles)) {
				h.read(p, h.bundles[i])
			}
		}
		h.allEqual()
		if t.Failed() {
			t.Fatalf("seed %d", seed)
		}
	}
	if made == 0 || taken == 0 {
		t.Error("no bundle went from hand to hand")
	}
	t.Logf("%d histories, %d bundles made and %d taken over on the way", seeds, made, taken)
}

func newHistory(t testing.TB, seed uint64, log func(byte) change.Log) *history {
	return &history{t: t, random: rand.New(rand.NewPCG(seed, 4)), people: newGroup(t, 5, log), nodes: []string{"M", "L", "B"}, seen: map[[32]byte]string{}}
}

// hand makes a bundle: of everything, of what somebody is believed to lack, or of what is left of
// that when a device or two are cut off in the middle.
func (h *history) hand(p *person) {
	lacks := change.Vector{}
	if h.random.IntN(2) == 0 {
		lacks = h.people[h.random.IntN(len(h.people))].state.Vector()
	}
	if h.random.IntN(3) == 0 {
		for dev, n := range p.state.Vector() {
			if h.random.IntN(2) == 0 {
				lacks[dev] = h.random.Int64N(n + 1)
			}
		}
	}
	var b bytes.Buffer
	from := p.source()
	if _, err := Write(context.Background(), &b, Head{p.state.Root(), from.Knows}, lacks, from.Events, from.Files); err != nil {
		h.t.Fatal(err)
	}
	h.bundles = append(h.bundles, b.Bytes())
}

// receive takes any bundle over, whenever it was made.
func (h *history) receive(p *person) {
	if len(h.bundles) > 0 {
		h.read(p, h.bundles[h.random.IntN(len(h.bundles))])
	}
}

func (h *history) read(p *person, bundle []byte) {
	if _, err := Read(context.Background(), bytes.NewReader(bundle), p.state.Root(), DefaultLimits(), p.receiver()); err != nil {
		h.t.Error(err)
	}
	h.compare(p)
}

// compare requires that a copy shows what every copy showed that knew the same events.
func (h *history) compare(p *person) {
	var ids []string
	for _, e := range p.events() {
		ids = append(ids, fmt.Sprint(e.ID, e.Redacted()))
	}
	slices.Sort(ids)
	set := sha256.Sum256([]byte(strings.Join(ids, " ")))
	got := p.state.Hash()
	if want, known := h.seen[set]; known && want != got {
		h.t.Errorf("%s differs from a copy that knows the same %d events", p.name, len(ids))
	}
	h.seen[set] = got
}

func (h *history) node() string { return h.nodes[h.random.IntN(len(h.nodes))] }

// act does one thing a person might do.
func (h *history) act(p *person) {
	s := p.state
	id := change.CellID{Text: "B/text", Lang: lang.All()[h.random.IntN(3)]}
	if h.random.IntN(2) == 0 {
		id.Text = h.node() + "/text"
	}
	switch h.random.IntN(16) {
	case 0, 1, 2, 3, 4, 5:
		p.do(func(g *change.Gesture) { g.SetCell(id, h.edited(p, s.Cell(id).Text), nil) })
	case 6:
		node := p.someWords(1)
		h.nodes = append(h.nodes, node)
		p.do(func(g *change.Gesture) {
			g.Arrange(node, "block", h.node(), h.random.IntN(3))
			g.SetCell(change.CellID{Text: node + "/text", Lang: lang.Polish}, p.someWords(3), nil)
		})
	case 7, 8:
		if node := h.node(); exists(s, node) {
			p.do(func(g *change.Gesture) { g.MoveNode(node, h.node(), string(rune('A'+h.random.IntN(26)))) })
		}
	case 9:
		if node := h.node(); node != "M" {
			p.do(func(g *change.Gesture) { g.DeleteNode(node) })
		}
	case 10:
		p.do(func(g *change.Gesture) { g.RestoreNode(h.node()) })
	case 11:
		p.do(func(g *change.Gesture) {
			g.SetStatus(id, []change.Status{change.Draft, change.Translated, change.Approved}[h.random.IntN(3)])
		})
	case 12:
		p.do(func(g *change.Gesture) {
			g.PutThing(change.CommentPut, fmt.Sprint("c", h.random.IntN(4)), "B/text", lang.Polish, p.someWords(2))
		})
	case 13:
		h.undo(p)
	case 14:
		p.addFile(p.someWords(50))
	case 15:
		h.redact(p)
	}
}

func exists(s *change.State, node string) bool {
	_, there := s.Node(node)
	return there
}

// edited changes a text as people do: a word more, a word less, another word.
func (h *history) edited(p *person, text string) string {
	words := strings.Fields(text)
	at := h.random.IntN(len(words) + 1)
	switch {
	case len(words) < 3 || h.random.IntN(2) == 0:
		words = slices.Insert(words, at, p.someWords(1))
	case h.random.IntN(3) == 0:
		words = slices.Delete(words, at/2, at/2+1)
	default:
		words[at/2] = p.someWords(1)
	}
	return strings.Join(words, " ")
}

func (h *history) undo(p *person) {
	if g, _ := p.state.Undo(p.writer, p.someWords(1)); g != nil {
		p.commit(g)
	}
	if h.random.IntN(3) == 0 {
		if g, _ := p.state.Redo(p.writer, p.someWords(1)); g != nil {
			p.commit(g)
		}
	}
}

// redact takes one of a person's own texts away, now and then.
func (h *history) redact(p *person) {
	var own []change.ID
	for _, e := range p.events() {
		if e.Op == change.CellSet && e.Dev == p.writer.Dev && !e.Redacted() {
			own = append(own, e.ID)
		}
	}
	if len(own) > 0 && h.random.IntN(3) == 0 {
		p.do(func(g *change.Gesture) { g.Redact(own[:1], "") })
	}
}

// allEqual requires that all know and show the same, and that it is sound.
func (h *history) allEqual() {
	first := h.people[0]
	for _, p := range h.people {
		h.compare(p)
		p.sameAs(first)
		for _, q := range p.state.Quarantined() {
			h.t.Errorf("%s was not applied: %v", q.Event.Op, q.Why)
		}
	}
	again := change.New(change.Options{Root: first.state.Root()})
	again.Apply(first.events())
	if again.Hash() != first.state.Hash() {
		h.t.Error("a fresh replay comes to another state")
	}
	h.nothingGone(first)
	for _, node := range h.nodes {
		h.noCycle(first.state, node)
	}
}

// nothingGone requires of every text typed that it stands among the heads of its cell or was replaced.
func (h *history) nothingGone(p *person) {
	replaced := map[change.ID]bool{}
	heads := map[change.ID]bool{}
	for _, e := range p.events() {
		for _, id := range e.Base {
			replaced[id] = true
		}
	}
	for id := range p.state.Cells {
		for _, rev := range p.state.Cell(id).Revs {
			heads[rev] = true
		}
	}
	for _, e := range p.events() {
		if e.Op == change.CellSet && !replaced[e.ID] && !heads[e.ID] && !e.Redacted() {
			h.t.Errorf("%s was typed, and replaced by nobody, and is gone", e.P)
		}
	}
}

func (h *history) noCycle(s *change.State, node string) {
	for steps := 0; exists(s, node); steps++ {
		if steps > len(h.nodes) {
			h.t.Errorf("%s hangs on itself", node)
			return
		}
		n, _ := s.Node(node)
		node = n.Parent
	}
}
