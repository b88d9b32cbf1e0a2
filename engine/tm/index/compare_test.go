package index

import (
	"fmt"
	"math/rand/v2"
	"testing"
)

// TestCompare compares with units in several parts, fresh, changed and deleted, before and after what
// is fresh has been frozen: the scores are those of Raw, and all from the bound on are told, no others.
func TestCompare(t *testing.T) {
	r := rand.New(rand.NewPCG(5, 5))
	texts := map[ID]string{}
	x := New()
	x.merging.Lock() // nothing is frozen in the background
	for range 12 {
		var entries []Entry
		for range 400 {
			id := NumberID(uint64(r.IntN(3000)))
			texts[id] = fmt.Sprint("Heim Nummer ", r.IntN(5000))
			entries = append(entries, Entry{ID: id, Text: texts[id]})
		}
		x.Put(entries...)
		for range 50 {
			id := NumberID(uint64(r.IntN(3000)))
			delete(texts, id)
			x.Delete(id)
		}
	}
	t.Run("all fresh", func(t *testing.T) { compareWith(t, x, texts, r) })
	x.merging.Unlock()
	x.Wait()
	t.Run("settled", func(t *testing.T) { compareWith(t, x, texts, r) })
	x.Put(Entry{ID: NumberID(3600), Text: "Heim Nummer 3600"}) // beside the parts
	texts[NumberID(3600)] = "Heim Nummer 3600"
	t.Run("settled and one fresh", func(t *testing.T) { compareWith(t, x, texts, r) })
}

func compareWith(t *testing.T, x *Index, texts map[ID]string, r *rand.Rand) {
	t.Helper()
	for _, bound := range []float64{0, 0.5, 0.7, 0.9, 1} {
		asked := fmt.Sprint("Heim Nummer ", r.IntN(5000))
		ids, want := []ID{}, map[ID]float64{}
		for n := range uint64(3700) {
			if id := NumberID(n); r.IntN(3) > 0 {
				ids = append(ids, id)
				if text, there := texts[id]; there && Raw(asked, text) >= bound {
					want[id] = Raw(asked, text)
				}
			}
		}
		told := map[ID]bool{}
		first := true
		x.Compare(NewProfile(asked), ids, func(at int, raw float64) float64 {
			text, there := texts[ids[at]]
			if !there || raw != Raw(asked, text) || told[ids[at]] || !first && raw < bound {
				t.Fatalf("bound %v, %q: %v", bound, text, raw)
			}
			told[ids[at]], first = true, false
			return bound
		})
		for id := range want {
			if !told[id] {
				t.Errorf("bound %v: %q was left out", bound, texts[id])
			}
		}
		if len(told) == 0 && bound < 1 {
			t.Errorf("bound %v: none was told", bound)
		}
	}
}
