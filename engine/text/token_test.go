package text

import (
	"strings"
	"testing"
	"unicode"
	"unicode/utf8"
)

// letters name the kinds in the tables: one letter a token.
const letters = "wnda{t."

// drawTokens returns the tokens of s, one space between, each with the letter of its kind.
func drawTokens(s string) string {
	var parts []string
	for _, t := range Tokens(s) {
		parts = append(parts, string(letters[t.Kind])+":"+strings.ReplaceAll(t.Of(s), " ", "_"))
	}
	return strings.Join(parts, " ")
}

// tokenCases are texts and their tokens. They seed FuzzTokens too.
var tokenCases = map[string]struct{ in, want string }{
	"empty":                {"", ""},
	"blank":                {" \t\u00A0", ""},
	"polish":               {"Zażółć gęślą jaźń.", "w:Zażółć w:gęślą w:jaźń .:."},
	"decomposed":           {"z\u0307o\u0301", "w:z\u0307o\u0301"},
	"soft hyphen":          {"Sozial\u00ADarbeit", "w:Sozial\u00ADarbeit"},
	"soft hyphen at end":   {"Sozial\u00AD", "w:Sozial"},
	"apostrophe":           {"d'Hondta don’t", "w:d'Hondta w:don’t"},
	"closing quote":        {"‚słowo’ jest", ".:‚ w:słowo .:’ w:jest"},
	"hyphen":               {"polsko-niemiecki", "w:polsko .:- w:niemiecki"},
	"suspended hyphen":     {"Ein- und Ausgang", "w:Ein .:- w:und w:Ausgang"},
	"snake case":           {"snake_case", "w:snake_case"},
	"letters and digits":   {"A4 m² 2x 1990er COVID-19", "w:A4 w:m² w:2x w:1990er w:COVID .:- n:19"},
	"numbers":              {"12 1.234,5 0,75 2.3.1", "n:12 n:1.234,5 n:0,75 n:2.3.1"},
	"grouped":              {"1 234,5 1\u00A0234\u202F567 12'000", "n:1_234,5 n:1\u00A0234\u202F567 n:12'000"},
	"not grouped":          {"w 2021 500 osób", "w:w n:2021 n:500 w:osób"},
	"not grouped at four":  {"12 3456", "n:12 n:3456"},
	"not after a comma":    {"3,5 200", "n:3,5 n:200"},
	"listed":               {"1, 2 i 3.", "n:1 .:, n:2 w:i n:3 .:."},
	"percent":              {"50% 50 %", "n:50 .:% n:50 .:%"},
	"paragraph":            {"§ 5 Abs. 2", ".:§ n:5 w:Abs .:. n:2"},
	"dates":                {"23.08.2021 2021-08-23 8/23/2021.", "d:23.08.2021 d:2021-08-23 d:8/23/2021 .:."},
	"not a date":           {"45.45.2021 23.08.20211", "n:45.45.2021 n:23.08.20211"},
	"range of years":       {"2021-2027", "n:2021 .:- n:2027"},
	"times":                {"o 14:30, 9:05:10", "w:o d:14:30 .:, d:9:05:10"},
	"ratio":                {"1:1000", "n:1 .:: n:1000"},
	"url":                  {"Zob. https://example.org/a_(b)?c=d#e.", "w:Zob .:. a:https://example.org/a_(b)?c=d#e .:."},
	"url in brackets":      {"(www.example.org)", ".:( a:www.example.org .:)"},
	"mail":                 {"pisz: jan.k@example.org.", "w:pisz .:: a:jan.k@example.org .:."},
	"not a mail":           {"a@b", "w:a .:@ w:b"},
	"placeholders":         {"{name} {{x}} ${a.b} %s %1$d", "{:{name} {:{{x}} {:${a.b} {:%s {:%1$d"},
	"no placeholder":       {"{a b} 100%s", ".:{ w:a w:b .:} n:100 .:% w:s"},
	"strong":               {"**Ważne**: nie", "t:** w:Ważne t:** .:: w:nie"},
	"nested":               {"***a** b*", "t:*** w:a t:** w:b t:*"},
	"unclosed":             {"**a", ".:** w:a"},
	"link":                 {"[tu](https://example.org/x)!", "t:[ w:tu t:](https://example.org/x) .:!"},
	"link with title":      {`[**a**](<b c> "t)") d`, `t:[ t:** w:a t:** t:](<b_c>_"t)") w:d`},
	"term link":            {"[opieka](term:opieka)", "t:[ w:opieka t:](term:opieka)"},
	"image":                {"![a](b)", ".:! t:[ w:a t:](b)"},
	"code":                 {"`a*b*`", "t:` w:a .:* w:b .:* t:`"},
	"escape":               {`\*a\*`, `.:\* w:a .:\*`},
	"hard break":           {"a\\\nb", "w:a t:\\\n w:b"},
	"hard break by spaces": {"a  \nb", "w:a t:__\n w:b"},
	"soft break":           {"a\nb", "w:a w:b"},
	"blank line":           {"a\n\nb", "w:a t:\n\n w:b"},
	"within a word":        {"**Un**fall", "t:** w:Un t:** w:fall"},
	"ellipsis":             {"Hm... no…", "w:Hm .:... w:no .:…"},
	"quotes":               {"„Tak”, »ja«", ".:„ w:Tak .:” .:, .:» w:ja .:«"},
	"emoji":                {"👩🏽\u200D💻👍", ".:👩🏽\u200D💻 .:👍"},
	"not utf-8":            {"a\xffb", "w:a .:\xff w:b"},
}

func TestTokens(t *testing.T) {
	for name, tt := range tokenCases {
		t.Run(name, func(t *testing.T) {
			if got := drawTokens(tt.in); got != tt.want {
				t.Errorf("Tokens(%q)\n got %q\nwant %q", tt.in, got, tt.want)
			}
		})
	}
}

// FuzzTokens checks that tokens stand in order within the text, that only white space and invisible
// characters stand between them, and that valid UTF-8 is never cut.
func FuzzTokens(f *testing.F) {
	for _, tt := range tokenCases {
		f.Add(tt.in)
	}
	f.Add("[a](b \"c\n\n")
	f.Add("*a*\x00_b_ \r\n`")
	f.Fuzz(func(t *testing.T, s string) {
		at := 0
		valid := utf8.ValidString(s)
		for _, token := range Tokens(s) {
			if token.Start < at || token.End <= token.Start || token.End > len(s) {
				t.Fatalf("token %v after %d in %q", token, at, s)
			}
			checkGap(t, s, at, token.Start)
			if valid && !utf8.ValidString(token.Of(s)) {
				t.Fatalf("token %q of %q cuts a character", token.Of(s), s)
			}
			at = token.End
		}
		checkGap(t, s, at, len(s))
	})
}

func checkGap(t *testing.T, s string, start, end int) {
	t.Helper()
	for _, r := range s[start:end] {
		if !unicode.IsSpace(r) && !IsInvisible(r) {
			t.Fatalf("%q stands between tokens of %q", s[start:end], s)
		}
	}
}

func BenchmarkTokens(b *testing.B) {
	texts := map[string]string{
		"plain":  strings.Repeat("Pracownik socjalny przygotowuje 23.08.2021 plan pomocy dla rodziny, która liczy 1 234,5 punktu. ", 5),
		"markup": strings.Repeat("Pracownik **socjalny** przygotowuje [plan](https://example.org) pomocy dla *rodziny*, która czeka. ", 5),
	}
	for name, s := range texts {
		b.Run(name, func(b *testing.B) {
			b.SetBytes(int64(len(s)))
			b.ReportAllocs()
			for b.Loop() {
				Tokens(s)
			}
		})
	}
}
