package align

import (
	"reflect"
	"strings"
	"testing"

	"trivium/engine/lang"
)

func spans(beads []Bead) [][4]int {
	all := [][4]int{}
	for _, b := range beads {
		all = append(all, [4]int{b.A.Start, b.A.End, b.B.Start, b.B.End})
	}
	return all
}

func TestAlign(t *testing.T) {
	pl := func(s ...string) Side { return Side{Lang: lang.Polish, Sentences: s} }
	de := func(s ...string) Side { return Side{Lang: lang.German, Sentences: s} }
	for name, row := range map[string]struct {
		a, b Side
		o    Options
		want [][4]int
	}{
		"nothing":      {pl(), de(), Options{}, [][4]int{}},
		"one side":     {pl("Raz.", "Dwa."), de(), Options{}, [][4]int{{0, 1, 0, 0}, {1, 2, 0, 0}}},
		"one and one":  {pl("Raz."), de("Eins."), Options{}, [][4]int{{0, 1, 0, 1}}},
		"the essay":    {pl("Liczby i opowieści.", "Jedne pokazują skalę, drugie sens.", "Kto doda 3 zdjęcia?"), de("Zahlen und Geschichten: Die einen zeigen das Ausmaß, die anderen den Sinn.", "Wer fügt 3 Fotos hinzu?"), Options{}, [][4]int{{0, 2, 0, 1}, {2, 3, 1, 2}}},
		"numbers":      {pl("Ma 34 lata.", "Ma 12 lat."), de("Er ist 12."), Options{}, [][4]int{{0, 1, 0, 0}, {1, 2, 0, 1}}},
		"formats":      {pl("To 1 234,5 zł.", "Dnia 23.08.2021 r."), de("Am 2021-08-23."), Options{}, [][4]int{{0, 1, 0, 0}, {1, 2, 0, 1}}},
		"placeholders": {pl("Dzień dobry, {name}!", "Kurs {course} czeka."), de("Der Kurs {course} wartet."), Options{}, [][4]int{{0, 1, 0, 0}, {1, 2, 0, 1}}},
		"links":        {pl("Zobacz tutaj.", "Zobacz [to](#01H)."), de("Siehe [das](#01H)."), Options{}, [][4]int{{0, 1, 0, 0}, {1, 2, 0, 1}}},
		"questions":    {pl("Kto pyta, ten nie błądzi.", "A kto nie pyta?"), de("Und wer fragt nicht?"), Options{}, [][4]int{{0, 1, 0, 0}, {1, 2, 0, 1}}},
		"names":        {pl("Pani Halina jest tu.", "Pan Krzysztof jest tam."), de("Herr Krzysztof ist dort."), Options{}, [][4]int{{0, 1, 0, 0}, {1, 2, 0, 1}}},
		"known": {pl("Siada tutaj.", "Wstaje rano."), de("Er sitzt hier."), Options{Known: func(a, b string) float64 {
			if a == "Wstaje rano." && b == "Er sitzt hier." {
				return 1
			}
			return 0
		}}, [][4]int{{0, 1, 0, 0}, {1, 2, 0, 1}}},
		"skipped": {Side{Lang: lang.Polish, Sentences: []string{"Raz.", "Dwa.", "Trzy."}, Skip: []bool{false, true, false}}, de("Eins.", "Drei."), Options{}, [][4]int{{0, 1, 0, 1}, {2, 3, 1, 2}}},
	} {
		t.Run(name, func(t *testing.T) {
			if got := spans(Align(row.a, row.b, row.o)); !reflect.DeepEqual(got, row.want) {
				t.Errorf("%v, want %v", got, row.want)
			}
		})
	}
}

// TestLong aligns a cell of hundreds of sentences, with one of fewer.
func TestLong(t *testing.T) {
	a := Side{Lang: lang.Polish, Sentences: strings.Split(strings.Repeat("No. ", 700), " ")}
	b := Side{Lang: lang.German, Sentences: strings.Split(strings.Repeat("Na. ", 650), " ")}
	for name, pair := range map[string][2]Side{"both": {a, b}, "to one": {a, {Lang: "de", Sentences: b.Sentences[:1]}}, "from one": {{Lang: "pl", Sentences: a.Sentences[:1]}, b}, "to none": {a, {Lang: "de"}}} {
		i, j := 0, 0
		for _, bead := range Align(pair[0], pair[1], Options{}) {
			if bead.A.Start != i || bead.B.Start != j || !(bead.Confidence >= 0 && bead.Confidence <= 1) {
				t.Fatalf("%s: %v after %d, %d", name, bead, i, j)
			}
			i, j = bead.A.End, bead.B.End
		}
		if i != len(pair[0].Sentences) || j != len(pair[1].Sentences) {
			t.Errorf("%s: ends at %d, %d", name, i, j)
		}
	}
}

func FuzzAlign(f *testing.F) {
	f.Add("Raz 1.|Dwa?|[Trzy](#x)!", "Eins 1.|**Zwei?**", uint8(1))
	f.Add("", "a|b|c|d", uint8(0))
	f.Fuzz(func(t *testing.T, x, y string, skip uint8) {
		a := Side{Lang: "pl", Sentences: strings.Split(x, "|")}
		b := Side{Lang: "lt", Sentences: strings.Split(y, "|")}
		if len(a.Sentences)+len(b.Sentences) > 60 {
			return
		}
		a.Skip = make([]bool, len(a.Sentences))
		for i := range a.Skip {
			a.Skip[i] = i < 8 && skip>>i&1 == 1
		}
		i, j := 0, 0
		for _, bead := range Align(a, b, Options{}) {
			for ; i < len(a.Skip) && a.Skip[i] && i < bead.A.Start; i++ {
			}
			if bead.A.Start != i || bead.B.Start != j || bead.A.Len()+bead.B.Len() == 0 || !(bead.Confidence >= 0 && bead.Confidence <= 1) {
				t.Fatalf("bead %v after %d, %d", bead, i, j)
			}
			i, j = bead.A.End, bead.B.End
		}
		for ; i < len(a.Skip) && a.Skip[i]; i++ {
		}
		if i != len(a.Sentences) || j != len(b.Sentences) {
			t.Fatalf("ends at %d, %d", i, j)
		}
	})
}
