package index

import (
	"bytes"
	"context"
	"encoding/binary"
	"encoding/hex"
	"errors"
	"hash/crc32"
	"math/rand/v2"
	"reflect"
	"strings"
	"testing"

	"trivium/engine/essay"
)

func saved(t testing.TB, x *Index, stamp string) []byte {
	t.Helper()
	var b bytes.Buffer
	if err := x.Save(context.Background(), &b, stamp); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

func load(b []byte, stamp string) (*Index, error) {
	return Load(bytes.NewReader(b), int64(len(b)), stamp)
}

// TestWorkedExample reads the example of the essay in snapshot.go and compares it byte by byte.
func TestWorkedExample(t *testing.T) {
	x := New()
	x.Put(Entry{ID: NumberID(1), Text: "a"}, Entry{ID: NumberID(2), Text: "ab"})
	got := saved(t, x, "s")
	want, err := essay.Bytes("snapshot.go")
	if err != nil {
		t.Fatal(err)
	}
	if !bytes.Equal(got, want) {
		t.Errorf("got\n%s\nthe essay says\n%s", hex.Dump(got), hex.Dump(want))
	}
}

func TestSnapshot(t *testing.T) {
	w := writer{rand.New(rand.NewPCG(8, 8))}
	texts := w.texts(900)
	long := Entry{ID: NumberID(5000), Text: strings.Repeat("lang und länger ", longest/10)}
	indexes := map[string]func() *Index{
		"empty":    New,
		"fresh":    func() *Index { x := New(); x.Put(entriesOf(texts[:50], 0)...); return x },
		"one part": func() *Index { x := New(); x.Put(entriesOf(texts, 0)...); x.Wait(); return x },
		"deleted": func() *Index {
			x := New()
			x.Put(entriesOf(texts, 0)...)
			x.Wait()
			x.Delete(NumberID(3), NumberID(77))
			return x
		},
		"long": func() *Index { x := New(); x.Put(append(entriesOf(texts, 0), long)...); x.Wait(); return x },
	}
	queries := append(w.queries(texts, 40), Query{Text: long.Text, K: 3, Threshold: 60})
	for name, make := range indexes {
		t.Run(name, func(t *testing.T) {
			x := make()
			b := saved(t, x, "state 7")
			y, err := load(b, "state 7")
			if err != nil {
				t.Fatal(err)
			}
			if x.Len() != y.Len() {
				t.Errorf("%d units, loaded %d", x.Len(), y.Len())
			}
			for _, q := range queries {
				if got, want := y.Search(q), x.Search(q); !reflect.DeepEqual(got, want) {
					t.Fatalf("%+v\ngot  %s\nwant %s", q, show(got), show(want))
				}
			}
			if again := saved(t, y, "state 7"); !bytes.Equal(again, b) {
				t.Error("the loaded index is saved in another way")
			}
			y.Put(Entry{ID: NumberID(3), Text: "nach dem Laden"})
			if hits := y.Search(Query{Text: "nach dem Laden", K: 1, Threshold: 100}); len(hits) != 1 {
				t.Error("what is put after loading is not found")
			}
		})
	}
}

func TestSnapshotRefused(t *testing.T) {
	x := New()
	x.Put(entriesOf([]string{"die Beratung", "das Beratungsgespräch", "x"}, 0)...)
	sound := saved(t, x, "now")
	with := func(at int, b byte) []byte {
		changed := bytes.Clone(sound)
		changed[at] = b
		return changed
	}
	rows := map[string]struct {
		snapshot []byte
		want     error
	}{
		"nothing":          {nil, ErrSnapshotDamaged},
		"something else":   {[]byte(strings.Repeat("PK\x03\x04", 50)), ErrSnapshotDamaged},
		"of other units":   {saved(t, x, "then"), ErrSnapshotOld},
		"of a later day":   {with(8, 2), ErrSnapshotOld},
		"of other pairs":   {with(12, featuresVersion+1), ErrSnapshotOld},
		"longer":           {append(bytes.Clone(sound), 0), ErrSnapshotDamaged},
		"a wrong sum":      {with(len(sound)-1, sound[len(sound)-1]+1), ErrSnapshotDamaged},
		"too many slots":   {with(34, 0xff), ErrSnapshotDamaged},
		"too much a stamp": {with(18, 0xff), ErrSnapshotDamaged},
	}
	for name, row := range rows {
		t.Run(name, func(t *testing.T) {
			if y, err := load(row.snapshot, "now"); y != nil || !errors.Is(err, row.want) {
				t.Errorf("got %v, %v, want %v", y, err, row.want)
			}
		})
	}
	for at := range sound {
		if _, err := load(with(at, sound[at]^0x10), "now"); err == nil {
			t.Errorf("byte %d changed: no error", at)
		}
		if _, err := load(sound[:at], "now"); !errors.Is(err, ErrSnapshotDamaged) {
			t.Errorf("cut at %d: %v", at, err)
		}
	}
}

// FuzzLoad gives the reader anything, with a right check sum, so that what is behind it is reached.
// What it accepts can be searched, changed and saved.
func FuzzLoad(f *testing.F) {
	for _, texts := range [][]string{{}, {"a", "ab"}, {"die Beratung", "die Beratungen", "eine Beratung", "x x x x x"}} {
		x := New()
		x.Put(entriesOf(texts, 0)...)
		b := saved(f, x, "s")
		f.Add(b[:len(b)-4])
	}
	f.Fuzz(func(t *testing.T, b []byte) {
		b = binary.LittleEndian.AppendUint32(bytes.Clone(b), crc32.Checksum(b, castagnoli))
		x, err := load(b, "s")
		if err != nil {
			return
		}
		for _, text := range []string{"", "ab", "die Beratung", "x x x x"} {
			x.Search(Query{Text: text, K: 3, Threshold: 40})
		}
		x.Put(Entry{ID: NumberID(0), Text: "die Beratung"})
		if err := x.Merge(context.Background()); err != nil {
			t.Fatal(err)
		}
		if _, err := load(saved(t, x, "s"), "s"); err != nil {
			t.Fatal(err)
		}
	})
}
