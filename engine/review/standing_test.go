package review

import (
	"fmt"
	"testing"

	"trivium/engine/change"
	"trivium/engine/lang"
)

// TestStaleness takes one text through what happens to translations, and translations of them.
func TestStaleness(t *testing.T) {
	d := desks(t, 1)[0]
	pl, de, lt := cell("B/text", "pl"), cell("B/text", "de"), cell("B/text", "lt")
	d.Do(func(g *change.Gesture) { g.Arrange("B", "block", "L", 0); g.SetOrigin("B/text", "pl") })
	policy := func(value any) func() {
		return func() { d.Do(func(g *change.Gesture) { g.SetField("B", "adaptation", value) }) }
	}
	origin := func(l lang.Tag) func() { return func() { d.Do(func(g *change.Gesture) { g.SetOrigin("B/text", l) }) } }
	steps := []struct {
		name string
		act  func()
		want string // of pl, de, lt: -, or the staleness; ? for unlinked
	}{
		{"the original alone", func() { d.set(pl, "Pomoc trwa 12 dni.", "") }, "- - -"},
		{"pl → de → lt", func() { d.set(de, "Die Hilfe dauert 12 Tage.", "pl"); d.set(lt, "Pagalba trunka 12 dienų.", "de") }, "- - -"},
		{"a comma in the original", func() { d.set(pl, "Pomoc, trwa 12 dni.", "") }, "- trivial -"},
		{"a number in the original", func() { d.set(pl, "Pomoc trwa 14 dni.", "") }, "- stale upstream"},
		{"the original changed back", func() { d.set(pl, "Pomoc trwa 12 dni.", "") }, "- - -"},
		{"and again", func() { d.set(pl, "Pomoc trwa 14 dni.", "") }, "- stale upstream"},
		{"the German follows", func() { d.set(de, "Die Hilfe dauert 14 Tage.", "pl") }, "- - stale"},
		{"the Lithuanian follows", func() { d.set(lt, "Pagalba trunka 14 dienų.", "de") }, "- - -"},
		{"the German becomes the original", origin("de"), "? - -"},
		{"and changes", func() { d.set(de, "Die Hilfe dauert einen Monat.", "") }, "? - stale"},
		{"the Polish follows", func() { d.set(pl, "Pomoc trwa miesiąc.", "de") }, "- - stale"},
		{"each country writes its own", policy(map[string]string{"policy": "adapt"}), "- - -"},
		{"it stays as it is", policy(map[string]string{"policy": "keep"}), "- - -"},
		{"it is translated again", policy(nil), "- - stale"},
		{"no German any more", func() { d.set(de, "", "") }, "stale - stale"},
		{"German from Polish, Polish from German", func() { origin("lt")(); d.set(de, "Einen Monat.", "pl"); d.set(pl, "Miesiąc.", "de") }, "upstream stale -"},
	}
	for _, step := range steps {
		step.act()
		p := d.present()
		got := ""
		for _, id := range []change.CellID{pl, de, lt} {
			s := StandingOf(p, id)
			word := string(s.Staleness)
			if s.Unlinked {
				word += "?"
			}
			if word == "" {
				word = "-"
			}
			got += " " + word
		}
		if got[1:] != step.want {
			t.Errorf("%s: got %s, want %s", step.name, got[1:], step.want)
		}
	}
}

// TestChangeOfSource requires what a translator is shown.
func TestChangeOfSource(t *testing.T) {
	d := desks(t, 1)[0]
	d.set(cell("L/title", "pl"), "Zasiłek wynosi 500 zł. Wniosek składa się w urzędzie.", "")
	d.set(cell("L/title", "de"), "Die Beihilfe beträgt 500 Zloty.", "pl")
	if _, ok := ChangeOfSource(d.present(), cell("L/title", "de"), nil); ok {
		t.Error("nothing has changed yet")
	}
	d.set(cell("L/title", "pl"), "Zasiłek wynosi 700 zł. Wniosek składa się w urzędzie.", "")
	c, ok := ChangeOfSource(d.present(), cell("L/title", "de"), nil)
	if !ok || c.Lang != "pl" || c.Trivial || !c.Known || c.Rev == "" {
		t.Fatalf("got %+v", c)
	}
	if got, want := fmt.Sprint(c.Pieces), "[{equal Zasiłek wynosi  Zasiłek wynosi  0} {number 500 700 0} {equal  zł. Wniosek składa się w urzędzie.  zł. Wniosek składa się w urzędzie. 0}]"; got != want {
		t.Errorf("got  %s\nwant %s", got, want)
	}
	rev := d.Log[len(d.Log)-3].ID // of the first Polish text
	d.Do(func(g *change.Gesture) { g.Redact([]change.ID{rev}, "") })
	if c, ok = ChangeOfSource(d.present(), cell("L/title", "de"), nil); !ok || c.Known || len(c.Pieces) > 0 {
		t.Errorf("redacted: got %+v", c)
	}
}

// TestProgress counts a small programme.
func TestProgress(t *testing.T) {
	all := desks(t, 2)
	anna, birute := all[0], all[1]
	anna.Do(func(g *change.Gesture) {
		g.PutNode("P", "programme", "", "V")
		g.PutNode("P/modules/M", "modules", "P", "V")
		g.SetField("P", "languages", []lang.Tag{"pl", "lt"})
		for i, id := range []string{"A", "B", "C", "D"} {
			g.Arrange(id, "block", "L", i)
			g.SetOrigin(id+"/text", "pl")
			g.SetCell(cell(id+"/text", "pl"), "Trzy polskie słowa, 12.", nil)
		}
		g.SetField("B", "adaptation", map[string]string{"policy": "keep"})
		g.SetField("C", "only", []lang.Tag{"pl", "de"})
		g.DeleteNode("D")
		g.SetOrigin("M/title", "pl")
		Assign(g, "M", "lt", "m2")
		Assign(g, "A", "", "m3")
	})
	anna.Do(func(g *change.Gesture) { g.SetStatus(cell("A/text", "pl"), change.Approved) })
	share(all)
	birute.set(cell("A/text", "lt"), "Du žodžiai.", "pl")
	share(all)
	anna.set(cell("A/text", "pl"), "Cztery zupełnie inne słowa.", "")
	share(all)
	got := ProgressOf(anna.present())
	text := ""
	for _, part := range got.Parts {
		text += part.Node + tallied(part.Tallies)
	}
	for _, person := range got.People {
		text += person.Person + tallied(person.Written) + "  given" + tallied(person.Assigned)
	}
	want := `P
  pl 4 texts 11 words: empty 0 draft 4, stale 0
  de 3 texts 8 words: empty 3 draft 0, stale 0
  lt 2 texts 3 words: empty 1 draft 1, stale 1
M
  pl 4 texts 11 words: empty 0 draft 4, stale 0
  de 3 texts 8 words: empty 3 draft 0, stale 0
  lt 2 texts 3 words: empty 1 draft 1, stale 1
Anna
  pl 4 texts 11 words: empty 0 draft 4, stale 0
  given
Birutė
  lt 1 texts 2 words: empty 0 draft 1, stale 1
  given
  lt 1 texts 1 words: empty 1 draft 0, stale 0
Carla
  given
  pl 1 texts 4 words: empty 0 draft 1, stale 0
  de 1 texts 4 words: empty 1 draft 0, stale 0
  lt 1 texts 2 words: empty 0 draft 1, stale 1
`
	if text != want {
		t.Errorf("got\n%s", text)
	}
}

func tallied(tallies []Tally) string {
	text := "\n"
	for _, t := range tallies {
		text += fmt.Sprintf("  %s %d texts %d words: empty %d draft %d, stale %d\n", t.Lang, t.All.Texts, t.All.Words,
			t.Status[change.Empty].Texts, t.Status[change.Draft].Texts, t.Stale.Texts)
	}
	return text
}
