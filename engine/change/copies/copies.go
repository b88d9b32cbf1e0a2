// Package copies gives tests the copies that several people have of one workspace: states with a
// writer and a log each. Nothing is signed, all devices are trusted; the same calls give the same events.
package copies

import (
	"crypto/ed25519"
	"math/rand"
	"strconv"
	"testing"
	"time"

	"trivium/engine/change"
)

// A Copy is one person's copy of a workspace.
type Copy struct {
	T      testing.TB
	Writer change.Writer
	State  *change.State
	Log    []change.Event // in the order of arrival
	Now    time.Time      // what its clock says
	made   int            // gestures
}

// Start is what the clock of each copy says first.
func Start() time.Time { return time.Date(2026, 5, 12, 9, 0, 0, 0, time.UTC) }

// Of returns copies of one workspace: of Anna (m1, device d1), Birutė (m2, d2), Carla (m3, d3), all of
// them administrators, who each know the workspace with what begin does in Anna's.
func Of(t testing.TB, n int, begin func(*change.Gesture)) []*Copy {
	t.Helper()
	var all []*Copy
	var root change.ID
	for i := range n {
		name := strconv.Itoa(i + 1)
		c := &Copy{T: t, Now: Start()}
		c.Writer = change.Writer{By: "m" + name, Dev: "d" + name, Random: rand.New(rand.NewSource(int64(i))), Clock: func() time.Time { return c.Now }}
		c.State = change.New(change.Options{Root: root, Own: func(string) bool { return true }, Trusted: func(change.ID) bool { return true }})
		if i == 0 {
			c.Do(func(g *change.Gesture) {
				root = g.CreateWorkspace("W", "Test", "Anna", key(0))
				for j, person := range []string{"Birutė", "Carla"} {
					g.PutMember(change.Member{ID: "m" + strconv.Itoa(j+2), Person: person, Role: change.Admin, Keys: []string{change.KeyText(key(j + 1))}})
				}
			})
			c.Do(begin)
		}
		all = append(all, c)
	}
	Share(all)
	return all
}

func key(i int) ed25519.PublicKey {
	seed := make([]byte, ed25519.SeedSize)
	seed[0] = byte(i)
	return ed25519.NewKeyFromSeed(seed).Public().(ed25519.PublicKey)
}

// Share gives each copy the events of all.
func Share(all []*Copy) {
	for _, c := range all {
		for _, other := range all {
			c.Take(other.Log)
		}
	}
}

// Take applies events from anywhere, and keeps those that are new here.
func (c *Copy) Take(events []change.Event) {
	known := c.State.Vector()
	c.State.Apply(events)
	for _, e := range events {
		if e.N > known[e.Dev] {
			c.Log = append(c.Log, e)
		}
	}
}

// Do makes a gesture and returns the moment after it.
func (c *Copy) Do(act func(*change.Gesture)) change.Vector {
	c.T.Helper()
	g := c.State.Begin(c.Writer, c.name())
	act(g)
	c.Commit(g)
	return c.State.Vector()
}

// Commit applies a gesture, none of whose events may be refused, and returns its events.
func (c *Copy) Commit(g *change.Gesture) []change.Event {
	c.T.Helper()
	events, err := g.Events()
	if err != nil {
		c.T.Fatal(err)
	}
	c.Take(events)
	for _, q := range c.State.Quarantined() {
		c.T.Fatalf("%s was refused: %v", q.Event.Op, q.Why)
	}
	return events
}

// Undo takes the person's latest gesture back.
func (c *Copy) Undo() {
	c.T.Helper()
	g, conflicts := c.State.Undo(c.Writer, c.name())
	if g == nil || len(conflicts) > 0 {
		c.T.Fatal("not undone", conflicts)
	}
	c.Commit(g)
}

// name is that of the next gesture.
func (c *Copy) name() string {
	c.made++
	return c.Writer.Dev + "." + strconv.Itoa(c.made)
}

// Wait lets time pass.
func (c *Copy) Wait(minutes int) { c.Now = c.Now.Add(time.Duration(minutes) * time.Minute) }
