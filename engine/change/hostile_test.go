package change

import (
	"encoding/json"
	"slices"
	"strings"
	"testing"
)

// TestHostile requires of each bad event that it changes nothing, that the reason is known, and that
// a good event after it is applied.
func TestHostile(t *testing.T) {
	cell := func(text, l, value string) json.RawMessage {
		p, err := spell(&cellSet{text, "pl", value, nil})
		if err != nil {
			t.Fatal(err)
		}
		return p
	}
	tests := []struct {
		name   string
		change func(*Event)
		want   string
		sign   bool // after the change, as a member would
	}{
		{"other text, old id", func(e *Event) { e.P = cell("B/text", "pl", "forged") }, "change.wrong-id", false},
		{"no signature", func(e *Event) { e.Sig = "" }, "change.unsigned", false},
		{"signed by a stranger", func(e *Event) { e.Sign(newCopy(t, 77, "").key) }, "change.wrong-signature", false},
		{"by a stranger", func(e *Event) { e.By = "m77"; e.ID = e.computeID() }, "change.foreign", true},
		{"in another's name", func(e *Event) { e.By = "m1"; e.ID = e.computeID() }, "change.wrong-signature", true},
		{"unknown op", func(e *Event) { e.Op = "cell.explode" }, "change.unknown-op", true},
		{"unknown member of the payload", func(e *Event) { e.P = json.RawMessage(`{"text":"B/text","lang":"pl","value":"x","y":1}`) }, "change.bad-payload", true},
		{"payload with spaces", func(e *Event) { e.P = json.RawMessage(`{"text": "B/text","lang":"pl","value":"x"}`) }, "change.bad-payload", true},
		{"payload of another type", func(e *Event) { e.P = json.RawMessage(`{"text":"B/text","lang":"pl","value":7}`) }, "change.bad-payload", true},
		{"no payload", func(e *Event) { e.P = json.RawMessage(`null`) }, "change.bad-payload", true},
		{"unknown language", func(e *Event) { e.P = json.RawMessage(`{"text":"B/text","lang":"xx","value":"x"}`) }, "change.bad-payload", true},
		{"huge text", func(e *Event) { e.P = cell("B/text", "pl", strings.Repeat("a", MaxText+1)) }, "change.bad-payload", true},
		{"huge event", func(e *Event) { e.P = cell("B/text", "pl", strings.Repeat("a", MaxPayload+1)) }, "change.too-large", true},
		{"odd text id", func(e *Event) { e.P = cell("B/../\u202e", "pl", "x") }, "change.bad-payload", true},
		{"base that is not there", func(e *Event) { e.Base = []ID{ID(strings.Repeat("A", 43))} }, "change.bad-base", true},
		{"second workspace", func(e *Event) {
			e.Op, e.N, e.Seen = WorkspaceCreate, 1, nil
			e.P, _ = spell(&workspaceCreate{"W2", "Mine", "Me", KeyText(newCopy(t, 2, "").public())})
		}, "change.foreign", true},
		{"payload withheld from what cannot be redacted", func(e *Event) {
			e.Op = NodeDel
			e.P = json.RawMessage(`{"node":"B"}`)
			e.Hash = e.payloadHash()
			e.P, e.Salt = nil, ""
		}, "change.bad-payload", true},
	}
	for _, tt := range tests {
		copies := group(t, 2)
		victim, attacker := copies[0], copies[1]
		g := attacker.state.Begin(attacker.writer, "attack")
		set("pl", "attack")(g)
		events, err := g.Events()
		if err != nil {
			t.Fatal(err)
		}
		e := events[0]
		e.Sign(attacker.key)
		tt.change(&e)
		if tt.sign {
			e.ID = e.computeID()
			e.Sign(attacker.key)
		}
		before := victim.state.Hash()
		victim.take([]Event{e})
		if got := why(victim.state, e.ID); got != tt.want {
			t.Errorf("%s: got %q, want %q", tt.name, got, tt.want)
		}
		if victim.state.Hash() != before {
			t.Errorf("%s changed the state", tt.name)
		}
		restored(t, victim.state)
		victim.do(set("de", "goes on"))
		if got := victim.state.Cell(CellID{"B/text", "de"}).Text; got != "goes on" {
			t.Errorf("%s: then %q", tt.name, got)
		}
	}
}

// TestForgedSignatureFirst requires that an event that came first with a false signature is taken
// when it comes with the right one, also while it still waits for its past.
func TestForgedSignatureFirst(t *testing.T) {
	copies := group(t, 2)
	first, second := copies[1].do(set("pl", "first")), copies[1].do(set("de", "second"))
	forged := slices.Concat(first, second)
	for i := range forged {
		forged[i].Sign(newCopy(t, 77, "").key)
	}
	everyOrder(t, copies[0].state.Root(), slices.Concat(copies[0].log, forged, first, second))
	s := everyOrder(t, copies[0].state.Root(), slices.Concat(forged, copies[0].log, second, first))
	if got := s.Cell(CellID{"B/text", "de"}).Text; got != "second" || len(s.Quarantined()) != 0 {
		t.Errorf("got %q and %v", got, s.Quarantined())
	}
}

// TestCycles requires that of two moves that together make a cycle the later one has no effect.
func TestCycles(t *testing.T) {
	copies := group(t, 2)
	copies[0].do(func(g *Gesture) { g.PutNode("X", "lesson", "M", "k"); g.PutNode("Y", "lesson", "M", "l") })
	copies[1].take(copies[0].log)
	a := copies[0].do(func(g *Gesture) { g.MoveNode("X", "Y", "V") })
	b := copies[1].do(func(g *Gesture) { g.MoveNode("Y", "X", "V") })
	s := everyOrder(t, copies[0].state.Root(), slices.Concat(copies[0].log, a, b))
	x, _ := s.Node("X")
	y, _ := s.Node("Y")
	if x.Parent != "Y" || y.Parent != "M" {
		t.Errorf("X under %s, Y under %s", x.Parent, y.Parent)
	}
	own := copies[0].do(func(g *Gesture) {
		g.MoveNode("M", "B", "V")
		g.MoveNode("M", "M", "V")
		g.MoveNode("M", "nowhere", "V")
	})
	s.Apply(own)
	if m, _ := s.Node("M"); m.Parent != "" {
		t.Errorf("M under %s", m.Parent)
	}
}

// TestNewerVersion requires that a member's event of a newer version stops this copy there, and a
// stranger's does not.
func TestNewerVersion(t *testing.T) {
	copies := group(t, 2)
	g := copies[1].state.Begin(copies[1].writer, "new")
	set("pl", "newer")(g)
	events, _ := g.Events()
	e := events[0]
	e.V, e.Op, e.P = 2, "cell.paint", json.RawMessage(`{"colour":"red"}`)
	e.ID = e.computeID()
	e.Sign(newCopy(t, 77, "").key)
	copies[0].take([]Event{e})
	if f := copies[0].state.Paused(); f != nil {
		t.Errorf("a stranger stops the copy: %v", f)
	}
	e.Sign(copies[1].key)
	again, f := Decode(Encode(&e))
	if f != nil {
		t.Fatal(f)
	}
	copies[0].state.Apply([]Event{again})
	if f := copies[0].state.Paused(); f == nil || f.Code != "change.newer-version" {
		t.Errorf("got %v", f)
	}
	demand := group(t, 1)[0]
	demand.do(func(g *Gesture) { g.RequireVersion(1, 2) })
	if f := demand.state.Paused(); f == nil {
		t.Error("another merge does not stop the copy")
	}
}

// FuzzApply gives a state payloads that are JSON of any kind, signed by a member: none makes it
// fail, and what is not applied changes nothing.
func FuzzApply(f *testing.F) {
	copies := group(f, 2)
	for _, e := range copies[0].log {
		f.Add(string(e.Op), string(e.P))
	}
	f.Add("event.redact", `{"events":["`+strings.Repeat("A", 43)+`"]}`)
	f.Add("status.set", `{"text":"B/text","lang":"pl","value":"draft","rev":"`+strings.Repeat("A", 43)+`"}`)
	f.Add("node.restore", `{"node":"B"}`)
	f.Add("comment.put", `{"id":"c","value":{"a":[1,2]}}`)
	f.Fuzz(func(t *testing.T, op, payload string) {
		attacker := copies[1]
		e := Event{V: 1, By: "m2", Dev: "d2", N: 1, Seen: attacker.state.Vector(), Clock: attacker.writer.Clock(), Tx: "t", Op: Op(op), P: json.RawMessage(payload)}
		if e.seal(attacker.writer.Random) != nil || e.Check() != nil {
			return
		}
		e.Sign(attacker.key)
		s := New(Options{Root: copies[0].state.Root()})
		s.Apply(copies[0].log)
		before := s.Hash()
		s.Apply([]Event{e})
		if after := s.Hash(); why(s, e.ID) != "" && after != before {
			t.Fatalf("%s %s was refused and changed the state", op, payload)
		}
		s.Forks()
		for _, id := range []string{"M", "B"} {
			s.Module(id)
		}
	})
}
