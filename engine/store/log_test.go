package store

import (
	"context"
	"crypto/ed25519"
	"errors"
	"slices"
	"strings"
	"testing"

	"trivium/corpora"
	"trivium/engine/change"
	"trivium/engine/course"
	"trivium/engine/fault"
)

func code(err error) string {
	var f *fault.Fault
	if errors.As(err, &f) {
		return f.Code
	}
	return ""
}

// TestEventsComeBack puts a whole course in and requires every event back, byte for byte.
func TestEventsComeBack(t *testing.T) {
	d := newDesk(t)
	c, faults, err := course.LoadFS(corpora.Samples, "foster-care-families/programme.json", "")
	if err != nil || faults.Blocking() {
		t.Fatal(err, faults)
	}
	d.do(func(g *change.Gesture) { g.ImportCourse(c) })
	d.write(1, "Pierwszy.")
	d.write(1, "Pierwszy, poprawiony – „z cudzysłowem”.")
	d.write(2, strings.Repeat("bardzo długi tekst ", 3000))
	before := spelled(t, d.store)
	if len(before) < 800 {
		t.Fatalf("the course made %d events only", len(before))
	}
	d.reopen()
	after := spelled(t, d.store)
	if !slices.Equal(before, after) {
		t.Error("events changed by reopening")
	}
	again := change.New(change.Options{Own: func(string) bool { return true }})
	for _, text := range after {
		e, f := change.Decode([]byte(text))
		if f != nil {
			t.Fatal(f)
		}
		again.Apply([]change.Event{e})
	}
	if again.Hash() != d.state.Hash() {
		t.Error("the state of the events read differs from the state of the events written")
	}
}

// TestAppend requires what change.Log says of events that come twice, late, or with more.
func TestAppend(t *testing.T) {
	ctx := context.Background()
	_, key, err := ed25519.GenerateKey(newWriter(t, 9).random)
	if err != nil {
		t.Fatal(err)
	}
	signed := func(e change.Event) change.Event { e.Sign(key); return e }
	bare := func(e change.Event) change.Event { e.Redact(); return e }
	tests := map[string]struct {
		first, second func(change.Event) change.Event
		want          func(change.Event) change.Event
	}{
		"twice":                      {same, same, same},
		"signature later":            {same, signed, signed},
		"signature not lost":         {signed, same, signed},
		"payload later":              {bare, same, same},
		"payload not lost":           {same, bare, same},
		"both later":                 {bare, signed, signed},
		"signature beside a payload": {same, func(e change.Event) change.Event { return bare(signed(e)) }, signed},
	}
	for name, tt := range tests {
		t.Run(name, func(t *testing.T) {
			d := newDesk(t)
			e := d.make(func(g *change.Gesture) { g.SetCell(cell(1), "Wartość", nil) })[0]
			for _, arrives := range []change.Event{tt.first(e), tt.second(e)} {
				if err := d.store.Append(ctx, []change.Event{arrives}); err != nil {
					t.Fatal(err)
				}
			}
			want := tt.want(e)
			all := spelled(t, d.store)
			if len(all) != 2 || all[1] != string(change.Encode(&want)) {
				t.Errorf("got %q, want one event more: %q", all, change.Encode(&want))
			}
		})
	}
}

func same(e change.Event) change.Event { return e }

// TestAppendAllOrNothing appends good events and one whose id is wrong.
func TestAppendAllOrNothing(t *testing.T) {
	d := newDesk(t)
	events := d.make(func(g *change.Gesture) {
		g.SetCell(cell(1), "Raz", nil)
		g.SetCell(cell(2), "Dwa", nil)
	})
	events[1].N = 7
	if err := d.store.Append(context.Background(), events); code(err) != "change.wrong-id" {
		t.Errorf("got %v", err)
	}
	if all := spelled(t, d.store); len(all) != 1 {
		t.Errorf("got %d events, want the first of the workspace alone", len(all))
	}
}

// TestOddSpellings stores events whose base64 has stray bits, which a hostile copy can make.
func TestOddSpellings(t *testing.T) {
	d := newDesk(t)
	good := d.make(func(g *change.Gesture) { g.SetCell(cell(1), "Raz", nil) })[0]
	tests := map[string]func(*change.Event){
		"base":      func(e *change.Event) { e.Base = []change.ID{change.ID(strings.Repeat("A", 42) + "B")} },
		"salt":      func(e *change.Event) { e.Salt = strings.Repeat("A", 21) + "B" },
		"signature": func(e *change.Event) { e.Sig = strings.Repeat("A", 85) + "B" },
		"gesture":   func(e *change.Event) { e.Tx = strings.Repeat("Z", 26) },
	}
	for name, change := range tests {
		t.Run(name, func(t *testing.T) {
			d := newDesk(t)
			e := good
			change(&e)
			want := reseal(t, &e)
			if err := d.store.Append(context.Background(), events(e)); err != nil {
				t.Fatal(err)
			}
			if all := spelled(t, d.store); all[1] != want {
				t.Errorf("got %s\nwant %s", all[1], want)
			}
		})
	}
}

func events(e ...change.Event) []change.Event { return e }

// reseal gives a changed event the id of its content: the one the check says it expects.
func reseal(t *testing.T, e *change.Event) string {
	t.Helper()
	if f := e.Check(); f != nil {
		e.ID = change.ID(f.Args["expected"])
	}
	if f := e.Check(); f != nil {
		t.Fatal(f)
	}
	return string(change.Encode(e))
}

// TestJournal requires entries in the order of arrival, with the time of this copy's clock.
func TestJournal(t *testing.T) {
	d := newDesk(t)
	d.write(1, "Raz")
	second := *d.clock
	d.write(1, "Dwa")
	var seqs []int64
	for entry, err := range d.store.Since(context.Background(), 1) {
		if err != nil {
			t.Fatal(err)
		}
		if seqs = append(seqs, entry.Seq); entry.Seq == 2 && !entry.Arrived.Equal(second) {
			t.Errorf("arrived %v, want %v", entry.Arrived, second)
		}
	}
	if !slices.Equal(seqs, []int64{2, 3}) {
		t.Errorf("got %v", seqs)
	}
}

func TestULID(t *testing.T) {
	d := newWriter(t, 3)
	for range 200 {
		var b [16]byte
		d.random.Read(b[:])
		if back, ok := packULID(unpackULID(b)); !ok || back != b {
			t.Fatalf("%x came back as %x, %v", b, back, ok)
		}
	}
	for _, s := range []string{"", "8ZZZZZZZZZZZZZZZZZZZZZZZZZ", "01ka8qw0000000000000000001", "01KA8QWI000000000000000001"} {
		if _, ok := packULID(s); ok {
			t.Errorf("%q was taken for a ULID", s)
		}
	}
}
