package store

import (
	"bytes"
	"context"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"trivium/engine/change"
	"trivium/engine/lang"
	"trivium/engine/sync"
)

// takeIn is how a copy takes a bundle in: what it asks to be erased is erased.
func (w *worker) takeIn(t *testing.T) sync.Receiver {
	to := w.receiver()
	to.Append = func(ctx context.Context, events []change.Event) error {
		if err := w.s.Append(ctx, events); err != nil {
			return err
		}
		erased := w.state.Apply(events).Erased
		if len(erased) == 0 {
			return nil
		}
		for e := range w.s.All(ctx) {
			if e.Op == change.EventRedact {
				return w.s.Erase(ctx, e, erased)
			}
		}
		t.Error("something is to be erased and nobody has asked for it")
		return nil
	}
	return to
}

// exchange collects and publishes.
func (w *worker) exchange(t *testing.T) {
	t.Helper()
	ctx := context.Background()
	report, err := w.folder.Collect(ctx, w.takeIn(t))
	if err != nil || len(report.Faults) > 0 {
		t.Fatalf("%v, %v", err, report.Faults)
	}
	if err := w.publish(ctx); err != nil {
		t.Fatal(err)
	}
}

// TestEraseEverywhere redacts a text that two copies have in every place there is: in cells, a comment,
// the name of a version, a file of media, a projection, backups, and in the files of the folder through
// which they exchange. When both know of the redaction it is in no byte of any file, packed or not,
// and no old bundle brings it back.
func TestEraseEverywhere(t *testing.T) {
	ctx := context.Background()
	shared := filepath.Join(t.TempDir(), "shared")
	if err := os.Mkdir(shared, 0o777); err != nil {
		t.Fatal(err)
	}
	d := newDesk(t)
	anna, err := newWorker(ctx, d.store, 1, func(string) {})
	if err == nil {
		err = anna.join(ctx)
	}
	if err != nil {
		t.Fatal(err)
	}
	birute := secondCopy(t, anna)
	for _, w := range []*worker{anna, birute} {
		w.folder.Path = shared
	}
	hash := writeEverywhere(t, anna)
	anna.exchange(t)
	birute.exchange(t)
	err = birute.do(ctx, func(g *change.Gesture) {
		g.SetCell(change.CellID{Text: cell(1).Text, Lang: lang.German}, "Klientin: "+secret, nil)
	})
	if err != nil {
		t.Fatal(err)
	}
	if err := birute.backUp(ctx); err != nil {
		t.Fatal(err)
	}
	birute.exchange(t)
	anna.exchange(t)
	var old [][]byte
	for _, entry := range list(t, shared) {
		data, err := os.ReadFile(filepath.Join(shared, entry))
		if err != nil {
			t.Fatal(err)
		}
		old = append(old, data)
	}
	places := []string{filepath.Dir(anna.s.Path()), filepath.Dir(birute.s.Path()), shared}
	for _, place := range places {
		if !found(t, place) && !inBundles(t, place) {
			t.Fatalf("%s does not hold the text before it is erased: this test proves nothing", place)
		}
	}

	ids := anna.state.Mentions(secret)
	for _, thing := range anna.state.Things(change.MediaPut) {
		ids = append(ids, thing.Heads[0].Rev)
	}
	made, err := anna.make(anna.hand, func(g *change.Gesture) { g.Redact(ids, "") })
	if err == nil {
		err = anna.s.Erase(ctx, made[0], ids)
	}
	if err != nil || len(ids) != 5 {
		t.Fatalf("%d events: %v", len(ids), err)
	}
	anna.kept(made)
	for _, w := range []*worker{anna, birute, anna} {
		w.exchange(t)
	}
	clean := func(when string) {
		t.Helper()
		for _, place := range places {
			if found(t, place) || inBundles(t, place) {
				t.Errorf("%s: the text is in %s", when, place)
			}
		}
		for _, w := range []*worker{anna, birute} {
			report, err := w.s.Verify(ctx)
			if err != nil || len(report.Problems) > 0 || report.Erased != len(ids) {
				t.Errorf("%s: %+v, %v", when, report, err)
			}
			if state, _, err := w.s.Media(ctx, hash); state != MediaErased || err != nil {
				t.Errorf("%s: the file: %v, %v", when, state, err)
			}
		}
	}
	clean("redacted")
	for _, w := range []*worker{anna, birute} {
		for _, bundle := range old {
			if _, err := sync.Read(ctx, bytes.NewReader(bundle), w.state.Root(), sync.DefaultLimits(), w.takeIn(t)); err != nil {
				t.Fatal(err)
			}
		}
	}
	clean("after old bundles")
	if anna.state.Hash() != birute.state.Hash() {
		t.Error("the copies differ")
	}
}

// secondCopy makes a copy that knows what the first one does, for its guest.
func secondCopy(t *testing.T, first *worker) *worker {
	t.Helper()
	ctx := context.Background()
	s, err := Create(ctx, filepath.Join(t.TempDir(), "second.trivium"), Options{})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { s.Close() })
	var all []change.Event
	for e, err := range first.s.All(ctx) {
		if err != nil {
			t.Fatal(err)
		}
		all = append(all, e)
	}
	if err := s.Append(ctx, all); err != nil {
		t.Fatal(err)
	}
	w, err := newWorker(ctx, s, 2, func(string) {})
	if err != nil {
		t.Fatal(err)
	}
	w.hand = first.guest
	return w
}

// writeEverywhere puts the secret into every kind of place and returns the hash of a file with it.
func writeEverywhere(t *testing.T, w *worker) Hash {
	t.Helper()
	ctx := context.Background()
	hash, _, err := w.s.PutMedia(ctx, strings.NewReader("Notatka: "+secret+strings.Repeat(" koniec", 9000)), 1<<20)
	if err != nil {
		t.Fatal(err)
	}
	err = w.do(ctx, func(g *change.Gesture) {
		g.SetCell(cell(1), "Klientka: "+secret, nil)
		g.PutThing(change.CommentPut, "c1", cell(1).Text, lang.Polish, "O kim mowa? "+secret)
		g.PutThing(change.VersionName, "v1", "", "", map[string]any{"name": "Po rozmowie z: " + secret, "vector": w.state.Vector()})
		g.PutThing(change.MediaPut, "note", "", "", map[string]Hash{"hash": hash})
	})
	if err != nil {
		t.Fatal(err)
	}
	if err := w.s.SaveProjection(ctx, Projection{Name: "texts", Format: 1, Data: []byte(secret)}); err != nil {
		t.Fatal(err)
	}
	for i := range 40 { // others around it, so that pages split and rows move
		if err := w.do(ctx, func(g *change.Gesture) { g.SetCell(cell(2+i), prose(w.random, 300), nil) }); err != nil {
			t.Fatal(err)
		}
	}
	if err := w.backUp(ctx); err != nil {
		t.Fatal(err)
	}
	return hash
}

func list(t *testing.T, folder string) []string {
	t.Helper()
	entries, err := os.ReadDir(folder)
	if err != nil {
		t.Fatal(err)
	}
	var names []string
	for _, entry := range entries {
		names = append(names, entry.Name())
	}
	return names
}

// inBundles reports whether the secret is in a bundle below a folder, unpacked.
func inBundles(t *testing.T, folder string) bool {
	t.Helper()
	hit := false
	to := sync.Receiver{
		Append: func(_ context.Context, events []change.Event) error {
			hit = hit || slices.ContainsFunc(events, func(e change.Event) bool { return bytes.Contains(e.P, []byte(secret)) })
			return nil
		},
		File: func(_ context.Context, _ string, _ int64, content io.Reader) error {
			data, err := io.ReadAll(content)
			hit = hit || bytes.Contains(data, []byte(secret))
			return err
		},
	}
	for _, name := range list(t, folder) {
		if !strings.HasSuffix(name, sync.Ending) {
			continue
		}
		data, err := os.ReadFile(filepath.Join(folder, name))
		if err == nil {
			_, err = sync.Read(context.Background(), bytes.NewReader(data), "", sync.DefaultLimits(), to)
		}
		if err != nil {
			t.Fatal(err)
		}
	}
	return hit
}
