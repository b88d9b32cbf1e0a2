package review

import (
	"testing"

	"trivium/engine/change"
	"trivium/engine/lang"
)

// TestRestoreTargets brings parts of a course back and requires that nothing else changes.
func TestRestoreTargets(t *testing.T) {
	type target struct {
		target Target
		texts  int
		nodes  int
		code   string
		check  func(d *desk) bool
	}
	text := func(d *desk, id string, l lang.Tag) string { return d.State.Cell(cell(id, l)).Text }
	tests := map[string]target{
		"a cell": {Target{Text: "B1/text", Languages: []lang.Tag{"pl"}}, 1, 0, "", func(d *desk) bool {
			return text(d, "B1/text", "pl") == "stary B1" && text(d, "B1/text", "de") == "neu B1" && d.State.Cell(cell("B1/text", "pl")).Status == change.Draft
		}},
		"a cell with its status": {Target{Text: "B1/text", Languages: []lang.Tag{"pl"}, Status: change.Reviewed}, 1, 0, "", func(d *desk) bool {
			return d.State.Cell(cell("B1/text", "pl")).Status == change.Reviewed
		}},
		"all languages": {Target{Text: "B1/text"}, 2, 0, "", func(d *desk) bool {
			return text(d, "B1/text", "de") == "alt B1" && text(d, "B2/text", "pl") == "nowy B2"
		}},
		"a block": {Target{Node: "B2"}, 2, 0, "", func(d *desk) bool { return text(d, "B2/text", "pl") == "stary B2" && d.present().Shown("NEW") }},
		"a deleted block": {Target{Node: "B3"}, 0, 1, "", func(d *desk) bool {
			return d.present().Shown("B3") && text(d, "B1/text", "pl") == "nowy B1"
		}},
		"the lesson": {Target{Node: "L"}, 4, 2, "", func(d *desk) bool {
			return d.present().Shown("B3") && !d.present().Shown("NEW") && string(d.State.Field("M", "passMark")) == "50"
		}},
		"the module":            {Target{Node: "M"}, 4, 3, "", func(d *desk) bool { return d.State.Field("M", "passMark") == nil }},
		"a new block":           {Target{Node: "NEW"}, 0, 0, "review.not-there", nil},
		"a text of none":        {Target{Text: "NEW/text"}, 0, 0, "review.not-there", nil},
		"below what is deleted": {Target{Node: "B4"}, 0, 0, "review.parent-gone", nil},
	}
	for name, tt := range tests {
		d := desks(t, 1)[0]
		then := d.Do(func(g *change.Gesture) {
			g.Arrange("L2", "lesson", "M", 1)
			g.PutNode("B4", "block", "L2", "V")
			for i, id := range []string{"B1", "B2", "B3"} {
				g.PutNode(id, "block", "L", []string{"F", "V", "k"}[i])
				g.SetCell(cell(id+"/text", "pl"), "stary "+id, nil)
				g.SetCell(cell(id+"/text", "de"), "alt "+id, nil)
			}
			g.SetStatus(cell("B1/text", "pl"), change.Approved)
		})
		before := d.Do(func(g *change.Gesture) {
			for _, id := range []string{"B1", "B2"} {
				g.SetCell(cell(id+"/text", "pl"), "nowy "+id, nil)
				g.SetCell(cell(id+"/text", "de"), "neu "+id, nil)
			}
			g.Arrange("NEW", "block", "L", 1)
			g.SetCell(cell("NEW/text", "pl"), "dopisany", nil)
			g.SetField("M", "passMark", 50)
			g.DeleteNode("B3")
			g.DeleteNode("L2")
		})
		var out Restored
		var err error
		d.Do(func(g *change.Gesture) { out, err = Restore(d.State, g, d.at(then), tt.target) })
		if code(err) != tt.code || out.Texts != tt.texts || out.Nodes != tt.nodes || len(out.Stayed) > 0 {
			t.Errorf("%s: got %+v, %v", name, out, err)
			continue
		}
		if err != nil {
			continue
		}
		if !tt.check(d) {
			t.Errorf("%s: what stands there now differs:\n%s", name, draw(Compare(d.at(before), d.present(), Options{})))
		}
		if tt.target.Node != "" {
			if got := differences(Compare(d.at(then), d.present(), Options{Under: tt.target.Node})); got != "" {
				t.Errorf("%s: still differs: %s", name, got)
			}
		}
		g, conflicts := d.State.Undo(d.Writer, "u")
		if g == nil || len(conflicts) > 0 {
			t.Errorf("%s: cannot be undone: %v", name, conflicts)
			continue
		}
		d.Commit(g)
		if got := differences(Compare(d.at(before), d.present(), Options{})); got != "" {
			t.Errorf("%s: undone: %s", name, got)
		}
	}
}
