package scorm

import (
	"html/template"
	"slices"
	"strings"

	"trivium/engine/course"
	"trivium/engine/fault"
	"trivium/engine/lang"
	"trivium/engine/text"
)

// A node is a span as the template renders it.
type node struct {
	Kind     text.SpanKind
	Text     string
	Href     template.URL // checked by d.link
	External bool         // opens in a new window
	Term     string       // id of the term whose meaning is shown
	Nodes    []node
}

// Kinds of node that no span has.
const (
	span     text.SpanKind = ""     // only groups: what is left of a link that leads nowhere
	termNode text.SpanKind = "term" // opens the meaning of a term
)

// A reader takes the texts of one node in one language; the first fault stays.
type reader struct {
	d    *document
	lang lang.Tag
	id   string // for the fault
	err  error
}

// reader returns a reader in the document's language.
func (d *document) reader(id string) *reader { return &reader{d: d, lang: d.Lang, id: id} }

// blockReader returns a reader in the language a block is shown in: a block that is kept stays in
// the one it was written in.
func (d *document) blockReader(b *course.Block) *reader {
	r := d.reader(b.ID)
	if texts := b.Texts(""); b.Kept() && len(texts) > 0 {
		r.lang = texts[0].Origin
	}
	return r
}

// cell returns the text in the reader's language, "" and a fault when there is none.
func (r *reader) cell(t course.Text) string {
	s := strings.TrimSpace(clean(t.In(r.lang)))
	if s == "" && r.lang != r.d.Lang {
		s = strings.TrimSpace(clean(t.In(t.Origin)))
	}
	if s == "" && r.err == nil {
		r.err = fault.New("export.text-missing", "language", string(r.lang), "id", r.id)
	}
	return s
}

// need returns the nodes of a text that must be there.
func (r *reader) need(t course.Text) []node {
	if r.err != nil {
		return nil
	}
	return r.d.nodes(text.Parse(r.cell(t)))
}

// maybe is need for a text that may be absent as a whole.
func (r *reader) maybe(t course.Text) []node {
	if t.Empty() {
		return nil
	}
	return r.need(t)
}

// words returns the words of a text that must be there, in one line.
func (r *reader) words(t course.Text) string {
	if r.err != nil {
		return ""
	}
	return strings.Join(strings.Fields(clean(text.PlainText(text.Parse(r.cell(t))))), " ")
}

// items returns the titles and texts of a list.
func (r *reader) items(list []course.Item) []itemView {
	var items []itemView
	for _, i := range list {
		items = append(items, itemView{Title: r.maybe(i.Title), Text: r.need(i.Text)})
	}
	return items
}

// plain returns the words of a text that must be there, in one line.
func (d *document) plain(t course.Text, id string) (string, error) {
	r := d.reader(id)
	return r.words(t), r.err
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

// link returns a link that is safe and leads somewhere, or else only its words. Validation has
// told the author already; this is the last gate before a learner's session.
func (d *document) link(href string, words []node) node {
	switch text.ClassifyLink(href) {
	case text.Internal:
		if target := strings.TrimPrefix(href, "#"); d.targets[target] != "" {
			d.led[target] = true
			return node{Kind: text.Link, Href: template.URL("#" + d.Prefix + target), Nodes: words}
		}
	case text.Term:
		if id := strings.TrimPrefix(href, text.TermScheme); d.terms[id] != nil {
			d.linked = append(d.linked, id)
			return node{Kind: termNode, Term: id, Nodes: words}
		}
	case text.External:
		if clean(href) == href {
			web := strings.HasPrefix(strings.ToLower(href), "http")
			return node{Kind: text.Link, Href: template.URL(href), External: web, Nodes: words}
		}
	}
	return node{Kind: span, Nodes: words}
}

// meanings reads the terms that are linked to, and those that their meanings link to in turn, each
// once; of these it returns the ones that are wanted.
func (d *document) meanings(linked []string, wanted func(id string) bool) ([]termView, error) {
	var list []termView
	seen := map[string]bool{}
	queue := slices.Clone(linked)
	for i := 0; i < len(queue); i++ {
		id := queue[i]
		if seen[id] {
			continue
		}
		seen[id] = true
		before := len(d.linked)
		r := d.reader(id)
		term := r.term(d.terms[id])
		if r.err != nil {
			return nil, r.err
		}
		queue = append(queue, d.linked[before:]...)
		d.linked = d.linked[:before]
		if wanted(id) {
			list = append(list, term)
		}
	}
	return list, nil
}

func (r *reader) term(t *course.Term) termView {
	return termView{ID: t.ID, Term: r.need(t.Term), Meaning: r.need(t.Text)}
}
