package engine

import (
	"cmp"
	"context"
	"slices"

	"trivium/engine/desk"
)

// deskChanged tells the memory and then the screens what changed in the workspace file.
func (w *Workspace) deskChanged(c desk.Changed) {
	if _, m, err := w.atMemory(); err == nil {
		// What it could not take in now it finds out when the workspace is opened the next time.
		m.Follow(context.Background(), c.Changes) //nolint:errcheck // see above
	}
	told := DeskChanged{Cells: []CellRef{}, Structure: c.Structure, All: c.All}
	if len(c.Cells) > maxTold {
		told.All = true
	} else {
		for _, id := range c.Cells {
			told.Cells = append(told.Cells, CellRef{Text: id.Text, Lang: id.Lang})
		}
	}
	slices.SortFunc(told.Cells, func(a, b CellRef) int {
		return cmp.Or(cmp.Compare(a.Text, b.Text), cmp.Compare(a.Lang, b.Lang))
	})
	w.tellScreens(told)
}

func (w *Workspace) tellScreens(told DeskChanged) {
	w.mu.RLock()
	listen := w.listen
	w.mu.RUnlock()
	listen(told)
}

// maxTold is how many cells are named one by one; above it, reading all anew is cheaper.
const maxTold = 500
