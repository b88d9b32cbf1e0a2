package index

import (
	"context"
	"errors"
	"fmt"
	"iter"
	"maps"
	"math/rand/v2"
	"reflect"
	"slices"
	"strings"
	"sync"
	"testing"
)

// model is an index as it should be: a map, and the plain scan.
type model map[ID]Profile

func (m model) put(entries ...Entry) {
	for _, e := range entries {
		m[e.ID] = NewProfile(e.Text)
	}
}

// entriesOf gives each text the id of its place, from first on.
func entriesOf(texts []string, first int) []Entry {
	entries := make([]Entry, len(texts))
	for i, s := range texts {
		entries[i] = Entry{ID: NumberID(uint64(first + i)), Text: s}
	}
	return entries
}

func (m model) compare(t *testing.T, x *Index, queries []Query) {
	t.Helper()
	if x.Len() != len(m) {
		t.Fatalf("the index has %d units, not %d", x.Len(), len(m))
	}
	for _, q := range queries {
		if got, want := x.Search(q), Scan(maps.All(m), q); !reflect.DeepEqual(got, want) {
			t.Fatalf("%+v\ngot  %s\nwant %s", q, show(got), show(want))
		}
	}
}

func TestIndexIsAsTheScan(t *testing.T) {
	w := writer{rand.New(rand.NewPCG(3, 5))}
	steps, units := 40, 700
	if full() {
		steps, units = 400, 5000
	}
	x, m := New(), model{}
	m.compare(t, x, []Query{{Text: "die", K: 5, Threshold: 0}})
	texts := []string{"die Beratung"}
	for step := range steps {
		switch w.IntN(6) {
		case 0, 1, 2:
			some := entriesOf(w.texts(1+w.IntN(units)), w.IntN(10*units))
			x.Put(some...)
			m.put(some...)
			texts = append(texts, some[0].Text, some[len(some)-1].Text)
		case 3:
			long := Entry{ID: NumberID(uint64(w.IntN(10 * units))), Text: strings.Repeat(w.text()+" ", 1+longest/20)}
			x.Put(long)
			m.put(long)
		case 4:
			gone := []ID{NumberID(1 << 60)}
			for range w.IntN(units) {
				gone = append(gone, NumberID(uint64(w.IntN(10*units))))
			}
			x.Delete(gone...)
			for _, id := range gone {
				delete(m, id)
			}
		case 5:
			if err := x.Merge(context.Background()); err != nil {
				t.Fatal(err)
			}
		}
		if step%4 == 3 {
			m.compare(t, x, w.queries(texts, 6))
		}
	}
	x.Wait()
	m.compare(t, x, w.queries(texts, 20))
	// More elements than any unit can have.
	m.compare(t, x, []Query{{Text: strings.Repeat("lang und die Beratung ", 1000), K: 5, Threshold: 1}})
}

func TestBulkTakesTheLastOfEachID(t *testing.T) {
	w := writer{rand.New(rand.NewPCG(1, 9))}
	texts := w.texts(bulk + 100)
	entries := entriesOf(texts, 0)
	entries = append(entries, entriesOf(w.texts(300), 100)...)
	entries = append(entries, Entry{ID: NumberID(5), Text: strings.Repeat("lang ", longest/4)}, Entry{ID: NumberID(6), Text: "kurz"})
	m := model{}
	m.put(entries...)
	queries := append(w.queries(texts, 5), Query{Text: "kurz", K: 2, Threshold: 90}, Query{Text: strings.Repeat("lang ", longest/4), K: 2, Threshold: 90})
	ways := map[string]func() *Index{
		"built": func() *Index {
			x, err := Build(context.Background(), slices.Values(entries), nil)
			if err != nil {
				t.Fatal(err)
			}
			return x
		},
		"put at once": func() *Index { x := New(); x.Put(entries...); return x },
		"put over others": func() *Index {
			x := New()
			x.Put(entriesOf(w.texts(50), 0)...)
			x.Put(entriesOf(w.texts(bulk), 0)...)
			x.Put(entries...)
			return x
		},
	}
	for name, index := range ways {
		t.Run(name, func(t *testing.T) {
			x := index()
			x.Wait()
			m.compare(t, x, queries)
		})
	}
}

func TestBuildEndsWithItsContext(t *testing.T) {
	ctx, cancel := context.WithCancel(context.Background())
	told := 0
	x, err := Build(ctx, endless(), func(int) {
		if told++; told == 2 {
			cancel()
		}
	})
	if x != nil || !errors.Is(err, context.Canceled) {
		t.Errorf("got %v, %v", x, err)
	}
	y := New()
	y.Put(entriesOf([]string{"a", "b"}, 0)...)
	y.Put(entriesOf(writer{rand.New(rand.NewPCG(1, 1))}.texts(bulk), 0)...)
	y.Put(Entry{ID: NumberID(1 << 40), Text: "c"})
	if err := y.Merge(ctx); !errors.Is(err, context.Canceled) || y.Len() != bulk+1 {
		t.Errorf("merge: %v, %d units", err, y.Len())
	}
}

func endless() iter.Seq[Entry] {
	return func(yield func(Entry) bool) {
		for i := uint64(0); yield(Entry{ID: NumberID(i), Text: fmt.Sprint("Nummer ", i)}); i++ {
		}
	}
}

// TestSearchesDuringChanges asks while units come, change and go: what stays must always be found, and
// what has been put must be found at once.
func TestSearchesDuringChanges(t *testing.T) {
	w := writer{rand.New(rand.NewPCG(2, 2))}
	x := New()
	stays := entriesOf(w.texts(300), 1_000_000)
	x.Put(stays...)
	var changes, readers sync.WaitGroup
	done := make(chan struct{})
	for range 2 {
		readers.Go(func() {
			for i := 0; ; i++ {
				select {
				case <-done:
					return
				default:
				}
				e := stays[i%len(stays)]
				hits := x.Search(Query{Text: e.Text, K: 1000, Threshold: 100})
				if !slices.ContainsFunc(hits, func(h Hit) bool { return h.ID == e.ID }) {
					t.Errorf("%q is not found", e.Text)
					return
				}
			}
		})
	}
	for k := range 2 {
		chance := writer{rand.New(rand.NewPCG(4, uint64(k)))}
		changes.Go(func() {
			for i := range 25 {
				entries := entriesOf(chance.texts(1+chance.IntN(60)), k*100_000+chance.IntN(2000))
				x.Put(entries...)
				text := fmt.Sprintf("Eintrag %d von %d", i, k)
				id := NumberID(uint64(k*100_000 + 50_000))
				x.Put(Entry{ID: id, Text: text})
				if hits := x.Search(Query{Text: text, K: 1, Threshold: 100}); len(hits) != 1 || hits[0].ID != id {
					t.Errorf("%q: %s", text, show(hits))
				}
				x.Delete(entries[0].ID)
				if i%10 == 5 {
					if err := x.Merge(context.Background()); err != nil {
						t.Error(err)
					}
				}
			}
		})
	}
	changes.Wait()
	close(done)
	readers.Wait()
	x.Wait()
}
