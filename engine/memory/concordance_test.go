package memory

import (
	"context"
	"fmt"
	"slices"
	"strings"
	"testing"

	"trivium/engine/lang"
	"trivium/engine/text"
	"trivium/engine/tm"
)

// concordanceUnits are units by their Polish, German and Lithuanian text, "" where there is none.
var concordanceUnits = [][3]string{
	{"Pomoc społeczna jest zadaniem gminy.", "Sozialhilfe ist Aufgabe der Gemeinde.", "Socialinė pagalba yra savivaldybės uždavinys."},
	{"Ośrodek pomocy społecznej udziela wsparcia.", "Das Sozialamt leistet Unterstützung.", ""},
	{"Rodzina objęta pomocą społeczną", "", "Šeima, kuriai teikiama socialinė pagalba"},
	{"Ważna sprawa bez pomocy", "Die Häuser in der Hauptstraße sind alt.", "Šeimoms ir šeimai reikia pagalbos."},
	{"Łódź i łódzkie ulice", "STRASSE und Straßen", "Ąžuolas žydi"},
	{"Sprzedaż łodzi w Łodzi", "Wohnungslosenhilfe und Wohnung", "Būstas"},
	{"Uwaga: **pomoc** ~~społeczna~~ (§ 12)", "Absatz 12 des Gesetzes…", "12 straipsnis"},
}

// concordanceMemory has the units twice: made by a person, or in a file.
func concordanceMemory(t *testing.T, own bool) *Memory {
	m := newMemory(t, newDesk(t))
	var table strings.Builder
	table.WriteString("tuid\tpl\tde\tlt\n")
	for i, texts := range concordanceUnits {
		u := tm.Unit{TUID: fmt.Sprint(i), Texts: map[lang.Tag]string{}, State: tm.Approved}
		for j, l := range []lang.Tag{"pl", "de", "lt"} {
			if texts[j] != "" {
				u.Texts[l] = texts[j]
			}
		}
		if own {
			put(t, m, u)
		}
		fmt.Fprintf(&table, "%d\t%s\n", i, strings.Join(texts[:], "\t"))
	}
	if !own {
		imported(t, m, Import{Path: file(t, "a.tsv", table.String())})
	}
	return m
}

// TestConcordance looks for words and pieces of text, in units of people and of files alike.
func TestConcordance(t *testing.T) {
	tests := []struct {
		text  string
		lang  lang.Tag
		exact bool
		want  string // the units, by their numbers
		marks string // what is marked in the first of them
	}{
		{"pomoc społeczna", "", false, "0 1 2 6", "Pomoc|społeczna"},
		{"POMOCY SPOŁECZNEJ", "pl", false, "0 1 2 6", "Pomoc|społeczna"},
		{"społeczna pomoc", "pl", false, "0 1 2 6", "Pomoc|społeczna"},
		{"pomoc społeczna", "de", false, "", ""},
		{"pomoc społeczna", "pl", true, "0", "Pomoc społeczna"},
		{"omoc społeczn", "pl", true, "0", "omoc społeczn"},
		{"socialinės pagalbos", "lt", false, "0 2", "Socialinė|pagalba"},
		{"šeima", "lt", false, "2 3", "Šeima"},
		{"seima", "", false, "2 3", "Šeima"},
		{"Haus", "de", false, "3", "Häuser"},
		{"strasse", "de", false, "4", "STRASSE|Straßen"},
		{"strasse", "de", true, "3 4", "straße"},
		{"Straße", "de", true, "3 4", "straße"},
		{"lodz", "pl", true, "4 5", "Łódź|łódz"},
		{"łódź", "pl", false, "4 5", "Łódź"},
		{"azuolas", "lt", false, "4", "Ąžuolas"},
		{"wohnung", "de", true, "5", "Wohnung|Wohnung"},
		{"Wohnung", "de", false, "5", "Wohnung"},
		{"losenhilfe und wo", "de", true, "5", "losenhilfe und Wo"},
		{"12", "", false, "6", "12|12|12"},
		{"§ 12", "", true, "6", "§ 12"},
		{"§", "", false, "6", "§"},
		{"Gesetzes...", "de", true, "6", "Gesetzes…"},
		{"zzz", "", false, "", ""},
		{"zzz", "", true, "", ""},
		{"ist ist ist", "de", false, "0", "ist"},
	}
	for _, own := range []bool{true, false} {
		m := concordanceMemory(t, own)
		for _, tt := range tests {
			t.Run(fmt.Sprintf("own %v %s %s exact %v", own, tt.text, tt.lang, tt.exact), func(t *testing.T) {
				p := found(t, m, Concordance{Text: tt.text, Lang: tt.lang, Exact: tt.exact})
				byID := map[string]Found{}
				var got []string
				for _, f := range p.Units {
					got = append(got, f.Unit.TUID)
					byID[f.Unit.TUID] = f
				}
				slices.Sort(got)
				if strings.Join(got, " ") != tt.want || p.Total != len(got) || p.More || p.Next != "" {
					t.Fatalf("found %q of %d, want %q", got, p.Total, tt.want)
				}
				if len(got) == 0 {
					return
				}
				first := byID[got[0]]
				var marked []string
				for _, l := range lang.All() {
					for _, r := range first.Marks[l] {
						marked = append(marked, first.Unit.Texts[l][r.Start:r.End])
					}
				}
				if strings.Join(marked, "|") != tt.marks {
					t.Errorf("marked %q, want %q", marked, tt.marks)
				}
			})
		}
	}
}

// TestConcordancePages goes through pages, of a list and of what was found, and sees each unit once.
func TestConcordancePages(t *testing.T) {
	ctx := context.Background()
	m := newMemory(t, newDesk(t))
	imported(t, m, Import{Path: file(t, "a.tsv", numbered(120))})
	imported(t, m, Import{Path: file(t, "b.tsv", strings.ReplaceAll(numbered(120), "Heim", "Wohnheim")), Organisation: "Kreis", State: tm.Reviewed})
	for i := range 30 {
		put(t, m, unit(fmt.Sprintf("Das eigene Heim %d", i), fmt.Sprintf("Własny dom %d", i)))
	}
	gone := found(t, m, Concordance{Filter: tm.Filter{Organisations: []string{"Kreis"}}, Limit: 2}).Units[1].Unit.ID
	if err := m.Retract(ctx, []tm.ID{gone}); err != nil {
		t.Fatal(err)
	}
	tests := map[string]struct {
		c    Concordance
		want int
	}{
		"all":            {Concordance{}, 269},
		"a word":         {Concordance{Text: "Heim"}, 150},
		"a part":         {Concordance{Text: "heim", Exact: true}, 269},
		"two words":      {Concordance{Text: "Plätze Nummer"}, 239},
		"exact":          {Concordance{Text: "Nummer 1", Exact: true, Lang: "de"}, 31 + 31 - 1},
		"filtered":       {Concordance{Text: "domy", Filter: tm.Filter{States: []tm.State{tm.Reviewed}}}, 119},
		"an own filter":  {Concordance{Text: "dom", Filter: tm.Filter{Batches: []string{""}}}, 30},
		"list, filtered": {Concordance{Filter: tm.Filter{Organisations: []string{"Kreis"}}}, 119},
		"a language":     {Concordance{Filter: tm.Filter{Languages: []lang.Tag{"lt"}}}, 0},
	}
	for name, tt := range tests {
		t.Run(name, func(t *testing.T) {
			seen := map[tm.ID]bool{}
			c := tt.c
			c.Limit = 17 // the units of the second file are seven pages
			for pages := 0; ; pages++ {
				p := found(t, m, c)
				if p.Total != tt.want && !p.More {
					t.Fatalf("page %d: %d in all, want %d", pages, p.Total, tt.want)
				}
				for _, f := range p.Units {
					if seen[f.Unit.ID] {
						t.Fatalf("%s stands on two pages", f.Unit.TUID)
					}
					seen[f.Unit.ID] = true
				}
				if c.After = p.Next; c.After == "" || pages > 50 {
					break
				}
				if len(p.Units) != c.Limit {
					t.Fatalf("page %d has %d units", pages, len(p.Units))
				}
			}
			if len(seen) != tt.want {
				t.Errorf("%d units, want %d", len(seen), tt.want)
			}
		})
	}
}

// TestStem requires what the words are looked up by: all forms of a word begin with its stem.
func TestStem(t *testing.T) {
	words := []string{}
	for _, texts := range concordanceUnits {
		for _, s := range texts {
			words = append(words, wordsOf(s)...)
		}
	}
	for _, w := range strings.Fields("reka rece rak noga nodze duch duszy matka matce dziecko dziecka ojciec ojca ludzie ludziom namas namai namuose vaikas vaikai vaikams zmogus zmones katze katzen mann manner kinder kind kindern beratung beratungen aiskus aiskiausiai wiosna wiosnie swiat swiecie") {
		words = append(words, w)
		for _, ending := range []string{"a", "ami", "iuose", "aiciu", "iomis", "owie", "ego", "em", "ten", "dzami", "ciuose", "szami"} {
			words = append(words, w+ending)
		}
	}
	pairs := 0
	for _, a := range words {
		for _, b := range words {
			if !text.SameFolded(a, b) {
				continue
			}
			pairs++
			if !strings.HasPrefix(b, stem(a)) {
				t.Errorf("%q is a form of %q and does not begin with %q", b, a, stem(a))
			}
		}
	}
	if pairs < len(words) {
		t.Errorf("%d pairs of %d words", pairs, len(words))
	}
}

// FuzzMarks marks what is typed in any text: each mark is a piece of it, and what stands in a text as
// typed is found.
func FuzzMarks(f *testing.F) {
	for _, texts := range concordanceUnits {
		for _, s := range texts {
			f.Add(s, "pomoc społeczna")
			f.Add(s, "traß")
			f.Add("a"+s+"\u00ad \n b", s)
		}
	}
	f.Fuzz(func(t *testing.T, s, typed string) {
		for _, exact := range []bool{true, false} {
			n := newNeedle(typed, exact)
			if n.exact == "" && len(n.words) == 0 {
				continue
			}
			at := 0
			for _, r := range n.marks(s) {
				if r.Start < at || r.End <= r.Start || r.End > len(s) {
					t.Fatalf("%q in %q: mark %+v after %d", typed, s, r, at)
				}
				at = r.End
			}
		}
		if n := newNeedle(s, true); n.exact != "" && len(n.marks(s)) == 0 {
			t.Errorf("%q is not found in itself", s)
		}
	})
}

// TestIrregularWords finds forms that do not begin alike, from any of them, in units of people and of files.
func TestIrregularWords(t *testing.T) {
	m := newMemory(t, newDesk(t))
	table := "pl\tde\n" +
		"Dziecko śpi.\tDas Kind schläft.\nLudzie z dziećmi.\tLeute mit Kindern.\nMówi człowiek.\tEin Mensch spricht.\n" +
		"Rak to choroba.\tZwei Themen.\nDziedzina prawa.\tDas Thema; wir haben gesprochen.\nPsy i pies.\tHunde.\n"
	imported(t, m, Import{Path: file(t, "a.tsv", table)})
	put(t, m, unit("Kinder", "U dzieci."))
	for word, want := range map[string]int{"dziecko": 3, "dzieciom": 3, "człowiek": 2, "ludźmi": 2, "sprechen": 2, "Thema": 2, "pies": 1, "dziecko śpi": 1, "dziedzina": 1, "ręka": 0} {
		p := found(t, m, Concordance{Text: word})
		marked := 0
		for _, u := range p.Units {
			for _, marks := range u.Marks {
				marked += len(marks)
			}
		}
		if p.Total != want || marked < want {
			t.Errorf("%s: %d units, %d marks, want %d", word, p.Total, marked, want)
		}
	}
	for _, line := range strings.Split(strings.TrimSpace(irregular), "\n") {
		for _, form := range strings.Fields(line) {
			if folded := text.Fold(form); folded != form {
				t.Errorf("%s is not folded", form)
			}
		}
	}
}
