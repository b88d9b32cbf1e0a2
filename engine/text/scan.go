package text

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// scanner collects the tokens of one text.
type scanner struct {
	source string
	tokens []Token
}

func (sc *scanner) emit(start, end int, kind Kind) {
	sc.tokens = append(sc.tokens, Token{start, end, kind})
}

// scan reads the tokens of source[start:end], a piece without markup.
func (sc *scanner) scan(start, end int) {
	s := sc.source[:end]
	mayHaveMail := strings.IndexByte(s[start:], '@') >= 0
	for at := start; at < end; {
		r, size := utf8.DecodeRuneInString(s[at:])
		if unicode.IsSpace(r) || IsInvisible(r) {
			at += size
			continue
		}
		next, kind := at, Word
		switch {
		case isDigit(r):
			if mayHaveMail {
				next = afterMail(s, at)
			}
			if next > at {
				kind = Address
			} else {
				next, kind = afterFigures(s, at)
			}
		case isWordRune(r):
			if next = afterAddressText(s, at, mayHaveMail); next > at {
				kind = Address
			} else {
				next = afterWord(s, at)
			}
		default:
			next, kind = afterMark(s, at, r, size)
		}
		sc.emit(at, next, kind)
		at = next
	}
}

// afterWord returns the end of the word at s[at:]. An invisible character, an apostrophe or an
// underscore belongs to it when a letter follows.
func afterWord(s string, at int) int {
	end := at
	for i := at; i < len(s); {
		r, size := utf8.DecodeRuneInString(s[i:])
		i += size
		if isWordRune(r) {
			end = i
			continue
		}
		if IsInvisible(r) {
			continue // joins only when a letter comes after it
		}
		if !joinsWord(r) || i != end+size {
			break
		}
		if next, _ := utf8.DecodeRuneInString(s[i:]); !isWordRune(next) {
			break
		}
	}
	return end
}

// joinsWord says that r between two letters makes one word of them.
func joinsWord(r rune) bool { return r == '\'' || r == '’' || r == 'ʼ' || r == '_' }

func isWordRune(r rune) bool {
	if r < utf8.RuneSelf {
		return 'a' <= r && r <= 'z' || 'A' <= r && r <= 'Z' || '0' <= r && r <= '9'
	}
	return unicode.IsLetter(r) || unicode.IsMark(r) || unicode.IsNumber(r)
}

func isDigit(r rune) bool { return '0' <= r && r <= '9' || r >= utf8.RuneSelf && unicode.IsDigit(r) }

// afterMark returns the end of the punctuation, symbol or placeholder at s[at:].
func afterMark(s string, at int, r rune, size int) (int, Kind) {
	if n := placeholder(s, at); n > at {
		return n, Placeholder
	}
	if r == '\\' && at+1 < len(s) && isASCIIPunctuation(s[at+1]) {
		return at + 2, Punctuation // an escape is one mark
	}
	if r == utf8.RuneError {
		return at + size, Punctuation
	}
	end := at + size
	for end < len(s) {
		next, n := utf8.DecodeRuneInString(s[end:])
		switch {
		case next == r && strings.ContainsRune(".-_*=~!?", r), unicode.IsMark(next), isEmojiModifier(next):
			end += n
		case next == '\u200D': // a zero-width joiner makes one picture of two
			end += n
			if _, joined := utf8.DecodeRuneInString(s[end:]); unicode.Is(unicode.So, firstRune(s[end:])) {
				end += joined
			}
		default:
			return end, Punctuation
		}
	}
	return end, Punctuation
}

func firstRune(s string) rune {
	r, _ := utf8.DecodeRuneInString(s)
	return r
}

func isEmojiModifier(r rune) bool { return r >= 0x1F3FB && r <= 0x1F3FF }

func isASCIIPunctuation(c byte) bool {
	return c > ' ' && c < 0x7F && !isWordRune(rune(c))
}

// maxPlaceholder is the longest name of a placeholder, in bytes, far beyond any that programs use. It
// keeps a text full of open braces from being read to its end at each of them.
const maxPlaceholder = 100

// placeholder returns the end of the placeholder at s[at:], or at.
func placeholder(s string, at int) int {
	switch rest := s[at:]; {
	case strings.HasPrefix(rest, "{{"):
		return braced(s, at, 2, "}}")
	case strings.HasPrefix(rest, "${"):
		return braced(s, at, 2, "}")
	case rest[0] == '{':
		return braced(s, at, 1, "}")
	case rest[0] == '%' && (at == 0 || !isDigit(rune(s[at-1]))): // "5%s" is a percentage
		return percent(s, at)
	}
	return at
}

// braced reads a name between braces: letters, digits, "_", ".", "-", one or more, no space inside
// except next to the braces.
func braced(s string, at, opener int, closer string) int {
	inner, _, found := strings.Cut(s[at+opener:min(at+maxPlaceholder, len(s))], closer)
	name := strings.Trim(inner, " ")
	if !found || name == "" || strings.ContainsFunc(name, func(r rune) bool {
		return !isWordRune(r) && r != '_' && r != '.' && r != '-'
	}) {
		return at
	}
	return at + opener + len(inner) + len(closer)
}

// percent reads "%s", "%1$s", "%02d", "%.2f", "%(name)s".
func percent(s string, at int) int {
	i := at + 1
	if i < len(s) && s[i] == '(' {
		closing := strings.IndexByte(s[i:min(i+maxPlaceholder, len(s))], ')')
		if closing < 2 {
			return at
		}
		i += closing + 1
	}
	for i < len(s) && strings.IndexByte("0123456789$.", s[i]) >= 0 {
		i++
	}
	if i >= len(s) || strings.IndexByte("sdfvxiu@", s[i]) < 0 {
		return at
	}
	if i+1 < len(s) && isWordRune(firstRune(s[i+1:])) {
		return at
	}
	return i + 1
}
