package tm

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"trivium/engine/text"
)

// skeletonVersion is the number of what skeleton returns. Whoever changes its results raises it, and
// every snapshot is made anew.
const skeletonVersion = 3

// skeleton returns a number that is the same for two texts that differ only in what repair can put
// right: a hash of the letters, small ones, without those in the names of months, Roman numerals,
// ordinals (2nd), units of measurement and money after a number, placeholders ({name}, %s), tags, code,
// link targets, options (--all), and web and mail addresses; without the "b)" of a list and the letter
// of "B1"; and of the places of numbers, though not of their digits. It is 0 for a text without any
// letter but those of Roman numerals, of which there is nothing to translate.
//
// For example, "Beginn: 23. August 2021." and "beginn {1}04.05.2022" both leave "beginn00".
//
// File names, identifiers and the like ("readme.txt", "A4", "JavaScript") are read as the words they
// look like: texts that differ in those have two skeletons, though repair may put them right. The other
// way it does not hold: two texts of one skeleton may differ in a space, in words that look like a month,
// or by chance. What it finds is looked at by repair itself. It takes about as long as
// text.Normalize: every unit of a memory gets one when the memory is filled.
func skeleton(s string) uint32 {
	const offset, prime = 14695981039346656037, 1099511628211 // FNV-1a (Fowler, Noll and Vo), 64 bits
	h, letters := uint64(offset), false
	s = text.Normalize(s)
	address := strings.Contains(s, "@") || strings.Contains(s, "://") || strings.Contains(s, "www.")
	inside := false  // of a word
	counted := false // the last word was a number
	for i := enumeratorAt(s); i < len(s); {
		if address && !inside {
			if n := addressAt(s[i:]); n > 0 {
				i += n
				continue
			}
		}
		c, size := rune(s[i]), 1
		if c >= utf8.RuneSelf {
			c, size = utf8.DecodeRuneInString(s[i:])
		}
		switch {
		case c < utf8.RuneSelf && isDigit(s[i]):
			n, figures := figuresAt(s[i:])
			for range figures {
				h = (h ^ '0') * prime
			}
			i += n
			i += lettersAt(s[i:])
			inside, counted = false, true
			continue
		case c < utf8.RuneSelf && !isLetter(s[i]):
			i += codeAt(s[i:])
			inside = false
			continue
		case c >= utf8.RuneSelf && !unicode.IsLetter(c):
			i += size
			continue
		case !inside && c >= 'A' && c <= 'Z' && i+1 < len(s) && isDigit(s[i+1]):
			i++ // "B1"
			continue
		case !inside && counted && isUnit(s[i:i+lettersAt(s[i:])]), !inside && isFigure(s[i:]):
			letters = letters || c != 'I' && c != 'V' && c != 'X'
			i += lettersAt(s[i:])
			continue
		case c == 'ß': // SS in capitals
			h = (h ^ 's') * prime
			c = 's'
		case c >= utf8.RuneSelf:
			c = unicode.ToLower(c)
		case c < 'a':
			c += 'a' - 'A'
		}
		h, letters = (h^uint64(c))*prime, true
		i, inside, counted = i+size, true, false
	}
	if !letters {
		return 0
	}
	return max(uint32(h>>32)^uint32(h), 1)
}

// enumeratorAt returns the length of the "a)" or "(2)" that a text begins with.
func enumeratorAt(s string) int {
	n := 0
	if strings.HasPrefix(s, "(") {
		n++
	}
	first := n
	for n < len(s) && isDigit(s[n]) {
		n++
	}
	if n == first && n < len(s) && s[n] >= 'a' && s[n] <= 'z' {
		n++
	}
	if n > first && strings.HasPrefix(s[n:], ") ") {
		return n + 1
	}
	return 0
}

// isLetter says that a byte is a letter of ASCII.
func isLetter(c byte) bool { return c|0x20 >= 'a' && c|0x20 <= 'z' }

func isDigit(c byte) bool { return c >= '0' && c <= '9' }

// figuresAt returns the length of the number, time or date that a text begins with, and for how many
// numbers it counts: a date in digits for two, as "3. Mai 2022" does. Separators of thousands may be
// spaces.
func figuresAt(s string) (n, figures int) {
	parts, last := 1, 0 // the parts between separators, and where the last one begins
	lengths := [3]int{}
	spaces := true // so far no other separators
	for n < len(s) {
		switch {
		case isDigit(s[n]):
			n++
			continue
		case n+1 < len(s) && isDigit(s[n+1]) && strings.IndexByte(".,:/-", s[n]) >= 0:
			spaces = false
		case s[n] == ' ' && spaces && n-last <= 3 && n+3 < len(s) && isDigit(s[n+1]) && isDigit(s[n+2]) && isDigit(s[n+3]) && (n+4 == len(s) || !isDigit(s[n+4])):
		default:
			return n, figuresOf(parts, lengths, n-last)
		}
		if parts <= len(lengths) {
			lengths[parts-1] = n - last
		}
		parts, last, n = parts+1, n+1, n+1
	}
	return n, figuresOf(parts, lengths, n-last)
}

// figuresOf returns 2 for the parts of a date, of so many digits, and 1 for those of a number.
func figuresOf(parts int, lengths [3]int, last int) int {
	if parts == 3 && lengths[1] <= 2 && (lengths[0] <= 2 && last == 4 || lengths[0] == 4 && last <= 2) {
		return 2
	}
	return 1
}

// lettersAt returns the length of the letters that a text begins with.
func lettersAt(s string) int {
	for i, r := range s {
		if !unicode.IsLetter(r) {
			return i
		}
	}
	return len(s)
}

// isUnit says that a word is one of those that repair knows for units when they stand after a number.
func isUnit(word string) bool {
	switch word {
	case "km", "m", "cm", "mm", "kg", "g", "mg", "t", "l", "ml", "ha", "kB", "MB", "GB", "TB", "EUR", "PLN", "USD", "GBP", "CHF", "zł":
		return true
	}
	return false
}

// isFigure says that the word that a text begins with stands for a number: a Roman one, or, by its
// first three bytes, a month.
func isFigure(s string) bool {
	if len(s) >= 3 && isMonth(s[0]|0x20, s[1]|0x20, s[2]|0x20) {
		return !strings.HasPrefix(s, "Sie") && !strings.HasPrefix(s, "sie") || len(s) > 3 && s[3] == 'r' // the word is too common
	}
	for i := range len(s) {
		switch c := s[i]; {
		case c == 'I' || c == 'V' || c == 'X':
		case isLetter(c) || c >= utf8.RuneSelf:
			return false
		default:
			return true
		}
	}
	return true
}

// isMonth says that the name of a month begins with three bytes in Polish, German, Lithuanian or
// English, in any of its forms. So do other words ("Liebe", "marka"): they are left out of both texts.
func isMonth(a, b, c byte) bool {
	switch string([]byte{a, b, c}) {
	case "sty", "lut", "mar", "kwi", "maj", "cze", "lip", "sie", "wrz", "pa\xe5", "lis", "gru", // paź
		"jan", "feb", "m\xe3\xa4", "apr", "mai", "jun", "jul", "aug", "sep", "okt", "nov", "dez", // mär
		"sau", "vas", "kov", "bal", "geg", "bir", "lie", "rug", "spa", "lap",
		"may", "oct", "dec":
		return true
	}
	return false
}

// longestCode is the length in bytes from which what begins like a code is none.
const longestCode = 300

// codeAt returns the length of the placeholder, tag, code, link target or option that a text begins
// with, and otherwise 1: that of a character of ASCII that is no letter.
func codeAt(s string) int {
	end, from := "", 1
	switch {
	case s[0] == '{':
		end = "}"
	case s[0] == '`':
		end = "`"
	case s[0] == '<' && len(s) > 1 && (s[1] == '/' || isLetter(s[1])):
		end = ">"
	case strings.HasPrefix(s, "]("):
		end, from = ")", 2
	case strings.HasPrefix(s, "--"):
		n := 2
		for n < len(s) && (isLetter(s[n]) || s[n] == '-') {
			n++
		}
		return n
	case s[0] == '%':
		n := 1
		for n < len(s) && (s[n] >= '0' && s[n] <= '9' || strings.IndexByte("$.-+#lh", s[n]) >= 0) {
			n++
		}
		if n < len(s) && isLetter(s[n]) {
			return n + 1
		}
		return 1
	default:
		return 1
	}
	if n := strings.Index(s[from:min(len(s), longestCode)], end); n >= 0 {
		return from + n + 1
	}
	return 1
}

// addressAt returns the length of the web or mail address that a text begins with, or 0.
func addressAt(s string) int {
	n := strings.IndexAny(s, " ()<>[]{}\"',;")
	if n < 0 {
		n = len(s)
	}
	if word := s[:n]; strings.Contains(word, "@") || strings.Contains(word, "://") || strings.HasPrefix(word, "www.") {
		return n
	}
	return 0
}
