package catalogue

import (
	"slices"
	"testing"
	"testing/fstest"
)

func TestDisagreements(t *testing.T) {
	const (
		english    = `{"a": "A {{.x}}", "n": {"one": "{{.count}} text", "other": "{{.count}} texts"}}`
		german     = `{"a": "Ein {{.x}}", "n": {"one": "{{.count}} Text", "other": "{{.count}} Texte"}}`
		polish     = `{"a": "Ą {{.x}}", "n": {"one": "{{.count}} tekst", "few": "{{.count}} teksty", "many": "{{.count}} tekstów", "other": "{{.count}} tekstu"}}`
		lithuanian = `{"a": "Į {{.x}}", "n": {"one": "{{.count}} tekstas", "few": "{{.count}} tekstai", "other": "{{.count}} tekstų"}}`
	)
	tests := map[string]struct {
		german, lithuanian string
		want               []string
	}{
		"all well":    {german, lithuanian, nil},
		"missing":     {`{"n": {"one": "x {{.count}}", "other": "y {{.count}}"}}`, lithuanian, []string{"de: a, other is missing"}},
		"too many":    {`{"b": "B", "a": "Ein {{.x}}", "n": {"one": "1", "other": "{{.count}} Texte"}}`, lithuanian, []string{"de: b is not in English"}},
		"arguments":   {`{"a": "Ein {{.y}}", "n": {"one": "1", "other": "{{.count}} Texte"}}`, lithuanian, []string{"de: a uses [y], English [x]"}},
		"plural form": {german, `{"a": "Į {{.x}}", "n": {"one": "{{.count}} tekstas", "other": "{{.count}} tekstų"}}`, []string{"lt: n, few is missing"}},
	}
	for name, tt := range tests {
		t.Run(name, func(t *testing.T) {
			folder := fstest.MapFS{}
			for file, content := range map[string]string{"en.json": english, "pl.json": polish, "de.json": tt.german, "lt.json": tt.lithuanian} {
				folder[file] = &fstest.MapFile{Data: []byte(content)}
			}
			got, err := Disagreements(folder)
			if err != nil || !slices.Equal(got, tt.want) {
				t.Errorf("%q, %v", got, err)
			}
		})
	}
	if _, err := Disagreements(fstest.MapFS{"en.json": {Data: []byte(`{"a": 1}`)}}); err == nil {
		t.Error("a number is no text")
	}
}
