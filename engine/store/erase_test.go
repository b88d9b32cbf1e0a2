package store

import (
	"bytes"
	"compress/flate"
	"context"
	"database/sql"
	"io"
	"math/rand/v2"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"trivium/engine/change"
)

const secret = "Wanda Sekretna, PESEL 02070803628"

// TestErase redacts a text that is everywhere: in the log, a projection, a file, backups, a backup
// that is damaged, and copies that moved pages have left behind; and looks for it in every byte of
// every file, packed or not.
func TestErase(t *testing.T) {
	ctx := context.Background()
	d := newDesk(t)
	random := rand.New(rand.NewPCG(1, 2))
	for i := range 60 { // other events around it, so that pages split and rows move
		d.write(i, prose(random, 300))
	}
	hidden := d.write(1000, "Klientka: "+secret)
	hash, _, err := d.store.PutMedia(ctx, strings.NewReader("Notatka: "+secret+strings.Repeat(" koniec", 9000)), 1<<20)
	if err != nil {
		t.Fatal(err)
	}
	hidden = append(hidden, d.do(func(g *change.Gesture) {
		g.PutThing(change.MediaPut, "note", "", "", map[string]Hash{"hash": hash})
	})...)
	if err := d.store.SaveProjection(ctx, Projection{Name: "texts", Format: 1, Data: []byte(secret)}); err != nil {
		t.Fatal(err)
	}
	backup, err := d.store.Backup(ctx)
	if err != nil {
		t.Fatal(err)
	}
	broken := filepath.Join(filepath.Dir(backup.Path), "damaged-2026.trivium")
	if err := os.WriteFile(broken, []byte(secret), 0o666); err != nil {
		t.Fatal(err)
	}
	for i := range 60 {
		d.write(i, prose(random, 200))
	}
	if !found(t, filepath.Dir(d.store.Path())) {
		t.Fatal("the search does not find the text even before it is erased")
	}

	ids := []change.ID{hidden[0].ID, hidden[1].ID}
	redaction := d.make(func(g *change.Gesture) { g.Redact(ids, "") })
	if err := d.store.Erase(ctx, redaction[0], ids); err != nil {
		t.Fatal(err)
	}
	d.state.Apply(redaction)
	if found(t, filepath.Dir(d.store.Path())) {
		t.Error("the text is still there")
	}
	if _, err := os.Stat(broken); err == nil {
		t.Error("a backup that nobody can read is still there")
	}
	if _, err := d.store.OpenMedia(ctx, hash); code(err) != "store.media-erased" {
		t.Errorf("the file: %v", err)
	}

	// It does not come back: not with an old bundle, not with the file itself.
	if err := d.store.Append(ctx, hidden); err != nil {
		t.Fatal(err)
	}
	if _, _, err := d.store.PutMedia(ctx, strings.NewReader("Notatka: "+secret+strings.Repeat(" koniec", 9000)), 1<<20); code(err) != "store.media-erased" {
		t.Errorf("the file again: %v", err)
	}
	report, err := d.store.Verify(ctx)
	if err != nil || len(report.Problems) > 0 || report.Erased != 2 {
		t.Errorf("%+v, %v", report, err)
	}
	d.reopen()
	if found(t, filepath.Dir(d.store.Path())) {
		t.Error("the text came back")
	}
	old, err := Open(ctx, backup.Path, Options{})
	if err != nil {
		t.Fatal(err)
	}
	defer old.Close()
	if report, err := old.Verify(ctx); err != nil || len(report.Problems) > 0 || report.Erased != 2 || report.Events != 63 {
		t.Errorf("the backup: %+v, %v", report, err)
	}
}

// TestEraseBeforeArrival redacts an event that comes later, and one whose payload the structure of
// the course stands on.
func TestEraseBeforeArrival(t *testing.T) {
	ctx := context.Background()
	d := newDesk(t)
	late := d.make(func(g *change.Gesture) {
		g.SetCell(cell(1), secret, nil)
		g.PutNode(cell(2).Text, "paragraph", "", "1")
	})
	d.state.Apply(late)
	ids := []change.ID{late[0].ID, late[1].ID}
	redaction := d.make(func(g *change.Gesture) { g.Redact(ids, "") })
	if err := d.store.Erase(ctx, redaction[0], ids); err != nil {
		t.Fatal(err)
	}
	if err := d.store.Append(ctx, late); err != nil {
		t.Fatal(err)
	}
	all := spelled(t, d.store)
	if len(all) != 4 || strings.Contains(all[2], "Wanda") || !strings.Contains(all[2], `"ph"`) || !strings.Contains(all[3], "paragraph") {
		t.Errorf("got %q", all)
	}
	if found(t, filepath.Dir(d.store.Path())) {
		t.Error("the text is there")
	}
}

// TestEraseInterrupted stops after the redaction is durable and before anything is cleaned, as a
// crash does; the next opening cleans the file and its backups.
func TestEraseInterrupted(t *testing.T) {
	ctx := context.Background()
	d := newDesk(t)
	hidden := d.write(1, secret)
	if _, err := d.store.Backup(ctx); err != nil {
		t.Fatal(err)
	}
	redaction := d.make(func(g *change.Gesture) { g.Redact([]change.ID{hidden[0].ID}, "") })
	err := d.store.change(ctx, func(tx *sql.Tx) error { return d.store.redact(ctx, tx, redaction[0], []change.ID{hidden[0].ID}) })
	if err != nil {
		t.Fatal(err)
	}
	if !found(t, filepath.Dir(d.store.Path())) {
		t.Fatal("the text is gone before anything was cleaned: this test proves nothing")
	}
	d.reopen()
	if found(t, filepath.Dir(d.store.Path())) {
		t.Error("the text is still there after opening")
	}
	if pending, err := d.store.Setting(ctx, erasingSetting); pending != "" || err != nil {
		t.Errorf("still pending: %q, %v", pending, err)
	}
}

// found reports whether the secret is in any file below a folder: as it is, or packed with deflate
// from any byte on, with or without the dictionary of payloads.
func found(t *testing.T, folder string) bool {
	t.Helper()
	hit := false
	err := filepath.WalkDir(folder, func(name string, entry os.DirEntry, err error) error {
		if err != nil || entry.IsDir() {
			return err
		}
		data, err := os.ReadFile(name)
		hit = hit || contains(data)
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return hit
}

// A part of the secret is enough, and what stands before it in its payload makes it no harder.
func contains(data []byte) bool {
	needle := []byte("PESEL 02070803628")
	if bytes.Contains(data, needle) {
		return true
	}
	with, without := flate.NewReaderDict(nil, dictionary1), flate.NewReader(nil)
	out := make([]byte, 4096)
	for i := range data {
		for _, in := range []io.ReadCloser{with, without} {
			dictionary := dictionary1
			if in == without {
				dictionary = nil
			}
			in.(flate.Resetter).Reset(bytes.NewReader(data[i:]), dictionary) //nolint:errcheck // never fails
			n, _ := io.ReadFull(in, out)
			if bytes.Contains(out[:n], needle) {
				return true
			}
		}
	}
	return false
}
