package schemas

import (
	"encoding/json"
	"io/fs"
	"testing"
)

// keywords are those of JSON Schema draft-07 that gojsonschema 1.2 carries out, and annotations.
var keywords = map[string]bool{
	"$schema": true, "$id": true, "$ref": true, "title": true, "description": true, "definitions": true,
	"type": true, "enum": true, "const": true, "required": true, "properties": true, "additionalProperties": true,
	"items": true, "minItems": true, "maxItems": true, "uniqueItems": true,
	"minLength": true, "maxLength": true, "pattern": true, "minimum": true, "maximum": true,
	"allOf": true, "if": true, "then": true,
}

func TestOnlyDraft07Keywords(t *testing.T) {
	names, err := fs.Glob(Files, "*.json")
	if err != nil || len(names) == 0 {
		t.Fatalf("no schemas: %v", err)
	}
	for _, name := range names {
		data, err := Files.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		var schema map[string]any
		if err := json.Unmarshal(data, &schema); err != nil {
			t.Fatalf("%s: %v", name, err)
		}
		if schema["$schema"] != "http://json-schema.org/draft-07/schema#" {
			t.Errorf("%s does not say draft-07", name)
		}
		checkSchema(t, name, schema)
	}
}

// checkSchema walks a schema; the values of properties and definitions are schemas under free names.
func checkSchema(t *testing.T, place string, schema map[string]any) {
	for key, value := range schema {
		if !keywords[key] {
			t.Errorf("%s: %q is not a keyword that is carried out", place, key)
		}
		switch v := value.(type) {
		case map[string]any:
			if key == "properties" || key == "definitions" {
				for name, sub := range v {
					checkSchema(t, place+"/"+key+"/"+name, sub.(map[string]any))
				}
				continue
			}
			checkSchema(t, place+"/"+key, v)
		case []any:
			for _, sub := range v {
				if m, ok := sub.(map[string]any); ok {
					checkSchema(t, place+"/"+key, m)
				}
			}
		}
	}
}
