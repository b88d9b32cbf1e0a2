package tm

import (
	"context"
	"errors"
	"reflect"
	"runtime"
	"testing"

	"trivium/engine/tm/index"
)

func analysed(t *testing.T, m *Memory, parts []Part) Analysis {
	t.Helper()
	a, err := m.Analyse(context.Background(), "de", "pl", parts, nil)
	if err != nil {
		t.Fatal(err)
	}
	return a
}

func TestAnalyse(t *testing.T) {
	m, _ := memoryOf(todays(),
		&Unit{State: Approved, Texts: in("de", "Die Familie wohnt im Heim.", "pl", "Rodzina mieszka w domu."), Text: "t1"},
		&Unit{State: Imported, Texts: in("de", "Guten Tag!", "pl", "Dzień dobry!")},
		&Unit{State: Machine, Texts: in("de", "Vielen Dank!", "pl", "Dziękuję!")},
		&Unit{State: Approved, Texts: in("de", "Das Modul dauert 45 Minuten.", "pl", "Moduł trwa 45 minut.")},
		&Unit{State: Approved, Texts: in("de", "Die Fachkraft berät die Familie zu Hause.", "pl", "Pracownik doradza rodzinie w domu.")},
		&Unit{State: Approved, Texts: in("de", "Nur deutsch und litauisch.", "lt", "Tik.")},
	)
	parts := []Part{
		{Text: "Die Familie wohnt im Heim.", TextID: "t1"},
		{Text: "Die Familie  wohnt im Heim."}, // repeats the first
		{Text: "Guten Tag!"},
		{Text: "Vielen Dank!"}, // exact, but by a machine: 85
		{Text: "Das Modul dauert 90 Minuten."},
		{Text: "Das Modul dauert 90 Minuten."},
		{Text: "Die Fachkraft berät die Familie zu Haus."},
		{Text: " \u00AD"},
		{Text: "Nur deutsch und litauisch."},
		{Text: "Nur deutsch und polnisch, litauisch.", Done: true},
		{Text: "Nur deutsch und polnisch, litauisch."}, // as what is done already
		{Text: "Nur deutsch und polnisch – litauisch?"},
		{Text: "Ganz etwas anderes: 3 Wörter."},
	}
	got := analysed(t, m, parts)
	bands := map[Band]Count{}
	for _, c := range got.Bands {
		bands[c.Band] = c
	}
	want := map[Band]Count{
		BandContext:    {BandContext, 1, 5, 22},
		BandRepetition: {BandRepetition, 3, 14, 22 + 24 + 32},
		BandExact:      {BandExact, 1, 2, 9},
		BandRepaired:   {BandRepaired, 1, 4, 24},
		Band95:         {Band: Band95},
		Band85:         {Band85, 1, 2, 11},
		Band75:         {Band: Band75},
		Band50:         {Band: Band50},
		BandNone:       {BandNone, 3, 13, 23 + 32 + 25},
	}
	fuzzy := bandOf(Fuzzy, Percent(index.Raw(parts[6].Text, "Die Fachkraft berät die Familie zu Hause.")))
	c := want[fuzzy]
	want[fuzzy] = Count{fuzzy, c.Segments + 1, c.Words + 7, c.Characters + 34}
	if !reflect.DeepEqual(bands, want) {
		t.Errorf("got %s\nwant %s", show(t, bands), show(t, want))
	}
	if got.Total.Segments != 11 || len(got.Bands) != len(Bands()) {
		t.Errorf("total %+v", got.Total)
	}
	near := bandOf(Fuzzy, Percent(index.Raw(parts[9].Text, parts[11].Text)))
	for _, c := range got.InternalFuzzy {
		segments := map[Band]int{near: 1, BandNone: 4}[c.Band]
		if c.Segments != segments || c.Band == near && c.Characters != 32 {
			t.Errorf("internal %+v", c)
		}
	}
}

// TestCount: figures that a person has counted by hand.
func TestCount(t *testing.T) {
	for s, want := range map[string]Count{
		"Rodzina mieszka w Łodzi.":                         {Words: 4, Characters: 21},
		"**Ważne**: *nie* przerywaj rozmowy.":              {Words: 4, Characters: 26},
		"Napisz na [adres](mailto:jan@wp.pl) albo {imię}.": {Words: 4, Characters: 8 + 5 + 4 + 1},
		"Spotkanie 12 marca 2024 r. o godz. 10.30.":        {Words: 5, Characters: 9 + 2 + 5 + 4 + 2 + 1 + 5 + 6},
		"Bio-psycho-społeczny model, 3,5 % i 1 234 osób":   {Words: 6, Characters: 20 + 6 + 3 + 1 + 1 + 4 + 4},
		`Gwiazdka \* i ukośnik \\ stoją.`:                  {Words: 4, Characters: 8 + 1 + 1 + 7 + 1 + 6},
		"Zob. https://example.org/a, `a b`\\\nkoniec":      {Words: 4, Characters: 4 + 22 + 2 + 6},
		"Kin\u00ADder\u00A0– ja":                           {Words: 2, Characters: 6 + 1 + 2},
	} {
		var got Count
		got.add(s)
		want.Segments = 1
		if got != want {
			t.Errorf("%q: %+v, want %+v", s, got, want)
		}
	}
}

func TestAnalyseIsTheSameOnAnyMachine(t *testing.T) {
	c := newChance(21)
	units := Units{}
	var known []sentence
	for range 40 {
		known = append(known, c.sentence())
	}
	for range 300 {
		u := c.unit(c.id(1000), known)
		units[u.ID] = u
	}
	m := New(units, todays())
	if err := m.Fill(context.Background(), units.All(), nil); err != nil {
		t.Fatal(err)
	}
	var parts []Part
	for range 400 {
		s := known[c.IntN(len(known))]
		if c.IntN(2) == 0 {
			s = c.change(s)
		}
		parts = append(parts, Part{Text: s.in("de"), Done: c.IntN(9) == 0, TextID: pick(c, "t1", "t2")})
	}
	told := 0
	all, err := m.Analyse(context.Background(), "de", "pl", parts, func(done, total int) {
		if done <= told || total != len(parts) {
			t.Errorf("told %d of %d after %d", done, total, told)
		}
		told = done
	})
	if err != nil || told != len(parts) {
		t.Fatalf("told %d of %d: %v", told, len(parts), err)
	}
	defer runtime.GOMAXPROCS(runtime.GOMAXPROCS(1))
	if one := analysed(t, m, parts); !reflect.DeepEqual(one, all) {
		t.Errorf("alone %s\nside by side %s", show(t, one), show(t, all))
	}
	ctx, cancel := context.WithCancel(context.Background())
	_, err = m.Analyse(ctx, "de", "pl", parts, func(int, int) { cancel() })
	if !errors.Is(err, context.Canceled) {
		t.Errorf("cancelled: %v", err)
	}
}

func TestCountWithoutMarkup(t *testing.T) {
	tests := map[string]Count{
		"Die Familie":                 {Segments: 1, Words: 2, Characters: 10},
		"Die **Familie**":             {Segments: 1, Words: 2, Characters: 10},
		"Die [Familie](https://a.eu)": {Segments: 1, Words: 2, Characters: 10},
		"{1-}Die Familie{-1} {name}":  {Segments: 1, Words: 2, Characters: 10},
		"5 * 3 = 15":                  {Segments: 1, Words: 0, Characters: 6},
	}
	for s, want := range tests {
		var got Count
		got.add(s)
		if got != want {
			t.Errorf("%q counts %+v, want %+v", s, got, want)
		}
	}
}
