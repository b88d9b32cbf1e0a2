package repair

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"trivium/engine/lang"
	"trivium/engine/text"
)

// A sort says what a piece is, and so what may stand in its place.
type sort uint8

// The sorts of piece.
const (
	word    sort = iota // to be translated
	mark                // punctuation
	figure              // a number, or a time of day
	date                // a date, or a month alone
	roman               // a number in Roman numerals
	code                // what no one translates: a code span, a file name, an identifier
	address             // of the web, of mail
	measure             // a unit of measurement or money after a number
	holder              // a placeholder
	tag                 // inline markup
)

// A piece is what the comparison takes for one thing: a token, or some that belong together.
type piece struct {
	sort       sort
	start, end int
	key        string // equal for pieces that are equal
	fold       string // of a word, while it is compared
	gap        bool   // white space stands before it
	slots      []slot // what of it can be set right
}

// A side is one text, read as pieces.
type side struct {
	text   string
	lang   lang.Tag
	pieces []piece
}

func (sd *side) of(p piece) string { return sd.text[p.start:p.end] }

// read returns the pieces of a text.
func read(s string, l lang.Tag) *side {
	tokens := text.Tokens(s)
	sd := &side{text: s, lang: l, pieces: make([]piece, 0, len(tokens))}
	at := 0 // where the gap before the next piece begins
	for i := 0; i < len(tokens); {
		p, n := readPiece(s, tokens[i:], l)
		p.start, p.end = tokens[i].Start, tokens[i+n-1].End
		p.gap = strings.ContainsFunc(s[at:p.start], unicode.IsSpace)
		p.key = s[p.start:p.end]
		if p.sort != tag {
			p.key = text.Normalize(p.key)
		}
		for k := range p.slots {
			p.slots[k].raw = s[p.slots[k].start:p.slots[k].end]
		}
		if (p.sort == code || p.sort == address || p.sort == holder) && p.slots == nil {
			p.slots = []slot{verbatim(p, s[p.start:p.end])}
		}
		sd.pieces = append(sd.pieces, p)
		at = p.end
		i += n
	}
	sd.readMeridiems()
	for k := range sd.pieces {
		sd.readBeside(k)
	}
	return sd
}

// readBeside reads a piece again that what stands beside it makes clear: the unit after a number, the
// hour before "Uhr", the letter of a list.
func (sd *side) readBeside(k int) {
	p := &sd.pieces[k]
	switch {
	case k > 0 && sd.pieces[k-1].sort == figure && (p.sort == word || p.sort == mark):
		year := sd.lang == lang.Lithuanian && p.key == "m" && k+1 < len(sd.pieces) && sd.pieces[k+1].key == "."
		if name := symbolOf(p.key); name != "" && !year {
			p.sort = measure
			p.slots = []slot{{role: amount, start: p.start, end: p.end, raw: sd.of(*p), readings: []reading{{value: name}}}}
		}
	case p.sort == figure && p.slots[0].readings[0].meridiem != "":
	case p.sort == figure && sd.spans(k):
	case p.sort == figure && sd.lang == lang.Lithuanian && sd.isTime(k):
		p.slots[0].readings = orTime(p.slots[0].readings)
	case p.sort == figure && sd.isTime(k):
		p.slots[0].readings = timeFirst(p.slots[0].readings)
	case k == 0 && p.sort == word && len(p.key) == 1 && len(sd.pieces) > 1 && sd.pieces[1].key == ")":
		p.sort, p.slots = code, []slot{verbatim(*p, sd.of(*p))}
	}
}

// isTime says that the number in a piece is a time of day, by the word beside it or beside the number
// that it makes a range with: "von 8 bis 12 Uhr". In Lithuanian it may as well be a number of hours.
func (sd *side) isTime(k int) bool {
	figureAt := func(k int) bool { return k >= 0 && k < len(sd.pieces) && sd.pieces[k].sort == figure }
	return sd.timeWord(k) || sd.isLink(k+1) && figureAt(k+2) && sd.timeWord(k+2) || sd.isLink(k-1) && figureAt(k-2) && sd.timeWord(k-2)
}

// isLink says that a piece stands between the two numbers of a range.
func (sd *side) isLink(k int) bool {
	key := sd.lower(k)
	return key == "-" || key != "" && links().has(key, sd.lang)
}

// lower returns what a piece has, in small letters; "" where there is none.
func (sd *side) lower(k int) string {
	if k < 0 || k >= len(sd.pieces) {
		return ""
	}
	return strings.ToLower(sd.pieces[k].key)
}

func (sd *side) timeWord(k int) bool {
	switch sd.lang {
	case lang.German:
		return sd.lower(k+1) == "uhr"
	case lang.Lithuanian:
		return sd.lower(k+1) == "val"
	case lang.Polish:
		before := sd.lower(k - 1)
		return strings.HasPrefix(before, "godzin") && before != "godzin" || before == "." && sd.lower(k-2) == "godz"
	}
	return false
}

// readPiece returns the piece that begins with the first of the tokens, and how many tokens it is.
func readPiece(s string, tokens []text.Token, l lang.Tag) (piece, int) {
	t := tokens[0]
	if n := codeSpan(s, tokens); n > 0 {
		return piece{sort: code}, n
	}
	if slots, n := element(s, tokens); n > 0 {
		return piece{sort: tag, slots: slots}, n
	}
	if isNumbered(s, tokens) {
		return piece{sort: holder}, 2
	}
	if p, n := readDate(s, tokens, l); n > 0 {
		return p, n
	}
	if n := identifier(s, tokens); n > 0 {
		return piece{sort: code}, n
	}
	if isFraction(t.Of(s)) {
		return piece{sort: code}, 1
	}
	switch t.Kind {
	case text.Number, text.Date:
		return piece{sort: figure, slots: []slot{{role: plain, start: t.Start, end: t.End, readings: figures(t.Of(s), l)}}}, 1
	case text.Address:
		return piece{sort: address}, 1
	case text.Placeholder:
		return piece{sort: holder}, 1
	case text.Tag:
		return piece{sort: tag}, 1
	case text.Punctuation:
		return piece{sort: mark}, 1
	}
	if isLettered(t.Of(s)) {
		return piece{sort: figure, slots: []slot{{role: plain, start: t.Start, end: t.End, readings: []reading{{value: "exactly " + t.Of(s), exact: true}}}}}, 1
	}
	if value := romanValue(t.Of(s)); value != "" {
		return piece{sort: roman, slots: []slot{{role: numeral, start: t.Start, end: t.End, readings: []reading{{value: value}}}}}, 1
	}
	if value, ok := englishOrdinal(t.Of(s), l); ok {
		return piece{sort: figure, slots: []slot{{role: plain, start: t.Start, end: t.End, readings: []reading{{value: value, whole: value, ordinal: true}}}}}, 1
	}
	return piece{sort: word}, 1
}

// isNumbered says that the tokens begin with a placeholder like "%1".
func isNumbered(s string, tokens []text.Token) bool {
	return len(tokens) > 1 && tokens[0].Of(s) == "%" && tokens[1].Kind == text.Number && tokens[1].Start == tokens[0].End && tokens[1].End-tokens[1].Start <= 2 &&
		(tokens[0].Start == 0 || !unicode.IsDigit(rune(s[tokens[0].Start-1])))
}

// codeSpan returns the number of tokens of the code span that begins here, or 0.
func codeSpan(s string, tokens []text.Token) int {
	opener := tokens[0]
	if opener.Kind != text.Tag || s[opener.Start] != '`' {
		return 0
	}
	for k := 1; k < len(tokens); k++ {
		if tokens[k].Kind == text.Tag && tokens[k].Of(s) == opener.Of(s) {
			return k + 1
		}
	}
	return 0
}

// maxParts is how many tokens an identifier may have; a path of ten folders has twenty.
const maxParts = 40

// identifier returns the number of tokens of the name of a file, an option or the like that begins
// here, or 0: tokens without a space between them, with something in them that words do not have.
func identifier(s string, tokens []text.Token) int {
	if k := tokens[0].Kind; k != text.Word && k != text.Punctuation {
		return 0
	}
	n := 1
	for n < min(len(tokens), maxParts) && tokens[n].Start == tokens[n-1].End && belongs(s, tokens[n]) {
		n++
	}
	for ; n > 0; n-- { // the punctuation of the sentence comes off
		last := tokens[n-1]
		if last.Kind != text.Punctuation || strings.ContainsAny(last.Of(s), "/+#") {
			break
		}
	}
	if n == 0 || !isIdentifier(s[tokens[0].Start:tokens[n-1].End]) {
		return 0
	}
	return n
}

// belongs says that a token may be inside of an identifier.
func belongs(s string, t text.Token) bool {
	switch t.Kind {
	case text.Word, text.Number:
		return !strings.ContainsAny(t.Of(s), " \u00A0\u202F")
	case text.Punctuation:
		return strings.Trim(t.Of(s), ".-_/=:+#~") == ""
	}
	return false
}

// isIdentifier says that a word is written as no word of a language is: "x86_64", "--option",
// "/etc/fstab", "readme.txt", "OmegaT", "COVID-19", "A4".
func isIdentifier(s string) bool {
	first, _ := utf8.DecodeRuneInString(s)
	rest := s[utf8.RuneLen(first):]
	letters := strings.IndexFunc(s, unicode.IsLetter) >= 0
	digits := strings.ContainsAny(s, "0123456789")
	switch {
	case !letters || unicode.IsDigit(first) || first == utf8.RuneError:
		return false
	case first == '-' || first == '/' || first == '~':
		return len(rest) > 1 && isASCII(rest) && (strings.HasPrefix(s, "--") || first != '-')
	case !unicode.IsLetter(first):
		return false
	case strings.Contains(s, "_") && isASCII(s), strings.Contains(s, "::"):
		return true
	case isFileName(s):
		return true
	case digits && !strings.ContainsAny(s, "-/:="):
		return isASCII(s)
	case digits:
		return isASCII(s) && s == strings.ToUpper(s) && !strings.ContainsAny(s, "/:=")
	}
	return isCamel(s)
}

func isASCII(s string) bool {
	return strings.IndexFunc(s, func(r rune) bool { return r >= utf8.RuneSelf }) < 0
}

// isCamel says that a capital stands after a small letter: "JavaScript", "eTwinning".
func isCamel(s string) bool {
	small := false
	for _, r := range s {
		if small && unicode.IsUpper(r) {
			return true
		}
		small = unicode.IsLower(r)
		if !unicode.IsLetter(r) {
			return false
		}
	}
	return false
}

// isFileName says that s ends in a dot and a short ending in ASCII, and begins with at least two
// letters; "m.in." and "z.B." are abbreviations.
func isFileName(s string) bool {
	dot := strings.LastIndexByte(s, '.')
	if dot < 2 || dot == len(s)-1 || len(s)-dot > 6 || !isASCII(s) {
		return false
	}
	ending := s[dot+1:]
	return ending == strings.ToLower(ending) && !strings.Contains(s, "..") && strings.Trim(s[:2], "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ") == ""
}
