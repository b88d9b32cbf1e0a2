// Package catalogue lets tests hold the catalogues of texts to each other: each language has the same
// keys, with the same arguments, in each form of its plural.
package catalogue

import (
	"encoding/json"
	"fmt"
	"io/fs"
	"maps"
	"regexp"
	"slices"

	"trivium/engine/lang"
)

// A Text has one form, named "other", or one for each plural of its language.
type Text map[string]string

// UnmarshalJSON reads a string or an object of forms.
func (t *Text) UnmarshalJSON(data []byte) error {
	var one string
	if err := json.Unmarshal(data, &one); err == nil {
		*t = Text{"other": one}
		return nil
	}
	var forms map[string]string
	if err := json.Unmarshal(data, &forms); err != nil {
		return err
	}
	*t = forms
	return nil
}

// plurals are the forms a language needs for whole numbers, and "other", which serves for fractions
// where no number needs it (CLDR, cardinal rules).
func plurals() map[lang.Tag][]string {
	return map[lang.Tag][]string{
		lang.Polish: {"one", "few", "many", "other"}, lang.German: {"one", "other"},
		lang.Lithuanian: {"one", "few", "other"}, lang.English: {"one", "other"},
	}
}

// Read returns the texts of a language in a folder of <language>.json files.
func Read(folder fs.FS, l lang.Tag) (map[string]Text, error) {
	data, err := fs.ReadFile(folder, string(l)+".json")
	if err != nil {
		return nil, err
	}
	var all map[string]Text
	if err := json.Unmarshal(data, &all); err != nil {
		return nil, fmt.Errorf("%s.json: %w", l, err)
	}
	return all, nil
}

// Disagreements returns, in sentences, where the languages of a folder of <language>.json files are not
// complete beside each other; none when all is well.
func Disagreements(folder fs.FS) ([]string, error) {
	english, err := Read(folder, lang.English)
	if err != nil {
		return nil, err
	}
	var found []string
	for _, l := range lang.All() {
		texts, err := Read(folder, l)
		if err != nil {
			return nil, err
		}
		for _, key := range slices.Sorted(maps.Keys(texts)) {
			if _, ok := english[key]; !ok {
				found = append(found, fmt.Sprintf("%s: %s is not in English", l, key))
			}
		}
		for _, key := range slices.Sorted(maps.Keys(english)) {
			found = append(found, compare(l, key, texts[key], english[key])...)
		}
	}
	return found, nil
}

func compare(l lang.Tag, key string, text, english Text) []string {
	forms, ignored := []string{"other"}, ""
	if len(english) > 1 { // where the number itself may be left unsaid
		forms, ignored = plurals()[l], "count"
	}
	used := func(text string) []string {
		return slices.DeleteFunc(Arguments(text), func(name string) bool { return name == ignored })
	}
	var found []string
	for _, form := range forms {
		switch got, want := used(text[form]), used(english["other"]); {
		case text[form] == "":
			found = append(found, fmt.Sprintf("%s: %s, %s is missing", l, key, form))
		case form == "other" && !slices.Equal(got, want):
			found = append(found, fmt.Sprintf("%s: %s uses %v, English %v", l, key, got, want))
		}
	}
	return found
}

var argument = regexp.MustCompile(`\{\{\.(\w+)\}\}`)

// Arguments returns the names that stand in {{.name}} in a text, each once, in their order.
func Arguments(text string) []string {
	var names []string
	for _, m := range argument.FindAllStringSubmatch(text, -1) {
		names = append(names, m[1])
	}
	slices.Sort(names)
	return slices.Compact(names)
}
