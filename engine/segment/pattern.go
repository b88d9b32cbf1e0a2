package segment

import (
	"regexp/syntax"
	"strconv"
	"strings"
	"unicode/utf8"
)

// The classes of SRX (that is, of ICU and regexp2), which are those of Unicode, in the words of
// package regexp/syntax, whose own are ASCII.
const (
	spaceClass = `\t-\r\x{85}\p{Z}`
	digitClass = `\p{Nd}`
	wordClass  = `\p{L}\p{Mn}\p{Nd}\p{Pc}\x{200C}\x{200D}`
)

// regular returns the syntax tree of a pattern that an automaton can run, and whether it is one.
// Look-around, references back, flags, "$" (which regexp2 lets match before a last line end) and
// classes inside classes are left to regexp2; so is all that the parser does not understand.
func regular(pattern string) (*syntax.Regexp, bool) {
	translated, ok := translate(pattern)
	if !ok {
		return nil, false
	}
	tree, err := syntax.Parse(translated, syntax.PerlX|syntax.UnicodeGroups|syntax.OneLine)
	if err != nil {
		return nil, false
	}
	return tree.Simplify(), true
}

// regularRule returns the trees of both patterns of a rule, and whether an automaton can run both.
func regularRule(r Rule) (before, after *syntax.Regexp, ok bool) {
	before, beforeOK := regular(r.Before)
	after, afterOK := regular(r.After)
	return before, after, beforeOK && afterOK
}

func translate(pattern string) (string, bool) {
	var b strings.Builder
	inClass := false
	for i := 0; i < len(pattern); {
		c := pattern[i]
		switch {
		case c == '\\':
			said, size := translateEscape(pattern[i:], inClass)
			if size == 0 {
				return "", false
			}
			b.WriteString(said)
			i += size
			continue
		case inClass:
			if c == '[' || strings.HasPrefix(pattern[i:], "&&") {
				return "", false
			}
			inClass = c != ']'
		case c == '[':
			inClass = true
			if rest := strings.TrimPrefix(pattern[i+1:], "^"); strings.HasPrefix(rest, "]") {
				return "", false // engines differ in what it is
			}
		case c == '$':
			return "", false
		case c == '(' && strings.HasPrefix(pattern[i:], "(?") && !strings.HasPrefix(pattern[i:], "(?:"):
			return "", false
		}
		b.WriteByte(c)
		i++
	}
	return b.String(), !inClass
}

// translateEscape returns the meaning of the escape at the start of s and its length, 0 where it is
// left to regexp2.
func translateEscape(s string, inClass bool) (string, int) {
	if len(s) < 2 {
		return "", 0
	}
	class := func(members string) (string, int) {
		if inClass {
			return members, 2
		}
		return "[" + members + "]", 2
	}
	switch c := s[1]; {
	case c == 's':
		return class(spaceClass)
	case c == 'd':
		return class(digitClass)
	case c == 'w':
		return class(wordClass)
	case strings.IndexByte("SDWbB", c) >= 0 && inClass:
		return "", 0
	case c == 'S':
		return "[^" + spaceClass + "]", 2
	case c == 'D':
		return "[^" + digitClass + "]", 2
	case c == 'W':
		return "[^" + wordClass + "]", 2
	case c == 'b' || c == 'B' || strings.IndexByte("tnrfv", c) >= 0:
		return s[:2], 2
	case c == 'z' && !inClass: // the end of the text, for all engines alike
		return s[:2], 2
	case c == 'p' || c == 'P':
		if end := strings.IndexByte(s, '}'); strings.HasPrefix(s[2:], "{") && end > 0 {
			return s[:end+1], end + 1
		}
	case c == 'u' && len(s) >= 6:
		if code, err := strconv.ParseUint(s[2:6], 16, 32); err == nil {
			return `\x{` + strconv.FormatUint(code, 16) + "}", 6
		}
	case c < utf8.RuneSelf && !('0' <= c && c <= '9' || 'A' <= c && c <= 'Z' || 'a' <= c && c <= 'z' || c == '_'):
		return s[:2], 2
	}
	return "", 0
}
