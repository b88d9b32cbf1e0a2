package desk

import (
	"context"
	"fmt"
	"testing"

	"trivium/engine/change"
	"trivium/engine/lang"
)

// BenchmarkSetText writes a text of a programme and shows the module it is in, as an edit in the app
// does. The first is to cost what a durable event costs, the second what one module costs.
func BenchmarkSetText(b *testing.B) {
	d := create(b, optionsOf(b))
	c := take(b, d, "local-community/programme.json")
	m := c.Modules[0]
	cell := change.CellID{Text: m.Lessons[0].ID + "/title", Lang: lang.Polish}
	b.Run("write", func(b *testing.B) {
		for i := 0; b.Loop(); i++ {
			if _, err := d.SetText(context.Background(), Edit{Cell: cell, Value: fmt.Sprint("Tytuł ", i), Base: d.state.Cell(cell).Revs}); err != nil {
				b.Fatal(err)
			}
		}
	})
	b.Run("write and show", func(b *testing.B) {
		for i := 0; b.Loop(); i++ {
			if _, err := d.SetText(context.Background(), Edit{Cell: cell, Value: fmt.Sprint("Tytuł ", i), Base: d.state.Cell(cell).Revs}); err != nil {
				b.Fatal(err)
			}
			if _, err := d.Course(c.ID()); err != nil {
				b.Fatal(err)
			}
		}
	})
	b.Run("check", func(b *testing.B) {
		for range b.N {
			d.parts.checked = nil
			if _, err := d.Problems(c.ID()); err != nil {
				b.Fatal(err)
			}
		}
	})
	b.Run("progress", func(b *testing.B) {
		for range b.N {
			d.parts.progress = nil
			d.Progress()
		}
	})
}
