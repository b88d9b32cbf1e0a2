package tm

import (
	"fmt"
	"math"
	"slices"
	"strings"
	"testing"

	"trivium/engine/lang"
)

func folded(s string) []string {
	_, words := wordsOf(s)
	return words
}

// TestOpposed compares two texts in both directions.
func TestOpposed(t *testing.T) {
	rows := map[string]struct {
		language lang.Tag
		a, b     string
		want     bool
	}{
		"nie":               {"pl", "Klient nie ma prawa do zasiłku.", "Klient ma prawo do zasiłku.", true},
		"nie in both":       {"pl", "Klient nie ma prawa do zasiłku.", "Klientka nie ma prawa do renty.", false},
		"nie at the start":  {"pl", "Nie każda matka prosi o pomoc.", "Każda matka prosi o pomoc.", true},
		"NIE":               {"pl", "NIE PALIĆ", "Palić", true},
		"written together":  {"pl", "Warunki są nieodpowiednie.", "Warunki są odpowiednie.", true},
		"another form":      {"pl", "Rodzice są niezadowoleni.", "Matka jest zadowolona.", true},
		"together or apart": {"pl", "To jest nieważne.", "To nie jest ważne.", false},
		"nigdy nie":         {"pl", "Nigdy nie dzwonił.", "Nie dzwonił.", false},
		"bez":               {"pl", "dzieci bez opieki", "dzieci pod opieką", true},
		"a word with nie-":  {"pl", "kurs niemiecki", "kurs polski", false},
		"niedziela":         {"pl", "Spotkanie w niedzielę.", "Spotkanie w sobotę.", false},
		"nicht":             {"de", "Daten dürfen nicht weitergegeben werden.", "Daten dürfen weitergegeben werden.", true},
		"kein":              {"de", "Es gibt keine Frist.", "Es gibt eine Frist.", true},
		"kein and nicht":    {"de", "Das ist kein Problem.", "Das ist nicht das Problem.", false},
		"un-":               {"de", "Die Wohnung ist ungeeignet.", "Die Wohnung ist geeignet.", true},
		"und":               {"de", "Eltern und Kinder", "Eltern, Kinder", false},
		"unter":             {"de", "Kinder unter Aufsicht", "Kinder mit Aufsicht", false},
		"ne-":               {"lt", "Šeima nesutinka.", "Šeima sutinka.", true},
		"nebe-":             {"lt", "Išvada nebegalioja.", "Išvada dar galioja.", true},
		"nėra":              {"lt", "Pagalbos nėra.", "Pagalba yra.", true},
		"ne- in both":       {"lt", "Šeima nesutinka.", "Motina nesutinka.", false},
		"another word":      {"lt", "Įvyko nelaimė.", "Įvyko šventė.", false},
		"not":               {"en", "The family did not agree.", "The family did agree.", true},
		"n't":               {"en", "They don’t live here.", "They live here.", true},
		"cannot":            {"en", "You cannot wait.", "You can't wait.", false},
		"no words":          {"pl", "", "...", false},
	}
	for name, tt := range rows {
		t.Run(name, func(t *testing.T) {
			a, b := folded(tt.a), folded(tt.b)
			if got := opposed(tt.language, a, b); got != tt.want {
				t.Errorf("opposed(%q, %q) = %t", a, b, got)
			}
			if got := opposed(tt.language, b, a); got != tt.want {
				t.Errorf("opposed(%q, %q) = %t", b, a, got)
			}
		})
	}
}

// TestDisorder compares two texts in both directions.
func TestDisorder(t *testing.T) {
	rows := map[string]struct {
		a, b string
		want float64
	}{
		"equal":           {"Das Kind spielt.", "Das Kind spielt.", 0},
		"a word more":     {"Das Kind spielt.", "Das Kind spielt gern.", 0},
		"a word replaced": {"Das Kind spielt.", "Das Kind schläft.", 0},
		"nothing common":  {"Das Kind spielt.", "Wir essen.", 0},
		"one moved":       {"Zespół omawia przypadki w środę", "W środę zespół omawia przypadki", 2.0 / 5},
		"two exchanged":   {"Die Schule informiert die Familie", "Die Familie informiert die Schule", 2.0 / 3},
		"other endings":   {"Szkoła informuje rodzinę", "Rodzina informuje szkołę", 2.0 / 3},
		"backwards":       {"eins zwei drei vier", "vier drei zwei eins", 3.0 / 4},
		"twice the same":  {"na dom, na szkołę", "na szkołę, na dom", 1.0 / 2},
		"letters":         {"ą b", "b ą", 1.0 / 2},
		"empty":           {"", "", 0},
	}
	for name, tt := range rows {
		t.Run(name, func(t *testing.T) {
			a, b := folded(tt.a), folded(tt.b)
			if got := disorder(a, b); math.Abs(got-tt.want) > 1e-12 {
				t.Errorf("disorder(%q, %q) = %g, want %g", a, b, got, tt.want)
			}
			if got, back := disorder(a, b), disorder(b, a); got != back {
				t.Errorf("disorder(%q, %q) = %g, and %g the other way", a, b, got, back)
			}
		})
	}
}

// TestSense asks for a text in a memory of two: the first unit is wanted first, though the second one has
// more pairs of characters in common with the text, or it must stay first in spite of its order.
func TestSense(t *testing.T) {
	rows := map[string]struct {
		language            lang.Tag
		asked, first, other string
	}{
		"nie":          {"pl", "Rodzina nie wyraża zgody na wizytę domową.", "Rodzina nie wyraża zgody na wizytę domową w piątek.", "Rodzina wyraża zgodę na wizytę domową."},
		"nie too much": {"pl", "Dziecko było obecne podczas rozmowy.", "Dziecko było obecne podczas pierwszej rozmowy.", "Dziecko nie było obecne podczas rozmowy."},
		"nie-":         {"pl", "Warunki mieszkaniowe są odpowiednie.", "Warunki mieszkaniowe były odpowiednie.", "Warunki mieszkaniowe są nieodpowiednie."},
		"kein":         {"de", "Der Klient hat keinen Anspruch auf Leistungen.", "Die Klientin hat keinen Anspruch auf Leistungen.", "Der Klient hat Anspruch auf Leistungen."},
		"nicht": {"de", "Wenn der Klient nicht zum zweiten Treffen kommt, ruft ihn die Fachkraft an.",
			"Wenn die Klientin nicht zum zweiten Treffen kommt, ruft sie die Fachkraft an.", "Wenn der Klient zum zweiten Treffen kommt, ruft ihn die Fachkraft an."},
		"ne-": {"lt", "Jei klientas neateina į antrą susitikimą, darbuotojas jam paskambina.",
			"Jei klientė neateina į antrą susitikimą, darbuotojas jai paskambina.", "Jei klientas ateina į antrą susitikimą, darbuotojas jam paskambina."},
		"exchanged de":  {"de", "Zuerst hören wir zu, dann fragen wir.", "Zuerst hören wir zu, dann erst fragen wir.", "Zuerst fragen wir, dann hören wir zu."},
		"exchanged lt":  {"lt", "Mokykla informuoja šeimą prieš centrui nusprendžiant.", "Mokykla informuoja šeimą prieš centrui galutinai nusprendžiant.", "Centras informuoja šeimą prieš mokyklai nusprendžiant."},
		"still best pl": {"pl", "W poniedziałek zespół omawia trudne przypadki.", "Zespół omawia trudne przypadki w poniedziałek.", "W czwartek zespół omawia trudne przypadki."},
		"still best de": {"de", "Am Montag bespricht das Team schwierige Fälle.", "Das Team bespricht schwierige Fälle am Montag.", "Am Donnerstag bespricht das Team schwierige Fälle."},
	}
	for name, tt := range rows {
		t.Run(name, func(t *testing.T) {
			m, units := memoryOf(Settings{},
				&Unit{State: Approved, Texts: in(string(tt.language), tt.other, "en", "x")},
				&Unit{State: Approved, Texts: in(string(tt.language), tt.first, "en", "x")})
			got := same(t, m, units, Request{Text: tt.asked, From: tt.language, To: lang.English, K: 2, Threshold: 60})
			if len(got) == 0 || got[0].Source != tt.first {
				t.Errorf("first is %s", show(t, got[0]))
			}
		})
	}
}

// TestSensePenalties: what is taken off is told, and never so much that a unit falls below 70.
func TestSensePenalties(t *testing.T) {
	rows := map[string]struct {
		asked, unit string
		want        []Penalty
	}{
		"negation":       {"Daten dürfen nicht an Dritte weitergegeben werden.", "Daten dürfen an Dritte weitergegeben werden.", []Penalty{{"negation", 6}}},
		"order":          {"Die Schule informiert die Familie.", "Die Familie informiert die Schule.", []Penalty{{"order", 20.0 / 3}}},
		"both":           {"Die Schule informiert die Familie nicht.", "Die Familie informiert die Schule.", []Penalty{{"negation", 6}, {"order", 0}}},
		"too low before": {"Nicht hier", "Hier", nil},
	}
	for name, tt := range rows {
		t.Run(name, func(t *testing.T) {
			m, units := memoryOf(Settings{}, &Unit{State: Approved, Texts: in("de", tt.unit, "pl", "x")})
			got := same(t, m, units, Request{Text: tt.asked, From: "de", To: "pl", K: 1})
			if len(got) != 1 || len(got[0].Penalties) > len(tt.want) {
				t.Fatalf("got %d matches, the first with %v", len(got), got[0].Penalties)
			}
			before := Percent(got[0].Raw)
			if off := sum(got[0].Penalties); off > 0 && before-off < leastHeeded-1e-9 {
				t.Errorf("%g less %g is below %g", before, off, leastHeeded)
			}
			for i, p := range got[0].Penalties {
				if p.Reason != tt.want[i].Reason || tt.want[i].Points > 0 && math.Abs(p.Points-tt.want[i].Points) > 1e-9 {
					t.Errorf("penalties %v, want %v", got[0].Penalties, tt.want)
				}
			}
			if len(tt.want) == 1 && len(got[0].Penalties) == 0 {
				t.Error("nothing was taken off")
			}
		})
	}
}

// TestLongTextsAreNotHeeded: of texts longer than any sentence only the likeness counts, however they
// differ.
func TestLongTextsAreNotHeeded(t *testing.T) {
	for _, words := range []int{mostWords, mostWords + 1, 20000} {
		asked, unit := "ne "+strings.Repeat("turi ", words-1), strings.Repeat("turi ", words)
		m, units := memoryOf(Settings{}, &Unit{State: Approved, Texts: in("lt", unit, "pl", "x")})
		got := same(t, m, units, Request{Text: asked, From: "lt", To: "pl", K: 1, Threshold: 60})
		if len(got) != 1 || (len(got[0].Penalties) > 0) != (words == mostWords) {
			t.Errorf("%d words: %d matches, %v", words, len(got), got[0].Penalties)
		}
	}
}

// TestManyOpposed: up to more units than are looked at deny what the text says, beside one that does not.
func TestManyOpposed(t *testing.T) {
	for _, many := range []int{3, 30, 900, mostHeeded + 200} {
		t.Run(fmt.Sprint(many), func(t *testing.T) {
			var list []*Unit
			for i := range many {
				list = append(list, &Unit{State: Approved, Texts: in("de", fmt.Sprintf("Die Rechnung Nummer %d ist nicht bezahlt.", 70000+i), "pl", "x")})
			}
			list = append(list, &Unit{State: Approved, Texts: in("de", "Die Rechnung Nummer 77000 ist bereits bezahlt.", "pl", "y")})
			m, units := memoryOf(Settings{}, list...)
			r := Request{Text: "Die Rechnung Nummer 77777 ist bezahlt.", From: "de", To: "pl"}
			for _, r.K = range []int{1, 5, 100} {
				for _, r.Threshold = range []float64{0, 60, 80} {
					same(t, m, units, r)
				}
			}
			r.K, r.Threshold = 1, 60
			got := same(t, m, units, r)
			if first := slices.IndexFunc(got, func(m Match) bool { return m.Target == "y" }); many <= 30 && first < 0 {
				t.Errorf("first is %s", show(t, got[0]))
			}
		})
	}
}
