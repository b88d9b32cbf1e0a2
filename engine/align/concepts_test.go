package align

import (
	"strings"
	"testing"

	"trivium/engine/lang"
	"trivium/engine/text"
)

// TestConcepts looks words up in each language: what is the same has the same name, and only that.
func TestConcepts(t *testing.T) {
	names := map[string]bool{}
	for _, row := range []struct{ pl, de, lt, en string }{
		{"Styczniu", "Januar", "sausį", "January"},
		{"marca", "März", "kovo", "March"},
		{"czerwcu", "Juni", "birželį", "June"},
		{"środę", "Mittwoch", "trečiadienį", "Wednesday"},
		{"dwoje", "zwei", "dviejų", "two"},
		{"trzech", "drei", "trims", "three"},
		{"pięciorga", "fünf", "penkerius", "five"},
		{"pierwszego", "Ersten", "pirmąją", "first"},
		{"trzecia", "dritte", "trečioji", "third"},
	} {
		name := meaning(lang.Polish, text.Fold(row.pl))
		if name == "" || names[name] {
			t.Errorf("%s is %q", row.pl, name)
		}
		names[name] = true
		for l, word := range map[lang.Tag]string{lang.German: row.de, lang.Lithuanian: row.lt, lang.English: row.en} {
			if got := meaning(l, text.Fold(word)); got != name {
				t.Errorf("%s %s is %q, want %q", l, word, got, name)
			}
		}
	}
	for l, words := range map[lang.Tag]string{
		lang.Polish:     "marcepan dworzec pies majątek lutnia drugorzędny jeden marzenie środek",
		lang.German:     "ein eine Erstellung Maisfeld Achtung Märzen dreist zweifeln",
		lang.Lithuanian: "kovoti liepti durys keturkojis antraštė penktas vienas spalva",
		lang.English:    "marching maybe often tense one",
	} {
		for _, word := range strings.Fields(words) {
			if got := meaning(l, text.Fold(word)); got != "" {
				t.Errorf("%s %s is %q", l, word, got)
			}
		}
	}
	if len(concepts) > 100 {
		t.Errorf("%d concepts have names of two digits", len(concepts))
	}
}
