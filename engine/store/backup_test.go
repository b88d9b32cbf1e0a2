package store

import (
	"bytes"
	"context"
	"fmt"
	"path/filepath"
	"slices"
	"testing"
	"time"
)

// TestBackup copies a file while others write into it, and opens the copy.
func TestBackup(t *testing.T) {
	ctx := context.Background()
	d := newDesk(t)
	for i := range 50 {
		d.write(i, "Tekst")
	}
	first, err := d.store.Backup(ctx)
	if err != nil || first.Events != 51 {
		t.Fatalf("%+v, %v", first, err)
	}
	if again, err := d.store.Backup(ctx); err != nil || again != first {
		t.Errorf("nothing was added, and there is a new backup %+v, %v", again, err)
	}
	done := make(chan error)
	go func() { // writes while the copy is made
		_, _, err := d.store.PutMedia(ctx, bytes.NewReader(make([]byte, 20*pieceSize)), 1<<30)
		done <- err
	}()
	d.write(1, "Nowy")
	second, err := d.store.Backup(ctx)
	if err := <-done; err != nil {
		t.Fatal(err)
	}
	if err != nil || second.Events != 52 {
		t.Fatalf("%+v, %v", second, err)
	}
	for _, b := range []Backup{first, second} {
		s, err := Open(ctx, b.Path, Options{})
		if err != nil {
			t.Fatal(err)
		}
		if report, err := s.Verify(ctx); err != nil || len(report.Problems) > 0 || int64(report.Events) != b.Events {
			t.Errorf("%+v, %v", report, err)
		}
		s.Close()
	}
	if left, _ := filepath.Glob(filepath.Join(filepath.Dir(first.Path), "*.part")); len(left) > 0 {
		t.Errorf("left behind: %q", left)
	}
}

// TestExpired keeps the newest five, the newest of each of the last seven days, and no more than fits.
func TestExpired(t *testing.T) {
	now := start
	at := func(days, hours int) time.Time {
		return now.AddDate(0, 0, -days).Add(-time.Duration(hours) * time.Hour)
	}
	tests := map[string]struct {
		ages  [][2]int // days, hours before now; newest first
		bytes int64
		kept  []int
	}{
		"none":             {nil, 1, nil},
		"one":              {[][2]int{{100, 0}}, 1, []int{0}},
		"many on a day":    {[][2]int{{0, 0}, {0, 1}, {0, 2}, {0, 3}, {0, 4}, {0, 5}, {0, 6}}, 1, []int{0, 1, 2, 3, 4}},
		"one of each day":  {[][2]int{{0, 0}, {0, 1}, {0, 2}, {0, 3}, {0, 4}, {1, 0}, {1, 1}, {2, 0}, {6, 0}, {8, 0}}, 1, []int{0, 1, 2, 3, 4, 5, 7, 8}},
		"old ones stay":    {[][2]int{{100, 0}, {101, 0}, {102, 0}, {103, 0}, {104, 0}, {105, 0}}, 1, []int{0, 1, 2, 3, 4}},
		"large":            {[][2]int{{0, 0}, {0, 1}, {0, 2}, {1, 0}}, 3 << 30, []int{0, 1}},
		"larger than room": {[][2]int{{0, 0}, {0, 1}, {0, 2}}, 9 << 30, []int{0, 1}},
	}
	for name, tt := range tests {
		t.Run(name, func(t *testing.T) {
			var all []Backup
			for i, age := range tt.ages {
				all = append(all, Backup{Path: fmt.Sprint(i), At: at(age[0], age[1]), Bytes: tt.bytes})
			}
			var kept []int
			gone := expired(all, now)
			for i, b := range all {
				if !slices.Contains(gone, b) {
					kept = append(kept, i)
				}
			}
			if !slices.Equal(kept, tt.kept) {
				t.Errorf("kept %v, want %v", kept, tt.kept)
			}
		})
	}
}

// TestRestore puts a backup in the place of the file and keeps the file.
func TestRestore(t *testing.T) {
	ctx := context.Background()
	d := newDesk(t)
	d.write(1, "Dawniej")
	backup, err := d.store.Backup(ctx)
	if err != nil {
		t.Fatal(err)
	}
	before := spelled(t, d.store)
	name, err := d.store.Copy(ctx)
	if err != nil {
		t.Fatal(err)
	}
	d.write(1, "Później")
	path := d.store.Path()
	d.store.Close()
	kept, err := Restore(ctx, path, backup.Path, d.options())
	if err != nil {
		t.Fatal(err)
	}
	d.open(path)
	if after := spelled(t, d.store); !slices.Equal(before, after) {
		t.Errorf("got %q", after)
	}
	if restored, err := d.store.Copy(ctx); err != nil || restored == name || restored == "" {
		t.Errorf("the restored file is called %q as the one before, %v", restored, err)
	}
	s, err := Open(ctx, kept, Options{})
	if err != nil {
		t.Fatal(err)
	}
	defer s.Close()
	if all := spelled(t, s); len(all) != len(before)+1 {
		t.Errorf("the file as it was has %d events", len(all))
	}
}
