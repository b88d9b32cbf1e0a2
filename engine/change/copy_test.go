package change

import (
	"crypto/ed25519"
	"encoding/binary"
	"math/rand"
	"strconv"
	"testing"
	"time"

	"trivium/engine/lang"
)

// A testCopy is one person's workspace in a test: a state, a writer, a key.
type testCopy struct {
	t      testing.TB
	writer Writer
	key    ed25519.PrivateKey
	state  *State
	made   int     // gestures
	log    []Event // as Log keeps them: in order of arrival
	known  map[ID]bool
	own    map[ID]bool // made here, and so not to be verified

	restored *State // a second state, which gets the same events; may be nil
}

// newCopy makes a copy for a member, with a device of the same number. root is "" for the first.
func newCopy(t testing.TB, number int, root ID) *testCopy {
	t.Helper()
	name := strconv.Itoa(number)
	random := rand.New(rand.NewSource(int64(number)))
	seed := make([]byte, ed25519.SeedSize)
	random.Read(seed)
	c := &testCopy{t: t, key: ed25519.NewKeyFromSeed(seed), known: map[ID]bool{}, own: map[ID]bool{}}
	start := time.Date(2026, 5, 12, 9, 0, 0, 0, time.UTC)
	c.writer = Writer{By: "m" + name, Dev: "d" + name, Random: random, Clock: func() time.Time { return start }}
	c.state = New(Options{Root: root, Own: func(dev string) bool { return dev == c.writer.Dev }, Trusted: func(id ID) bool { return c.own[id] }})
	return c
}

func (c *testCopy) public() ed25519.PublicKey { return c.key.Public().(ed25519.PublicKey) }

// do makes a gesture, signs it and applies it.
func (c *testCopy) do(act func(*Gesture)) []Event {
	c.t.Helper()
	c.made++
	return c.commit(func() *Gesture {
		g := c.state.Begin(c.writer, c.writer.Dev+"."+strconv.Itoa(c.made))
		act(g)
		return g
	}())
}

func (c *testCopy) commit(g *Gesture) []Event {
	c.t.Helper()
	events, err := g.Events()
	if err != nil {
		c.t.Fatal(err)
	}
	for i := range events {
		events[i].Sign(c.key)
		c.own[events[i].ID] = true
	}
	c.take(events)
	return events
}

// take applies events from anywhere.
func (c *testCopy) take(events []Event) {
	for _, e := range events {
		if !c.known[e.ID] {
			c.known[e.ID] = true
			c.log = append(c.log, e)
		}
	}
	c.state.Apply(events)
	if c.restored != nil {
		c.restored.Apply(events)
	}
}

func (c *testCopy) fresh() string {
	var b [8]byte
	c.writer.Random.Read(b[:])
	return strconv.FormatUint(binary.BigEndian.Uint64(b[:]), 36)
}

func (c *testCopy) undo() []Conflict {
	c.t.Helper()
	g, conflicts := c.state.Undo(c.writer, c.fresh())
	if g != nil {
		c.commit(g)
	}
	return conflicts
}

func (c *testCopy) redo() []Conflict {
	c.t.Helper()
	g, conflicts := c.state.Redo(c.writer, c.fresh())
	if g != nil {
		c.commit(g)
	}
	return conflicts
}

// startText is long enough for two people to change it in different places.
const startText = "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen"

// group makes n copies that share a workspace, with one module, a lesson and a block.
func group(t testing.TB, n int) []*testCopy {
	t.Helper()
	first := newCopy(t, 1, "")
	first.do(func(g *Gesture) { g.CreateWorkspace("W", "Test", "Person 1", first.public()) })
	copies := []*testCopy{first}
	for i := 2; i <= n; i++ {
		c := newCopy(t, i, first.state.Root())
		copies = append(copies, c)
		role := Admin
		if i > 2 {
			role = Editor
		}
		first.do(func(g *Gesture) {
			g.PutMember(Member{ID: c.writer.By, Person: "Person", Role: role, Keys: []string{KeyText(c.public())}})
		})
	}
	first.do(func(g *Gesture) {
		g.PutNode("M", "module", "", "V")
		g.PutNode("L", "lesson", "M", "V")
		g.PutNode("B", "block", "L", "V")
		g.SetOrigin("B/text", "pl")
		for _, l := range []lang.Tag{"pl", "de", "lt"} {
			g.SetCell(CellID{"B/text", l}, startText, nil)
		}
	})
	for _, c := range copies[1:] {
		c.take(first.log)
		if got, want := c.state.Hash(), first.state.Hash(); got != want {
			t.Fatal("copies differ from the beginning")
		}
	}
	return copies
}
