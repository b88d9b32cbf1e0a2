package change

import (
	"bytes"
	"crypto/sha256"
	"encoding/base64"
	"encoding/hex"
	"encoding/json"
	"slices"

	"trivium/engine/text"
)

// Mentions returns the events whose payload holds one of some texts, for redaction, by id. How they are
// written does not count: see text.Sought.
func (s *State) Mentions(texts ...string) []ID {
	sought := text.Seek(texts...)
	found := []ID{}
	if sought.Blank() {
		return found
	}
	for id, e := range s.offered {
		if holds(e.P, sought) {
			found = append(found, id)
		}
	}
	slices.Sort(found)
	return found
}

// OfferedOf returns the events of one operation, whether they count or not, in no order.
func (s *State) OfferedOf(op Op) []*Event {
	var found []*Event
	for _, e := range s.offered {
		if e.Op == op {
			found = append(found, e)
		}
	}
	return found
}

// FileID returns the id by which a redaction names a file: its SHA-256, spelled as the id of an event is. ok is
// false when the hash is not 64 hexadecimal digits.
func FileID(hash string) (id ID, ok bool) {
	raw, err := hex.DecodeString(hash)
	if err != nil || len(raw) != sha256.Size {
		return "", false
	}
	return ID(base64.RawURLEncoding.EncodeToString(raw)), true
}

// holds says whether a string or a number anywhere in a JSON value holds what is looked for.
func holds(raw json.RawMessage, sought text.Sought) bool {
	if len(raw) == 0 { // redacted
		return false
	}
	decoder := json.NewDecoder(bytes.NewReader(raw))
	decoder.UseNumber()
	for {
		token, err := decoder.Token()
		if err != nil {
			return false
		}
		said := ""
		switch v := token.(type) {
		case string:
			said = v
		case json.Number:
			said = v.String()
		}
		if said != "" && sought.In(said) {
			return true
		}
	}
}
