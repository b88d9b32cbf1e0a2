package tmx

import (
	"context"
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"strings"
	"testing"
	"testing/iotest"

	"trivium/engine/fault"
)

// scan returns what our scanner finds: tags with attributes, and joined texts.
func scan(in io.Reader) ([]string, error) {
	source, err := newSource(context.Background(), in, "", nil)
	if err != nil {
		return nil, err
	}
	s := scanner{source: source}
	var out []string
	var text []byte
	for {
		t, err := s.next()
		if err != nil {
			return out, err
		}
		if t.kind == textPiece {
			in := inText
			if t.cdata {
				in = inCDATA
			}
			var f *fault.Fault
			if text, f, _ = appendText(text, t.raw, in); f != nil {
				return out, f
			}
			continue
		}
		if len(text) > 0 {
			out = append(out, "text "+string(text))
			text = text[:0]
		}
		switch t.kind {
		case startTag:
			tag := "start " + string(t.name)
			for _, a := range s.attrs {
				value, f, _ := appendText(nil, a.value, inCDATA)
				if f == nil {
					value, f, _ = appendText(nil, a.value, inText)
				}
				if f != nil {
					return out, f
				}
				tag += fmt.Sprintf(" %s=%q", a.name, value)
			}
			out = append(out, tag)
		case endTag:
			out = append(out, "end "+string(t.name))
		case docType:
			return out, errors.New("document type")
		case endOfFile:
			return out, nil
		}
	}
}

// slowScan is the same by encoding/xml.
func slowScan(in string) ([]string, error) {
	d := xml.NewDecoder(strings.NewReader(in))
	var out []string
	text := ""
	for {
		t, err := d.RawToken()
		if c, ok := t.(xml.CharData); ok {
			text += string(c)
			continue
		}
		if _, ok := t.(xml.Comment); ok {
			continue
		}
		if _, ok := t.(xml.ProcInst); ok {
			continue
		}
		if text != "" {
			out = append(out, "text "+text)
			text = ""
		}
		if errors.Is(err, io.EOF) {
			return out, nil
		} else if err != nil {
			return out, err
		}
		name := func(n xml.Name) string {
			if n.Space != "" {
				return n.Space + ":" + n.Local
			}
			return n.Local
		}
		switch t := t.(type) {
		case xml.StartElement:
			tag := "start " + name(t.Name)
			for _, a := range t.Attr {
				tag += fmt.Sprintf(" %s=%q", name(a.Name), a.Value)
			}
			out = append(out, tag)
		case xml.EndElement:
			out = append(out, "end "+name(t.Name))
		case xml.Directive:
			return out, errors.New("document type")
		}
	}
}

// agree compares both scanners on an input that both take.
func agree(t *testing.T, in string) {
	t.Helper()
	ours, err := scan(strings.NewReader(in))
	if err != nil {
		return
	}
	theirs, err := slowScan(in)
	if err != nil {
		return
	}
	if a, b := strings.Join(ours, "\n"), strings.Join(theirs, "\n"); a != b {
		t.Errorf("%q\nours:\n%s\nencoding/xml:\n%s", in, a, b)
	}
	if len(in) > 10_000 {
		return
	}
	pieces, err := scan(iotest.OneByteReader(strings.NewReader(in)))
	if a, b := strings.Join(ours, "\n"), strings.Join(pieces, "\n"); a != b || err != nil {
		t.Errorf("%q\nat once:\n%s\nbyte by byte:\n%s\n%v", in, a, b, err)
	}
}

// TestScanners compares ours with encoding/xml on files that both take, whatever the size of the
// pieces in which the file comes.
func TestScanners(t *testing.T) {
	r := newRandom(2)
	var units []Unit
	for range 20 {
		units = append(units, r.unit(""))
	}
	in := string(write(t, WriterOptions{}, units))
	if _, err := slowScan(in); err != nil {
		t.Fatal(err)
	}
	if ours, err := scan(strings.NewReader(in)); err != nil || len(ours) < 200 {
		t.Fatal(len(ours), err)
	}
	agree(t, in)
	for _, u := range units[:5] {
		agree(t, string(write(t, WriterOptions{}, []Unit{u})))
	}
	for _, s := range segments() {
		agree(t, "<seg>"+s.seg+"</seg>")
	}
	// A text, a reference and a tag on each side of the edge of the buffer.
	for shift := range 40 {
		agree(t, "<seg>"+strings.Repeat("x", bufferSize-20+shift)+"ż&amp;\r\n<b a='c'/><![CDATA[]]]]><!-- --></seg>")
	}
}
