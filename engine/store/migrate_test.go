package store

import (
	"context"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

func TestMigrationsAreNumbered(t *testing.T) {
	for i, m := range (Options{}).migrations() {
		if m.version != i+1 || m.sql == "" {
			t.Errorf("migration %d has the number %d and %d bytes", i+1, m.version, len(m.sql))
		}
	}
}

// TestPastFormats opens the fixture of each format there has been: testdata/format-<n>.trivium, each
// written by the program of its time with three events and a file.
func TestPastFormats(t *testing.T) {
	ctx := context.Background()
	for i := range (Options{}).migrations() {
		name := "testdata/format-" + string(rune('1'+i)) + ".trivium"
		data, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		path := filepath.Join(t.TempDir(), "work.trivium")
		if err := os.WriteFile(path, data, 0o666); err != nil {
			t.Fatal(err)
		}
		s, err := Open(ctx, path, Options{})
		if err != nil {
			t.Fatalf("%s: %v", name, err)
		}
		defer s.Close()
		report, err := s.Verify(ctx)
		if err != nil || len(report.Problems) > 0 || report.Events != 4 || report.Erased != 1 || report.Media != 1 {
			t.Errorf("%s: %+v, %v", name, report, err)
		}
		if all := spelled(t, s); !strings.Contains(all[1], "Zażółć gęślą jaźń") {
			t.Errorf("%s: the text is not there: %s", name, all[1])
		}
	}
}

// TestMigration brings a file to a format that this program does not have yet, keeps a copy of it as
// it was, and leaves it as it was when a step fails.
func TestMigration(t *testing.T) {
	ctx := context.Background()
	now := (Options{}).migrations()
	next := migration{len(now) + 1, `ALTER TABLE setting ADD COLUMN note TEXT; UPDATE setting SET note = 'migrated'`}
	tests := map[string]struct {
		steps   []migration
		code    string
		version int
	}{
		"a new format": {[]migration{next}, "", len(now) + 1},
		"two":          {[]migration{next, {len(now) + 2, `CREATE TABLE more (a)`}}, "", len(now) + 2},
		"one fails":    {[]migration{{len(now) + 1, `CREATE TABLE more (a); INSERT INTO nowhere VALUES (1)`}}, "store.not-migrated", len(now)},
		"second fails": {[]migration{next, {len(now) + 2, `not SQL`}}, "store.not-migrated", len(now) + 1},
	}
	for name, tt := range tests {
		t.Run(name, func(t *testing.T) {
			d := newDesk(t)
			d.write(1, "Przed zmianą formatu")
			before := spelled(t, d.store)
			path := d.store.Path()
			d.store.Close()
			s, err := Open(ctx, path, Options{Clock: d.now, steps: append(slices.Clone(now), tt.steps...)})
			if err == nil {
				if after := spelled(t, s); !slices.Equal(before, after) {
					t.Error("events changed")
				}
				s.Close()
			}
			if code(err) != tt.code {
				t.Errorf("got %v, want %q", err, tt.code)
			}
			if got := versionOf(t, path); got != tt.version {
				t.Errorf("the file has format %d, want %d", got, tt.version)
			}
			kept, _ := filepath.Glob(filepath.Join(backupFolder(path), "before-format-*.trivium"))
			if len(kept) != 1 || versionOf(t, kept[0]) != len(now) {
				t.Fatalf("kept %q", kept)
			}
			copied, err := Open(ctx, kept[0], Options{})
			if err != nil {
				t.Fatal(err)
			}
			defer copied.Close()
			if after := spelled(t, copied); !slices.Equal(before, after) {
				t.Error("the copy differs")
			}
		})
	}
}

func versionOf(t *testing.T, path string) int {
	t.Helper()
	db := connect(path, true)
	defer db.Close()
	var version int
	if err := db.QueryRow(`PRAGMA user_version`).Scan(&version); err != nil {
		t.Fatal(err)
	}
	return version
}
