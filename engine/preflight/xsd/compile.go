package xsd

import (
	"encoding/xml"
	"fmt"
	"io/fs"
	"path"
	"strconv"
	"strings"
)

const schemaNS = "http://www.w3.org/2001/XMLSchema"

// Compile reads every .xsd file of a folder as one schema.
func Compile(folder fs.FS) (*Schema, error) {
	names, err := fs.Glob(folder, "*.xsd")
	if err != nil {
		return nil, err
	}
	deeper, err := fs.Glob(folder, "*/*.xsd")
	if err != nil {
		return nil, err
	}
	c := &compiler{
		sources: map[source]*declaration{},
		Schema: &Schema{
			elements: map[xml.Name]*element{}, attributes: map[xml.Name]*attribute{}, types: map[xml.Name]*typeDef{},
			groups: map[xml.Name]*particle{}, attrGroups: map[xml.Name]*attrGroup{},
		},
	}
	for _, name := range append(names, deeper...) {
		data, err := fs.ReadFile(folder, name)
		if err != nil {
			return nil, err
		}
		root, err := parse(data, true)
		if err != nil {
			return nil, fmt.Errorf("schema %s: %w", path.Base(name), err)
		}
		c.collect(root)
	}
	c.compile()
	return c.Schema, c.err
}

// A source names a global declaration: what it is, and its name.
type source struct {
	what string
	name xml.Name
}

// A declaration waits to be compiled, with the document it stands in.
type declaration struct {
	node      *Node
	target    string
	qualified bool // local elements are in the target namespace
	attrsToo  bool // local attributes too
}

type compiler struct {
	*Schema
	sources map[source]*declaration
	err     error
}

// collect notes the global declarations of a document.
func (c *compiler) collect(root *Node) {
	d := declaration{
		target: root.Get("targetNamespace"), qualified: root.Get("elementFormDefault") == "qualified",
		attrsToo: root.Get("attributeFormDefault") == "qualified",
	}
	for _, n := range root.Children {
		if n.Name.Space != schemaNS || n.Get("name") == "" {
			continue
		}
		own := d
		own.node = n
		what := n.Name.Local
		if what == "simpleType" || what == "complexType" {
			what = "type"
		}
		c.sources[source{what, xml.Name{Space: d.target, Local: n.Get("name")}}] = &own
	}
}

func (c *compiler) compile() {
	for s := range c.sources {
		switch s.what {
		case "element":
			c.globalElement(s.name)
		case "attribute":
			c.globalAttribute(s.name)
		}
	}
}

func (c *compiler) fail(format string, args ...any) {
	if c.err == nil {
		c.err = fmt.Errorf("schema: "+format, args...)
	}
}

// qname resolves a name in an attribute's value.
func qname(n *Node, value string) xml.Name {
	prefix, local, found := strings.Cut(strings.TrimSpace(value), ":")
	if !found {
		prefix, local = "", prefix
	}
	return xml.Name{Space: n.Prefixes[prefix], Local: local}
}

func (c *compiler) globalElement(name xml.Name) *element {
	if e := c.elements[name]; e != nil {
		return e
	}
	d := c.sources[source{"element", name}]
	if d == nil {
		c.fail("element %s is not declared", name.Local)
		return &element{name: name}
	}
	e := &element{name: name, fixed: d.node.Get("fixed")}
	c.elements[name] = e
	e.typ = c.typeOf(d, d.node)
	return e
}

func (c *compiler) globalAttribute(name xml.Name) *attribute {
	if a := c.attributes[name]; a != nil {
		return a
	}
	d := c.sources[source{"attribute", name}]
	if d == nil {
		if name.Space != xmlNS {
			c.fail("attribute %s is not declared", name.Local)
		}
		return &attribute{name: name}
	}
	a := &attribute{name: name, fixed: d.node.Get("fixed")}
	c.attributes[name] = a
	a.typ = c.typeOf(d, d.node)
	return a
}

// typeOf returns the type of an element or attribute declaration; nil allows anything.
func (c *compiler) typeOf(d *declaration, n *Node) *typeDef {
	if t := n.Get("type"); t != "" {
		return c.namedType(qname(n, t))
	}
	for _, child := range n.Children {
		switch child.Name.Local {
		case "simpleType":
			return &typeDef{simple: c.simpleType(d, child)}
		case "complexType":
			t := &typeDef{}
			c.complexType(t, d, child)
			return t
		}
	}
	return nil
}

func (c *compiler) namedType(name xml.Name) *typeDef {
	if name.Space == schemaNS {
		if name.Local == "anyType" {
			return nil
		}
		return &typeDef{name: name.Local, simple: &simple{builtin: name.Local}}
	}
	if t := c.types[name]; t != nil {
		return t
	}
	d := c.sources[source{"type", name}]
	if d == nil {
		c.fail("type %s is not declared", name.Local)
		return nil
	}
	t := &typeDef{name: name.Local}
	c.types[name] = t
	if d.node.Name.Local == "simpleType" {
		t.simple = c.simpleType(d, d.node)
	} else {
		c.complexType(t, d, d.node)
	}
	return t
}

// complexType fills in t, which may be referred to already by what it contains.
func (c *compiler) complexType(t *typeDef, d *declaration, n *Node) {
	t.mixed = n.Get("mixed") == "true"
	for _, child := range n.Children {
		switch child.Name.Local {
		case "simpleContent", "complexContent":
			if child.Get("mixed") == "true" {
				t.mixed = true
			}
			for _, derivation := range child.Children {
				c.derive(t, d, derivation)
			}
			return
		}
	}
	t.model = c.content(d, n)
	c.attributeUses(&t.attrGroup, d, n)
}

// derive adds an extension or restriction to its base.
func (c *compiler) derive(t *typeDef, d *declaration, n *Node) {
	if n.Name.Local != "extension" && n.Name.Local != "restriction" {
		return
	}
	own := c.content(d, n)
	base := c.namedType(qname(n, n.Get("base")))
	if base != nil {
		t.simple = base.simple
		t.uses = append(t.uses, base.uses...)
		t.any = base.any
		t.mixed = t.mixed || base.mixed
	}
	switch {
	case n.Name.Local == "restriction":
		t.model = own
		if t.simple != nil {
			t.simple = c.restrict(d, n, t.simple)
		}
	case base == nil || base.model == nil:
		t.model = own
	case own == nil:
		t.model = base.model
	default:
		t.model = &particle{kind: kindSequence, min: 1, max: 1, parts: []*particle{base.model, own}}
	}
	c.attributeUses(&t.attrGroup, d, n)
}

// content returns the model among the children of a complex type, nil for none.
func (c *compiler) content(d *declaration, n *Node) *particle {
	for _, child := range n.Children {
		switch child.Name.Local {
		case "sequence", "choice", "all", "group":
			return c.particle(d, child)
		}
	}
	return nil
}

func (c *compiler) particle(d *declaration, n *Node) *particle {
	p := &particle{min: occurs(n.Get("minOccurs")), max: occurs(n.Get("maxOccurs"))}
	switch n.Name.Local {
	case "element":
		p.kind, p.element = kindElement, c.elementUse(d, n)
	case "any":
		p.kind, p.any = kindAny, anyOf(d, n)
	case "group":
		p.kind, p.parts = kindSequence, []*particle{c.group(qname(n, n.Get("ref")))}
	default:
		p.kind = map[string]kind{"sequence": kindSequence, "choice": kindChoice, "all": kindAll}[n.Name.Local]
		for _, child := range n.Children {
			switch child.Name.Local {
			case "element", "any", "group", "sequence", "choice":
				p.parts = append(p.parts, c.particle(d, child))
			}
		}
	}
	return p
}

func (c *compiler) elementUse(d *declaration, n *Node) *element {
	if ref := n.Get("ref"); ref != "" {
		return c.globalElement(qname(n, ref))
	}
	form := n.Get("form")
	name := xml.Name{Local: n.Get("name")}
	if form == "qualified" || form == "" && d.qualified {
		name.Space = d.target
	}
	return &element{name: name, typ: c.typeOf(d, n), fixed: n.Get("fixed")}
}

func (c *compiler) group(name xml.Name) *particle {
	if p := c.groups[name]; p != nil {
		return p
	}
	p := &particle{kind: kindSequence, min: 1, max: 1}
	c.groups[name] = p
	d := c.sources[source{"group", name}]
	if d == nil {
		c.fail("group %s is not declared", name.Local)
		return p
	}
	if own := c.content(d, d.node); own != nil {
		p.parts = []*particle{own}
	}
	return p
}

// attributeUses adds the attributes that a type or group lists; a later use replaces an earlier.
func (c *compiler) attributeUses(g *attrGroup, d *declaration, n *Node) {
	for _, child := range n.Children {
		switch child.Name.Local {
		case "attribute":
			g.add(c.attributeUse(d, child))
		case "anyAttribute":
			g.any = anyOf(d, child)
		case "attributeGroup":
			other := c.attrGroup(qname(child, child.Get("ref")))
			for _, a := range other.uses {
				g.add(a)
			}
			if other.any != nil {
				g.any = other.any
			}
		}
	}
}

func (g *attrGroup) add(a *attribute) {
	for i, other := range g.uses {
		if other.name == a.name {
			g.uses[i] = a
			return
		}
	}
	g.uses = append(g.uses, a)
}

func (c *compiler) attributeUse(d *declaration, n *Node) *attribute {
	a := &attribute{name: xml.Name{Local: n.Get("name")}, fixed: n.Get("fixed")}
	if ref := n.Get("ref"); ref != "" {
		global := *c.globalAttribute(qname(n, ref))
		a = &global
	} else {
		if form := n.Get("form"); form == "qualified" || form == "" && d.attrsToo {
			a.name.Space = d.target
		}
		a.typ = c.typeOf(d, n)
	}
	a.required = n.Get("use") == "required"
	a.banned = n.Get("use") == "prohibited"
	return a
}

func (c *compiler) attrGroup(name xml.Name) *attrGroup {
	if g := c.attrGroups[name]; g != nil {
		return g
	}
	g := &attrGroup{}
	c.attrGroups[name] = g
	d := c.sources[source{"attributeGroup", name}]
	if d == nil {
		c.fail("attribute group %s is not declared", name.Local)
		return g
	}
	c.attributeUses(g, d, d.node)
	return g
}

func anyOf(d *declaration, n *Node) *wildcard {
	w := &wildcard{spaces: strings.Fields(n.Get("namespace")), target: d.target, process: n.Get("processContents")}
	if len(w.spaces) == 0 {
		w.spaces = []string{"##any"}
	}
	if w.process == "" {
		w.process = "strict"
	}
	return w
}

// occurs reads minOccurs or maxOccurs; both are 1 when they are missing.
func occurs(s string) int {
	if s == "unbounded" {
		return unbounded
	}
	n, err := strconv.Atoi(s)
	if err != nil {
		return 1
	}
	return n
}
