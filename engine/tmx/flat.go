package tmx

import (
	"fmt"
	"strconv"
	"strings"

	"trivium/engine/fault"
)

// A Flat is a segment as one line of text. Each inline code is a numbered placeholder in it:
//
//	{1}        a code by itself (ph, ut)
//	{2-} {-2}  the beginning and the end of a pair (bpt and ept, hi; it has one of the two)
//
// A number whose placeholder stands in the text anyway is not used, so a Flat can always be read back.
type Flat struct {
	Text  string
	Codes []Code // in the order in which they were found
}

// A Code is what a placeholder stands for.
type Code struct {
	Placeholder string
	Node        Node // without Nodes when it is a hi, whose content is part of the text
	End         bool // the end of a hi
}

// Flatten returns the segment as text with placeholders.
func (s Segment) Flatten() Flat {
	n := newNumbering(s)
	return n.flatten(s)
}

// Flatten returns the segments of all variants. Codes that belong together by their attribute x, or
// else by kind, content and order, have the same number in each.
func (u *Unit) Flatten() []Flat {
	segments := make([]Segment, len(u.Variants))
	for i, v := range u.Variants {
		segments[i] = v.Segment
	}
	n := newNumbering(segments...)
	flats := make([]Flat, len(segments))
	for i, s := range segments {
		flats[i] = n.flatten(s)
	}
	return flats
}

// numbering gives numbers to codes, the same to what is the same.
type numbering struct {
	literal map[string]bool // what looks like a placeholder in the texts
	numbers map[string]int
	last    int
}

func newNumbering(segments ...Segment) *numbering {
	n := &numbering{literal: map[string]bool{}, numbers: map[string]int{}}
	for _, s := range segments {
		plain := s.Plain()
		for i := strings.IndexByte(plain, '{'); i >= 0; {
			if p := placeholderAt(plain[i:]); p != "" {
				n.literal[p] = true
			}
			next := strings.IndexByte(plain[i+1:], '{')
			if next < 0 {
				break
			}
			i += 1 + next
		}
	}
	return n
}

// placeholderAt returns the placeholder at the beginning of s, or "".
func placeholderAt(s string) string {
	const longest = len("{-1000000000}")
	end := strings.IndexByte(s[:min(len(s), longest)], '}')
	if end < 0 || strings.Trim(s[1:end], "-0123456789") != "" {
		return ""
	}
	return s[:end+1]
}

func (n *numbering) of(key string) int {
	if number, ok := n.numbers[key]; ok {
		return number
	}
	for {
		n.last++
		number := strconv.Itoa(n.last)
		if !n.literal["{"+number+"}"] && !n.literal["{"+number+"-}"] && !n.literal["{-"+number+"}"] {
			n.numbers[key] = n.last
			return n.last
		}
	}
}

func (n *numbering) flatten(s Segment) Flat {
	f := flattener{numbering: n}
	f.nodes(s)
	return Flat{Text: f.text.String(), Codes: f.codes}
}

// flattener is at work on one segment.
type flattener struct {
	*numbering
	text  strings.Builder
	codes []Code
	seen  map[string]int   // how often a key occurred in this segment
	open  map[string][]int // the numbers of the bpt that wait for their ept, by the attribute i
}

// number returns the number of a code, given what it is known by.
func (f *flattener) number(key string) int {
	if f.seen == nil {
		f.seen, f.open = map[string]int{}, map[string][]int{}
	}
	f.seen[key]++
	return f.of(fmt.Sprintf("%s %d", key, f.seen[key]))
}

func (f *flattener) put(format string, number int, node Node, end bool) {
	placeholder := fmt.Sprintf(format, number)
	f.text.WriteString(placeholder)
	f.codes = append(f.codes, Code{placeholder, node, end})
}

func (f *flattener) nodes(nodes []Node) {
	for _, n := range nodes {
		switch n.Name {
		case "":
			f.text.WriteString(n.Text)
		case "bpt":
			number := f.number(key(n))
			i := n.Attrs.Get("i")
			f.open[i] = append(f.open[i], number)
			f.put("{%d-}", number, n, false)
		case "ept":
			i := n.Attrs.Get("i")
			waiting := f.open[i]
			if len(waiting) == 0 {
				f.put("{-%d}", f.number(key(n)), n, false)
				continue
			}
			f.open[i] = waiting[:len(waiting)-1]
			f.put("{-%d}", waiting[len(waiting)-1], n, false)
		case "it":
			format := "{%d-}"
			if n.Attrs.Get("pos") == "end" {
				format = "{-%d}"
			}
			f.put(format, f.number(key(n)), n, false)
		case "hi":
			number := f.number(key(n))
			f.put("{%d-}", number, Node{Name: n.Name, Attrs: n.Attrs}, false)
			f.nodes(n.Nodes)
			f.put("{-%d}", number, Node{Name: n.Name}, true)
		default:
			f.put("{%d}", f.number(key(n)), n, false)
		}
	}
}

// key returns what a code is known by in all languages of a unit.
func key(n Node) string {
	if x := n.Attrs.Get("x"); x != "" {
		return n.Name + n.Attrs.Get("pos") + " x " + x
	}
	if n.Name == "bpt" || n.Name == "ept" {
		return n.Name + " i " + n.Attrs.Get("i")
	}
	return fmt.Sprintf("%s%s %q", n.Name, n.Attrs.Get("pos"), codeText(n))
}

// codeText returns the texts in a code, its own and those of its sub elements.
func codeText(n Node) string {
	var b strings.Builder
	var walk func([]Node)
	walk = func(nodes []Node) {
		for _, n := range nodes {
			b.WriteString(n.Text)
			walk(n.Nodes)
		}
	}
	if n.Name != "hi" {
		walk(n.Nodes)
	}
	return b.String()
}

// Unflatten returns the segment that a text with placeholders stands for. Codes may have been moved,
// left out or used twice; braces that are no placeholder of the list are text. A *fault.Fault says
// that the two ends of a hi are not in order.
func (f Flat) Unflatten() (Segment, error) {
	var b builder
	f.scan(f.Text, b.text, b.code)
	return b.done()
}

// scan cuts a text into what is text and what is a code.
func (f Flat) scan(s string, onText func(string), onCode func(Code)) {
	if len(f.Codes) == 0 {
		onText(s)
		return
	}
	codes := make(map[string]Code, len(f.Codes))
	for _, c := range f.Codes {
		codes[c.Placeholder] = c
	}
	from := 0
	for i := 0; i < len(s); i++ {
		if s[i] != '{' {
			continue
		}
		p := placeholderAt(s[i:])
		if c, ok := codes[p]; ok {
			onText(s[from:i])
			onCode(c)
			from = i + len(p)
			i = from - 1
		}
	}
	onText(s[from:])
}

// builder puts a segment together from left to right.
type builder struct {
	levels []level // the hi that are open, the segment itself first
	wrong  *fault.Fault
}

type level struct {
	placeholder string // that will close it
	node        Node
}

func (b *builder) top() *Node {
	if len(b.levels) == 0 {
		b.levels = append(b.levels, level{})
	}
	return &b.levels[len(b.levels)-1].node
}

func (b *builder) text(s string) {
	if s == "" {
		return
	}
	top := b.top()
	if n := len(top.Nodes); n > 0 && top.Nodes[n-1].Name == "" {
		top.Nodes[n-1].Text += s
		return
	}
	top.Nodes = append(top.Nodes, Node{Text: s})
}

func (b *builder) code(c Code) {
	top := b.top()
	switch {
	case c.Node.Name != "hi":
		top.Nodes = append(top.Nodes, c.Node)
	case !c.End:
		closing := "{-" + strings.TrimPrefix(strings.TrimSuffix(c.Placeholder, "-}"), "{") + "}"
		b.levels = append(b.levels, level{closing, c.Node})
	case b.levels[len(b.levels)-1].placeholder != c.Placeholder:
		b.fail(c.Placeholder)
	default:
		done := *top
		b.levels = b.levels[:len(b.levels)-1]
		top = b.top()
		top.Nodes = append(top.Nodes, done)
	}
}

func (b *builder) fail(placeholder string) {
	if b.wrong == nil {
		b.wrong = fault.New("tmx.placeholder", "found", placeholder)
	}
}

func (b *builder) done() (Segment, error) {
	if len(b.levels) > 1 {
		b.fail(b.levels[len(b.levels)-1].placeholder)
	}
	if b.wrong != nil {
		return nil, b.wrong
	}
	return b.top().Nodes, nil
}
