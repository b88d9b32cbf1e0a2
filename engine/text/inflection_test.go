package text

import "testing"

func TestSameWord(t *testing.T) {
	tests := map[string]bool{
		"pomoc pomocą": true, "społeczna społecznej": true, "pracownik pracownicy": true, "obowiązek obowiązku": true,
		"opiekun opiekunowie": true, "odwiedza odwiedzają": true, "dom domu": true, "rodzinę rodziny": true, "Jutro jutro": true, "W w": true,
		"Haus Häuser": true, "Kind Kindern": true, "Fachkraft Fachkräfte": true, "begleitet begleiten": true, "sozialer soziales": true,
		"šeimai šeimoms": true, "žodis žodžio": true, "kursas kursuose": true, "bendruomenė bendruomenėje": true, "vertinamas vertinama": true,
		"sąsiad sąsiedzi": true, "miasto mieście": true, "ksiądz księdza": true, "przyjaciel przyjaciółmi": true, "świat świecie": true,
		"dziecko dzieci": true, "chłopiec chłopca": true, "biorę bierze": true, "große größere": true,
		"Gericht gerecht": false, "Lehrer leer": false, "der den": false, "das dass": false, "mit Mitte": false, "Beratung Berater": false, "obowiązkowy nieobowiązkowy": false,
		"Teilnehmer Teilnehmenden": false, "teikiama teikimas": false, "saugomi nesaugomi": false, "Recht Rechnung": false,
		"yra nėra": false, "eine keine": false, "żółw ż": false, "Hilfe Hilfeplan": false,
	}
	for pair, want := range tests {
		tokens := Tokens(pair)
		a, b := tokens[0].Of(pair), tokens[1].Of(pair)
		if got := SameWord(a, b); got != want {
			t.Errorf("SameWord(%q, %q) = %t, want %t", a, b, got, want)
		}
		if SameWord(a, b) != SameWord(b, a) {
			t.Errorf("SameWord is not symmetric for %q", pair)
		}
	}
}

// FuzzSameWord checks symmetry, and that a word is a form of itself.
func FuzzSameWord(f *testing.F) {
	f.Add("pracownik", "pracownicy")
	f.Add("Ä", "\xff")
	f.Fuzz(func(t *testing.T, a, b string) {
		if SameWord(a, b) != SameWord(b, a) {
			t.Errorf("SameWord(%q, %q) is not symmetric", a, b)
		}
		if !SameWord(a, a) {
			t.Errorf("%q is not a form of itself", a)
		}
	})
}

func BenchmarkSameFolded(b *testing.B) {
	for b.Loop() {
		SameFolded("pracownik", "pracownicy")
		SameFolded("obowiazek", "rodzina")
	}
}
