package segment

import (
	"bytes"
	"encoding/xml"
	"errors"
	"io"
	"strconv"
	"strings"
	"unicode/utf8"

	"trivium/engine/fault"
)

// The limits of an SRX file. The largest we know of, for thirty languages, has 250 kB, 2,000 rules
// and patterns of some hundreds of characters.
const (
	maxFile    = 8 << 20 // bytes
	maxRules   = 20_000
	maxPattern = 20_000 // bytes
	maxDepth   = 16
)

// srxNamespace is that of SRX 2.0. Files of version 1.0 have none, or one that begins like it.
const (
	srxNamespace = "http://www.lisa.org/srx20"
	lisa         = "http://www.lisa.org/srx"
)

// ReadSRX reads rules in the format SRX 2.0 or 1.0, in UTF-8, or in UTF-16 with its mark. What is wrong with the file comes back as a
// *fault.Fault with the line: broken XML, a map to rules that do not exist, a file that is no SRX.
// Whether the patterns can be understood is found out by New.
func ReadSRX(r io.Reader) (*Rules, error) {
	data, err := io.ReadAll(io.LimitReader(r, maxFile+1))
	if err != nil {
		return nil, err
	}
	if len(data) > maxFile {
		return nil, fault.New("srx.too-large", "expected", strconv.Itoa(maxFile>>20)+" MB")
	}
	if data, err = inUTF8(data); err != nil {
		return nil, err
	}
	p := &srxReader{data: data, decoder: xml.NewDecoder(bytes.NewReader(data)), rules: &Rules{SubFlows: true}}
	p.decoder.CharsetReader = charset
	if err := p.read(); err != nil {
		return nil, err
	}
	return p.rules, p.check()
}

// srxReader walks through the elements of a file. The lines of rules are what it is for: a decoder
// into structs knows none.
type srxReader struct {
	data    []byte // of the file, in UTF-8
	decoder *xml.Decoder
	rules   *Rules
	path    []string // the names of the open elements
	known   int      // how many of them are elements of SRX; the rest is somebody's extension
	text    strings.Builder
	count   int
}

func (p *srxReader) line() int {
	line, _ := p.decoder.InputPos()
	return line
}

func (p *srxReader) fail(f *fault.Fault) error { return f.At(fault.Place{Line: p.line()}) }

// around returns what stands where the decoder gave up, as a message quotes it.
func (p *srxReader) around() string {
	const most = 40 // bytes
	at := int(p.decoder.InputOffset())
	if at >= len(p.data) {
		return "@end"
	}
	said := p.data[max(0, at-most):at]
	said = said[bytes.LastIndexByte(said, '\n')+1:]
	return string(bytes.Map(func(r rune) rune {
		if r < ' ' || r == utf8.RuneError {
			return '·'
		}
		return r
	}, bytes.TrimSpace(said)))
}

func (p *srxReader) read() error {
	for {
		token, err := p.decoder.Token()
		var syntax *xml.SyntaxError
		var f *fault.Fault
		switch {
		case errors.Is(err, io.EOF):
			if p.known == 0 && p.count == 0 && len(p.rules.Languages) == 0 {
				return p.fail(fault.New("srx.not-srx", "found", "@nothing"))
			}
			return nil
		case errors.As(err, &syntax):
			return fault.New("srx.xml", "found", p.around()).At(fault.Place{Line: syntax.Line}).Because(err)
		case errors.As(err, &f):
			return p.fail(f)
		case err != nil:
			return p.fail(fault.New("srx.xml", "found", p.around()).Because(err))
		}
		switch t := token.(type) {
		case xml.StartElement:
			err = p.start(t)
		case xml.EndElement:
			p.end()
		case xml.CharData:
			p.text.Write(t)
		}
		if err != nil {
			return err
		}
		if p.text.Len() > maxPattern {
			return p.fail(fault.New("srx.pattern-too-long", "expected", strconv.Itoa(maxPattern)))
		}
	}
}

// srxChildren says which element may stand in which: SRX 2.0, section 3. In SRX 1.0 maps are
// grouped.
func srxChildren(parent string) []string {
	switch parent {
	case "":
		return []string{"srx"}
	case "srx":
		return []string{"header", "body"}
	case "header":
		return []string{"formathandle"}
	case "body":
		return []string{"languagerules", "maprules"}
	case "languagerules":
		return []string{"languagerule"}
	case "languagerule":
		return []string{"rule"}
	case "rule":
		return []string{"beforebreak", "afterbreak"}
	case "maprules":
		return []string{"languagemap", "maprule"}
	case "maprule":
		return []string{"languagemap"}
	}
	return nil
}

func (p *srxReader) start(t xml.StartElement) error {
	if len(p.path) >= maxDepth {
		return p.fail(fault.New("srx.xml", "found", "<"+t.Name.Local+">"))
	}
	parent := ""
	if len(p.path) > 0 {
		parent = p.path[len(p.path)-1]
	}
	inOrder := p.known == len(p.path) && (t.Name.Space == "" || strings.HasPrefix(t.Name.Space, lisa))
	p.path = append(p.path, t.Name.Local)
	if inOrder {
		inOrder = false
		for _, name := range srxChildren(parent) {
			inOrder = inOrder || name == t.Name.Local
		}
	}
	if !inOrder {
		if len(p.path) == 1 {
			return p.fail(fault.New("srx.not-srx", "found", "<"+t.Name.Local+">"))
		}
		return nil // extensions of other programs are left out
	}
	p.known = len(p.path)
	p.text.Reset()
	return p.element(t)
}

func (p *srxReader) element(t xml.StartElement) error {
	switch r := p.rules; t.Name.Local {
	case "header":
		r.SubFlows = attribute(t, "segmentsubflows") != "no"
		r.Cascade = attribute(t, "cascade") == "yes"
	case "formathandle":
		r.Formats = append(r.Formats, Format{attribute(t, "type"), attribute(t, "include") == "yes"})
	case "languagerule":
		r.Languages = append(r.Languages, RuleGroup{Name: attribute(t, "languagerulename")})
	case "rule":
		group := &r.Languages[len(r.Languages)-1]
		group.Rules = append(group.Rules, Rule{Break: attribute(t, "break") != "no", Line: p.line()})
		if p.count++; p.count > maxRules {
			return p.fail(fault.New("srx.too-many", "expected", strconv.Itoa(maxRules)))
		}
	case "languagemap":
		r.Maps = append(r.Maps, Map{attribute(t, "languagepattern"), attribute(t, "languagerulename"), p.line()})
	}
	return nil
}

func (p *srxReader) end() {
	if p.known == len(p.path) {
		p.known--
		switch p.path[len(p.path)-1] {
		case "beforebreak":
			p.rule().Before = p.text.String()
		case "afterbreak":
			p.rule().After = p.text.String()
		}
		p.text.Reset()
	}
	p.path = p.path[:len(p.path)-1]
}

func (p *srxReader) rule() *Rule {
	group := &p.rules.Languages[len(p.rules.Languages)-1]
	return &group.Rules[len(group.Rules)-1]
}

func attribute(t xml.StartElement, name string) string {
	for _, a := range t.Attr {
		if a.Name.Local == name {
			return a.Value
		}
	}
	return ""
}

// check requires that maps lead somewhere and that no name stands twice.
func (p *srxReader) check() error {
	names := map[string]bool{}
	for _, group := range p.rules.Languages {
		if names[group.Name] {
			return fault.New("srx.duplicate", "found", group.Name)
		}
		names[group.Name] = true
	}
	for _, m := range p.rules.Maps {
		if !names[m.Rules] {
			return fault.New("srx.unknown-rules", "found", m.Rules).At(fault.Place{Line: m.Line})
		}
	}
	return nil
}

// SRX returns the rules as an SRX 2.0 file.
func (r *Rules) SRX() []byte {
	var b bytes.Buffer
	b.WriteString(xml.Header)
	b.WriteString(`<srx xmlns="` + srxNamespace + `" version="2.0">` + "\n")
	b.WriteString(`  <header segmentsubflows="` + yes(r.SubFlows) + `" cascade="` + yes(r.Cascade) + "\">\n")
	for _, f := range r.Formats {
		b.WriteString(`    <formathandle type="` + escape(f.Type) + `" include="` + yes(f.Include) + "\"/>\n")
	}
	b.WriteString("  </header>\n  <body>\n    <languagerules>\n")
	for _, group := range r.Languages {
		b.WriteString(`      <languagerule languagerulename="` + escape(group.Name) + "\">\n")
		for _, rule := range group.Rules {
			b.WriteString(`        <rule break="` + yes(rule.Break) + "\">\n")
			b.WriteString("          <beforebreak>" + escape(rule.Before) + "</beforebreak>\n")
			b.WriteString("          <afterbreak>" + escape(rule.After) + "</afterbreak>\n")
			b.WriteString("        </rule>\n")
		}
		b.WriteString("      </languagerule>\n")
	}
	b.WriteString("    </languagerules>\n    <maprules>\n")
	for _, m := range r.Maps {
		b.WriteString(`      <languagemap languagepattern="` + escape(m.Pattern) + `" languagerulename="` + escape(m.Rules) + "\"/>\n")
	}
	b.WriteString("    </maprules>\n  </body>\n</srx>\n")
	return b.Bytes()
}

func yes(b bool) string {
	if b {
		return "yes"
	}
	return "no"
}

func escape(s string) string {
	var b strings.Builder
	_ = xml.EscapeText(&b, []byte(s)) // a Builder does not fail
	return b.String()
}
