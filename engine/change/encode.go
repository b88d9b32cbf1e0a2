package change

import (
	"bytes"
	"encoding/json"
	"errors"
	"io"
	"maps"
	"slices"
	"strconv"
	"time"
	"unicode/utf8"

	"trivium/engine/fault"
)

// The canonical encoding. An event has one spelling as bytes: JSON without spaces, keys in this
// order, devices and bases ascending, the payload as its author's copy wrote it. A reader refuses
// every other spelling, so that two copies never hold different bytes for one id.
//
//	{"v":1,"id":"…","by":"m1","dev":"d1","n":42,"seen":{"d2":17},"clock":"2026-05-12T09:31:07Z",
//	 "tx":"g7","op":"cell.set","base":["…"],"p":{"text":"…","lang":"pl","value":"…"},"salt":"…","sig":"…"}
//
// (one line in fact). "sig" is left out while it is empty; a redacted event has "ph", the hash of
// its payload, in the place of "p" and "salt".
//
// The header, which id and signature stand for, has the same keys from "v" to "base" without "id",
// and then "ph":
//
//	{"v":1,"by":"m1","dev":"d1","n":42,"seen":{"d2":17},"clock":"…","tx":"g7","op":"cell.set","base":[],"ph":"…"}
//
// where ph is the SHA-256 of "trivium payload 1\n", the salt as written, "\n", and the bytes of p.
// The worked example is a test: TestWorkedExample.

// clockLayout is a second in UTC.
const clockLayout = "2006-01-02T15:04:05Z"

// header returns the bytes that id and signature are made of.
func (e *Event) header() []byte {
	b := make([]byte, 0, 256+48*len(e.Base)+24*len(e.Seen))
	b = append(b, `{"v":`...)
	b = strconv.AppendInt(b, int64(e.V), 10)
	b = e.appendMiddle(b)
	b = append(b, `,"ph":"`...)
	b = append(b, e.payloadHash()...)
	return append(b, `"}`...)
}

// appendMiddle writes the members that header and event share, "by" to "base". Their strings need
// no escapes once they have passed Check.
func (e *Event) appendMiddle(b []byte) []byte {
	text := func(key, value string) {
		b = append(b, `,"`...)
		b = append(b, key...)
		b = append(b, `":"`...)
		b = append(b, value...)
		b = append(b, '"')
	}
	text("by", e.By)
	text("dev", e.Dev)
	b = append(b, `,"n":`...)
	b = strconv.AppendInt(b, e.N, 10)
	b = append(b, `,"seen":{`...)
	for i, dev := range slices.Sorted(maps.Keys(e.Seen)) {
		if i > 0 {
			b = append(b, ',')
		}
		b = append(b, '"')
		b = append(b, dev...)
		b = append(b, `":`...)
		b = strconv.AppendInt(b, e.Seen[dev], 10)
	}
	b = append(b, '}')
	text("clock", e.Clock.Format(clockLayout))
	text("tx", e.Tx)
	text("op", string(e.Op))
	b = append(b, `,"base":[`...)
	for i, id := range e.Base {
		if i > 0 {
			b = append(b, ',')
		}
		b = append(b, '"')
		b = append(b, id...)
		b = append(b, '"')
	}
	return append(b, ']')
}

// Encode returns the one spelling of an event that has passed Check.
func Encode(e *Event) []byte {
	b := make([]byte, 0, 512+len(e.P)+48*len(e.Base)+24*len(e.Seen))
	b = append(b, `{"v":`...)
	b = strconv.AppendInt(b, int64(e.V), 10)
	b = append(b, `,"id":"`...)
	b = append(b, e.ID...)
	b = append(b, '"')
	b = e.appendMiddle(b)
	if e.Redacted() {
		b = append(b, `,"ph":"`...)
		b = append(b, e.Hash...)
	} else {
		b = append(b, `,"p":`...)
		b = append(b, e.P...)
		b = append(b, `,"salt":"`...)
		b = append(b, e.Salt...)
	}
	b = append(b, '"')
	if e.Sig != "" {
		b = append(b, `,"sig":"`...)
		b = append(b, e.Sig...)
		b = append(b, '"')
	}
	return append(b, '}')
}

// wire is an event as encoding/json reads it.
type wire struct {
	V     int             `json:"v"`
	ID    ID              `json:"id"`
	By    string          `json:"by"`
	Dev   string          `json:"dev"`
	N     int64           `json:"n"`
	Seen  Vector          `json:"seen"`
	Clock string          `json:"clock"`
	Tx    string          `json:"tx"`
	Op    Op              `json:"op"`
	Base  []ID            `json:"base"`
	P     json.RawMessage `json:"p"`
	Hash  string          `json:"ph"`
	Salt  string          `json:"salt"`
	Sig   string          `json:"sig"`
}

// Decode reads one event and checks it (Event.Check). The fault says why data is none. An event of a
// newer version that still has this form is read: a State stops before it. One of another form is
// refused with change.newer-version.
func Decode(data []byte) (Event, *fault.Fault) {
	if len(data) > maxEvent {
		return Event{}, tooLarge("event")
	}
	e, f := decode(data)
	if f == nil || bytes.HasPrefix(data, []byte(`{"v":1,`)) {
		return e, f
	}
	if v := versionOf(data); v > Version {
		return Event{}, newerVersion(v).Because(f)
	}
	return Event{}, f
}

func newerVersion(v int) *fault.Fault {
	return fault.New("change.newer-version", "found", strconv.Itoa(v), "expected", strconv.Itoa(Version))
}

func decode(data []byte) (Event, *fault.Fault) {
	if !utf8.Valid(data) {
		return Event{}, malformed("UTF-8")
	}
	var w wire
	if err := strictly(data, &w); err != nil {
		return Event{}, malformed("JSON").Because(err)
	}
	clock, err := time.Parse(clockLayout, w.Clock)
	if err != nil {
		return Event{}, malformed("clock").Because(err)
	}
	e := Event{V: w.V, ID: w.ID, By: w.By, Dev: w.Dev, N: w.N, Seen: w.Seen, Clock: clock, Tx: w.Tx, Op: w.Op,
		Base: w.Base, P: w.P, Salt: w.Salt, Hash: w.Hash, Sig: w.Sig}
	if f := e.Check(); f != nil {
		return Event{}, f
	}
	if !bytes.Equal(Encode(&e), data) {
		return Event{}, malformed("JSON")
	}
	return e, nil
}

// versionOf returns the version an event claims, 0 when it cannot be read.
func versionOf(data []byte) int {
	var head struct {
		V int `json:"v"`
	}
	if json.Unmarshal(data, &head) != nil {
		return 0
	}
	return head.V
}

// strictly reads exactly one JSON value, without members that into does not know.
func strictly(data []byte, into any) error {
	d := json.NewDecoder(bytes.NewReader(data))
	d.DisallowUnknownFields()
	if err := d.Decode(into); err != nil {
		return err
	}
	if _, err := d.Token(); !errors.Is(err, io.EOF) {
		return errors.New("something follows the value")
	}
	return nil
}
