package change

import (
	"strings"
	"testing"
)

// TestUndoText requires that undoing takes back one's own words and leaves those of others, that
// redoing brings them back, and that what touches each other is asked.
func TestUndoText(t *testing.T) {
	id := CellID{"B/text", "pl"}
	replace := func(old, new string) func(string) string {
		return func(text string) string { return strings.Replace(text, old, new, 1) }
	}
	tests := []struct {
		name           string
		mine, theirs   func(string) string
		undone, redone string // "" for a conflict
	}{
		{"alone", replace("two", "TWO"), nil, startText, replace("two", "TWO")(startText)},
		{"others elsewhere", replace("two", "TWO"), replace("nine", "NINE"),
			replace("nine", "NINE")(startText), replace("two", "TWO")(replace("nine", "NINE")(startText))},
		{"others in the same word", replace("two", "TWO"), replace("TWO", "2"), "", ""},
		{"the first value", func(string) string { return "first" }, nil, startText, "first"},
	}
	for _, tt := range tests {
		copies := group(t, 2)
		me, other := copies[0], copies[1]
		write := func(c *testCopy, change func(string) string) {
			c.do(func(g *Gesture) { g.SetCell(id, change(c.state.Cell(id).Text), nil) })
		}
		write(me, tt.mine)
		other.take(me.log)
		if tt.theirs != nil {
			write(other, tt.theirs)
			me.take(other.log)
		}
		before := me.state.Cell(id).Text
		conflicts := me.undo()
		if tt.undone == "" {
			if len(conflicts) != 1 || conflicts[0].Cell != id || conflicts[0].Now != before || conflicts[0].Before != startText || me.state.Cell(id).Text != before {
				t.Errorf("%s: got %+v", tt.name, conflicts)
			}
			continue
		}
		if got := me.state.Cell(id).Text; got != tt.undone || len(conflicts) > 0 {
			t.Errorf("%s: undone %q, want %q (%v)", tt.name, got, tt.undone, conflicts)
		}
		me.redo()
		if got := me.state.Cell(id).Text; got != tt.redone {
			t.Errorf("%s: redone %q, want %q", tt.name, got, tt.redone)
		}
		me.undo()
		if got := me.state.Cell(id).Text; got != tt.undone {
			t.Errorf("%s: undone again %q, want %q", tt.name, got, tt.undone)
		}
		other.take(me.log)
		if other.state.Hash() != me.state.Hash() {
			t.Errorf("%s: the copies differ", tt.name)
		}
	}
}

// TestUndoStacks requires that gestures are undone in turn, as wholes, and that a copy which reads
// its log again after a restart goes on where it was.
func TestUndoStacks(t *testing.T) {
	c := group(t, 1)[0]
	id := CellID{"B/text", "pl"}
	shows := func(step, text, level, parent string) {
		t.Helper()
		restarted := New(c.state.options)
		restarted.Apply(c.log)
		for name, s := range map[string]*State{"": c.state, " after a restart": restarted} {
			n, _ := s.Node("B")
			if got := s.Cell(id).Text; got != text || string(s.Field("B", "level")) != level || n.Parent != parent || n.Deleted {
				t.Errorf("%s%s: text %q, level %s, under %s, deleted %v", step, name, got, s.Field("B", "level"), n.Parent, n.Deleted)
			}
		}
		c.state = restarted
	}
	c.do(func(g *Gesture) { g.PutNode("L2", "lesson", "M", "k") })
	c.do(func(g *Gesture) { g.SetCell(id, "a", nil); g.SetCell(id, "b", nil); g.SetField("B", "level", 2) })
	c.do(func(g *Gesture) { g.MoveNode("B", "L2", "V"); g.SetField("B", "level", 3) })
	c.do(func(g *Gesture) { g.DeleteNode("B") })
	c.undo()
	shows("undo delete", "b", "3", "L2")
	c.undo()
	shows("undo move", "b", "2", "L")
	c.undo()
	shows("undo text", startText, "", "L")
	c.redo()
	shows("redo text", "b", "2", "L")
	c.redo()
	shows("redo move", "b", "3", "L2")
	c.undo()
	shows("undo move again", "b", "2", "L")
	c.do(func(g *Gesture) { g.SetCell(id, "c", nil) })
	if _, redo := c.state.Undoable("d1"); redo != "" {
		t.Errorf("after a new edit %q can be redone", redo)
	}
	c.undo()
	shows("undo the new edit", "b", "2", "L")
	c.undo()
	shows("and the one before", startText, "", "L")
	c.undo()
	if n, _ := c.state.Node("L2"); !n.Deleted || n.Kept {
		t.Errorf("the new lesson is %+v", n)
	}
}

// TestUndoOther requires that statuses, origins, comments and what a cell was made from go back too,
// and that undoing a text gives it its status again.
func TestUndoOther(t *testing.T) {
	c := group(t, 1)[0]
	pl, de := CellID{"B/text", "pl"}, CellID{"B/text", "de"}
	source := Revision{"pl", c.state.Cell(pl).Revs[0]}
	c.do(func(g *Gesture) { g.SetStatus(de, Reviewed) })
	c.do(func(g *Gesture) { g.SetFrom(de, source) })
	before := c.state.Cell(de)
	comment := func() string {
		thing, _ := c.state.Thing(CommentPut, "c")
		return string(thing.Value)
	}
	acts := map[string]func(*Gesture){
		"status":  func(g *Gesture) { g.SetStatus(de, Approved) },
		"text":    func(g *Gesture) { g.SetCell(de, "anders", nil) },
		"origin":  func(g *Gesture) { g.SetOrigin("B/text", "de") },
		"comment": func(g *Gesture) { g.PutThing(CommentPut, "c", "B/text", "de", "why?") },
	}
	for name, act := range acts {
		c.do(act)
		if c.undo(); c.state.Cell(de).Text != before.Text || c.state.Cell(de).Status != Reviewed || *c.state.Cell(de).From != source ||
			c.state.Origin("B/text") != "pl" || comment() != "" && comment() != "null" {
			t.Errorf("%s: %+v, origin %s, comment %s", name, c.state.Cell(de), c.state.Origin("B/text"), comment())
		}
	}
	c.redo()
}

// TestUndoPassesOver requires that a gesture others have taken back already is passed over.
func TestUndoPassesOver(t *testing.T) {
	tests := map[string]struct{ mine, theirs func(*Gesture) }{
		"field":    {func(g *Gesture) { g.SetField("B", "level", 2) }, func(g *Gesture) { g.SetField("B", "level", nil) }},
		"node":     {func(g *Gesture) { g.PutNode("N", "block", "L", "k") }, func(g *Gesture) { g.DeleteNode("N") }},
		"deletion": {func(g *Gesture) { g.DeleteNode("B") }, func(g *Gesture) { g.RestoreNode("B") }},
	}
	for name, tt := range tests {
		copies := group(t, 2)
		me, other := copies[0], copies[1]
		me.do(set("pl", "first"))
		me.do(tt.mine)
		other.take(me.log)
		other.do(tt.theirs)
		me.take(other.log)
		conflicts := me.undo()
		if got := me.state.Cell(CellID{"B/text", "pl"}).Text; got != startText || len(conflicts) > 0 {
			t.Errorf("%s: got %q and %v", name, got, conflicts)
		}
	}
}

// TestUndoConflicts requires that what others changed since, and what was redacted, is asked and not
// taken back.
func TestUndoConflicts(t *testing.T) {
	tests := map[string]struct {
		mine, theirs func(*Gesture)
		want         Conflict
	}{
		"field": {func(g *Gesture) { g.SetField("B", "level", 2) }, func(g *Gesture) { g.SetField("B", "level", 3) },
			Conflict{Node: "B", Before: "null", Now: "3"}},
		"origin": {func(g *Gesture) { g.SetOrigin("B/text", "de") }, func(g *Gesture) { g.SetOrigin("B/text", "lt") },
			Conflict{Node: "B", Before: `"pl"`, Now: `"lt"`}},
		"place": {func(g *Gesture) { g.MoveNode("B", "L", "k") }, func(g *Gesture) { g.MoveNode("B", "L", "m") }, Conflict{Node: "B"}},
		"redacted": {set("pl", "mine"), nil,
			Conflict{Cell: CellID{"B/text", "pl"}, Now: "mine"}},
	}
	for name, tt := range tests {
		copies := group(t, 2)
		me, other := copies[0], copies[1]
		me.do(tt.mine)
		other.take(me.log)
		if name == "redacted" { // the value that was there before
			id := me.state.values[me.state.Cell(tt.want.Cell).Revs[0]].bases[0].r.e.ID
			tt.theirs = func(g *Gesture) { g.Redact([]ID{id}, "") }
		}
		other.do(tt.theirs)
		me.take(other.log)
		if conflicts := me.undo(); len(conflicts) != 1 || conflicts[0] != tt.want {
			t.Errorf("%s: got %+v, want %+v", name, conflicts, tt.want)
		}
		if got := me.state.Cell(tt.want.Cell).Text; got != tt.want.Now && tt.want.Cell.Text != "" {
			t.Errorf("%s: the text is %q", name, got)
		}
	}
}
