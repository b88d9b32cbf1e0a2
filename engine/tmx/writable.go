package tmx

import (
	"fmt"
	"strconv"
	"strings"
	"unicode/utf8"

	"trivium/engine/fault"
)

// refuse says what of the unit in hand cannot be written.
func (w *Writer) refuse(found string) error {
	return fault.New("tmx.unwritable", "found", found, "unit", strconv.Itoa(w.units))
}

func (w *Writer) check(u *Unit) error {
	if err := w.checkText(u.ID); err != nil {
		return err
	}
	if len(u.Variants) == 0 {
		return w.refuse("<tu></tu>")
	}
	if err := w.checkAttributes("tu", u.Attrs); err != nil {
		return err
	}
	if u.Attrs.Has("tuid") {
		return w.refuse("<tu tuid=…>")
	}
	if err := w.checkMeta(u.Meta, false); err != nil {
		return err
	}
	for i := range u.Variants {
		v := &u.Variants[i]
		if v.Lang == "" || v.Attrs.Has("xml:lang") {
			return w.refuse(`<tuv xml:lang="">`)
		}
		if err := w.checkText(v.Lang); err != nil {
			return err
		}
		if err := w.checkAttributes("tuv", append(Attrs{{"xml:lang", v.Lang}}, v.Attrs...)); err != nil {
			return err
		}
		if err := w.checkMeta(v.Meta, false); err != nil {
			return err
		}
		if err := w.checkNodes("seg", v.Segment); err != nil {
			return err
		}
	}
	return nil
}

func (w *Writer) checkMeta(meta []Meta, header bool) error {
	for _, m := range meta {
		ude := m.Kind == "ude"
		if m.Kind != "note" && m.Kind != "prop" && (!ude || !header || len(m.Maps) == 0 || m.Text != "") || !ude && len(m.Maps) > 0 {
			return w.refuse("<" + m.Kind + ">")
		}
		if err := w.checkAttributes(m.Kind, m.Attrs); err != nil {
			return err
		}
		for _, attrs := range m.Maps {
			if err := w.checkAttributes("map", attrs); err != nil {
				return err
			}
		}
		if err := w.checkText(m.Text); err != nil {
			return err
		}
	}
	return nil
}

func (w *Writer) checkNodes(parent string, nodes []Node) error {
	for _, n := range nodes {
		if n.Name == "" {
			if err := w.checkText(n.Text); err != nil {
				return err
			}
			continue
		}
		if !inlineIn(parent, n.Name) {
			return w.refuse("<" + parent + "> <" + n.Name + ">")
		}
		if err := w.checkAttributes(n.Name, n.Attrs); err != nil {
			return err
		}
		if err := w.checkNodes(n.Name, n.Nodes); err != nil {
			return err
		}
	}
	return nil
}

func (w *Writer) checkAttributes(element string, attrs Attrs) error {
	rules := w.grammar[element]
	for i, a := range attrs {
		if intern(rules.allowed, []byte(a.Name)) == "" || attrs[:i].Has(a.Name) || !validValue(a.Name, a.Value) {
			return w.refuse("<" + element + " " + a.Name + "=…>")
		}
		if err := w.checkText(a.Value); err != nil {
			return err
		}
	}
	for _, name := range rules.required {
		if !attrs.Has(name) {
			return w.refuse("<" + element + ">, " + name)
		}
	}
	return nil
}

// checkText refuses characters that XML 1.0 cannot hold in any way.
func (w *Writer) checkText(s string) error {
	for i, r := range s {
		if !isXML(r) {
			return w.refuse(fmt.Sprintf("U+%04X", r))
		}
		if r == utf8.RuneError && !strings.HasPrefix(s[i:], "\uFFFD") {
			return w.refuse(fmt.Sprintf("0x%02X", s[i]))
		}
	}
	return nil
}
