package main

import (
	"bytes"
	"encoding/json"
	"errors"
	"io"
	"math"
	"strconv"
	"strings"
	"unicode/utf8"

	"trivium/engine/fault"
	"trivium/engine/tm"
)

// What a question may ask for. A thousand matches are more than a person or a program looks at, and a
// line of a megabyte is longer than any segment a memory holds.
const (
	mostMatches    = 1000
	defaultMatches = 5
	defaultScore   = 70
	highestScore   = 102
	longestLine    = 1 << 20
)

// A question is a line of what tm serve is asked.
//
//	{"id":1,"q":"…","k":5,"threshold":70,"prev":"…","next":"…","text":"…"}
type question struct {
	ID        json.RawMessage // any JSON value, given back as it is; null when there is none
	Q         string
	K         int
	Threshold float64 // of the score
	Prev      string
	Next      string
	Text      string
}

// readQuestion reads a line. With a fault the question has the id, where it could be read.
func readQuestion(line []byte) (question, *fault.Fault) {
	q := question{ID: json.RawMessage("null"), K: defaultMatches, Threshold: defaultScore}
	if !utf8.Valid(line) {
		return q, fault.New("tm.question-utf8")
	}
	fields, f := fieldsOf(line)
	if f != nil {
		return q, f
	}
	if id, ok := fields["id"]; ok {
		q.ID = id
	}
	if _, ok := fields["q"]; !ok {
		return q, fault.New("tm.question-text")
	}
	for name, value := range fields {
		if f := q.set(name, value); f != nil {
			return q, f
		}
	}
	return q, nil
}

// fieldsOf reads an object; of a name that stands twice the later value counts.
func fieldsOf(line []byte) (map[string]json.RawMessage, *fault.Fault) {
	var fields map[string]json.RawMessage
	err := json.Unmarshal(line, &fields)
	var syntax *json.SyntaxError
	switch {
	case errors.As(err, &syntax):
		return nil, fault.New("tm.question-json", "found", strconv.FormatInt(syntax.Offset, 10))
	case err != nil, fields == nil: // an array, a number, null …
		return nil, fault.New("tm.question-object")
	}
	return fields, nil
}

// set gives a field its value.
func (q *question) set(name string, value json.RawMessage) *fault.Fault {
	var into any
	switch name {
	case "id":
		return nil
	case "q":
		into = &q.Q
	case "prev":
		into = &q.Prev
	case "next":
		into = &q.Next
	case "text":
		into = &q.Text
	case "k":
		n, ok := number(value)
		if !ok || n != math.Trunc(n) || n < 1 || n > mostMatches {
			return fault.New("tm.question-k", "found", shown(value), "expected", strconv.Itoa(mostMatches))
		}
		q.K = int(n)
		return nil
	case "threshold":
		n, ok := number(value)
		if !ok || n < 0 || n > highestScore {
			return fault.New("tm.question-threshold", "found", shown(value), "expected", strconv.Itoa(highestScore))
		}
		q.Threshold = n
		return nil
	default:
		return fault.New("tm.question-field", "found", shown([]byte(name)))
	}
	// null would leave the field as it is.
	if value[0] != '"' || json.Unmarshal(value, into) != nil {
		return fault.New("tm.question-string", "found", name)
	}
	return nil
}

func number(value json.RawMessage) (n float64, ok bool) {
	err := json.Unmarshal(value, &n)
	return n, err == nil && value[0] != 'n'
}

// shown is a value as a message shows it: not longer than people read.
func shown(value []byte) string {
	const most = 60
	runes := []rune(oneLine(string(value)))
	if len(runes) > most {
		return string(runes[:most]) + "…"
	}
	return string(runes)
}

// request is what the memory is asked.
func (q *question) request(way direction) tm.Request {
	return tm.Request{
		Text: q.Q, From: way.from, To: way.to, K: q.K, Threshold: q.Threshold,
		Before: q.Prev, After: q.Next, TextID: q.Text, Pivot: true,
	}
}

// A lineReader gives lines without their ends, and passes over what is too long.
type lineReader struct {
	in     io.ByteReader
	number int // of the line that was read last, from 1
	line   []byte
}

// next returns the next line that is not blank. The fault is that it is too long; io.EOF is the end.
func (l *lineReader) next() ([]byte, *fault.Fault, error) {
	for {
		l.line = l.line[:0]
		l.number++
		long, err := l.read()
		switch {
		case long:
			return nil, fault.New("tm.question-long", "expected", strconv.Itoa(longestLine>>20)), nil
		case len(bytes.TrimSpace(l.line)) > 0:
			return bytes.TrimPrefix(bytes.TrimRight(l.line, "\r"), []byte("\uFEFF")), nil, nil
		case err != nil:
			return nil, nil, err
		}
	}
}

// read reads up to the end of a line. A line without an end, the last one, is one as well.
func (l *lineReader) read() (long bool, err error) {
	for {
		b, err := l.in.ReadByte()
		if err != nil || b == '\n' {
			return long, err
		}
		if len(l.line) >= longestLine {
			long = true
			continue
		}
		l.line = append(l.line, b)
	}
}

// blank says that there is nothing to look for.
func (q *question) blank() bool { return strings.TrimSpace(q.Q) == "" }
