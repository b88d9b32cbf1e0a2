package review

import (
	"cmp"
	"encoding/json"
	"slices"

	"trivium/engine/change"
	"trivium/engine/lang"
	"trivium/engine/segment"
)

// MaxScripts is how many texts of one comparison get their pieces: about 100 ms on a laptop when all
// of them were rewritten. Whoever compares two versions that have no more in common looks at a
// module or a language at a time.
const MaxScripts = 1000

// Options narrow a comparison.
type Options struct {
	Languages []lang.Tag         // whose texts are compared; none means all
	Under     string             // a programme, module, lesson, block …: what is in it; "" for everything
	Segmenter *segment.Segmenter // of the workspace; nil is segment.Default
}

// A Comparison is what differs between two moments, in reading order.
type Comparison struct {
	Nodes    []NodeChange  `json:"nodes"`
	Texts    []TextChange  `json:"texts"`
	Fields   []FieldChange `json:"fields"`
	Headings Headings      `json:"headings"` // of all places below
	Counts   Counts        `json:"counts"`
}

// Counts are sums over a comparison.
type Counts struct {
	Nodes     map[Change]int   `json:"nodes"`     // added, removed, moved
	Texts     map[Change]int   `json:"texts"`     // added, removed, changed; trivial ones are not among the changed
	Languages map[lang.Tag]int `json:"languages"` // texts by language, trivial ones too
	Fields    int              `json:"fields"`
	Unread    int              `json:"unread"` // changed texts beyond MaxScripts, without pieces and counted as changed
}

// A Change says what became of something.
type Change string

// The changes.
const (
	Added   Change = "added"
	Removed Change = "removed"
	Moved   Change = "moved"
	Changed Change = "changed"
	Trivial Change = "trivial" // spaces, the shape of quotes, a comma
)

// A NodeChange is a part of a course that was added, removed or moved, with all that is in it. Only
// the topmost is told.
type NodeChange struct {
	Node   string `json:"node"`
	Kind   string `json:"kind"` // as in change.Node
	Change Change `json:"change"`
	Place  Place  `json:"place"`          // where it stands, or stood last
	From   *Place `json:"from,omitempty"` // of a moved one: where it stood; Node is what it stood under
	Index  int    `json:"index"`          // among its like, from 1, in the new state; of a removed one in the old
	Was    int    `json:"was,omitempty"`  // of a moved one: the same in the old state
	Parts  int    `json:"parts"`          // parts that came or went with it, itself among them; 0 of a moved one

	key string
}

// A TextChange is a text in one language that reads otherwise.
type TextChange struct {
	Text   string    `json:"text"`
	Lang   lang.Tag  `json:"lang"`
	Place  Place     `json:"place"`
	Change Change    `json:"change"` // added, removed, changed, trivial
	Old    string    `json:"old"`
	New    string    `json:"new"`
	Pieces []Piece   `json:"pieces"` // empty beyond MaxScripts
	Fork   bool      `json:"fork"`   // the new one is a fork: New is one of its texts
	By     string    `json:"by"`     // the member who wrote the new one, or emptied it; of a merge the last of them; "" when it went with its part
	Rev    change.ID `json:"rev"`    // of the new one

	key string
}

// A FieldChange is anything else of a part that changed: hours, the right answer, a file.
type FieldChange struct {
	Node  string          `json:"node"`
	Field string          `json:"field"` // as in the course's JSON
	Place Place           `json:"place"`
	Old   json.RawMessage `json:"old"` // null when it was absent
	New   json.RawMessage `json:"new"`

	key string
}

// Compare returns what differs between two pasts of one State, from the first to the second. What is
// equal costs nothing. Of a part that came or went the texts are told too, as added or removed; its
// fields are not.
func Compare(from, to *change.Past, o Options) *Comparison {
	if o.Segmenter == nil {
		o.Segmenter = segment.Default()
	}
	c := &comparer{options: o, from: from, to: to, reader: newReader(to, from),
		shown: [2]map[string]bool{{}, {}}, scope: map[string]bool{},
		out: &Comparison{Nodes: []NodeChange{}, Texts: []TextChange{}, Fields: []FieldChange{},
			Counts: Counts{Nodes: map[Change]int{}, Texts: map[Change]int{}, Languages: map[lang.Tag]int{}}}}
	d := to.Difference(from)
	turned := c.structure(d.Nodes)
	c.texts(d.Cells, turned)
	c.fields(d.Fields)
	c.out.Headings = c.reader.headings
	return c.out
}

// A comparer makes one comparison.
type comparer struct {
	options  Options
	from, to *change.Past
	reader   *reader
	shown    [2]map[string]bool // whether a node is shown, in from and in to
	scope    map[string]bool    // whether a node is within Options.Under, in either
	out      *Comparison
}

// in reports whether a node is shown in from (0) or to (1).
func (c *comparer) in(which int, id string) bool {
	if id == "" {
		return true
	}
	shown, known := c.shown[which][id]
	if !known {
		past := c.from
		if which == 1 {
			past = c.to
		}
		n, exists := past.Node(id)
		shown = exists && (!n.Deleted || n.Kept) && c.in(which, n.Parent)
		c.shown[which][id] = shown
	}
	return shown
}

// within reports whether a node belongs to what is compared.
func (c *comparer) within(id string) bool {
	if c.options.Under == "" {
		return true
	}
	within, known := c.scope[id]
	if !known {
		within = c.reader.within(c.to, id, c.options.Under) || c.reader.within(c.from, id, c.options.Under)
		c.scope[id] = within
	}
	return within
}

// texts compares cells: those that an event of the difference touched, and all of parts that are shown
// in one of the moments only.
func (c *comparer) texts(cells []change.CellID, turned map[string]bool) {
	if len(turned) > 0 {
		touched := make(map[change.CellID]bool, len(cells))
		for _, id := range cells {
			touched[id] = true
		}
		for id := range c.to.Known {
			if node, _ := change.SplitText(id.Text); turned[node] && !touched[id] {
				cells = append(cells, id)
			}
		}
	}
	for _, id := range cells {
		if len(c.options.Languages) == 0 || slices.Contains(c.options.Languages, id.Lang) {
			c.text(id)
		}
	}
	slices.SortFunc(c.out.Texts, func(a, b TextChange) int {
		return cmp.Or(cmp.Compare(a.key, b.key), cmp.Compare(langIndex(a.Lang), langIndex(b.Lang)))
	})
	for i := range c.out.Texts {
		t := &c.out.Texts[i]
		t.Place = c.reader.textPlace(t.Text)
		c.read(i, t)
		c.out.Counts.Texts[t.Change]++
		c.out.Counts.Languages[t.Lang]++
	}
}

// text notes a cell that reads otherwise.
func (c *comparer) text(id change.CellID) {
	node, _ := change.SplitText(id.Text)
	var old, new change.Cell
	if c.in(0, node) {
		old = c.from.Cell(id)
	}
	if c.in(1, node) {
		new = c.to.Cell(id)
	}
	if old.Text == new.Text || !c.within(node) {
		return
	}
	t := TextChange{Text: id.Text, Lang: id.Lang, Old: old.Text, New: new.Text, Fork: new.Fork, Pieces: []Piece{}, key: c.reader.textKey(id.Text)}
	if last := lastHead(new.Heads); last != nil {
		t.By, t.Rev = last.Event.By, last.Rev
	}
	c.out.Texts = append(c.out.Texts, t)
}

// read says what became of a text.
func (c *comparer) read(i int, t *TextChange) {
	switch {
	case t.Old == "":
		t.Change = Added
	case t.New == "":
		t.Change = Removed
	case i >= MaxScripts:
		t.Change = Changed
		c.out.Counts.Unread++
		return
	}
	var trivial bool
	t.Pieces, trivial = pieces(c.options.Segmenter, t.Lang, t.Old, t.New)
	switch {
	case t.Change != "":
	case trivial:
		t.Change = Trivial
	default:
		t.Change = Changed
	}
}

// fields compares the fields of parts that are shown in both moments.
func (c *comparer) fields(ids []change.FieldID) {
	for _, id := range ids {
		if !c.in(0, id.Node) || !c.in(1, id.Node) || !c.within(id.Node) {
			continue
		}
		old, new := c.from.Field(id.Node, id.Field), c.to.Field(id.Node, id.Field)
		if string(old) == string(new) {
			continue
		}
		c.out.Fields = append(c.out.Fields, FieldChange{id.Node, id.Field, c.reader.place(id.Node), orNull(old), orNull(new),
			c.reader.key(id.Node) + c.reader.ranks.of(id.Field)})
	}
	slices.SortFunc(c.out.Fields, func(a, b FieldChange) int { return cmp.Compare(a.key, b.key) })
	c.out.Counts.Fields = len(c.out.Fields)
}

func orNull(raw json.RawMessage) json.RawMessage {
	if raw == nil {
		return json.RawMessage("null")
	}
	return raw
}

// lastHead returns the head that was written last by the clocks of its authors, nil when there is none.
func lastHead(heads []change.Head) *change.Head {
	var last *change.Head
	for i := range heads {
		if last == nil || heads[i].Event.Clock.After(last.Event.Clock) {
			last = &heads[i]
		}
	}
	return last
}

func langIndex(l lang.Tag) int { return slices.Index(lang.All(), l) }
