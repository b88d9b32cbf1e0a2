package desk

import (
	"context"
	"os"
	"path/filepath"
	"testing"

	"trivium/engine/lang"
)

// TestSeats opens files that were closed, copied, moved and put back, and looks as which device each
// writes then.
func TestSeats(t *testing.T) {
	for _, tt := range []struct {
		name string
		act  func(t *testing.T, file string) string // with the file closed; returns the one to open
		same bool
	}{
		{"closed and opened", func(_ *testing.T, file string) string { return file }, true},
		{"copied", func(t *testing.T, file string) string {
			return copyFile(t, file, filepath.Join(filepath.Dir(file), "Kopie.trivium"))
		}, false},
		{"moved", func(t *testing.T, file string) string {
			to := filepath.Join(t.TempDir(), "Kurs.trivium")
			if err := os.Rename(file, to); err != nil {
				t.Fatal(err)
			}
			return to
		}, false},
		{"an older state put back", func(t *testing.T, file string) string {
			return copyFile(t, file+".old", file)
		}, false},
	} {
		t.Run(tt.name, func(t *testing.T) {
			d := full(t, optionsOf(t))
			d.Close()
			file := d.Path()
			copyFile(t, file, file+".old")
			d = reopen(t, file, d.options)
			first := d.writer.Dev
			write(t, d, "x/title", lang.Polish, "Pomoc")
			d.Close()
			d = reopen(t, tt.act(t, file), d.options)
			if got := d.writer.Dev == first; got != tt.same {
				t.Fatalf("the device is %s, it was %s", d.writer.Dev, first)
			}
			write(t, d, "x/title", lang.German, "Hilfe")
			if q := d.state.Quarantined(); len(q) > 0 {
				t.Fatalf("refused: %v", q[0].Why)
			}
		})
	}
}

// TestWithoutKey opens a workspace on another computer: it can be read, and says why not written.
func TestWithoutKey(t *testing.T) {
	d := full(t, optionsOf(t))
	hash := d.state.Hash()
	d.Close()
	other := reopen(t, d.Path(), optionsOf(t))
	if other.state.Hash() != hash {
		t.Error("another computer shows something else")
	}
	c, faults := sample(t, homelessness)
	if _, err := other.Import(context.Background(), c, faults); codeOf(err) != "desk.no-key" {
		t.Errorf("Import = %v", err)
	}
	if n := other.Notices(); len(n) != 1 || n[0].Code != "desk.no-key" {
		t.Errorf("Notices = %v", n)
	}
}

// TestKeyIsPrivate requires that nobody else on the computer can read a key.
func TestKeyIsPrivate(t *testing.T) {
	d := create(t, optionsOf(t))
	path, err := d.options.Home.keyFile(d.state.Root())
	if err != nil {
		t.Fatal(err)
	}
	info, err := os.Stat(path)
	if err != nil || info.Mode().Perm() != 0o600 {
		t.Fatalf("%v, %v", info.Mode(), err)
	}
}

// TestDamagedKey requires a fault, and not a new person.
func TestDamagedKey(t *testing.T) {
	d := create(t, optionsOf(t))
	d.Close()
	path, _ := d.options.Home.keyFile(d.state.Root())
	for _, content := range []string{"", "{", `{"workspace":"x"}`, `{"seed":"AAAA"}`} {
		if err := os.WriteFile(path, []byte(content), 0o600); err != nil {
			t.Fatal(err)
		}
		if _, err := Open(context.Background(), d.Path(), d.options); codeOf(err) != "desk.key-damaged" {
			t.Errorf("%q: %v", content, err)
		}
	}
}

func copyFile(t *testing.T, from, to string) string {
	t.Helper()
	data, err := os.ReadFile(from)
	if err == nil {
		err = os.WriteFile(to, data, 0o644)
	}
	if err != nil {
		t.Fatal(err)
	}
	return to
}
