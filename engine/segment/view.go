package segment

import (
	"regexp"
	"sort"
	"strings"
	"sync"
	"unicode"
	"unicode/utf8"

	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/parser"
	gtext "github.com/yuin/goldmark/text"
	"github.com/yuin/goldmark/util"
)

// A view is a paragraph as the rules see it: without markup. For
//
//	**Uwaga.** Zob. [wzór](#a).
//
// they see "Uwaga. Zob. wzór.", and what they say of places in it is carried back to the paragraph.
// The letters of a code span are all "x" in the view: code has no sentences. A backslash that
// stands for a hard line break is U+2028, the line separator.
type view struct {
	text string
	// The rest is nil where the paragraph has no markup.
	raw     []int   // for each byte of text, where it lies in the paragraph
	whole   []Range // elements that must not be cut, ascending
	closing []bool  // for each byte of the paragraph: part of a closing HTML tag
}

const hardBreak = '\u2028'

// mayHaveMarkup says that the parser has to look: nine texts of ten need none.
func mayHaveMarkup(s string) bool { return strings.ContainsAny(s, "*_`[\\<") }

// shade says how a byte of a paragraph shows in the view.
type shade uint8

const (
	hidden shade = iota
	visible
	opaque
	lineBreak
)

func newView(paragraph string) *view {
	if !mayHaveMarkup(paragraph) {
		return &view{text: paragraph}
	}
	shades, whole := shadesOf(paragraph)
	v := &view{whole: whole, closing: hideTags(paragraph, shades)}
	var b strings.Builder
	b.Grow(len(paragraph))
	for at := 0; at < len(paragraph); {
		_, size := utf8.DecodeRuneInString(paragraph[at:])
		shown := ""
		switch shades[at] {
		case visible:
			shown = paragraph[at : at+size]
		case opaque:
			shown = "x"
		case lineBreak:
			shown = string(hardBreak)
		}
		for i := range len(shown) {
			v.raw = append(v.raw, at+min(i, size-1))
		}
		b.WriteString(shown)
		at += size
	}
	v.text = b.String()
	return v
}

// cut returns where a break at offset at of the view cuts the paragraph: after the closing marks
// that stand there and before the opening ones. It is -1 inside an element.
func (v *view) cut(at int) int {
	if v.raw == nil {
		return at
	}
	place, last := v.raw[at-1]+1, v.raw[at]
	for place < last && v.closing != nil && v.closing[place] {
		place++
	}
	next := sort.Search(len(v.whole), func(i int) bool { return v.whole[i].End > place })
	if next < len(v.whole) && v.whole[next].Start < place {
		place = v.whole[next].End
	}
	if place > last {
		return -1
	}
	return place
}

// shadesOf finds the markup of a paragraph, and its outermost elements.
func shadesOf(paragraph string) ([]shade, []Range) {
	source := []byte(paragraph)
	shades := make([]shade, len(source))
	for i, r := range paragraph {
		if unicode.IsSpace(r) {
			for j := range utf8.RuneLen(r) {
				shades[i+j] = visible
			}
		}
	}
	doc := cellParser().Parse(gtext.NewReader(source))
	var whole []Range
	for block := doc.FirstChild(); block != nil; block = block.NextSibling() {
		whole = appendElements(whole, block, paragraph)
		for n := block.FirstChild(); n != nil; n = n.NextSibling() {
			shadeNode(n, source, shades, visible)
		}
	}
	return shades, whole
}

// appendElements adds the bytes of each element of a block, with all its marks: from the end of the
// text before it to the beginning of the text after it, less the white space and hard break
// between. Elements that touch are one.
func appendElements(whole []Range, block ast.Node, paragraph string) []Range {
	end, inside := 0, false // of the text before
	if len(whole) > 0 {
		end = whole[len(whole)-1].End
	}
	add := func(until int) {
		if !inside {
			return
		}
		if e := trim(paragraph, Range{end, until}); e.Start < e.End {
			whole = append(whole, e)
		}
	}
	for n := block.FirstChild(); n != nil; n = n.NextSibling() {
		if t, isText := n.(*ast.Text); isText {
			add(t.Segment.Start)
			end, inside = t.Segment.Stop, false
		} else {
			inside = true
		}
	}
	add(len(paragraph))
	return whole
}

func shadeNode(n ast.Node, source []byte, shades []shade, as shade) {
	if _, isCode := n.(*ast.CodeSpan); isCode {
		as = opaque
	}
	if t, ok := n.(*ast.Text); ok {
		for i := t.Segment.Start; i < t.Segment.Stop; i++ {
			if as == visible && source[i] == '\\' && i+1 < t.Segment.Stop && util.IsPunct(source[i+1]) {
				i++ // the backslash stays hidden
			}
			shades[i] = as
		}
		if end := t.Segment.Stop; t.HardLineBreak() && end < len(source) && source[end] == '\\' {
			shades[end] = lineBreak
		}
	}
	for child := n.FirstChild(); child != nil; child = child.NextSibling() {
		shadeNode(child, source, shades, as)
	}
}

// htmlTag is what other programs leave in a text. Ours show it as text, and it is hidden from the
// rules all the same: a closing tag belongs to the sentence before it.
var htmlTag = regexp.MustCompile(`</?[A-Za-z][^<>\n]{0,300}>`)

// hideTags takes HTML tags out of the view, and returns which bytes are part of a closing one.
func hideTags(paragraph string, shades []shade) []bool {
	var closing []bool
	for _, tag := range htmlTag.FindAllStringIndex(paragraph, -1) {
		if shades[tag[0]] != visible {
			continue
		}
		if closing == nil {
			closing = make([]bool, len(paragraph))
		}
		for i := tag[0]; i < tag[1]; i++ {
			shades[i] = hidden
			closing[i] = paragraph[tag[0]+1] == '/'
		}
	}
	return closing
}

// cellParser reads the inline elements that text.Parse reads, and keeps where they lie, which spans
// do not. A test compares the two.
var cellParser = sync.OnceValue(func() parser.Parser {
	return parser.NewParser(
		parser.WithBlockParsers(util.Prioritized(anyLine{parser.NewParagraphParser()}, 1)),
		parser.WithInlineParsers(
			util.Prioritized(parser.NewCodeSpanParser(), 1),
			util.Prioritized(parser.NewLinkParser(), 2),
			util.Prioritized(parser.NewEmphasisParser(), 3),
		),
	)
})

// anyLine is a paragraph that an indented line may begin.
type anyLine struct{ parser.BlockParser }

// CanAcceptIndentedLine implements parser.BlockParser.
func (anyLine) CanAcceptIndentedLine() bool { return true }
