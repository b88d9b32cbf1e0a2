package tm

import (
	"slices"
	"strconv"
	"strings"
	"testing"
	"unicode"
	"unicode/utf8"

	"trivium/corpora"
	"trivium/engine/lang"
	"trivium/engine/text"
	"trivium/engine/tm/repair"
)

// TestSkeletonOfSame changes what can be repaired in the sentences of the evaluation set: whenever
// repair says that a sentence and its changed form may be whole, they must have one skeleton, or the
// memory would never ask repair about them. (What is whole is the same too; the tests of repair hold
// that.)
func TestSkeletonOfSame(t *testing.T) {
	units, cases, err := corpora.Evaluation()
	if err != nil {
		t.Fatal(err)
	}
	var sentences []sample
	for _, u := range units {
		for _, l := range []lang.Tag{lang.Polish, lang.German, lang.Lithuanian} {
			sentences = append(sentences, sample{l, u.Texts[string(l)]})
		}
	}
	for _, c := range cases {
		sentences = append(sentences, sample{lang.Tag(c.From), c.Query})
	}
	chance := newChance(5)
	same, kinds, needed := 0, map[string]int{}, map[string]int{}
	for _, s := range sentences {
		for range 5 {
			a, howA := s.changed(chance)
			b, howB := s.changed(chance)
			if a == b || !repair.Same(a, b, s.lang) {
				continue
			}
			same++
			how := append(howA, howB...)
			for _, h := range how {
				kinds[h]++
			}
			if skeleton(a) != skeleton(b) {
				excused := slices.IndexFunc(how, func(h string) bool { return apart[h] })
				if excused < 0 {
					t.Errorf("%s %v\n%s\n%s", s.lang, how, a, b)
					continue
				}
				needed[how[excused]]++
			}
		}
	}
	if same < 600 {
		t.Errorf("only %d pairs were the same for repair", same)
	}
	for h := range apart {
		if needed[h] == 0 {
			t.Errorf("%s need not be apart", h)
		}
	}
	for h := range changes {
		if kinds[h] < 5 {
			t.Errorf("only %d pairs with %s", kinds[h], h)
		}
	}
}

// apart are the changes that repair can put right and that leave two skeletons: see skeleton.
var apart = map[string]bool{"file": true}

// A sample is a sentence of a language.
type sample struct {
	lang lang.Tag
	text string
}

// changes are the ways to change a sentence, by name; each leaves it alone where it has nothing to change.
var changes = map[string]func(c chance, s sample) string{
	"number": func(c chance, s sample) string {
		return s.each(text.Number, func(was string) string {
			return pick(c, strconv.Itoa(c.IntN(40)), strconv.Itoa(1000+c.IntN(9000)), "1 234,5", "12.500", "0,75", "14:30", "9.05", "2.3.1", was)
		})
	},
	"placeholder": func(c chance, s sample) string {
		return s.each(text.Placeholder, func(was string) string { return pick(c, "{"+strconv.Itoa(c.IntN(20))+"}", was) })
	},
	"month": func(c chance, s sample) string {
		return s.each(text.Word, func(was string) string {
			names := monthsOf(s.lang)
			for _, name := range names {
				if was == name {
					return pick(c, names...)
				}
			}
			return was
		})
	},
	"date": func(c chance, s sample) string {
		date := map[lang.Tag][]string{
			lang.Polish:     {" (23 sierpnia 2021 r.)", " (1 lutego 2020 r.)"},
			lang.German:     {" (23. August 2021)", " (1. März 2020)"},
			lang.Lithuanian: {" (2021 m. rugpjūčio 23 d.)", " (2020 m. vasario 1 d.)"},
		}
		return s.text + pick(c, date[s.lang]...)
	},
	"end": func(c chance, s sample) string {
		return strings.TrimRight(s.text, ".!:") + pick(c, "", ".", "!", ":", ";", "…")
	},
	"case": func(c chance, s sample) string {
		r, size := utf8.DecodeRuneInString(s.text)
		return pick(c, string(unicode.ToUpper(r)), string(unicode.ToLower(r))) + s.text[size:]
	},
	"quotes": func(c chance, s sample) string { return pick(c, "", "„") + s.text + pick(c, "", "”", "“") },
	"tags": func(c chance, s sample) string {
		at := c.IntN(strings.Count(s.text, " ") + 1)
		words := strings.SplitAfter(s.text, " ")
		open := pick(c, "**", "*", "<b>", "[", "{1-}")
		end := map[string]string{"**": "**", "*": "*", "<b>": "</b>", "[": "](https://example.org/" + strconv.Itoa(c.IntN(9)) + ")", "{1-}": "{-1}"}[open]
		word := strings.TrimSpace(words[at])
		words[at] = open + word + end + words[at][len(word):]
		return strings.Join(words, "")
	},
	"code": func(c chance, s sample) string {
		return s.text + pick(c, " {1}", " `rm -r`", " `ls`", " --all", " --not-all")
	},
	"address": func(c chance, s sample) string {
		return s.text + pick(c, " a@example.org", " www.example.org/ab", " https://example.org/cd?e=f")
	},
	"unit": func(c chance, s sample) string {
		return s.text + " 5 " + pick(c, "km", "m", "EUR", "€", "kg", "%", "PLN")
	},
	"roman": func(c chance, s sample) string { return s.text + " " + pick(c, "I", "IV", "XII", "IX") },
	"file": func(c chance, s sample) string {
		return s.text + " " + pick(c, "readme.txt", "A4", "COVID-19", "max_size", "JavaScript")
	},
}

// changed returns the sentence with one to three changes, and their names.
func (s sample) changed(c chance) (string, []string) {
	names := []string{"number", "placeholder", "month", "date", "end", "case", "quotes", "tags", "code", "address", "unit", "roman", "file"}
	var how []string
	for range 1 + c.IntN(3) {
		name := pick(c, names...)
		how = append(how, name)
		s.text = changes[name](c, s)
	}
	return s.text, how
}

// each returns the sentence with its tokens of a kind replaced.
func (s sample) each(kind text.Kind, is func(was string) string) string {
	var b strings.Builder
	at := 0
	for _, t := range text.Tokens(s.text) {
		if t.Kind == kind {
			b.WriteString(s.text[at:t.Start] + is(t.Of(s.text)))
			at = t.End
		}
	}
	return b.String() + s.text[at:]
}

func monthsOf(l lang.Tag) []string {
	return strings.Fields(map[lang.Tag]string{
		lang.Polish:     "stycznia lutego marca kwietnia maja czerwca lipca sierpnia września października listopada grudnia",
		lang.German:     "Januar Februar März April Mai Juni Juli August September Oktober November Dezember",
		lang.Lithuanian: "sausio vasario kovo balandžio gegužės birželio liepos rugpjūčio rugsėjo spalio lapkričio gruodžio",
	}[l])
}
