package change

import (
	"encoding/json"
	"strings"
	"unicode/utf8"

	"trivium/engine/lang"
)

// quickPayload reads a payload that is in the one spelling, without encoding/json, which takes most
// of the time of a replay. It knows the operations that logs are full of; nil for any other, and for
// every spelling it does not expect: encoding/json then decides. Whatever it returns is what
// encoding/json would have read (FuzzQuickPayload). Its strings are parts of data.
func quickPayload(op Op, data string) any {
	in := &spelling{rest: data, ok: utf8.ValidString(data)}
	var payload any
	switch op {
	case CellSet:
		payload = in.cellSet()
	case FieldSet:
		payload = in.fieldSet()
	case StatusSet:
		payload = &statusSet{in.text(`{"text":`), lang.Tag(in.text(`,"lang":`)), Status(in.text(`,"value":`)), ID(in.text(`,"rev":`))}
	case OriginSet:
		payload = &originSet{in.text(`{"text":`), lang.Tag(in.text(`,"lang":`))}
	case NodePut:
		payload = &nodePut{in.text(`{"node":`), in.text(`,"kind":`), in.text(`,"parent":`), in.text(`,"position":`)}
	case NodeMove:
		payload = &nodeMove{in.text(`{"node":`), in.text(`,"parent":`), in.text(`,"position":`)}
	case NodeDel, NodeRestore:
		payload = &nodeOnly{in.text(`{"node":`)}
	}
	if !in.ok || in.rest != "}" {
		return nil
	}
	return payload
}

// A spelling is what is left to read. Once something unexpected has come, ok is false and all that
// is read is empty.
type spelling struct {
	rest string
	ok   bool
}

func (in *spelling) cellSet() *cellSet {
	p := &cellSet{Text: in.text(`{"text":`), Lang: lang.Tag(in.text(`,"lang":`)), Value: in.text(`,"value":`)}
	if strings.HasPrefix(in.rest, `,"from":`) {
		p.From = &Revision{lang.Tag(in.text(`,"from":{"lang":`)), ID(in.text(`,"rev":`))}
		in.skip("}")
	}
	return p
}

// fieldSet reads a field, whose value is all JSON up to the end.
func (in *spelling) fieldSet() *fieldSet {
	p := &fieldSet{Node: in.text(`{"node":`), Field: in.text(`,"field":`)}
	in.skip(`,"value":`)
	end := len(in.rest) - 1
	if end < 1 || strings.ContainsAny(in.rest[:1], " \t\r\n") || strings.ContainsAny(in.rest[end-1:end], " \t\r\n") {
		in.ok = false
		return p
	}
	p.Value = json.RawMessage(in.rest[:end])
	in.ok = in.ok && json.Valid(p.Value)
	in.rest = in.rest[end:]
	return p
}

// skip takes what must come next.
func (in *spelling) skip(next string) {
	if !strings.HasPrefix(in.rest, next) {
		in.ok = false
		return
	}
	in.rest = in.rest[len(next):]
}

// text takes a key, as it is spelled, and the string after it.
func (in *spelling) text(key string) string {
	in.skip(key)
	if !in.ok || !strings.HasPrefix(in.rest, `"`) {
		in.ok = false
		return ""
	}
	escaped := false
	for i := 1; i < len(in.rest); i++ {
		switch c := in.rest[i]; {
		case c == '"':
			quoted := in.rest[:i+1]
			in.rest = in.rest[i+1:]
			if escaped {
				return in.unescape(quoted)
			}
			return quoted[1:i]
		case c == '\\':
			escaped = true
			i++
		case c < ' ':
			in.ok = false
			return ""
		}
	}
	in.ok = false
	return ""
}

// unescape reads a string with escapes, such as a text with line breaks.
func (in *spelling) unescape(quoted string) (text string) {
	if json.Unmarshal([]byte(quoted), &text) != nil {
		in.ok = false
	}
	return text
}
