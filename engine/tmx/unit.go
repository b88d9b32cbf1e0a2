package tmx

import (
	"slices"
	"strings"

	"trivium/engine/lang"
)

// A Unit is a <tu>: one segment in several languages.
type Unit struct {
	ID       string // tuid, "" when it has none
	Attrs    Attrs  // the others: srclang, creationid, changedate, o-encoding, usagecount …
	Meta     []Meta // notes and properties, in their order
	Variants []Variant
	Line     int   // where it begins in the file it was read from, from 1; 0 for units made by program
	Offset   int64 // the same in bytes
}

// A Variant is a <tuv>: the segment in one language. A unit may have several in the same language.
type Variant struct {
	Lang    string // as written, such as "de", "PL-PL", "lt_LT"
	Attrs   Attrs
	Meta    []Meta
	Segment Segment
}

// Language returns which of our languages the variant is written in, whatever the country, or "".
func (v *Variant) Language() lang.Tag { return languageOf(v.Lang) }

// Meta is a note or property of a unit, of a variant, or of the file; in a header also a <ude>.
type Meta struct {
	Kind  string // "note", "prop", "ude"
	Attrs Attrs  // type, xml:lang, o-encoding; of a ude name and base
	Text  string
	Maps  []Attrs // the <map> elements of a ude: unicode, code, ent, subst
}

// Prop returns the text of the first property of a type, or "".
func (u *Unit) Prop(kind string) string {
	for _, m := range u.Meta {
		if m.Kind == "prop" && m.Attrs.Get("type") == kind {
			return m.Text
		}
	}
	return ""
}

// An Attr is an attribute by the name the standard gives it.
type Attr struct{ Name, Value string }

// Attrs are attributes in the order of the file. None stands twice.
type Attrs []Attr

// Get returns the value of an attribute, or "".
func (a Attrs) Get(name string) string {
	for _, attr := range a {
		if attr.Name == name {
			return attr.Value
		}
	}
	return ""
}

// Has says that an attribute is there, be it empty.
func (a Attrs) Has(name string) bool {
	return slices.ContainsFunc(a, func(attr Attr) bool { return attr.Name == name })
}

// A Header is what a file says of itself.
type Header struct {
	Version string // of the format, as written
	Attrs   Attrs
	Meta    []Meta
}

// A Segment is the content of a <seg>: runs of text and inline elements. No two texts are neighbours
// and none is empty.
type Segment []Node

// A Node is a run of text (Name "") or an inline element: bpt, ept, ph, it, hi, ut, or sub inside
// one of them.
type Node struct {
	Name  string
	Text  string // of a run of text
	Attrs Attrs
	Nodes []Node
}

// Plain returns the words of the segment: its text and that of hi, without codes and what is in them.
func (s Segment) Plain() string {
	if len(s) == 1 && s[0].Name == "" {
		return s[0].Text
	}
	var b strings.Builder
	plain(&b, s)
	return b.String()
}

func plain(b *strings.Builder, nodes []Node) {
	for _, n := range nodes {
		switch n.Name {
		case "":
			b.WriteString(n.Text)
		case "hi":
			plain(b, n.Nodes)
		}
	}
}
