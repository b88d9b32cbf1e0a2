package tm

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"trivium/engine/text"
)

// skeletonVersion is the number of what skeleton returns. Whoever changes its results raises it, and
// every snapshot is made anew.
const skeletonVersion = 1

// skeleton returns a number that is the same for two texts that differ only in what repair can put
// right: a hash of the letters, small ones, without those in placeholders ({name}, %s), tags, link
// targets, and web and mail addresses. It is 0 for a text without any letter, of which there is
// nothing to translate.
//
// The other way it does not hold: two texts of one skeleton may differ in a space or by chance. What
// it finds is looked at by repair itself.
func skeleton(s string) uint32 {
	const offset, prime = 14695981039346656037, 1099511628211 // FNV-1a (Fowler, Noll and Vo), 64 bits
	h, letters := uint64(offset), false
	s = text.Normalize(s)
	address := strings.Contains(s, "@") || strings.Contains(s, "://")
	for i := 0; i < len(s); {
		if address && (i == 0 || s[i-1] == ' ') {
			if n := addressAt(s[i:]); n > 0 {
				i += n
				continue
			}
		}
		c := rune(s[i])
		size := 1
		switch {
		case c >= utf8.RuneSelf:
			if c, size = utf8.DecodeRuneInString(s[i:]); !unicode.IsLetter(c) {
				i += size
				continue
			}
			c = unicode.ToLower(c)
		case c >= 'a' && c <= 'z':
		case c >= 'A' && c <= 'Z':
			c += 'a' - 'A'
		default:
			i += codeAt(s[i:])
			continue
		}
		h, letters = (h^uint64(c))*prime, true
		i += size
	}
	if !letters {
		return 0
	}
	return max(uint32(h>>32)^uint32(h), 1)
}

// longestCode is the length in bytes from which what begins like a code is none.
const longestCode = 300

// codeAt returns the length of the placeholder, tag or link target that a text begins with, and
// otherwise 1: that of a character of ASCII that is no letter.
func codeAt(s string) int {
	end, from := "", 1
	switch {
	case s[0] == '{':
		end = "}"
	case s[0] == '<' && len(s) > 1 && (s[1] == '/' || s[1] >= 'A' && s[1] <= 'z'):
		end = ">"
	case strings.HasPrefix(s, "]("):
		end, from = ")", 2
	case s[0] == '%' && len(s) > 1 && s[1] != ' ':
		n := 1
		for n < len(s) && (s[n] >= '0' && s[n] <= '9' || strings.IndexByte("$.-+#lh", s[n]) >= 0) {
			n++
		}
		if n < len(s) && (s[n] >= 'a' && s[n] <= 'z' || s[n] >= 'A' && s[n] <= 'Z') {
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

// addressAt returns the length of the word that a text begins with when it is an address, else 0.
func addressAt(s string) int {
	word, _, _ := strings.Cut(s, " ")
	if strings.Contains(word, "@") || strings.Contains(word, "://") {
		return len(word)
	}
	return 0
}
