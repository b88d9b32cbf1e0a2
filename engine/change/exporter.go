package change

import (
	"encoding/json"
	"errors"
	"fmt"
	"strings"

	"trivium/engine/course"
	"trivium/engine/lang"
)

// ErrNone says that there is no such programme, module or edition, or that it is deleted.
var ErrNone = errors.New("not in the workspace")

// Module returns a module as the workspace has it now, or ErrNone. Of a
// fork it has the last value in order: Forks tells where that is so.
func (s *State) Module(id string) (*course.Module, error) {
	m := &course.Module{}
	return m, s.export(id, "module", moduleShape(), m)
}

// Edition returns an edition as the workspace has it now.
func (s *State) Edition(id string) (*course.Edition, error) {
	e := &course.Edition{}
	return e, s.export(id, "edition", editionShape(), e)
}

// Programme returns a programme as the workspace has it now, without its modules and editions, which
// Parts names.
func (s *State) Programme(id string) (*course.Programme, error) {
	p := &course.Programme{}
	return p, s.export(id, "programme", programmeShape(), p)
}

// Parts returns the ids of the modules and editions of a programme, in its order.
func (s *State) Parts(programme string) (modules, editions []string) {
	for _, n := range s.childrenOf(programme, "modules") {
		modules = append(modules, lastPart(n.ID))
	}
	for _, n := range s.childrenOf(programme, "editions") {
		editions = append(editions, lastPart(n.ID))
	}
	return modules, editions
}

// export reads a programme, a module or an edition into the type it came from.
func (s *State) export(id, kind string, form shape, into any) error {
	n, exists := s.Node(id)
	if !exists || n.Kind != kind || n.Deleted && !n.Kept {
		return fmt.Errorf("%s %s: %w", kind, id, ErrNone)
	}
	o := s.object(id, "", form)
	o["id"], _ = spell(id)
	if kind == "programme" {
		for _, list := range []string{"modules", "editions"} {
			files := make([]json.RawMessage, 0)
			for _, n := range s.childrenOf(id, list) {
				files = append(files, s.Field(n.ID, "file"))
			}
			if len(files) > 0 || list == "modules" {
				o[list], _ = spell(files)
			}
		}
	}
	raw, err := spell(o)
	if err == nil {
		err = json.Unmarshal(raw, into)
	}
	if err != nil {
		return fmt.Errorf("%s %s: %w", kind, id, err)
	}
	return nil
}

// object puts the object of a node, or of a group of it, together.
func (s *State) object(node, prefix string, form shape) object {
	o := object{}
	for field := range s.fields[node] {
		key, ours := strings.CutPrefix(field, prefix)
		if _, isGroup := form.groups[key]; !ours || isGroup || strings.Contains(key, "/") {
			continue
		}
		if raw := s.Field(node, field); raw != nil {
			o[key] = raw
		}
	}
	for key, field := range form.texts {
		if raw := s.text(TextID(node, prefix+field)); raw != nil {
			o[key] = raw
		}
	}
	for _, list := range form.lists {
		if raw := s.list(node, list); raw != nil {
			o[list.key] = raw
		}
	}
	for key, inner := range form.groups {
		group := s.object(node, prefix+key+"/", inner)
		if len(group) > 0 || s.Field(node, prefix+key) != nil {
			o[key], _ = spell(group)
		}
	}
	return o
}

// list puts a list together; nil when it is empty and may be left out.
func (s *State) list(owner string, form listShape) json.RawMessage {
	entries := []json.RawMessage{}
	for _, n := range s.childrenOf(owner, form.kind) {
		o := s.object(n.ID, "", form.entries)
		if form.kind == "rows" {
			delete(o, "count")
			o["cells"], _ = spell(s.rowCells(owner, n.ID))
		}
		if form.ids != unnamed {
			o["id"], _ = spell(lastPart(n.ID))
		}
		if raw, bare := o[""]; bare {
			entries = append(entries, raw)
			continue
		}
		raw, err := spell(o)
		if err != nil {
			continue
		}
		entries = append(entries, raw)
	}
	raw, err := spell(entries)
	if err != nil || len(entries) == 0 && form.kind != "lesson" && form.kind != "block" && form.kind != "sessions" {
		return nil
	}
	return raw
}

// text puts a text together; nil when no language has it and it has no origin.
func (s *State) text(id string) json.RawMessage {
	t := course.Text{Origin: s.Origin(id), Cells: map[lang.Tag]string{}}
	for _, l := range lang.All() {
		if cell := s.Cell(CellID{id, l}).Text; cell != "" {
			t.Cells[l] = cell
		}
	}
	if t.Empty() {
		return nil
	}
	raw, err := t.MarshalJSON()
	if err != nil {
		return nil
	}
	return raw
}

// childrenOf returns the nodes of a kind that are shown under a parent, in their order.
func (s *State) childrenOf(parent, kind string) []Node {
	var all []Node
	for _, n := range s.Children(parent) {
		if n.Kind == kind {
			all = append(all, n)
		}
	}
	return all
}

// lastPart returns the last part of an id: of a node of a list its short id.
func lastPart(id string) string { return id[strings.LastIndexByte(id, '/')+1:] }
