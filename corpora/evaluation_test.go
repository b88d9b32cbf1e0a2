package corpora_test

import (
	"slices"
	"strings"
	"testing"

	"trivium/corpora"
	"trivium/engine/text"
)

// kinds are the ways in which a query differs from the unit it is about, as the README lists them.
var kinds = []string{
	"exact", "inflection", "order", "number", "negation", "compound", "function", "clause", "figures",
	"markup", "typing", "mixed", "trap",
}

func load(t *testing.T) ([]corpora.Unit, []corpora.Case) {
	t.Helper()
	units, cases, err := corpora.Evaluation()
	if err != nil {
		t.Fatal(err)
	}
	return units, cases
}

// No two units have the same name, or the same text in a language: a query could mean either.
func TestEvaluationUnits(t *testing.T) {
	units, _ := load(t)
	if len(units) < 400 {
		t.Errorf("%d units, at least 400 are wanted as distractors", len(units))
	}
	seen := map[string]string{}
	for _, u := range units {
		if other, twice := seen[u.TUID]; twice {
			t.Errorf("%s comes twice: %s", u.TUID, other)
		}
		seen[u.TUID] = u.TUID
		for language, s := range u.Texts {
			checkText(t, u.TUID, language, s)
			key := language + " " + text.Normalize(s)
			if other, twice := seen[key]; twice {
				t.Errorf("%s and %s have the same text in %s", other, u.TUID, language)
			}
			seen[key] = u.TUID
		}
	}
}

func TestEvaluationCases(t *testing.T) {
	units, cases := load(t)
	texts := map[string]corpora.Unit{}
	equal := map[string]bool{}
	for _, u := range units {
		texts[u.TUID] = u
		for language, s := range u.Texts {
			equal[language+" "+text.Normalize(s)] = true
		}
	}
	seen := map[string]bool{}
	for _, c := range cases {
		if !slices.Contains(kinds, c.Kind) {
			t.Errorf("%s: no kind is called %q", c.ID, c.Kind)
		}
		if c.From == c.To || seen[c.ID] || seen[c.From+c.Query] {
			t.Errorf("%s from %s to %s, or its query, comes twice or leads nowhere", c.ID, c.From, c.To)
		}
		seen[c.ID], seen[c.From+c.Query] = true, true
		if c.Kind != "typing" { // which is not spelt as texts are
			checkText(t, c.ID, c.From, c.Query)
		}
		checkText(t, c.ID, c.To, c.Reference)
		for _, tuid := range append(slices.Clone(c.Accepted), c.Avoid) {
			if _, known := texts[tuid]; tuid != "" && !known {
				t.Errorf("%s: no unit is called %s", c.ID, tuid)
			}
		}
		if slices.Contains(c.Accepted, c.Avoid) {
			t.Errorf("%s: %s is of use and of none", c.ID, c.Avoid)
		}
		if (c.Kind == "trap" && c.Avoid == "") || (c.Kind != "trap" && len(c.Accepted) == 0) {
			t.Errorf("%s: a trap has a unit to avoid, any other case one to accept", c.ID)
		}
		if is := equal[c.From+" "+text.Normalize(c.Query)]; is != (c.Kind == "exact") {
			t.Errorf("%s: kind %s, and a unit with this very text: %v", c.ID, c.Kind, is)
		}
		if c.Kind == "exact" && texts[c.Accepted[0]].Texts[c.To] != c.Reference {
			t.Errorf("%s: the reference is not the translation of %s", c.ID, c.Accepted[0])
		}
	}
}

// Each kind, direction and source language has enough cases for its figures to mean something.
func TestEvaluationShares(t *testing.T) {
	_, cases := load(t)
	if len(cases) < 300 {
		t.Errorf("%d cases, at least 300 are wanted", len(cases))
	}
	count := map[string]int{}
	for _, c := range cases {
		count[c.Kind]++
		count[c.From+"→"+c.To]++
		count[c.Kind+" "+c.From]++
	}
	for _, kind := range kinds {
		if count[kind] < 20 {
			t.Errorf("%d cases of the kind %s", count[kind], kind)
		}
		for _, from := range []string{"pl", "de", "lt"} {
			if count[kind+" "+from] < 5 {
				t.Errorf("%d cases of the kind %s in %s", count[kind+" "+from], kind, from)
			}
		}
	}
	for _, direction := range []string{"pl→de", "pl→lt", "de→pl", "de→lt", "lt→pl", "lt→de"} {
		if n := count[direction]; n < len(cases)/8 {
			t.Errorf("%d of %d cases %s", n, len(cases), direction)
		}
	}
}

// foreign are letters and quotes that one of the languages uses and another never does.
var foreign = map[string]string{
	"pl": "äöüßėįųūčšž“«»",
	"de": "ąćęłńśźżėįųūčšž”«»",
	"lt": "äöüßćłńśźżó”«»",
}

// checkText refuses letters and quotes of another language, and blanks that nobody sees.
func checkText(t *testing.T, id, language, s string) {
	t.Helper()
	if i := strings.IndexAny(s, foreign[language]); i >= 0 {
		t.Errorf("%s: not %s: %s", id, language, s[i:])
	}
	if s != strings.TrimSpace(s) || strings.Contains(s, "  ") || strings.ContainsAny(s, "\"\u00A0\u00AD") {
		t.Errorf("%s: blanks or straight quotes in %q", id, s)
	}
}
