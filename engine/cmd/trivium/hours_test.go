package main

import (
	"encoding/json"
	"path/filepath"
	"strings"
	"testing"

	"trivium/engine"
)

// TestHoursOfTheSamples holds the ledgers of the samples to what their programmes promise.
func TestHoursOfTheSamples(t *testing.T) {
	type sums struct{ session, all, counted, certificate float64 }
	tests := map[string]map[string]sums{
		"local-community/programme.json":        {"pl": {200, 288, 200, 160}, "de": {200, 288, 200, 160}, "lt": {200, 288, 200, 160}},
		"knowledge-transfer.json":               {"pl": {12, 38, 30, 24}, "de": {12, 38, 30, 24}},
		"local-activity-centres/programme.json": {"pl": {56, 104, 56, 48}},
		"foster-care-families/programme.json":   {"lt": {4, 41, 34, 28}, "de": {4, 41, 34, 28}},
		"community-conference/programme.json":   {"pl": {12, 16, 16, 12}},
	}
	for name, want := range tests {
		code, out, errs := run(t, "C", "hours", "--json", filepath.Join("../../../corpora", name))
		var result struct {
			OK      bool
			Ledgers []engine.LedgerView
		}
		if err := json.Unmarshal([]byte(out), &result); err != nil || code != 0 || !result.OK {
			t.Errorf("%s: exit %d, %v %s %s", name, code, err, out, errs)
			continue
		}
		for _, l := range result.Ledgers {
			got := sums{all: l.All, counted: l.Counted, certificate: l.Certificate}
			for _, line := range l.Lines {
				if line.Kind == "session" {
					got.session = line.All
				}
			}
			if got != want[string(l.Lang)] {
				t.Errorf("%s %s: got %+v, want %+v", name, l.Lang, got, want[string(l.Lang)])
			}
		}
		if len(result.Ledgers) != len(want) {
			t.Errorf("%s: %d ledgers", name, len(result.Ledgers))
		}
	}
}

func TestHoursForPeople(t *testing.T) {
	code, out, _ := run(t, "de_DE", "hours", "../../../corpora/local-community/programme.json")
	for _, want := range []string{"pl, Stunden zu 45 Minuten", "Präsenz- und Onlinetermine", "200", "für das Zertifikat nötig"} {
		if code != 0 || !strings.Contains(out, want) {
			t.Errorf("exit %d: %q is missing in\n%s", code, want, out)
		}
	}
	for _, args := range [][]string{{"hours"}, {"hours", "a", "b"}} {
		if code, _, _ := run(t, "C", args...); code != 2 {
			t.Errorf("%v: exit %d", args, code)
		}
	}
	if code, _, errs := run(t, "C", "hours", "none.json"); code != 1 || !strings.Contains(errs, "no such file") {
		t.Errorf("exit %d, %s", code, errs)
	}
}
