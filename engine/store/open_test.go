package store

import (
	"bytes"
	"context"
	"database/sql"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

// TestRefused opens what is no workspace of ours. Each is left as it is.
func TestRefused(t *testing.T) {
	ctx := context.Background()
	tests := map[string]struct {
		make func(path string) error
		code string
	}{
		"missing":    {func(string) error { return nil }, "store.missing"},
		"folder":     {func(path string) error { return os.Mkdir(path, 0o777) }, "store.is-folder"},
		"empty":      {func(path string) error { return os.WriteFile(path, nil, 0o666) }, "store.not-ours"},
		"a text":     {func(path string) error { return os.WriteFile(path, bytes.Repeat([]byte("Kurs. "), 1000), 0o666) }, "store.not-ours"},
		"a database": {func(path string) error { return execute(path, `CREATE TABLE a (b)`) }, "store.not-ours"},
		"newer": {func(path string) error {
			return execute(path, fmt.Sprintf(`PRAGMA application_id = %d; PRAGMA user_version = 99; CREATE TABLE a (b)`, applicationID))
		}, "store.newer"},
		"half a file": {halfFile, "store.damaged"},
	}
	for name, tt := range tests {
		t.Run(name, func(t *testing.T) {
			path := filepath.Join(t.TempDir(), "work.trivium")
			if err := tt.make(path); err != nil {
				t.Fatal(err)
			}
			before, _ := os.ReadFile(path)
			s, err := Open(ctx, path, Options{})
			if err == nil {
				s.Close()
			}
			if code(err) != tt.code {
				t.Errorf("got %v, want %s", err, tt.code)
			}
			if after, _ := os.ReadFile(path); !bytes.Equal(before, after) {
				t.Error("the file was changed")
			}
		})
	}
}

// execute makes a database that is not ours, or not quite.
func execute(path, statements string) error {
	db, err := sql.Open("sqlite3", path)
	if err != nil {
		return err
	}
	defer db.Close()
	_, err = db.Exec(statements)
	return err
}

// halfFile writes the first half of a workspace with many events.
func halfFile(path string) error {
	ctx := context.Background()
	s, err := Create(ctx, path, Options{})
	if err != nil {
		return err
	}
	if err := work(ctx, s, 4, func(string) {}); err != nil {
		return err
	}
	for i := range 20 {
		if err := s.SetSetting(ctx, fmt.Sprint(i), strings.Repeat("x", 3000)); err != nil {
			return err
		}
	}
	if err := s.Close(); err != nil {
		return err
	}
	info, err := os.Stat(path)
	if err != nil {
		return err
	}
	return os.Truncate(path, info.Size()/2)
}

// TestCreate never touches a file that holds something.
func TestCreate(t *testing.T) {
	ctx := context.Background()
	folder := t.TempDir()
	taken := filepath.Join(folder, "taken.trivium")
	if err := os.WriteFile(taken, []byte("Kurs"), 0o666); err != nil {
		t.Fatal(err)
	}
	if _, err := Create(ctx, taken, Options{}); code(err) != "store.exists" {
		t.Errorf("got %v", err)
	}
	if got, _ := os.ReadFile(taken); string(got) != "Kurs" {
		t.Errorf("the file now holds %q", got)
	}
	if _, err := Create(ctx, filepath.Join(folder, "none", "a.trivium"), Options{}); code(err) != "output.no-folder" {
		t.Errorf("in a folder that does not exist: %v", err)
	}
	odd := filepath.Join(folder, "ż ą?100%#1 & co.trivium")
	s, err := Create(ctx, odd, Options{})
	if err != nil {
		t.Fatal(err)
	}
	if err := s.Close(); err != nil {
		t.Fatal(err)
	}
	names, _ := filepath.Glob(filepath.Join(folder, "*"))
	hidden, _ := filepath.Glob(filepath.Join(folder, ".*"))
	if want := []string{taken, odd}; !slices.Equal(names, want) || len(hidden) > 0 {
		t.Errorf("the folder holds %q %q, want %q", names, hidden, want)
	}
}

// TestOpenElsewhere opens a file twice, from this process and from others.
func TestOpenElsewhere(t *testing.T) {
	ctx := context.Background()
	d := newDesk(t)
	if _, err := Open(ctx, d.store.Path(), Options{}); code(err) != "store.open-elsewhere" {
		t.Errorf("in the same process: %v", err)
	}
	out, _ := child("open", d.store.Path()).CombinedOutput()
	if !strings.HasPrefix(string(out), "fault store.open-elsewhere") {
		t.Errorf("in another process: %s", out)
	}
	d.write(1, "Dalej.") // the refused ones have not taken the lock away
	out, _ = child("open", d.store.Path()).CombinedOutput()
	if !strings.HasPrefix(string(out), "fault store.open-elsewhere") {
		t.Errorf("the second time: %s", out)
	}
	if err := d.store.Close(); err != nil {
		t.Fatal(err)
	}
	if out, err := child("open", d.store.Path()).CombinedOutput(); err != nil {
		t.Errorf("after closing: %s", out)
	}
}

// TestRepairRefusesOpenFiles requires what works on closed files to see that one is open.
func TestRepairRefusesOpenFiles(t *testing.T) {
	ctx := context.Background()
	d := newDesk(t)
	d.write(1, "Raz")
	backup, err := d.store.Backup(ctx)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := Repair(ctx, d.store.Path(), d.options()); code(err) != "store.open-elsewhere" {
		t.Errorf("repair: %v", err)
	}
	if _, err := Restore(ctx, d.store.Path(), backup.Path, d.options()); code(err) != "store.open-elsewhere" {
		t.Errorf("restore: %v", err)
	}
}
