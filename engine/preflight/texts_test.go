package preflight

import (
	"encoding/json"
	"io/fs"
	"maps"
	"regexp"
	"slices"
	"strings"
	"testing"

	"trivium/engine/fault"
	"trivium/engine/lang"
)

var argument = regexp.MustCompile(`\{\{\.(\w+)\}\}`)

func catalogue(t *testing.T, l lang.Tag) map[string]string {
	t.Helper()
	data, err := fs.ReadFile(Texts(), string(l)+".json")
	if err != nil {
		t.Fatal(err)
	}
	var all map[string]string
	if err := json.Unmarshal(data, &all); err != nil {
		t.Fatal(err)
	}
	return all
}

func arguments(sentence string) []string {
	set := map[string]bool{}
	for _, m := range argument.FindAllStringSubmatch(sentence, -1) {
		set[m[1]] = true
	}
	return slices.Sorted(maps.Keys(set))
}

// TestCataloguesAgree requires every key in every language, with the same arguments.
func TestCataloguesAgree(t *testing.T) {
	english := catalogue(t, lang.English)
	for _, l := range lang.All() {
		other := catalogue(t, l)
		for key := range other {
			if _, ok := english[key]; !ok {
				t.Errorf("%s: %s is in no other language", l, key)
			}
		}
		for key, sentence := range english {
			if want, got := arguments(sentence), arguments(other[key]); other[key] == "" || !slices.Equal(want, got) {
				t.Errorf("%s: %s is missing, or uses %v and English %v", l, key, got, want)
			}
		}
	}
}

// TestCodesHaveTexts requires sentences for every rule and everyone who minds, and no others.
func TestCodesHaveTexts(t *testing.T) {
	english := catalogue(t, lang.English)
	used := map[string]bool{}
	for code, rule := range rules() {
		used[code+".message"], used[code+".remedy"] = true, true
		for _, m := range rule.minds {
			used["lms."+m.Key], used["lms.name."+string(m.Family)] = true, true
			if !strings.HasPrefix(m.Key, string(m.Family)+"-") {
				t.Errorf("%s: %s is not a key of %s", code, m.Key, m.Family)
			}
		}
	}
	for key := range used {
		if english[key] == "" {
			t.Errorf("%s has no text", key)
		}
	}
	for key := range english {
		if !used[key] && !strings.HasPrefix(key, "preflight.") {
			t.Errorf("%s is used by nothing", key)
		}
	}
}

// TestSentences fills the arguments in.
func TestSentences(t *testing.T) {
	texts, err := fault.NewTexts(Texts())
	if err != nil {
		t.Fatal(err)
	}
	r := Report{Version: SCORM12}
	r.find("archive.name-unsafe", "Ł.png", "total", "3")
	said := texts.Of(r.Findings[0].Fault(), lang.Polish)
	if !strings.Contains(said.Message, ": 3,") || said.Remedy == "" {
		t.Errorf("got %+v", said)
	}
	for code := range rules() {
		for _, l := range lang.All() {
			said := texts.Of(Finding{Code: code, Args: map[string]string{}}.Fault(), l)
			if strings.HasSuffix(said.Message, ".message") || strings.HasSuffix(said.Remedy, ".remedy") {
				t.Errorf("%s: %s has no text", l, code)
			}
		}
	}
}

// TestLimitMindsOnly12 keeps a limit of SCORM 1.2 out of reports about 2004.
func TestLimitMindsOnly12(t *testing.T) {
	for version, want := range map[Version]bool{SCORM12: true, SCORM2004R3: false} {
		r := Report{Version: version}
		r.find("run.suspend-too-long", "")
		if got := slices.Contains(r.Findings[0].Minds, moodleLimit); got != want {
			t.Errorf("%s: got %v", version, got)
		}
	}
}
