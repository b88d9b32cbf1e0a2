package course

import (
	"bytes"
	"encoding/json"
)

// The values of the key "format".
const (
	moduleFormat    = "trivium-module"
	programmeFormat = "trivium-programme"
	editionFormat   = "trivium-edition"
)

// version returns the version of a format that this program writes, the newest it reads.
func version(format string) int {
	if format == editionFormat {
		return 1
	}
	return 2
}

// EncodeModule writes a module in its canonical form: keys in the order of the schema, two spaces
// a level, UTF-8 unescaped, a newline at the end. Decoding gives the same module back.
func EncodeModule(m *Module) ([]byte, error) {
	return encode(struct {
		Format  string `json:"format"`
		Version int    `json:"version"`
		*Module
	}{moduleFormat, version(moduleFormat), m})
}

// EncodeProgramme writes a programme's own file, in the same form as EncodeModule.
func EncodeProgramme(p *Programme) ([]byte, error) {
	return encode(struct {
		Format  string `json:"format"`
		Version int    `json:"version"`
		*Programme
	}{programmeFormat, version(programmeFormat), p})
}

// EncodeEdition writes an edition, in the same form as EncodeModule.
func EncodeEdition(e *Edition) ([]byte, error) {
	return encode(struct {
		Format  string `json:"format"`
		Version int    `json:"version"`
		*Edition
	}{editionFormat, version(editionFormat), e})
}

func encode(v any) ([]byte, error) {
	var b bytes.Buffer
	enc := json.NewEncoder(&b)
	enc.SetEscapeHTML(false)
	enc.SetIndent("", "  ")
	if err := enc.Encode(v); err != nil {
		return nil, err
	}
	return b.Bytes(), nil
}
