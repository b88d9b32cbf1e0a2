package review

import (
	"crypto/ed25519"
	"math/rand"
	"strconv"
	"testing"
	"time"

	"trivium/engine/change"
	"trivium/engine/lang"
)

// A desk is one person's copy of a workspace in a test.
type desk struct {
	t      testing.TB
	writer change.Writer
	state  *change.State
	log    []change.Event
	now    time.Time
	made   int
}

// start is the day of the tests.
func start() time.Time { return time.Date(2026, 5, 12, 9, 0, 0, 0, time.UTC) }

// desks returns copies of one workspace: of Anna (m1, d1), Birutė (m2, d2), Carla (m3, d3). It has a
// module with a lesson.
func desks(t testing.TB, n int) []*desk {
	t.Helper()
	var all []*desk
	var root change.ID
	for i := range n {
		name := strconv.Itoa(i + 1)
		d := &desk{t: t, now: start()}
		d.writer = change.Writer{By: "m" + name, Dev: "d" + name, Random: rand.New(rand.NewSource(int64(i))), Clock: func() time.Time { return d.now }}
		d.state = change.New(change.Options{Root: root, Own: func(string) bool { return true }, Trusted: func(change.ID) bool { return true }})
		if i == 0 {
			d.do(func(g *change.Gesture) {
				root = g.CreateWorkspace("W", "Test", "Anna", key(0))
				for j, person := range []string{"Birutė", "Carla"} {
					g.PutMember(change.Member{ID: "m" + strconv.Itoa(j+2), Person: person, Role: change.Admin, Keys: []string{change.KeyText(key(j + 1))}})
				}
			})
		}
		all = append(all, d)
	}
	all[0].do(func(g *change.Gesture) {
		g.Arrange("M", "module", "", 0)
		g.Arrange("L", "lesson", "M", 0)
		g.SetCell(cell("M/title", "pl"), "Moduł", nil)
		g.SetField("M", "languages", []lang.Tag{"pl", "de", "lt"})
	})
	share(all)
	return all
}

func key(i int) ed25519.PublicKey {
	seed := make([]byte, ed25519.SeedSize)
	seed[0] = byte(i)
	return ed25519.NewKeyFromSeed(seed).Public().(ed25519.PublicKey)
}

// share gives everyone everything.
func share(all []*desk) {
	for _, d := range all {
		for _, other := range all {
			d.take(other.log)
		}
	}
}

func (d *desk) take(events []change.Event) {
	known := d.state.Vector()
	d.state.Apply(events)
	for _, e := range events {
		if e.N > known[e.Dev] {
			d.log = append(d.log, e)
		}
	}
}

// do makes a gesture and returns the moment after it.
func (d *desk) do(act func(*change.Gesture)) change.Vector {
	d.t.Helper()
	d.made++
	g := d.state.Begin(d.writer, d.writer.Dev+"."+strconv.Itoa(d.made))
	act(g)
	d.commit(g)
	return d.state.Vector()
}

func (d *desk) commit(g *change.Gesture) []change.Event {
	d.t.Helper()
	events, err := g.Events()
	if err != nil {
		d.t.Fatal(err)
	}
	d.take(events)
	for _, q := range d.state.Quarantined() {
		d.t.Fatalf("%s was refused: %v", q.Event.Op, q.Why)
	}
	return events
}

// wait lets time pass.
func (d *desk) wait(minutes int) { d.now = d.now.Add(time.Duration(minutes) * time.Minute) }

func (d *desk) at(v change.Vector) *change.Past { return d.state.At(v) }

func (d *desk) present() *change.Past { return d.state.At(d.state.Vector()) }

// set gives a cell a text, made from what another language shows; "" from none.
func (d *desk) set(id change.CellID, text string, from lang.Tag) {
	d.t.Helper()
	d.do(func(g *change.Gesture) {
		var source *change.Revision
		if from != "" {
			source = &change.Revision{Lang: from, Rev: d.state.Cell(cell(id.Text, from)).Revs[0]}
		}
		g.SetCell(id, text, source)
	})
}

func cell(text string, l lang.Tag) change.CellID { return change.CellID{Text: text, Lang: l} }
