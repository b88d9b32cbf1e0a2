package store

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"io"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"trivium/engine/change"
	"trivium/engine/tm"
)

// TestEraseFile redacts a file by its hash: content that is here goes, with every event that names it left in
// place; content that comes later is refused, before an event names it and after.
func TestEraseFile(t *testing.T) {
	ctx := context.Background()
	d := newDesk(t)
	whole := strings.Repeat("Pani "+secret+" pyta. ", 30000)
	hash, _, err := d.store.PutMedia(ctx, strings.NewReader(whole), 4<<20)
	if err != nil {
		t.Fatal(err)
	}
	name := func(hash Hash) {
		t.Helper()
		events := d.make(func(g *change.Gesture) {
			g.PutThing(change.TMAttach, string(hash), "", "", map[string]any{"hash": hash})
		})
		if err := d.store.Append(ctx, events); err != nil {
			t.Fatal(err)
		}
	}
	name(hash)
	sum := sha256.Sum256([]byte(secret))
	late := Hash(hex.EncodeToString(sum[:]))
	var ids []change.ID
	for _, h := range []Hash{hash, late} {
		id, ok := change.FileID(string(h))
		if !ok {
			t.Fatal(h)
		}
		ids = append(ids, id)
	}
	redaction := d.make(func(g *change.Gesture) { g.Redact(ids, "") })
	if err := d.store.Erase(ctx, redaction[0], ids); err != nil {
		t.Fatal(err)
	}
	refused := func(step string, content string) {
		t.Helper()
		if _, _, err := d.store.PutMedia(ctx, strings.NewReader(content), 4<<20); code(err) != "store.media-erased" {
			t.Errorf("%s: %v", step, err)
		}
		if found(t, filepath.Dir(d.store.Path())) {
			t.Errorf("%s: the text is there", step)
		}
	}
	refused("again", whole)
	refused("before an event names it", secret)
	name(late)
	refused("named", secret)
	for _, h := range []Hash{hash, late} {
		if state, size, err := d.store.Media(ctx, h); state != MediaErased || size != 0 || err != nil {
			t.Errorf("state %d, %d bytes, %v", state, size, err)
		}
	}
	if report, err := d.store.Verify(ctx); err != nil || len(report.Missing) > 0 {
		t.Errorf("%+v, %v", report, err)
	}
	for _, hash := range []string{"", "12", strings.Repeat("x", 64), string(hash) + "00"} {
		if _, ok := change.FileID(hash); ok {
			t.Errorf("%q is the hash of a file", hash)
		}
	}
}

// TestEraseUnits leaves units out of a file: those after them keep their numbers, and under another name their
// ids.
func TestEraseUnits(t *testing.T) {
	ctx := context.Background()
	list := someUnits(2000, 3)
	s := newDesk(t).store
	first := takenUnits(t, s, list)
	gone := []int{0, 5, 6, 7, 1999}
	hash, err := s.TakeUnits(ctx, 1<<30, func(out io.Writer) error {
		w, err := NewUnitWriter(out)
		if err != nil {
			return err
		}
		for n, u := range list {
			if slices.Contains(gone, n) {
				err = w.Erase()
			} else {
				err = w.Add(u)
			}
			if err != nil {
				return err
			}
		}
		return w.Close()
	})
	if err != nil {
		t.Fatal(err)
	}
	u, err := s.OpenUnits(ctx, hash)
	if err != nil {
		t.Fatal(err)
	}
	u.Named(first.Hash())
	var erased []int
	u.Erased(func(from, to int) bool {
		for n := from; n <= to; n++ {
			erased = append(erased, n)
		}
		return true
	})
	if !slices.Equal(erased, gone) || u.Len() != 2000 || u.Content() == first.Content() {
		t.Errorf("%v of %d", erased, u.Len())
	}
	for _, n := range []int{0, 4, 6, 8, 1998, 1999} {
		got, err := u.Unit(ctx, n)
		if err != nil {
			t.Fatal(err)
		}
		number, ok := u.Number(got.ID)
		at, named := UnitNumber(first.Hash(), got.ID)
		if got.ID != first.ID(n) || got.Batch != string(first.Hash()) || !ok || number != n || !named || at != n {
			t.Errorf("unit %d: %+v", n, got)
		}
		if (len(got.Texts) == 0) != slices.Contains(gone, n) && len(list[n].Texts) > 0 {
			t.Errorf("unit %d: %+v", n, got)
		}
	}
	if _, ok := UnitNumber(first.Hash(), tm.ID{1}); ok {
		t.Error("an id of another file")
	}
}
