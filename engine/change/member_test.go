package change

import (
	"bytes"
	"slices"
	"testing"

	"trivium/engine/lang"
)

// why returns why an event is in quarantine, "" when it is not.
func why(s *State, id ID) string {
	for _, q := range s.Quarantined() {
		if q.ID == id {
			return q.Why.Code
		}
	}
	return ""
}

// set returns an act that writes into the block.
func set(l lang.Tag, text string) func(*Gesture) {
	return func(g *Gesture) { g.SetCell(CellID{"B/text", l}, text, nil) }
}

// everyOrder applies events in many orders to new states and requires one result; it returns it.
func everyOrder(t *testing.T, root ID, events []Event) *State {
	t.Helper()
	var first *State
	for turn := range len(events) {
		s := New(Options{Root: root})
		for i := range events {
			at := (turn + i) % len(events)
			if turn%2 == 1 {
				at = len(events) - 1 - at
			}
			s.Apply([]Event{events[at]})
		}
		if first == nil {
			first = s
		}
		if s.Hash() != first.Hash() {
			var got, want bytes.Buffer
			s.dump(&got)
			first.dump(&want)
			t.Fatalf("order %d comes to another state:\n%s", turn, firstDifference(want.String(), got.String()))
		}
	}
	restored(t, first)
	return first
}

// TestRoles requires that a member does what her role and languages allow, and nothing else.
func TestRoles(t *testing.T) {
	tests := []struct {
		name      string
		role      Role
		languages []lang.Tag
		act       func(*Gesture)
		want      string
	}{
		{"reader comments", Reader, nil, func(g *Gesture) { g.PutThing(CommentPut, "c", "B", "", "?") }, ""},
		{"reader writes", Reader, nil, set("pl", "x"), "change.not-allowed"},
		{"translator writes", Translator, []lang.Tag{"lt", "de"}, set("lt", "x"), ""},
		{"translator writes another language", Translator, []lang.Tag{"lt", "de"}, set("pl", "x"), "change.not-her-language"},
		{"translator moves", Translator, nil, func(g *Gesture) { g.MoveNode("B", "M", "V") }, "change.not-allowed"},
		{"author moves", Author, nil, func(g *Gesture) { g.MoveNode("B", "M", "V") }, ""},
		{"author approves", Author, nil, func(g *Gesture) { g.SetStatus(CellID{"B/text", "pl"}, Approved) }, "change.not-allowed"},
		{"editor approves", Editor, nil, func(g *Gesture) { g.SetStatus(CellID{"B/text", "pl"}, Approved) }, ""},
		{"editor redacts", Editor, nil, func(g *Gesture) { g.Redact(g.s.Cell(CellID{"B/text", "pl"}).Revs, "") }, "change.not-allowed"},
		{"admin redacts", Admin, nil, func(g *Gesture) { g.Redact(g.s.Cell(CellID{"B/text", "pl"}).Revs, "") }, ""},
		{"editor makes herself admin", Editor, nil, func(g *Gesture) {
			g.PutMember(Member{ID: "m3", Person: "X", Role: Admin, Keys: []string{KeyText(make([]byte, 32))}})
		}, "change.not-allowed"},
	}
	for _, tt := range tests {
		copies := group(t, 3)
		admin, other := copies[0], copies[2]
		admin.do(func(g *Gesture) {
			g.PutMember(Member{ID: "m3", Person: "P", Role: tt.role, Languages: tt.languages, Keys: []string{KeyText(other.public())}})
		})
		other.take(admin.log)
		events := other.do(tt.act)
		admin.take(events)
		if got := why(admin.state, events[0].ID); got != tt.want {
			t.Errorf("%s: got %q, want %q", tt.name, got, tt.want)
		}
		if admin.state.Hash() != other.state.Hash() {
			t.Errorf("%s: the copies differ", tt.name)
		}
	}
}

// TestRevocation requires that a revocation refuses what its author had not accepted, whenever
// either arrives, and leaves alone what she had.
func TestRevocation(t *testing.T) {
	copies := group(t, 3)
	admin, lost := copies[0], copies[2]
	accepted := lost.do(set("pl", "accepted"))
	admin.take(accepted)
	late := lost.do(set("de", "late"))
	admin.do(func(g *Gesture) { g.Revoke("m3", "") })
	s := everyOrder(t, admin.state.Root(), append(slices.Clone(admin.log), late...))
	if got := s.Cell(CellID{"B/text", "pl"}).Text; got != "accepted" {
		t.Errorf("what was accepted is %q", got)
	}
	if got := s.Cell(CellID{"B/text", "de"}).Text; got != startText || why(s, late[0].ID) != "change.revoked" {
		t.Errorf("got %q, %q", got, why(s, late[0].ID))
	}
	if m := s.Members()[2]; !m.Revoked {
		t.Errorf("%+v is not revoked", m)
	}
}

// TestLostDevice requires that revoking a key refuses that device only.
func TestLostDevice(t *testing.T) {
	copies := group(t, 3)
	admin, lost := copies[0], copies[2]
	second := newCopy(t, 9, admin.state.Root())
	second.writer.By = "m3"
	admin.do(func(g *Gesture) {
		g.PutMember(Member{ID: "m3", Person: "P", Role: Editor, Keys: []string{KeyText(lost.public()), KeyText(second.public())}})
	})
	second.take(admin.log)
	lost.take(admin.log)
	admin.do(func(g *Gesture) { g.Revoke("m3", KeyText(lost.public())) })
	thief, owner := lost.do(set("de", "thief")), second.do(set("lt", "owner"))
	s := everyOrder(t, admin.state.Root(), slices.Concat(admin.log, thief, owner))
	if why(s, thief[0].ID) != "change.revoked" || why(s, owner[0].ID) != "" {
		t.Errorf("got %q and %q", why(s, thief[0].ID), why(s, owner[0].ID))
	}
}

// TestMutualRevocation requires that of two admins who remove each other the senior stays.
func TestMutualRevocation(t *testing.T) {
	copies := group(t, 3)
	senior, junior := copies[0], copies[1]
	a := senior.do(func(g *Gesture) { g.Revoke("m2", "") })
	b := junior.do(func(g *Gesture) { g.Revoke("m1", "") })
	after := senior.do(set("pl", "still here"))
	s := everyOrder(t, senior.state.Root(), slices.Concat(senior.log, b))
	if why(s, a[0].ID) != "" || why(s, b[0].ID) != "change.revoked" || why(s, after[0].ID) != "" {
		t.Errorf("got %q, %q, %q", why(s, a[0].ID), why(s, b[0].ID), why(s, after[0].ID))
	}
}

// TestTwins requires that of two events in one place the same one stands everywhere, and that the
// other is kept with its text.
func TestTwins(t *testing.T) {
	copies := group(t, 2)
	twin := newCopy(t, 2, copies[0].state.Root())
	twin.take(copies[0].log)
	a, b := copies[1].do(set("pl", "one")), twin.do(set("pl", "other"))
	follow := copies[1].do(set("de", "after one"))
	s := everyOrder(t, copies[0].state.Root(), slices.Concat(copies[0].log, a, b, follow))
	loser := max(a[0].ID, b[0].ID)
	if why(s, loser) != "change.twin" || len(s.Quarantined()) != 1 {
		t.Errorf("got %v", s.Quarantined())
	}
	if e := s.Quarantined()[0].Event; e == nil || e.P == nil {
		t.Error("the text of the other is gone")
	}
	if got := s.Cell(CellID{"B/text", "de"}).Text; got != "after one" {
		t.Errorf("what followed is %q", got)
	}
}

// TestAfterLoser requires that what was written by somebody who had seen the loser of two twins, and
// named it as what she replaces, counts in whatever order it all arrives. A replay goes by id: the
// loser has the highest, and comes last in it.
func TestAfterLoser(t *testing.T) {
	copies := group(t, 3)
	twin := newCopy(t, 2, copies[0].state.Root())
	twin.take(copies[0].log)
	events := slices.Concat(copies[0].log, copies[1].do(set("pl", "one")))
	highest := slices.MaxFunc(events, func(a, b Event) int { return compare(string(a.ID), string(b.ID)) }).ID
	var loser []Event
	for loser == nil {
		g := twin.state.Begin(twin.writer, twin.fresh())
		set("pl", "other")(g)
		if made, err := g.Events(); err != nil {
			t.Fatal(err)
		} else if made[0].ID > highest {
			loser = twin.commit(g)
		}
	}
	copies[2].take(loser)
	events = slices.Concat(events, loser, copies[2].do(set("pl", "follows")))
	s := everyOrder(t, copies[0].state.Root(), events)
	if q := s.Quarantined(); len(q) != 1 || q[0].ID != loser[0].ID {
		t.Errorf("got %v", q)
	}
}
