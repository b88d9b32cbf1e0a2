package store

import (
	"context"
	"crypto/ed25519"
	"fmt"
	"math/rand/v2"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"trivium/engine/change"
	"trivium/engine/lang"
)

// A desk is one person at one workspace file: the state in memory, and the store under test.
type desk struct {
	t      testing.TB
	store  *Store
	state  *change.State
	writer change.Writer
	random *rand.ChaCha8
	key    ed25519.PrivateKey
	clock  *time.Time
}

// start is when the clocks of the tests begin.
var start = time.Date(2026, 5, 12, 9, 31, 7, 0, time.UTC)

// newDesk creates a workspace in a folder of its own.
func newDesk(t testing.TB) *desk {
	t.Helper()
	d := newWriter(t, 1)
	d.create(filepath.Join(t.TempDir(), "work.trivium"))
	return d
}

// newWriter is a desk without a file yet; the same seed makes the same events.
func newWriter(t testing.TB, seed byte) *desk {
	now := start
	d := &desk{t: t, random: rand.NewChaCha8([32]byte{seed}), clock: &now}
	d.writer = change.Writer{By: "m1", Dev: fmt.Sprintf("d%d", seed), Clock: d.now, Random: d.random}
	d.state = change.New(change.Options{Own: func(string) bool { return true }})
	return d
}

func (d *desk) now() time.Time { return *d.clock }

func (d *desk) options() Options { return Options{Clock: d.now} }

func (d *desk) create(path string) {
	d.t.Helper()
	s, err := Create(context.Background(), path, d.options())
	if err != nil {
		d.t.Fatal(err)
	}
	d.use(s)
	public, key, err := ed25519.GenerateKey(d.random)
	if err != nil {
		d.t.Fatal(err)
	}
	d.key = key
	d.do(func(g *change.Gesture) { g.CreateWorkspace(d.ulid(), "Kurs", "Anna", public) })
}

func (d *desk) use(s *Store) {
	d.store = s
	d.t.Cleanup(func() { s.Close() })
}

// do makes a gesture, appends its events and applies them.
func (d *desk) do(act func(*change.Gesture)) []change.Event {
	d.t.Helper()
	events := d.make(act)
	if err := d.store.Append(context.Background(), events); err != nil {
		d.t.Fatal(err)
	}
	d.state.Apply(events)
	return events
}

// make makes a gesture that goes nowhere yet.
func (d *desk) make(act func(*change.Gesture)) []change.Event {
	d.t.Helper()
	*d.clock = d.clock.Add(1500 * time.Millisecond)
	g := d.state.Begin(d.writer, d.ulid())
	act(g)
	events, err := g.Events()
	if err != nil {
		d.t.Fatal(err)
	}
	return events
}

// write sets a Polish cell of text number i.
func (d *desk) write(i int, value string) []change.Event {
	d.t.Helper()
	return d.do(func(g *change.Gesture) { g.SetCell(cell(i), value, nil) })
}

func cell(i int) change.CellID {
	return change.CellID{Text: fmt.Sprintf("01KA8QW%019d", i), Lang: lang.Polish}
}

func (d *desk) ulid() string {
	var b [16]byte
	d.random.Read(b[:])
	return unpackULID(b)
}

// reopen closes the file and opens it again.
func (d *desk) reopen() {
	d.t.Helper()
	path := d.store.Path()
	if err := d.store.Close(); err != nil {
		d.t.Fatal(err)
	}
	d.open(path)
}

func (d *desk) open(path string) {
	d.t.Helper()
	s, err := Open(context.Background(), path, d.options())
	if err != nil {
		d.t.Fatal(err)
	}
	d.use(s)
}

// events returns what is in a store, in its order, each as its one spelling.
func spelled(t testing.TB, s *Store) []string {
	t.Helper()
	var all []string
	for e, err := range s.All(context.Background()) {
		if err != nil {
			t.Fatal(err)
		}
		all = append(all, string(change.Encode(&e)))
	}
	return all
}

// prose returns about n characters of made-up Polish.
func prose(r *rand.Rand, n int) string {
	words := strings.Fields("osoba pracownik socjalny rodzina wsparcie schronisko rozmowa zaufanie kryzys bezdomność plan wspólnie często trudny miesiąc gmina środki")
	var b strings.Builder
	for b.Len() < n {
		b.WriteString(words[r.IntN(len(words))])
		b.WriteByte(' ')
	}
	return strings.TrimSpace(b.String())
}
