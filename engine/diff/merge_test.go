package diff

import (
	"testing"

	"trivium/engine/text"
)

// mergeCases are texts and what becomes of them; conflict stands for a merge that is refused. They
// seed FuzzMerge too.
const conflict = "\x00"

var mergeCases = map[string]struct{ base, a, b, want string }{
	"nothing changed":              {"Jeden tekst.", "Jeden tekst.", "Jeden tekst.", "Jeden tekst."},
	"one side":                     {"Jeden tekst.", "Jeden dobry tekst.", "Jeden tekst.", "Jeden dobry tekst."},
	"both the same":                {"Jeden tekst.", "Jeden dobry tekst.", "Jeden dobry tekst.", "Jeden dobry tekst."},
	"far apart":                    {"Die alte Regel gilt.", "Die neue Regel gilt.", "Die alte Regel gilt nicht.", "Die neue Regel gilt nicht."},
	"same and more":                {"Die alte Regel gilt heute.", "Die neue Regel gilt heute.", "Die neue Regel gilt morgen.", "Die neue Regel gilt morgen."},
	"replacements touch":           {"Er kommt heute.", "Er geht heute.", "Er kommt morgen.", "Er geht morgen."},
	"replacements with one word":   {"Er kommt heute.", "Er geht nie heute.", "Er kommt nie morgen.", conflict},
	"same word":                    {"Die alte Regel.", "Die neue Regel.", "Die gute Regel.", conflict},
	"two insertions at one place":  {"Ein Text.", "Ein guter Text.", "Ein langer Text.", conflict},
	"insertion beside another":     {"Ein Text.", "Ein guter Text.", "Ein Satz.", conflict},
	"negation of a changed verb":   {"Er muss gehen.", "Er muss nicht gehen.", "Er darf gehen.", conflict},
	"deleted and changed":          {"Eins zwei drei vier.", "Eins vier.", "Eins zwei drei, vier.", conflict},
	"deleted side by side":         {"Eins zwei drei vier.", "Eins drei vier.", "Eins zwei vier.", conflict},
	"deleted apart":                {"Eins zwei drei vier fünf.", "Eins drei vier fünf.", "Eins zwei drei fünf.", "Eins drei fünf."},
	"first word":                   {"Tekst jest długi.", "Nasz tekst jest długi.", "Tekst jest krótki.", "Nasz tekst jest krótki."},
	"insertion at the front":       {"tekst jest długi.", "Nasz tekst jest długi.", "tekst jest krótki.", "Nasz tekst jest krótki."},
	"at both ends":                 {"b", "a b", "b c", "a b c"},
	"repeated word":                {"bardzo bardzo dobry", "bardzo bardzo bardzo dobry", "nie bardzo bardzo dobry", conflict},
	"repeated word far away":       {"bardzo dobry jest nasz tekst", "bardzo bardzo dobry jest nasz tekst", "bardzo dobry jest ich tekst", "bardzo bardzo dobry jest ich tekst"},
	"spaces and a word":            {"Jeden  tekst jest dobry.", "Jeden tekst jest dobry.", "Jeden  tekst jest zły.", "Jeden tekst jest zły."},
	"spaces beside a word":         {"x - y", "x -y", "x und y", conflict},
	"both emptied":                 {"Tekst.", "", "", ""},
	"emptied and changed":          {"Tekst.", "", "Teksty.", conflict},
	"both filled":                  {"", "Tekst.", "Text.", conflict},
	"markup apart":                 {"Jeden dobry i długi tekst.", "Jeden **dobry** i długi tekst.", "Jeden dobry i długi *tekst*.", "Jeden **dobry** i długi *tekst*."},
	"markup that crosses":          {"a b c d e f g", "a **b c d e** f g", "a b c *d e f g*", conflict},
	"markup and its word":          {"Jeden dobry tekst.", "Jeden **dobry** tekst.", "Jeden zły tekst.", conflict},
	"space at the end":             {"Tekst jest. ", "Tekst jest.", "Teksty jest. ", "Teksty jest."},
	"sentence after a changed end": {"Er kommt heute.", "Er kommt heute. Sie bleibt.", "Er kommt morgen.", "Er kommt morgen. Sie bleibt."},
	"sentence before a change":     {"Er kommt. Sie bleibt.", "Er kommt. Ich gehe. Sie bleibt.", "Er kommt. Es bleibt.", "Er kommt. Ich gehe. Es bleibt."},
	"comma and a clause":           {"Wiem że to trudne.", "Wiem, że to trudne.", "Wiem że to było trudne.", "Wiem, że to było trudne."},
}

func TestMerge(t *testing.T) {
	for name, tt := range mergeCases {
		t.Run(name, func(t *testing.T) {
			want, wantOK := tt.want, tt.want != conflict
			if !wantOK {
				want = ""
			}
			if got, ok := Merge(tt.base, tt.a, tt.b); got != want || ok != wantOK {
				t.Errorf("Merge(%q, %q, %q) = %q, %t, want %q, %t", tt.base, tt.a, tt.b, got, ok, want, wantOK)
			}
			checkMergeLaws(t, tt.base, tt.a, tt.b)
		})
	}
}

// checkMergeLaws checks what holds for any three texts.
func checkMergeLaws(t *testing.T, base, a, b string) {
	t.Helper()
	merged, ok := Merge(base, a, b)
	if !ok && merged != "" {
		t.Errorf("Merge(%q, %q, %q) refuses and gives %q", base, a, b, merged)
	}
	if mirrored, same := Merge(base, b, a); mirrored != merged || same != ok {
		t.Errorf("Merge(%q, %q, %q) = %q, %t, but with the sides changed %q, %t", base, a, b, merged, ok, mirrored, same)
	}
	if ok {
		checkTyped(t, base, a, b, merged)
	}
	for _, side := range []string{a, b} {
		for _, of := range [][3]string{{base, side, base}, {base, side, side}, {side, side, side}} {
			if got, ok := Merge(of[0], of[1], of[2]); got != side || !ok {
				t.Errorf("Merge(%q, %q, %q) = %q, %t, want %q", of[0], of[1], of[2], got, ok, side)
			}
		}
	}
}

// checkTyped checks that every word that base does not have is in the merge as often as on the side that
// has it most often.
func checkTyped(t *testing.T, base, a, b, merged string) {
	t.Helper()
	was, is := countTokens(base), countTokens(merged)
	for _, side := range []string{a, b} {
		for word, n := range countTokens(side) {
			if was[word] == 0 && is[word] < n {
				t.Errorf("Merge(%q, %q, %q) = %q has %q %d times, not %d", base, a, b, merged, word, is[word], n)
			}
		}
	}
}

func countTokens(s string) map[string]int {
	counts := map[string]int{}
	for _, t := range text.Tokens(s) {
		counts[t.Of(s)]++
	}
	return counts
}

// FuzzMerge checks the laws of merging on any three texts.
func FuzzMerge(f *testing.F) {
	for _, tt := range mergeCases {
		f.Add(tt.base, tt.a, tt.b)
	}
	f.Fuzz(func(t *testing.T, base, a, b string) { checkMergeLaws(t, base, a, b) })
}
