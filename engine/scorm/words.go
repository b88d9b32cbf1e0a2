package scorm

import (
	"embed"
	"encoding/json"
	"fmt"
	"strconv"
	"strings"

	"trivium/engine/course"
	"trivium/engine/fault"
	"trivium/engine/lang"
)

//go:embed words/*.json
var wordFiles embed.FS

// words are the player's own words in one language.
type words struct {
	Language lang.Tag                     `json:"-"`
	Words    map[string]string            `json:"words"`
	Counts   map[string]map[string]string `json:"counts"` // by plural category, with {n}
}

func loadWords(l lang.Tag) (*words, error) {
	b, err := wordFiles.ReadFile("words/" + string(l) + ".json")
	if err != nil {
		return nil, fault.New("export.language-unknown", "found", string(l), "expected", join(lang.All())).Because(err)
	}
	w := &words{Language: l}
	if err := json.Unmarshal(b, w); err != nil {
		return nil, err
	}
	return w, nil
}

// word returns a word by its key, with {name} filled in from name, value, name, value.
func (w *words) word(key string, values ...any) string {
	return fill(w.Words[key], values)
}

// count returns a counted noun, such as "5 lekcji".
func (w *words) count(key string, n int) string {
	return fill(w.Counts[key][pluralCategory(w.Language, n)], []any{"n", n})
}

// hours returns an amount of hours of unit minutes, such as "1,5 godziny po 45 minut".
func (w *words) hours(amount float64, unit int) string {
	forms := w.Counts["hours"+strconv.Itoa(unit)]
	if forms == nil {
		forms = w.Counts["hours45"]
	}
	n := course.FormatHours(amount)
	category := pluralCategory(w.Language, int(amount))
	if strings.Contains(n, ".") {
		category = fractionCategory(w.Language)
	}
	return fill(forms[category], []any{"n", w.decimal(n)})
}

// decimal returns a number with the language's decimal sign.
func (w *words) decimal(n string) string {
	if w.Language == lang.English {
		return n
	}
	return strings.Replace(n, ".", ",", 1)
}

// size returns a file's size in kB or MB.
func (w *words) size(bytes int) string {
	if bytes < 1_000_000 {
		return strconv.Itoa(max(1, (bytes+500)/1000)) + "\u00a0kB"
	}
	return w.decimal(strconv.FormatFloat(float64(bytes)/1e6, 'f', 1, 64)) + "\u00a0MB"
}

// fractionCategory returns the CLDR plural category of a number with decimals.
func fractionCategory(l lang.Tag) string {
	if l == lang.Lithuanian {
		return "many"
	}
	return "other"
}

func fill(s string, values []any) string {
	pairs := make([]string, len(values))
	for i, v := range values {
		pairs[i] = fmt.Sprint(v)
		if i%2 == 0 {
			pairs[i] = "{" + pairs[i] + "}"
		}
	}
	return strings.NewReplacer(pairs...).Replace(s)
}

// pluralCategory returns the CLDR plural category of a whole number n ≥ 0 (cardinal rules of
// CLDR 44; "many" of Lithuanian and "other" of Polish are for fractions only).
func pluralCategory(l lang.Tag, n int) string {
	tens, ones := n%100, n%10
	switch l {
	case lang.Polish:
		switch {
		case n == 1:
			return "one"
		case ones >= 2 && ones <= 4 && (tens < 12 || tens > 14):
			return "few"
		}
		return "many"
	case lang.Lithuanian:
		switch {
		case ones == 1 && tens != 11:
			return "one"
		case ones >= 2 && (tens < 11 || tens > 19):
			return "few"
		}
		return "other"
	}
	if n == 1 {
		return "one"
	}
	return "other"
}
