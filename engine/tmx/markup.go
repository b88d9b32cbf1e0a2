package tmx

import (
	"bytes"
	"fmt"
	"strconv"
	"unicode/utf8"

	"trivium/engine/fault"
)

// maxReference is the longest reference to a character ("&#x10FFFF;", with room for zeros in front).
const maxReference = 32

// maxFound is how much of the file a message quotes, in bytes.
const maxFound = 60

func (s *scanner) broken(raw []byte) error {
	return s.fail(fault.New("tmx.xml", "found", quote(raw)), s.pos)
}

// quote returns the beginning of something found, fit for a message.
func quote(raw []byte) string {
	if len(raw) > maxFound {
		raw = append(bytes.Clone(raw[:maxFound]), "…"...)
	}
	return string(bytes.Map(func(r rune) rune {
		if r < ' ' || r == 0x7F {
			return ' '
		}
		return r
	}, bytes.ToValidUTF8(raw, []byte("�"))))
}

func kilobytes(n int) string {
	if n >= 1<<20 {
		return strconv.Itoa(n>>20) + " MB"
	}
	return strconv.Itoa(n>>10) + " kB"
}

// parseTag reads a tag from "<" to ">". Its attributes are in s.attrs.
func (s *scanner) parseTag(raw []byte) (token, error) {
	s.attrs = s.attrs[:0]
	inner := raw[1 : len(raw)-1]
	if len(inner) > 0 && inner[0] == '/' {
		name := bytes.TrimRight(inner[1:], " \t\r\n")
		if nameLength(name) != len(name) || len(name) == 0 {
			return token{}, s.broken(raw)
		}
		return token{kind: endTag, name: name}, nil
	}
	empty := len(inner) > 0 && inner[len(inner)-1] == '/'
	if empty {
		inner = inner[:len(inner)-1]
	}
	n := nameLength(inner)
	name, rest := inner[:n], inner[n:]
	if n == 0 {
		return token{}, s.broken(raw)
	}
	for {
		spaceless := bytes.TrimLeft(rest, " \t\r\n")
		if len(spaceless) == 0 {
			break
		}
		if len(spaceless) == len(rest) || len(s.attrs) == maxAttributes {
			return token{}, s.broken(raw)
		}
		attr, after, ok := parseAttribute(spaceless)
		if !ok || s.hasAttribute(attr.name) {
			return token{}, s.broken(raw)
		}
		s.attrs = append(s.attrs, attr)
		rest = after
	}
	if empty {
		s.closing = name
	}
	return token{kind: startTag, name: name}, nil
}

func (s *scanner) hasAttribute(name []byte) bool {
	for _, a := range s.attrs {
		if bytes.Equal(a.name, name) {
			return true
		}
	}
	return false
}

// parseAttribute reads name = "value" at the beginning of p.
func parseAttribute(p []byte) (a rawAttr, rest []byte, ok bool) {
	n := nameLength(p)
	if n == 0 {
		return a, nil, false
	}
	a.name = p[:n]
	p = bytes.TrimLeft(p[n:], " \t\r\n")
	if len(p) == 0 || p[0] != '=' {
		return a, nil, false
	}
	p = bytes.TrimLeft(p[1:], " \t\r\n")
	if len(p) < 2 || p[0] != '"' && p[0] != '\'' {
		return a, nil, false
	}
	end := bytes.IndexByte(p[1:], p[0])
	if end < 0 {
		return a, nil, false
	}
	a.value = p[1 : 1+end]
	return a, p[end+2:], true
}

// nameLength returns the length of the name at the beginning of p. The names of TMX are ASCII; of
// others only that they are names matters, so any character beyond ASCII counts as a letter.
func nameLength(p []byte) int {
	for i, c := range p {
		letter := c|0x20 >= 'a' && c|0x20 <= 'z' || c == '_' || c == ':' || c >= utf8.RuneSelf
		if !letter && (i == 0 || c != '-' && c != '.' && (c < '0' || c > '9')) {
			return i
		}
	}
	return len(p)
}

// content is where a piece of text stands: line ends become spaces in attributes only.
type content uint8

const (
	inText content = iota
	inCDATA
	inAttribute
)

// appendText appends the characters that a raw piece of text stands for: references resolved, line
// ends made "\n" as XML 1.0 section 2.11 wants. When something is wrong, bad is the fault, without a
// place, and at where it stands in raw.
func appendText(dst, raw []byte, in content) (out []byte, bad *fault.Fault, at int) {
	from := 0 // what is before is in dst
	for i := 0; i < len(raw); {
		c := raw[i]
		if c >= ' ' && c < utf8.RuneSelf && c != '&' {
			i++
			continue
		}
		if c >= utf8.RuneSelf {
			r, n := utf8.DecodeRune(raw[i:])
			if r == utf8.RuneError && n == 1 {
				return dst, notUTF8(raw[i:]), i
			}
			if r == 0xFFFE || r == 0xFFFF {
				return dst, fault.New("tmx.character", "found", fmt.Sprintf("U+%04X", r)), i
			}
			i += n
			continue
		}
		if (c == '\n' || c == '\t') && in != inAttribute || c == '&' && in == inCDATA {
			i++
			continue
		}
		dst = append(dst, raw[from:i]...)
		switch {
		case c == '&':
			r, n, f := reference(raw[i:])
			if f != nil {
				return dst, f, i
			}
			dst = utf8.AppendRune(dst, r)
			i += n
		case c == '\n' || c == '\t':
			dst = append(dst, ' ')
			i++
		case c == '\r':
			if i++; i < len(raw) && raw[i] == '\n' {
				i++
			}
			if in == inAttribute {
				dst = append(dst, ' ')
			} else {
				dst = append(dst, '\n')
			}
		default:
			return dst, fault.New("tmx.character", "found", fmt.Sprintf("U+%04X", c)), i
		}
		from = i
	}
	return append(dst, raw[from:]...), nil, 0
}

// halfCharacter stands for loneSurrogate among the faults of text.
const halfCharacter = "0xFF"

func notUTF8(raw []byte) *fault.Fault {
	return fault.New("tmx.not-utf8", "found", fmt.Sprintf("0x%02X", raw[0]))
}

// reference resolves the reference at the beginning of p and returns its length. There are the five
// of XML and those by number, and no others.
func reference(p []byte) (rune, int, *fault.Fault) {
	end := bytes.IndexByte(p[:min(len(p), maxReference)], ';')
	if end < 0 {
		return 0, 0, fault.New("tmx.xml", "found", quote(p[:min(len(p), 12)]))
	}
	name := p[1:end]
	switch string(name) {
	case "lt":
		return '<', end + 1, nil
	case "gt":
		return '>', end + 1, nil
	case "amp":
		return '&', end + 1, nil
	case "quot":
		return '"', end + 1, nil
	case "apos":
		return '\'', end + 1, nil
	}
	if len(name) < 2 || name[0] != '#' {
		if nameLength(name) == len(name) && len(name) > 0 {
			return 0, 0, fault.New("tmx.entity", "found", quote(p[:end+1]))
		}
		return 0, 0, fault.New("tmx.xml", "found", quote(p[:end+1]))
	}
	digits, base := name[1:], 10
	if digits[0] == 'x' {
		digits, base = digits[1:], 16
	}
	n, err := strconv.ParseUint(string(digits), base, 32)
	if err != nil {
		return 0, 0, fault.New("tmx.xml", "found", quote(p[:end+1]))
	}
	if n > utf8.MaxRune || !isXML(rune(n)) {
		return 0, 0, fault.New("tmx.character", "found", quote(p[:end+1]))
	}
	return rune(n), end + 1, nil
}

// isXML says whether a character may stand in a file of XML 1.0 (section 2.2).
func isXML(r rune) bool {
	return r == '\t' || r == '\n' || r == '\r' || r >= ' ' && r <= 0xD7FF || r >= 0xE000 && r <= 0xFFFD || r >= 0x10000 && r <= utf8.MaxRune
}
