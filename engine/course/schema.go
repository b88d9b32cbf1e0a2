package course

import (
	"encoding/json"
	"fmt"
	"sort"
	"strconv"
	"strings"

	"github.com/xeipuuv/gojsonschema"

	"trivium/engine/fault"
	"trivium/schemas"
)

// A schema is one compiled schema, and its source for telling which keys are allowed where.
type schema struct {
	compiled *gojsonschema.Schema
	source   map[string]any
}

// loadSchema reads an embedded schema, such as "module-1".
func loadSchema(name string) (*schema, error) {
	data, err := schemas.Files.ReadFile(name + ".json")
	if err != nil {
		return nil, err
	}
	compiled, err := gojsonschema.NewSchema(gojsonschema.NewBytesLoader(data))
	if err != nil {
		return nil, fmt.Errorf("schema %s: %w", name, err)
	}
	s := &schema{compiled: compiled}
	return s, json.Unmarshal(data, &s.source)
}

// check returns what the schema refuses in d, in the order of the file.
func (s *schema) check(d *document) (fault.List, error) {
	result, err := s.compiled.Validate(gojsonschema.NewBytesLoader(d.data))
	if err != nil {
		return nil, err
	}
	var list fault.List
	for _, e := range result.Errors() {
		switch e.Type() {
		case "condition_then", "condition_else", "number_all_of":
			continue // they only repeat that something below them is wrong
		}
		list = append(list, s.fault(d, e))
	}
	sortFaults(list)
	return list, nil
}

// sortFaults puts the faults of one file in the order of their places.
func sortFaults(list fault.List) {
	sort.SliceStable(list, func(i, j int) bool {
		a, b := list[i].Place, list[j].Place
		if a.Line != b.Line {
			return a.Line < b.Line
		}
		return a.Column < b.Column
	})
}

// pointer turns gojsonschema's context into a JSON Pointer. The keys on the way to an error are
// all keys of the schema, which need no escaping.
func pointer(e gojsonschema.ResultError) string {
	return strings.TrimPrefix(e.Context().String("/"), "(root)")
}

func (s *schema) fault(d *document, e gojsonschema.ResultError) *fault.Fault {
	path, details := pointer(e), e.Details()
	detail := func(key string) string { return fmt.Sprint(details[key]) }
	found := d.raw(path)
	switch e.Type() {
	case "required":
		return fault.New("schema.missing-key", "expected", detail("property"), "found", "@nothing").At(d.at(path))
	case "additional_property_not_allowed":
		key := detail("property")
		return fault.New("schema.unknown-key", "found", shorten(key), "expected", s.allowedKeys(d, path)).At(d.atKey(child(path, key)))
	case "invalid_type":
		return fault.New("schema.wrong-type", "found", found, "given", "@type."+detail("given"), "expected", "@type."+detail("expected")).At(d.at(path))
	case "enum", "const":
		return fault.New("schema.not-allowed", "found", found, "expected", unquote(detail("allowed"))).At(d.at(path))
	case "pattern":
		return patternFault(detail("pattern"), found).At(d.at(path))
	case "array_min_items":
		return s.count(d, path, "schema.too-few", detail("min"))
	case "array_max_items":
		return s.count(d, path, "schema.too-many", detail("max"))
	case "string_gte":
		return fault.New("schema.too-short", "found", found, "expected", detail("min")).At(d.at(path))
	case "string_lte":
		return fault.New("schema.too-long", "found", strconv.Itoa(len([]rune(fmt.Sprint(e.Value())))), "expected", detail("max")).At(d.at(path))
	case "number_gte":
		return fault.New("schema.too-small", "found", found, "expected", integer(detail("min"))).At(d.at(path))
	case "number_lte":
		return fault.New("schema.too-large", "found", found, "expected", integer(detail("max"))).At(d.at(path))
	case "unique":
		return fault.New("schema.repeated", "found", found, "expected", "@once").At(d.at(path))
	}
	return fault.New("schema.other", "found", found, "expected", e.Description()).At(d.at(path))
}

func (s *schema) count(d *document, path, code, bound string) *fault.Fault {
	n := 0
	for ; ; n++ {
		if _, ok := d.nodes[path+"/"+strconv.Itoa(n)]; !ok {
			break
		}
	}
	return fault.New(code, "found", strconv.Itoa(n), "expected", bound).At(d.at(path))
}

// integer writes a bound that gojsonschema holds as a fraction such as 100/1.
func integer(bound string) string { return strings.TrimSuffix(bound, "/1") }

func unquote(allowed string) string { return strings.ReplaceAll(allowed, `"`, "") }

// patternFault returns the fault of each pattern in the schemas.
func patternFault(pattern, found string) *fault.Fault {
	switch {
	case strings.Contains(pattern, "{25}"):
		return fault.New("schema.not-ulid", "found", found, "expected", "ULID")
	case strings.Contains(pattern, "{1,8}"):
		return fault.New("schema.not-item-id", "found", found, "expected", pattern)
	case strings.Contains(pattern, "T([01]"):
		return fault.New("schema.not-time", "found", found, "expected", "2027-03-31T09:00+02:00")
	case strings.Contains(pattern, "{4}-"):
		return fault.New("schema.not-date", "found", found, "expected", "2027-03-31")
	case pattern == "^[A-Z]{2}$":
		return fault.New("schema.not-country", "found", found, "expected", "PL, DE, LT")
	default:
		return fault.New("schema.not-option-id", "found", found, "expected", pattern)
	}
}

// allowedKeys lists the keys the schema knows for the object at a path.
func (s *schema) allowedKeys(d *document, path string) string {
	at := ""
	object := s.resolve(s.source, d, at)
	for _, step := range strings.Split(path, "/")[1:] {
		at += "/" + step
		next, _ := object["items"].(map[string]any)
		if next == nil {
			properties, _ := object["properties"].(map[string]any)
			next, _ = properties[step].(map[string]any)
		}
		object = s.resolve(next, d, at)
	}
	return keysOf(object)
}

// resolve follows a reference, and for a block the one that its kind chooses.
func (s *schema) resolve(object map[string]any, d *document, path string) map[string]any {
	definitions, _ := s.source["definitions"].(map[string]any)
	if ref, ok := object["$ref"].(string); ok {
		object, _ = definitions[strings.TrimPrefix(ref, "#/definitions/")].(map[string]any)
	}
	if _, byKind := object["allOf"]; byKind {
		object, _ = definitions[unquote(d.raw(path+"/kind"))].(map[string]any)
	}
	return object
}

func keysOf(object map[string]any) string {
	properties, _ := object["properties"].(map[string]any)
	keys := make([]string, 0, len(properties))
	for key := range properties {
		keys = append(keys, key)
	}
	sort.Strings(keys)
	return strings.Join(keys, ", ")
}
