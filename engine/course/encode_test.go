package course

import (
	"bytes"
	"encoding/json"
	"os"
	"path/filepath"
	"reflect"
	"testing"

	"trivium/engine/lang"
)

// TestSampleRoundTrip requires that reading and writing the sample gives the same bytes.
func TestSampleRoundTrip(t *testing.T) {
	file := "../../corpora/homelessness-crisis/module.json"
	want, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	c, faults, err := LoadFile(file)
	if err != nil || len(faults) != 0 {
		t.Fatalf("%v %v", faults, err)
	}
	got, err := EncodeModule(c.Modules[0].Module)
	if err != nil {
		t.Fatal(err)
	}
	if !bytes.Equal(got, want) {
		t.Errorf("EncodeModule changed the sample (%d bytes, were %d)", len(got), len(want))
	}
}

// TestMinimalRoundTrip requires that writing loses nothing of a file in another layout.
func TestMinimalRoundTrip(t *testing.T) {
	for _, name := range []string{"module.json", "programme.json"} {
		file := filepath.Join("testdata/minimal", name)
		original, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		c, faults, err := LoadFile(file)
		if err != nil || len(faults) != 0 {
			t.Fatalf("%v %v", faults, err)
		}
		var encoded []byte
		if c.Programme != nil {
			encoded, err = EncodeProgramme(c.Programme)
		} else {
			encoded, err = EncodeModule(c.Modules[0].Module)
		}
		if err != nil {
			t.Fatal(err)
		}
		var want, got any
		if json.Unmarshal(original, &want) != nil || json.Unmarshal(encoded, &got) != nil || !reflect.DeepEqual(want, got) {
			t.Errorf("%s: got %s", name, encoded)
		}
	}
}

// FuzzLoad checks that no input makes the reader fail, that every fault has a place in the file,
// and that what is accepted comes back from writing as it was.
func FuzzLoad(f *testing.F) {
	good, err := os.ReadFile("testdata/minimal/module.json")
	if err != nil {
		f.Fatal(err)
	}
	f.Add(good)
	for _, tt := range badInputs() {
		seed := []byte(tt.new)
		if tt.old != "" {
			seed = bytes.Replace(good, []byte(tt.old), []byte(tt.new), 1)
		}
		f.Add(seed[:min(len(seed), 20_000)])
	}
	for _, name := range []string{"module.json", "programme.json", "edition.json"} {
		full, err := os.ReadFile(filepath.Join("testdata/full", name))
		if err != nil {
			f.Fatal(err)
		}
		f.Add(full)
	}
	folder := f.TempDir()
	if err := os.CopyFS(folder, os.DirFS("testdata/full")); err != nil {
		f.Fatal(err)
	}
	file := filepath.Join(folder, "fuzz.json")
	f.Fuzz(func(t *testing.T, data []byte) {
		writeFile(t, file, data)
		c, faults, err := LoadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		if c == nil && len(faults) == 0 {
			t.Fatal("no course and no fault")
		}
		lines := bytes.Count(data, []byte("\n")) + 1
		for _, f := range faults {
			if f.Code == "" || f.Place.File == "" || f.Place.Line > lines {
				t.Fatalf("fault without a place: %+v", f)
			}
		}
		if c == nil || c.Programme != nil {
			return
		}
		c.Ledger(lang.Polish)
		encoded, err := EncodeModule(c.Modules[0].Module)
		if err != nil {
			t.Fatal(err)
		}
		writeFile(t, file, encoded)
		again, _, err := LoadFile(file)
		if err != nil || again == nil || !reflect.DeepEqual(again.Modules[0].Module, c.Modules[0].Module) {
			t.Fatalf("not the same after writing:\n%s", encoded)
		}
	})
}
