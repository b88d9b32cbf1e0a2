package preflight

import (
	"slices"
	"strings"
	"testing"

	"trivium/engine/fault"
	"trivium/engine/fault/catalogue"
	"trivium/engine/lang"
)

// TestCataloguesAgree requires every key in every language, with the same arguments.
func TestCataloguesAgree(t *testing.T) {
	found, err := catalogue.Disagreements(Texts())
	if err != nil || len(found) > 0 {
		t.Errorf("%s\n%v", strings.Join(found, "\n"), err)
	}
}

// TestCodesHaveTexts requires sentences for every rule and everyone who minds, and no others.
func TestCodesHaveTexts(t *testing.T) {
	english, err := catalogue.Read(Texts(), lang.English)
	if err != nil {
		t.Fatal(err)
	}
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
		if english[key] == nil {
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
