package eval

import (
	"bytes"
	"encoding/binary"
	"math"
	"math/rand/v2"
	"reflect"
	"strconv"
	"testing"
	"testing/fstest"
)

func TestChrF(t *testing.T) {
	// "abc" and "abd": of 3, 2 and 1 runs of 1, 2 and 3 characters 2, 1 and 0 are common, both ways, so
	// that precision and recall are (2/3 + 1/2 + 0) / 3 = 7/18.
	for name, row := range map[string]struct {
		suggestion, reference string
		want                  float64
	}{
		"equal":              {"Pomoc społeczna", "Pomoc społeczna", 100},
		"white space":        {"a b\tc", "abc", 100},
		"nothing in common":  {"abc", "xyz", 0},
		"no suggestion":      {"", "abc", 0},
		"no reference":       {"abc", "", 0},
		"one of three":       {"abd", "abc", 100 * 7. / 18},
		"capitals count":     {"A", "a", 0},
		"recall counts more": {"ab", "abc", 100 * 5 * 1 * (2./3 + 1./2) / 2 / (4*1 + (2./3+1./2)/2)},
		"than precision":     {"abc", "ab", 100 * 5 * 1 * (2./3 + 1./2) / 2 / (4*(2./3+1./2)/2 + 1)},
		"as often as it is":  {"aa", "a", 100 * 5 * .5 * 1 / (4*.5 + 1)},
	} {
		t.Run(name, func(t *testing.T) {
			reference := NewReference(row.reference)
			if got := reference.ChrF(row.suggestion); math.Abs(got-row.want) > 1e-9 {
				t.Errorf("ChrF(%q) against %q = %v, want %v", row.suggestion, row.reference, got, row.want)
			}
		})
	}
}

func TestBestTakesTheBestScored(t *testing.T) {
	answers := []Answer{{.1, 0}, {.9, 10}, {.8, 20}, {.7, 60}, {.6, 0}, {.5, 0}, {.4, 0}, {.3, 0}, {.2, 0}, {.7, 90}}
	if got := Best(answers); got != 30 {
		t.Errorf("Best = %v, want the mean of 10, 20 and 60", got)
	}
}

// TestDifferences: of a matcher that is better by 10 everywhere the interval is narrow around 10, and of
// one that is better by chance it has 0 in it.
func TestDifferences(t *testing.T) {
	chance := rand.New(rand.NewPCG(1, 1))
	var a, better, other []Answer
	for range 1000 {
		score, worth := chance.Float64(), 80*chance.Float64()
		a = append(a, Answer{score, worth})
		better = append(better, Answer{score, worth + 10})
		other = append(other, Answer{chance.Float64(), 80 * chance.Float64()})
	}
	each, mean := Differences([][]Answer{better, better}, [][]Answer{a, a})
	for _, d := range append(each, mean) {
		if math.Abs(d.Mean-10) > 1e-9 || math.Abs(d.Low-10) > 1e-9 || math.Abs(d.High-10) > 1e-9 {
			t.Errorf("better by 10: %+v", d)
		}
	}
	if _, d := Differences([][]Answer{other}, [][]Answer{a}); d.Low > 0 || d.High < 0 || d.High-d.Low < 2 || d.High-d.Low > 12 {
		t.Errorf("better by chance: %+v", d)
	}
}

func TestSample(t *testing.T) {
	rows := Rows{}
	for i := range 300 {
		rows["de"] = append(rows["de"], "Die Beratung findet am Tag "+strconv.Itoa(i%200)+" statt")
		rows["pl"] = append(rows["pl"], "Konsultacja numer "+strconv.Itoa(i))
	}
	rows["de"][0], rows["de"][1] = "Tag", "Hilfe für Familien" // a word, and what is no sentence
	s, err := rows.Sample("de", "pl", 1000, 50, 1)
	if err != nil {
		t.Fatal(err)
	}
	sources := map[string]bool{}
	for _, p := range append(s.Memory, s.Queries...) {
		if sources[p.Source] {
			t.Errorf("%q comes twice", p.Source)
		}
		sources[p.Source] = true
	}
	if len(s.Queries) != 50 || len(s.Memory) != 151 || sources["Tag"] || !sources["Hilfe für Familien"] {
		t.Errorf("%d queries, %d units", len(s.Queries), len(s.Memory))
	}
	again, _ := rows.Sample("de", "pl", 1000, 50, 1)
	other, _ := rows.Sample("de", "pl", 1000, 50, 2)
	if !reflect.DeepEqual(s, again) || reflect.DeepEqual(s, other) {
		t.Error("the sample does not depend on the seed alone")
	}
	if _, err := rows.Sample("de", "pl", 10, 500, 1); err == nil {
		t.Error("more queries than there are")
	}
}

// TestMatchersFind: the memory, its score and a variant find the unit that is like the query, and what
// it is worth.
func TestMatchersFind(t *testing.T) {
	s := Set{From: "de", To: "pl", Memory: []Pair{
		{"Die Beratung ist kostenlos und vertraulich.", "Konsultacja jest bezpłatna i poufna."},
		{"Das Jugendamt prüft jeden Antrag in 14 Tagen.", "Urząd rozpatruje każdy wniosek w ciągu 14 dni."},
		{"Wo finde ich Hilfe?", "Gdzie znajdę pomoc?"},
	}, Queries: []Pair{
		{"Das Jugendamt prüft jeden Antrag in 21 Tagen.", "Urząd rozpatruje każdy wniosek w ciągu 21 dni."},
		{"Die Beratungen sind kostenlos und vertraulich.", "Konsultacje są bezpłatne i poufne."},
	}}
	found, err := Suggestions(t.Context(), s)
	if err != nil {
		t.Fatal(err)
	}
	alone, err := ScoreAlone(t.Context(), s)
	if err != nil {
		t.Fatal(err)
	}
	pairs := Variant{Lengths: []int{2}, Doubt: 12}.Answers(s)
	for q, want := range []int{1, 0} {
		worth := s.worth(q, s.Memory[want].Target)
		if alone[q].Worth != worth || pairs[q].Worth != worth {
			t.Errorf("%q: the score finds %v, the variant %v, the worth is %v", s.Queries[q].Source, alone[q], pairs[q], worth)
		}
		if got := found[q]; got.Match.Unit.ID.Number() != uint64(want) || got.Worth < worth {
			t.Errorf("%q: %+v", s.Queries[q].Source, got)
		}
	}
	if found[0].Worth != 100 {
		t.Errorf("with the number put right the suggestion is worth %v", found[0].Worth)
	}
}

// TestVariantIsTheScore: with pairs of characters and its doubt a variant is the memory's own score.
func TestVariantIsTheScore(t *testing.T) {
	s := Set{From: "de", To: "pl"}
	chance := rand.New(rand.NewPCG(3, 4))
	text := func() string {
		words := []string{"Hilfe", "für", "Familien", "und", "Kinder", "im", "Haus", "Beratung", "Beratungen", "Familie"}
		line := ""
		for range 3 + chance.IntN(8) {
			line += words[chance.IntN(len(words))] + " "
		}
		return line + strconv.Itoa(chance.IntN(1000))
	}
	for i := range 400 {
		s.Memory = append(s.Memory, Pair{text(), strconv.Itoa(i)})
	}
	for range 50 {
		s.Queries = append(s.Queries, Pair{text(), "0"})
	}
	alone, err := ScoreAlone(t.Context(), s)
	if err != nil {
		t.Fatal(err)
	}
	for q, a := range (Variant{Lengths: []int{2}, Doubt: 12}).Answers(s) {
		if alone[q].Score < 0.99 && math.Abs(a.Score-alone[q].Score) > 1e-12 {
			t.Errorf("%q: variant %v, score %v", s.Queries[q].Source, a.Score, alone[q].Score)
		}
	}
}

func TestCourse(t *testing.T) {
	folder := fstest.MapFS{
		"units.tsv":   {Data: []byte("tuid\tpl\tde\nu1\tpomoc\tHilfe\nu2\tdom\t\n")},
		"queries.tsv": {Data: []byte("id\tkind\tfrom\tto\tquery\taccepted\tavoid\treference\nc1\tx\tpl\tde\tpomocy\tu1\t-\tder Hilfe\n")},
	}
	sets, err := Course(folder)
	want := []Set{{From: "pl", To: "de", Memory: []Pair{{"pomoc", "Hilfe"}}, Queries: []Pair{{"pomocy", "der Hilfe"}}}}
	if err != nil || !reflect.DeepEqual(sets, want) {
		t.Errorf("Course = %v, %v", sets, err)
	}
	folder["units.tsv"].Data = []byte("tuid\tpl\tde\nu1\tpomoc\n")
	if _, err := Course(folder); err == nil {
		t.Error("a line without its last cell is read")
	}
}

// catalogue writes messages and translations as gettext's msgfmt does.
func catalogue(texts ...[2]string) []byte {
	n := uint32(len(texts))
	var head, tables, strings bytes.Buffer
	binary.Write(&head, binary.LittleEndian, []uint32{0x950412de, 0, n, 28, 28 + 8*n, 0, 0})
	for side := range 2 {
		for _, x := range texts {
			binary.Write(&tables, binary.LittleEndian, []uint32{uint32(len(x[side])), 28 + 16*n + uint32(strings.Len())})
			strings.WriteString(x[side] + "\x00")
		}
	}
	return append(append(head.Bytes(), tables.Bytes()...), strings.Bytes()...)
}

func TestReadCatalogue(t *testing.T) {
	head := [2]string{"", "Content-Type: text/plain; charset=UTF-8\n"}
	j := joined{}
	for language, data := range map[string][]byte{
		"de": catalogue(head, [2]string{"%d file\x00%d files", "%d Datei\x00%d Dateien"}, [2]string{"only here", "nur hier"}),
		"pl": catalogue(head, [2]string{"%d file\x00%d files", "%d\n plik\x00%d pliki\x00%d plików"}),
		"lt": catalogue([2]string{"", "charset=ISO-8859-13"}, [2]string{"%d file", "\xeb"}),
	} {
		if err := j.readCatalogue("a.mo", language, data); err != nil {
			t.Error(err)
		}
		for cut := range len(data) {
			if err := (joined{}).readCatalogue("a.mo", language, data[:cut]); err == nil && language == "pl" && cut < len(data)-1 {
				t.Errorf("%d of %d bytes are read", cut, len(data))
			}
		}
	}
	if got, want := j.rows(), (Rows{"de": {"%d Datei"}, "lt": {""}, "pl": {"%d plik"}}); !reflect.DeepEqual(got, want) {
		t.Errorf("rows %q, want %q", got, want)
	}
}
