package change

import (
	"slices"
	"strings"
	"testing"

	"trivium/engine/course"
	"trivium/engine/lang"
)

// full returns the module with every kind of block, fresh.
func full(t testing.TB) *course.Module {
	t.Helper()
	return load(t, "../course/testdata/full/programme.json").Modules[0].Module
}

// TestImportDifference requires that importing a changed file makes the events of the change, and
// that what comes out is the changed file.
func TestImportDifference(t *testing.T) {
	block := func(m *course.Module, kind course.Kind) *course.Block {
		for i := range m.Lessons {
			for j := range m.Lessons[i].Blocks {
				if b := &m.Lessons[i].Blocks[j]; b.Kind == kind {
					return b
				}
			}
		}
		t.Fatalf("no %s", kind)
		return nil
	}
	text := func(s string) course.Text {
		return course.Text{Origin: "pl", Cells: map[lang.Tag]string{"pl": s, "de": s}}
	}
	tests := []struct {
		name   string
		change func(*course.Module)
		want   string // the operations, in order
	}{
		{"nothing", func(*course.Module) {}, ""},
		{"a word", func(m *course.Module) { m.Title.Cells["pl"] = "Inny" }, "cell.set"},
		{"a language less", func(m *course.Module) { delete(m.Title.Cells, "de") }, "cell.set"},
		{"an origin", func(m *course.Module) { m.Title.Origin = "de" }, "origin.set"},
		{"a field", func(m *course.Module) { m.PassMark = nil }, "field.set"},
		{"a field in a group", func(m *course.Module) { m.Funding.Grant = "2027-2" }, "field.set"},
		{"no funding", func(m *course.Module) { m.Funding = nil },
			"origin.set cell.set cell.set node.del field.set field.set"},
		{"an empty feedback", func(m *course.Module) { block(m, course.Numeric).Feedback = &course.Feedback{} }, "field.set"},
		{"a keyword in front", func(m *course.Module) { m.Keywords = append([]course.Text{text("nowe")}, m.Keywords...) },
			"node.put origin.set cell.set cell.set"},
		{"a keyword changed", func(m *course.Module) { m.Keywords[0] = text("zmienione") }, "cell.set cell.set"},
		{"blocks turned round", func(m *course.Module) { b := m.Lessons[0].Blocks; b[0], b[1] = b[1], b[0] }, "node.move"},
		{"last block first", func(m *course.Module) {
			b := m.Lessons[0].Blocks
			m.Lessons[0].Blocks = append([]course.Block{b[len(b)-1]}, b[:len(b)-1]...)
		}, "node.move"},
		{"a block less", func(m *course.Module) { m.Lessons[0].Blocks = m.Lessons[0].Blocks[1:] }, "node.del"},
		{"an item more", func(m *course.Module) {
			b := block(m, course.Steps)
			b.Items = append(b.Items, course.Item{ID: "z", Text: text("koniec")})
		}, "node.put origin.set cell.set cell.set"},
		{"a column more in front", func(m *course.Module) {
			b := block(m, course.Table)
			b.Head = append([]course.Item{{ID: "n", Text: text("Nr")}}, b.Head...)
			for i := range b.Rows {
				b.Rows[i].Cells = append([]course.Text{text("1")}, b.Rows[i].Cells...)
			}
		}, "node.put origin.set cell.set cell.set origin.set cell.set cell.set origin.set cell.set cell.set"},
		{"columns turned round", func(m *course.Module) {
			b := block(m, course.Table)
			slices.Reverse(b.Head)
			for i := range b.Rows {
				slices.Reverse(b.Rows[i].Cells)
			}
		}, "node.move"},
		{"ragged rows", func(m *course.Module) {
			b := block(m, course.Table)
			b.Rows[0].Cells = append(b.Rows[0].Cells, text("za dużo"))
		},
			"origin.set cell.set cell.set field.set"},
		{"no lessons", func(m *course.Module) { m.Lessons = []course.Lesson{} }, "node.del node.del"},
	}
	for _, tt := range tests {
		c := group(t, 1)[0]
		c.do(func(g *Gesture) { g.ImportModule(full(t)) })
		m := full(t)
		tt.change(m)
		var ops []string
		for _, e := range c.do(func(g *Gesture) { g.ImportModule(m) }) {
			ops = append(ops, string(e.Op))
		}
		if got := strings.Join(ops, " "); got != tt.want {
			t.Errorf("%s: got %q, want %q", tt.name, got, tt.want)
		}
		sameCourse(t, tt.name, c.state, &course.Course{Modules: []course.LoadedModule{{Module: m}}})
		if again := c.do(func(g *Gesture) { g.ImportModule(m) }); len(again) > 0 {
			t.Errorf("%s: importing it again makes %d events", tt.name, len(again))
		}
		c.do(func(g *Gesture) { g.ImportModule(full(t)) })
		sameCourse(t, tt.name+", and back", c.state, &course.Course{Modules: []course.LoadedModule{{Module: full(t)}}})
	}
}

// TestImportTwice requires that two people who import one file at the same time have it once, and
// without forks, and that an import can be undone.
func TestImportTwice(t *testing.T) {
	copies := group(t, 2)
	a := copies[0].do(func(g *Gesture) { g.ImportModule(full(t)) })
	b := copies[1].do(func(g *Gesture) { g.ImportModule(full(t)) })
	copies[0].take(b)
	copies[1].take(a)
	if copies[0].state.Hash() != copies[1].state.Hash() || len(copies[0].state.Forks()) > 0 {
		t.Errorf("forks: %v", copies[0].state.Forks())
	}
	sameCourse(t, "both", copies[0].state, &course.Course{Modules: []course.LoadedModule{{Module: full(t)}}})

	c := group(t, 1)[0]
	before := c.do(func(g *Gesture) { g.ImportModule(full(t)) })
	if conflicts := c.undo(); len(conflicts) > 0 || len(before) < 100 {
		t.Errorf("%d events, conflicts %v", len(before), conflicts)
	}
	if _, err := c.state.Module(full(t).ID); err == nil {
		t.Error("the module is still there")
	}
	c.redo()
	sameCourse(t, "redone", c.state, &course.Course{Modules: []course.LoadedModule{{Module: full(t)}}})
}

// TestTextIDs requires that every text of a course lies in the workspace under the id that
// course.Block.Texts gives it; lists without ids are named otherwise there.
func TestTextIDs(t *testing.T) {
	c := group(t, 1)[0]
	m := full(t)
	c.do(func(g *Gesture) { g.ImportModule(m) })
	texts := m.OwnTexts()
	for i := range m.Lessons {
		texts = append(texts, m.Lessons[i].TitleText(""))
		for j := range m.Lessons[i].Blocks {
			texts = append(texts, m.Lessons[i].Blocks[j].Texts("")...)
		}
	}
	for _, text := range texts {
		if strings.Contains(text.ID, "/keywords/") || strings.Contains(text.ID, "/logos/") {
			continue
		}
		for l, want := range text.Cells {
			if got := c.state.Cell(CellID{text.ID, l}).Text; got != want {
				t.Errorf("%s %s: got %q, want %q", text.ID, l, got, want)
			}
		}
		node, field := SplitText(text.ID)
		if _, exists := c.state.Node(node); !exists || TextID(node, field) != text.ID {
			t.Errorf("%s: node %s, field %s", text.ID, node, field)
		}
	}
	if len(texts) < 60 {
		t.Errorf("only %d texts", len(texts))
	}
}

// TestShapes keeps isList, which knows lists by their names alone, in step with the shapes.
func TestShapes(t *testing.T) {
	var check func(prefix string, s shape)
	check = func(prefix string, s shape) {
		for _, list := range s.lists {
			if got, want := isList(prefix+list.key), list.ids != global; got != want {
				t.Errorf("isList(%s) is %v", prefix+list.key, got)
			}
			check("", list.entries)
		}
		for key, group := range s.groups {
			check(key+"/", group)
		}
		for _, field := range s.texts {
			if isList(field) {
				t.Errorf("the text %s is taken for a list", field)
			}
		}
	}
	for _, s := range []shape{moduleShape(), programmeShape(), editionShape()} {
		check("", s)
	}
}
