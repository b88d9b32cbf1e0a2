package engine

import (
	"cmp"
	"encoding/json"
	"maps"
	"slices"

	"trivium/engine/change"
	"trivium/engine/desk"
	"trivium/engine/lang"
	"trivium/engine/text"
)

// A placer says in people's words where something is.
type placer struct {
	s       *change.State
	courses map[string]string // of a module: the programme it is in
}

// places calls work with a placer of the present state.
func places(d *desk.Desk, work func(*placer)) {
	d.Read(func(s *change.State) { work(&placer{s: s}) })
}

// place returns the place of a text or a node.
func (p *placer) place(id string) PlaceView {
	v := PlaceView{ModuleTitle: CellsView{}, LessonTitle: CellsView{}}
	at, field := change.SplitText(id)
	if n, known := p.s.Node(at); known {
		v.Role = string(roleOf(n.Kind, field))
	}
	for at != "" {
		n, known := p.s.Node(at)
		if !known {
			break
		}
		switch n.Kind {
		case "block":
			v.Block = n.ID
			json.Unmarshal(p.s.Field(n.ID, "kind"), &v.BlockKind) //nolint:errcheck // a block without a kind has none to show
		case "lesson":
			v.Lesson, v.LessonTitle = n.ID, p.title(n.ID)
		case "module":
			v.Module, v.ModuleTitle = n.ID, p.title(n.ID)
			v.Course = cmp.Or(p.courseOf(n.ID), n.ID)
		case "programme", "edition":
			v.Course = n.ID
		}
		at = n.Parent
	}
	return v
}

// courseOf returns the programme that a module is in, "" when it is in none.
func (p *placer) courseOf(module string) string {
	if p.courses == nil {
		p.courses = map[string]string{}
		for _, n := range p.s.Children("") {
			if n.Kind != "programme" {
				continue
			}
			modules, _ := p.s.Parts(n.ID)
			for _, m := range modules {
				p.courses[m] = cmp.Or(p.courses[m], n.ID)
			}
		}
	}
	return p.courses[module]
}

func (p *placer) title(node string) CellsView {
	v := CellsView{}
	for _, l := range lang.All() {
		if raw := p.s.Cell(change.CellID{Text: change.TextID(node, "title"), Lang: l}).Text; raw != "" {
			spans := text.Parse(raw)
			v[l] = CellView{Raw: raw, Plain: text.PlainText(spans), Spans: spans}
		}
	}
	return v
}

// lookAt names one place to look at after a change: the first text by name, else the first node.
func (p *placer) lookAt(v *UndoResult, c change.Changes) {
	var where PlaceView
	if len(c.Cells) > 0 {
		first := slices.MinFunc(slices.Collect(maps.Keys(c.Cells)), func(a, b change.CellID) int {
			return cmp.Or(cmp.Compare(a.Text, b.Text), cmp.Compare(a.Lang, b.Lang))
		})
		v.Text, where = first.Text, p.place(first.Text)
	} else if len(c.Nodes) > 0 {
		where = p.place(slices.Min(slices.Collect(maps.Keys(c.Nodes))))
	}
	v.Module, v.Lesson = where.Module, where.Lesson
}
