package xsd

import (
	"encoding/xml"
	"slices"
	"strings"
)

const instanceNS = "http://www.w3.org/2001/XMLSchema-instance"

// The codes of violations.
const (
	UnknownElement    = "element-unknown"    // a wildcard met an element that no schema declares
	UnexpectedElement = "element-unexpected" // it may not stand here
	MissingElement    = "element-missing"    // the content ends too early
	UnknownAttribute  = "attribute-unknown"
	MissingAttribute  = "attribute-missing"
	WrongValue        = "value"
	StrayText         = "text"
	DuplicateID       = "id-duplicate"
	DanglingID        = "id-dangling"
)

// A Violation is a place where a document breaks the schema.
type Violation struct {
	Code     string
	Node     *Node
	Name     string // the element or attribute it is about
	Found    string
	Expected string
}

// maxViolations is enough to mend a document, and ends the work on a hostile one.
const maxViolations = 100

// Validate returns how a document breaks the schema, in the order of the document.
func (s *Schema) Validate(root *Node) []Violation {
	v := &validator{schema: s, ids: map[string]bool{}}
	declared := s.elements[root.Name]
	if declared == nil {
		return []Violation{{Code: UnknownElement, Node: root, Name: root.Name.Local, Found: root.Name.Space}}
	}
	v.element(root, declared)
	for _, ref := range v.refs {
		if !v.ids[ref.Found] {
			v.add(ref)
		}
	}
	return v.found
}

type validator struct {
	schema *Schema
	found  []Violation
	ids    map[string]bool
	refs   []Violation
}

func (v *validator) add(found Violation) {
	if len(v.found) < maxViolations {
		v.found = append(v.found, found)
	}
}

func (v *validator) element(n *Node, e *element) {
	t := e.typ
	if t == nil {
		return
	}
	v.attributes(n, t)
	switch {
	case t.simple != nil:
		v.value(n, n.Name.Local, n.Text, t.simple)
		for _, c := range n.Children {
			v.add(Violation{Code: UnexpectedElement, Node: c, Name: c.Name.Local})
		}
	default:
		if text := strings.TrimSpace(n.Text); text != "" && !t.mixed {
			v.add(Violation{Code: StrayText, Node: n, Name: n.Name.Local, Found: text})
		}
		v.content(n, t.model)
	}
}

// value checks a text, and takes note of identifiers.
func (v *validator) value(n *Node, name, value string, t *simple) {
	if want := t.check(value); want != "" {
		v.add(Violation{Code: WrongValue, Node: n, Name: name, Found: value, Expected: want})
		return
	}
	id := strings.TrimSpace(value)
	switch t.primitive() {
	case "ID":
		if v.ids[id] {
			v.add(Violation{Code: DuplicateID, Node: n, Name: name, Found: id})
		}
		v.ids[id] = true
	case "IDREF":
		v.refs = append(v.refs, Violation{Code: DanglingID, Node: n, Name: name, Found: id})
	}
}

func (v *validator) attributes(n *Node, t *typeDef) {
	for _, use := range t.uses {
		if _, given := n.Attr(use.name.Space, use.name.Local); !given && use.required {
			v.add(Violation{Code: MissingAttribute, Node: n, Name: use.name.Local})
		}
	}
	for _, a := range n.Attrs {
		if a.Name.Space == instanceNS {
			continue
		}
		use := t.use(a.Name)
		switch {
		case use != nil && !use.banned:
		case t.any != nil && t.any.allows(a.Name.Space):
			if use = v.schema.attributes[a.Name]; use == nil {
				if t.any.process == "strict" {
					v.add(Violation{Code: UnknownAttribute, Node: n, Name: a.Name.Local, Found: a.Name.Space})
				}
				continue
			}
		default:
			v.add(Violation{Code: UnknownAttribute, Node: n, Name: a.Name.Local, Found: a.Name.Space})
			continue
		}
		if use.typ != nil && use.typ.simple != nil {
			v.value(n, a.Name.Local, a.Value, use.typ.simple)
		}
	}
}

func (t *typeDef) use(name xml.Name) *attribute {
	i := slices.IndexFunc(t.uses, func(a *attribute) bool { return a.name == name })
	if i < 0 {
		return nil
	}
	return t.uses[i]
}

// content matches an element's children with its model.
func (v *validator) content(n *Node, model *particle) {
	m := &matcher{v: v, parent: n, children: n.Children}
	if model != nil && !m.match(model) {
		return
	}
	if m.at < len(m.children) {
		c := m.children[m.at]
		v.add(Violation{Code: UnexpectedElement, Node: c, Name: c.Name.Local, Expected: strings.Join(m.wanted, ", ")})
	}
}

// A matcher goes through the children of one element.
type matcher struct {
	v        *validator
	parent   *Node
	children []*Node
	at       int
	wanted   []string // what could have stood at at
}

// match consumes what the particle allows; false when a violation was told.
func (m *matcher) match(p *particle) bool {
	for count := 0; p.max == unbounded || count < p.max; count++ {
		if m.at >= len(m.children) || !starts(p, m.children[m.at].Name) {
			if count >= p.min || emptiable(p) {
				m.want(p)
				return true
			}
			return m.missing(p)
		}
		before := m.at
		if !m.once(p) {
			return false
		}
		if m.at == before {
			return true
		}
		m.wanted = nil
	}
	return true
}

// once consumes one occurrence.
func (m *matcher) once(p *particle) bool {
	switch p.kind {
	case kindElement:
		m.v.element(m.children[m.at], p.element)
		m.at++
		return true
	case kindAny:
		m.v.wild(m.children[m.at], p.any)
		m.at++
		return true
	case kindSequence:
		for _, part := range p.parts {
			if !m.match(part) {
				return false
			}
		}
		return true
	case kindChoice:
		for _, part := range p.parts {
			if starts(part, m.children[m.at].Name) {
				return m.match(part)
			}
		}
		return true
	default:
		return m.all(p)
	}
}

// all consumes its parts in any order, each once.
func (m *matcher) all(p *particle) bool {
	left := slices.Clone(p.parts)
	for m.at < len(m.children) {
		i := slices.IndexFunc(left, func(part *particle) bool { return starts(part, m.children[m.at].Name) })
		if i < 0 {
			break
		}
		if !m.once(left[i]) {
			return false
		}
		left = slices.Delete(left, i, i+1)
	}
	for _, part := range left {
		if part.min > 0 {
			return m.missing(part)
		}
		m.want(part)
	}
	return true
}

func (m *matcher) want(p *particle) {
	for _, name := range firsts(p, nil) {
		if !slices.Contains(m.wanted, name) {
			m.wanted = append(m.wanted, name)
		}
	}
}

func (m *matcher) missing(p *particle) bool {
	m.want(p)
	expected := strings.Join(m.wanted, ", ")
	if m.at < len(m.children) {
		c := m.children[m.at]
		m.v.add(Violation{Code: UnexpectedElement, Node: c, Name: c.Name.Local, Expected: expected})
	} else {
		m.v.add(Violation{Code: MissingElement, Node: m.parent, Name: m.parent.Name.Local, Expected: expected})
	}
	return false
}

func (v *validator) wild(n *Node, w *wildcard) {
	if w.process == "skip" {
		return
	}
	if declared := v.schema.elements[n.Name]; declared != nil {
		v.element(n, declared)
	} else if w.process == "strict" {
		v.add(Violation{Code: UnknownElement, Node: n, Name: n.Name.Local, Found: n.Name.Space})
	}
}

// starts reports whether an element of that name can be the first of a particle.
func starts(p *particle, name xml.Name) bool {
	switch p.kind {
	case kindElement:
		return p.element.name == name
	case kindAny:
		return p.any.allows(name.Space)
	case kindSequence:
		for _, part := range p.parts {
			if starts(part, name) {
				return true
			}
			if !emptiable(part) {
				return false
			}
		}
		return false
	default:
		return slices.ContainsFunc(p.parts, func(part *particle) bool { return starts(part, name) })
	}
}

// emptiable reports whether a particle may match nothing.
func emptiable(p *particle) bool {
	switch {
	case p.min == 0:
		return true
	case p.kind == kindSequence || p.kind == kindAll:
		return !slices.ContainsFunc(p.parts, func(part *particle) bool { return !emptiable(part) })
	case p.kind == kindChoice:
		return slices.ContainsFunc(p.parts, emptiable)
	}
	return false
}

// firsts lists the names that can begin a particle.
func firsts(p *particle, list []string) []string {
	switch p.kind {
	case kindElement:
		return append(list, p.element.name.Local)
	case kindAny:
		return list
	case kindSequence:
		for _, part := range p.parts {
			list = firsts(part, list)
			if !emptiable(part) {
				break
			}
		}
	default:
		for _, part := range p.parts {
			list = firsts(part, list)
		}
	}
	return list
}
