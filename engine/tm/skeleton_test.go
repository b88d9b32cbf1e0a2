package tm

import (
	"testing"

	"trivium/engine/lang"
	"trivium/engine/text"
	"trivium/engine/tm/repair"
)

func TestSkeleton(t *testing.T) {
	rows := map[string]struct {
		a, b  string
		equal bool
	}{
		"numbers":         {"Das Modul dauert 45 Minuten.", "Das Modul dauert 1.234,5 Minuten", true},
		"month":           {"Treffen am 23. August 2021", "Treffen am 4. Mai 2022", true},
		"month in a case": {"Spotkanie we wrześniu", "Spotkanie w październiku", false}, // other letters: we, w
		"polish months":   {"Spotkanie 23 sierpnia 2021 r.", "Spotkanie 1 października 2021 r.", true},
		"umlaut":          {"im MÄRZ", "im Februar", true},
		"month in digits": {"Stand: 23.08.2021", "Stand: 3. Juli 2020", true},
		"another number":  {"BGBl I: 1980, 173, 229", "BGBl I: 1980, 173", false},
		"thousands":       {"Koszt: 1 234,5 EUR", "Koszt: 999 EUR", true},
		"version":         {"Siehe Abschnitt 2.3", "Siehe Abschnitt 12.3.1", true},
		"time":            {"um 14:30 Uhr", "um 9 Uhr", true},
		"iso":             {"Data: 2021-08-23", "Data: 1.9.2021", true},
		"lithuanian":      {"2021 m. rugpjūčio 23 d.", "2022 m. gegužės 1 d.", true},
		"units":           {"Koszt: 1 234,5 EUR za 5 km", "Koszt: 85 zł za 2,5m", true},
		"no unit":         {"5 Kinder", "5 Frauen", false},
		"roman":           {"Moduł II: pomoc", "Moduł IV: pomoc", true},
		"ordinal":         {"The 2nd module", "The 3rd module", true},
		"tags":            {"**Wichtig**: {1}anrufen{2}", "Wichtig: anrufen", true},
		"named":           {"Hello {name}!", "Hello {user_2}", true},
		"printf":          {"%d files of %1$s", "%s files of %2$d", true},
		"percent":         {"50 % der Familien", "50% der Familien", true},
		"link":            {"Siehe [Plan](https://example.org/a b).", "Siehe [Plan](x)", true},
		"address":         {"Siehe https://example.org/abc", "Siehe www.example.com", true},
		"mail":            {"E-Mail: a@example.org", "E-Mail: b@example.org", true},
		"code":            {"Use `--all` here.", "Use `rm` here.", true},
		"option":          {"Unknown option --foo", "Unknown option --bar-baz", true},
		"html":            {"<b>Hilfe</b>", "Hilfe", true},
		"less than":       {"a < b", "a b", true},
		"case":            {"GROSSE HILFE", "große Hilfe", true},
		"capitals":        {"ŁĄKA", "łąka", true},
		"composed":        {"za\u0328b", "ząb", true},
		"marks":           {"„Masz dzieci?”", "Masz dzieci...", true},
		"another word":    {"Die Familie kommt.", "Die Gruppe kommt.", false},
		"an ending":       {"pomoc społeczna", "pomocy społecznej", false},
		"unclosed":        {"{ Hilfe", "Hilfe", true},
		"list":            {"a) Hilfe", "(12) Hilfe", true},
		"list or none":    {"• Hilfe", "b) Hilfe", true},
		"level":           {"Stufe B1", "Stufe C2", true},
		"lettered":        {"§ 8a SGB", "§ 42 SGB", true},
		"only a month":    {"12 maja", "3 kwietnia", true},
		"only money":      {"120 zł", "80 EUR", true},
	}
	for name, row := range rows {
		t.Run(name, func(t *testing.T) {
			a, b := skeleton(row.a), skeleton(row.b)
			if (a == b) != row.equal || a == 0 {
				t.Errorf("%q %x, %q %x", row.a, a, row.b, b)
			}
		})
	}
	for _, s := range []string{"", "12.05.2026", "{1} **", "– … 100 %", "XII", "https://example.org"} {
		if got := skeleton(s); got != 0 {
			t.Errorf("%q has the skeleton %x", s, got)
		}
	}
}

// TestSkeletonsOfRepairs changes in texts what repair can put right: the skeleton must stay.
func TestSkeletonsOfRepairs(t *testing.T) {
	c := newChance(11)
	same := 0
	for range 600 {
		s := c.sentence()
		l := pick(c, lang.All()...)
		a, b := s.in(l), c.disturb(s).in(l)
		if repair.Same(a, b, l) {
			if same++; skeleton(a) != skeleton(b) {
				t.Errorf("%s: %q and %q", l, a, b)
			}
		}
	}
	if same < 100 {
		t.Errorf("only %d pairs were the same for repair", same)
	}
}

// FuzzSkeleton holds that the skeleton is one of the normal form.
func FuzzSkeleton(f *testing.F) {
	for _, s := range []string{"Treffen am 23. August 2021", "{", "<a", "](", "%1$", "--", "a@", "za\u0328b \xff", "`x", "www."} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		if a, b := skeleton(s), skeleton(text.Normalize(s)); a != b {
			t.Errorf("%q: %x, of the normal form %x", s, a, b)
		}
	})
}
