package xsd

import "encoding/xml"

// unbounded stands for maxOccurs="unbounded".
const unbounded = -1

// A Schema is a compiled set of schema documents. It is read-only and safe for concurrent use.
type Schema struct {
	elements   map[xml.Name]*element
	attributes map[xml.Name]*attribute
	types      map[xml.Name]*typeDef
	groups     map[xml.Name]*particle
	attrGroups map[xml.Name]*attrGroup
}

// Knows reports whether any document of the schema declares elements of the namespace.
func (s *Schema) Knows(space string) bool {
	for name := range s.elements {
		if name.Space == space {
			return true
		}
	}
	return false
}

// An element declaration.
type element struct {
	name  xml.Name
	typ   *typeDef // nil: anything
	fixed string
}

// An attribute declaration or use.
type attribute struct {
	name     xml.Name
	typ      *typeDef
	required bool
	banned   bool // use="prohibited"
	fixed    string
}

type attrGroup struct {
	uses []*attribute
	any  *wildcard
}

// A typeDef is a simple or complex type.
type typeDef struct {
	name   string  // for messages
	simple *simple // the type of its text, nil for element content
	model  *particle
	mixed  bool
	attrGroup
}

type kind int

const (
	kindElement kind = iota
	kindAny
	kindSequence
	kindChoice
	kindAll
)

// A particle is a part of a content model.
type particle struct {
	kind     kind
	min, max int
	element  *element
	any      *wildcard
	parts    []*particle
}

// A wildcard allows elements or attributes of some namespaces.
type wildcard struct {
	spaces  []string // ##any, ##other, ##local, ##targetNamespace or names
	target  string
	process string // strict, lax, skip
}

func (w *wildcard) allows(space string) bool {
	for _, s := range w.spaces {
		switch s {
		case "##any":
			return true
		case "##other":
			if space != w.target && space != "" {
				return true
			}
		case "##local":
			if space == "" {
				return true
			}
		case "##targetNamespace":
			if space == w.target {
				return true
			}
		default:
			if s == space {
				return true
			}
		}
	}
	return false
}
