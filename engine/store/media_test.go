package store

import (
	"bytes"
	"context"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"io"
	"math/rand/v2"
	"strings"
	"testing"
	"testing/iotest"

	"trivium/engine/change"
)

// TestMedia puts files of every size around that of a piece in and reads them back, from any place.
func TestMedia(t *testing.T) {
	ctx := context.Background()
	d := newDesk(t)
	for _, size := range []int{0, 1, pieceSize - 1, pieceSize, pieceSize + 1, 3*pieceSize + 17} {
		content := make([]byte, size)
		d.random.Read(content)
		sum := sha256.Sum256(content)
		for range 2 { // the second time it is there already
			hash, n, err := d.store.PutMedia(ctx, iotest.HalfReader(bytes.NewReader(content)), int64(size))
			if err != nil || n != int64(size) || string(hash) != hex.EncodeToString(sum[:]) {
				t.Fatalf("%d bytes: %s, %d, %v", size, hash, n, err)
			}
		}
		blob, err := d.store.OpenMedia(ctx, Hash(hex.EncodeToString(sum[:])))
		if err != nil {
			t.Fatal(err)
		}
		if err := iotest.TestReader(blob, content); err != nil {
			t.Errorf("%d bytes: %v", size, err)
		}
	}
	report, err := d.store.Verify(ctx)
	if err != nil || len(report.Problems) > 0 || report.Media != 6 {
		t.Errorf("%+v, %v", report, err)
	}
}

// TestMediaRefused leaves nothing behind of what was not taken.
func TestMediaRefused(t *testing.T) {
	broken := errors.New("the stick was pulled out")
	tests := map[string]struct {
		from io.Reader
		want error
		code string
	}{
		"too large":  {strings.NewReader(strings.Repeat("x", pieceSize+1)), nil, "store.media-too-large"},
		"broken off": {io.MultiReader(strings.NewReader(strings.Repeat("x", 2*pieceSize)), iotest.ErrReader(broken)), broken, ""},
	}
	for name, tt := range tests {
		t.Run(name, func(t *testing.T) {
			ctx := context.Background()
			d := newDesk(t)
			limit := int64(pieceSize)
			if tt.want != nil {
				limit = 1 << 30
			}
			_, _, err := d.store.PutMedia(ctx, tt.from, limit)
			if code(err) != tt.code || tt.want != nil && !errors.Is(err, tt.want) {
				t.Errorf("got %v", err)
			}
			if rows, pieces := d.count("media"), d.count("media_piece"); rows+pieces != 0 {
				t.Errorf("%d rows and %d pieces are left", rows, pieces)
			}
		})
	}
}

func (d *desk) count(table string) (n int) {
	d.t.Helper()
	if err := d.store.db.QueryRow(`SELECT count(*) FROM ` + table).Scan(&n); err != nil {
		d.t.Fatal(err)
	}
	return n
}

// TestMissingMedia knows of a file that an event names before it comes, and sweeps what was arriving
// when the program stopped.
func TestMissingMedia(t *testing.T) {
	ctx := context.Background()
	d := newDesk(t)
	content := prose(rand.New(rand.NewPCG(1, 1)), 1000)
	sum := sha256.Sum256([]byte(content))
	hash := Hash(hex.EncodeToString(sum[:]))
	if state, _, err := d.store.Media(ctx, hash); state != MediaUnknown || err != nil {
		t.Errorf("before: %v, %v", state, err)
	}
	d.do(func(g *change.Gesture) { g.PutThing(change.MediaPut, "a", "", "", map[string]Hash{"hash": hash}) })
	if missing, err := d.store.MediaIn(ctx, MediaMissing); err != nil || len(missing) != 1 || missing[0] != hash {
		t.Errorf("named: %v, %v", missing, err)
	}
	if _, err := d.store.OpenMedia(ctx, hash); code(err) != "store.media-missing" {
		t.Errorf("opened: %v", err)
	}
	if _, err := d.store.db.Exec(`INSERT INTO media (id, size, state) VALUES (50, 0, 0); INSERT INTO media_piece VALUES (?, 'half')`, 50<<piecesBits); err != nil {
		t.Fatal(err)
	}
	d.reopen()
	if rows, pieces := d.count("media"), d.count("media_piece"); rows != 1 || pieces != 0 {
		t.Errorf("%d rows and %d pieces are left", rows, pieces)
	}
	if _, _, err := d.store.PutMedia(ctx, strings.NewReader(content), 1<<20); err != nil {
		t.Fatal(err)
	}
	if state, size, err := d.store.Media(ctx, hash); state != MediaWhole || size != int64(len(content)) || err != nil {
		t.Errorf("after: %v, %d, %v", state, size, err)
	}
	if missing, err := d.store.MediaIn(ctx, MediaMissing); err != nil || len(missing) != 0 || d.count("media_use") != 1 {
		t.Errorf("still missing: %v, %v", missing, err)
	}
}
