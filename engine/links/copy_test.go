package links

import (
	"fmt"
	"slices"
	"strconv"
	"strings"
	"testing"

	"trivium/engine/change"
	"trivium/engine/change/copies"
	"trivium/engine/lang"
	"trivium/engine/tm"
)

// A person sits at a copy of the workspace.
type person struct{ *copies.Copy }

const text = "B/text" // of the block B in the lesson L of the module M

// people returns copies of one workspace: of Anna (m1), Birutė (m2), Carla (m3).
func people(t testing.TB, n int) []*person {
	t.Helper()
	var all []*person
	for _, c := range copies.Of(t, n, func(g *change.Gesture) {
		g.Arrange("M", "module", "", 0)
		g.Arrange("L", "lesson", "M", 0)
		g.Arrange("B", "block", "L", 0)
		g.SetOrigin(text, "pl")
	}) {
		all = append(all, &person{c})
	}
	return all
}

// share gives everyone everything.
func share(all []*person) {
	var list []*copies.Copy
	for _, p := range all {
		list = append(list, p.Copy)
	}
	copies.Share(list)
}

// do makes a gesture, a minute after the one before.
func (p *person) do(act func(*change.Gesture)) {
	p.T.Helper()
	p.Wait(1)
	p.Do(act)
}

func cellOf(l lang.Tag) change.CellID { return change.CellID{Text: text, Lang: l} }

// set gives the text a value in a language, made from another; "" from none.
func (p *person) set(l lang.Tag, value string, from lang.Tag) {
	p.T.Helper()
	p.do(func(g *change.Gesture) {
		var source *change.Revision
		if from != "" {
			source = &change.Revision{Lang: from, Rev: p.State.Cell(cellOf(from)).Revs[0]}
		}
		g.SetCell(cellOf(l), value, source)
	})
}

// work makes a gesture on links.
func (p *person) work(act func(*Work) error) {
	p.T.Helper()
	p.do(func(g *change.Gesture) {
		if err := act(Begin(p.State, g, Options{Now: p.Now})); err != nil {
			p.T.Error(err)
		}
	})
}

// rate gives cells a status, as the desk does.
func (p *person) rate(status change.Status, languages ...lang.Tag) {
	p.T.Helper()
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
	p.T.Helper()
	all, err := Of(p.State, nil, Pair{text, a, b})
	if err != nil {
		p.T.Fatal(err)
	}
	return all
}

// ref names a link.
func (p *person) ref(a, b lang.Tag, i int) Ref {
	p.T.Helper()
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
	p.T.Helper()
	var lines []string
	for _, thing := range p.State.Things(change.TMAdd) {
		if string(thing.Value) == "null" {
			continue
		}
		var u tm.Unit
		if err := u.UnmarshalJSON(thing.Value); err != nil {
			p.T.Fatal(err)
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
