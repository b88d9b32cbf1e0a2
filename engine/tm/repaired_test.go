package tm

import (
	"context"
	"fmt"
	"testing"
	"time"
)

// counting counts the units that a Source is asked for.
type counting struct {
	units Units
	asked int
}

func (c *counting) Units(ctx context.Context, ids []ID) ([]*Unit, error) {
	c.asked += len(ids)
	return c.units.Units(ctx, ids)
}

// homes returns a memory of units that differ in a number only.
func homes(t *testing.T, count int, unit func(i int) *Unit) (*Memory, *counting) {
	t.Helper()
	source := &counting{units: Units{}}
	for i := range count {
		u := unit(i)
		u.ID = rowID("homes-01", i*7919%count)
		source.units[u.ID] = u
	}
	m := New(source, todays())
	if err := m.Fill(context.Background(), source.units.All(), nil); err != nil {
		t.Fatal(err)
	}
	return m, source
}

func home(i int) *Unit {
	return &Unit{State: Imported, Texts: in("de", fmt.Sprintf("Das Heim Nummer %d hat Plätze frei.", i), "pl", fmt.Sprintf("Dom nr %d ma wolne miejsca.", i))}
}

// TestAlmostEqualUnits looks up in a memory whose units differ in a number only: as the scan, and with few
// texts, whether their translations can be put right or not. In the long run, on 200,000 units, a lookup
// takes at most 50 ms.
func TestAlmostEqualUnits(t *testing.T) {
	count := 1000
	if full() {
		count = 200_000
	}
	cases := map[string]struct {
		unit  func(i int) *Unit
		class Class // of the first match
		text  string
	}{
		"all can be repaired": {unit: home, class: Repaired, text: "Das Heim Nummer 987654 hat Plätze frei."},
		"none can be": {class: Fuzzy, text: "Das Heim Nummer 987654 hat Plätze frei.", unit: func(i int) *Unit {
			u := home(i)
			u.Texts["pl"] = "Ten dom ma wolne miejsca."
			return u
		}},
		"of several states": {class: Repaired, text: "Das Heim Nummer 987654 hat Plätze frei.", unit: func(i int) *Unit {
			u := home(i)
			u.State = States()[i%len(States())]
			return u
		}},
		"some can be": {class: Repaired, text: "Das Heim Nummer 987654 hat Plätze frei.", unit: func(i int) *Unit {
			u := home(i)
			if i%10 > 0 {
				u.Texts["pl"] = "Ten dom ma wolne miejsca."
			}
			return u
		}},
		"one is equal":      {unit: home, class: Exact, text: "Das Heim Nummer 77 hat Plätze frei."},
		"nothing but equal": {unit: func(int) *Unit { return home(1) }, class: Exact, text: "Das Heim Nummer 1 hat Plätze frei."},
		"equal and not":     {unit: func(i int) *Unit { return home(i % 2) }, class: Repaired, text: "Das Heim Nummer 2 hat Plätze frei."},
	}
	for name, c := range cases {
		t.Run(name, func(t *testing.T) {
			m, source := homes(t, count, c.unit)
			for _, k := range []int{1, 5, 100} {
				r := Request{Text: c.text, From: "de", To: "pl", K: k, Threshold: 70}
				source.asked = 0
				start := time.Now()
				got, err := m.Lookup(context.Background(), r)
				took := time.Since(start)
				if err != nil || len(got) != k || got[0].Class != c.class {
					t.Fatalf("%d matches, %v", len(got), err)
				}
				if most := 2*k + mostUnrepaired + triedAtOnce; source.asked > most {
					t.Errorf("%d best: %d units were asked for, not %d", k, source.asked, most)
				}
				if full() {
					t.Logf("%d best: %v", k, took)
				} else {
					same(t, m, source.units, r)
				}
			}
		})
	}
}

// TestNoMoreAreTried has a unit that could be repaired behind others that cannot: it is found when there
// are few of those.
func TestNoMoreAreTried(t *testing.T) {
	for _, before := range []int{0, mostUnrepaired - 1, mostUnrepaired, 3 * mostUnrepaired} {
		m, source := homes(t, before+1, func(i int) *Unit {
			if i == before {
				return home(5555)
			}
			u := home(9876500 + i) // more like the text
			u.Texts["pl"] = "Ten dom ma wolne miejsca."
			return u
		})
		r := Request{Text: "Das Heim Nummer 9876 hat Plätze frei.", From: "de", To: "pl", K: 3, Threshold: 70}
		got := same(t, m, source.units, r)
		if found := got[0].Class == Repaired; found != (before < mostUnrepaired) {
			t.Errorf("behind %d units: %s", before, show(t, got))
		}
	}
}

// TestRepairedAfterChanges has units whose skeletons were those of the text once.
func TestRepairedAfterChanges(t *testing.T) {
	m, source := homes(t, 400, home)
	n := 0
	for _, u := range source.units {
		if n++; n > 300 {
			break
		}
		other := *u
		other.Texts = in("de", fmt.Sprintf("Das Heim Nummer %d hat keine Plätze frei.", n), "pl", "Dom nie ma wolnych miejsc.")
		source.units[u.ID] = &other
		m.Put(&other)
	}
	for _, k := range []int{1, 20, 200} {
		if got := same(t, m, source.units, Request{Text: "Das Heim Nummer 400 hat Plätze frei!", From: "de", To: "pl", K: k, Threshold: 60}); got[0].Class != Repaired {
			t.Errorf("%s", show(t, got[0]))
		}
	}
}
