package review

import (
	"encoding/json"
	"strings"

	"trivium/engine/change"
	"trivium/engine/course"
	"trivium/engine/lang"
)

// A Place says where in the courses something stands, by the ids of Headings.
type Place struct {
	Root   string `json:"root"`             // the module, programme or edition
	Lesson string `json:"lesson,omitempty"` // "" above the lessons
	Block  string `json:"block,omitempty"`  // "" above the blocks
	Node   string `json:"node"`             // the part itself: one of those, or an option, a row, an item …
	Field  string `json:"field,omitempty"`  // of a text: its name in the node, "" for the node's own
}

// A Heading names a part of a course for people.
type Heading struct {
	ID    string              `json:"id"`
	Kind  string              `json:"kind"`            // programme, module, edition, lesson, block
	Block course.Kind         `json:"block,omitempty"` // of a block: paragraph, table …
	Index int                 `json:"index"`           // among its like under one parent, from 1; 0 where it is not shown
	Title map[lang.Tag]string `json:"title"`           // of a block without a title: the beginning of its text
}

// Headings are by id.
type Headings map[string]Heading

// titleLength is how much of a block's text stands for its title, in characters: a line of a list.
const titleLength = 80

// A reader finds places in two moments: where a part is no longer, or not yet, in the one, it is looked
// for in the other.
type reader struct {
	now, other *change.Past
	ranks      ranks
	keys       map[string]string // node → its place in reading order
	entries    map[string]string // module or edition → the entry of a programme
	headings   Headings
	families   map[family]map[string]int
}

// A family is the children of a node at a moment.
type family struct {
	in     *change.Past
	parent string
}

func newReader(now, other *change.Past) *reader {
	r := &reader{now: now, other: other, ranks: newRanks(), keys: map[string]string{}, entries: map[string]string{}, headings: Headings{}, families: map[family]map[string]int{}}
	for _, root := range now.Children("") {
		if root.Kind != "programme" {
			continue
		}
		for _, entry := range now.Children(root.ID) {
			if id := entry.ID[strings.LastIndexByte(entry.ID, '/')+1:]; (entry.Kind == "modules" || entry.Kind == "editions") && r.entries[id] == "" {
				r.entries[id] = entry.ID
			}
		}
	}
	return r
}

// node returns a node and the moment it is known in.
func (r *reader) node(id string) (change.Node, *change.Past, bool) {
	if n, ok := r.now.Node(id); ok {
		return n, r.now, true
	}
	n, ok := r.other.Node(id)
	return n, r.other, ok
}

// key returns a string that sorts nodes in reading order: of each node from the top, the rank of its
// list, its position, its id. A module stands where its programme names it.
func (r *reader) key(id string) string {
	if id == "" {
		return ""
	}
	if key, known := r.keys[id]; known {
		return key
	}
	n, _, ok := r.node(id)
	if !ok {
		return "\xff" + id
	}
	key := ""
	if entry := r.entries[id]; n.Parent == "" && entry != "" && entry != id {
		key = r.key(entry)
	} else {
		key = r.key(n.Parent) + r.ranks.of(n.Kind) + n.Position + "\x00" + n.ID + "\x00"
	}
	r.keys[id] = key
	return key
}

// textKey returns a string that sorts texts in reading order.
func (r *reader) textKey(text string) string {
	node, field := change.SplitText(text)
	if table, _, isRow := strings.Cut(node, "/rows/"); isRow && field != "" {
		return r.key(node) + r.key(table+"/head/"+field)
	}
	return r.key(node) + r.ranks.of(field)
}

// place returns the place of a node, and notes the headings it needs.
func (r *reader) place(id string) Place {
	p := Place{Node: id}
	for at := id; at != ""; {
		n, _, ok := r.node(at)
		if !ok {
			break
		}
		switch {
		case n.Kind == "block":
			p.Block = at
		case n.Kind == "lesson":
			p.Lesson = at
		case n.Parent == "":
			p.Root = at
		}
		if n.Kind == "block" || n.Kind == "lesson" || n.Parent == "" {
			r.heading(n)
		}
		at = n.Parent
	}
	return p
}

func (r *reader) textPlace(text string) Place {
	node, field := change.SplitText(text)
	p := r.place(node)
	p.Field = field
	return p
}

func (r *reader) heading(n change.Node) {
	if _, known := r.headings[n.ID]; known {
		return
	}
	_, in, _ := r.node(n.ID)
	if !in.Shown(n.ID) && r.other.Shown(n.ID) {
		in = r.other
	}
	h := Heading{ID: n.ID, Kind: n.Kind, Title: map[lang.Tag]string{}}
	if n.Kind == "block" {
		json.Unmarshal(in.Field(n.ID, "kind"), &h.Block) //nolint:errcheck // a field from elsewhere may hold anything
	}
	h.Index = r.index(in, n)
	for _, l := range lang.All() {
		for _, field := range []string{"title", "text", "prompt", "caption"} {
			if text := in.Cell(change.CellID{Text: change.TextID(n.ID, field), Lang: l}).Text; text != "" {
				h.Title[l] = cut(text, titleLength)
				break
			}
		}
	}
	r.headings[n.ID] = h
}

// index returns the place of a node among those of its kind that are shown, from 1; 0 when it is not.
func (r *reader) index(in *change.Past, n change.Node) int {
	family := family{in, n.Parent}
	places, known := r.families[family]
	if !known {
		places = map[string]int{}
		kinds := map[string]int{}
		for _, child := range in.Children(n.Parent) {
			kinds[child.Kind]++
			places[child.ID] = kinds[child.Kind]
		}
		r.families[family] = places
	}
	return places[n.ID]
}

// root returns the topmost node above a node of now.
func (r *reader) root(id string) string {
	for {
		n, ok := r.now.Node(id)
		if !ok || n.Parent == "" {
			return id
		}
		id = n.Parent
	}
}

// within reports whether a node is another one or below it; everything is within "". A module is
// within its programme.
func (r *reader) within(in *change.Past, id, scope string) bool {
	for at := id; ; {
		if at == scope || scope == "" {
			return true
		}
		n, ok := in.Node(at)
		if !ok || at == "" {
			return false
		}
		if at = n.Parent; at == "" {
			if at = r.entries[n.ID]; at == "" {
				return false
			}
		}
	}
}
