package index

import (
	"fmt"
	"iter"
	"maps"
	"math/rand/v2"
	"reflect"
	"slices"
	"strings"
	"testing"
)

// words of two languages, of which the tests make texts that are more or less alike.
var words = strings.Fields(`die der und in zu den das nicht von sie ist des sich mit dem dass er es ein ich auf so eine
	auch als an nach wie im für man aber aus durch wenn nur war noch werden bei hat wir was wird sein einen welche sind
	Beratung Beratungsstelle Beratungsgespräch Jugendamt Jugendhilfe Familie Familien Fachkraft Fachkräfte Pflege
	pomoc pomocy pomocą społeczna społecznej społeczną praca pracy pracownik pracownika rodzina rodzinie rodziny
	ośrodek ośrodka Übung Übungen 12 2024 § ( ) %s , . : !`)

// writer makes up texts.
type writer struct{ *rand.Rand }

func (w writer) text() string {
	length := 1 + w.IntN(1+w.IntN(25))
	if w.IntN(200) == 0 {
		length *= 20
	}
	chosen := make([]string, length)
	for i := range chosen {
		chosen[i] = words[w.IntN(1+w.IntN(len(words)))]
	}
	return strings.Join(chosen, " ")
}

// like returns a text that differs a little.
func (w writer) like(s string) string {
	parts := strings.Fields(s)
	for range 1 + w.IntN(3) {
		if len(parts) == 0 {
			return w.text()
		}
		switch at := w.IntN(len(parts)); w.IntN(4) {
		case 0:
			parts = slices.Delete(parts, at, at+1)
		case 1:
			parts = slices.Insert(parts, at, words[w.IntN(len(words))])
		case 2:
			parts[at] = words[w.IntN(len(words))]
		case 3:
			parts[at] = strings.ToUpper(parts[at])
		}
	}
	return strings.Join(parts, " ")
}

// texts returns n texts, some of them alike, some twice, some blank.
func (w writer) texts(n int) []string {
	made := make([]string, 0, n)
	for len(made) < n {
		switch kind := w.IntN(50); {
		case kind == 0:
			made = append(made, " ")
		case kind < 20 && len(made) > 0:
			made = append(made, w.like(made[w.IntN(len(made))]))
		case kind < 23 && len(made) > 0:
			made = append(made, made[w.IntN(len(made))])
		default:
			made = append(made, w.text())
		}
	}
	return made
}

// shifted is a ranking that leaves some units out and takes something off others.
type shifted struct{ Percent }

func (shifted) Score(id ID, raw float64) (float64, bool) {
	n := id.Number()
	return 100*raw - float64(n%4), n%7 != 3
}

// queries returns what a memory of these texts is asked in tests.
func (w writer) queries(texts []string, n int) []Query {
	thresholds := []float64{70, 50, 85, 30, 99.9, 100, 101, 0, -3}
	queries := []Query{{Text: "", K: 3, Threshold: 70}, {Text: "x", K: 3}, {Text: "ж", K: 5, Threshold: 70}, {Text: "die", K: 0}}
	for range n {
		q := Query{Text: w.text(), K: 1 + w.IntN(12), Threshold: thresholds[w.IntN(1+w.IntN(len(thresholds)))]}
		if w.IntN(3) > 0 {
			q.Text = w.like(texts[w.IntN(len(texts))])
		}
		if w.IntN(4) == 0 {
			q.Ranking = shifted{}
		}
		queries = append(queries, q)
	}
	return queries
}

// numbered gives each text the id of its place.
func numbered(texts []string) iter.Seq2[ID, Profile] {
	return func(yield func(ID, Profile) bool) {
		for i, s := range texts {
			if !yield(NumberID(uint64(i)), NewProfile(s)) {
				return
			}
		}
	}
}

func TestFrozenIsAsTheScan(t *testing.T) {
	sizes := map[string]struct{ units, queries int }{
		"none": {0, 2}, "one": {1, 20}, "few": {30, 100}, "some": {3000, 100}, "two blocks": {blockSize + 500, 2},
	}
	if full() {
		sizes["several blocks"] = struct{ units, queries int }{200_000, 300}
	}
	for name, size := range sizes {
		t.Run(name, func(t *testing.T) {
			w := writer{rand.New(rand.NewPCG(7, uint64(size.units)))}
			texts := w.texts(size.units)
			b := newBuilder()
			if !full() && size.units > blockSize {
				for i, s := range texts { // short ones, so that the test is too
					texts[i] = strings.ToValidUTF8(s[:min(len(s), 12+i%5)], "")
				}
			}
			for i, s := range texts {
				b.addText(Entry{ID: NumberID(uint64(i)), Text: s})
			}
			f, long := b.freeze()
			if len(long) > 0 {
				t.Fatalf("%d texts are too long for this test", len(long))
			}
			profiles := maps.Collect(numbered(texts))
			work := new(scratch)
			for _, q := range w.queries(append(texts, "die Beratung"), size.queries) {
				best := newTop(q)
				f.search(NewProfile(q.Text), nil, best, work)
				if want := Scan(maps.All(profiles), q); !reflect.DeepEqual(best.hits, want) {
					t.Fatalf("%+v\ngot  %s\nwant %s", q, show(best.hits), show(want))
				}
			}
		})
	}
}

func show(hits []Hit) string {
	var b strings.Builder
	for _, h := range hits {
		fmt.Fprintf(&b, "%d:%.6f:%.4f ", h.ID.Number(), h.Raw, h.Score)
	}
	return b.String()
}

// Blank texts have no features and are equal all the same, in whatever block they are.
func TestBlankTextsFillABlock(t *testing.T) {
	x := New()
	x.Put(entriesOf(make([]string, blockSize+20), 0)...)
	hits := x.Search(Query{Text: "\t", K: blockSize + 10, Threshold: 100})
	if len(hits) != blockSize+10 || hits[blockSize+9] != (Hit{ID: NumberID(blockSize + 9), Raw: 1, Score: 100}) {
		t.Errorf("%d hits", len(hits))
	}
}
