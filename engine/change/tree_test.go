package change

import (
	"slices"
	"strings"
	"testing"
)

// TestDeleted requires that a deleted node stays, marked, while somebody did something in it that
// its deleter had not seen, and goes when that is settled.
func TestDeleted(t *testing.T) {
	tests := []struct {
		name string
		act  func(*Gesture)
		kept bool
	}{
		{"nothing", func(g *Gesture) { g.SetField("M", "licence", "x") }, false},
		{"a text inside", set("pl", "unseen"), true},
		{"a field", func(g *Gesture) { g.SetField("B", "level", 3) }, true},
		{"a comment", func(g *Gesture) { g.PutThing(CommentPut, "c", "B/text", "pl", "?") }, true},
		{"a new block", func(g *Gesture) { g.PutNode("N", "block", "L", "k") }, true},
		{"a block moved in", func(g *Gesture) { g.MoveNode("B2", "L", "k") }, true},
		{"a block moved out", func(g *Gesture) { g.MoveNode("B", "L2", "k") }, false},
		{"deleted below", func(g *Gesture) { g.DeleteNode("B") }, false},
		{"edited and deleted below", func(g *Gesture) { set("pl", "unseen")(g); g.DeleteNode("B") }, false},
	}
	for _, tt := range tests {
		copies := group(t, 2)
		deleter, other := copies[0], copies[1]
		deleter.do(func(g *Gesture) { g.PutNode("L2", "lesson", "M", "k"); g.PutNode("B2", "block", "L2", "V") })
		other.take(deleter.log)
		deletion := deleter.do(func(g *Gesture) { g.DeleteNode("L") })
		edit := other.do(tt.act)
		s := everyOrder(t, deleter.state.Root(), slices.Concat(deleter.log, edit))
		n, _ := s.Node("L")
		if n.Kept != tt.kept || !n.Deleted || n.Deleter.ID != deletion[0].ID {
			t.Errorf("%s: %+v", tt.name, n)
		}
		if shown := slices.ContainsFunc(s.Children("M"), func(n Node) bool { return n.ID == "L" }); shown != tt.kept {
			t.Errorf("%s: shown %v", tt.name, shown)
		}
		deleter.take(edit)
		deleter.do(func(g *Gesture) { g.DeleteNode("L") })
		if n, _ := deleter.state.Node("L"); n.Kept {
			t.Errorf("%s: not settled by a second deletion", tt.name)
		}
		deleter.do(func(g *Gesture) { g.RestoreNode("L") })
		if n, _ := deleter.state.Node("L"); n.Deleted {
			t.Errorf("%s: not restored", tt.name)
		}
	}
}

// TestRestored requires that a restored node is seen: under its last living parent, else at the end
// of its module, else with its parent.
func TestRestored(t *testing.T) {
	tests := []struct {
		name   string
		before func(*Gesture)
		want   string
	}{
		{"parent lives", func(g *Gesture) {}, "L"},
		{"parent deleted", func(g *Gesture) { g.DeleteNode("L") }, "L3"},
		{"parent deleted, an earlier one lives", func(g *Gesture) { g.MoveNode("B", "L2", "V"); g.MoveNode("B", "L", "V"); g.DeleteNode("L") }, "L2"},
		{"all lessons deleted", func(g *Gesture) { g.DeleteNode("L"); g.DeleteNode("L2"); g.DeleteNode("L3") }, "L"},
	}
	for _, tt := range tests {
		c := group(t, 1)[0]
		c.do(func(g *Gesture) {
			g.PutNode("L2", "lesson", "M", "k")
			g.PutNode("L3", "lesson", "M", "m")
			g.PutNode("B3", "block", "L3", "V")
		})
		c.do(func(g *Gesture) { g.DeleteNode("B") })
		c.do(tt.before)
		c.do(func(g *Gesture) { g.RestoreNode("B") })
		n, _ := c.state.Node("B")
		parent, _ := c.state.Node(n.Parent)
		if n.Parent != tt.want || n.Deleted || parent.Deleted && !parent.Kept {
			t.Errorf("%s: %+v under %+v", tt.name, n, parent)
		}
		if last := c.state.Children(n.Parent); last[len(last)-1].ID != "B" {
			t.Errorf("%s: not at the end", tt.name)
		}
	}
}

// TestColumns requires that what is written into a cell of a table keeps its column.
func TestColumns(t *testing.T) {
	copies := group(t, 2)
	copies[0].do(func(g *Gesture) { g.PutNode("B/head/a", "head", "B", "V"); g.PutNode("B/rows/r", "rows", "B", "V") })
	copies[1].take(copies[0].log)
	del := copies[0].do(func(g *Gesture) { g.DeleteNode("B/head/a") })
	copies[1].do(func(g *Gesture) { g.SetCell(CellID{"B/rows/r/a", "pl"}, "x", nil) })
	copies[1].take(del)
	if n, _ := copies[1].state.Node("B/head/a"); !n.Kept {
		t.Error("the column is gone with what was written into it")
	}
}

func TestBetween(t *testing.T) {
	tests := []struct{ a, b string }{
		{"", ""}, {"", "1"}, {"", "01"}, {"1", ""}, {"z", ""}, {"zz", ""}, {"1", "2"}, {"1", "11"}, {"1", "1V"},
		{"1z", "2"}, {"1zz", "2"}, {"1V", "2"}, {"a5", "b"}, {"y", "z"}, {"1", "101"}, {"00001", "00002"},
	}
	for _, tt := range tests {
		p := between(tt.a, tt.b)
		if p <= tt.a || tt.b != "" && p >= tt.b || !isPosition(p) {
			t.Errorf("between %q and %q: %q", tt.a, tt.b, p)
		}
	}
	for _, n := range []int{1, 2, 30, 61, 62, 1000, 5000} {
		all := spaced(n)
		for i, p := range all {
			if !isPosition(p) || i > 0 && all[i-1] >= p {
				t.Errorf("%d spaced: %q after %q", n, p, all[max(0, i-1)])
			}
		}
	}
	low, high := "1", "2"
	for i := range 1000 {
		if p := between(low, high); i%2 == 0 {
			low = p
		} else {
			high = p
		}
	}
	if len(low) > maxPosition/2 || low >= high {
		t.Errorf("after 1,000 insertions at one place a position has %d digits", len(low))
	}
}

// TestArrange requires that nodes can be put anywhere, also between two that share a position.
func TestArrange(t *testing.T) {
	c := group(t, 1)[0]
	order := func() string {
		var ids []string
		for _, n := range c.state.Children("L") {
			ids = append(ids, n.ID)
		}
		return strings.Join(ids, "")
	}
	c.do(func(g *Gesture) { g.PutNode("C", "block", "L", "V"); g.PutNode("D", "block", "L", "V") })
	tests := []struct {
		id    string
		index int
		want  string
	}{
		{"E", 0, "EBCD"}, {"F", 2, "EBFCD"}, {"G", 4, "EBFCGD"}, {"B", 9, "EFCGDB"}, {"D", 0, "DEFCGB"}, {"E", 1, "DEFCGB"}, {"C", 2, "DECFGB"},
	}
	for _, tt := range tests {
		c.do(func(g *Gesture) { g.Arrange(tt.id, "block", "L", tt.index) })
		if got := order(); got != tt.want {
			t.Errorf("%s at %d: %s, want %s", tt.id, tt.index, got, tt.want)
		}
	}
	for range 600 { // always to the same place: positions stay short
		first, second := c.state.Children("L")[0].ID, c.state.Children("L")[1].ID
		c.do(func(g *Gesture) { g.Arrange(first, "block", "L", 1) })
		if got := c.state.Children("L"); got[0].ID != second || got[1].ID != first {
			t.Fatalf("%s is not behind %s", first, second)
		}
	}
}
