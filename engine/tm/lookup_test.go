package tm

import (
	"context"
	"encoding/json"
	"maps"
	"os"
	"reflect"
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
	return got
}

// TestLookupIsAsTheScan changes a memory at random and asks it at random.
func TestLookupIsAsTheScan(t *testing.T) {
	rounds, steps := 3, 25
	if full() {
		rounds, steps = 40, 60
	}
	classes := map[Class]int{}
	for round := range rounds {
		c := newChance(uint64(round))
		units := Units{}
		var known []sentence
		for range 60 {
			known = append(known, c.sentence())
		}
		m := New(units, c.settings())
		if c.IntN(2) == 0 {
			for range 400 {
				u := c.unit(c.id(3000), known)
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
				for range 1 + c.IntN(pick(c, 3, 400)) {
					u := c.unit(c.id(3000), known)
					some = append(some, u)
					units[u.ID] = u
				}
				m.Put(some...)
			case 2:
				var gone []ID
				for range c.IntN(40) {
					gone = append(gone, c.id(3000))
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
			for range 12 {
				for _, match := range same(t, m, units, c.request(known)) {
					classes[match.Class]++
				}
			}
		}
		m.Settle()
	}
	t.Log(maps.Clone(classes))
	for _, class := range []Class{InContext, Exact, Fuzzy} {
		if classes[class] == 0 {
			t.Errorf("no match was %s", class)
		}
	}
}
