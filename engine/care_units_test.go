package engine

import (
	"bytes"
	"context"
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/klauspost/compress/zstd"

	"trivium/engine/lang"
)

// TestRedactUnit: a name stands in a text and, in capitals, in an imported file. Both are found, and go from
// both copies, their backups and the shared folder, whose files are unpacked to look for it.
func TestRedactUnit(t *testing.T) {
	ctx := context.Background()
	all := group(t, "Birutė")
	anna, birute := all[0], all[1]
	shared := t.TempDir()
	for _, c := range all {
		if _, err := c.SetFolder(ctx, shared); err != nil {
			t.Fatal(err)
		}
	}
	name := filepath.Join(t.TempDir(), "Handbuch.tsv")
	table := "de\tpl\nDas Haus.\tDom.\nFrau " + strings.ToUpper(needle) + " kommt.\tPani przyjdzie.\nDer Baum.\tDrzewo.\n"
	if err := os.WriteFile(name, []byte(table), 0o600); err != nil {
		t.Fatal(err)
	}
	if _, err := anna.ImportMemory(ctx, ImportMemoryRequest{Path: name, State: "imported"}, nil); err != nil {
		t.Fatal(err)
	}
	anna.types(anna.title(), lang.German, "Der Fall "+needle)
	anna.exchange()
	spread(t, all, shared, holdsUnit)
	found, err := anna.Mentions(ctx, needle)
	if err != nil || len(found) != 2 || found[0].File != "" || found[1].File != "Handbuch.tsv" || !found[1].Now || !found[1].Erasable || found[1].At == "" {
		t.Fatalf("%+v, %v", found, err)
	}
	more, err := anna.Redact(ctx, []string{found[0].Event}, "a client", nil)
	if err != nil || len(more) != 0 { // the unit says more than the text did
		t.Fatalf("%+v, %v", more, err)
	}
	if more, err = anna.Redact(ctx, []string{found[1].Event}, "a client", nil); err != nil || len(more) != 0 {
		t.Fatalf("%+v, %v", more, err)
	}
	for range 2 {
		for _, c := range all {
			c.exchange()
		}
	}
	for where, folder := range map[string]string{"Anna": anna.folder, "Birutė": birute.folder, "the shared folder": shared} {
		if holdsUnit(t, folder) {
			t.Errorf("it is still at %s", where)
		}
	}
	for _, c := range all {
		if v, err := c.Memory(ctx); err != nil || v.Units != 2 || v.Batches[0].Missing {
			t.Errorf("%+v, %v", v, err)
		}
		if v, err := c.Verify(ctx, nil); err != nil || !v.Sound || !v.Same {
			t.Errorf("%+v, %v", v, err)
		}
	}
	if _, err := anna.Redact(ctx, []string{"unit:12"}, "", nil); codeOf(err) != "memory.unit-gone" {
		t.Errorf("no unit: %v", err)
	}
}

// holdsUnit unpacks every file of units in the files below a folder, those of workspaces and bundles alike, and
// reports whether one has the needle, however it is written.
func holdsUnit(t testing.TB, folder string) bool {
	t.Helper()
	magic, sought := []byte("TRIVIUM UNITS 1\n"), []byte(strings.ToLower(needle))
	return inFiles(t, folder, func(_ string, data []byte) bool {
		for {
			_, after, found := bytes.Cut(data, magic)
			if !found {
				return false
			}
			unpacker, err := zstd.NewReader(bytes.NewReader(after))
			if err != nil {
				t.Fatal(err)
			}
			units, _ := io.ReadAll(io.LimitReader(unpacker, 1<<20)) // it ends where the file does, with an error
			unpacker.Close()
			if bytes.Contains(bytes.ToLower(units), sought) {
				return true
			}
			data = after
		}
	})
}
