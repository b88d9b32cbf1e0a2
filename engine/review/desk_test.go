package review

import (
	"testing"

	"trivium/engine/change"
	"trivium/engine/change/copies"
	"trivium/engine/lang"
)

// A desk is one person's copy of a workspace in a test.
type desk struct{ *copies.Copy }

// desks returns copies of one workspace: of Anna (m1, d1), Birutė (m2, d2), Carla (m3, d3). It has a
// module with a lesson.
func desks(t testing.TB, n int) []*desk {
	t.Helper()
	var all []*desk
	for _, c := range copies.Of(t, n, func(g *change.Gesture) {
		g.Arrange("M", "module", "", 0)
		g.Arrange("L", "lesson", "M", 0)
		g.SetCell(cell("M/title", "pl"), "Moduł", nil)
		g.SetField("M", "languages", []lang.Tag{"pl", "de", "lt"})
	}) {
		all = append(all, &desk{c})
	}
	return all
}

// share gives everyone everything.
func share(all []*desk) {
	var list []*copies.Copy
	for _, d := range all {
		list = append(list, d.Copy)
	}
	copies.Share(list)
}

func (d *desk) at(v change.Vector) *change.Past { return d.State.At(v) }

func (d *desk) present() *change.Past { return d.State.At(d.State.Vector()) }

// set gives a cell a text, made from what another language shows; "" from none.
func (d *desk) set(id change.CellID, text string, from lang.Tag) {
	d.T.Helper()
	d.Do(func(g *change.Gesture) {
		var source *change.Revision
		if from != "" {
			source = &change.Revision{Lang: from, Rev: d.State.Cell(cell(id.Text, from)).Revs[0]}
		}
		g.SetCell(id, text, source)
	})
}

func cell(text string, l lang.Tag) change.CellID { return change.CellID{Text: text, Lang: l} }
