package change

import (
	"bytes"
	"crypto/sha256"
	"encoding/base32"
	"encoding/json"
	"fmt"
	"maps"
	"slices"
	"strconv"
	"strings"

	"trivium/engine/course"
	"trivium/engine/lang"
)

// ImportCourse adds what a course's files say and the workspace does not: nodes, texts, fields,
// their order; and deletes what stands in the workspace below the same programme, modules and
// editions and not in the files. A file that says what the workspace says gives no event.
//
// The course must be free of blocking faults: ids are unique.
func (g *Gesture) ImportCourse(c *course.Course) {
	for i := range c.Modules {
		g.ImportModule(c.Modules[i].Module)
	}
	for i := range c.Editions {
		g.ImportEdition(&c.Editions[i])
	}
	if c.Programme != nil {
		g.importProgramme(c)
	}
}

// ImportModule is ImportCourse for one module.
func (g *Gesture) ImportModule(m *course.Module) {
	g.importRoot(m.ID, "module", m, moduleShape(), nil)
}

// ImportEdition is ImportCourse for one edition.
func (g *Gesture) ImportEdition(e *course.Edition) {
	g.importRoot(e.ID, "edition", e, editionShape(), nil)
}

// A reference is how a programme holds a module or an edition: an entry of a list, so that two
// people can add one each.
type reference struct {
	ID   string `json:"id"`
	File string `json:"file"`
}

func (g *Gesture) importProgramme(c *course.Course) {
	modules := make([]reference, len(c.Programme.Modules))
	for i, file := range c.Programme.Modules {
		modules[i] = reference{c.Modules[i].ID, file}
	}
	editions := make([]reference, len(c.Programme.Editions))
	for i, file := range c.Programme.Editions {
		editions[i] = reference{c.Editions[i].ID, file}
	}
	g.importRoot(c.Programme.ID, "programme", c.Programme, programmeShape(), map[string]any{"modules": modules, "editions": editions})
}

// An object is a JSON object whose values wait to be read.
type object map[string]json.RawMessage

// importRoot takes in a programme, a module or an edition; instead holds what its JSON says in
// another way.
func (g *Gesture) importRoot(id, kind string, v any, form shape, instead map[string]any) {
	raw, err := spell(v)
	if err != nil {
		g.err = err
		return
	}
	o, err := readObject(raw)
	for key, value := range instead {
		if o[key], err = spell(value); err != nil {
			break
		}
	}
	if err != nil {
		g.err = fmt.Errorf("%s %s: %w", kind, id, err)
		return
	}
	im := &importer{g: g, s: g.s}
	im.place("", kind, []string{id}, true)
	if err := im.object(id, "", form, o); err != nil {
		g.err = fmt.Errorf("%s %s: %w", kind, id, err)
	}
}

func readObject(raw json.RawMessage) (object, error) {
	var o object
	if err := json.Unmarshal(raw, &o); err != nil {
		return nil, err
	}
	return o, nil
}

// An importer compares files with the state, and makes events of the difference.
type importer struct {
	g *Gesture
	s *State
}

// object takes in a node's object, or a group of it, whose fields begin with prefix.
func (im *importer) object(node, prefix string, form shape, o object) error {
	rest := maps.Clone(o)
	delete(rest, "id")
	for _, key := range slices.Sorted(maps.Keys(form.texts)) {
		if err := im.text(TextID(node, prefix+form.texts[key]), o[key]); err != nil {
			return err
		}
		delete(rest, key)
	}
	for _, list := range form.lists {
		if err := im.list(node, prefix, list, o[list.key], o["head"]); err != nil {
			return fmt.Errorf("%s: %w", list.key, err)
		}
		delete(rest, list.key)
	}
	for _, key := range slices.Sorted(maps.Keys(form.groups)) {
		if err := im.group(node, prefix+key, form.groups[key], o[key]); err != nil {
			return fmt.Errorf("%s: %w", key, err)
		}
		delete(rest, key)
	}
	im.fields(node, prefix, form, rest)
	return nil
}

// group takes in an object that is no node. That it is there without holding anything is a field.
func (im *importer) group(node, key string, form shape, raw json.RawMessage) error {
	var o object
	if raw != nil {
		var err error
		if o, err = readObject(raw); err != nil {
			return err
		}
	}
	if raw != nil && len(o) == 0 {
		im.field(node, key, json.RawMessage("{}"))
	} else {
		im.field(node, key, nil)
	}
	return im.object(node, key+"/", form, o)
}

// fields takes in what is neither text, list nor group, and takes away what is there no more.
func (im *importer) fields(node, prefix string, form shape, o object) {
	for field := range im.s.fields[node] {
		key, ours := strings.CutPrefix(field, prefix)
		if _, isGroup := form.groups[key]; ours && !isGroup && !strings.Contains(key, "/") && o[key] == nil {
			im.field(node, field, nil)
		}
	}
	for _, key := range slices.Sorted(maps.Keys(o)) {
		im.field(node, prefix+key, o[key])
	}
}

func (im *importer) field(node, field string, raw json.RawMessage) {
	if !bytes.Equal(im.s.Field(node, field), raw) {
		im.g.SetField(node, field, raw)
	}
}

// text takes in a text; nil is an absent one.
func (im *importer) text(id string, raw json.RawMessage) error {
	var t course.Text
	if raw != nil {
		if err := json.Unmarshal(raw, &t); err != nil {
			return err
		}
	}
	if im.s.Origin(id) != t.Origin {
		im.g.SetOrigin(id, t.Origin)
	}
	source := im.cell(id, t.Origin, t, nil)
	for _, l := range lang.All() {
		if l != t.Origin {
			im.cell(id, l, t, source)
		}
	}
	return nil
}

// cell takes in a text in one language, and returns the value it has then, nil when it has none. Who
// gives the files says that they are one state: what is new in a translation was made from the origin
// as the files have it.
func (im *importer) cell(text string, l lang.Tag, t course.Text, from *Revision) *Revision {
	if l == "" {
		return nil
	}
	id := CellID{text, l}
	now := im.s.Cell(id)
	if now.Text != t.In(l) {
		if t.In(l) == "" {
			from = nil
		}
		return &Revision{l, im.g.SetCell(id, t.In(l), from)}
	}
	for _, h := range now.Heads {
		if h.Text == now.Text && now.Text != "" {
			return &Revision{l, h.Rev}
		}
	}
	return nil
}

// list takes in the entries of a list, in their order. head is that of a table, for its rows.
func (im *importer) list(node, prefix string, form listShape, raw, head json.RawMessage) error {
	var entries []json.RawMessage
	if raw != nil {
		if err := json.Unmarshal(raw, &entries); err != nil {
			return err
		}
	}
	objects := make([]object, len(entries))
	for i, entry := range entries {
		var err error
		if objects[i], err = readEntry(form, entry); err != nil {
			return err
		}
	}
	nodes, err := im.nodes(node, prefix, form, objects)
	if err != nil {
		return err
	}
	im.place(node, form.kind, nodes, false)
	for i, id := range nodes {
		if form.kind == "rows" {
			if err := im.row(id, objects[i], head); err != nil {
				return err
			}
		}
		if err := im.object(id, "", form.entries, objects[i]); err != nil {
			return err
		}
	}
	return nil
}

// readEntry returns an entry of a list as an object. One that is a text by itself gets the key "".
func readEntry(form listShape, raw json.RawMessage) (object, error) {
	if _, bare := form.entries.texts[""]; bare {
		return object{"": raw}, nil
	}
	return readObject(raw)
}

// nodes returns the ids of the nodes that the entries of a list are.
func (im *importer) nodes(owner, prefix string, form listShape, entries []object) ([]string, error) {
	if form.ids == unnamed {
		return im.unnamed(owner+"/"+prefix+form.key+"/", owner, form, entries)
	}
	nodes := make([]string, len(entries))
	for i, entry := range entries {
		var id string
		if err := json.Unmarshal(entry["id"], &id); err != nil {
			return nil, err
		}
		if form.ids == local {
			id = owner + "/" + prefix + form.key + "/" + id
		}
		nodes[i] = id
	}
	return nodes, nil
}

// unnamed finds the nodes of entries without ids: one that says the same, else, in their order, those
// that are left over. A new one is named after its content, so that two copies that import one file
// make one node of it.
func (im *importer) unnamed(under, owner string, form listShape, entries []object) ([]string, error) {
	said := make([]string, len(entries))
	for i, entry := range entries {
		raw, err := spell(entry)
		if err != nil {
			return nil, err
		}
		said[i] = string(raw)
	}
	nodes := make([]string, len(entries))
	var left []string
	for _, n := range im.s.childrenOf(owner, form.kind) {
		raw, err := spell(im.s.object(n.ID, "", form.entries))
		if err != nil {
			return nil, err
		}
		i := 0
		for i < len(said) && (nodes[i] != "" || said[i] != string(raw)) {
			i++
		}
		if i < len(said) {
			nodes[i] = n.ID
		} else {
			left = append(left, n.ID)
		}
	}
	taken := map[string]bool{}
	for i := range nodes {
		switch {
		case nodes[i] != "":
		case len(left) > 0:
			nodes[i], left = left[0], left[1:]
		default:
			nodes[i] = im.fresh(under, said[i], taken)
		}
		taken[nodes[i]] = true
	}
	return nodes, nil
}

// fresh returns an id below under that no node has.
func (im *importer) fresh(under, said string, taken map[string]bool) string {
	for n := 0; ; n++ {
		sum := sha256.Sum256([]byte(strconv.Itoa(n) + said))
		id := under + strings.ToLower(base32.StdEncoding.EncodeToString(sum[:5]))
		if _, exists := im.s.Node(id); !exists && !taken[id] {
			return id
		}
	}
}
