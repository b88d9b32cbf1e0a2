package engine

import (
	"slices"
	"testing"

	"trivium/engine/lang"
)

func TestSentences(t *testing.T) {
	t.Parallel()
	tests := map[string]struct {
		lang lang.Tag
		text string
		want []string
	}{
		"nothing":              {"pl", "", []string{}},
		"one":                  {"pl", "Pomoc, np. rzeczowa, jest blisko.", []string{"Pomoc, np. rzeczowa, jest blisko."}},
		"two":                  {"de", "Hören Sie zu.  Fragen Sie z. B. danach.", []string{"Hören Sie zu.", "Fragen Sie z. B. danach."}},
		"letters of two bytes": {"lt", "Ačiū už žodį. Žinome.", []string{"Ačiū už žodį.", "Žinome."}},
	}
	for name, tt := range tests {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			got, err := new(Workspace).Sentences(tt.lang, tt.text)
			if err != nil || !slices.Equal(got, tt.want) {
				t.Errorf("Sentences(%s, %q) = %q, %v; want %q", tt.lang, tt.text, got, err, tt.want)
			}
		})
	}
}
