package fault

import (
	"io/fs"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"trivium/engine/fault/catalogue"
	"trivium/engine/lang"
)

// own is the folder of the catalogues of faults.
func own(t *testing.T) fs.FS {
	t.Helper()
	folder, err := fs.Sub(texts, "texts")
	if err != nil {
		t.Fatal(err)
	}
	return folder
}

// TestCataloguesAgree requires every key in every language, with the same arguments.
func TestCataloguesAgree(t *testing.T) {
	found, err := catalogue.Disagreements(own(t))
	if err != nil || len(found) > 0 {
		t.Errorf("%s\n%v", strings.Join(found, "\n"), err)
	}
}

// newFault finds the codes the program uses; codes are always written out where they are made.
var newFault = regexp.MustCompile(`fault\.New\(\s*"([a-z0-9.-]+)"`)

// TestCodesHaveTexts requires a message and a remedy for every code in the code, and no others.
func TestCodesHaveTexts(t *testing.T) {
	used := map[string]bool{}
	for _, root := range []string{"..", "../../desktop"} {
		err := filepath.WalkDir(root, func(name string, entry os.DirEntry, err error) error {
			if err != nil || entry.IsDir() || filepath.Ext(name) != ".go" {
				return err
			}
			data, err := os.ReadFile(name)
			for _, m := range newFault.FindAllSubmatch(data, -1) {
				used[string(m[1])] = true
			}
			return err
		})
		if err != nil {
			t.Fatal(err)
		}
	}
	for _, code := range indirectCodes() {
		used[code] = true
	}
	english, err := catalogue.Read(own(t), lang.English)
	if err != nil {
		t.Fatal(err)
	}
	for code := range used {
		if english[code+".message"] == nil || english[code+".remedy"] == nil {
			t.Errorf("code %s has no message or no remedy", code)
		}
		delete(english, code+".message")
		delete(english, code+".remedy")
	}
	for key := range english {
		if regexp.MustCompile(`\.(message|remedy)$`).MatchString(key) {
			t.Errorf("%s belongs to no code", key)
		}
	}
}

// indirectCodes are those handed to a function that makes the fault.
func indirectCodes() []string {
	return []string{
		"schema.not-ulid", "schema.not-item-id", "schema.not-option-id", "schema.too-few", "schema.too-many",
		"number.lesson-duplicate", "number.question-duplicate",
	}
}

func TestSentences(t *testing.T) {
	texts, err := NewTexts()
	if err != nil {
		t.Fatal(err)
	}
	f := New("text.missing-language", "found", "@nothing", "expected", "@lang.lt")
	tests := map[lang.Tag]Sentences{
		lang.Polish:     {"Brak tego tekstu w zadeklarowanym języku: litewski.", "Należy dopisać tekst w tym języku albo usunąć język z „languages”.", "nic", "litewski"},
		lang.German:     {"Dieser Text fehlt in einer angegebenen Sprache: Litauisch.", "Schreiben Sie ihn in dieser Sprache oder nehmen Sie die Sprache aus „languages“ heraus.", "nichts", "Litauisch"},
		lang.Lithuanian: {"Šio teksto nėra nurodyta kalba: lietuvių.", "Parašykite jį ta kalba arba išbraukite kalbą iš „languages“.", "nieko", "lietuvių"},
		lang.English:    {"This text is missing in a declared language: Lithuanian.", "Write it in that language, or take the language out of “languages”.", "nothing", "Lithuanian"},
	}
	for l, want := range tests {
		if got := texts.Of(f, l); got != want {
			t.Errorf("%s: got %+v, want %+v", l, got, want)
		}
	}
	if got := texts.Of(New("schema.other", "found", "@media {{.x}}"), lang.English).Found; got != "@media {{.x}}" {
		t.Errorf("text from a file was changed to %q", got)
	}
}
