package sync

import (
	"bytes"
	"context"
	"io"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"trivium/engine/change"
	"trivium/engine/store"
)

// receiver takes a bundle over into a workspace file.
func receiver(s *store.Store) Receiver {
	return Receiver{Append: s.Append, File: func(ctx context.Context, hash string, size int64, content io.Reader) error {
		state, _, err := s.Media(ctx, store.Hash(hash))
		if err != nil || state == store.MediaWhole || state == store.MediaErased {
			return err
		}
		_, _, err = s.PutMedia(ctx, content, size)
		return err
	}}
}

// TestExchange brings events and a file from one workspace file to another, twice, and requires a
// bundle that still holds what was redacted since not to bring it back.
func TestExchange(t *testing.T) {
	ctx := context.Background()
	create := func(name string) *store.Store {
		s, err := store.Create(ctx, filepath.Join(t.TempDir(), name), store.Options{})
		if err != nil {
			t.Fatal(err)
		}
		t.Cleanup(func() { s.Close() })
		return s
	}
	there, here := create("there.trivium"), create("here.trivium")
	all := someEvents(t, 300)
	if err := there.Append(ctx, all); err != nil {
		t.Fatal(err)
	}
	hash, size, err := there.PutMedia(ctx, strings.NewReader(strings.Repeat("Obraz ", 100_000)), 1<<20)
	if err != nil {
		t.Fatal(err)
	}
	picture := File{string(hash), size, func() (io.Reader, error) { return there.OpenMedia(ctx, hash) }}
	var b bytes.Buffer
	if _, err := Write(ctx, &b, Head{all[0].ID, nil}, nil, there.All(ctx), []File{picture}); err != nil {
		t.Fatal(err)
	}
	for range 2 {
		if _, err := Read(ctx, bytes.NewReader(b.Bytes()), all[0].ID, DefaultLimits(), receiver(here)); err != nil {
			t.Fatal(err)
		}
	}
	if state, n, err := here.Media(ctx, hash); state != store.MediaWhole || n != size || err != nil {
		t.Errorf("the file: %v, %d, %v", state, n, err)
	}
	if !slices.Equal(lines(t, there), lines(t, here)) {
		t.Error("the copies differ")
	}

	secret := all[100]
	redaction := all[300] // any event will do for the log; which events it names is the State's business
	if err := here.Erase(ctx, redaction, []change.ID{secret.ID}); err != nil {
		t.Fatal(err)
	}
	if _, err := Read(ctx, bytes.NewReader(b.Bytes()), all[0].ID, DefaultLimits(), receiver(here)); err != nil {
		t.Fatal(err)
	}
	got := lines(t, here)
	if len(got) != len(all) || strings.Contains(got[100], `"p":`) {
		t.Errorf("%d events; the erased one is %s", len(got), got[100])
	}
}

func lines(t *testing.T, s *store.Store) []string {
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
