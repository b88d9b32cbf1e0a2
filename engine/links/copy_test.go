package links

import (
	"crypto/ed25519"
	"fmt"
	"math/rand"
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"

	"trivium/engine/change"
	"trivium/engine/lang"
	"trivium/engine/tm"
)

// A person sits at a copy of the workspace.
type person struct {
	t      testing.TB
	writer change.Writer
	state  *change.State
	log    []change.Event
	now    time.Time
	made   int
}

const text = "B/text" // of the block B in the lesson L of the module M

func start() time.Time { return time.Date(2026, 5, 12, 9, 0, 0, 0, time.UTC) }

// people returns copies of one workspace: of Anna (m1), Birutė (m2), Carla (m3).
func people(t testing.TB, n int) []*person {
	t.Helper()
	var all []*person
	var root change.ID
	for i := range n {
		name := strconv.Itoa(i + 1)
		p := &person{t: t, now: start()}
		p.writer = change.Writer{By: "m" + name, Dev: "d" + name, Random: rand.New(rand.NewSource(int64(i))), Clock: func() time.Time { return p.now }}
		p.state = change.New(change.Options{Root: root, Own: func(string) bool { return true }, Trusted: func(change.ID) bool { return true }})
		if i == 0 {
			p.do(func(g *change.Gesture) {
				root = g.CreateWorkspace("W", "Test", "Anna", key(0))
				for j, name := range []string{"Birutė", "Carla"} {
					g.PutMember(change.Member{ID: "m" + strconv.Itoa(j+2), Person: name, Role: change.Admin, Keys: []string{change.KeyText(key(j + 1))}})
				}
				g.Arrange("M", "module", "", 0)
				g.Arrange("L", "lesson", "M", 0)
				g.Arrange("B", "block", "L", 0)
				g.SetOrigin(text, "pl")
			})
		}
		all = append(all, p)
	}
	share(all)
	return all
}

func key(i int) ed25519.PublicKey {
	seed := make([]byte, ed25519.SeedSize)
	seed[0] = byte(i)
	return ed25519.NewKeyFromSeed(seed).Public().(ed25519.PublicKey)
}

// share gives everyone everything.
func share(all []*person) {
	for _, p := range all {
		for _, other := range all {
			p.take(other.log)
		}
	}
}

func (p *person) take(events []change.Event) {
	known := p.state.Vector()
	p.state.Apply(events)
	for _, e := range events {
		if e.N > known[e.Dev] {
			p.log = append(p.log, e)
		}
	}
}

// do makes a gesture.
func (p *person) do(act func(*change.Gesture)) {
	p.t.Helper()
	p.made++
	p.now = p.now.Add(time.Minute)
	g := p.state.Begin(p.writer, p.writer.Dev+"."+strconv.Itoa(p.made))
	act(g)
	p.commit(g)
}

func (p *person) commit(g *change.Gesture) {
	p.t.Helper()
	events, err := g.Events()
	if err != nil {
		p.t.Fatal(err)
	}
	p.take(events)
	for _, q := range p.state.Quarantined() {
		p.t.Fatalf("%s was refused: %v", q.Event.Op, q.Why)
	}
}

// undo takes the latest gesture back.
func (p *person) undo() {
	p.t.Helper()
	p.made++
	g, conflicts := p.state.Undo(p.writer, strconv.Itoa(p.made))
	if g == nil || len(conflicts) > 0 {
		p.t.Fatal("not undone", conflicts)
	}
	p.commit(g)
}

func cellOf(l lang.Tag) change.CellID { return change.CellID{Text: text, Lang: l} }

// set gives the text a value in a language, made from another; "" from none.
func (p *person) set(l lang.Tag, value string, from lang.Tag) {
	p.t.Helper()
	p.do(func(g *change.Gesture) {
		var source *change.Revision
		if from != "" {
			source = &change.Revision{Lang: from, Rev: p.state.Cell(cellOf(from)).Revs[0]}
		}
		g.SetCell(cellOf(l), value, source)
	})
}

// work makes a gesture on links.
func (p *person) work(act func(*Work) error) {
	p.t.Helper()
	p.do(func(g *change.Gesture) {
		if err := act(Begin(p.state, g, Options{Now: p.now})); err != nil {
			p.t.Error(err)
		}
	})
}

// rate gives cells a status, as the desk does.
func (p *person) rate(status change.Status, languages ...lang.Tag) {
	p.t.Helper()
	p.work(func(w *Work) error {
		var cells []change.CellID
		for _, l := range languages {
			cells = append(cells, cellOf(l))
			w.g.SetStatus(cellOf(l), status)
		}
		return w.Raise(cells, status)
	})
}

func (p *person) links(a, b lang.Tag) []Link {
	p.t.Helper()
	all, err := Of(p.state, nil, Pair{text, a, b})
	if err != nil {
		p.t.Fatal(err)
	}
	return all
}

// ref names a link.
func (p *person) ref(a, b lang.Tag, i int) Ref {
	p.t.Helper()
	l := p.links(a, b)[i]
	return Ref{Pair{text, a, b}, i, l.A.Text, l.B.Text}
}

// draw draws links by the numbers of their sentences, from 1: "1=1 2+3=2* 4=", confirmed ones with a
// star.
func draw(all []Link) string {
	var words []string
	for _, l := range all {
		side := func(s Side) string {
			var n []string
			for i := s.Span.Start; i < s.Span.End; i++ {
				n = append(n, strconv.Itoa(i+1))
			}
			return strings.Join(n, "+")
		}
		word := side(l.A) + "=" + side(l.B)
		if l.Confirmed {
			word += "*"
		}
		words = append(words, word)
	}
	return strings.Join(words, " ")
}

// memory draws the units of a workspace, a line each, by their texts.
func (p *person) memory() string {
	p.t.Helper()
	var lines []string
	for _, thing := range p.state.Things(change.TMAdd) {
		if string(thing.Value) == "null" {
			continue
		}
		var u tm.Unit
		if err := u.UnmarshalJSON(thing.Value); err != nil {
			p.t.Fatal(err)
		}
		line := ""
		for _, l := range lang.All() {
			if u.Texts[l] != "" {
				line += fmt.Sprintf("%s %s | ", l, u.Texts[l])
			}
		}
		lines = append(lines, line+u.State.String())
	}
	slices.Sort(lines)
	return strings.Join(lines, "\n")
}

// The text of most tests, three sentences in each language.
const (
	polish     = "Pani Ewa, lat 52, pyta o kurs. Kto prowadzi zajęcia? Zapisy trwają do 30 czerwca."
	german     = "Frau Ewa, 52, fragt nach dem Kurs. Wer leitet den Unterricht? Anmelden kann man sich bis 30. Juni."
	lithuanian = "Ponia Eva, 52 metų, klausia apie kursą. Kas veda užsiėmimus? Registruotis galima iki birželio 30 d."
)

// written returns people who have the text in three languages, drafts from Polish.
func written(t testing.TB, n int) []*person {
	t.Helper()
	all := people(t, n)
	all[0].set("pl", polish, "")
	all[0].set("de", german, "pl")
	all[0].set("lt", lithuanian, "pl")
	share(all)
	return all
}
