package change

import (
	"bytes"
	"encoding/binary"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"hash/crc32"
	"math/rand"
	"os"
	"reflect"
	"slices"
	"strings"
	"testing"

	"trivium/engine/cpu"
)

// TestSnapshotExample holds the worked example of the essay to the letter: the short columns, and
// how long the others are.
func TestSnapshotExample(t *testing.T) {
	c := newCopy(t, 1, "")
	c.do(func(g *Gesture) {
		g.CreateWorkspace("W", "Pomoc", "Anna", c.public())
		g.SetCell(CellID{"B/text", "pl"}, "Tak", nil)
	})
	const heads = "0200" + "1000000102" + "01a0b097a00d64040000" + "7000000103" + "01002b00"
	want := []string{
		"\x02d1\x02m1\x10workspace.create\x08cell.set",
		string(unhex(t, heads)),
		"d1.1",
		string(c.log[0].ID + c.log[1].ID),
		c.log[0].Salt + c.log[1].Salt,
		"",
		c.log[0].Sig + c.log[1].Sig,
		string(c.log[0].P) + string(c.log[1].P),
		"",
	}
	data := []byte("TrvS\x01\x01")
	for _, column := range want {
		data = append(binary.AppendUvarint(data, uint64(len(column))), column...)
	}
	if got := c.state.Snapshot(); !bytes.Equal(got, checked(data)) {
		t.Errorf("got %q\nwant %q", got, data)
	}
}

func unhex(t *testing.T, text string) []byte {
	t.Helper()
	data, err := hex.DecodeString(text)
	if err != nil {
		t.Fatal(err)
	}
	return data
}

// TestSnapshots plays histories with all kinds of trouble in copies that have a second state each:
// one that was restored from a snapshot and got the same events since. Both must be the same always,
// and the snapshot of a copy that of a fresh replay of its log.
func TestSnapshots(t *testing.T) {
	seeds := 4
	if os.Getenv("TRIVIUM_FULL") == "1" {
		seeds = 300
	}
	met := map[string]bool{}
	for seed := range seeds {
		h := &history{t: t, random: rand.New(rand.NewSource(int64(seed))), copies: group(t, 5), nodes: []string{"M", "L", "B"}, seen: map[[32]byte]string{}}
		for step := range 120 {
			if step%10 == 9 {
				h.trouble(step / 10)
			}
			h.play(1)
			if step%3 > 0 {
				continue
			}
			c := h.copies[h.random.Intn(len(h.copies))]
			if c.restored != nil {
				sameState(t, c.restored, c.state)
			}
			c.restored = restored(t, c.state)
			for _, q := range c.state.Quarantined() {
				met[q.Why.Code] = true
			}
			met["waiting"] = met["waiting"] || len(c.state.Waiting()) > 0
			met["paused"] = met["paused"] || c.state.Paused() != nil
			met["redacted"] = met["redacted"] || len(c.state.redacted) > 0
			met["fork"] = met["fork"] || len(c.state.Forks()) > 0
			if t.Failed() {
				t.Fatalf("seed %d, step %d", seed, step)
			}
		}
		for _, c := range h.copies {
			fresh := New(c.state.options)
			fresh.Apply(c.log)
			sameState(t, fresh, c.state)
		}
		if t.Failed() {
			t.Fatalf("seed %d, at the end", seed)
		}
	}
	for _, kind := range []string{"waiting", "paused", "redacted", "fork", "change.twin", "change.revoked", "change.unknown-op", "change.bad-base", "change.foreign", "change.wrong-signature"} {
		if !met[kind] {
			t.Errorf("no history had any %s", kind)
		}
	}
}

// trouble gives some copies what does not happen in good times, each kind once.
func (h *history) trouble(kind int) {
	some := func(events []Event) {
		for _, c := range h.copies {
			if h.random.Intn(2) == 0 {
				c.take(events)
			}
		}
	}
	author := h.copies[2]
	switch kind {
	case 0:
		c := h.copies[0]
		c.do(func(g *Gesture) { g.Redact(c.state.Cell(CellID{"B/text", "lt"}).Revs, "") })
	case 1:
		some(h.forged(author, author, func(e *Event) { e.Op = "cell.explode" }))
	case 2:
		some(h.forged(author, author, func(e *Event) { e.Base = []ID{ID(strings.Repeat("A", hashLength))} }))
	case 3:
		some(h.forged(author, newCopy(h.t, 77, ""), func(*Event) {}))
	case 4:
		stranger := newCopy(h.t, 78, "")
		some(h.forged(author, stranger, func(e *Event) { e.By, e.Dev, e.N = "m78", "d78", 1 }))
	case 5: // the second device of a member, copied from the first
		twin := newCopy(h.t, 2, author.state.Root())
		twin.take(author.log)
		some(twin.do(set("pl", "twin")))
	case 6:
		h.copies[0].do(func(g *Gesture) { g.Revoke("m5", "") })
	case 7:
		h.copies[1].do(func(g *Gesture) { g.Revoke("m4", KeyText(h.copies[3].public())) })
	case 10:
		some(h.forged(h.copies[1], h.copies[1], func(e *Event) { e.V, e.Op = 2, "cell.paint" }))
	}
}

// forged returns an event as the author would make it, changed and signed by somebody.
func (h *history) forged(author, signer *testCopy, change func(*Event)) []Event {
	h.t.Helper()
	g := author.state.Begin(author.writer, author.fresh())
	set("pl", h.word())(g)
	events, err := g.Events()
	if err != nil {
		h.t.Fatal(err)
	}
	e := &events[0]
	change(e)
	e.ID = e.computeID()
	e.Sign(signer.key)
	return events
}

// restored returns the state made of a state's snapshot, and requires that it is the same.
func restored(t testing.TB, s *State) *State {
	t.Helper()
	again, err := Restore(s.options, s.Snapshot())
	if err != nil {
		t.Error(err)
		return nil
	}
	sameState(t, again, s)
	return again
}

// sameState requires that two states are the same in everything that can be asked of them. What was
// no event at all is left out: no log and no snapshot has it.
func sameState(t testing.TB, got, want *State) {
	t.Helper()
	if got == nil {
		return
	}
	var a, b bytes.Buffer
	got.dump(&a)
	want.dump(&b)
	if a.String() != b.String() {
		t.Errorf("the states differ:\n%s", firstDifference(b.String(), a.String()))
	}
	answers := func(s *State) map[string]any {
		all := map[string]any{"vector": s.Vector(), "forks": s.Forks(), "waiting": s.Waiting(), "members": s.Members(), "paused": code(s)}
		for _, q := range s.Quarantined() {
			if q.Event != nil {
				all["quarantined "+string(q.ID)] = q.Why.Code + fmt.Sprint(q.Why.Args) + string(Encode(q.Event))
			}
		}
		for dev := range s.devices {
			undos, redos := s.stacks(dev)
			if len(s.history[s.devices[dev]]) > 0 {
				all["gestures of "+dev] = fmt.Sprint(undos, redos)
			}
		}
		for _, op := range []Op{CommentPut, TermPut, VersionName} {
			things, _ := json.Marshal(s.Things(op))
			all[string(op)] = string(things)
		}
		half := s.Vector()
		for dev := range half {
			half[dev] = (half[dev] + 1) / 2
		}
		past := s.At(half)
		all["half of it"] = past.s.Hash()
		for id := range s.tree.nodes {
			fields := sortedKeys(s.fields[id])
			all["node "+id] = fmt.Sprint(nodeIDs(s.Children(id)), nodeIDs(s.Gone(id)), fields)
		}
		for id := range s.cells {
			all[fmt.Sprint("cell ", id)] = s.Stale(id)
		}
		return all
	}
	x, y := answers(got), answers(want)
	for key := range y {
		if !reflect.DeepEqual(x[key], y[key]) {
			t.Errorf("%s: got %v, want %v", key, x[key], y[key])
		}
	}
	if len(x) != len(y) {
		t.Errorf("%d answers, want %d", len(x), len(y))
	}
	if len(got.spare)+len(want.spare) == 0 && !bytes.Equal(got.Snapshot(), want.Snapshot()) {
		t.Error("the snapshots differ")
	}
}

func code(s *State) string {
	if f := s.Paused(); f != nil {
		return f.Code
	}
	return ""
}

func nodeIDs(nodes []Node) string {
	var all []string
	for _, n := range nodes {
		all = append(all, n.ID)
	}
	return strings.Join(all, " ")
}

// TestSnapshotWithoutRedacted requires that a redacted text is in no snapshot taken afterwards.
func TestSnapshotWithoutRedacted(t *testing.T) {
	const secret = "Jan Kowalski, ul. Polna 7"
	c := group(t, 1)[0]
	typed := c.do(set("pl", secret))
	c.do(set("de", "after"))
	if !bytes.Contains(c.state.Snapshot(), []byte(secret)) {
		t.Fatal("the text is nowhere before either")
	}
	first := restored(t, c.state)
	c.do(func(g *Gesture) { g.Redact([]ID{typed[0].ID}, "") })
	first.Apply(c.log)
	for name, s := range map[string]*State{"replayed": c.state, "restored": first} {
		if data := s.Snapshot(); bytes.Contains(data, []byte(secret)) {
			t.Errorf("%s: the text is in the snapshot", name)
		}
	}
	sameState(t, first, c.state)
}

// TestRestoreDamaged requires an error of everything that is no snapshot.
func TestRestoreDamaged(t *testing.T) {
	s := smallState(t)
	data := s.Snapshot()
	if _, err := Restore(s.options, data); err != nil {
		t.Fatal(err)
	}
	for n := range data {
		if _, err := Restore(s.options, data[:n]); !errors.Is(err, ErrSnapshot) {
			t.Errorf("the first %d bytes of %d: %v", n, len(data), err)
		}
		bad := bytes.Clone(data)
		bad[n] ^= 1 << (n % 8)
		if _, err := Restore(s.options, bad); !errors.Is(err, ErrSnapshot) {
			t.Errorf("with another bit in byte %d: %v", n, err)
		}
	}
	tests := map[string]func([]byte) []byte{
		"more at the end": func(d []byte) []byte { return append(d, 0) },
		"another form":    func(d []byte) []byte { d[4]++; return d },
		"newer events":    func(d []byte) []byte { d[5]++; return d },
	}
	for name, change := range tests {
		bad := change(bytes.Clone(data[:len(data)-crc32.Size]))
		if _, err := Restore(s.options, checked(bad)); !errors.Is(err, ErrSnapshot) {
			t.Errorf("%s: %v", name, err)
		}
	}
	other := s.options
	other.Root = ID(strings.Repeat("A", hashLength))
	if _, err := Restore(other, data); !errors.Is(err, ErrSnapshot) {
		t.Errorf("another workspace: %v", err)
	}
}

// checked adds the check sum that data should have.
func checked(data []byte) []byte {
	return binary.BigEndian.AppendUint32(data, crc32.Checksum(data, castagnoli))
}

// smallState has an event of each class but those of a newer version.
func smallState(t testing.TB) *State {
	copies := group(t, 2)
	a, b := copies[0], copies[1]
	twin := newCopy(t, 2, a.state.Root())
	twin.take(a.log)
	a.take(b.do(set("pl", startText+" more")))
	a.do(set("pl", startText+" \"quoted\""))
	a.take(twin.do(set("pl", "twin")))
	a.do(func(g *Gesture) { g.PutThing(CommentPut, "c", "B/text", "pl", "?"); g.SetField("B", "level", 3) })
	b.do(set("de", "first"))
	a.take(b.do(set("de", "waits")))
	stranger := newCopy(t, 7, a.state.Root())
	stranger.take(a.log)
	a.take(stranger.do(set("de", "stranger")))
	a.do(func(g *Gesture) { g.Redact(a.state.Cell(CellID{"B/text", "lt"}).Revs, "") })
	if len(a.state.Quarantined()) != 2 || len(a.state.Waiting()) != 1 {
		t.Fatalf("got %v and %v", a.state.Quarantined(), a.state.Waiting())
	}
	return a.state
}

// FuzzRestore requires of any columns, that what Restore makes of them is a state: one that answers
// and goes on.
func FuzzRestore(f *testing.F) {
	s := smallState(f)
	data := s.Snapshot()
	f.Add(data[len(snapshotMagic)+2 : len(data)-crc32.Size])
	empty := New(Options{}).Snapshot()
	f.Add(empty[len(snapshotMagic)+2 : len(empty)-crc32.Size])
	f.Fuzz(func(t *testing.T, columns []byte) {
		again, err := restore(Options{}, columns)
		if err != nil {
			return
		}
		again.Hash()
		again.Quarantined()
		again.Undoable("d1")
		again.Snapshot()
		again.Apply(slices.Collect(func(yield func(Event) bool) {
			for _, e := range s.offered {
				if !yield(*e) {
					return
				}
			}
		}))
	})
}

// BenchmarkSnapshot takes and restores the snapshot of 100,000 events over 5,000 texts.
func BenchmarkSnapshot(b *testing.B) {
	root, events := longLog(b, 100_000)
	s := New(Options{Root: root, Trusted: func(ID) bool { return true }})
	s.Apply(events)
	data := s.Snapshot()
	b.Run("take", func(b *testing.B) {
		defer cpu.Report(b.ReportMetric, &b.N)()
		b.SetBytes(int64(len(data)))
		for b.Loop() {
			s.Snapshot()
		}
	})
	b.Run("restore", func(b *testing.B) {
		defer cpu.Report(b.ReportMetric, &b.N)()
		b.SetBytes(int64(len(data)))
		for b.Loop() {
			if _, err := Restore(s.options, data); err != nil {
				b.Fatal(err)
			}
		}
	})
}
