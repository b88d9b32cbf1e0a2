package text

import (
	"strings"
	"sync"

	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/parser"
	gtext "github.com/yuin/goldmark/text"
	"github.com/yuin/goldmark/util"
)

// Parse returns the spans of a cell. Any input is a valid cell: what is not markup of the subset
// (headings, raw HTML, images, character references, reference links) is text and stays as typed.
//
// The subset is that of CommonMark 0.31, inlines only: emphasis, strong emphasis, code spans,
// inline links, backslash escapes, hard line breaks. A cell is one paragraph; a blank line inside
// is taken as a line break. An empty or blank cell has no spans.
func Parse(cell string) []Span {
	source := []byte(cell)
	doc := cellParser().Parse(gtext.NewReader(source))
	spans := []Span{}
	for block := doc.FirstChild(); block != nil; block = block.NextSibling() {
		if len(spans) > 0 {
			spans = append(spans, Span{Kind: Break})
		}
		spans = appendChildren(spans, block, source)
	}
	return spans
}

// cellParser reads paragraphs and our inline elements, and nothing else. It is made once: making
// one takes three times as long as reading a cell with it, and it keeps no state between cells.
var cellParser = sync.OnceValue(func() parser.Parser {
	return parser.NewParser(
		parser.WithBlockParsers(util.Prioritized(paragraphs{parser.NewParagraphParser()}, 1000)),
		parser.WithInlineParsers(
			util.Prioritized(parser.NewCodeSpanParser(), 100),
			util.Prioritized(parser.NewLinkParser(), 200),
			util.Prioritized(parser.NewEmphasisParser(), 500),
		),
	)
})

// paragraphs takes every line for a paragraph's, indented ones too: a cell has no code blocks.
type paragraphs struct{ parser.BlockParser }

// CanAcceptIndentedLine implements parser.BlockParser.
func (paragraphs) CanAcceptIndentedLine() bool { return true }

func appendChildren(spans []Span, node ast.Node, source []byte) []Span {
	for child := node.FirstChild(); child != nil; child = child.NextSibling() {
		spans = appendNode(spans, child, source)
	}
	return spans
}

func appendNode(spans []Span, node ast.Node, source []byte) []Span {
	switch n := node.(type) {
	case *ast.Text:
		spans = appendText(spans, string(util.UnescapePunctuations(n.Segment.Value(source))))
		if n.HardLineBreak() {
			return append(spans, Span{Kind: Break})
		}
		if n.SoftLineBreak() {
			return appendText(spans, " ")
		}
		return spans
	case *ast.String:
		return appendText(spans, string(n.Value))
	case *ast.CodeSpan:
		return append(spans, Span{Kind: Code, Text: codeText(n, source)})
	case *ast.Emphasis:
		kind := Emphasis
		if n.Level == 2 {
			kind = Strong
		}
		return append(spans, Span{Kind: kind, Spans: appendChildren([]Span{}, n, source)})
	case *ast.Link:
		return append(spans, Span{Kind: Link, Href: string(n.Destination), Spans: appendChildren([]Span{}, n, source)})
	case *ast.Image: // not in the subset: the mark stays, the rest reads as a link
		spans = appendText(spans, "!")
		return append(spans, Span{Kind: Link, Href: string(n.Destination), Spans: appendChildren([]Span{}, n, source)})
	default:
		return appendChildren(spans, node, source)
	}
}

// appendText joins neighbouring plain runs, so that the same cell always gives the same spans.
func appendText(spans []Span, s string) []Span {
	if s == "" {
		return spans
	}
	if last := len(spans) - 1; last >= 0 && spans[last].Kind == Plain {
		spans[last].Text += s
		return spans
	}
	return append(spans, Span{Kind: Plain, Text: s})
}

func codeText(n *ast.CodeSpan, source []byte) string {
	var b strings.Builder
	for child := n.FirstChild(); child != nil; child = child.NextSibling() {
		if t, ok := child.(*ast.Text); ok {
			b.Write(t.Segment.Value(source))
		}
	}
	return strings.ReplaceAll(b.String(), "\n", " ")
}

// PlainText returns the words of the spans without any markup; line breaks become spaces.
func PlainText(spans []Span) string {
	var b strings.Builder
	writePlain(&b, spans)
	return b.String()
}

func writePlain(b *strings.Builder, spans []Span) {
	for _, s := range spans {
		switch s.Kind {
		case Break:
			b.WriteByte(' ')
		case Plain, Code:
			b.WriteString(s.Text)
		default:
			writePlain(b, s.Spans)
		}
	}
}

// Walk calls f for each span, outer ones first.
func Walk(spans []Span, f func(Span)) {
	for _, s := range spans {
		f(s)
		Walk(s.Spans, f)
	}
}
