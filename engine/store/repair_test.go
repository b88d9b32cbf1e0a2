package store

import (
	"bytes"
	"context"
	"errors"
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"
	"testing"
	"time"

	"trivium/engine/change"
)

// damage overwrites parts of a closed file.
func damage(t *testing.T, path string, places ...int64) {
	t.Helper()
	file, err := os.OpenFile(path, os.O_RDWR, 0)
	if err != nil {
		t.Fatal(err)
	}
	defer file.Close()
	for _, at := range places {
		if _, err := file.WriteAt(bytes.Repeat([]byte{0xa5}, 64), at); err != nil {
			t.Fatal(err)
		}
	}
}

// TestRepair damages a file in many ways, with and without a backup, and requires back what is sound
// in the file or in the backup.
func TestRepair(t *testing.T) {
	const page = 4096
	tests := map[string]struct {
		damage func(t *testing.T, path string)
		backup bool
		least  int // events that must be there again, of 402
	}{
		"a page of rows":            {func(t *testing.T, path string) { damage(t, path, pageOf(t, path)) }, false, 370},
		"a page of rows, backup":    {func(t *testing.T, path string) { damage(t, path, pageOf(t, path)) }, true, 402},
		"inside a payload":          {func(t *testing.T, path string) { damage(t, path, pageOf(t, path)+page/2) }, false, 370},
		"the header, backup":        {func(t *testing.T, path string) { damage(t, path, 0) }, true, 301},
		"many places, backup":       {func(t *testing.T, path string) { damage(t, path, 3*page, 9*page, 15*page+700, 22*page) }, true, 301},
		"only half is left, backup": {func(t *testing.T, path string) { truncate(t, path, 2) }, true, 301},
		"nothing is left, backup":   {func(t *testing.T, path string) { truncate(t, path, 1<<30) }, true, 301},
		"not damaged at all":        {func(*testing.T, string) {}, false, 402},
	}
	made := newDesk(t)
	for i := range 300 {
		made.write(i, plain(i))
	}
	backup, err := made.store.Backup(context.Background())
	if err != nil {
		t.Fatal(err)
	}
	for i := range 101 {
		made.write(300+i, plain(i))
	}
	before := map[string]bool{}
	for _, e := range spelled(t, made.store) {
		before[e] = true
	}
	made.store.Close()
	for name, tt := range tests {
		t.Run(name, func(t *testing.T) {
			ctx := context.Background()
			d := newWriter(t, 1)
			path := filepath.Join(t.TempDir(), "work.trivium")
			copies := map[string]string{made.store.Path(): path}
			if tt.backup {
				copies[backup.Path] = filepath.Join(backupFolder(path), filepath.Base(backup.Path))
			}
			for from, to := range copies {
				if err := errors.Join(os.MkdirAll(filepath.Dir(to), 0o777), copyFile(from, to)); err != nil {
					t.Fatal(err)
				}
			}
			tt.damage(t, path)

			repaired, err := Repair(ctx, path, d.options())
			if err != nil {
				t.Fatal(err)
			}
			d.open(path)
			after := spelled(t, d.store)
			if len(after) < tt.least {
				t.Errorf("%d events are left, at least %d could be; %+v", len(after), tt.least, repaired)
			}
			for _, e := range after {
				if !before[e] {
					t.Errorf("an event that never was: %s", e)
				}
			}
			missing := int64(0)
			for _, gap := range repaired.Report.Gaps {
				missing += gap.To - gap.From + 1
			}
			// The last events leave no gap when they are gone: nobody has seen them.
			if len(repaired.Report.Problems) > 0 || int(missing)+len(after) > len(before) || repaired.Report.Events != len(after) {
				t.Errorf("%d events before, %d now; the account is %+v", len(before), len(after), repaired)
			}
			if _, err := os.Stat(repaired.Kept); err != nil {
				t.Error(err)
			}
		})
	}
}

// plain is text number i.
func plain(i int) string { return prose(rand.New(rand.NewPCG(uint64(i), 1)), 200) }

// pageOf returns where the page begins that holds row 200.
func pageOf(t *testing.T, path string) int64 {
	t.Helper()
	db := connect(path, true)
	defer db.Close()
	var id []byte
	if err := db.QueryRow(`SELECT id FROM event WHERE seq = 200`).Scan(&id); err != nil {
		t.Fatal(err)
	}
	data, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	at := bytes.Index(data, id)
	if at < 0 {
		t.Fatal("the row is not in the file")
	}
	return int64(at) / 4096 * 4096
}

func truncate(t *testing.T, path string, part int64) {
	t.Helper()
	info, err := os.Stat(path)
	if err != nil {
		t.Fatal(err)
	}
	if err := os.Truncate(path, info.Size()/part); err != nil {
		t.Fatal(err)
	}
}

// TestVerify finds what was changed behind the store's back, and says where.
func TestVerify(t *testing.T) {
	ctx := context.Background()
	tests := map[string]struct{ statement, code string }{
		"payload":    {`UPDATE event SET body = (SELECT body FROM event WHERE seq = 2) WHERE seq = 3`, "store.event-damaged"},
		"counter":    {`UPDATE event SET n = 9 WHERE seq = 3`, "store.event-damaged"},
		"row gone":   {`DELETE FROM event WHERE seq = 3`, "store.event-damaged"},
		"media":      {`UPDATE media_piece SET data = 'x' || data`, "store.media-damaged"},
		"piece gone": {`DELETE FROM media_piece`, "store.media-damaged"},
		"projection": {`UPDATE projection SET data = x'00'`, "store.projection-damaged"},
	}
	for name, tt := range tests {
		t.Run(name, func(t *testing.T) {
			d := newDesk(t)
			for i := range 4 {
				d.write(i, plain(i))
			}
			if _, _, err := d.store.PutMedia(ctx, bytes.NewReader(make([]byte, 100)), 1000); err != nil {
				t.Fatal(err)
			}
			if err := d.store.SaveProjection(ctx, Projection{Name: "a", Format: 1, Data: []byte("b")}); err != nil {
				t.Fatal(err)
			}
			if r, err := d.store.Verify(ctx); err != nil || len(r.Problems) > 0 || len(r.Gaps) > 0 {
				t.Fatalf("before: %+v, %v", r, err)
			}
			if _, err := d.store.db.Exec(tt.statement); err != nil {
				t.Fatal(err)
			}
			r, err := d.store.Verify(ctx)
			if err != nil || len(r.Problems) != 1 || r.Problems[0].Code != tt.code {
				t.Errorf("got %v, %v", r.Problems, err)
			}
		})
	}
}

// TestGaps keeps events out and requires the account to name them.
func TestGaps(t *testing.T) {
	ctx := context.Background()
	d := newDesk(t)
	var all []change.Event
	for i := range 9 {
		made := d.make(func(g *change.Gesture) { g.SetCell(cell(i), plain(i), nil) })
		d.state.Apply(made)
		all = append(all, made...)
	}
	other := newWriter(t, 2)
	other.state = d.state
	*other.clock = d.clock.Add(time.Hour)
	seen := other.make(func(g *change.Gesture) { g.SetCell(cell(1), "Inna", nil) })
	if err := d.store.Append(ctx, []change.Event{all[1], all[4], all[5], seen[0]}); err != nil {
		t.Fatal(err)
	}
	// d1 has numbers 1 (the workspace), 3, 6, 7; the other has seen 10.
	want := []Gap{{"d1", 2, 2}, {"d1", 4, 5}, {"d1", 8, 10}}
	r, err := d.store.Verify(ctx)
	if err != nil || !slices.Equal(r.Gaps, want) {
		t.Errorf("got %v, %v, want %v", r.Gaps, err, want)
	}
}

// TestSalvageAcrossHoles loses rows in holes of many sizes and requires every other row.
func TestSalvageAcrossHoles(t *testing.T) {
	ctx := context.Background()
	d := newDesk(t)
	d.do(func(g *change.Gesture) {
		for i := range 1200 {
			g.SetCell(cell(i), plain(i), nil)
		}
	})
	holes := map[string]struct{ from, to int }{"one row": {5, 5}, "a page": {20, 45}, "pages": {100, 310}, "the first": {1, 1}}
	gone := 0
	for _, h := range holes {
		if _, err := d.store.db.Exec(`DELETE FROM event WHERE seq BETWEEN ? AND ?`, h.from, h.to); err != nil {
			t.Fatal(err)
		}
		gone += h.to - h.from + 1
	}
	path := d.store.Path()
	d.store.Close()
	repaired, err := Repair(ctx, path, d.options())
	if err != nil {
		t.Fatal(err)
	}
	if got, want := repaired.Report.Events, 1201-gone; got != want || repaired.Sources[0].Damaged != gone {
		t.Errorf("%d events, want %d; the account is %+v", got, want, repaired)
	}
	missing := int64(0)
	for _, gap := range repaired.Report.Gaps {
		missing += gap.To - gap.From + 1
	}
	if missing != int64(gone) {
		t.Errorf("the gaps are %v", repaired.Report.Gaps)
	}
}

// TestRepairOfSomethingElse leaves a file alone in which there is nothing of a workspace.
func TestRepairOfSomethingElse(t *testing.T) {
	path := filepath.Join(t.TempDir(), "letter.trivium")
	letter := bytes.Repeat([]byte("Szanowni Państwo! "), 500)
	if err := os.WriteFile(path, letter, 0o666); err != nil {
		t.Fatal(err)
	}
	if _, err := Repair(context.Background(), path, Options{}); code(err) != "store.not-ours" {
		t.Errorf("got %v", err)
	}
	if now, err := os.ReadFile(path); err != nil || !bytes.Equal(now, letter) {
		t.Errorf("the file was changed, %v", err)
	}
}
