package tmx

import (
	"reflect"
	"strconv"
	"strings"

	"trivium/engine/text"
)

// FromCell returns the segment of a piece of a cell. The markup of cells becomes codes whose content
// is the markup itself, with the type that other programs know:
//
//	**Heim**     bpt type="bold"   **            ept  **
//	*Heim*       bpt type="italic" *             ept  *
//	[Heim](url)  bpt type="link"   [             ept  ](url)
//	`Heim`       bpt type="x-code" `             ept  `
//	a break      ph  type="lb"     \ and the end of the line
//
// Escapes of punctuation are resolved. Placeholders of the given codes, which Cell has returned,
// become those codes again; a *fault.Fault says that they are not in order.
func FromCell(cell string, codes []Code) (Segment, error) {
	c := cellReader{flat: Flat{Codes: codes}}
	at := 0
	for _, token := range text.Tokens(cell) {
		c.plain.WriteString(cell[at:token.Start])
		c.token(token.Of(cell), token.Kind)
		at = token.End
	}
	c.plain.WriteString(cell[at:])
	c.flush()
	return c.builder.done()
}

// cellReader turns tokens of a cell into nodes.
type cellReader struct {
	builder
	flat  Flat
	plain strings.Builder // text since the last code
	open  []openTag
	pairs int // numbers given to pairs
}

type openTag struct {
	markup string
	i      string
}

func (c *cellReader) flush() {
	c.flat.scan(c.plain.String(), c.text, c.code)
	c.plain.Reset()
}

func (c *cellReader) token(s string, kind text.Kind) {
	inCode := len(c.open) > 0 && c.open[len(c.open)-1].markup[0] == '`'
	if kind != text.Tag {
		if !inCode {
			s = unescape(s)
		}
		c.plain.WriteString(s)
		return
	}
	c.flush()
	content := []Node{{Text: s}}
	if isBreak(s) {
		c.code(Code{Node: Node{Name: "ph", Attrs: Attrs{{"type", "lb"}}, Nodes: content}})
		return
	}
	if n := len(c.open) - 1; n >= 0 && closes(c.open[n].markup, s) {
		c.code(Code{Node: Node{Name: "ept", Attrs: Attrs{{"i", c.open[n].i}}, Nodes: content}})
		c.open = c.open[:n]
		return
	}
	if strings.HasPrefix(s, "](") { // of a link that began in another segment
		c.code(Code{Node: Node{Name: "it", Attrs: Attrs{{"pos", "end"}, {"type", "link"}}, Nodes: content}})
		return
	}
	c.pairs++
	i := strconv.Itoa(c.pairs)
	c.open = append(c.open, openTag{s, i})
	c.code(Code{Node: Node{Name: "bpt", Attrs: Attrs{{"i", i}, {"type", markupType(s)}}, Nodes: content}})
}

// isBreak says that markup is a line break: a line end after "\" or two spaces, or a blank line.
func isBreak(s string) bool {
	ends := strings.Count(strings.ReplaceAll(s, "\r\n", "\n"), "\n")
	return ends > 0 && strings.Trim(s, " \t\r\n\\") == "" && (ends > 1 || s[0] == '\\' || strings.HasPrefix(s, "  "))
}

// closes says that two pieces of markup are the two ends of one span.
func closes(opening, closing string) bool {
	return opening == closing && opening != "[" || opening == "[" && strings.HasPrefix(closing, "](")
}

// markupType returns the value of the attribute type, from the list in the standard where it has one.
func markupType(markup string) string {
	switch {
	case markup == "[":
		return "link"
	case markup[0] == '`':
		return "x-code"
	case len(markup) == 1:
		return "italic"
	}
	return "bold"
}

// escapable are the characters that mean something in a cell.
const escapable = "\\`*_[]"

func unescape(s string) string {
	if !strings.Contains(s, `\`) {
		return s
	}
	var b strings.Builder
	for i := 0; i < len(s); i++ {
		if s[i] == '\\' && i+1 < len(s) && isPunctuation(s[i+1]) {
			i++
		}
		b.WriteByte(s[i])
	}
	return b.String()
}

// isPunctuation says whether a character can be escaped: ASCII punctuation (CommonMark 0.31, 2.4).
func isPunctuation(c byte) bool {
	return c > ' ' && c < 0x7F && (c < '0' || c > '9') && (c|0x20 < 'a' || c|0x20 > 'z')
}

// Cell returns the segment as a piece of a cell. Codes whose content is markup of cells are that
// markup again; all others are placeholders, to be kept beside the cell. Text that would be taken for
// markup is escaped.
//
// FromCell gives the segment back, but for the attributes of the codes that became markup, and for
// line ends in the text that make a break in a cell.
func (s Segment) Cell() Flat { return cell(s, s.Flatten()) }

// Cells returns all variants as cells, with the same numbers for what belongs together.
func (u *Unit) Cells() []Flat {
	flats := u.Flatten()
	for i := range flats {
		flats[i] = cell(u.Variants[i].Segment, flats[i])
	}
	return flats
}

func cell(s Segment, flat Flat) Flat {
	plainest := render(flat, true, func(s string) string { return s })
	if !strings.ContainsAny(plainest.Text, escapable) || means(plainest, s) {
		return plainest
	}
	if escaped := render(flat, true, escape); means(escaped, s) {
		return escaped
	}
	// Stars beside stars: where they pair depends on how many there are in all, and no escape helps.
	return render(flat, false, escape)
}

// render writes a flat text as a cell.
func render(flat Flat, markup bool, escape func(string) string) Flat {
	var out Flat
	var b strings.Builder
	flat.scan(flat.Text, func(s string) { b.WriteString(escape(s)) }, func(c Code) {
		if m, ok := cellMarkup(c.Node); ok && markup {
			b.WriteString(m)
			return
		}
		b.WriteString(c.Placeholder)
		out.Codes = append(out.Codes, c)
	})
	out.Text = b.String()
	return out
}

// means says that a cell stands for a segment.
func means(cell Flat, s Segment) bool {
	again, err := FromCell(cell.Text, cell.Codes)
	return err == nil && sameTexts(again, s)
}

// sameTexts says that two segments have the same texts, in and between the same codes, whatever the
// attributes.
func sameTexts(a, b Segment) bool { return reflect.DeepEqual(bare(a), bare(b)) }

func bare(nodes []Node) []Node {
	out := make([]Node, len(nodes))
	for i, n := range nodes {
		out[i] = Node{Name: n.Name, Text: n.Text, Nodes: bare(n.Nodes)}
	}
	return out
}

func escape(s string) string {
	var b strings.Builder
	for i := 0; i < len(s); i++ {
		if strings.IndexByte(escapable, s[i]) >= 0 {
			b.WriteByte('\\')
		}
		b.WriteByte(s[i])
	}
	return b.String()
}

// cellMarkup returns the markup of a cell that a code stands for.
func cellMarkup(n Node) (string, bool) {
	if len(n.Nodes) != 1 || n.Nodes[0].Name != "" || n.Name == "hi" {
		return "", false
	}
	s := n.Nodes[0].Text
	switch {
	case n.Name == "ph":
		return s, n.Attrs.Get("type") == "lb" && isBreak(s)
	case n.Name == "ept" || n.Name == "it":
		if strings.HasPrefix(s, "](") && strings.HasSuffix(s, ")") {
			return s, true
		}
	}
	return s, n.Name == "bpt" && s == "[" || strings.Trim(s, s[:1]) == "" && strings.Contains("*_`", s[:1])
}
