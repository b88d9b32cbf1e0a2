package tm

import (
	"context"
	"encoding/json"
	"math"
	"os"
	"reflect"
	"slices"
	"testing"
)

// full says that tests shall take their time: they do in the acceptance, not at every commit.
func full() bool { return os.Getenv("TRIVIUM_FULL") == "1" }

func show(t *testing.T, v any) string {
	t.Helper()
	b, err := json.MarshalIndent(v, "", " ")
	if err != nil {
		t.Fatal(err)
	}
	return string(b)
}

// same fails when a lookup and a scan differ.
func same(t *testing.T, m *Memory, units Units, r Request) []Match {
	t.Helper()
	got, err := m.Lookup(context.Background(), r)
	if err != nil {
		t.Fatal(err)
	}
	want, err := m.Scan(context.Background(), units.All(), r)
	if err != nil {
		t.Fatal(err)
	}
	if !reflect.DeepEqual(got, want) {
		t.Fatalf("%s\ngot %s\nwant %s", show(t, r), show(t, got), show(t, want))
	}
	scanner := NewScanner(units, units.All(), *m.settings.Load())
	kept, err := scanner.Lookup(context.Background(), r)
	if err != nil {
		t.Fatal(err)
	}
	if !reflect.DeepEqual(kept, want) {
		t.Fatalf("%s\nthe scanner has %s\nwant %s", show(t, r), show(t, kept), show(t, want))
	}
	for _, match := range got {
		check(t, match)
	}
	return got
}

// check fails when a score is not what its class is worth less the penalties, or shows as 100 without
// an approval.
func check(t *testing.T, m Match) {
	t.Helper()
	worth := []float64{Percent(m.Raw)}
	switch {
	case len(m.Penalties) > 0 && m.Penalties[0].Reason == "repair", m.Class == Fragment:
		worth = []float64{100}
	case m.Class == InContext:
		worth = []float64{101, 102}
	}
	if !slices.ContainsFunc(worth, func(w float64) bool { return math.Abs(max(w-sum(m.Penalties), 0)-m.Score) < 1e-9 }) {
		t.Fatalf("the score is not one of %g less penalties: %s", worth, show(t, m))
	}
	if m.Score >= 99.5 && (m.Unit.State != Approved || m.Via != nil || m.Raw < 1) {
		t.Fatalf("nobody has approved this: %s", show(t, m))
	}
}

func sum(penalties []Penalty) (points float64) {
	for _, p := range penalties {
		points += p.Points
	}
	return points
}

// TestLookupIsAsTheScan changes a memory at random and asks it at random.
func TestLookupIsAsTheScan(t *testing.T) {
	rounds, steps, ids := 4, 7, 300
	if full() {
		rounds, steps, ids = 12, 40, 2000
	}
	classes := map[Class]int{}
	for round := range rounds {
		c := newChance(uint64(round))
		units := Units{}
		var known []sentence
		for range 40 {
			known = append(known, c.sentence())
		}
		m := New(units, c.settings())
		if c.IntN(2) == 0 {
			for range 300 {
				u := c.unit(c.id(ids), known)
				units[u.ID] = u
			}
			if err := m.Fill(context.Background(), units.All(), nil); err != nil {
				t.Fatal(err)
			}
		}
		for range steps {
			switch c.IntN(4) {
			case 0, 1:
				var some []*Unit
				for range 1 + c.IntN(pick(c, 3, 200)) {
					u := c.unit(c.id(ids), known)
					some = append(some, u)
					units[u.ID] = u
				}
				m.Put(some...)
			case 2:
				var gone []ID
				for range c.IntN(40) {
					gone = append(gone, c.id(ids))
				}
				m.Delete(gone...)
				for _, id := range gone {
					delete(units, id)
				}
			case 3:
				m.SetSettings(c.settings())
			}
			if m.Len() != len(units) {
				t.Fatalf("%d units, not %d", m.Len(), len(units))
			}
			for range 10 {
				for _, match := range same(t, m, units, c.request(known)) {
					classes[match.Class]++
				}
			}
		}
		m.Settle()
	}
	for _, class := range []Class{InContext, Exact, Repaired, Fuzzy, Fragment} {
		if classes[class] == 0 {
			t.Errorf("no match was %s", class)
		}
	}
}
