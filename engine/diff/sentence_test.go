package diff

import (
	"fmt"
	"strings"
	"testing"
)

// drawBeads returns beads as "same 0 0", "split 1 1-2": the fate, the old and the new sentences.
func drawBeads(beads []Bead) string {
	names := []string{"same", "reworded", "split", "joined", "relocated", "added", "removed"}
	var parts []string
	for _, b := range beads {
		parts = append(parts, names[b.Fate]+" "+drawSentences(b.OldStart, b.OldEnd)+" "+drawSentences(b.NewStart, b.NewEnd))
	}
	return strings.Join(parts, ", ")
}

func drawSentences(start, end int) string {
	switch end - start {
	case 0:
		return "–"
	case 1:
		return fmt.Sprint(start)
	}
	return fmt.Sprintf("%d-%d", start, end-1)
}

func TestMatch(t *testing.T) {
	tests := map[string]struct{ old, new, want string }{
		"nothing":        {"", "", ""},
		"filled":         {"", "Ein Satz.", "added – 0"},
		"emptied":        {"Ein Satz.", "", "removed 0 –"},
		"typography":     {"Er sagt \"ja\".", "Er sagt „ja“.", "same 0 0"},
		"reworded":       {"Die alte Regel gilt weiter. | Ende.", "Die neue Regel gilt weiter. | Ende.", "reworded 0 0, same 1 1"},
		"added between":  {"Der erste Satz. | Das Ende.", "Der erste Satz. | Ganz neu und anders. | Das Ende.", "same 0 0, added – 1, same 1 2"},
		"rewritten":      {"Der Anfang. | Formularz leży na biurku.", "Der Anfang. | Wir machen jetzt eine Pause.", "same 0 0, removed 1 –, added – 1"},
		"split":          {"Kurator odwiedza rodzinę w domu, a potem pisze raport.", "Kurator odwiedza rodzinę w domu. | Potem pisze raport.", "split 0 0-1"},
		"joined":         {"Grupė renkasi antradienį. | Ji aptaria savaitės darbus.", "Grupė renkasi antradienį ir aptaria savaitės darbus.", "joined 0-1 0"},
		"moved":          {"Das Ende kommt. | Alle Kinder spielen im Garten. | Die Eltern warten vor der Tür.", "Alle Kinder spielen im Garten. | Die Eltern warten vor der Tür. | Das Ende kommt.", "same 1 0, same 2 1, relocated 0 2"},
		"moved, changed": {"Nach der Pause arbeiten wir weiter. | Alle Kinder spielen im Garten. | Die Eltern warten vor der Tür.", "Alle Kinder spielen im Garten. | Die Eltern warten vor der Tür. | Nach der Pause arbeiten alle weiter.", "same 1 0, same 2 1, relocated 0 2"},
		"twins":          {"Ja. | Ja.", "Ja. | Nein. | Ja.", "same 0 0, added – 1, same 1 2"},
		"no letters":     {"…", "?", "removed 0 –, added – 0"},
	}
	for name, tt := range tests {
		t.Run(name, func(t *testing.T) {
			old, oldSentences := joinSentences(tt.old)
			new, newSentences := joinSentences(tt.new)
			if got := drawBeads(Match(old, new, oldSentences, newSentences)); got != tt.want {
				t.Errorf("Match(%q, %q)\n got %s\nwant %s", tt.old, tt.new, got, tt.want)
			}
		})
	}
}

// FuzzMatch checks that every sentence has one fate, and that added and kept sentences come in the
// order of the new text.
func FuzzMatch(f *testing.F) {
	for _, c := range changeCases(f) {
		f.Add(c.old, c.new)
	}
	f.Fuzz(func(t *testing.T, old, new string) {
		oldSentences, newSentences := everyFourthWord(old), everyFourthWord(new)
		wereThere, areThere := len(oldSentences), len(newSentences)
		if wereThere == 0 && strings.TrimSpace(old) != "" || areThere == 0 && strings.TrimSpace(new) != "" {
			return
		}
		seen := map[int]bool{}
		next := 0
		for _, b := range Match(old, new, oldSentences, newSentences) {
			for i := b.OldStart; i < b.OldEnd; i++ {
				if seen[i] {
					t.Fatalf("sentence %d of %q has two fates", i, old)
				}
				seen[i] = true
			}
			if b.NewStart < b.NewEnd {
				if b.NewStart != next {
					t.Fatalf("sentence %d of %q follows %d", b.NewStart, new, next)
				}
				next = b.NewEnd
			}
		}
		if len(seen) != wereThere || next != areThere {
			t.Fatalf("%d of %d and %d of %d sentences have a fate", len(seen), wereThere, next, areThere)
		}
	})
}

// everyFourthWord cuts a text behind every fourth space.
func everyFourthWord(s string) []Range {
	var ranges []Range
	start, spaces := 0, 0
	for i := range len(s) {
		if s[i] != ' ' {
			continue
		}
		if spaces++; spaces%4 == 0 {
			ranges = append(ranges, Range{start, i})
			start = i + 1
		}
	}
	if start < len(s) {
		ranges = append(ranges, Range{start, len(s)})
	}
	return ranges
}

func TestTrivial(t *testing.T) {
	tests := map[string]struct {
		old, new         string
		changed, trivial bool
	}{
		"equal":         {"Ein Satz.", "Ein Satz.", false, true},
		"spaces":        {"Ein  Satz. ", "Ein Satz.", true, true},
		"quotes":        {"\"Ja\"", "„Ja“", true, true},
		"comma":         {"Wiem że.", "Wiem, że.", true, true},
		"dash":          {"A - b", "A – b", true, true},
		"composed":      {"Zo\u0301ł", "Zół", true, true},
		"capital":       {"Haben sie Zeit?", "Haben Sie Zeit?", true, false},
		"full stop":     {"Ein Satz", "Ein Satz.", true, false},
		"question":      {"Er kommt.", "Er kommt?", true, false},
		"number":        {"12 Tage", "14 Tage", true, false},
		"decimal comma": {"1,5 Tage", "15 Tage", true, false},
		"ending":        {"pomoc", "pomocy", true, false},
		"negation":      {"Er kommt.", "Er kommt nicht.", true, false},
		"markup":        {"sehr wichtig", "**sehr** wichtig", true, false},
		"joined words":  {"nie ma", "niema", true, false},
		"moved":         {"heute kommt sie", "sie kommt heute", true, false},
		"emptied":       {",", "", true, true},
	}
	for name, tt := range tests {
		script := Words(tt.old, tt.new)
		if script.Changed() != tt.changed || script.Trivial() != tt.trivial {
			t.Errorf("%s: %s: changed %t, trivial %t, want %t, %t", name, script.Draw(tt.old, tt.new), script.Changed(), script.Trivial(), tt.changed, tt.trivial)
		}
	}
}
