package store

import (
	"bytes"
	"compress/flate"
	"io"

	fast "github.com/klauspost/compress/flate"

	"trivium/engine/change"
)

// Payloads are packed with deflate and a dictionary, one by one: most are shorter than 200 bytes,
// where deflate alone finds nothing to repeat. Each stands for itself, so that erasing one takes
// nothing from another. The first byte tells how: 0 as it is, 1 deflate with dictionary 1.
const (
	packedNot  byte = 0
	packedDict byte = 1
)

// dictionary1 is what payloads have in common: their keys, and frequent words of the course
// languages. What is frequent stands at the end, where distances are short. It never changes: a new
// one gets a new number.
var dictionary1 = []byte("" +
	"oraz jest przez które pomocy społecznej dla osób się nie na do że pracy wsparcia w " +
	"und die der des nicht werden für mit von eine Hilfe sozialen Arbeit ist zu " +
	"ir yra kad arba apie socialinio darbo pagalbos asmenims bei iš su " +
	"and the of to in for with that " +
	`{"id":"","value":{"hash":"","name":"","type":"","size":` +
	`{"node":"","kind":"multiple-choice","kind":"single-choice","kind":"true-false","kind":"accordion","kind":"callout","kind":"image","kind":"list","kind":"item","kind":"option","kind":"heading","kind":"paragraph","kind":"lesson","kind":"module","parent":"","position":"` +
	`{"node":"","field":"number","field":"correct","field":"points","field":"title","field":"minutes","value":true}false}null}` +
	`","lang":"pl","value":"draft","value":"translated","value":"reviewed","value":"approved","rev":"` +
	`","from":{"lang":"de","rev":"","from":{"lang":"lt","rev":"","from":{"lang":"en","rev":"","from":{"lang":"pl","rev":"` +
	`{"text":"01K/feedback/caption/options/items/text/title","lang":"en","value":"","lang":"lt","value":"","lang":"de","value":"","lang":"pl","value":"`)

// packPayload returns the body of an event.
func packPayload(salt, payload []byte) []byte {
	body := make([]byte, 0, 17+len(payload))
	body = append(append(body, salt...), packedDict)
	packed := bytes.NewBuffer(body)
	err := fast.StatelessDeflate(packed, payload, true, dictionary1)
	if err == nil && packed.Len() < 17+len(payload) {
		return packed.Bytes()
	}
	return append(append(append(make([]byte, 0, 17+len(payload)), salt...), packedNot), payload...)
}

// An unpacker undoes packPayload. It keeps its reader, which has a window of 32 KB, for the next
// payload; it is not safe for concurrent use.
type unpacker struct{ in io.ReadCloser }

// unpack returns the payload of a body without its salt.
func (u *unpacker) unpack(packed []byte) ([]byte, error) {
	switch packed[0] {
	case packedNot:
		return bytes.Clone(packed[1:]), nil
	case packedDict:
	default:
		return nil, errDamaged
	}
	data := bytes.NewReader(packed[1:])
	if u.in == nil {
		u.in = flate.NewReaderDict(data, dictionary1)
	} else if err := u.in.(flate.Resetter).Reset(data, dictionary1); err != nil {
		return nil, err
	}
	out := bytes.NewBuffer(make([]byte, 0, 512+2*len(packed)))
	n, err := out.ReadFrom(io.LimitReader(u.in, change.MaxPayload+1))
	if err == nil && n > change.MaxPayload {
		err = errDamaged
	}
	return out.Bytes(), err
}
