package xsd

import (
	"math/big"
	"regexp"
	"strconv"
	"strings"
	"unicode/utf8"
)

// A simple type: a built-in one, or a restriction, list or union of others.
type simple struct {
	builtin string // "" for those derived
	base    *simple
	list    *simple
	union   []*simple
	enums   []string
	facets  []facet
}

type facet struct{ name, value string }

// simpleType compiles <simpleType>.
func (c *compiler) simpleType(d *declaration, n *Node) *simple {
	for _, child := range n.Children {
		switch child.Name.Local {
		case "restriction":
			return c.restrict(d, child, c.simpleRef(d, child, "base"))
		case "list":
			return &simple{list: c.simpleRef(d, child, "itemType")}
		case "union":
			s := &simple{}
			for _, member := range strings.Fields(child.Get("memberTypes")) {
				if t := c.namedType(qname(child, member)); t != nil && t.simple != nil {
					s.union = append(s.union, t.simple)
				}
			}
			for _, member := range child.Children {
				if member.Name.Local == "simpleType" {
					s.union = append(s.union, c.simpleType(d, member))
				}
			}
			return s
		}
	}
	return &simple{builtin: "string"}
}

// simpleRef is the type that an attribute names or a child defines.
func (c *compiler) simpleRef(d *declaration, n *Node, attr string) *simple {
	if name := n.Get(attr); name != "" {
		if t := c.namedType(qname(n, name)); t != nil && t.simple != nil {
			return t.simple
		}
	}
	for _, child := range n.Children {
		if child.Name.Local == "simpleType" {
			return c.simpleType(d, child)
		}
	}
	return &simple{builtin: "string"}
}

// restrict adds the facets of a restriction to its base.
func (c *compiler) restrict(_ *declaration, n *Node, base *simple) *simple {
	s := &simple{base: base}
	for _, child := range n.Children {
		switch name := child.Name.Local; name {
		case "enumeration":
			s.enums = append(s.enums, child.Get("value"))
		case "length", "minLength", "maxLength", "pattern", "minInclusive", "maxInclusive", "minExclusive", "maxExclusive", "totalDigits", "fractionDigits":
			s.facets = append(s.facets, facet{name, child.Get("value")})
		}
	}
	return s
}

// primitive is the built-in type that everything is derived from.
func (s *simple) primitive() string {
	for ; s != nil; s = s.base {
		if s.builtin != "" {
			return s.builtin
		}
	}
	return "string"
}

// check returns "" when a value is of the type, or what was expected instead.
func (s *simple) check(value string) string {
	if !keepsSpace(s.primitive()) {
		value = strings.Join(strings.Fields(value), " ")
	}
	switch {
	case s.builtin != "":
		if !builtin(s.builtin, value) {
			return s.builtin
		}
		return ""
	case s.list != nil:
		for _, item := range strings.Fields(value) {
			if want := s.list.check(item); want != "" {
				return want
			}
		}
		return ""
	case len(s.union) > 0:
		var wants []string
		for _, member := range s.union {
			want := member.check(value)
			if want == "" {
				return ""
			}
			wants = append(wants, want)
		}
		return strings.Join(wants, " | ")
	}
	if want := s.base.check(value); want != "" {
		return want
	}
	if len(s.enums) > 0 {
		for _, e := range s.enums {
			if e == value {
				return ""
			}
		}
		return strings.Join(s.enums, " | ")
	}
	for _, f := range s.facets {
		if !f.holds(value) {
			return f.name + " " + f.value
		}
	}
	return ""
}

func keepsSpace(builtin string) bool { return builtin == "string" }

func (f facet) holds(value string) bool {
	limit, _ := strconv.Atoi(f.value)
	switch f.name {
	case "length":
		return utf8.RuneCountInString(value) == limit
	case "minLength":
		return utf8.RuneCountInString(value) >= limit
	case "maxLength":
		return utf8.RuneCountInString(value) <= limit
	case "pattern":
		// The pattern languages differ in corners that SCORM's schemas do not use.
		re, err := regexp.Compile("^(?:" + f.value + ")$")
		return err != nil || re.MatchString(value)
	case "minInclusive", "maxInclusive", "minExclusive", "maxExclusive":
		v, ok := decimal(value)
		bound, okBound := decimal(f.value)
		if !ok || !okBound {
			return true // dates and times are not compared
		}
		order := v.Cmp(bound)
		switch f.name {
		case "minInclusive":
			return order >= 0
		case "maxInclusive":
			return order <= 0
		case "minExclusive":
			return order > 0
		default:
			return order < 0
		}
	case "totalDigits":
		return len(strings.Trim(strings.ReplaceAll(value, ".", ""), "+-0")) <= limit
	case "fractionDigits":
		_, fraction, _ := strings.Cut(value, ".")
		return len(strings.TrimRight(fraction, "0")) <= limit
	}
	return true
}

func decimal(s string) (*big.Float, bool) {
	if len(s) > 400 {
		return nil, false
	}
	return new(big.Float).SetPrec(200).SetString(strings.TrimPrefix(s, "+"))
}

// forms are the lexical forms of the built-in types (XML Schema Part 2, section 3).
var forms = func() map[string]*regexp.Regexp { //nolint:gochecknoglobals // a constant table
	const name = `[\pL_][\pL\pM\pN._·-]*`
	const zone = `(Z|[+-]\d\d:\d\d)?`
	m := map[string]*regexp.Regexp{}
	for t, form := range map[string]string{
		"boolean":            `true|false|0|1`,
		"decimal":            `[+-]?(\d+(\.\d*)?|\.\d+)`,
		"integer":            `[+-]?\d+`,
		"int":                `[+-]?\d{1,10}`,
		"nonNegativeInteger": `\+?\d+|-0+`,
		"positiveInteger":    `\+?0*[1-9]\d*`,
		"double":             `[+-]?(\d+(\.\d*)?|\.\d+)([eE][+-]?\d+)?|-?INF|NaN`,
		"ID":                 name,
		"IDREF":              name,
		"NCName":             name,
		"language":           `[a-zA-Z]{1,8}(-[a-zA-Z0-9]{1,8})*`,
		"NMTOKEN":            `[\pL\pM\pN._:·-]+`,
		"duration":           `-?P(\d+Y)?(\d+M)?(\d+D)?(T(\d+H)?(\d+M)?(\d+(\.\d+)?S)?)?`,
		"dateTime":           `-?\d{4,}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?` + zone,
		"date":               `-?\d{4,}-\d\d-\d\d` + zone,
		"time":               `\d\d:\d\d:\d\d(\.\d+)?` + zone,
		"gYear":              `-?\d{4,}` + zone,
	} {
		m[t] = regexp.MustCompile("^(?:" + form + ")$")
	}
	m["short"], m["long"], m["float"] = m["integer"], m["integer"], m["double"]
	m["unsignedInt"], m["unsignedShort"], m["unsignedLong"] = m["nonNegativeInteger"], m["nonNegativeInteger"], m["nonNegativeInteger"]
	return m
}()

func builtin(t, value string) bool {
	if t == "duration" && (strings.HasSuffix(value, "P") || strings.HasSuffix(value, "T")) {
		return false
	}
	form := forms[t]
	return form == nil || form.MatchString(value)
}
