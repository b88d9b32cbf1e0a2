package change

import (
	"bytes"
	"fmt"
	"math/rand"
	"os"
	"strings"
	"testing"

	"trivium/engine/cpu"
)

// TestPastLikeReplay requires in random histories that a state at a vector shows what a state shows
// that was given the events of the vector and no others: for what an author knew, and for vectors
// that leave gaps.
func TestPastLikeReplay(t *testing.T) {
	seeds := 16
	if os.Getenv("TRIVIUM_FULL") == "1" {
		seeds = 500
	}
	var kept, forks, ghosts int
	for seed := range seeds {
		h := &history{t: t, random: rand.New(rand.NewSource(int64(seed))), copies: group(t, 5), nodes: []string{"M", "L", "B"}, seen: map[[32]byte]string{}}
		h.play(150)
		h.end()
		s := h.copies[0].state
		for range 12 {
			v := h.moment(s)
			past := s.At(v)
			h.likeReplay(s, v, past)
			forks += len(past.Forks())
			if past.s.moment != nil {
				ghosts += len(past.s.moment.ghosts)
			}
			for id := range past.s.tree.nodes {
				if n, _ := past.Node(id); n.Kept {
					kept++
				}
			}
		}
		if t.Failed() {
			t.Fatalf("seed %d", seed)
		}
	}
	if kept == 0 || forks == 0 || ghosts == 0 {
		t.Errorf("%d kept nodes, %d forks, %d redacted values: a kind never came up", kept, forks, ghosts)
	}
}

// moment returns what somebody knew at some time, or any numbers at all.
func (h *history) moment(s *State) Vector {
	if h.random.Intn(3) > 0 {
		log := h.copies[0].log
		return log[h.random.Intn(len(log))].Vector()
	}
	v := Vector{"d9": 3} // a device of which nothing has arrived
	for dev, n := range s.Vector() {
		v[dev] = h.random.Int63n(n + 2)
	}
	return v
}

func (h *history) likeReplay(s *State, v Vector, past *Past) {
	var events []Event
	for _, r := range s.records {
		if v.Includes(r.e) {
			events = append(events, *r.e)
		}
	}
	again := New(Options{Root: s.Root(), Trusted: func(ID) bool { return true }})
	again.Apply(events)
	if want, got := shows(again), shows(past.s); want != got {
		h.t.Errorf("at %v:\n%s", v, firstDifference(want, got))
	}
	if want, got := fmt.Sprint(again.Vector()), fmt.Sprint(past.Vector()); want != got {
		h.t.Errorf("at %v the vector is %s, want %s", v, got, want)
	}
	for id := range again.Cells {
		if want, got := again.Stale(id), past.Stale(id); want != got {
			h.t.Errorf("at %v %v is %q, want %q", v, id, got, want)
		}
	}
	if want, got := fmt.Sprint(again.Things(CommentPut)), fmt.Sprint(past.Things(CommentPut)); len(want) != len(got) {
		h.t.Errorf("at %v: comments %s, want %s", v, got, want)
	}
}

// shows writes all that a state shows but what is redacted: that is known in every past.
func shows(s *State) string {
	var b bytes.Buffer
	s.dump(&b)
	var lines []string
	for line := range strings.Lines(b.String()) {
		if !strings.HasPrefix(line, "redacted ") {
			lines = append(lines, line)
		}
	}
	return strings.Join(lines, "")
}

// TestPastOfRevoked requires that what a revocation refuses is in no past either, though a copy that
// knew nothing of the revocation showed it.
func TestPastOfRevoked(t *testing.T) {
	copies := group(t, 2)
	id := CellID{"B/text", "pl"}
	revocation := copies[0].do(func(g *Gesture) { g.Revoke("m2", "") })
	made := copies[1].do(func(g *Gesture) { g.SetCell(id, "by one who was out", nil) })
	if got := copies[1].state.Cell(id).Text; got != "by one who was out" {
		t.Fatalf("her own copy shows %q", got)
	}
	copies[1].take(revocation)
	for name, v := range map[string]Vector{"her moment": made[0].Vector(), "now": copies[1].state.Vector()} {
		if got := copies[1].state.At(v).Cell(id).Text; got != startText {
			t.Errorf("%s: got %q", name, got)
		}
	}
}

// TestPastCourse requires that a course comes out of a past as it went in, whatever happened since.
func TestPastCourse(t *testing.T) {
	c := load(t, "../../corpora/knowledge-transfer.json")
	copy := group(t, 1)[0]
	copy.do(func(g *Gesture) { g.ImportCourse(c) })
	then := copy.state.Vector()
	copy.do(func(g *Gesture) {
		for i, m := range c.Modules {
			g.SetCell(CellID{m.ID + "/title", "pl"}, fmt.Sprint("Inny ", i), nil)
		}
		g.SetField(c.Modules[0].ID, "passMark", 1)
		g.DeleteNode(c.Modules[0].ID)
	})
	sameCourse(t, "at the moment of the import", copy.state.At(then).s, c)
	if _, err := copy.state.At(copy.state.Vector()).Module(c.Modules[0].ID); err == nil {
		t.Error("the deleted module is there now")
	}
	if _, err := copy.state.At(Vector{}).Module(c.Modules[0].ID); err == nil {
		t.Error("the module is there before it was imported")
	}
}

// BenchmarkPast looks at the state of 100,000 events half-way back: at nothing, and at every cell.
func BenchmarkPast(b *testing.B) {
	root, events := longLog(b, 100_000)
	s := New(Options{Root: root, Trusted: func(ID) bool { return true }})
	s.Apply(events)
	half := events[50_000].Vector()
	b.Run("at", func(b *testing.B) {
		defer cpu.Report(b.ReportMetric, &b.N)()
		for b.Loop() {
			s.At(half)
		}
	})
	b.Run("all cells", func(b *testing.B) {
		defer cpu.Report(b.ReportMetric, &b.N)()
		for b.Loop() {
			past := s.At(half)
			for id := range past.Cells {
				past.Cell(id)
			}
		}
	})
}
