package index

import "strings"

// withoutMarkup returns a text without what only says how it is set: the marks of emphasis, the brackets
// and the address of a link, the numbered codes of another program ("{1-}", "{-1}"). So a word in bold
// is as much like the plain one as can be, and a long address does not outweigh the words. A text of
// nothing else is returned as it is. Named placeholders and HTML stay: they tell texts of programs apart.
//
// A backslash that keeps a mark from being markup goes too, and an asterisk that is none with it: a text
// of another program has the one, a cell made of it the other ("*-u*", `\*-u\*`).
func withoutMarkup(s string) string {
	if !strings.ContainsAny(s, `*{\`) && !strings.Contains(s, "](") {
		return s
	}
	links, last := strings.Contains(s, "]("), strings.LastIndexByte(s, ')')
	var b strings.Builder
	b.Grow(len(s))
	for i := 0; i < len(s); {
		n := 0
		switch s[i] {
		case '*':
			n = 1
		case '\\':
			if i+1 < len(s) && isMark(s[i+1]) {
				n = 1
				if s[i+1] != '*' {
					b.WriteByte(s[i+1])
					n = 2
				}
			}
		case '{':
			n = codeLength(s[i:])
		case '[':
			if links {
				n = 1
			}
		case ']':
			if i < last && strings.HasPrefix(s[i:], "](") {
				n = strings.IndexByte(s[i:], ')') + 1
			}
		}
		if n == 0 {
			b.WriteByte(s[i])
			n = 1
		}
		i += n
	}
	if left := strings.TrimSpace(b.String()); left != "" {
		return left
	}
	return s
}

// codeLength returns the length of the numbered code that a text begins with, or 0.
func codeLength(s string) int {
	end := strings.IndexByte(s[:min(len(s), 12)], '}')
	if end < 2 || strings.Trim(s[1:end], "0123456789-") != "" || strings.Trim(s[1:end], "-") == "" {
		return 0
	}
	return end + 1
}

// isMark reports whether a backslash before it has a meaning: punctuation of ASCII.
func isMark(c byte) bool {
	return c > ' ' && c < 0x7f && !('0' <= c && c <= '9' || 'A' <= c && c <= 'Z' || 'a' <= c && c <= 'z')
}
