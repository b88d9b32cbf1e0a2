package tmx

import (
	"math/rand/v2"
	"strconv"
)

// random makes units with everything that TMX has.
type random struct{ *rand.Rand }

func newRandom(seed uint64) random { return random{rand.New(rand.NewPCG(seed, 1))} }

func (r random) one(of ...string) string { return of[r.IntN(len(of))] }

// text is never empty: two texts are never neighbours, and an empty one would be no node.
func (r random) text() string {
	s := ""
	for range 1 + r.IntN(6) {
		s += r.one("Haus", "pomoc społeczna", " ", "\n", "\t", "\r", "\r\n", "&", "<", ">", "]]>", "\"", "'", "ą", "😀", "\u00a0", "{1}", "{2-}", "{-2}",
			"{", "}", "*", "**", "_", "`", "[", "](x)", "\\", "&amp;", "&#1;", "<!--", "\uFFFD", "=1", ";", ",", "\u0085", "\u2028")
	}
	return s
}

func (r random) attrs(element string) Attrs {
	rules := newGrammar()[element]
	var attrs Attrs
	for _, name := range rules.allowed {
		if name == "tuid" || name == "xml:lang" && element == "tuv" || r.IntN(3) > 0 && intern(rules.required, []byte(name)) == "" {
			continue
		}
		value := r.one("", r.text(), strconv.Itoa(r.IntN(3)))
		switch name {
		case "pos":
			value = r.one("begin", "end")
		case "segtype":
			value = r.one("block", "phrase")
		}
		attrs = append(attrs, Attr{name, value})
	}
	r.Shuffle(len(attrs), func(i, j int) { attrs[i], attrs[j] = attrs[j], attrs[i] })
	return attrs
}

func (r random) meta() []Meta {
	var meta []Meta
	for range max(0, r.IntN(5)-2) {
		kind := r.one("note", "prop")
		meta = append(meta, Meta{Kind: kind, Attrs: r.attrs(kind), Text: r.one("", r.text())})
	}
	return meta
}

func (r random) nodes(parent string, depth int) []Node {
	var nodes []Node
	for range r.IntN(5) {
		name := r.one("", "", "bpt", "ept", "ph", "it", "hi", "ut", "sub")
		switch {
		case name == "" && (len(nodes) == 0 || nodes[len(nodes)-1].Name != ""):
			nodes = append(nodes, Node{Text: r.text()})
		case name != "" && inlineIn(parent, name) && depth < 4:
			nodes = append(nodes, Node{Name: name, Attrs: r.attrs(name), Nodes: r.nodes(name, depth+1)})
		}
	}
	return nodes
}

func (r random) unit(id string) Unit {
	u := Unit{ID: id, Attrs: r.attrs("tu"), Meta: r.meta()}
	for range 1 + r.IntN(4) {
		u.Variants = append(u.Variants, Variant{
			Lang: r.one("pl", "de", "lt", "en-GB", "PL-pl", "lt_LT"), Attrs: r.attrs("tuv"), Meta: r.meta(), Segment: r.nodes("seg", 0),
		})
	}
	return u
}
