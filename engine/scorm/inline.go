package scorm

import (
	"html/template"
	"strings"

	"trivium/engine/course"
	"trivium/engine/fault"
	"trivium/engine/text"
)

// A node is a span as the template renders it.
type node struct {
	Kind     text.SpanKind
	Text     string
	Href     template.URL // checked by d.link
	External bool         // opens in a new window
	Nodes    []node
}

// required returns the nodes of a text that must have a cell in the package's language; id names
// the place for the fault.
func (d *document) required(t course.Text, id string) ([]node, error) {
	cell := strings.TrimSpace(clean(t.In(d.Lang)))
	if cell == "" {
		return nil, fault.New("export.text-missing", "language", string(d.Lang), "id", id)
	}
	return d.nodes(text.Parse(cell)), nil
}

// optional is required for a text that may be absent as a whole.
func (d *document) optional(t course.Text, id string) ([]node, error) {
	if t.Empty() {
		return nil, nil
	}
	return d.required(t, id)
}

// plain returns the words of a text that must be there, in one line.
func (d *document) plain(t course.Text, id string) (string, error) {
	cell := strings.TrimSpace(clean(t.In(d.Lang)))
	if cell == "" {
		return "", fault.New("export.text-missing", "language", string(d.Lang), "id", id)
	}
	return strings.Join(strings.Fields(clean(text.PlainText(text.Parse(cell)))), " "), nil
}

func (d *document) nodes(spans []text.Span) []node {
	nodes := make([]node, 0, len(spans))
	for _, s := range spans {
		n := node{Kind: s.Kind, Text: clean(s.Text), Nodes: d.nodes(s.Spans)}
		if s.Kind == text.Link {
			n = d.link(s.Href, n.Nodes)
		}
		nodes = append(nodes, n)
	}
	return nodes
}

// span is the kind of a node that only groups: what is left of a link that leads nowhere.
const span text.SpanKind = ""

// link returns a link that is safe and leads somewhere, or else only its words. Validation has
// told the author already; this is the last gate before a learner's session.
func (d *document) link(href string, words []node) node {
	switch text.ClassifyLink(href) {
	case text.Internal:
		if d.targets[strings.TrimPrefix(href, "#")] {
			return node{Kind: text.Link, Href: template.URL(href), Nodes: words}
		}
	case text.External:
		if clean(href) == href {
			web := strings.HasPrefix(strings.ToLower(href), "http")
			return node{Kind: text.Link, Href: template.URL(href), External: web, Nodes: words}
		}
	}
	return node{Kind: span, Nodes: words}
}
