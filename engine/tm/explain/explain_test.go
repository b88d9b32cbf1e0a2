package explain

import (
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"

	"trivium/engine/cpu"
)

// cases are pairs of texts and what differs; each change is drawn "kind was→is". They seed FuzzExplain.
var cases = map[string]struct {
	unit, asked string
	want        []string
}{
	"essay":                    {"Pomoc społeczna trwa 12 dni.", "Pomocy społecznej udziela się przez 14 dni.", []string{"ending Pomoc→Pomocy 5", "ending społeczna→społecznej 8", "replaced trwa→udziela się przez", "number 12→14"}},
	"equal":                    {"Rodzina zastępcza.", "Rodzina zastępcza.", nil},
	"equal but for typography": {"Rodzina „zastępcza” – dom", "Rodzina \"zastępcza\" - dom", nil},
	"empty text":               {"Hilfe", "", []string{"deleted Hilfe→"}},
	"empty unit":               {"", "Hilfe", []string{"inserted →Hilfe"}},
	"inserted":                 {"Die Beratung ist kostenlos.", "Die Beratung ist immer kostenlos.", []string{"inserted →immer "}},
	"deleted":                  {"Pagalba šeimai yra nemokama.", "Pagalba yra nemokama.", []string{"deleted šeimai →"}},
	"replaced":                 {"Das Jugendamt hilft der Familie.", "Das Sozialamt hilft der Familie.", []string{"replaced Jugendamt→Sozialamt"}},
	"ending pl":                {"Pracownik pomaga rodzinie.", "Pracownik pomaga rodzinom.", []string{"ending rodzinie→rodzinom 6"}},
	"ending lt":                {"Socialinė pagalba šeimai", "Socialinę pagalbą šeimoms", []string{"ending Socialinė→Socialinę 9", "ending pagalba→pagalbą 7", "ending šeimai→šeimoms 4"}},
	"ending de":                {"Hilfe für das Kind im Haus", "Hilfe für die Kinder im Hause", []string{"replaced das→die", "ending Kind→Kinder 4", "ending Haus→Hause 4"}},
	"diacritics":               {"Zajecia dla dzieci", "Zajęcia dla dzieci", []string{"ending Zajecia→Zajęcia 7"}},
	"case":                     {"pomoc społeczna", "Pomoc Społeczna", []string{"case pomoc→Pomoc", "case społeczna→Społeczna"}},
	"capitals":                 {"Uwaga: nie dzwonić", "UWAGA: nie dzwonić", []string{"case Uwaga→UWAGA"}},
	"number":                   {"Kurs trwa 1 234,5 godziny.", "Kurs trwa 2 345,5 godziny.", []string{"number 1 234,5→2 345,5"}},
	"date":                     {"Termin: 23.08.2021", "Termin: 24.09.2022", []string{"number 23.08.2021→24.09.2022"}},
	"moved":                    {"W poniedziałek grupa spotyka się z doradcą.", "Grupa spotyka się z doradcą w poniedziałek.", []string{"case grupa→Grupa", "moved W poniedziałek → w poniedziałek"}},
	"moved de":                 {"Am Montag trifft sich die Gruppe im Rathaus.", "Die Gruppe trifft sich am Montag im Rathaus.", []string{"moved die Gruppe →Die Gruppe ", "moved Am Montag →am Montag "}},
	"moved and changed":        {"Ochrona dzieci i młodzieży to zadanie gminy i powiatu.", "To zadanie gminy i powiatu: ochrona dziecka i młodzieży.", []string{"deleted dzieci →", "case to→To", "punctuation →: ", "moved Ochrona →ochrona ", "inserted →dziecka ", "moved i młodzieży →i młodzieży"}},
	"tag":                      {"**Ważne**: dzwoń pod 112.", "Ważne: dzwoń pod 112.", []string{"tag **→", "tag **→"}},
	"tag added":                {"Zadzwoń pod 112.", "Zadzwoń pod **112**.", []string{"tag →**", "tag →**"}},
	"placeholder":              {"Der Kurs {1} beginnt.", "Der Kurs {2} beginnt.", []string{"tag {1}→{2}"}},
	"placeholder inserted":     {"Der Kurs beginnt.", "Der Kurs {name} beginnt.", []string{"tag →{name} "}},
	"address":                  {"Pisz na a@example.org.", "Pisz na b@example.org.", []string{"replaced a@example.org→b@example.org"}},
	"end mark":                 {"Kas padeda šeimai?", "Kas padeda šeimai.", []string{"punctuation ?→."}},
	"comma":                    {"Pomoc, wsparcie i opieka", "Pomoc wsparcie i opieka", []string{"punctuation ,→"}},
	"brackets":                 {"Pomoc (wsparcie) i opieka", "Pomoc wsparcie i opieka", []string{"punctuation (→", "punctuation )→"}},
	"no-break space":           {"od 5 osób w grupie", "od 5\u00A0osób w małej grupie", []string{"punctuation  →\u00A0", "inserted →małej "}},
	"negation":                 {"Die Teilnahme ist verpflichtend.", "Die Teilnahme ist nicht verpflichtend.", []string{"inserted →nicht "}},
	"negation pl":              {"To ważny cel.", "To nieważny cel.", []string{"inserted →nie"}},
	"negation lt":              {"Jis nedirba čia.", "Jis dirba čia.", []string{"deleted ne→"}},
	"negation de":              {"wichtige Fragen", "unwichtige Fragen", []string{"inserted →un"}},
	"no negation":              {"Das ist eine Hilfe.", "Das ist keine Hilfe.", []string{"replaced eine→keine"}},
	"participle":               {"Er arbeitet heute.", "Er hat gearbeitet heute.", []string{"inserted →hat ", "ending arbeitet→gearbeitet 0"}},
	"participle goes":          {"Es wird gehört.", "Es wird hört.", []string{"ending gehört→hört 0"}},
	"stem pl":                  {"Sąsiad zna miasto.", "Sąsiedzi znają w mieście ręce.", []string{"ending Sąsiad→Sąsiedzi 4", "ending zna→znają 3", "inserted →w ", "ending miasto→mieście 2", "inserted → ręce"}},
	"umlaut":                   {"das Buch der Mutter", "das Buch der Mütter", []string{"ending Mutter→Mütter 6"}},
	"markup of another kind":   {"Das ist {1-}wichtig{-1} hier.", "Das ist <b>wichtig</b> hier.", []string{"tag {1-}→<b>", "tag {-1}→</b>"}},
	"compound":                 {"Das Pflegekind lebt hier.", "Das Pflegekindergeld steigt hier.", []string{"replaced Pflegekind lebt→Pflegekindergeld steigt"}},
	"all else":                 {"Šeimos globa", "Kursas trunka tris dienas", []string{"replaced Šeimos globa→Kursas trunka tris dienas"}},
}

func draw(c Change, asked, unit string) string {
	s := fmt.Sprintf("%s %s→%s", c.Kind, unit[c.Unit.Start:c.Unit.End], asked[c.Text.Start:c.Text.End])
	if c.Kind == Ending {
		s += fmt.Sprintf(" %d", c.Share)
	}
	return s
}

func TestExplain(t *testing.T) {
	for name, tt := range cases {
		t.Run(name, func(t *testing.T) {
			var got []string
			for _, c := range Explain(tt.asked, tt.unit) {
				got = append(got, draw(c, tt.asked, tt.unit))
			}
			if !slices.Equal(got, tt.want) {
				t.Errorf("unit  %s\nasked %s\n got %q\nwant %q", tt.unit, tt.asked, got, tt.want)
			}
			check(t, tt.asked, tt.unit)
		})
	}
}

// check says what is wrong with the changes: a range that is none, or texts that differ outside of them.
func check(t *testing.T, asked, unit string) {
	t.Helper()
	changes := Explain(asked, unit)
	if len(changes) == 0 {
		return // equal texts, which need not be the same bytes
	}
	inAsked, inUnit := make([]Range, len(changes)), make([]Range, len(changes))
	for i, c := range changes {
		inAsked[i], inUnit[i] = c.Text, c.Unit
		if i > 0 && c.Text.Start < changes[i-1].Text.End {
			t.Errorf("%q ← %q: change %d is out of order: %v", asked, unit, i, changes)
		}
		if c.Text == (Range{c.Text.Start, c.Text.Start}) && c.Unit == (Range{c.Unit.Start, c.Unit.Start}) {
			t.Errorf("%q ← %q: change %d is empty", asked, unit, i)
		}
	}
	leftAsked, err := without(asked, inAsked)
	if err != nil {
		t.Errorf("%q ← %q: %v", asked, unit, err)
	}
	leftUnit, err := without(unit, inUnit)
	if err != nil {
		t.Errorf("%q ← %q: %v", asked, unit, err)
	}
	if leftAsked != leftUnit {
		t.Errorf("%q ← %q: outside of the changes stand %q and %q: %v", asked, unit, leftAsked, leftUnit, changes)
	}
}

// without returns s without the ranges, which must not overlap.
func without(s string, ranges []Range) (string, error) {
	slices.SortFunc(ranges, func(a, b Range) int { return (a.Start-b.Start)*4 + a.End - b.End })
	var b strings.Builder
	at := 0
	for _, r := range ranges {
		if r.Start < at || r.End < r.Start || r.End > len(s) {
			return "", fmt.Errorf("range %v after %d of %d", r, at, len(s))
		}
		b.WriteString(s[at:r.Start])
		at = r.End
	}
	return b.String() + s[at:], nil
}

// FuzzExplain checks that ranges are sound and that nothing differs outside of them.
func FuzzExplain(f *testing.F) {
	for _, tt := range cases {
		f.Add(tt.asked, tt.unit)
		f.Add(tt.unit, tt.asked)
	}
	f.Fuzz(func(t *testing.T, asked, unit string) { check(t, asked, unit) })
}

// TestExplainLong checks that the time grows about as the length does: texts of four times the length
// may take eight times as long, and a little.
func TestExplainLong(t *testing.T) {
	took := func(sentences int) time.Duration {
		var asked, unit strings.Builder
		for k := range sentences {
			fmt.Fprintf(&asked, "Pracownik numer %d przygotowuje plan pomocy dla rodziny. ", k)
			fmt.Fprintf(&unit, "Pracownica numer %d przygotowała plany pomocy dla rodzin. ", k)
		}
		best := time.Hour
		for range 3 {
			start := cpu.Process()
			Explain(asked.String(), unit.String())
			best = min(best, cpu.Process()-start)
		}
		return best
	}
	short, long := took(40), took(160)
	t.Logf("40 sentences %s, 160 sentences %s", short, long)
	if long > 8*short+50*time.Millisecond {
		t.Errorf("40 sentences took %s, 160 took %s", short, long)
	}
}
