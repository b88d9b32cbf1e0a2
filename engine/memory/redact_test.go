package memory

import (
	"bytes"
	"context"
	"encoding/binary"
	"io"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"trivium/engine/change"
	"trivium/engine/desk"
	"trivium/engine/lang"
	"trivium/engine/store"
	"trivium/engine/text"
	"trivium/engine/tm"
)

// secret is a file of units in which a client is named four times, once in capitals and once in a note.
func secret(units int) string {
	lines := strings.SplitAfter(numbered(units), "\n")
	lines[3] = "u2\tHerr Jan Kowalski wohnt im Heim.\tPan Jan Kowalski mieszka w domu.\n"
	lines[units/2] = "s\tDer Fall JAN\u00A0KOWALSKI.\tSprawa.\n"
	lines[units] = "Jan Kowalski 7\tEin Fall.\tSprawa inna.\n"
	return strings.Join(lines, "")
}

// joined returns the desk of another person, at a copy of the workspace.
func joined(t testing.TB, d *desk.Desk, person string) *desk.Desk {
	t.Helper()
	ctx := context.Background()
	var invitation bytes.Buffer
	if _, err := d.Invite(ctx, &invitation, person, change.Admin, nil); err != nil {
		t.Fatal(err)
	}
	folder := t.TempDir()
	home := desk.Home{Config: filepath.Join(folder, "config"), Work: filepath.Join(folder, "work")}
	other, err := desk.Join(ctx, filepath.Join(folder, "Kopie.trivium"), bytes.NewReader(invitation.Bytes()), desk.Options{Home: home})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { other.Close() })
	return other
}

func bundle(t testing.TB, d *desk.Desk) []byte {
	t.Helper()
	var out bytes.Buffer
	if _, err := d.Bundle(context.Background(), &out, ""); err != nil {
		t.Fatal(err)
	}
	return out.Bytes()
}

func take(t testing.TB, m *Memory, bundle []byte) {
	t.Helper()
	ctx := context.Background()
	if _, err := m.desk.Take(ctx, bytes.NewReader(bundle)); err != nil {
		t.Fatal(err)
	}
	if err := m.Follow(ctx, change.Changes{Replayed: true}); err != nil {
		t.Fatal(err)
	}
	settle(t, m)
}

func mentions(t testing.TB, m *Memory, texts ...string) []Mention {
	t.Helper()
	list, err := m.Mentions(context.Background(), texts...)
	if err != nil {
		t.Fatal(err)
	}
	return list
}

func redact(t testing.TB, m *Memory, list []Mention) {
	t.Helper()
	var ids []tm.ID
	for _, one := range list {
		ids = append(ids, one.Unit.ID)
	}
	if err := m.Redact(context.Background(), ids, "a client"); err != nil {
		t.Fatal(err)
	}
	settle(t, m)
}

// content returns the bytes of a file of the media.
func content(t testing.TB, m *Memory, file string) []byte {
	t.Helper()
	blob, err := m.store.OpenMedia(context.Background(), store.Hash(file))
	if err != nil {
		t.Fatal(err)
	}
	data, err := io.ReadAll(blob)
	if err != nil {
		t.Fatal(err)
	}
	return data
}

// expectNowhere looks for a text in every unit of every file of a workspace, in its words and its lists, and
// for pieces of the packed files it stood in, in every byte of the workspace and its backups.
func expectNowhere(t *testing.T, name string, m *Memory, sought string, packed [][]byte) {
	t.Helper()
	ctx := context.Background()
	whole, err := m.store.MediaIn(ctx, store.MediaWhole)
	if err != nil {
		t.Fatal(err)
	}
	for _, hash := range whole {
		units, err := m.store.OpenUnits(ctx, hash)
		if err != nil {
			t.Fatal(err)
		}
		for u, err := range units.All(ctx, 0) {
			if err != nil {
				t.Fatal(err)
			}
			if says := unitSays(u, text.Seek(sought)); says != "" {
				t.Errorf("%s: a file has %q", name, says)
			}
		}
		for _, l := range []lang.Tag{"de", "pl"} {
			numbers, err := units.Find(ctx, l, "kowalski", func([]byte) bool { return true })
			if err != nil || len(numbers) > 0 {
				t.Errorf("%s: the words of %s: %v, %v", name, l, numbers, err)
			}
		}
	}
	if list := mentions(t, m, sought); len(list) > 0 {
		t.Errorf("%s: %d mentions", name, len(list))
	}
	if p := found(t, m, Concordance{Text: sought}); p.Total > 0 {
		t.Errorf("%s: the concordance has it", name)
	}
	backups, err := filepath.Glob(m.desk.Path() + "-backups/*")
	if err != nil {
		t.Fatal(err)
	}
	looked := 0
	for _, path := range append(backups, m.desk.Path(), m.desk.Path()+"-wal", m.desk.Path()+"-index") {
		data, err := os.ReadFile(path)
		if err != nil {
			continue
		}
		looked++
		if bytes.Contains(bytes.ToLower(data), []byte(strings.ToLower(sought))) {
			t.Errorf("%s: %s holds the text", name, filepath.Base(path))
		}
		for _, piece := range packed {
			if bytes.Contains(data, piece) {
				t.Errorf("%s: %s holds a piece of the packed file", name, filepath.Base(path))
				break
			}
		}
	}
	if looked == 0 {
		t.Errorf("%s: nothing was looked through", name)
	}
}

// piecesNotIn returns pieces of a file of units that are not in any of others. Those of its table are left
// out: the hash that stands there is known to all.
func piecesNotIn(t testing.TB, old []byte, others ...[]byte) (pieces [][]byte) {
	t.Helper()
	end := len(old) - len("UNITSEND") - 8
	old = old[:end-int(binary.BigEndian.Uint64(old[end:]))]
	for at := 0; at+32 <= len(old); at += 32 {
		piece := old[at : at+32]
		if !slices.ContainsFunc(others, func(other []byte) bool { return bytes.Contains(other, piece) }) {
			pieces = append(pieces, piece)
		}
	}
	if len(pieces) < 5 {
		t.Fatalf("only %d pieces to look for", len(pieces))
	}
	return pieces
}

// TestRedactUnits takes the units of a file away that name a client: in the file, its backup, and a copy; what
// was sent before, and the same file once more, do not bring them back; the other units keep their ids.
func TestRedactUnits(t *testing.T) {
	ctx := context.Background()
	anna := newDesk(t)
	a := newMemory(t, anna)
	path := file(t, "Handbuch.tsv", secret(400))
	done := imported(t, a, Import{Path: path, Organisation: "Kreis"})
	birute := joined(t, anna, "Birutė")
	b := newMemory(t, birute)
	take(t, b, bundle(t, anna))
	old := bundle(t, anna)
	if err := b.Retract(ctx, []tm.ID{lookup(t, b, "Das Heim Nummer 7 hat Plätze frei.", "de", "pl")[0].Unit.ID}); err != nil {
		t.Fatal(err)
	}
	for _, m := range []*Memory{a, b} {
		if _, err := m.store.Backup(ctx); err != nil {
			t.Fatal(err)
		}
		m.saveIndex(ctx)
	}
	before := lookup(t, a, "Das Heim Nummer 333 hat Plätze frei.", "de", "pl")[0]
	was := content(t, a, done.Batch)

	list := mentions(t, a, "jan kowalski")
	var says []string
	for _, one := range list {
		if !one.Now || one.Name != "Handbuch.tsv" || one.By != "Anna" {
			t.Errorf("%+v", one)
		}
		says = append(says, one.Says)
	}
	want := []string{"Herr Jan Kowalski wohnt im Heim. · Pan Jan Kowalski mieszka w domu.", "Der Fall JAN\u00A0KOWALSKI.", "Jan Kowalski 7"}
	if !slices.Equal(says, want) {
		t.Fatalf("%q", says)
	}
	redact(t, a, list)
	_, batches := a.view()
	pieces := piecesNotIn(t, was, content(t, a, batches[0].value.File))
	take(t, b, bundle(t, anna))
	take(t, a, bundle(t, birute))
	for name, m := range map[string]*Memory{"Anna": a, "Birutė": b} {
		expectNowhere(t, name, m, "Jan Kowalski", pieces)
		if s := stats(t, m); s.Units != 396 || len(s.Batches) != 1 || s.Batches[0].Hash != done.Batch || s.Batches[0].Missing {
			t.Errorf("%s: %+v", name, s)
		}
		after := lookup(t, m, "Das Heim Nummer 333 hat Plätze frei.", "de", "pl")[0]
		if after.Unit.ID != before.Unit.ID || after.Score != before.Score || after.Unit.Organisation != "Kreis" || after.Unit.Batch != done.Batch {
			t.Errorf("%s: %+v", name, after.Unit)
		}
	}
	_, other := b.view()
	if other[0].value != batches[0].value {
		t.Errorf("the copies have %+v and %+v", batches[0].value, other[0].value)
	}

	// Neither an old bundle nor the same file brings anything back, and there is nothing to undo.
	take(t, b, old)
	again, err := b.Import(ctx, Import{Path: path}, nil)
	if err != nil || !again.Known || again.Batch != done.Batch {
		t.Errorf("%+v, %v", again, err)
	}
	carla := newMemory(t, joined(t, birute, "Carla"))
	take(t, carla, old)
	take(t, carla, bundle(t, birute))
	for name, m := range map[string]*Memory{"Birutė": b, "Carla": carla} {
		expectNowhere(t, name+" again", m, "Jan Kowalski", pieces)
	}
	undone, err := anna.Undo(ctx) // her import: what stands there now is not what she put
	if err != nil || undone.Done && len(stats(t, a).Batches) > 0 {
		t.Errorf("%+v, %v", undone, err)
	}
	if report, err := anna.Verify(ctx); err != nil || len(report.Problems) > 0 {
		t.Errorf("%+v, %v", report, err)
	}
}

// TestRedactAtOnce: two people redact different units of one file, not knowing of each other. Neither is shown
// any more, and the next redaction leaves one file.
func TestRedactAtOnce(t *testing.T) {
	anna := newDesk(t)
	a := newMemory(t, anna)
	done := imported(t, a, Import{Path: file(t, "a.tsv", secret(60)+"n\tFrau Nowak.\tPani Nowak.\n")})
	birute := joined(t, anna, "Birutė")
	b := newMemory(t, birute)
	take(t, b, bundle(t, anna))
	was := content(t, a, done.Batch)
	redact(t, a, mentions(t, a, "Kowalski"))
	redact(t, b, mentions(t, b, "Nowak"))
	take(t, b, bundle(t, anna))
	take(t, a, bundle(t, birute))
	for name, m := range map[string]*Memory{"Anna": a, "Birutė": b} {
		if s := stats(t, m); s.Units != 57 {
			t.Errorf("%s: %d units", name, s.Units)
		}
		if left := append(mentions(t, m, "Kowalski"), mentions(t, m, "Nowak")...); len(left) != 4 || left[0].Now || left[3].Now {
			t.Errorf("%s: %+v", name, left)
		}
	}
	redact(t, b, mentions(t, b, "Nowak"))
	take(t, a, bundle(t, birute))
	_, batches := a.view()
	pieces := piecesNotIn(t, was, content(t, a, batches[0].value.File))
	for name, m := range map[string]*Memory{"Anna": a, "Birutė": b} {
		expectNowhere(t, name, m, "Jan Kowalski", pieces)
		expectNowhere(t, name, m, "Frau Nowak", pieces)
		if s := stats(t, m); s.Units != 57 || len(s.Batches) != 1 {
			t.Errorf("%s: %+v", name, s)
		}
	}
}

// TestRedactDetached: a file that was taken out of the memory goes as a whole.
func TestRedactDetached(t *testing.T) {
	ctx := context.Background()
	m := newMemory(t, newDesk(t))
	done := imported(t, m, Import{Path: file(t, "a.tsv", secret(60))})
	was := content(t, m, done.Batch)
	if err := m.Detach(ctx, done.Batch); err != nil {
		t.Fatal(err)
	}
	list := mentions(t, m, "Jan Kowalski")
	if len(list) != 3 || list[0].Now {
		t.Fatalf("%+v", list)
	}
	redact(t, m, list[:1])
	expectNowhere(t, "detached", m, "Jan Kowalski", piecesNotIn(t, was))
	if s := stats(t, m); s.Units != 0 || len(s.Batches) != 0 {
		t.Errorf("%+v", s)
	}
	if _, err := m.Import(ctx, Import{Path: file(t, "a.tsv", secret(60))}, nil); codeOf(err) != "store.media-erased" {
		t.Errorf("taken in again: %v", err)
	}
}

// TestRedactNothing: what is no unit of a file changes nothing, nor does one that is gone already.
func TestRedactNothing(t *testing.T) {
	ctx := context.Background()
	d := newDesk(t)
	m := newMemory(t, d)
	own := put(t, m, unit("Haus", "dom"))
	done := imported(t, m, Import{Path: file(t, "a.tsv", numbered(10))})
	id := found(t, m, Concordance{Filter: tm.Filter{Batches: []string{done.Batch}}}).Units[3].Unit.ID
	events := func() (n int) {
		d.Read(func(s *change.State) {
			for range maps.Values(s.Vector()) {
				n++
			}
			for _, v := range s.Vector() {
				n += int(v)
			}
		})
		return n
	}
	if err := m.Redact(ctx, []tm.ID{id}, ""); err != nil {
		t.Fatal(err)
	}
	was := events()
	beyond := id
	beyond[15] = 200
	if err := m.Redact(ctx, []tm.ID{id, own.ID, {1}}, ""); err != nil || events() != was {
		t.Errorf("%v; %d events after %d", err, events(), was)
	}
	if s := stats(t, m); s.Units != 10 || s.Own != 1 {
		t.Errorf("%+v", s)
	}
	if list := mentions(t, m, " "); len(list) != 0 {
		t.Errorf("%+v", list)
	}
}

// TestRedactAndClose closes the memory before the index was made anew: nothing of it is written.
func TestRedactAndClose(t *testing.T) {
	ctx := context.Background()
	m := newMemory(t, newDesk(t))
	done := imported(t, m, Import{Path: file(t, "a.tsv", secret(60))})
	m.background.Wait()
	m.dropSnapshot()
	m.indexing.Lock() // nobody gets at the index
	list := mentions(t, m, "Kowalski")
	if err := m.Redact(ctx, []tm.ID{list[0].Unit.ID, list[1].Unit.ID, list[2].Unit.ID}, ""); err != nil {
		t.Fatal(err)
	}
	m.indexed.dirty = true
	m.stop() // what waits for the index does nothing any more
	m.indexing.Unlock()
	if err := m.Close(ctx); err != nil {
		t.Fatal(err)
	}
	if m.indexed.batches[done.Batch].value.File != done.Batch {
		t.Fatal("the index was made anew")
	}
	if _, err := os.Stat(m.snapshotPath()); !os.IsNotExist(err) {
		t.Errorf("a snapshot was written: %v", err)
	}
}
