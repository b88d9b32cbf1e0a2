package memory

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"reflect"
	"slices"
	"strings"
	"testing"

	"trivium/engine/change"
	"trivium/engine/fault"
	"trivium/engine/lang"
	"trivium/engine/store"
	"trivium/engine/tm"
	"trivium/engine/tmx"
	"trivium/engine/version"
)

// file writes a file into a folder of its own and returns its path.
func file(t testing.TB, name, content string) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), name)
	if err := os.WriteFile(path, []byte(content), 0o666); err != nil {
		t.Fatal(err)
	}
	return path
}

// tmxOf returns a TMX file with these units.
func tmxOf(units string) string {
	return `<?xml version="1.0" encoding="UTF-8"?>` + "\n" + `<tmx version="1.4"><header creationtool="T" creationtoolversion="1" segtype="sentence" o-tmf="T" adminlang="en" srclang="de" datatype="plaintext"/><body>` +
		units + `</body></tmx>`
}

func tu(id, de, pl string) string {
	return `<tu tuid="` + id + `"><tuv xml:lang="de"><seg>` + de + `</seg></tuv><tuv xml:lang="pl"><seg>` + pl + `</seg></tuv></tu>` + "\n"
}

// numbered returns a TSV table with so many different units.
func numbered(count int) string {
	var b strings.Builder
	b.WriteString("tuid\tde\tpl\n")
	for i := range count {
		fmt.Fprintf(&b, "u%d\tDas Heim Nummer %d hat Plätze frei.\tDom numer %d ma wolne miejsca.\n", i, i, i)
	}
	return b.String()
}

func imported(t testing.TB, m *Memory, i Import) Imported {
	t.Helper()
	if i.State == 0 {
		i.State = tm.Imported
	}
	done, err := m.Import(context.Background(), i, nil)
	if err != nil {
		t.Fatal(err)
	}
	return done
}

func stats(t testing.TB, m *Memory) Stats {
	t.Helper()
	s, err := m.Stats(context.Background())
	if err != nil {
		t.Fatal(err)
	}
	return s
}

func found(t testing.TB, m *Memory, c Concordance) Page {
	t.Helper()
	p, err := m.Concordance(context.Background(), c)
	if err != nil {
		t.Fatal(err)
	}
	return p
}

func lookup(t testing.TB, m *Memory, text string, from, to lang.Tag) []tm.Match {
	t.Helper()
	matches, err := m.Lookup(context.Background(), tm.Request{Text: text, From: from, To: to, K: 5, Threshold: 70})
	if err != nil {
		t.Fatal(err)
	}
	return matches
}

func codeOf(err error) string {
	var f *fault.Fault
	if errors.As(err, &f) {
		return f.Code
	}
	return fmt.Sprint(err)
}

// TestImport takes a file in, looks its units up, and takes the same file again, also after detaching.
func TestImport(t *testing.T) {
	ctx := context.Background()
	m := newMemory(t, newDesk(t))
	path := file(t, "Handbuch.tsv", numbered(1000))
	var last int64
	done, err := m.Import(ctx, Import{Path: path, Organisation: "Kreis", State: tm.Reviewed}, func(done, total int64) {
		if done < 0 || done > total {
			t.Errorf("%d of %d bytes", done, total)
		}
		last = total - done
	})
	if err != nil {
		t.Fatal(err)
	}
	if done.Units != 1000 || done.Known || last != 0 {
		t.Errorf("%+v, %d bytes left", done, last)
	}
	s := stats(t, m)
	if s.Units != 1000 || s.Languages["de"] != 1000 || s.Pairs[[2]lang.Tag{"pl", "de"}] != 1000 || s.States[tm.Reviewed] != 1000 || s.Own != 0 {
		t.Errorf("%+v", s)
	}
	if len(s.Batches) != 1 || s.Batches[0].Name != "Handbuch.tsv" || s.Batches[0].By != "Anna" || s.Batches[0].Units != 1000 || s.Batches[0].Missing {
		t.Errorf("%+v", s.Batches)
	}
	matches := lookup(t, m, "Das Heim Nummer 17 hat Plätze frei.", "de", "pl")
	if len(matches) == 0 || matches[0].Target != "Dom numer 17 ma wolne miejsca." || matches[0].Unit.Organisation != "Kreis" || matches[0].Unit.State != tm.Reviewed {
		t.Errorf("%+v", matches)
	}
	again := imported(t, m, Import{Path: path, Name: "Anders"})
	if !again.Known || again.Batch != done.Batch || stats(t, m).Units != 1000 {
		t.Errorf("%+v, %+v", again, stats(t, m))
	}
	if err := m.Detach(ctx, done.Batch); err != nil {
		t.Fatal(err)
	}
	if s := stats(t, m); s.Units != 0 || len(s.Batches) != 0 {
		t.Errorf("after detaching %+v", s)
	}
	if back := imported(t, m, Import{Path: path}); back.Known || stats(t, m).Units != 1000 {
		t.Errorf("after detaching %+v", back)
	}
}

// TestImportCancelled cancels an import at several moments: nothing is left, and a repeat takes all.
func TestImportCancelled(t *testing.T) {
	for _, at := range []float64{0, 0.1, 0.3} {
		t.Run(fmt.Sprint(at), func(t *testing.T) {
			d := newDesk(t)
			m := newMemory(t, d)
			path := file(t, "a.tsv", numbered(20000))
			ctx, cancel := context.WithCancel(context.Background())
			defer cancel()
			if at == 0 {
				cancel()
			}
			_, err := m.Import(ctx, Import{Path: path, State: tm.Imported}, func(done, total int64) {
				if float64(done) >= at*float64(total) {
					cancel()
				}
			})
			if !errors.Is(err, context.Canceled) {
				t.Fatalf("got %v", err)
			}
			if s := stats(t, m); s.Units != 0 || len(s.Batches) != 0 {
				t.Errorf("%+v", s)
			}
			if whole, err := d.Store().MediaIn(context.Background(), 1); err != nil || len(whole) != 0 {
				t.Errorf("%v, %v", whole, err)
			}
			if again := imported(t, m, Import{Path: path}); again.Units != 20000 || again.Known {
				t.Errorf("%+v", again)
			}
		})
	}
}

// TestReopened closes a memory and opens it again: from its snapshot, without it, and with one that is
// damaged.
func TestReopened(t *testing.T) {
	ctx := context.Background()
	d := newDesk(t)
	m, err := Open(ctx, d, func() {})
	if err != nil {
		t.Fatal(err)
	}
	imported(t, m, Import{Path: file(t, "a.tsv", numbered(500))})
	own, err := m.Put(ctx, tm.Unit{Texts: map[lang.Tag]string{"de": "Ein eigener Satz ohne Vorbild.", "pl": "Zdanie własne."}, State: tm.Approved})
	if err != nil {
		t.Fatal(err)
	}
	if err := m.Retract(ctx, []tm.ID{lookup(t, m, "Das Heim Nummer 5 hat Plätze frei.", "de", "pl")[0].Unit.ID}); err != nil {
		t.Fatal(err)
	}
	m.Close(ctx)
	snapshot := d.Path() + "-index"
	tests := []struct {
		name string
		with func(t *testing.T)
	}{
		{"as it was left", func(*testing.T) {}},
		{"without the snapshot", func(t *testing.T) { os.Remove(snapshot) }},
		{"with a damaged one", func(t *testing.T) {
			data, err := os.ReadFile(snapshot)
			if err != nil {
				t.Fatal(err)
			}
			data[len(data)/2] ^= 1
			os.WriteFile(snapshot, data, 0o666)
		}},
		{"with a torn one", func(t *testing.T) { os.Truncate(snapshot, 100) }},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			tt.with(t)
			m, err := Open(ctx, d, func() {})
			if err != nil {
				t.Fatal(err)
			}
			defer m.Close(ctx)
			if got := lookup(t, m, "Ein eigener Satz ohne Vorbild.", "de", "pl"); len(got) == 0 || got[0].Unit.ID != own.ID {
				t.Errorf("%+v", got)
			}
			if got := lookup(t, m, "Das Heim Nummer 5 hat Plätze frei.", "de", "pl"); len(got) == 0 || got[0].Unit.TUID == "u5" {
				t.Errorf("%+v", got)
			}
			if s := stats(t, m); s.Units != 500 || s.Own != 1 || !s.Ready {
				t.Errorf("%+v", s)
			}
		})
	}
}

// TestBadInput imports what is wrong, strictly and leniently.
func TestBadInput(t *testing.T) {
	good := tu("g", "Das Heim", "Dom")
	huge := strings.Repeat("Ein sehr langer Satz. ", 100_000)
	tests := map[string]struct {
		name, content string
		strict        string // the code of the fault; "" takes it
		lenient       string // the same
		units         int    // that a lenient import takes
		left          int
	}{
		"truncated":             {"a.tmx", strings.TrimSuffix(tmxOf(good+tu("h", "Der Satz", "Zdanie")), "</seg></tuv></tu>\n</body></tmx>"), "tmx.truncated", "", 1, 1},
		"mislabelled encoding":  {"a.tmx", strings.Replace(tmxOf(good), "UTF-8", "UTF-16", 1), "tmx.encoding-mislabelled", "", 1, 0},
		"not UTF-8":             {"a.tmx", tmxOf(good + tu("h", "M\xfcnchen", "Monachium")), "tmx.not-utf8", "", 1, 1},
		"entity bomb":           {"a.tmx", strings.Replace(tmxOf(tu("h", "&lol;", "a")+good), "<tmx", `<!DOCTYPE tmx [<!ENTITY lol "lol">]><tmx`, 1), "tmx.entities", "", 1, 1},
		"a huge segment":        {"a.tmx", tmxOf(tu("h", huge, "a") + good), "tmx.segment-too-long", "", 1, 1},
		"an unknown language":   {"a.tmx", tmxOf(strings.Replace(tu("h", "x", "y"), `"pl"`, `"xx"`, 1) + good), "tmx.language-unknown", "", 2, 0},
		"no language":           {"a.tmx", tmxOf(strings.Replace(tu("h", "x", "y"), ` xml:lang="pl"`, "", 1) + good), "tmx.no-language", "", 2, 0},
		"a tuid twice":          {"a.tmx", tmxOf(good + tu("g", "x", "y")), "tmx.duplicate-id", "", 1, 1},
		"a control character":   {"a.tmx", tmxOf(tu("h", "x\x01", "y") + good), "tmx.character", "", 1, 1},
		"no units":              {"a.tmx", tmxOf(""), "memory.no-units", "memory.no-units", 0, 0},
		"nothing that is whole": {"a.tmx", tmxOf(tu("h", "x & y", "z")), "tmx.xml", "tmx.xml", 0, 0},
		"other languages":       {"a.tmx", tmxOf(strings.NewReplacer(`"de"`, `"fr"`, `"pl"`, `"lv"`).Replace(good)), "memory.no-language", "memory.no-language", 0, 0},
		"three letters":         {"a.csv", "deu;pol\nHeim;Dom\nx\n", "tmx.table-fields", "", 1, 1},
		"packed":                {"a.tmx", "\x1f\x8b\x08", "tmx.packed", "tmx.packed", 0, 0},
		"no TMX":                {"a.tmx", "<html></html>", "tmx.not-tmx", "tmx.not-tmx", 0, 0},
		"an empty file":         {"a.tmx", "", "tmx.not-tmx", "tmx.not-tmx", 0, 0},
		"a table of no columns": {"a.tsv", "x\ty\n1\t2\n", "tmx.table-languages", "tmx.table-languages", 0, 0},
		"another ending":        {"a.docx", "x", "memory.unknown-format", "memory.unknown-format", 0, 0},
	}
	m := newMemory(t, newDesk(t))
	texts, err := fault.NewTexts()
	if err != nil {
		t.Fatal(err)
	}
	for name, tt := range tests {
		t.Run(name, func(t *testing.T) {
			path := file(t, tt.name, tt.content)
			before := stats(t, m).Units
			_, err := m.Import(context.Background(), Import{Path: path, State: tm.Imported}, nil)
			if codeOf(err) != tt.strict {
				t.Errorf("strict: %v, want %s", err, tt.strict)
			}
			var f *fault.Fault
			if errors.As(err, &f) {
				if f.Place.File != path {
					t.Errorf("the fault is at %+v", f.Place)
				}
				for _, l := range lang.All() {
					if s := texts.Of(f, l); s.Message == "" || s.Remedy == "" {
						t.Errorf("no sentence in %s for %s", l, f.Code)
					}
				}
			}
			if after := stats(t, m).Units; after != before {
				t.Errorf("%d units were taken by an import that failed", after-before)
			}
			done, err := m.Import(context.Background(), Import{Path: path, State: tm.Imported, Lenient: true}, nil)
			if tt.lenient != "" {
				if codeOf(err) != tt.lenient {
					t.Errorf("lenient: %v, want %s", err, tt.lenient)
				}
				return
			}
			if err != nil || done.Units != tt.units || done.LeftOut != tt.left || len(done.Faults) == 0 {
				t.Errorf("lenient: %+v, %v", done, err)
			}
			if !done.Known {
				m.Detach(context.Background(), done.Batch)
			}
		})
	}
}

// TestRoundTrip imports the samples of other programs and exports them again: the same units, each with
// the source language that the header of its file gave to all.
func TestRoundTrip(t *testing.T) {
	paths, err := filepath.Glob("../tmx/testdata/*/*.tmx")
	more, _ := filepath.Glob("../tmx/testdata/*.tmx")
	if paths = append(paths, more...); err != nil || len(paths) == 0 {
		t.Fatalf("no samples: %v", err)
	}
	for _, path := range paths {
		t.Run(filepath.Base(filepath.Dir(path))+"/"+filepath.Base(path), func(t *testing.T) {
			want := unitsIn(t, path)
			if len(want) == 0 {
				return // a sample of what is wrong
			}
			m := newMemory(t, newDesk(t))
			imported(t, m, Import{Path: path, Lenient: true})
			for _, utf16 := range []bool{false, true} {
				var out bytes.Buffer
				n, err := m.Export(context.Background(), &out, Export{Format: "tmx", UTF16: utf16}, nil)
				if err != nil || n != len(want) {
					t.Fatalf("%d units, want %d: %v", n, len(want), err)
				}
				if tool := `creationtoolversion="` + version.Program() + `"`; !utf16 && !strings.Contains(out.String(), tool) {
					t.Errorf("no %s in %.300s", tool, out.String())
				}
				got := unitsIn(t, file(t, "out.tmx", out.String()))
				if len(got) != len(want) {
					t.Fatalf("%d units, want %d", len(got), len(want))
				}
				for i := range want {
					if !reflect.DeepEqual(got[i], want[i]) {
						t.Errorf("unit %d is\n%+v, want\n%+v", i, got[i], want[i])
					}
				}
			}
		})
	}
}

// unitsIn reads what a lenient reader takes of a file, without the places. Units have the source language
// of the file.
func unitsIn(t testing.TB, path string) []*tmx.Unit {
	t.Helper()
	in, err := os.Open(path)
	if err != nil {
		t.Fatal(err)
	}
	defer in.Close()
	r, err := tmx.NewReader(context.Background(), in, tmx.Options{Lenient: true})
	if err != nil {
		return nil
	}
	source := language(r.Header().Attrs.Get("srclang"))
	var list []*tmx.Unit
	for u, err := range r.Units() {
		if err != nil {
			t.Fatal(err)
		}
		u.Line, u.Offset = 0, 0
		i := slices.IndexFunc(u.Variants, func(v tmx.Variant) bool { return v.Language() == source })
		if source != "" && i >= 0 && !u.Attrs.Has("srclang") {
			u.Attrs = append(u.Attrs, tmx.Attr{Name: "srclang", Value: u.Variants[i].Lang})
		}
		list = append(list, u)
	}
	return list
}

// TestForeignFile attaches files that no import of ours has made: they have no units, or those that can be
// read, and everything else is found as before.
func TestForeignFile(t *testing.T) {
	ctx := context.Background()
	whole := func(out *bytes.Buffer) {
		w, err := store.NewUnitWriter(out)
		if err != nil {
			t.Fatal(err)
		}
		for i := range 2000 {
			if err := w.Add(&tm.Unit{State: store.Unsaid, Texts: map[lang.Tag]string{"de": fmt.Sprintf("Der fremde Satz mit der Nummer %d.", i), "pl": "Obce zdanie."}}); err != nil {
				t.Fatal(err)
			}
		}
		if err := w.Close(); err != nil {
			t.Fatal(err)
		}
	}
	tests := map[string]func(data []byte) []byte{
		"no file of units":  func([]byte) []byte { return []byte("A picture.") },
		"its end is gone":   func(data []byte) []byte { return data[:len(data)-20] },
		"a frame is broken": func(data []byte) []byte { data[len(data)/2] ^= 0xff; return data },
	}
	for name, spoil := range tests {
		t.Run(name, func(t *testing.T) {
			d := newDesk(t)
			m := newMemory(t, d)
			imported(t, m, Import{Path: file(t, "a.tsv", numbered(50))})
			var out bytes.Buffer
			whole(&out)
			hash, _, err := d.Store().PutMedia(ctx, bytes.NewReader(spoil(out.Bytes())), 1<<20)
			if err != nil {
				t.Fatal(err)
			}
			_, changes, err := d.Do(ctx, "", func(g *change.Gesture) error {
				g.PutThing(change.TMAttach, string(hash), "", "", attachment{Hash: string(hash), Name: "fremd", State: tm.Imported, Units: 2000})
				return nil
			})
			if err != nil {
				t.Fatal(err)
			}
			if err := m.Follow(ctx, changes); err != nil {
				t.Fatal(err)
			}
			settle(t, m)
			if got := targets(t, m, "Das Heim Nummer 40 hat Plätze frei."); len(got) == 0 || got[0] != "Dom numer 40 ma wolne miejsca." {
				t.Errorf("%q", got)
			}
			if p := found(t, m, Concordance{Text: "Heim"}); p.Total != 50 {
				t.Errorf("%d units with the word", p.Total)
			}
			if p := found(t, m, Concordance{}); len(p.Units) != 50 {
				t.Errorf("a page of %d units", len(p.Units))
			}
			m.Close(ctx)
			if got := targets(t, newMemory(t, d), "Das Heim Nummer 40 hat Plätze frei."); len(got) == 0 {
				t.Error("nothing is found after opening")
			}
		})
	}
}
