package links

import (
	"fmt"
	"math/rand"
	"strings"
	"testing"

	"trivium/engine/align"
	"trivium/engine/change"
	"trivium/engine/lang"
)

// TestSurvive confirms links and edits the cells.
func TestSurvive(t *testing.T) {
	for _, row := range []struct {
		name    string
		confirm []int // links of pl–de
		pl, de  string
		want    string
	}{
		{"nothing confirmed", nil, polish, german, "1=1 2=2 3=3"},
		{"nothing changed", []int{1}, polish, german, "1=1 2=2* 3=3"},
		{"another sentence changed", []int{1}, strings.Replace(polish, "52", "53", 1), german, "1=1 2=2* 3=3"},
		{"one added before", []int{1, 2}, "Nowość: kurs dla każdego. " + polish, "Neu: ein Kurs für alle. " + german, "1=1 2=2 3=3* 4=4*"},
		{"one added on one side", []int{1, 2}, "To jest nowy kurs dla każdego, kto chce się uczyć. " + polish, german, "1= 2=1 3=2* 4=3*"},
		{"spaces between", []int{0, 1}, strings.ReplaceAll(polish, "? ", "?\n\n"), german, "1=1* 2=2* 3=3"},
		{"a member changed", []int{1}, strings.Replace(polish, "Kto prowadzi", "Kto poprowadzi", 1), german, "1=1 2=2 3=3"},
		{"a member changed on the other side", []int{0, 1}, polish, strings.Replace(german, "Wer leitet", "Wer gibt", 1), "1=1* 2=2 3=3"},
		{"two made one", []int{0, 2}, strings.Replace(polish, "kurs. Kto", "kurs i o to, kto", 1), german, "1=1+2 2=3*"},
		{"one divided", []int{0, 1}, strings.Replace(polish, "52, pyta", "52. Pyta", 1), german, "1+2=1 3=2* 4=3"},
		{"a neighbour removed", []int{1}, strings.TrimPrefix(polish, "Pani Ewa, lat 52, pyta o kurs. "), german, "=1 1=2* 2=3"},
		{"the order changed", []int{0, 1, 2}, "Kto prowadzi zajęcia? Pani Ewa, lat 52, pyta o kurs. Zapisy trwają do 30 czerwca.", german, "1=2* 2=1* 3=3*"},
		{"emptied", []int{0}, "", german, ""},
	} {
		t.Run(row.name, func(t *testing.T) {
			p := written(t, 1)[0]
			for _, i := range row.confirm {
				p.work(func(w *Work) error { return w.Confirm(p.ref("pl", "de", i)) })
			}
			p.set("pl", row.pl, "")
			p.set("de", row.de, "pl")
			if got := draw(p.links("pl", "de")); got != row.want {
				t.Errorf("%s, want %s", got, row.want)
			}
			p.set("pl", polish, "")
			p.set("de", german, "pl")
			for _, i := range row.confirm {
				if l := p.links("pl", "de")[i]; !l.Confirmed || l.By != "m1" || l.At.IsZero() {
					t.Errorf("changed back, link %d is %+v", i, l)
				}
			}
		})
	}
}

// TestWas confirms links and changes sentences of theirs: what was confirmed is told where one side is left.
func TestWas(t *testing.T) {
	const ewa = "Pani Ewa, lat 52, pyta o kurs."
	for _, row := range []struct {
		name   string
		pl, de string
		want   string // which links tell, and what of each side
	}{
		{"nothing changed", polish, german, ""},
		{"the translation changed", polish, strings.Replace(german, "52", "53", 1), "1 " + ewa + " | Frau Ewa, 52, fragt nach dem Kurs."},
		{"the source changed", strings.Replace(polish, "52", "53", 1), german, "1 " + ewa + " | Frau Ewa, 52, fragt nach dem Kurs."},
		{"the translation deleted", polish, strings.TrimPrefix(german, "Frau Ewa, 52, fragt nach dem Kurs. "), "1 " + ewa + " | Frau Ewa, 52, fragt nach dem Kurs."},
		{"both changed", strings.Replace(polish, "52", "53", 1), strings.Replace(german, "52", "53", 1), ""},
		{"a sentence not confirmed changed", polish, strings.Replace(german, "Wer leitet", "Wer gibt", 1), ""},
	} {
		t.Run(row.name, func(t *testing.T) {
			p := written(t, 1)[0]
			p.work(func(w *Work) error { return w.Confirm(p.ref("pl", "de", 0)) })
			p.set("pl", row.pl, "")
			p.set("de", row.de, "pl")
			var got, mirrored string
			for i, l := range p.links("pl", "de") {
				if l.Was != nil {
					got += fmt.Sprintf("%d %s | %s", i+1, l.Was.A, l.Was.B)
				}
			}
			for i, l := range p.links("de", "pl") {
				if l.Was != nil {
					mirrored += fmt.Sprintf("%d %s | %s", i+1, l.Was.B, l.Was.A)
				}
			}
			if got != row.want || mirrored != row.want {
				t.Errorf("%q, from the other side %q", got, mirrored)
			}
			if row.want == "" {
				return
			}
			p.work(func(w *Work) error { return w.Confirm(p.ref("pl", "de", 0)) })
			for i, l := range p.links("pl", "de") {
				if l.Was != nil {
					t.Errorf("looked at, link %d still tells of %+v", i+1, l.Was)
				}
			}
		})
	}
}

// TestEqualSentences has the same sentence several times.
func TestEqualSentences(t *testing.T) {
	p := people(t, 1)[0]
	p.set("pl", "Tak. Pytanie? Tak. Dobrze.", "")
	p.set("de", "Ja. Frage? Ja. Gut.", "pl")
	p.work(func(w *Work) error { return w.Confirm(p.ref("pl", "de", 2)) })
	if got := draw(p.links("pl", "de")); got != "1=1 2=2 3=3* 4=4" {
		t.Error(got)
	}
	p.set("pl", "Pytanie? Tak. Dobrze.", "")
	p.set("de", "Frage? Ja. Gut.", "pl")
	if got := draw(p.links("pl", "de")); got != "1=1 2=2* 3=3" {
		t.Error("with the first gone:", got)
	}
}

// TestRanges looks at the bytes of links.
func TestRanges(t *testing.T) {
	p := people(t, 1)[0]
	p.set("pl", "  Raz dwa.  Trzy! ", "")
	p.set("de", "Eins zwei.", "pl")
	for _, l := range p.links("pl", "de") {
		for side, s := range map[lang.Tag]Side{"pl": l.A, "de": l.B} {
			if whole := p.State.Cell(cellOf(side)).Text; whole[s.Range.Start:s.Range.End] != s.Text {
				t.Errorf("%s: %v of %q is not %q", side, s.Range, whole, s.Text)
			}
		}
	}
	if got := draw(p.links("de", "pl")); got != "1=1 =2" {
		t.Error(got)
	}
}

// TestNoLinks asks where there can be none.
func TestNoLinks(t *testing.T) {
	p := written(t, 1)[0]
	for _, pair := range [][2]lang.Tag{{"pl", "en"}, {"pl", "pl"}, {"pl", "fr"}} {
		if got := p.links(pair[0], pair[1]); len(got) > 0 {
			t.Errorf("%v: %s", pair, draw(got))
		}
	}
	for _, policy := range []string{"adapt", "keep"} {
		p.do(func(g *change.Gesture) { g.SetField("B", "adaptation", map[string]string{"policy": policy}) })
		if got := p.links("pl", "de"); len(got) > 0 {
			t.Errorf("%s: %s", policy, draw(got))
		}
		p.rate(change.Approved, "de")
		if got := p.memory(); got != "" {
			t.Errorf("%s: units:\n%s", policy, got)
		}
	}
}

// TestForeignThings has link.set events that this program did not write.
func TestForeignThings(t *testing.T) {
	p := written(t, 1)[0]
	p.do(func(g *change.Gesture) {
		for id, value := range map[string]any{
			"x1": "no object", "x2": map[string]any{}, "x3": map[string]any{"a": map[string]any{"lang": "de", "sentences": []string{"x"}}, "b": map[string]any{"lang": "pl", "sentences": []string{"y"}}},
			"x4": map[string]any{"a": map[string]any{"lang": "pl", "sentences": []string{""}, "n": -1}, "b": map[string]any{"lang": "de", "sentences": []string{""}}},
		} {
			g.PutThing(change.LinkSet, id, text, "", value)
		}
	})
	if got := draw(p.links("pl", "de")); got != "1=1 2=2 3=3" {
		t.Error(got)
	}
}

// TestSameForAll lets people who do not know of each other edit and link, and compares their copies after
// they have exchanged everything, in different orders.
func TestSameForAll(t *testing.T) {
	pieces := []string{"Tak.", "Kto pyta?", "Pani Ewa ma 52 lata.", "Zapisy trwają do 30 czerwca.", "Kurs jest dla wszystkich.", "Ja."}
	for seed := range int64(12) {
		r := rand.New(rand.NewSource(seed))
		all := written(t, 3)
		value := func() string {
			var s []string
			for range 1 + r.Intn(4) {
				s = append(s, pieces[r.Intn(len(pieces))])
			}
			return strings.Join(s, " ")
		}
		for range 4 {
			for _, p := range all {
				for range 3 {
					p.randomly(r, value)
				}
			}
			for _, i := range r.Perm(3) {
				for _, j := range r.Perm(3) {
					all[i].Take(all[j].Log)
				}
			}
			share(all)
			for _, p := range all[1:] {
				for _, pair := range [][2]lang.Tag{{"pl", "de"}, {"lt", "de"}, {"pl", "lt"}} {
					if x, y := draw(all[0].links(pair[0], pair[1])), draw(p.links(pair[0], pair[1])); x != y {
						t.Fatalf("seed %d: %v: %s and %s", seed, pair, x, y)
					}
				}
				if x, y := all[0].memory(), p.memory(); x != y {
					t.Fatalf("seed %d: units:\n%s\nand\n%s", seed, x, y)
				}
			}
		}
	}
}

// randomly does something; what cannot be done is not.
func (p *person) randomly(r *rand.Rand, value func() string) {
	languages := []lang.Tag{"pl", "de", "lt"}
	l, other := languages[r.Intn(3)], languages[r.Intn(3)]
	links := p.links(l, other)
	p.do(func(g *change.Gesture) {
		w := Begin(p.State, g, Options{Now: p.Now})
		switch act := r.Intn(7); {
		case act == 0 || len(links) == 0:
			g.SetCell(cellOf(l), value(), nil)
		case act == 1:
			status := []change.Status{change.Translated, change.Reviewed, change.Approved}[r.Intn(3)]
			g.SetStatus(cellOf(l), status)
			w.Raise([]change.CellID{cellOf(l)}, status) //nolint:errcheck // see above
		default:
			i, j := r.Intn(len(links)), r.Intn(len(links))
			ref := func(i int) Ref { return Ref{Pair{text, l, other}, i, links[i].A.Text, links[i].B.Text} }
			switch act {
			case 2:
				w.Confirm(ref(i)) //nolint:errcheck // see above
			case 3:
				w.Join(ref(i), ref(j)) //nolint:errcheck // see above
			case 4:
				w.Split(ref(i), r.Intn(2), r.Intn(2)) //nolint:errcheck // see above
			case 5:
				w.Unlink(ref(i)) //nolint:errcheck // see above
			case 6:
				a, b := links[i].A, links[j].B
				w.Relink(ref(0).Pair, a.Span, b.Span, a.Text, b.Text) //nolint:errcheck // see above
			}
		}
	})
}

// TestUntouched edits sentences at random that no confirmed link has: the links hold, and every sentence
// is in exactly one link.
func TestUntouched(t *testing.T) {
	for seed := range int64(30) {
		r := rand.New(rand.NewSource(seed))
		p := people(t, 1)[0]
		number := 0
		fresh := func(word string) string {
			number++
			return word + " " + strings.Repeat("x", 1+r.Intn(9)) + " numer" + string(rune('a'+number%26)) + string(rune('a'+number/26)) + "."
		}
		var pl, de []string
		for range 2 + r.Intn(5) {
			pl, de = append(pl, fresh("Zdanie")), append(de, fresh("Satz"))
		}
		p.set("pl", strings.Join(pl, " "), "")
		p.set("de", strings.Join(de, " "), "pl")
		i, j := r.Intn(len(pl)), r.Intn(len(de))
		p.work(func(w *Work) error {
			return w.Relink(Pair{text, "pl", "de"}, align.Span{Start: i, End: i + 1}, align.Span{Start: j, End: j + 1}, pl[i], de[j])
		})
		kept := [2]string{pl[i], de[j]}
		for range 6 {
			pl, de = disturb(r, pl, kept[0], fresh), disturb(r, de, kept[1], fresh)
			p.set("pl", strings.Join(pl, " "), "")
			p.set("de", strings.Join(de, " "), "pl")
			held, inA, inB := false, 0, 0
			for _, l := range p.links("pl", "de") {
				held = held || l.Confirmed && l.A.Text == kept[0] && l.B.Text == kept[1]
				inA, inB = inA+l.A.Span.Len(), inB+l.B.Span.Len()
			}
			if !held || inA != len(pl) || inB != len(de) {
				t.Fatalf("seed %d: %q, %q: %s", seed, pl, de, draw(p.links("pl", "de")))
			}
		}
	}
}

// disturb changes, adds or removes a sentence, but not the one to keep.
func disturb(r *rand.Rand, all []string, keep string, fresh func(string) string) []string {
	i := r.Intn(len(all))
	switch r.Intn(3) {
	case 0:
		return append(all[:i:i], append([]string{fresh("Nowe")}, all[i:]...)...)
	case 1:
		if all[i] != keep {
			return append(all[:i:i], all[i+1:]...)
		}
	case 2:
		if all[i] != keep {
			all[i] = fresh("Inne")
		}
	}
	return all
}
