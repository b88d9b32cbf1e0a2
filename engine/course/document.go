package course

import (
	"bytes"
	"encoding/json"
	"errors"
	"io"
	"strconv"
	"strings"
	"unicode/utf8"

	"trivium/engine/fault"
)

// maxDepth is how deep objects and arrays may nest. A module needs 9; the rest is room for later
// versions.
const maxDepth = 64

// A document is a JSON file with the place of each of its values, so that every fault can say
// line and column. gojsonschema and encoding/json know only paths, or only offsets.
type document struct {
	file  string
	data  []byte
	lines []int           // offset of the start of each line
	nodes map[string]node // by JSON Pointer
}

// A node is where a value stands.
type node struct {
	key   int // offset of its key, or of the value in an array
	value int
	end   int
}

// parseDocument checks that data is one JSON value that can be kept without loss: UTF-8, no
// duplicate keys, no half surrogates, not absurdly nested, nothing after it.
func parseDocument(file string, data []byte) (*document, *fault.Fault) {
	d := &document{file: file, data: data, lines: lineStarts(data)}
	if len(bytes.TrimSpace(data)) == 0 {
		return nil, fault.New("file.empty", "found", "@nothing", "expected", "@course").At(fault.Place{File: file})
	}
	if f := d.checkEncoding(); f != nil {
		return nil, f
	}
	if f := d.checkDepth(); f != nil {
		return nil, f
	}
	if f := d.checkSyntax(); f != nil {
		return nil, f
	}
	if f := d.locate(); f != nil {
		return nil, f
	}
	return d, nil
}

func lineStarts(data []byte) []int {
	starts := []int{0}
	for i, c := range data {
		if c == '\n' {
			starts = append(starts, i+1)
		}
	}
	return starts
}

// place returns file, path, line and column of an offset.
func (d *document) place(path string, offset int) fault.Place {
	offset = min(max(offset, 0), len(d.data))
	line := len(d.lines)
	for lo, hi := 0, len(d.lines); lo < hi; { // the last line that starts at or before offset
		mid := (lo + hi) / 2
		if d.lines[mid] <= offset {
			line, lo = mid+1, mid+1
		} else {
			hi = mid
		}
	}
	column := utf8.RuneCount(d.data[d.lines[line-1]:offset]) + 1
	return fault.Place{File: d.file, Path: path, Line: line, Column: column}
}

// at returns the place of the value at a JSON Pointer, or of the nearest value above that exists.
func (d *document) at(path string) fault.Place {
	for p := path; ; p = parent(p) {
		if n, ok := d.nodes[p]; ok {
			return d.place(path, n.value)
		}
		if p == "" {
			return d.place(path, 0)
		}
	}
}

// atKey is at, but of the key of a member.
func (d *document) atKey(path string) fault.Place {
	if n, ok := d.nodes[path]; ok {
		return d.place(path, n.key)
	}
	return d.at(path)
}

// raw returns the JSON of the value at a pointer, shortened for messages; "" when there is none.
func (d *document) raw(path string) string {
	n, ok := d.nodes[path]
	if !ok {
		return ""
	}
	return shorten(string(d.data[n.value:n.end]))
}

// shorten makes any value fit into a sentence.
func shorten(s string) string {
	s = strings.Join(strings.Fields(s), " ")
	const limit = 60 // characters; a line of a terminal holds it beside the rest of the sentence
	if utf8.RuneCountInString(s) <= limit {
		return s
	}
	return string([]rune(s)[:limit-1]) + "…"
}

func parent(path string) string {
	i := strings.LastIndexByte(path, '/')
	if i < 0 {
		return ""
	}
	return path[:i]
}

// child returns the pointer of a member, escaped by RFC 6901 section 3.
func child(path, key string) string {
	if strings.ContainsAny(key, "~/") {
		key = strings.NewReplacer("~", "~0", "/", "~1").Replace(key)
	}
	return path + "/" + key
}

func (d *document) checkEncoding() *fault.Fault {
	if bytes.HasPrefix(d.data, []byte{0xff, 0xfe}) || bytes.HasPrefix(d.data, []byte{0xfe, 0xff}) {
		return fault.New("file.not-utf8", "found", "UTF-16", "expected", "UTF-8").At(d.place("", 0))
	}
	for i := 0; i < len(d.data); {
		r, size := utf8.DecodeRune(d.data[i:])
		if r == utf8.RuneError && size == 1 {
			return fault.New("file.not-utf8", "found", "0x"+strconv.FormatUint(uint64(d.data[i]), 16), "expected", "UTF-8").At(d.place("", i))
		}
		i += size
	}
	return nil
}

// checkDepth looks at brackets outside strings only; the syntax is checked after it, because a
// parser that meets absurd nesting first may take long or give a message about something else.
func (d *document) checkDepth() *fault.Fault {
	depth, inString := 0, false
	for i := 0; i < len(d.data); i++ {
		switch c := d.data[i]; {
		case inString && c == '\\':
			i++
		case c == '"':
			inString = !inString
		case inString:
		case c == '{' || c == '[':
			depth++
			if depth > maxDepth {
				return fault.New("json.too-deep", "found", "> "+strconv.Itoa(maxDepth), "expected", "≤ "+strconv.Itoa(maxDepth)).At(d.place("", i))
			}
		case c == '}' || c == ']':
			depth--
		}
	}
	return nil
}

func (d *document) checkSyntax() *fault.Fault {
	dec := json.NewDecoder(bytes.NewReader(d.data))
	var value json.RawMessage
	err := dec.Decode(&value)
	if err == nil {
		rest := bytes.TrimLeft(d.data[dec.InputOffset():], " \t\r\n")
		if len(rest) == 0 {
			return nil
		}
		return fault.New("json.trailing", "found", firstWord(rest), "expected", "@end").At(d.place("", len(d.data)-len(rest)))
	}
	if errors.Is(err, io.ErrUnexpectedEOF) {
		return fault.New("json.truncated", "found", "@end", "expected", "@brackets").At(d.place("", len(d.data))).Because(err)
	}
	var syntax *json.SyntaxError
	offset := 0
	if errors.As(err, &syntax) {
		offset = max(int(syntax.Offset)-1, 0) // the offset counts the offending byte as read
	}
	return fault.New("json.syntax", "found", firstWord(d.data[offset:]), "expected", "@json").At(d.place("", offset)).Because(err)
}

// firstWord returns what stands at a place, as a person would name it.
func firstWord(rest []byte) string {
	r, size := utf8.DecodeRune(rest)
	if size == 0 {
		return ""
	}
	if r < ' ' {
		return strconv.QuoteRune(r)
	}
	word := string(r)
	if isWordRune(r) {
		end := bytes.IndexFunc(rest, func(r rune) bool { return !isWordRune(r) })
		if end < 0 {
			end = len(rest)
		}
		word = string(rest[:end])
	}
	return shorten(word)
}

func isWordRune(r rune) bool {
	return r == '_' || r == '-' || r >= '0' && r <= '9' || r >= 'A' && r <= 'Z' || r >= 'a' && r <= 'z' || r > 127
}
