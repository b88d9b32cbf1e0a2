package memory

import (
	"context"
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"trivium/engine/tm"
)

// TestReadersDuringImport has ten people look up and one write while a file is taken in: all are answered,
// and what is written is found at once. In the long run, on a million units, the slowest hundredth of the
// lookups takes at most three times as long as it does without the import.
func TestReadersDuringImport(t *testing.T) {
	there, coming, quiet := 300, 4_000, 100*time.Millisecond
	if full() {
		there, coming, quiet = 200_000, 1_000_000, 20*time.Second
	}
	m := newMemory(t, newDesk(t))
	imported(t, m, Import{Path: file(t, "a.tsv", varied("Satz", there))})
	path := file(t, "b.tsv", varied("Antrag", coming))
	r := &readers{m: m, there: there}

	before := r.during(t, func() { time.Sleep(quiet) })
	meanwhile := r.during(t, func() {
		done := make(chan struct{})
		go func() {
			defer close(done)
			r.write(t)
		}()
		imported(t, m, Import{Path: path})
		<-done
	})
	p99 := func(list []time.Duration) time.Duration {
		slices.Sort(list)
		return list[len(list)*99/100]
	}
	a, b := p99(before), p99(meanwhile)
	t.Logf("p99 of a lookup: %v of %d without, %v of %d during the import: %.1f times", a, len(before), b, len(meanwhile), float64(b)/float64(a))
	if full() && b > 3*a {
		t.Errorf("%v during the import, %v without", b, a)
	}
	if s := stats(t, m); s.Units != there+coming+writes {
		t.Errorf("%d units", s.Units)
	}
}

// varied returns a table of units that begin with a word and are as different as sentences are.
func varied(first string, count int) string {
	b := []byte("tuid\tde\tpl\n")
	for i := range count {
		b = fmt.Appendf(b, "%s%d\t%s\t%s\n", first, i, sentence(first, i), "Zdanie "+sentence(first, i))
	}
	return string(b)
}

// sentence returns the sentence with a number: eight words out of some thousands.
func sentence(first string, number int) string {
	r := rand.New(rand.NewPCG(uint64(number), uint64(len(first))))
	s := first
	for range 8 {
		s += " " + syllables[r.IntN(len(syllables))] + syllables[r.IntN(len(syllables))] + syllables[r.IntN(len(syllables))]
	}
	return s + "."
}

var syllables = strings.Fields("ba be bi do du fa ge hei ja ke la lo ma mo ne pol ra sau sche ti um ver wo zu")

// readers look up units that are there.
type readers struct {
	m     *Memory
	there int
}

// during returns how long lookups took while something was done.
func (r *readers) during(t *testing.T, do func()) []time.Duration {
	t.Helper()
	stop := make(chan struct{})
	var mu sync.Mutex
	var all []time.Duration
	var group sync.WaitGroup
	for reader := range 10 {
		group.Go(func() {
			var took []time.Duration
			for i := reader; ; i += 37 {
				n := i * 7919 % r.there
				start := time.Now()
				matches, err := r.m.Lookup(context.Background(), tm.Request{Text: sentence("Satz", n), From: "de", To: "pl", K: 5, Threshold: 70})
				took = append(took, time.Since(start))
				if err != nil || len(matches) == 0 || matches[0].Target != "Zdanie "+sentence("Satz", n) {
					t.Errorf("unit %d: %+v, %v", n, matches, err)
					break
				}
				select {
				case <-stop:
					mu.Lock()
					all = append(all, took...)
					mu.Unlock()
					return
				case <-time.After(20 * time.Millisecond): // ten people ask five hundred times a second
				}
			}
		})
	}
	do()
	close(stop)
	group.Wait()
	return all
}

// writes is how many units are written during the import.
const writes = 8

// write adds units, each of which is found at once.
func (r *readers) write(t *testing.T) {
	longest := time.Duration(0)
	for i := range writes {
		text := fmt.Sprintf("Eigener Satz mit der Zahl %d und sonst nichts.", i)
		start := time.Now()
		if _, err := r.m.Put(context.Background(), unit(text, "Zdanie własne.")); err != nil {
			t.Error(err)
			return
		}
		longest = max(longest, time.Since(start))
		if got := targets(t, r.m, text); len(got) == 0 {
			t.Errorf("%q is not found", text)
		}
		time.Sleep(5 * time.Millisecond)
	}
	t.Logf("the longest of %d edits took %v", writes, longest)
}
