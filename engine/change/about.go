package change

import (
	"slices"
	"strings"
)

// ThingsAbout returns the things of one operation that are about some texts or nodes, by id, without
// those that were taken away. Others are not even read, so that it is quick among a hundred thousand.
func (s *State) ThingsAbout(op Op, texts map[string]bool) []Thing {
	things := []Thing{}
	for key, reg := range s.allRegisters() {
		if key.op != op || !mayBeAbout(reg, texts) {
			continue
		}
		if t, ok := s.Thing(op, key.id); ok && texts[t.Text] && string(t.Value) != "null" {
			things = append(things, t)
		}
	}
	slices.SortFunc(things, func(a, b Thing) int { return compare(a.ID, b.ID) })
	return things
}

// mayBeAbout looks at all values that a thing ever had.
func mayBeAbout(reg *register, texts map[string]bool) bool {
	for _, v := range reg.values {
		if texts[aboutIn(v.text, reg.key.id)] {
			return true
		}
	}
	return false
}

// aboutIn returns which text a thing is about, from its one spelling: neither ids nor names of texts
// have characters that would be escaped (isPath).
func aboutIn(spelled, id string) string {
	const before, between = `{"id":"`, `","text":"`
	at := len(before) + len(id)
	if len(spelled) < at+len(between) || spelled[at:at+len(between)] != between {
		return ""
	}
	rest := spelled[at+len(between):]
	return rest[:max(0, strings.IndexByte(rest, '"'))]
}
