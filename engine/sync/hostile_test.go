package sync

import (
	"bytes"
	"context"
	"crypto/ed25519"
	"crypto/sha256"
	"encoding/base64"
	"strings"
	"testing"

	"trivium/engine/change"
	"trivium/engine/fault"
	"trivium/engine/lang"
)

// inFourLanguages requires that a fault says in every language what is wrong and what to do.
func inFourLanguages(t *testing.T, f *fault.Fault) {
	t.Helper()
	texts, err := fault.NewTexts()
	if err != nil {
		t.Fatal(err)
	}
	said := map[string]bool{}
	for _, l := range lang.All() {
		s := texts.Of(f, l)
		if s.Message == "" || s.Remedy == "" || strings.Contains(s.Message, f.Code) || strings.Contains(s.Message+s.Remedy, "{{") || strings.Contains(s.Message, "<no value>") {
			t.Errorf("%s in %s: %+v", f.Code, l, s)
		}
		said[s.Message] = true
	}
	if len(said) != len(lang.All()) {
		t.Errorf("%s is not said in each language: %v", f.Code, said)
	}
}

// TestHostileEvents puts sound bundles with hostile events into the folder: what people see does not
// change by one of them, it is said why, and work goes on.
func TestHostileEvents(t *testing.T) {
	tests := map[string]struct {
		code string // of the bundle or, when that is sound, of the event
		make func(anna, birute, stranger *person) []change.Event
	}{
		"a stranger's": {"change.foreign", func(anna, birute, stranger *person) []change.Event {
			return stranger.do(func(g *change.Gesture) { g.SetCell(change.CellID{Text: "B/text", Lang: lang.Polish}, "obce", nil) })
		}},
		"in her name, with another key": {"change.wrong-signature", func(anna, birute, stranger *person) []change.Event {
			stranger.writer.By, stranger.writer.Dev = anna.writer.By, "d88"
			return stranger.write("B/text", "podrobione")
		}},
		"in her name, from her device": {"change.wrong-signature", func(anna, birute, stranger *person) []change.Event {
			stranger.writer.By, stranger.writer.Dev = anna.writer.By, anna.writer.Dev
			return stranger.write("B/text", "podrobione")
		}},
		"as if her own copy had made them": {"bundle.unsigned", func(anna, birute, stranger *person) []change.Event {
			stranger.writer.By, stranger.writer.Dev = anna.writer.By, anna.writer.Dev
			made := stranger.write("B/text", "podrobione")
			made[0].Sig = ""
			return made
		}},
		"another workspace's beginning": {"change.foreign", func(anna, birute, stranger *person) []change.Event {
			other := newPerson(t, 7, "", nil)
			return other.do(func(g *change.Gesture) { g.CreateWorkspace("X", "Inny", "Ewa", other.key.Public().(ed25519.PublicKey)) })
		}},
		"an unknown operation": {"change.unknown-op", func(anna, birute, stranger *person) []change.Event {
			return resealed(birute, func(e *change.Event) { e.Op = "cell.explode" })
		}},
		"of a newer program": {"change.newer-version", func(anna, birute, stranger *person) []change.Event {
			return resealed(birute, func(e *change.Event) { e.V, e.Op = 2, "cell.paint" })
		}},
		"a payload that is none": {"change.bad-payload", func(anna, birute, stranger *person) []change.Event {
			return resealed(birute, func(e *change.Event) { e.P = []byte(`{"text":"B/text","lang":"pl","value":7}`) })
		}},
		"values of another cell replaced": {"change.bad-base", func(anna, birute, stranger *person) []change.Event {
			return resealed(birute, func(e *change.Event) { e.Base = []change.ID{change.ID(strings.Repeat("A", 43))} })
		}},
		"a member a stranger has made": {"change.foreign", func(anna, birute, stranger *person) []change.Event {
			return stranger.do(func(g *change.Gesture) {
				g.PutMember(change.Member{ID: "m9", Person: "Nikt", Role: change.Admin, Keys: []string{stranger.public()}})
			})
		}},
		"a redaction by a stranger": {"change.foreign", func(anna, birute, stranger *person) []change.Event {
			var texts []change.ID
			for _, e := range anna.events() {
				if e.Op == change.CellSet {
					texts = append(texts, e.ID)
				}
			}
			return stranger.do(func(g *change.Gesture) { g.Redact(texts, "") })
		}},
	}
	for name, tt := range tests {
		t.Run(name, func(t *testing.T) {
			people := newGroup(t, 2, inMemory)
			anna, birute := people[0], people[1]
			stranger := newPerson(t, 77, anna.state.Root(), nil)
			stranger.take(anna.events())
			clock := newWall()
			anna.shares(t.TempDir(), clock.time)
			events := tt.make(anna, birute, stranger)
			put(t, anna.folder.path("x"+Ending), sound(t, anna.state.Root(), events))
			before := anna.state.Hash()
			report := anna.collect()
			if anna.state.Hash() != before || len(anna.erased) > 0 {
				t.Error("it changed what people see")
			}
			why := report.Faults
			for _, q := range anna.state.Quarantined() {
				why = append(why, q.Why)
			}
			if f := anna.state.Paused(); f != nil {
				why = append(why, f)
			}
			if len(why) != 1 || why[0].Code != tt.code {
				t.Fatalf("got %v, want %s", why, tt.code)
			}
			inFourLanguages(t, why[0])
			anna.write("B/text", "dalej")
			if got := anna.state.Cell(change.CellID{Text: "B/text", Lang: lang.Polish}).Text; got != "dalej" {
				t.Errorf("then: %q", got)
			}
			if strings.HasPrefix(tt.code, "bundle.") && len(anna.events()) != 7 {
				t.Errorf("a refused bundle left something in the log: %d events", len(anna.events()))
			}
			anna.publish()
			for _, name := range names(t, anna.folder.Path) {
				if stranger := tt.code == "change.foreign" || tt.code == "change.wrong-signature"; stranger && name != "x"+Ending && holds(t, anna, name, events[0].ID) {
					t.Error("she passes it on")
				}
			}
		})
	}
}

// resealed makes an edit, changes it, and gives it the id and the signature it should have, as a
// member with another program could.
func resealed(p *person, act func(*change.Event)) []change.Event {
	p.t.Helper()
	g := p.state.Begin(p.writer, "attack")
	g.SetCell(change.CellID{Text: "B/text", Lang: lang.Polish}, "atak", nil)
	made, err := g.Events()
	if err != nil {
		p.t.Fatal(err)
	}
	e := made[0]
	act(&e)
	payload := sha256.Sum256([]byte("trivium payload 1\n" + e.Salt + "\n" + string(e.P)))
	bare := e
	bare.P, bare.Salt, bare.Hash, bare.ID = nil, "", base64.RawURLEncoding.EncodeToString(payload[:]), "-"
	header := sha256.Sum256(bytes.Replace(change.Encode(&bare), []byte(`"id":"-",`), nil, 1))
	e.ID = change.ID(base64.RawURLEncoding.EncodeToString(header[:]))
	e.Sign(p.key)
	return []change.Event{e}
}

// sound returns a bundle of any events, also of those that Write refuses.
func sound(t *testing.T, root change.ID, events []change.Event) []byte {
	t.Helper()
	var lines bytes.Buffer
	for i := range events {
		lines.Write(append(change.Encode(&events[i]), '\n'))
	}
	return forged(record('H', []byte(`{"workspace":"`+string(root)+`","knows":{}}`)), record('E', packed(lines.Bytes())))
}

// holds reports whether an event is in a bundle.
func holds(t *testing.T, p *person, name string, id change.ID) bool {
	t.Helper()
	found := false
	_, err := Read(context.Background(), bytes.NewReader(get(t, p.folder.path(name))), "", DefaultLimits(), Receiver{
		Append: func(_ context.Context, events []change.Event) error {
			for _, e := range events {
				found = found || e.ID == id
			}
			return nil
		},
	})
	if err != nil {
		t.Fatal(err)
	}
	return found
}

// TestHostileCycle takes two members' moves that together make a cycle from two bundles: in either
// order one of them has no effect.
func TestHostileCycle(t *testing.T) {
	people := newGroup(t, 2, inMemory)
	anna, birute := people[0], people[1]
	birute.take(anna.do(func(g *change.Gesture) { g.PutNode("X", "lesson", "M", "k"); g.PutNode("Y", "lesson", "M", "l") }))
	a := sound(t, anna.state.Root(), anna.do(func(g *change.Gesture) { g.MoveNode("X", "Y", "V") }))
	b := sound(t, anna.state.Root(), birute.do(func(g *change.Gesture) { g.MoveNode("Y", "X", "V"); g.MoveNode("M", "B", "V") }))
	for _, order := range [][][]byte{{a, b}, {b, a}} {
		fresh := newPerson(t, 9, anna.state.Root(), nil)
		fresh.shares(t.TempDir(), newWall().time)
		for i, bundle := range append(order, written(t, anna)) {
			put(t, fresh.folder.path(string(rune('a'+i))+Ending), bundle)
			fresh.collect()
		}
		for _, node := range []string{"M", "L", "B", "X", "Y"} {
			at := node
			for steps := 0; at != ""; steps++ {
				if n, there := fresh.state.Node(at); !there || steps > 5 {
					t.Fatalf("%s hangs on itself", node)
				} else {
					at = n.Parent
				}
			}
		}
	}
}
