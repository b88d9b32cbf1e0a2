package links

import (
	"errors"
	"strings"
	"testing"

	"trivium/engine/align"
	"trivium/engine/change"
	"trivium/engine/fault"
	"trivium/engine/lang"
)

// TestActs does things to links of pl–de, 1=1 2=2 3=3 at first.
func TestActs(t *testing.T) {
	pair := Pair{text, "pl", "de"}
	ref := func(p *person, i int) Ref { return p.ref("pl", "de", i) }
	span := func(from, to int) align.Span { return align.Span{Start: from, End: to} }
	for _, row := range []struct {
		name string
		act  func(p *person, w *Work) error
		want string
		code string
	}{
		{"confirm", func(p *person, w *Work) error { return w.Confirm(ref(p, 1)) }, "1=1 2=2* 3=3", ""},
		{"confirm from the other side", func(p *person, w *Work) error { return w.Confirm(p.ref("de", "pl", 2)) }, "1=1 2=2 3=3*", ""},
		{"join", func(p *person, w *Work) error { return w.Join(ref(p, 0), ref(p, 1)) }, "1+2=1+2* 3=3", ""},
		{"join backwards", func(p *person, w *Work) error { return w.Join(ref(p, 2), ref(p, 1)) }, "1=1 2+3=2+3*", ""},
		{"join what is apart", func(p *person, w *Work) error { return w.Join(ref(p, 0), ref(p, 2)) }, "1=1 2=2 3=3", "links.apart"},
		{"join one with itself", func(p *person, w *Work) error { return w.Join(ref(p, 0), ref(p, 0)) }, "1=1 2=2 3=3", "links.apart"},
		{"split", func(p *person, w *Work) error { return w.Split(ref(p, 0), 1, 0) }, "1=* =1* 2=2 3=3", ""},
		{"split nothing off", func(p *person, w *Work) error { return w.Split(ref(p, 0), 0, 0) }, "1=1 2=2 3=3", "links.split"},
		{"split all off", func(p *person, w *Work) error { return w.Split(ref(p, 0), 1, 1) }, "1=1 2=2 3=3", "links.split"},
		{"split more than there is", func(p *person, w *Work) error { return w.Split(ref(p, 0), 2, 1) }, "1=1 2=2 3=3", "links.split"},
		{"confirm all", func(p *person, w *Work) error {
			return w.ConfirmAll(pair, []Ref{ref(p, 0), ref(p, 1), ref(p, 2)})
		}, "1=1* 2=2* 3=3*", ""},
		{"confirm all when one is gone", func(p *person, w *Work) error {
			return w.ConfirmAll(pair, []Ref{ref(p, 0), {pair, 3, "", ""}})
		}, "1=1 2=2 3=3", "links.changed"},
		{"move down", func(p *person, w *Work) error { return w.Move(ref(p, 0), ref(p, 1), true) }, "1= 2=1+2* 3=3", ""},
		{"move up", func(p *person, w *Work) error { return w.Move(ref(p, 1), ref(p, 0), true) }, "1=1+2* 2= 3=3", ""},
		{"move on the other side", func(p *person, w *Work) error { return w.Move(ref(p, 1), ref(p, 2), false) }, "1=1 =2 2+3=3*", ""},
		{"move to what has nothing", func(p *person, w *Work) error {
			if err := w.Move(ref(p, 0), ref(p, 1), true); err != nil {
				return err
			}
			return w.Move(Ref{pair, 1, "Kto prowadzi zajęcia?", "Frau Ewa, 52, fragt nach dem Kurs. Wer leitet den Unterricht?"}, ref(p, 0).without(), true)
		}, "1=1* 2=2* 3=3", ""},
		{"move further than the neighbour", func(p *person, w *Work) error { return w.Move(ref(p, 0), ref(p, 2), true) }, "1=1 2=2 3=3", "links.apart"},
		{"move nothing", func(p *person, w *Work) error {
			if err := w.Unlink(ref(p, 0)); err != nil {
				return err
			}
			return w.Move(ref(p, 0).without(), Ref{pair, 1, "", "Frau Ewa, 52, fragt nach dem Kurs."}, true)
		}, "1=* =1* 2=2 3=3", "links.empty"},
		{"unlink", func(p *person, w *Work) error { return w.Unlink(ref(p, 1)) }, "1=1 2=* =2* 3=3", ""},
		{"relink", func(p *person, w *Work) error {
			return w.Relink(pair, span(0, 1), span(2, 3), "Pani Ewa, lat 52, pyta o kurs.", "Anmelden kann man sich bis 30. Juni.")
		}, "=1 =2 1=3* 2= 3=", ""},
		{"relink from the other side", func(p *person, w *Work) error {
			return w.Relink(Pair{text, "de", "pl"}, span(0, 2), span(0, 1), "Frau Ewa, 52, fragt nach dem Kurs. Wer leitet den Unterricht?", "Pani Ewa, lat 52, pyta o kurs.")
		}, "1=1+2* 2= 3=3", ""},
		{"relink nothing", func(p *person, w *Work) error { return w.Relink(pair, span(1, 1), span(1, 1), "", "") }, "1=1 2=2 3=3", "links.changed"},
		{"relink what is not there", func(p *person, w *Work) error { return w.Relink(pair, span(2, 4), span(0, 1), "", "") }, "1=1 2=2 3=3", "links.changed"},
		{"relink other words", func(p *person, w *Work) error { return w.Relink(pair, span(0, 1), span(0, 1), "Pani", "Frau") }, "1=1 2=2 3=3", "links.changed"},
		{"a link that is not there", func(p *person, w *Work) error { return w.Confirm(Ref{pair, 3, "", ""}) }, "1=1 2=2 3=3", "links.changed"},
		{"a link that reads otherwise", func(p *person, w *Work) error { return w.Unlink(Ref{pair, 0, "Pani Ewa", "Frau Ewa"}) }, "1=1 2=2 3=3", "links.changed"},
		{"release what is not confirmed", func(p *person, w *Work) error { return w.Release(ref(p, 0)) }, "1=1 2=2 3=3", ""},
	} {
		t.Run(row.name, func(t *testing.T) {
			p := written(t, 1)[0]
			var err error
			p.do(func(g *change.Gesture) { err = row.act(p, Begin(p.State, g, Options{Now: p.Now})) })
			if got := code(err); got != row.code {
				t.Errorf("%q (%v), want %q", got, err, row.code)
			}
			if got := draw(p.links("pl", "de")); got != row.want {
				t.Errorf("%s, want %s", got, row.want)
			}
			if row.code != "" || !strings.Contains(row.want, "*") {
				return
			}
			p.Undo()
			if got := draw(p.links("pl", "de")); got != "1=1 2=2 3=3" || p.memory() != "" {
				t.Errorf("undone: %s, units:\n%s", got, p.memory())
			}
		})
	}
}

// without names the link that the first side of a link is alone.
func (r Ref) without() Ref {
	r.Target = ""
	return r
}

func code(err error) string {
	var f *fault.Fault
	if errors.As(err, &f) {
		return f.Code
	}
	if err != nil {
		return err.Error()
	}
	return ""
}

// TestActsInTurn joins, divides and releases one after the other.
func TestActsInTurn(t *testing.T) {
	p := written(t, 1)[0]
	ref := func(i int) Ref { return p.ref("pl", "de", i) }
	for _, step := range []struct {
		act  func(w *Work) error
		want string
	}{
		{func(w *Work) error { return w.Join(ref(0), ref(1)) }, "1+2=1+2* 3=3"},
		{func(w *Work) error { return w.Split(ref(0), 1, 1) }, "1=1* 2=2* 3=3"},
		{func(w *Work) error { return w.Confirm(ref(0)) }, "1=1* 2=2* 3=3"},
		{func(w *Work) error { return w.Release(ref(0)) }, "1=1 2=2* 3=3"},
		{func(w *Work) error { return w.Unlink(ref(1)) }, "1=1 2=* =2* 3=3"},
		{func(w *Work) error { return w.Join(ref(1), ref(2)) }, "1=1 2=2* 3=3"},
		{func(w *Work) error { return w.Join(ref(1), ref(0)) }, "1+2=1+2* 3=3"},
	} {
		p.work(step.act)
		if got := draw(p.links("pl", "de")); got != step.want {
			t.Errorf("%s, want %s", got, step.want)
		}
	}
	for _, want := range []string{"1=1 2=2* 3=3", "1=1 2=* =2* 3=3", "1=1 2=2* 3=3", "1=1* 2=2* 3=3", "1+2=1+2* 3=3", "1=1 2=2 3=3"} {
		p.Undo()
		if got := draw(p.links("pl", "de")); got != want {
			t.Errorf("undone: %s, want %s", got, want)
		}
	}
}

// TestTogether confirms the same link, and others that contradict each other, on two copies.
func TestTogether(t *testing.T) {
	all := written(t, 2)
	anna, birute := all[0], all[1]
	anna.work(func(w *Work) error { return w.Confirm(anna.ref("pl", "de", 0)) })
	birute.Now = birute.Now.Add(-1000)
	birute.work(func(w *Work) error { return w.Confirm(birute.ref("pl", "de", 0)) })
	anna.work(func(w *Work) error { return w.Join(anna.ref("pl", "de", 1), anna.ref("pl", "de", 2)) })
	birute.work(func(w *Work) error { return w.Confirm(birute.ref("pl", "de", 1)) })
	share(all)
	for _, p := range all {
		links := p.links("pl", "de")
		if got := draw(links); got != "1=1* 2+3=2+3*" && got != "1=1* 2=2* 3=3" {
			t.Error(got)
		}
		if got := draw(anna.links("pl", "de")); got != draw(links) {
			t.Errorf("%s and %s", got, draw(links))
		}
		if links[0].By != "m2" {
			t.Errorf("confirmed first by %s", links[0].By)
		}
	}
	// Whoever touches them next settles it.
	birute.work(func(w *Work) error {
		return w.Relink(Pair{text, "pl", "de"}, align.Span{Start: 1, End: 2}, align.Span{Start: 1, End: 2}, "Kto prowadzi zajęcia?", "Wer leitet den Unterricht?")
	})
	share(all)
	for _, p := range all {
		if got := draw(p.links("pl", "de")); got != "1=1* 2=2* 3=3" {
			t.Error("settled:", got)
		}
	}
}

// TestLongSentence has sentences that no event can hold together.
func TestLongSentence(t *testing.T) {
	p := people(t, 1)[0]
	long := strings.Repeat("słowo ", change.MaxText/14)
	p.set("pl", long+"koniec.", "")
	p.set("de", strings.Replace(long, "słowo", "Wort", 1)+"Ende.", "pl")
	var err error
	p.do(func(g *change.Gesture) { err = Begin(p.State, g, Options{}).Confirm(p.ref("pl", "de", 0)) })
	if code(err) != "links.too-long" {
		t.Error(err)
	}
	p.rate(change.Approved, "de")
	if got := p.State.Cell(cellOf(lang.German)).Status; got != change.Approved || p.memory() != "" {
		t.Errorf("%s, %d units", got, len(p.memory()))
	}
}
