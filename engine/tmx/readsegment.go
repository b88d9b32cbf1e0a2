package tmx

import (
	"strconv"

	"trivium/engine/fault"
)

// segment reads a <seg>, of which the start tag has been read.
func (r *Reader) segment() (Segment, error) {
	return r.nodes("seg", 0, r.size+r.options.Limits.Segment)
}

// nodes reads the content of an element up to its end tag. When r.size has passed the limit, the
// segment is too long.
func (r *Reader) nodes(element string, depth, limit int) ([]Node, error) {
	var nodes []Node
	r.text = r.text[:0]
	flush := func() {
		if len(r.text) > 0 {
			nodes = append(nodes, Node{Text: string(r.text)})
			r.text = r.text[:0]
		}
	}
	for {
		t, err := r.next()
		if err != nil {
			return nil, err
		}
		switch {
		case t.kind == textPiece:
			err = r.decode(t)
		case t.kind == endTag && string(t.name) == element:
			flush()
			return nodes, nil
		case t.kind == startTag && inlineIn(element, string(t.name)):
			flush()
			var n Node
			n, err = r.inline(t, depth+1, limit)
			nodes = append(nodes, n)
			r.text = r.text[:0]
		default:
			err = r.misplaced(t, "</"+element+">")
		}
		if err != nil {
			return nil, err
		}
		if r.size > limit {
			f := fault.New("tmx.segment-too-long", "expected", kilobytes(r.options.Limits.Segment))
			return nil, r.placed(f, r.variantLine, r.variantOffset)
		}
	}
}

// nodeCost is what an inline element counts towards the size of a unit: what it takes in memory.
const nodeCost = 100

func (r *Reader) inline(t token, depth, limit int) (Node, error) {
	if depth > r.options.Limits.Depth {
		return Node{}, r.fail(fault.New("tmx.too-deep", "expected", strconv.Itoa(r.options.Limits.Depth)), r.at)
	}
	n := Node{Name: string(t.name)}
	var err error
	if n.Attrs, err = r.attributes(n.Name); err != nil {
		return n, err
	}
	if err = r.spend(nodeCost); err != nil {
		return n, err
	}
	n.Nodes, err = r.nodes(n.Name, depth, limit)
	return n, err
}

// meta reads a note or property and adds it to the list. A property that does not say what it is of is
// left out.
func (r *Reader) meta(list []Meta, name string) ([]Meta, error) {
	attrs, err := r.attributesOrNone(name)
	if err != nil {
		return list, err
	}
	if err := r.spend(nodeCost); err != nil {
		return list, err
	}
	keep := name == "note" || attrs.Has("type")
	r.text = r.text[:0]
	for {
		t, err := r.next()
		switch {
		case err != nil:
			return list, err
		case t.kind == textPiece:
			if err := r.decode(t); err != nil {
				return list, err
			}
		case t.kind == endTag && string(t.name) == name:
			if keep {
				list = append(list, Meta{Kind: name, Attrs: attrs, Text: string(r.text)})
			}
			return list, nil
		default:
			return list, r.misplaced(t, "</"+name+">")
		}
	}
}

// readHeader reads a <header>, of which the start tag has been read.
func (r *Reader) readHeader() error {
	attrs, err := r.attributes("header")
	if err != nil {
		return err
	}
	if attrs == nil {
		attrs = Attrs{}
	}
	r.header.Attrs = attrs
	for {
		t, err := r.inside("</header>")
		if err != nil {
			return err
		}
		switch name := string(t.name); {
		case t.kind == endTag && name == "header":
			return nil
		case t.kind == startTag && (name == "note" || name == "prop"):
			r.header.Meta, err = r.meta(r.header.Meta, name)
		case t.kind == startTag && name == "ude":
			err = r.ude()
		default:
			err = r.misplaced(t, "</header>")
		}
		if err != nil {
			return err
		}
	}
}

// ude reads a <ude>: characters the user defined, and how they are mapped.
func (r *Reader) ude() error {
	m := Meta{Kind: "ude"}
	var err error
	if m.Attrs, err = r.attributes("ude"); err != nil {
		return err
	}
	for {
		t, err := r.inside("<map>")
		if err != nil {
			return err
		}
		switch {
		case t.kind == endTag && string(t.name) == "ude":
			if len(m.Maps) == 0 {
				return r.misplaced(t, "<map>")
			}
			r.header.Meta = append(r.header.Meta, m)
			return nil
		case t.kind == startTag && string(t.name) == "map":
			attrs, err := r.attributes("map")
			if err != nil {
				return err
			}
			if err := r.spend(nodeCost); err != nil {
				return err
			}
			m.Maps = append(m.Maps, attrs)
			if t, err = r.inside("</map>"); err != nil {
				return err
			}
			if t.kind != endTag || string(t.name) != "map" {
				return r.misplaced(t, "</map>")
			}
		default:
			return r.misplaced(t, "<map>")
		}
	}
}
