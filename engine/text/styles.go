package text

import (
	"cmp"
	"slices"
	"strings"

	"github.com/yuin/goldmark/ast"
	gtext "github.com/yuin/goldmark/text"
)

// Syntax is the kind of a StyledRange that only says how its neighbours are to be shown: a delimiter, the
// address of a link, the backslash before a character that is meant as it is.
const Syntax SpanKind = "syntax"

// A StyledRange is a piece of a cell, by byte offsets into it, that is shown in one way.
type StyledRange struct {
	Start, End int
	Kind       SpanKind // Emphasis, Strong, Code, Link, Syntax
}

// Styles returns what Parse takes for markup as ranges of the cell as it was typed, so that what is known
// of places in it (differences, what a search found) can be shown on the text without its markup. They are
// ordered by where they begin, those that hold others first; a range of Emphasis, Strong, Code or Link holds
// the text that is shown so, not its delimiters. Line breaks stay, and have no range. A text without markup
// has none.
func Styles(cell string) []StyledRange {
	if !mayHaveMarkup(cell) {
		return nil
	}
	var all []StyledRange
	for _, t := range Tokens(cell) {
		if t.Kind == Tag && !strings.ContainsAny(t.Of(cell), "\r\n") {
			all = append(all, StyledRange{t.Start, t.End, Syntax})
		}
	}
	doc := cellParser().Parse(gtext.NewReader([]byte(cell)))
	// The walker returns no error of its own.
	_ = ast.Walk(doc, func(n ast.Node, entering bool) (ast.WalkStatus, error) {
		if !entering {
			return ast.WalkContinue, nil
		}
		if t, ok := n.(*ast.Text); ok {
			if n.Parent().Kind() != ast.KindCodeSpan {
				all = append(all, escapes(cell, t.Segment.Start, t.Segment.Stop)...)
			}
			return ast.WalkContinue, nil
		}
		if kind := styleOf(n); kind != "" {
			if start, end := extent(n); start < end {
				all = append(all, StyledRange{start, end, kind})
			}
		}
		return ast.WalkContinue, nil
	})
	slices.SortStableFunc(all, func(a, b StyledRange) int { return cmp.Or(cmp.Compare(a.Start, b.Start), cmp.Compare(b.End, a.End)) })
	return all
}

func styleOf(n ast.Node) SpanKind {
	switch n := n.(type) {
	case *ast.Emphasis:
		if n.Level == 2 {
			return Strong
		}
		return Emphasis
	case *ast.CodeSpan:
		return Code
	case *ast.Link, *ast.Image:
		return Link
	}
	return ""
}

// extent returns where the text in a node begins and ends; it is empty where there is none.
func extent(n ast.Node) (start, end int) {
	start = -1
	_ = ast.Walk(n, func(n ast.Node, entering bool) (ast.WalkStatus, error) {
		if t, ok := n.(*ast.Text); ok && entering && t.Segment.Start < t.Segment.Stop {
			if start < 0 {
				start = t.Segment.Start
			}
			end = t.Segment.Stop
		}
		return ast.WalkContinue, nil
	})
	return max(start, 0), end
}

// escapes returns the backslashes of a piece of text that make the character after them plain.
func escapes(cell string, start, end int) []StyledRange {
	var all []StyledRange
	for at := start; at+1 < end; at++ {
		if cell[at] == '\\' && strings.IndexByte("!\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~", cell[at+1]) >= 0 {
			all = append(all, StyledRange{at, at + 1, Syntax})
			at++
		}
	}
	return all
}
