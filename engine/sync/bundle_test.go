package sync

import (
	"bytes"
	"compress/flate"
	"context"
	"crypto/ed25519"
	"crypto/sha256"
	"encoding/binary"
	"encoding/hex"
	"errors"
	"io"
	"iter"
	"math/rand/v2"
	"strings"
	"testing"
	"time"

	"trivium/engine/change"
	"trivium/engine/fault"
	"trivium/engine/lang"
)

func code(err error) string {
	var f *fault.Fault
	if errors.As(err, &f) {
		return f.Code
	}
	return ""
}

// someEvents makes a workspace and n edits.
func someEvents(t testing.TB, n int) []change.Event {
	t.Helper()
	random := rand.NewChaCha8([32]byte{1})
	public, key, err := ed25519.GenerateKey(random)
	if err != nil {
		t.Fatal(err)
	}
	state := change.New(change.Options{Own: func(string) bool { return true }})
	now := time.Date(2026, 5, 12, 9, 31, 7, 0, time.UTC)
	var all []change.Event
	for i := range n + 1 {
		g := state.Begin(change.Writer{By: "m1", Dev: "d1", Clock: func() time.Time { return now }, Random: random}, "g1")
		if i == 0 {
			g.CreateWorkspace("w1", "Kurs", "Anna", public)
		} else {
			g.SetCell(change.CellID{Text: "t1", Lang: lang.Polish}, strings.Repeat("Zażółć ", i%40), nil)
		}
		made, err := g.Events()
		if err != nil {
			t.Fatal(err)
		}
		for i := range made {
			made[i].Sign(key)
		}
		state.Apply(made)
		all = append(all, made...)
	}
	return all
}

func each(events []change.Event) iter.Seq2[change.Event, error] {
	return func(yield func(change.Event, error) bool) {
		for _, e := range events {
			if !yield(e, nil) {
				return
			}
		}
	}
}

func file(content string) File {
	sum := sha256.Sum256([]byte(content))
	return File{hex.EncodeToString(sum[:]), int64(len(content)), func() (io.Reader, error) { return strings.NewReader(content), nil }}
}

func bundle(t testing.TB, events []change.Event, lacks change.Vector, files ...File) []byte {
	t.Helper()
	var b bytes.Buffer
	head := Head{events[0].ID, change.Vector{"d1": int64(len(events))}}
	summary, err := Write(context.Background(), &b, head, lacks, each(events), files)
	if err != nil || summary.Bytes != int64(b.Len()) || summary.Files != len(files) {
		t.Fatalf("%+v, %v", summary, err)
	}
	return b.Bytes()
}

// A copy receives bundles.
type copied struct {
	events []change.Event
	files  map[string]string
}

func (c *copied) receiver() Receiver {
	c.files = map[string]string{}
	return Receiver{
		Append: func(_ context.Context, events []change.Event) error {
			c.events = append(c.events, events...)
			return nil
		},
		File: func(_ context.Context, hash string, size int64, content io.Reader) error {
			data, err := io.ReadAll(content)
			if int64(len(data)) != size {
				return errors.New("the size is wrong")
			}
			c.files[hash] = string(data)
			return err
		},
	}
}

// TestBundle brings over what the other copy lacks, and its files.
func TestBundle(t *testing.T) {
	all := someEvents(t, 3000)
	small, large := file("Obraz"), file(strings.Repeat("0123456789", 100_000))
	tests := map[string]struct {
		lacks change.Vector
		files []File
		want  int
	}{
		"everything":    {nil, []File{small, large, file("")}, len(all)},
		"a part":        {change.Vector{"d1": 2990}, nil, len(all) - 2990},
		"other devices": {change.Vector{"d2": 2990}, []File{small}, len(all)},
		"nothing":       {change.Vector{"d1": 9999}, nil, 0},
		"only a file":   {change.Vector{"d1": 9999}, []File{large}, 0},
	}
	for name, tt := range tests {
		t.Run(name, func(t *testing.T) {
			var c copied
			data := bundle(t, all, tt.lacks, tt.files...)
			summary, err := Read(context.Background(), bytes.NewReader(data), all[0].ID, DefaultLimits(), c.receiver())
			if err != nil || summary.Events != tt.want || len(c.events) != tt.want || len(c.files) != len(tt.files) || summary.Bytes != int64(len(data)) {
				t.Fatalf("%+v, %d events, %d files, %v", summary, len(c.events), len(c.files), err)
			}
			for i, e := range c.events {
				if !bytes.Equal(change.Encode(&e), change.Encode(&all[len(all)-tt.want+i])) {
					t.Fatalf("event %d differs", i)
				}
			}
			for _, f := range tt.files {
				from, _ := f.Open()
				want, _ := io.ReadAll(from)
				if got, ok := c.files[f.Hash]; !ok || got != string(want) {
					t.Errorf("file %s differs", f.Hash)
				}
			}
			if summary.Head.Knows["d1"] != int64(len(all)) {
				t.Errorf("head %+v", summary.Head)
			}
		})
	}
}

// record makes a record.
func record(kind byte, content []byte) []byte {
	return append(binary.BigEndian.AppendUint32([]byte{kind}, uint32(len(content))), content...)
}

// forged makes a bundle of records that is whole.
func forged(records ...[]byte) []byte {
	b := append([]byte(magic), bytes.Join(records, nil)...)
	sum := sha256.Sum256(b)
	return append(b, record('Z', sum[:])...)
}

func packed(lines []byte) []byte {
	var b bytes.Buffer
	z, _ := flate.NewWriter(&b, flate.BestCompression)
	z.Write(lines)
	z.Close()
	return b.Bytes()
}

// hostile are bundles that must be refused, with the codes that say why. They seed the fuzz target.
func hostile(t testing.TB) map[string]struct {
	data []byte
	code string
} {
	all := someEvents(t, 20)
	good := bundle(t, all, nil, file("Obraz"))
	root := string(all[0].ID)
	head := record('H', []byte(`{"workspace":"`+root+`","knows":{}}`))
	line := append(change.Encode(&all[1]), '\n')
	bare := all[1]
	bare.Sig = ""
	unsigned := append(change.Encode(&bare), '\n')
	change1 := func(old, new string) []byte { return bytes.Replace(line, []byte(old), []byte(new), 1) }
	long := func(length uint32) []byte { return binary.BigEndian.AppendUint32([]byte{'E'}, length) }
	sum := sha256.Sum256([]byte("Obraz"))
	m := func(size uint64) []byte { return record('M', binary.BigEndian.AppendUint64(bytes.Clone(sum[:]), size)) }
	flipped := bytes.Clone(good)
	flipped[len(flipped)/2] ^= 1
	return map[string]struct {
		data []byte
		code string
	}{
		"empty":                {nil, "bundle.not-ours"},
		"a zip":                {[]byte("PK\x03\x04 and more than a line of it"), "bundle.not-ours"},
		"newer":                {[]byte("TRIVIUM BUNDLE 2\nwhatever"), "bundle.newer"},
		"cut off":              {good[:len(good)-40], "bundle.damaged"},
		"cut in a record":      {good[:100], "bundle.damaged"},
		"a bit flipped":        {flipped, "bundle.damaged"},
		"something behind it":  {append(bytes.Clone(good), 'x'), "bundle.damaged"},
		"no head":              {forged(), "bundle.damaged"},
		"two heads":            {forged(head, head), "bundle.damaged"},
		"foreign":              {forged(record('H', []byte(`{"workspace":"other","knows":{}}`))), "bundle.other-workspace"},
		"odd head":             {forged(record('H', []byte(`{"workspace":"`+root+`","knows":{},"more":1}`))), "bundle.damaged"},
		"unknown record":       {forged(head, record('X', nil)), "bundle.damaged"},
		"piece without a file": {forged(head, record('P', []byte("x"))), "bundle.damaged"},
		"promises 4 GB":        {append(append([]byte(magic), head...), long(1<<32-1)...), "bundle.damaged"},
		"bomb":                 {forged(head, record('E', packed(make([]byte, 100<<20)))), "bundle.damaged"},
		"many small bombs":     {forged(head, bytes.Repeat(record('E', packed(bytes.Repeat(line, 3000))), 20)), "bundle.too-large"},
		"too many events":      {forged(head, bytes.Repeat(record('E', packed(bytes.Repeat(line, 100))), 15)), "bundle.too-many"},
		"not deflate":          {forged(head, record('E', []byte("\xff\xff\xff"))), "bundle.damaged"},
		"wrong id":             {forged(head, record('E', packed(change1("Zażółć", "Zazolc")))), "bundle.event"},
		"unsigned":             {forged(head, record('E', packed(unsigned))), "bundle.unsigned"},
		"not canonical":        {forged(head, record('E', packed(change1(`{"v":1,`, `{ "v":1,`)))), "bundle.event"},
		"newer event":          {forged(head, record('E', packed(change1(`{"v":1,`, `{"v":2,`)))), "change.newer-version"},
		"half a line":          {forged(head, record('E', packed(line[:50]))), "bundle.damaged"},
		"no lines":             {forged(head, record('E', packed(nil))), "bundle.damaged"},
		"large file":           {forged(head, m(1<<40)), "bundle.too-large"},
		"huge file":            {forged(head, m(1<<63+5)), "bundle.too-large"},
		"file too short":       {forged(head, m(5), record('P', []byte("Obr"))), "bundle.damaged"},
		"file too long":        {forged(head, m(5), record('P', []byte("Obraz!"))), "bundle.damaged"},
		"another content":      {forged(head, m(5), record('P', []byte("obraz"))), "bundle.media"},
		"empty piece":          {forged(head, m(5), record('P', nil)), "bundle.damaged"},
	}
}

func tightLimits() Limits { return Limits{Events: 1000, Bytes: 8 << 20, File: 1 << 20, Files: 2 << 20} }

// TestHostile requires each to be refused for the right reason, without any change.
func TestHostile(t *testing.T) {
	root := someEvents(t, 0)[0].ID
	for name, tt := range hostile(t) {
		t.Run(name, func(t *testing.T) {
			limits := tightLimits()
			if name == "many small bombs" {
				limits.Events = 1 << 30
			}
			var c copied
			_, err := Read(context.Background(), bytes.NewReader(tt.data), root, limits, c.receiver())
			if code(err) != tt.code || len(c.events)+len(c.files) != 0 {
				t.Errorf("got %v, %d events, %d files; want %s", err, len(c.events), len(c.files), tt.code)
			}
		})
	}
}

// FuzzRead never panics, never exceeds the limits, and takes all or nothing.
func FuzzRead(f *testing.F) {
	for _, seed := range hostile(f) {
		if len(seed.data) < 1<<16 {
			f.Add(seed.data)
		}
	}
	f.Add(bundle(f, someEvents(f, 5), nil, file("Obraz"), file("")))
	f.Fuzz(func(t *testing.T, data []byte) {
		var c copied
		limits := tightLimits()
		summary, err := Read(context.Background(), bytes.NewReader(data), "", limits, c.receiver())
		if err != nil && len(c.events)+len(c.files) != 0 {
			t.Errorf("refused with %v, and %d events and %d files were taken", err, len(c.events), len(c.files))
		}
		if err == nil && (summary.Events != len(c.events) || summary.Events > limits.Events || summary.Bytes != int64(len(data))) {
			t.Errorf("%+v, %d events of %d bytes", summary, len(c.events), len(data))
		}
	})
}

// TestWorkedExample is the example of the package comment.
func TestWorkedExample(t *testing.T) {
	var b bytes.Buffer
	head := Head{change.ID(strings.Repeat("A", 43)), change.Vector{"d1": 2}}
	if _, err := Write(context.Background(), &b, head, nil, each(nil), nil); err != nil {
		t.Fatal(err)
	}
	content := `{"workspace":"` + strings.Repeat("A", 43) + `","knows":{"d1":2}}`
	want := hex.EncodeToString([]byte(magic)) + "480000004c" + hex.EncodeToString([]byte(content)) + "5a00000020d6c782"
	if got := hex.EncodeToString(b.Bytes()); !strings.HasPrefix(got, want) || len(content) != 76 || b.Len() != 98+37 {
		t.Errorf("%d bytes\n%s\nwant\n%s…", b.Len(), got, want)
	}
}

// TestWriteUnsigned refuses to let an event leave its device that others would refuse.
func TestWriteUnsigned(t *testing.T) {
	all := someEvents(t, 2)
	all[1].Sig = ""
	if _, err := Write(context.Background(), io.Discard, Head{}, nil, each(all), nil); err == nil {
		t.Error("it was written")
	}
}

// TestWriteShortFile refuses a file that is shorter than it says.
func TestWriteShortFile(t *testing.T) {
	f := file("Obraz")
	f.Size = 9
	if _, err := Write(context.Background(), io.Discard, Head{}, nil, each(nil), []File{f}); !errors.Is(err, io.ErrUnexpectedEOF) {
		t.Errorf("got %v", err)
	}
}
