package diff

import (
	"os"
	"path/filepath"
	"regexp"
	"strconv"
	"strings"
	"testing"
)

// A changeCase is one case of testdata/cases, described in its README.
type changeCase struct {
	name, old, new, draw, why  string
	oldSentences, newSentences []Range
}

// changeCases reads all cases.
func changeCases(t testing.TB) []changeCase {
	t.Helper()
	files, err := filepath.Glob("testdata/cases/*.txt")
	if err != nil || len(files) == 0 {
		t.Fatalf("no cases: %v", err)
	}
	var cases []changeCase
	for _, file := range files {
		content, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		lang := strings.TrimSuffix(filepath.Base(file), ".txt")
		for _, block := range strings.Split("\n"+string(content), "\n== ")[1:] {
			cases = append(cases, readCase(t, lang, block))
		}
	}
	return cases
}

func readCase(t testing.TB, lang, block string) changeCase {
	t.Helper()
	name, rest, _ := strings.Cut(block, "\n")
	c := changeCase{name: lang + " " + name}
	for _, line := range strings.Split(strings.TrimRight(rest, "\n"), "\n") {
		key, value, _ := strings.Cut(line, " ")
		value = unescape(t, strings.TrimPrefix(value, " "))
		switch key {
		case "old":
			c.old, c.oldSentences = joinSentences(value)
		case "new":
			c.new, c.newSentences = joinSentences(value)
		case "draw":
			c.draw = value
		case "why":
			c.why = value
		default:
			t.Fatalf("%s: what is %q?", c.name, line)
		}
	}
	return c
}

var escapes = regexp.MustCompile(`\\n|\\u[0-9A-F]{4}`)

func unescape(t testing.TB, s string) string {
	return escapes.ReplaceAllStringFunc(s, func(e string) string {
		r, err := strconv.Unquote(`"` + e + `"`)
		if err != nil {
			t.Fatal(err)
		}
		return r
	})
}

// joinSentences returns the text of sentences separated by " | ", and where they stand in it.
func joinSentences(s string) (string, []Range) {
	if s == "" {
		return "", nil
	}
	var ranges []Range
	at := 0
	parts := strings.Split(s, " | ")
	for _, part := range parts {
		ranges = append(ranges, Range{at, at + len(part)})
		at += len(part) + 1
	}
	return strings.Join(parts, " "), ranges
}

// marks are the marks of a drawing, innermost first; each replaced by what it is in the old and in
// the new text.
var marks = []struct {
	mark     *regexp.Regexp
	old, new string
}{
	{regexp.MustCompile(`(?s)\{~(.*?)→(.*?)~\}`), "$1", "$2"},
	{regexp.MustCompile(`(?s)\{#(.*?)→(.*?)#\}`), "$1", "$2"},
	{regexp.MustCompile(`(?s)\{@(.*?)→(.*?)@\}`), "$1", "$2"},
	{regexp.MustCompile(`(?s)\{\.(.*?)→(.*?)\.\}`), "$1", "$2"},
	{regexp.MustCompile(`(?s)\[-(.*?)-\]`), "$1", ""},
	{regexp.MustCompile(`(?s)\{\+(.*?)\+\}`), "", "$1"},
	{regexp.MustCompile(`(?s)\{<(.*?)<\}`), "$1", ""},
	{regexp.MustCompile(`(?s)\{>(.*?)>\}`), "", "$1"},
}

// readDrawing returns the old and the new text of a drawing. What is marked inside a piece that was
// moved here is not in the old text at all.
func readDrawing(draw string) (old, new string) {
	last := marks[len(marks)-1]
	old, new = last.mark.ReplaceAllString(draw, last.old), draw
	for _, m := range marks {
		old = m.mark.ReplaceAllString(old, m.old)
		new = m.mark.ReplaceAllString(new, m.new)
	}
	return old, new
}

// TestCasesAreSound checks the data itself: every drawing gives both texts back.
func TestCasesAreSound(t *testing.T) {
	cases := changeCases(t)
	if len(cases) < 80 {
		t.Errorf("%d cases, want 80 or more", len(cases))
	}
	names := map[string]bool{}
	for _, c := range cases {
		if names[c.name] {
			t.Errorf("two cases are named %q", c.name)
		}
		names[c.name] = true
		if old, new := readDrawing(c.draw); old != c.old || new != c.new {
			t.Errorf("%s: the drawing reads\n old %q\nwant %q\n new %q\nwant %q", c.name, old, c.old, new, c.new)
		}
	}
}
