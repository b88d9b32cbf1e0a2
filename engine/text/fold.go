package text

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// Fold returns Normalize(s) in lower case and without diacritics, so that a word is found however
// it is typed: "Święto", "ŚWIĘTO" and "swieto" fold alike, and so do "Straße" and "STRASSE". Letters
// that Unicode does not decompose are mapped too (ł → l, ø → o, ß → ss). A German umlaut loses its
// dots and is not spelled out: ä → a. Different words may fold alike ("Łąka", "laka"): for finding
// candidates, never for deciding that two texts are equal.
//
// Fold(Fold(s)) = Fold(s).
func Fold(s string) string {
	if isPlainASCII(s) {
		return strings.ToLower(s)
	}
	if isSimple(s) {
		return foldSimple(unify(s))
	}
	return foldAny(s)
}

// foldSimple is foldAny for what unify made of a text with nothing to compose, letter by letter.
func foldSimple(s string) string {
	var b strings.Builder
	b.Grow(len(s))
	for _, r := range s {
		switch {
		case r < utf8.RuneSelf:
			b.WriteByte(lowerASCII(byte(r)))
		case r >= firstLatin && r < firstLatin+rune(len(latin)):
			b.WriteString(latin[r-firstLatin])
		default:
			b.WriteString(foldAny(string(r)))
		}
	}
	return b.String()
}

// latin holds what foldAny makes of each letter from À to ž, which is every letter of our languages.
var latin = foldedLatin()

const firstLatin = 'À'

func foldedLatin() (table [0x180 - firstLatin]string) {
	for k := range table {
		table[k] = foldAny(string(rune(firstLatin + k)))
	}
	return table
}

func foldAny(s string) string {
	var b strings.Builder
	b.Grow(len(s))
	for _, r := range norm.NFD.String(s) {
		if r < utf8.RuneSelf {
			b.WriteByte(lowerASCII(byte(r)))
			continue
		}
		if unicode.Is(unicode.Mn, r) {
			continue
		}
		writeFolded(&b, unicode.ToLower(r))
	}
	// The lower-case form of a few letters decomposes again, so their marks are removed now.
	return Normalize(stripMarks(b.String()))
}

func lowerASCII(c byte) byte {
	if 'A' <= c && c <= 'Z' {
		return c + 'a' - 'A'
	}
	return c
}

// writeFolded writes the base letters of a lower-case letter that has no decomposition.
func writeFolded(b *strings.Builder, r rune) {
	switch r {
	case 'ł':
		b.WriteByte('l')
	case 'ß':
		b.WriteString("ss")
	case 'ø':
		b.WriteByte('o')
	case 'đ', 'ð':
		b.WriteByte('d')
	case 'ħ':
		b.WriteByte('h')
	case 'ı':
		b.WriteByte('i')
	case 'æ':
		b.WriteString("ae")
	case 'œ':
		b.WriteString("oe")
	case 'þ':
		b.WriteString("th")
	default:
		b.WriteRune(r)
	}
}

func stripMarks(s string) string {
	return strings.Map(func(r rune) rune {
		if unicode.Is(unicode.Mn, r) {
			return -1
		}
		return r
	}, norm.NFD.String(s))
}
