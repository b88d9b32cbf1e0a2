package course

import (
	"bytes"
	"encoding/json"
	"strconv"
	"strings"
	"unicode/utf8"

	"trivium/engine/fault"
)

// A locator walks the tokens of a document whose syntax is known to be right and notes where each
// value stands.
type locator struct {
	*document
	dec *json.Decoder
}

// locate fills d.nodes, and refuses what encoding/json would accept and lose: a key given twice
// (the first value would vanish) and half a surrogate pair (it would become U+FFFD).
func (d *document) locate() *fault.Fault {
	d.nodes = make(map[string]node)
	l := &locator{document: d, dec: json.NewDecoder(bytes.NewReader(d.data))}
	l.dec.UseNumber()
	return l.value("", -1)
}

// next returns the next token and the offset where it starts.
func (l *locator) next() (json.Token, int) {
	start := int(l.dec.InputOffset())
	for start < len(l.data) && strings.IndexByte(" \t\r\n,:", l.data[start]) >= 0 {
		start++
	}
	token, err := l.dec.Token()
	if err != nil {
		return nil, start // cannot happen: checkSyntax has read the same bytes
	}
	return token, start
}

func (l *locator) value(path string, key int) *fault.Fault {
	token, start := l.next()
	if key < 0 {
		key = start
	}
	l.nodes[path] = node{key: key, value: start}
	var f *fault.Fault
	switch t := token.(type) {
	case json.Delim:
		if t == '{' {
			f = l.object(path)
		} else {
			f = l.array(path)
		}
	case string:
		f = l.checkString(path, t, start)
	}
	l.nodes[path] = node{key: key, value: start, end: int(l.dec.InputOffset())}
	return f
}

func (l *locator) object(path string) *fault.Fault {
	for l.dec.More() {
		token, start := l.next()
		key, _ := token.(string)
		if f := l.checkString(path, key, start); f != nil {
			return f
		}
		member := child(path, key)
		if first, twice := l.nodes[member]; twice {
			return fault.New("json.duplicate-key", "found", shorten(key), "expected", "@once", "line", strconv.Itoa(l.place("", first.key).Line)).At(l.place(member, start))
		}
		if f := l.value(member, start); f != nil {
			return f
		}
	}
	l.next()
	return nil
}

func (l *locator) array(path string) *fault.Fault {
	for i := 0; l.dec.More(); i++ {
		if f := l.value(path+"/"+strconv.Itoa(i), -1); f != nil {
			return f
		}
	}
	l.next()
	return nil
}

// checkString finds escapes that name half a surrogate pair: the decoder has put U+FFFD where the
// file has none.
func (l *locator) checkString(path, s string, start int) *fault.Fault {
	if !strings.ContainsRune(s, utf8.RuneError) {
		return nil
	}
	raw := l.data[start:l.dec.InputOffset()]
	inFile := bytes.Count(raw, []byte(string(utf8.RuneError))) + bytes.Count(bytes.ToLower(raw), []byte(`\ufffd`))
	if strings.Count(s, string(utf8.RuneError)) <= inFile {
		return nil
	}
	at := max(bytes.Index(bytes.ToLower(raw), []byte(`\ud`)), 0)
	return fault.New("json.surrogate", "found", shorten(string(raw[at:min(at+6, len(raw))])), "expected", "@character").At(l.place(path, start+at))
}
