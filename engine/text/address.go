package text

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// afterAddressText returns the end of the web or mail address that starts at s[at:], or at.
func afterAddressText(s string, at int, mayHaveMail bool) int {
	switch s[at] {
	case 'h', 'H', 'w', 'W', 'm', 'M', 'f', 'F':
		for _, start := range [...]string{"http://", "https://", "www.", "mailto:", "ftp://"} {
			if len(s)-at > len(start) && strings.EqualFold(s[at:at+len(start)], start) {
				if end := afterURL(s, at+len(start)); end > at+len(start) {
					return end
				}
			}
		}
	}
	if mayHaveMail {
		return afterMail(s, at)
	}
	return at
}

// afterURL returns where an address in running text ends: before a space, a quotation mark, an
// angle bracket or a closing bracket nothing opened, and without the punctuation of the sentence.
func afterURL(s string, at int) int {
	end, depth := at, 0
	for i := at; i < len(s); {
		r, size := utf8.DecodeRuneInString(s[i:])
		if unicode.IsSpace(r) || IsInvisible(r) || IsDoubleQuote(r) || strings.ContainsRune("<>‘’‚|", r) || r == utf8.RuneError {
			break
		}
		if r == '(' {
			depth++
		}
		if r == ')' {
			if depth == 0 {
				break
			}
			depth--
		}
		i += size
		if !strings.ContainsRune(".,;:!?'…", r) {
			end = i
		}
	}
	return end
}

// The longest parts of a mail address before and after the @, in bytes (RFC 5321, 4.5.3.1).
const maxLocalPart, maxDomain = 64, 255

// afterMail returns the end of the mail address that starts at s[at:], or at. The part after the @
// needs a dot.
func afterMail(s string, at int) int {
	i := at
	for i < len(s) && i <= at+maxLocalPart && (isWordRune(rune(s[i])) && s[i] < utf8.RuneSelf || strings.IndexByte("._%+-", s[i]) >= 0) {
		i++
	}
	if i == at || i >= len(s) || s[i] != '@' {
		return at
	}
	host := i + 1
	end := host
	for i = host; i < len(s) && i < host+maxDomain && s[i] < utf8.RuneSelf && (isWordRune(rune(s[i])) || s[i] == '.' || s[i] == '-'); i++ {
		if isWordRune(rune(s[i])) {
			end = i + 1
		}
	}
	if !strings.Contains(s[host:end], ".") {
		return at
	}
	return end
}
