package scorm

import (
	"regexp"
	"slices"
	"strings"
	"testing"

	"trivium/engine/lang"
)

var placeholder = regexp.MustCompile(`\{\w+\}`)

func placeholders(s string) string {
	list := placeholder.FindAllString(s, -1)
	slices.Sort(list)
	return strings.Join(list, " ")
}

// Every language has the same words with the same places to fill, and every plural form it needs.
func TestWordsAreComplete(t *testing.T) {
	english, err := loadWords(lang.English)
	if err != nil {
		t.Fatal(err)
	}
	for _, l := range lang.All() {
		w, err := loadWords(l)
		if err != nil {
			t.Fatal(err)
		}
		for key, want := range english.Words {
			if w.Words[key] == "" || placeholders(w.Words[key]) != placeholders(want) {
				t.Errorf("%s: %s is %q", l, key, w.Words[key])
			}
		}
		if len(w.Words) != len(english.Words) {
			t.Errorf("%s: %d words, English has %d", l, len(w.Words), len(english.Words))
		}
		for key := range english.Counts {
			for n := range 130 {
				if s := w.count(key, n); strings.Contains(s, "{") || len(s) < 3 {
					t.Errorf("%s: count %s %d is %q", l, key, n, s)
				}
			}
		}
	}
}

func TestCounts(t *testing.T) {
	rows := []struct {
		l    lang.Tag
		n    int
		want string
	}{
		{lang.Polish, 0, "0 lekcji"}, {lang.Polish, 1, "1 lekcja"}, {lang.Polish, 2, "2 lekcje"}, {lang.Polish, 5, "5 lekcji"},
		{lang.Polish, 12, "12 lekcji"}, {lang.Polish, 22, "22 lekcje"}, {lang.Polish, 21, "21 lekcji"}, {lang.Polish, 113, "113 lekcji"},
		{lang.Lithuanian, 0, "0 pamokų"}, {lang.Lithuanian, 1, "1 pamoka"}, {lang.Lithuanian, 2, "2 pamokos"}, {lang.Lithuanian, 10, "10 pamokų"},
		{lang.Lithuanian, 11, "11 pamokų"}, {lang.Lithuanian, 15, "15 pamokų"}, {lang.Lithuanian, 21, "21 pamoka"}, {lang.Lithuanian, 22, "22 pamokos"}, {lang.Lithuanian, 111, "111 pamokų"},
		{lang.German, 1, "1 Lektion"}, {lang.German, 2, "2 Lektionen"}, {lang.English, 1, "1 lesson"}, {lang.English, 0, "0 lessons"},
	}
	for _, row := range rows {
		w, err := loadWords(row.l)
		if err != nil {
			t.Fatal(err)
		}
		if got := w.count("lessons", row.n); got != row.want {
			t.Errorf("%s %d: %q, want %q", row.l, row.n, got, row.want)
		}
	}
}
