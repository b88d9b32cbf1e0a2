package store

import (
	"context"
	"path/filepath"
	"testing"

	"trivium/engine/change"
)

// TestForget: a redaction that came with others' events, by Append, leaves the text nowhere either,
// and what it names is not taken when it comes later.
func TestForget(t *testing.T) {
	ctx := context.Background()
	d := newDesk(t)
	hidden := d.write(1, "Klientka: "+secret)
	if _, err := d.store.Backup(ctx); err != nil {
		t.Fatal(err)
	}
	late := d.make(func(g *change.Gesture) { g.SetCell(change.CellID{Text: "late", Lang: "pl"}, secret, nil) })
	d.state.Apply(late) // but it has not come to the file
	ids := []change.ID{hidden[0].ID, late[0].ID}
	redaction := d.make(func(g *change.Gesture) { g.Redact(ids, "") })
	if err := d.store.Append(ctx, redaction); err != nil {
		t.Fatal(err)
	}
	if !found(t, filepath.Dir(d.store.Path())) {
		t.Fatal("Append alone does not erase: the test would prove nothing")
	}
	for range 2 {
		if err := d.store.Forget(ctx, ids); err != nil {
			t.Fatal(err)
		}
	}
	if err := d.store.Append(ctx, append(late, hidden...)); err != nil {
		t.Fatal(err)
	}
	if found(t, filepath.Dir(d.store.Path())) {
		t.Error("the text is still there")
	}
	if erased, err := d.store.Erased(ctx); err != nil || len(erased) != 2 {
		t.Errorf("erased: %v, %v", erased, err)
	}
}
