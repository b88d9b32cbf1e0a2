package tmx

import (
	"bufio"
	"errors"
	"fmt"
	"io"

	"golang.org/x/text/encoding/unicode"

	"trivium/engine/fault"
)

// WriterOptions say how a file is written.
type WriterOptions struct {
	// Header's attributes and notes stand in the file; what the standard demands and it does not have
	// is added: creationtool "Trivium", srclang "*all*", segtype "sentence" and so on.
	Header  Header
	Version string // of the program, for creationtoolversion
	UTF16   bool   // little endian with a byte order mark, for programs that want it; else UTF-8 without
}

// A Writer writes units as TMX 1.4. What it has written is valid after Close.
type Writer struct {
	out     *bufio.Writer
	encoder io.Closer // what turns UTF-8 into UTF-16, or nil
	grammar grammar
	units   int
	err     error
}

// NewWriter writes the beginning of a file. It returns a *fault.Fault when the header has what TMX
// cannot hold.
func NewWriter(out io.Writer, options WriterOptions) (*Writer, error) {
	w := &Writer{grammar: newGrammar()}
	encoding := "UTF-8"
	if options.UTF16 {
		encoding = "UTF-16"
		encoder := unicode.UTF16(unicode.LittleEndian, unicode.UseBOM).NewEncoder().Writer(out)
		out = encoder
		w.encoder, _ = encoder.(io.Closer)
	}
	w.out = bufio.NewWriterSize(out, 64<<10)
	w.raw(`<?xml version="1.0" encoding="` + encoding + `"?>` + "\n<tmx version=\"1.4\">\n")
	w.header(options)
	w.raw("<body>\n")
	return w, w.failed()
}

// Write writes one unit. What TMX cannot hold is refused with a *fault.Fault before anything of the
// unit is written, so that the writer can go on with the next: a unit without a language, a character
// XML does not have, an attribute of no element.
func (w *Writer) Write(u *Unit) error {
	if w.err != nil {
		return w.failed()
	}
	w.units++
	if err := w.check(u); err != nil {
		return err
	}
	w.raw("<tu")
	if u.ID != "" {
		w.attribute("tuid", u.ID)
	}
	w.attributes(u.Attrs)
	w.raw(">\n")
	for _, m := range u.Meta {
		w.meta("  ", m)
	}
	for i := range u.Variants {
		v := &u.Variants[i]
		w.raw("  <tuv")
		w.attribute("xml:lang", v.Lang)
		w.attributes(v.Attrs)
		w.raw(">")
		if len(v.Meta) > 0 {
			w.raw("\n")
			for _, m := range v.Meta {
				w.meta("    ", m)
			}
			w.raw("    ")
		}
		w.raw("<seg>")
		w.nodes(v.Segment)
		w.raw("</seg></tuv>\n")
	}
	w.raw("</tu>\n")
	return w.failed()
}

// Close writes the end of the file. It does not close what lies beneath.
func (w *Writer) Close() error {
	w.raw("</body>\n</tmx>\n")
	if err := w.out.Flush(); err != nil && w.err == nil {
		w.err = err
	}
	if w.encoder != nil {
		if err := w.encoder.Close(); err != nil && w.err == nil {
			w.err = err
		}
	}
	return w.failed()
}

func (w *Writer) failed() error {
	if w.err == nil {
		return nil
	}
	var f *fault.Fault
	if errors.As(w.err, &f) {
		return f
	}
	return fmt.Errorf("write TMX: %w", w.err)
}

func (w *Writer) header(options WriterOptions) {
	h := options.Header
	version := options.Version
	if version == "" {
		version = "0"
	}
	attrs := append(Attrs{}, h.Attrs...)
	for _, a := range (Attrs{
		{"creationtool", "Trivium"}, {"creationtoolversion", version}, {"segtype", "sentence"}, {"o-tmf", "Trivium"},
		{"adminlang", "en"}, {"srclang", "*all*"}, {"datatype", "plaintext"},
	}) {
		if !attrs.Has(a.Name) {
			attrs = append(attrs, a)
		}
	}
	if err := w.checkAttributes("header", attrs); err != nil {
		w.err = err
		return
	}
	if err := w.checkMeta(h.Meta, true); err != nil {
		w.err = err
		return
	}
	w.raw("<header")
	w.attributes(attrs)
	if len(h.Meta) == 0 {
		w.raw("/>\n")
		return
	}
	w.raw(">\n")
	for _, m := range h.Meta {
		w.meta("  ", m)
	}
	w.raw("</header>\n")
}

func (w *Writer) meta(indent string, m Meta) {
	w.raw(indent + "<" + m.Kind)
	w.attributes(m.Attrs)
	w.raw(">")
	for _, attrs := range m.Maps {
		w.raw("<map")
		w.attributes(attrs)
		w.raw("/>")
	}
	w.text(m.Text, false)
	w.raw("</" + m.Kind + ">\n")
}

func (w *Writer) nodes(nodes []Node) {
	for _, n := range nodes {
		if n.Name == "" {
			w.text(n.Text, false)
			continue
		}
		w.raw("<" + n.Name)
		w.attributes(n.Attrs)
		if len(n.Nodes) == 0 {
			w.raw("/>")
			continue
		}
		w.raw(">")
		w.nodes(n.Nodes)
		w.raw("</" + n.Name + ">")
	}
}

func (w *Writer) attributes(attrs Attrs) {
	for _, a := range attrs {
		w.attribute(a.Name, a.Value)
	}
}

func (w *Writer) attribute(name, value string) {
	w.raw(" " + name + `="`)
	w.text(value, true)
	w.raw(`"`)
}

// text writes characters so that a reader of XML finds the same ones: what it would take for markup,
// or turn into a space or "\n", becomes a reference.
func (w *Writer) text(s string, attribute bool) {
	from := 0
	for i := 0; i < len(s); i++ {
		var as string
		switch c := s[i]; {
		case c == '&':
			as = "&amp;"
		case c == '<':
			as = "&lt;"
		case c == '>':
			as = "&gt;"
		case c == '\r':
			as = "&#13;"
		case attribute && c == '"':
			as = "&quot;"
		case attribute && c == '\n':
			as = "&#10;"
		case attribute && c == '\t':
			as = "&#9;"
		default:
			continue
		}
		w.raw(s[from:i])
		w.raw(as)
		from = i + 1
	}
	w.raw(s[from:])
}

func (w *Writer) raw(s string) {
	if w.err == nil {
		_, w.err = w.out.WriteString(s)
	}
}
