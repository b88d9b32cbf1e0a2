package change

import (
	"slices"
	"strings"
	"testing"
)

// TestConcurrentStatus requires that a status counts only for a value that stands, that of two
// concurrent ones the lower wins and of two in a row the later, and that a merge is at most
// translated.
func TestConcurrentStatus(t *testing.T) {
	id := CellID{"B/text", "pl"}
	status := func(v Status) func(*Gesture) { return func(g *Gesture) { g.SetStatus(id, v) } }
	word := func(old, new string) func(*Gesture) {
		return func(g *Gesture) { g.SetCell(id, strings.Replace(startText, old, new, 1), nil) }
	}
	tests := []struct {
		name string
		a, b []func(*Gesture) // at the same time, on two copies
		want Status
	}{
		{"none", nil, nil, Draft},
		{"one", []func(*Gesture){status(Reviewed)}, nil, Reviewed},
		{"later lowers", []func(*Gesture){status(Reviewed), status(Translated)}, nil, Translated},
		{"later raises", []func(*Gesture){status(Translated), status(Approved)}, nil, Approved},
		{"two at once", []func(*Gesture){status(Approved)}, []func(*Gesture){status(Translated)}, Translated},
		{"of a value that is gone", []func(*Gesture){status(Approved)}, []func(*Gesture){word("one", "1")}, Draft},
		{"of a new value", []func(*Gesture){word("one", "1"), status(Approved)}, nil, Approved},
		{"merged, both approved", []func(*Gesture){word("one", "1"), status(Approved)}, []func(*Gesture){word("nine", "9"), status(Approved)}, Translated},
		{"merged, one a draft", []func(*Gesture){word("one", "1"), status(Approved)}, []func(*Gesture){word("nine", "9")}, Draft},
		{"equal, one without", []func(*Gesture){word("one", "1"), status(Approved)}, []func(*Gesture){word("one", "1")}, Approved},
		{"emptied", []func(*Gesture){func(g *Gesture) { g.SetCell(id, "", nil) }}, nil, Empty},
	}
	for _, tt := range tests {
		copies := group(t, 2)
		var made []Event
		for _, act := range tt.a {
			made = append(made, copies[0].do(act)...)
		}
		for _, act := range tt.b {
			made = append(made, copies[1].do(act)...)
		}
		s := everyOrder(t, copies[0].state.Root(), slices.Concat(copies[1].log, made))
		if got := s.Cell(id); got.Status != tt.want {
			t.Errorf("%s: got %s (%+v), want %s", tt.name, got.Status, got, tt.want)
		}
	}
}

// TestStale requires that a translation is stale when its source reads otherwise than it did, and
// not when nothing of weight changed, it was said to stand, or the source was changed back.
func TestStale(t *testing.T) {
	pl, de := CellID{"B/text", "pl"}, CellID{"B/text", "de"}
	c := group(t, 1)[0]
	source := func() Revision { return Revision{"pl", c.state.Cell(pl).Revs[0]} }
	c.do(func(g *Gesture) { g.SetCell(pl, "Pomoc, której szukasz.", nil) })
	steps := []struct {
		name string
		act  func(*Gesture)
		want Staleness
	}{
		{"made from nothing", func(g *Gesture) { g.SetCell(de, "Die Hilfe.", nil) }, Current},
		{"translated", func(g *Gesture) { from := source(); g.SetCell(de, "Die Hilfe, die du suchst.", &from) }, Current},
		{"source changed", func(g *Gesture) { g.SetCell(pl, "Pomoc, której potrzebujesz.", nil) }, Stale},
		{"a typing error mended", func(g *Gesture) { g.SetCell(de, "Die Hilfe, die du brauchst.", nil) }, Stale},
		{"still valid", func(g *Gesture) { g.SetFrom(de, source()) }, Current},
		{"a comma", func(g *Gesture) { g.SetCell(pl, "Pomoc której potrzebujesz.", nil) }, Trivial},
		{"another word", func(g *Gesture) { g.SetCell(pl, "Opieka, której potrzebujesz.", nil) }, Stale},
		{"changed back", func(g *Gesture) { g.SetCell(pl, "Pomoc, której potrzebujesz.", nil) }, Current},
		{"redacted", func(g *Gesture) { g.Redact([]ID{c.state.Cell(de).From.Rev}, "") }, Stale},
		{"emptied", func(g *Gesture) { g.SetCell(de, "", nil) }, Current},
	}
	for _, step := range steps {
		c.do(step.act)
		if got := c.state.Stale(de); got != step.want {
			t.Errorf("%s: got %q, want %q", step.name, got, step.want)
		}
	}
}

// TestRedaction requires that a payload is taken away wherever it is and whenever it comes, that the
// event keeps its place, and that nobody can withhold a payload without a redaction.
func TestRedaction(t *testing.T) {
	copies := group(t, 2)
	id := CellID{"B/text", "pl"}
	secret := copies[1].do(set("pl", "Pani Kowalska"))
	next := copies[1].do(set("pl", "Pani K."))
	copies[0].take(slices.Concat(secret, next))
	if got := copies[0].state.Mentions("Kowalska"); !slices.Equal(got, []ID{secret[0].ID}) {
		t.Errorf("mentions: %v", got)
	}
	copies[0].do(func(g *Gesture) { g.Redact(copies[0].state.Mentions("Kowalska"), "a name") })
	s := everyOrder(t, copies[0].state.Root(), slices.Concat(copies[0].log, secret))
	if got := s.Mentions("Kowalska"); len(got) > 0 {
		t.Errorf("still in %v", got)
	}
	if cell := s.Cell(id); cell.Text != "Pani K." || cell.Fork || cell.Merged {
		t.Errorf("got %+v", cell)
	}
	if _, known := s.Value(secret[0].ID); known {
		t.Error("the value is still known")
	}
	erased := secret[0]
	erased.Redact()
	if f := erased.Check(); f != nil || !erased.SignedBy(KeyText(copies[1].public())) {
		t.Errorf("a redacted event: %v", f)
	}

	withheld := next[0]
	withheld.Redact()
	without := slices.DeleteFunc(slices.Clone(copies[1].log), func(e Event) bool { return e.ID == next[0].ID })
	s = New(Options{Root: copies[0].state.Root()})
	s.Apply(without)
	s.Apply([]Event{withheld})
	s.Apply(next)
	if got := s.Cell(id).Text; got != "Pani K." {
		t.Errorf("a withheld payload was not completed: %q", got)
	}
	changes := s.Apply(copies[0].log)
	if !slices.Equal(changes.Erased, []ID{secret[0].ID}) || !changes.Replayed {
		t.Errorf("to be erased: %v", changes.Erased)
	}

	// A copy that has never had the text is told to take it away when an old bundle brings it.
	bare := slices.Clone(copies[0].log)
	for i := range bare {
		if bare[i].ID == secret[0].ID {
			bare[i].Redact()
		}
	}
	s = New(Options{Root: copies[0].state.Root()})
	if changes := s.Apply(bare); len(changes.Erased) > 0 {
		t.Errorf("nothing was there to be erased: %v", changes.Erased)
	}
	if changes := s.Apply(secret[:1]); !slices.Equal(changes.Erased, []ID{secret[0].ID}) {
		t.Errorf("it came late: %v", changes.Erased)
	}
	if _, known := s.Value(secret[0].ID); known {
		t.Error("and is known again")
	}
}
