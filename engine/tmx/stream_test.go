package tmx

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"runtime"
	"strconv"
	"strings"
	"testing"
)

// full says that the long tests are wanted.
func full() bool { return os.Getenv("TRIVIUM_FULL") == "1" }

// endless is a file of n units, made while it is read.
func endless(n int, unit func(i int) string) io.Reader {
	head, tail, _ := strings.Cut(file("|"), "|")
	i := -1
	return &producer{next: func() string {
		i++
		switch {
		case i == 0:
			return head
		case i <= n:
			return unit(i)
		case i == n+1:
			return tail
		}
		return ""
	}}
}

// producer is a reader of pieces of text, up to an empty one.
type producer struct {
	next func() string
	rest string
}

func (p *producer) Read(b []byte) (int, error) {
	if p.rest == "" {
		p.rest = p.next()
	}
	if p.rest == "" {
		return 0, io.EOF
	}
	n := copy(b, p.rest)
	p.rest = p.rest[n:]
	return n, nil
}

// heap returns the bytes in use after a collection.
func heap() int64 {
	runtime.GC()
	var m runtime.MemStats
	runtime.ReadMemStats(&m)
	return int64(m.HeapAlloc)
}

// TestConstantMemory reads 20 MB (TRIVIUM_FULL=1: 200 MB) and holds no more than the ids take: the
// buffer, and 8 bytes and some room for each.
func TestConstantMemory(t *testing.T) {
	size := 20 << 20
	if full() {
		size = 200 << 20
	}
	texts := tuv("de", strings.Repeat("Die Wohnungslosenhilfe berät Menschen in Notlagen. ", 10)) + tuv("pl", strings.Repeat("Pomoc dla osób w kryzysie bezdomności. ", 10)) + "</tu>\n"
	unit := func(i int) string { return `<tu tuid="` + strconv.Itoa(i) + `">` + texts }
	n := size / len(unit(100_000))
	before, most, done := heap(), int64(0), int64(0)
	r, err := NewReader(context.Background(), endless(n, unit), Options{Progress: func(d int64) {
		if d < done {
			t.Errorf("progress from %d back to %d", done, d)
		}
		done = d
		if d>>22 != (d-progressStep)>>22 { // every 4 MB
			most = max(most, heap()-before)
		}
	}})
	if err != nil {
		t.Fatal(err)
	}
	for _, err := range r.Units() {
		if err != nil {
			t.Fatal(err)
		}
	}
	if r.Report().Units != n || done < int64(size)*9/10 {
		t.Errorf("%d of %d units, %d bytes", r.Report().Units, n, done)
	}
	if limit := int64(2<<20 + 32*n); most == 0 || most > limit {
		t.Errorf("held %d bytes, at most %d", most, limit)
	}
}

// TestHugeSegment: a segment of 30 MB (TRIVIUM_FULL=1: 1 GB) is left out, and never held.
func TestHugeSegment(t *testing.T) {
	pieces := 30
	if full() {
		pieces = 1000
	}
	mega := strings.Repeat("wielki segment ", 1<<20/15)
	unit := func(i int) string {
		switch {
		case i == 1:
			return good("a") + `<tu tuid="huge"><tuv xml:lang="pl"><seg>`
		case i == pieces:
			return `</seg></tuv></tu>` + good("z")
		}
		return mega
	}
	before, most := heap(), int64(0)
	units, r, err := read(t, endless(pieces, unit), Options{Lenient: true, Progress: func(d int64) {
		if d>>23 != (d-progressStep)>>23 {
			most = max(most, heap()-before)
		}
	}})
	if err != nil || len(units) != 2 || units[1].ID != "z" || r.Report().Counts["tmx.segment-too-long"] != 1 {
		t.Error(len(units), err, r.Report())
	}
	if most > 8<<20 {
		t.Errorf("held %d bytes", most)
	}
}

func TestCancel(t *testing.T) {
	ctx, cancel := context.WithCancel(context.Background())
	defer cancel()
	r, err := NewReader(ctx, endless(1_000_000, func(i int) string { return good(fmt.Sprint(i)) }), Options{Lenient: true})
	if err != nil {
		t.Fatal(err)
	}
	for u, err := range r.Units() {
		if u != nil && u.ID == "10" {
			cancel()
		}
		if err != nil && (!errors.Is(err, context.Canceled) || r.Report().Units > 5000) {
			t.Error(err, r.Report().Units)
		}
	}
	if r.Report().Units == 1_000_000 {
		t.Error("was not cancelled")
	}
}

// TestIOError: what the disk says is no fault, and ends the lenient reader too.
func TestIOError(t *testing.T) {
	broken := errors.New("broken disk")
	in := io.MultiReader(strings.NewReader(strings.TrimSuffix(file(good("a")+strings.Repeat(" ", 20)), "</body></tmx>\n")), readerError{broken})
	units, _, err := read(t, in, Options{Lenient: true})
	if !errors.Is(err, broken) || len(units) != 1 {
		t.Error(len(units), err)
	}
}

type readerError struct{ error }

func (r readerError) Read([]byte) (int, error) { return 0, r.error }

// TestStop: whoever has had enough can leave, and go on later.
func TestStop(t *testing.T) {
	r, err := NewReader(context.Background(), strings.NewReader(file(good("a")+good("b")+good("c"))), Options{})
	if err != nil {
		t.Fatal(err)
	}
	ids := ""
	for range 2 {
		for u := range r.Units() {
			ids += u.ID
			if u.ID == "b" {
				break
			}
		}
	}
	if ids != "abc" {
		t.Error(ids)
	}
}

// BenchmarkRead measures the reader, and encoding/xml alone on the same file.
func BenchmarkRead(b *testing.B) {
	unit := tu("1", tuv("de", "Die Wohnungslosenhilfe berät Menschen in Notlagen &amp; begleitet sie.")+tuv("pl", "Pomoc dla osób w kryzysie bezdomności, na <bpt i=\"1\">&lt;b></bpt>miejscu<ept i=\"1\">&lt;/b></ept>.")) + "\n"
	const n = 20_000
	in := file(strings.Repeat(unit, n))
	b.Run("encoding-xml", func(b *testing.B) {
		b.SetBytes(int64(len(in)))
		for b.Loop() {
			if _, err := slowScan(in); err != nil {
				b.Fatal(err)
			}
		}
	})
	b.Run("ours", func(b *testing.B) {
		b.SetBytes(int64(len(in)))
		for b.Loop() {
			readAll(b, in, n)
		}
	})
}

func readAll(b *testing.B, in string, want int) {
	r, err := NewReader(context.Background(), strings.NewReader(in), Options{KeepDuplicates: true})
	if err != nil {
		b.Fatal(err)
	}
	for _, err := range r.Units() {
		if err != nil {
			b.Fatal(err)
		}
	}
	if r.Report().Units != want {
		b.Fatal(r.Report().Units)
	}
}
