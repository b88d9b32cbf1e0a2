package course

import (
	"bytes"
	"encoding/json"

	"trivium/engine/lang"
)

// MarshalJSON writes the origin first and the cells in the fixed order of languages, so that two
// people's files differ only where their texts do.
func (t Text) MarshalJSON() ([]byte, error) {
	var b bytes.Buffer
	b.WriteByte('{')
	if err := writeMember(&b, "origin", string(t.Origin)); err != nil {
		return nil, err
	}
	for _, l := range lang.All() {
		cell, ok := t.Cells[l]
		if !ok {
			continue
		}
		b.WriteByte(',')
		if err := writeMember(&b, string(l), cell); err != nil {
			return nil, err
		}
	}
	b.WriteByte('}')
	return b.Bytes(), nil
}

// writeMember writes "key":"value" without the escapes that only HTML would need.
func writeMember(b *bytes.Buffer, key, value string) error {
	enc := json.NewEncoder(b)
	enc.SetEscapeHTML(false)
	if err := enc.Encode(key); err != nil {
		return err
	}
	b.Truncate(b.Len() - 1) // the encoder ends each value with a newline
	b.WriteByte(':')
	if err := enc.Encode(value); err != nil {
		return err
	}
	b.Truncate(b.Len() - 1)
	return nil
}

// UnmarshalJSON reads a text. What is not a string is left out: the schema has said so before, and
// the rules go on with the rest.
func (t *Text) UnmarshalJSON(data []byte) error {
	var members map[string]any
	*t = Text{}
	if json.Unmarshal(data, &members) != nil {
		return nil
	}
	origin, _ := members["origin"].(string)
	*t = Text{Origin: lang.Tag(origin), Cells: make(map[lang.Tag]string, len(members))}
	for key, value := range members {
		if cell, ok := value.(string); ok && key != "origin" {
			t.Cells[lang.Tag(key)] = cell
		}
	}
	return nil
}

// IsZero makes an absent text stay absent when it is written.
func (t Text) IsZero() bool { return t.Empty() }
