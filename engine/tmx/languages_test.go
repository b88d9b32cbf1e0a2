package tmx

import "testing"

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
