package change

import (
	"encoding/json"
	"slices"

	"trivium/engine/lang"
)

// A registerKey names a register: a field, an origin, a comment, a term …
type registerKey struct {
	op Op
	id string // "<node> <field>", the text, or the thing's own id
}

// A register holds one piece of JSON. Like a cell it keeps every value nothing has replaced; unlike
// a cell, it shows the last of them in order.
type register struct {
	key    registerKey
	values []*value
}

// keyOf returns the register a payload sets, and the JSON it gives it; ok is false when it sets none.
func keyOf(op Op, payload any) (key registerKey, text string, ok bool) {
	switch p := payload.(type) {
	case *fieldSet:
		return registerKey{op, p.Node + " " + p.Field}, string(p.Value), true
	case *originSet:
		return registerKey{op, p.Text}, `"` + string(p.Lang) + `"`, true
	case *thingPut:
		text, err := spell(p)
		return registerKey{op, p.ID}, string(text), err == nil
	}
	return registerKey{}, "", false
}

// replaces reports whether an operation may name a value as its base: one of its own cell or
// register, or one whose place nobody knows any more.
func (s *State) replaces(op Op, payload any, v *value) bool {
	switch {
	case v == nil:
		return false
	case payload == nil || v.cell == nil && v.register == nil:
		return true
	}
	if p, ok := payload.(*cellSet); ok {
		return v.cell != nil && v.cell.id == CellID{p.Text, p.Lang}
	}
	key, _, ok := keyOf(op, payload)
	return ok && v.register != nil && v.register.key == key
}

func (s *State) setRegister(r *record, payload any) {
	key, text, _ := keyOf(r.e.Op, payload)
	reg := s.registers[key]
	if reg == nil {
		reg = &register{key: key}
		s.registers[key] = reg
	}
	v := s.newValue(r)
	v.register, v.text = reg, text
	reg.values = append(reg.values, v)
	switch p := payload.(type) {
	case *fieldSet:
		if s.fields[p.Node] == nil {
			s.fields[p.Node] = map[string]bool{}
		}
		s.fields[p.Node][p.Field] = true
		s.touch(r, p.Node)
	case *originSet:
		s.touchText(r, p.Text)
		for _, l := range lang.All() {
			s.changed.Cells[CellID{p.Text, l}] = true
		}
	case *thingPut:
		if p.Text != "" {
			s.touchText(r, p.Text)
		}
		s.changed.Things[string(r.e.Op)+" "+p.ID] = true
	}
}

// current returns the value of a register that is shown, nil when it has none.
func (s *State) current(key registerKey) *value {
	reg := s.registerAt(key)
	if reg == nil {
		return nil
	}
	heads := unreplaced(reg.values)
	if len(heads) == 0 {
		return nil
	}
	return slices.MaxFunc(heads, func(a, b *value) int { return order(a.r, b.r) })
}

// heads returns the values of a register that nothing has replaced, by id.
func (s *State) heads(key registerKey) []Head {
	heads := []Head{}
	if reg := s.registerAt(key); reg != nil {
		for _, h := range unreplaced(reg.values) {
			heads = append(heads, Head{h.r.e.ID, h.r.e, h.text})
		}
	}
	return heads
}

// Field returns the JSON of a field of a node, nil when it is absent.
func (s *State) Field(node, field string) json.RawMessage {
	v := s.current(registerKey{FieldSet, node + " " + field})
	if v == nil || v.text == "null" {
		return nil
	}
	return json.RawMessage(v.text)
}

// FieldHeads returns the values of a field nothing has replaced; more than one is a fork, of which
// Field shows the last in order.
func (s *State) FieldHeads(node, field string) []Head {
	return s.heads(registerKey{FieldSet, node + " " + field})
}

// Origin returns the language a text was first written in, "" when nobody has said.
func (s *State) Origin(text string) lang.Tag {
	if v := s.current(registerKey{OriginSet, text}); v != nil {
		return languageIn(v.text)
	}
	return ""
}

// languageIn takes the quotation marks off.
func languageIn(text string) lang.Tag { return lang.Tag(text[1 : len(text)-1]) }

// A Thing is a comment, a term, a unit, a link …: what other packages keep in the log in a form of
// their own.
type Thing struct {
	ID    string
	Text  string // the text or node it is about, "" when it is about none
	Lang  lang.Tag
	Value json.RawMessage // null when it was taken away
	Heads []Head          // more than one is a fork; Value is of the last in order
}

// Things returns the things of one operation, by id; such as all comments, of CommentPut.
func (s *State) Things(op Op) []Thing {
	things := []Thing{}
	for key := range s.allRegisters() {
		if key.op != op {
			continue
		}
		if t, ok := s.Thing(op, key.id); ok {
			things = append(things, t)
		}
	}
	slices.SortFunc(things, func(a, b Thing) int { return compare(a.ID, b.ID) })
	return things
}

// Thing returns one thing; ok is false when there is none, or none any more.
func (s *State) Thing(op Op, id string) (t Thing, ok bool) {
	key := registerKey{op, id}
	v := s.current(key)
	if v == nil {
		return Thing{}, false
	}
	var p thingPut
	if json.Unmarshal([]byte(v.text), &p) != nil {
		return Thing{}, false
	}
	return Thing{p.ID, p.Text, p.Lang, p.Value, s.heads(key)}, true
}
