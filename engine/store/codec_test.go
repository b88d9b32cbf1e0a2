package store

import (
	"context"
	"encoding/hex"
	"strings"
	"testing"
	"time"

	"trivium/engine/change"
)

// fixed is a ledger and a shelf of four names.
type fixed struct{ unpacker }

func (fixed) names() []string { return []string{"m1", "d1", "cell.set", "d2"} }

func (f fixed) number(name string) (int64, error) {
	for i, n := range f.names() {
		if n == name {
			return int64(i) + 1, nil
		}
	}
	return 0, errDamaged
}

func (f fixed) name(number int64) (string, bool) {
	if number < 1 || number > 4 {
		return "", false
	}
	return f.names()[number-1], true
}

// example is the event of the package comment.
func example(t testing.TB) change.Event {
	t.Helper()
	e := change.Event{V: 1, By: "m1", Dev: "d1", N: 42, Seen: change.Vector{"d2": 17}, Clock: time.Date(2026, 5, 12, 9, 31, 7, 0, time.UTC),
		Tx: "g7", Op: change.CellSet, Base: []change.ID{change.ID("Zk" + strings.Repeat("A", 41))}, P: []byte(`{"text":"t","lang":"pl","value":"Dom"}`), Salt: strings.Repeat("A", 22)}
	e.ID = change.ID(strings.Repeat("A", 43))
	e.ID = change.ID(e.Check().Args["expected"])
	if f := e.Check(); f != nil {
		t.Fatal(f)
	}
	return e
}

func TestWorkedExample(t *testing.T) {
	e := example(t)
	r, err := encodeRow(fixed{}, 5, &e)
	if err != nil {
		t.Fatal(err)
	}
	want := "01" + "010103" + "b6b7f328" + "00026737" + "010411" + "01" + "6640" + strings.Repeat("00", 30)
	if got := hex.EncodeToString(r.head); got != want || r.dev != 2 || r.n != 42 || len(r.id) != 32 {
		t.Errorf("got\n%s\nwant\n%s", got, want)
	}
}

// FuzzDecodeRow never panics on a damaged row, and what it reads is written back alike.
func FuzzDecodeRow(f *testing.F) {
	e := example(f)
	r, err := encodeRow(fixed{}, 5, &e)
	if err != nil {
		f.Fatal(err)
	}
	f.Add(r.id, r.head, r.body, r.sig)
	e.Redact()
	if r, err = encodeRow(fixed{}, 5, &e); err != nil {
		f.Fatal(err)
	}
	f.Add(r.id, r.head, r.body, r.sig)
	f.Add([]byte{}, append([]byte{formJSON}, change.Encode(&e)...), []byte{}, []byte{})
	f.Add(make([]byte, 32), []byte{formPacked, 1, 1, 3, 0, 0, 255, 255}, make([]byte, 17), []byte{})
	f.Fuzz(func(t *testing.T, id, head, body, sig []byte) {
		e, err := decodeRow(&fixed{}, row{seq: 5, dev: 2, n: 42, id: id, head: head, body: body, sig: sig})
		if err != nil || e.Check() != nil {
			return
		}
		again, err := encodeRow(fixed{}, 5, &e)
		if err != nil {
			t.Fatalf("a sound event cannot be written: %v", err)
		}
		back, err := decodeRow(&fixed{}, again)
		if err != nil || string(change.Encode(&back)) != string(change.Encode(&e)) {
			t.Errorf("%s came back as %s, %v", change.Encode(&e), change.Encode(&back), err)
		}
	})
}

// TestReadWhileWriting reads the log while others append: each reader gets a gapless beginning.
func TestReadWhileWriting(t *testing.T) {
	ctx := context.Background()
	d := newDesk(t)
	done := make(chan error)
	for range 3 {
		go func() {
			want := int64(1)
			for entry, err := range d.store.Since(ctx, 0) {
				if err != nil || entry.Seq != want {
					done <- errDamaged
					return
				}
				want++
			}
			done <- nil
		}()
	}
	for i := range 100 {
		d.write(i, "Tekst")
	}
	for range 3 {
		if err := <-done; err != nil {
			t.Error(err)
		}
	}
}
