package tmx

import (
	"testing"

	"trivium/engine/lang"
)

func TestLanguageOf(t *testing.T) {
	for tag, want := range map[string]lang.Tag{
		"pl": lang.Polish, "PL-01": lang.Polish, "pl_PL": lang.Polish, " lt-LT ": lang.Lithuanian, "de-Latn-AT": lang.German, "en-UK": lang.English,
		"pol": lang.Polish, "POL-PL": lang.Polish, "deu": lang.German, "ger": lang.German, "lit": lang.Lithuanian, "eng": lang.English,
		"": "", "fr": "", "fra": "", "plx": "", "polski": "", "*all*": "", "szl": "", "gsw": "",
	} {
		if got := languageOf(tag); got != want {
			t.Errorf("%q: %q", tag, got)
		}
	}
}

func TestKnownLanguage(t *testing.T) {
	tests := map[string]bool{
		"pl": true, "DE": true, "lt-LT": true, "lt_LT": true, "PL-01": true, "en-UK": true, "sr-Latn-RS": true, "szl": true, "sgs": true,
		"": false, "xx": false, "deutsch": false, "*all*": false, "de-": false, "-de": false, "de AT": false, "de-Österreich": false, "p": false,
	}
	known := languages{}
	for tag, want := range tests {
		for range 2 {
			if got := known.known(tag); got != want {
				t.Errorf("%q: %v", tag, got)
			}
		}
	}
}
