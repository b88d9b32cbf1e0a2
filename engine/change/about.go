package change

import (
	"slices"
	"strings"
)

// ThingsAbout returns the things of one operation that are about some texts or nodes, by id, without
// those that were taken away. Others are not even read, so that it is quick among a hundred thousand.
func (s *State) ThingsAbout(op Op, texts map[string]bool) []Thing {
	things := []Thing{}
	for key := range s.allRegisters() {
		if key.op != op {
			continue
		}
		v := s.current(key)
		if v == nil || !texts[aboutIn(v.text, key.id)] {
			continue
		}
		if t, ok := s.Thing(op, key.id); ok && string(t.Value) != "null" {
			things = append(things, t)
		}
	}
	slices.SortFunc(things, func(a, b Thing) int { return compare(a.ID, b.ID) })
	return things
}

// aboutIn returns which text a thing is about, from its one spelling: neither ids nor names of texts
// have characters that would be escaped (isPath).
func aboutIn(spelled, id string) string {
	rest, found := strings.CutPrefix(spelled, `{"id":"`+id+`","text":"`)
	if !found {
		return ""
	}
	text, _, _ := strings.Cut(rest, `"`)
	return text
}
