package scorm

import "strings"

// clean returns s as both HTML and XML 1.0 can hold it: valid UTF-8 without the characters that
// XML 1.0 forbids (section 2.2, Char) and without the C1 controls that HTML calls parse errors.
// They never mean anything in a text; they come with what is pasted from PDFs.
func clean(s string) string {
	return strings.Map(func(r rune) rune {
		switch {
		case r == '\t' || r == '\n' || r == '\r':
			return r
		case r < 0x20, r >= 0x7f && r <= 0x9f, r&0xffff == 0xfffe, r&0xffff == 0xffff:
			return -1
		}
		return r
	}, strings.ToValidUTF8(s, "\uFFFD"))
}

// shorten returns s cut to at most max characters (code points), with an ellipsis where it was cut.
func shorten(s string, max int) string {
	n := 0
	for i := range s {
		if n == max-1 && len([]rune(s[i:])) > 1 {
			return strings.TrimRight(s[:i], " ") + "…"
		}
		n++
	}
	return s
}
