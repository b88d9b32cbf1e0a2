package review

import "strings"

// The reading order of what a node holds: its texts, and the lists below it, as the screens and
// packages show them. TestReadingOrder holds it to what course says of blocks.

// order returns the keys of texts and lists in the order in which they are read. "" is the text of a
// node that has one without a name. What is not named comes before "notes", by its name.
func order() []string {
	return []string{
		"title", "", "meaning", "left", "right", "description", "outcomes", "audience", "prerequisites", "keywords",
		"funding/logos", "funding/notice", "modules", "editions", "information", "contacts", "sessions", "role",
		"lesson", "block",
		"text", "source", "items", "tasks", "terms", "head", "rows", "alt", "transcript", "caption",
		"prompt", "hint", "options", "pairs", "unit", "feedback", "feedback/correct", "feedback/wrong",
		"host", "place", "agenda", "methods", "materials", "due", "evidence", "notes",
	}
}

// ranks gives each key its place in the order, as one byte that sorts.
type ranks map[string]byte

func newRanks() ranks {
	r := ranks{}
	for i, key := range order() {
		r[key] = byte(i + 1)
	}
	return r
}

// of returns the rank of a key with its name, so that unknown ones have an order as well. The columns
// of a row are such: they stand in the order of the table's head, see reader.key.
func (r ranks) of(key string) string {
	rank, known := r[key]
	if !known {
		rank = r["notes"] - 1 // beside the last before the notes; the name decides
		return string([]byte{rank}) + strings.ReplaceAll(key, "\x00", "") + "\x00"
	}
	return string([]byte{rank}) + "\x00"
}
