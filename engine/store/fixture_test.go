package store

import (
	"context"
	"os"
	"strings"
	"testing"

	"trivium/engine/change"
)

// TestWriteFixture writes the fixture of the present format, when UPDATE_GOLDEN is set; before a
// release of that format only. Otherwise it requires that what it would write can be read.
func TestWriteFixture(t *testing.T) {
	ctx := context.Background()
	d := newDesk(t)
	first := d.write(1, "Zażółć gęślą jaźń")
	if len(first) != 1 {
		t.Fatal("one event was to be made")
	}
	hash, _, err := d.store.PutMedia(ctx, strings.NewReader("A picture."), 100)
	if err != nil {
		t.Fatal(err)
	}
	secret := d.write(2, "Do usunięcia")[0].ID
	redaction := d.make(func(g *change.Gesture) { g.Redact([]change.ID{secret}, "") })
	if err := d.store.Erase(ctx, redaction[0], []change.ID{secret}); err != nil {
		t.Fatal(err)
	}
	if state, size, err := d.store.Media(ctx, hash); state != MediaWhole || size != 10 || err != nil {
		t.Errorf("%v, %d bytes, %v", state, size, err)
	}
	path := d.store.Path()
	if err := d.store.Close(); err != nil {
		t.Fatal(err)
	}
	if os.Getenv("UPDATE_GOLDEN") == "1" {
		if err := copyFile(path, "testdata/format-2.trivium"); err != nil {
			t.Fatal(err)
		}
	}
}
