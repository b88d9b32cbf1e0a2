package text

// Kind says what a token is.
type Kind uint8

// The kinds of token. White space and invisible characters between tokens belong to none: they are
// the gaps.
const (
	Word        Kind = iota // letters, with the digits, apostrophes and underscores inside: "Osoba", "d'Hondt", "m²", "A4"
	Number                  // digits, with their separators: "12", "1.234,5", "1 234,5", "2.3.1"
	Date                    // a date or a time of day in digits: "23.08.2021", "2021-08-23", "14:30"
	Address                 // a web or mail address: "https://example.org/a", "a@example.org"
	Placeholder             // what a program fills in: "{name}", "{{name}}", "${x}", "%s", "%1$d"
	Tag                     // inline markup: "**", "`", "[", "](https://example.org)", a hard line break
	Punctuation             // one mark or symbol, or a run of the same: ",", "...", "§", "\*"
)

// A Token is a piece of a text, by byte offsets into it.
type Token struct {
	Start, End int
	Kind       Kind
}

// Of returns the token's piece of s, the text it was found in.
func (t Token) Of(s string) string { return s[t.Start:t.End] }

// Tokens returns the tokens of s from left to right; they do not overlap and none is empty. Between
// them stand only white space and invisible characters, so that tokens and gaps together are s, byte
// for byte. An empty or blank text has none.
//
// Markup is what Parse takes for markup: an unclosed "**" is punctuation. The text in a code span is
// tokenised like any other. A hyphen is a token of its own: "polsko-niemiecki" is three.
func Tokens(s string) []Token {
	sc := scanner{source: s, tokens: make([]Token, 0, len(s)/5+1)}
	if !mayHaveMarkup(s) {
		sc.scan(0, len(s))
		return sc.tokens
	}
	at := 0
	for _, r := range textRanges(s) {
		sc.scanMarkup(at, r.start)
		sc.scan(r.start, r.end)
		at = r.end
	}
	sc.scanMarkup(at, len(s))
	return sc.tokens
}
