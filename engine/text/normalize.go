package text

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// Normalize returns s in the form in which two texts are compared: two strings that a reader takes
// for the same text, whoever typed them and on whatever keyboard, come out equal. The result is for
// matching, never for storing or showing.
//
//   - Letters are composed (NFC). Compatibility forms stay apart: m² is not m2.
//   - Soft hyphens, zero-width characters and marks of direction are gone.
//   - Any run of spaces, tabs, no-break spaces and line ends is one space; none at either end.
//   - Double quotes of every shape („ “ ” « ») are ", single ones and apostrophes (‚ ‘ ’ ‹ ›) are '.
//   - Hyphens, dashes and the minus sign are -; … is three full stops.
//   - A byte that is not UTF-8 is U+FFFD.
//
// Normalize(Normalize(s)) = Normalize(s). A string that is in this form already is returned as it is.
func Normalize(s string) string {
	if isPlainASCII(s) {
		return s
	}
	if isSimple(s) {
		return unify(s)
	}
	// Twice: a canonical equivalent of a quote is mapped only when it has been composed, and a letter
	// is composed only when the invisible character between it and its accent is gone.
	return norm.NFC.String(unify(norm.NFC.String(s)))
}

// isPlainASCII says that Normalize has nothing to do, which is so for most words.
func isPlainASCII(s string) bool {
	space := true // the start of the text wants no space after it
	for i := range len(s) {
		c := s[i]
		if c >= utf8.RuneSelf || c < ' ' || c == ' ' && space {
			return false
		}
		space = c == ' '
	}
	return !space || s == ""
}

// isSimple says that s has nothing to compose: no character from U+0300, where the combining marks
// begin, but for general punctuation. That is so for what European keyboards type, and
// quicker to see than to normalise.
func isSimple(s string) bool {
	for _, r := range s {
		if r >= 0x300 && (r < 0x2000 || r > 0x206F) {
			return false
		}
	}
	return true
}

// unify maps each character to the one that stands for its kind, and collapses spaces.
func unify(s string) string {
	var b strings.Builder
	b.Grow(len(s))
	space := false // a space is due before the next character
	for _, r := range s {
		if IsInvisible(r) {
			continue
		}
		if unicode.IsSpace(r) {
			space = b.Len() > 0
			continue
		}
		if space {
			b.WriteByte(' ')
			space = false
		}
		switch {
		case r < utf8.RuneSelf: // quotes and hyphen of ASCII stand for their kinds
			b.WriteByte(byte(r))
		case r == '…':
			b.WriteString("...")
		case IsDoubleQuote(r):
			b.WriteByte('"')
		case IsSingleQuote(r):
			b.WriteByte('\'')
		case IsDash(r):
			b.WriteByte('-')
		default:
			b.WriteRune(r)
		}
	}
	return b.String()
}

// IsInvisible says that r takes no room on the page and no part in the meaning: soft hyphen,
// zero-width space and joiners, marks of direction, byte order mark.
func IsInvisible(r rune) bool {
	switch {
	case r == '\u00AD', r == '\uFEFF', r == '\u061C':
		return true
	case r >= '\u200B' && r <= '\u200F', r >= '\u202A' && r <= '\u202E', r >= '\u2060' && r <= '\u2064',
		r >= '\u2066' && r <= '\u2069':
		return true
	}
	return false
}

// IsDoubleQuote says that r is a double quotation mark of any language.
func IsDoubleQuote(r rune) bool {
	switch r {
	case '"', '„', '“', '”', '‟', '«', '»', '〝', '〞', '〟', '＂':
		return true
	}
	return false
}

// IsSingleQuote says that r is a single quotation mark or an apostrophe of any shape.
func IsSingleQuote(r rune) bool {
	switch r {
	case '\'', '‚', '‘', '’', '‛', '‹', '›', '´', 'ʼ', '＇':
		return true
	}
	return false
}

// IsDash says that r is a hyphen, a dash of any length, or the minus sign.
func IsDash(r rune) bool {
	return r == '-' || r >= '\u2010' && r <= '\u2015' || r == '\u2212' || r == '\u2E3A' || r == '\u2E3B' || r == '\uFF0D'
}
