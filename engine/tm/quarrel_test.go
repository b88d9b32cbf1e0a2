package tm

import (
	"context"
	"errors"
	"fmt"
	"iter"
	"reflect"
	"slices"
	"strings"
	"testing"
	"time"
)

func sequence(list []*Unit) iter.Seq2[*Unit, error] {
	return func(yield func(*Unit, error) bool) {
		for _, u := range list {
			if !yield(u, nil) {
				return
			}
		}
	}
}

func TestQuarrels(t *testing.T) {
	later := time.Date(2026, 1, 2, 0, 0, 0, 0, time.UTC)
	list := []*Unit{
		{TUID: "a", State: Draft, Texts: in("de", "Heim", "pl", "dom")},
		{TUID: "b", State: Approved, Texts: in("de", "Heim ", "pl", "dom")},
		{TUID: "c", State: Approved, Texts: in("de", "Heim", "pl", "dom"), Date: later},
		{TUID: "d", State: Draft, Texts: in("de", "Heim", "pl", "ośrodek")},
		{TUID: "e", State: Draft, Texts: in("de", "Heim", "pl", "dom", "lt", "namai")},
		{TUID: "f", State: Draft, Texts: in("de", "Zentrum", "pl", "ośrodek")},
		{TUID: "g", State: Draft, Texts: in("de", "heim", "pl", "Dom")},
		{TUID: "h", State: Draft, Texts: in("de", "Antrag")},
		{TUID: "i", State: Draft, Texts: in("de", "Antrag")},
	}
	for i, u := range list {
		u.ID = rowID("quarrels", i)
	}
	rows := map[string]struct {
		kind  string
		limit int
		want  string
		total int
	}{
		"duplicates": {Duplicate, 10, "duplicate c b a; duplicate h i", 2},
		"conflicts":  {Conflict, 10, "conflict de→pl a d; conflict pl→de d f", 2},
		"all":        {"", 10, "duplicate c b a; conflict de→pl a d; conflict pl→de d f; duplicate h i", 4},
		"the first":  {"", 1, "duplicate c b a", 4},
		"none":       {"", 0, "", 4},
	}
	for name, row := range rows {
		t.Run(name, func(t *testing.T) {
			got, total, err := Quarrels(context.Background(), sequence(list), row.kind, row.limit, nil)
			if err != nil || total != row.total {
				t.Fatalf("%d groups, %v", total, err)
			}
			var lines []string
			for _, q := range got {
				line := q.Kind
				if q.Lang != "" {
					line += fmt.Sprintf(" %s→%s", q.Lang, q.Other)
				}
				for _, u := range q.Units {
					line += " " + u.TUID
				}
				lines = append(lines, line)
			}
			if got := strings.Join(lines, "; "); got != row.want {
				t.Errorf("got  %s\nwant %s", got, row.want)
			}
		})
	}
	broken := errors.New("broken")
	_, _, err := Quarrels(context.Background(), func(yield func(*Unit, error) bool) { yield(nil, broken) }, "", 1, nil)
	if !errors.Is(err, broken) {
		t.Errorf("got %v", err)
	}
	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	if _, _, err := Quarrels(ctx, sequence(list), "", 1, nil); !errors.Is(err, context.Canceled) {
		t.Errorf("cancelled: %v", err)
	}
}

// TestQuarrelsAreThoseOfTheDefinition compares each unit with each other.
func TestQuarrelsAreThoseOfTheDefinition(t *testing.T) {
	c := newChance(31)
	var list []*Unit
	for i := range 300 {
		u := &Unit{ID: rowID("quarrels", i), Texts: in("de", pick(c, "a", "b", "c"), "pl", pick(c, "x", "y", "z"))}
		if c.IntN(2) == 0 {
			u.Texts["lt"] = pick(c, "1", "2", "3", "4", "5", "6")
		}
		list = append(list, u)
	}
	twins := map[ID]bool{}
	for _, a := range list {
		for _, b := range list {
			if a != b && reflect.DeepEqual(a.Texts, b.Texts) {
				twins[a.ID] = true
			}
		}
	}
	got, _, err := Quarrels(context.Background(), sequence(list), Duplicate, 1000, nil)
	if err != nil {
		t.Fatal(err)
	}
	found := map[ID]bool{}
	for _, q := range got {
		for _, u := range q.Units {
			found[u.ID] = true
			if !reflect.DeepEqual(u.Texts, q.Units[0].Texts) {
				t.Errorf("no duplicates: %s", show(t, q))
			}
		}
	}
	if !reflect.DeepEqual(found, twins) {
		t.Errorf("%d units with a twin, want %d", len(found), len(twins))
	}
	got, _, err = Quarrels(context.Background(), sequence(list), Conflict, 1000, nil)
	if err != nil || len(got) == 0 {
		t.Fatal(err)
	}
	for _, q := range got {
		var others []string
		for _, u := range q.Units {
			if u.Texts[q.Lang] != q.Units[0].Texts[q.Lang] {
				t.Errorf("no conflict: %s", show(t, q))
			}
			others = append(others, u.Texts[q.Other])
		}
		if slices.Sort(others); len(slices.Compact(others)) != len(q.Units) || len(others) < 2 {
			t.Errorf("the same twice: %s", show(t, q))
		}
	}
}
