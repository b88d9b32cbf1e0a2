package segment

import (
	"math/rand/v2"
	"slices"
	"strings"
	"sync"
	"testing"
	"unicode"
	"unicode/utf8"

	"trivium/engine/lang"
	"trivium/engine/text"
)

// cases are texts with "|" where they are cut; they seed the fuzz target too.
func cases() map[string]struct {
	tag  lang.Tag
	text string
} {
	return map[string]struct {
		tag  lang.Tag
		text string
	}{
		"empty":                {"pl", ""},
		"blank":                {"pl", " \n\t "},
		"one":                  {"pl", "Tak"},
		"white space":          {"pl", "  Tak.  |Nie.\n"},
		"no-break space":       {"pl", "Tak.\u00a0|Nie."},
		"blank line":           {"pl", "Nagłówek\n \n|tekst"},
		"blank lines, DOS":     {"pl", "Nagłówek\r\n\r\n\r\n|tekst"},
		"hard break":           {"de", "Anna\\\n|Berlin"},
		"hard break, DOS":      {"de", "Anna\\\r\n|Berlin"},
		"backslash at the end": {"de", "Anna.\\\n"},
		"two spaces":           {"de", "Anna  \n|Berlin"},
		"soft break":           {"de", "Anna\nBerlin"},
		"escaped backslash":    {"de", "Anna\\\\\nBerlin"},
		"strong":               {"en", "**One. Two.** |Three."},
		"strong at the end":    {"en", "One. |**Two.**"},
		"strong, neighbours":   {"en", "**One.** |**Two.**"},
		"strong, touching":     {"en", "**One.***Two.* |Three."},
		"strong over a break":  {"en", "**One\\\ntwo.** |Three."},
		"no strong":            {"en", "2 ** 3. |Four ** five."},
		"nested":               {"en", "*a **One. Two.** b. It is.* |Three."},
		"link":                 {"en", "See [One. Two](https://a.b/c.D). |Three."},
		"link with title":      {"en", `See [One](#a "Two. Three."). |Four.`},
		"no link":              {"en", "[One. |Two] (x)."},
		"code":                 {"en", "Type `a. B`. |Then `c.` D."},
		"escape":               {"en", `One\*. |Two.`},
		"tag":                  {"en", "<b>One.</b> |<i>Two.</i>"},
		"tag is no markup":     {"en", "<b>One. |Two.</b>"},
		"less than":            {"en", "a <5. |Then b> c."},
		"unknown language":     {"fr", "Un. |Deux."},
		"region":               {"de-AT", "z. B. Anna. |Dann Otto."},
		"bad bytes":            {"pl", "Tak\xff. |Nie\xfe."},
		"only marks":           {"pl", "... !!! ???"},
	}
}

func TestSegments(t *testing.T) {
	for name, tt := range cases() {
		t.Run(name, func(t *testing.T) {
			g := goldText{}
			for i, part := range strings.Split(tt.text, "|") {
				if i > 0 {
					g.starts = append(g.starts, len(g.text))
				}
				g.text += part
			}
			if got := ours(t, Default(), tt.tag, g.text); !slices.Equal(got, g.starts) {
				t.Errorf("got %s", differences(g, got))
			}
			checkSegments(t, tt.tag, g.text)
		})
	}
}

// checkSegments requires that a text can be put together again, and that each of its elements of
// markup is whole.
func checkSegments(t *testing.T, tag lang.Tag, s string) {
	t.Helper()
	ranges, err := Default().Segments(tag, s)
	if err != nil {
		t.Fatal(err)
	}
	end := 0
	plain := ""
	for _, r := range ranges {
		if r.Start < end || r.Start >= r.End || r.End > len(s) {
			t.Fatalf("%q: range %v after %d", s, r, end)
		}
		checkGap(t, s, s[end:r.Start])
		if trimmed := strings.TrimSpace(s[r.Start:r.End]); trimmed != s[r.Start:r.End] {
			t.Errorf("%q: white space around %q", s, s[r.Start:r.End])
		}
		plain += letters(text.PlainText(text.Parse(s[r.Start:r.End])))
		end = r.End
	}
	checkGap(t, s, s[end:])
	if want := letters(text.PlainText(text.Parse(s))); plain != want {
		t.Errorf("%q: markup was cut: the words are %q, those of the parts %q", s, want, plain)
	}
}

func checkGap(t *testing.T, s, gap string) {
	t.Helper()
	gap = strings.NewReplacer("\\\n", "", "\\\r\n", "").Replace(gap)
	if strings.TrimSpace(gap) != "" {
		t.Errorf("%q: %q lies between two sentences", s, gap)
	}
}

// letters leaves out white space.
func letters(s string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsSpace(r) {
			return -1
		}
		return r
	}, s)
}

func FuzzSegments(f *testing.F) {
	for _, tt := range cases() {
		f.Add(string(tt.tag), strings.ReplaceAll(tt.text, "|", ""))
	}
	f.Fuzz(func(t *testing.T, tag, s string) {
		if utf8.ValidString(s) && !strings.ContainsAny(s, "\x00\r\v\f\u0085\u2028\u2029") {
			checkSegments(t, lang.Tag(tag), s)
		}
	})
}

// TestFastEqualsSlow compares the automaton with regexp2, rule by rule and place by place, on the
// gold sets and on random texts of what the rules are about.
func TestFastEqualsSlow(t *testing.T) {
	reference, err := newSegmenter(DefaultRules(), true)
	if err != nil {
		t.Fatal(err)
	}
	random := rand.New(rand.NewPCG(5, 2026))
	for _, l := range append(lang.All(), "fr") {
		texts := randomTexts(random, 60)
		if lang.Known(l) {
			for _, g := range readGold(t, l, "hard") {
				texts = append(texts, g.text)
			}
		}
		for _, s := range texts {
			fast, slow := ours(t, Default(), l, s), ours(t, reference, l, s)
			if !slices.Equal(fast, slow) {
				t.Errorf("%s: the automaton and regexp2 differ: %s", l, differences(goldText{text: s, starts: slow}, fast))
			}
		}
	}
}

func randomTexts(random *rand.Rand, n int) []string {
	pieces := []string{
		". ", ".", " ", "\n", "\n\n", "? ", "! ", "…", "...", "”", "“", ")", "(", "„", " – ", "1. ", "12. ", "2021 ", "r. ", "m. ", "d. ",
		"np. ", "z. B. ", "pvz. ", "e.g. ", "W ", "Die ", "Jis ", "The ", "A. ", "XIX ", "w. ", "dom", "Haus", "Żółw", "ß", "a) ", "- ", ": ", ";",
		"www.a.pl", "\u00a0", "\u2028", "\u200d", "日本", "\xff", "itd.) ", "etc. ", "§ 5", "usw. ", "Ad 1. ", "S. 12. ", "  \n", "_", "ǅ",
	}
	texts := make([]string, n)
	for i := range texts {
		var b strings.Builder
		for range 5 + random.IntN(40) {
			b.WriteString(pieces[random.IntN(len(pieces))])
		}
		texts[i] = b.String()
	}
	return texts
}

// TestConcurrent has many goroutines cut the same texts; the race detector watches.
func TestConcurrent(t *testing.T) {
	s, err := New(DefaultRules())
	if err != nil {
		t.Fatal(err)
	}
	var group sync.WaitGroup
	for range 8 {
		group.Go(func() {
			for _, l := range lang.All() {
				for _, g := range readGold(t, l, "ordinary")[:5] {
					if got := ours(t, s, l, g.text); !slices.Equal(got, g.starts) {
						t.Errorf("%s: %s", l, differences(g, got))
					}
				}
			}
		})
	}
	group.Wait()
}

// TestNoBadCase gives the built-in rules long texts of what they look back over; more than a linear
// amount of work would end in an error.
func TestNoBadCase(t *testing.T) {
	for _, unit := range []string{".", " ", "a", "a.", "A. ", "!) ", "( !)", "1. ", "2020 r. ", "W a r.", "\n", " \n. ", "@a.", "**", "`", "[", "](", "<a", "z. B."} {
		s := strings.Repeat(unit, 20_000/len(unit))
		for _, l := range lang.All() {
			if _, err := Default().Segments(l, s); err != nil {
				t.Errorf("%s, %q repeated: %v", l, unit, err)
			}
		}
	}
}

// TestDefaultRulesRunInTheAutomaton keeps our own rules out of the engine that backtracks: half a
// dozen with "$" made Polish six times slower.
func TestDefaultRulesRunInTheAutomaton(t *testing.T) {
	for _, group := range DefaultRules().Languages {
		for _, rule := range group.Rules {
			if _, _, ok := regularRule(rule); !ok {
				t.Errorf("%s: %q ~ %q is left to regexp2; the end of the text is \\z", group.Name, rule.Before, rule.After)
			}
		}
	}
}
