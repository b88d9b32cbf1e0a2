package xsd

import (
	"bytes"
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"maps"
	"strings"

	"golang.org/x/text/encoding/htmlindex"
	"golang.org/x/text/encoding/unicode"
	"golang.org/x/text/transform"
)

// Limits of a document. The largest manifests seen in the wild have some 20,000 nodes.
const (
	MaxBytes = 16 << 20
	maxDepth = 128
	maxNodes = 400_000
	maxAttrs = 500 // of one element
)

// xmlNS is bound to the prefix xml in every document (Namespaces in XML 1.0, section 3).
const xmlNS = "http://www.w3.org/XML/1998/namespace"

// A Node is an element.
type Node struct {
	Name     xml.Name // with the namespace in Space
	Attrs    []xml.Attr
	Children []*Node
	Text     string // the character data directly in it
	Line     int    // of its start tag, from 1
	Column   int    // from 1
	Prefixes map[string]string
}

// Attr returns the value of an attribute, by namespace and name.
func (n *Node) Attr(space, local string) (string, bool) {
	for _, a := range n.Attrs {
		if a.Name.Space == space && a.Name.Local == local {
			return a.Value, true
		}
	}
	return "", false
}

// Get returns an attribute without namespace, "" when it is missing.
func (n *Node) Get(local string) string {
	v, _ := n.Attr("", local)
	return v
}

// Child returns the first child of that local name in the node's own namespace, or nil.
func (n *Node) Child(local string) *Node {
	for _, c := range n.Children {
		if c.Name.Local == local && c.Name.Space == n.Name.Space {
			return c
		}
	}
	return nil
}

// Walk calls f for the node and all nodes in it, in the order of the document.
func (n *Node) Walk(f func(*Node)) {
	f(n)
	for _, c := range n.Children {
		c.Walk(f)
	}
}

// Why a document was refused.
var (
	ErrDoctype = errors.New("the document has a document type declaration")
	ErrLimit   = errors.New("the document is too large or too deep")
)

// A SyntaxError is a place where a document is not well-formed.
type SyntaxError struct {
	Line, Column int
	Reason       error
}

func (e *SyntaxError) Error() string { return fmt.Sprintf("%d:%d: %v", e.Line, e.Column, e.Reason) }

// Unwrap returns the reason.
func (e *SyntaxError) Unwrap() error { return e.Reason }

// Parse returns the root element. The error is a *SyntaxError; its reason is ErrDoctype or ErrLimit
// where the document is refused rather than wrong.
func Parse(data []byte) (*Node, error) { return parse(data, false) }

// parse may pass over a document type declaration, which old schemas have.
func parse(data []byte, doctype bool) (*Node, error) {
	if len(data) > MaxBytes {
		return nil, &SyntaxError{1, 1, ErrLimit}
	}
	p := &parser{d: decoder(data), doctype: doctype}
	for {
		p.line, p.column = p.d.InputPos()
		token, err := p.d.RawToken()
		if err == io.EOF {
			break
		}
		if err == nil {
			err = p.token(token)
		} else {
			p.line, p.column = p.d.InputPos()
			var syntax *xml.SyntaxError
			if errors.As(err, &syntax) {
				err = errors.New(syntax.Msg)
			}
		}
		if err != nil {
			return nil, &SyntaxError{p.line, p.column, err}
		}
	}
	switch {
	case len(p.open) > 0:
		return nil, &SyntaxError{p.line, p.column, fmt.Errorf("<%s> is never closed", p.open[len(p.open)-1].raw)}
	case p.root == nil:
		return nil, &SyntaxError{p.line, p.column, errors.New("no element")}
	}
	return p.root, nil
}

// decoder reads UTF-8, UTF-16 by byte order mark, and the encodings of the web by declaration.
func decoder(data []byte) *xml.Decoder {
	decoded := false
	if bytes.HasPrefix(data, []byte{0xfe, 0xff}) || bytes.HasPrefix(data, []byte{0xff, 0xfe}) {
		utf16 := unicode.UTF16(unicode.LittleEndian, unicode.ExpectBOM).NewDecoder()
		if plain, _, err := transform.Bytes(utf16, data); err == nil {
			data, decoded = plain, true
		}
	}
	d := xml.NewDecoder(bytes.NewReader(bytes.TrimPrefix(data, []byte("\xef\xbb\xbf"))))
	d.CharsetReader = func(label string, input io.Reader) (io.Reader, error) {
		if decoded {
			return input, nil
		}
		encoding, err := htmlindex.Get(label)
		if err != nil {
			return nil, fmt.Errorf("unknown encoding %s", label)
		}
		return encoding.NewDecoder().Reader(input), nil
	}
	return d
}

// An open element, with its name as written.
type open struct {
	*Node
	raw  string
	text strings.Builder
}

type parser struct {
	d            *xml.Decoder
	doctype      bool
	root         *Node
	open         []*open
	nodes        int
	line, column int
}

func (p *parser) token(token xml.Token) error {
	switch t := token.(type) {
	case xml.StartElement:
		return p.start(t)
	case xml.EndElement:
		return p.end(t)
	case xml.CharData:
		if len(p.open) > 0 {
			p.open[len(p.open)-1].text.Write(t)
		} else if len(bytes.TrimSpace(t)) > 0 {
			return errors.New("text outside the root element")
		}
	case xml.Directive:
		if !p.doctype {
			return ErrDoctype
		}
	}
	return nil
}

func (p *parser) start(t xml.StartElement) error {
	if len(p.open) == 0 && p.root != nil {
		return errors.New("a second root element")
	}
	if p.nodes++; len(p.open) >= maxDepth || p.nodes > maxNodes || len(t.Attr) > maxAttrs {
		return ErrLimit
	}
	node := &Node{Line: p.line, Column: p.column}
	outer := map[string]string{"xml": xmlNS}
	if len(p.open) > 0 {
		outer = p.open[len(p.open)-1].Prefixes
	}
	node.Prefixes = scope(outer, t.Attr)
	var err error
	if node.Name, err = resolve(node.Prefixes, t.Name, true); err != nil {
		return err
	}
	seen := make(map[xml.Name]bool, len(t.Attr))
	for _, a := range t.Attr {
		if a.Name.Space == "xmlns" || a.Name.Space == "" && a.Name.Local == "xmlns" {
			if seen[a.Name] {
				return fmt.Errorf("the attribute %s stands twice", rawName(a.Name))
			}
			seen[a.Name] = true
			continue
		}
		name, err := resolve(node.Prefixes, a.Name, false)
		if err != nil {
			return err
		}
		if seen[name] {
			return fmt.Errorf("the attribute %s stands twice", rawName(a.Name))
		}
		seen[name] = true
		node.Attrs = append(node.Attrs, xml.Attr{Name: name, Value: a.Value})
	}
	if len(p.open) == 0 {
		p.root = node
	} else {
		parent := p.open[len(p.open)-1]
		parent.Children = append(parent.Children, node)
	}
	p.open = append(p.open, &open{Node: node, raw: rawName(t.Name)})
	return nil
}

func (p *parser) end(t xml.EndElement) error {
	if len(p.open) == 0 {
		return fmt.Errorf("</%s> closes nothing", rawName(t.Name))
	}
	last := p.open[len(p.open)-1]
	if last.raw != rawName(t.Name) {
		return fmt.Errorf("</%s> closes <%s>", rawName(t.Name), last.raw)
	}
	last.Node.Text = last.text.String()
	p.open = p.open[:len(p.open)-1]
	return nil
}

// scope returns the prefixes in force in an element; most elements share those of their parent.
func scope(outer map[string]string, attrs []xml.Attr) map[string]string {
	inner, own := outer, false
	for _, a := range attrs {
		prefix := a.Name.Local
		if a.Name.Space == "" && prefix == "xmlns" {
			prefix = ""
		} else if a.Name.Space != "xmlns" {
			continue
		}
		if !own {
			inner, own = maps.Clone(outer), true
		}
		inner[prefix] = a.Value
	}
	return inner
}

// resolve puts the namespace in the place of a prefix. Attributes without prefix have none.
func resolve(prefixes map[string]string, name xml.Name, isElement bool) (xml.Name, error) {
	if name.Space == "" && !isElement {
		return name, nil
	}
	space, known := prefixes[name.Space]
	if !known && name.Space != "" {
		return name, fmt.Errorf("the prefix %s is not declared", name.Space)
	}
	return xml.Name{Space: space, Local: name.Local}, nil
}

func rawName(name xml.Name) string {
	if name.Space == "" {
		return name.Local
	}
	return name.Space + ":" + name.Local
}
