package rpc

import (
	"bytes"
	"crypto/rand"
	"encoding/base64"
	"encoding/json"
	"reflect"

	"trivium/engine/fault"
)

// maxCall is the most bytes the arguments of a call may have; the largest are paths.
const maxCall = 1 << 20

// newToken returns 192 random bits for use in URLs and headers.
func newToken() string {
	var b [24]byte
	rand.Read(b[:]) // never fails (Go 1.24)
	return base64.RawURLEncoding.EncodeToString(b[:])
}

// Call calls an exported method of the API by its name with a JSON array of arguments, and returns
// the JSON of its result, "null" where it has none. An unknown method, a wrong number of arguments
// or an argument of the wrong type is a fault.
func Call(a *API, method string, arguments []byte) ([]byte, error) {
	m := reflect.ValueOf(a).MethodByName(method)
	if !m.IsValid() {
		return nil, fault.New("rpc.bad-call", "found", method)
	}
	in, err := decodeArguments(m.Type(), method, arguments)
	if err != nil {
		return nil, err
	}
	out := m.Call(in)
	if n := len(out); n > 0 {
		if err, failed := out[n-1].Interface().(error); failed {
			return nil, err
		}
	}
	if len(out) == 0 {
		return []byte("null"), nil
	}
	return json.Marshal(out[0].Interface())
}

func decodeArguments(t reflect.Type, method string, arguments []byte) ([]reflect.Value, error) {
	var raw []json.RawMessage
	if err := json.Unmarshal(arguments, &raw); err != nil || len(raw) != t.NumIn() {
		return nil, fault.New("rpc.bad-call", "found", method).Because(err)
	}
	in := make([]reflect.Value, len(raw))
	for i := range raw {
		v := reflect.New(t.In(i))
		dec := json.NewDecoder(bytes.NewReader(raw[i]))
		dec.DisallowUnknownFields()
		if err := dec.Decode(v.Interface()); err != nil {
			return nil, fault.New("rpc.bad-call", "found", method).Because(err)
		}
		in[i] = v.Elem()
	}
	return in, nil
}
