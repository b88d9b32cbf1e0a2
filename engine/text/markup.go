package text

import (
	"strings"

	"github.com/yuin/goldmark/ast"
	gtext "github.com/yuin/goldmark/text"
)

// byteRange is a half-open piece of a text.
type byteRange struct{ start, end int }

// mayHaveMarkup says that a parser has to look: nine texts of ten need none.
func mayHaveMarkup(s string) bool { return strings.ContainsAny(s, "*_`[\\\n\r\x00") }

// textRanges returns the pieces of a cell that Parse shows as text, from left to right, neighbours
// joined. What lies between them is markup and white space.
func textRanges(s string) []byteRange {
	var ranges []byteRange
	doc := cellParser().Parse(gtext.NewReader([]byte(s)))
	// The walker returns no error of its own.
	_ = ast.Walk(doc, func(n ast.Node, entering bool) (ast.WalkStatus, error) {
		t, ok := n.(*ast.Text)
		if !ok || !entering {
			return ast.WalkContinue, nil
		}
		start, end := t.Segment.Start, t.Segment.Stop
		if last := len(ranges) - 1; last >= 0 && ranges[last].end == start {
			ranges[last].end = end
		} else if start < end {
			ranges = append(ranges, byteRange{start, end})
		}
		return ast.WalkContinue, nil
	})
	return ranges
}

// scanMarkup reads the tags between two pieces of text: runs of one delimiter, the start of a link,
// its tail with the address, and hard line breaks.
func (sc *scanner) scanMarkup(start, end int) {
	for at := start; at < end; {
		rest := sc.source[at:end]
		size := 0
		switch c := rest[0]; {
		case c == '*' || c == '_' || c == '`':
			size = runLength(rest, c)
		case c == '[':
			size = 1
		case c == ']':
			size = linkTail(rest)
		default:
			size = hardBreak(rest)
		}
		if size > 0 {
			sc.emit(at, at+size, Tag)
			at += size
			continue
		}
		// Anything else is a space, or the "!" before a link that CommonMark takes for an image.
		next := at + 1
		for next < end && !strings.ContainsRune("*_`[]\\\n\r ", rune(sc.source[next])) {
			next++
		}
		sc.scan(at, next)
		at = next
	}
}

func runLength(s string, c byte) int {
	n := 1
	for n < len(s) && s[n] == c {
		n++
	}
	return n
}

// hardBreak returns the length of a hard line break at the start of s: a backslash or two spaces
// before a line end, or a blank line; 0 where there is none.
func hardBreak(s string) int {
	rest := strings.TrimLeft(s, " ")
	spaces := len(s) - len(rest)
	if spaces == 0 && strings.HasPrefix(rest, `\`) {
		if n := lineEnd(rest[1:]); n > 0 {
			return 1 + n
		}
	}
	first := lineEnd(rest)
	if first == 0 {
		return 0
	}
	blank := rest[first:]
	n := spaces + first
	if next := lineEnd(strings.TrimLeft(blank, " \t")); next > 0 {
		return n + len(blank) - len(strings.TrimLeft(blank, " \t")) + next
	}
	if spaces >= 2 {
		return n
	}
	return 0
}

func lineEnd(s string) int {
	switch {
	case strings.HasPrefix(s, "\r\n"):
		return 2
	case strings.HasPrefix(s, "\n"), strings.HasPrefix(s, "\r"):
		return 1
	}
	return 0
}

// linkTail returns the length of "](address "title")" at the start of s. The parser has found it to
// be one, so all that is looked for is its end; where that is in doubt the whole of s is the tail.
func linkTail(s string) int {
	at := skipBlank(s, 2)
	if at < len(s) && s[at] == '<' {
		at = afterCloser(s, at+1, '>')
	} else {
		at = afterAddress(s, at)
	}
	at = skipBlank(s, at)
	if at < len(s) {
		switch s[at] {
		case '"', '\'':
			at = afterCloser(s, at+1, s[at])
		case '(':
			at = afterCloser(s, at+1, ')')
		}
	}
	at = skipBlank(s, at)
	if at < len(s) && s[at] == ')' {
		return at + 1
	}
	return len(s)
}

func skipBlank(s string, at int) int {
	for at < len(s) && strings.IndexByte(" \t\r\n", s[at]) >= 0 {
		at++
	}
	return at
}

// afterCloser returns the place after the next c that no backslash stands before.
func afterCloser(s string, at int, c byte) int {
	for ; at < len(s); at++ {
		if s[at] == '\\' {
			at++
		} else if s[at] == c {
			return at + 1
		}
	}
	return len(s)
}

// afterAddress returns the place of the blank or bracket that ends a link's address.
func afterAddress(s string, at int) int {
	depth := 0
	for ; at < len(s); at++ {
		switch s[at] {
		case '\\':
			at++
		case '(':
			depth++
		case ')':
			if depth == 0 {
				return at
			}
			depth--
		case ' ', '\t', '\n', '\r':
			return at
		}
	}
	return len(s)
}
