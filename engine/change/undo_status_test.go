package change

import "testing"

// TestUndoStatuses takes statuses back one after the other, and asks when another has set one since.
func TestUndoStatuses(t *testing.T) {
	id := CellID{"B/text", "pl"}
	copies := group(t, 2)
	me, other := copies[0], copies[1]
	for _, status := range []Status{Translated, Reviewed, Approved} {
		me.do(func(g *Gesture) { g.SetStatus(id, status) })
	}
	for _, want := range []Status{Reviewed, Translated, Draft} {
		if conflicts := me.undo(); len(conflicts) > 0 || me.state.Cell(id).Status != want {
			t.Errorf("%s, want %s (%v)", me.state.Cell(id).Status, want, conflicts)
		}
	}
	me.redo()
	other.take(me.log)
	other.do(func(g *Gesture) { g.SetStatus(id, Approved) })
	me.take(other.log)
	if conflicts := me.undo(); len(conflicts) != 1 || conflicts[0].Now != string(Approved) {
		t.Errorf("over another's status: %v", conflicts)
	}
}

// TestUndoUnit leaves what another has made of a unit or a link since, and asks nothing; of a comment it asks.
func TestUndoUnit(t *testing.T) {
	for op, conflicts := range map[Op]int{TMAdd: 0, LinkSet: 0, CommentPut: 1} {
		copies := group(t, 2)
		me, other := copies[0], copies[1]
		me.do(func(g *Gesture) {
			g.SetStatus(CellID{"B/text", "pl"}, Reviewed)
			g.PutThing(op, "x", "B/text", "", "mine")
		})
		other.take(me.log)
		other.do(func(g *Gesture) { g.PutThing(op, "x", "B/text", "", "hers") })
		me.take(other.log)
		if got := me.undo(); len(got) != conflicts {
			t.Errorf("%s: %v", op, got)
		}
		if thing, _ := me.state.Thing(op, "x"); string(thing.Value) != `"hers"` || me.state.Cell(CellID{"B/text", "pl"}).Status != Draft {
			t.Errorf("%s: %s", op, thing.Value)
		}
	}
}

// TestThingsAbout compares with all things.
func TestThingsAbout(t *testing.T) {
	c := group(t, 1)[0]
	c.do(func(g *Gesture) {
		g.PutThing(TMAdd, "u1", "B/text", "", "one")
		g.PutThing(TMAdd, "u2", "B/other", "", "two")
		g.PutThing(TMAdd, "u3", "", "", "three")
		g.PutThing(TMAdd, "u4", "B/text", "pl", "four")
		g.PutThing(TMAdd, "u5", "B/text", "", "five")
		g.PutThing(LinkSet, "u6", "B/text", "", "six")
	})
	c.do(func(g *Gesture) { g.PutThing(TMAdd, "u5", "B/text", "", nil) })
	for name, row := range map[string]struct {
		texts []string
		want  string
	}{"one": {[]string{"B/text"}, "u1 u4 "}, "two": {[]string{"B/other", "B/text"}, "u1 u2 u4 "}, "none": {[]string{"B/nothing"}, ""}} {
		texts, got := map[string]bool{}, ""
		for _, text := range row.texts {
			texts[text] = true
		}
		for _, thing := range c.state.ThingsAbout(TMAdd, texts) {
			got += thing.ID + " "
		}
		if got != row.want {
			t.Errorf("%s: %q, want %q", name, got, row.want)
		}
	}
}
