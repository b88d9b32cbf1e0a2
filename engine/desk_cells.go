package engine

import (
	"slices"
	"time"

	"trivium/engine/change"
	"trivium/engine/desk"
	"trivium/engine/lang"
	"trivium/engine/review"
	"trivium/engine/text"
)

// instant returns a time as views have it, "" for none.
func instant(t time.Time) string {
	if t.IsZero() {
		return ""
	}
	return t.UTC().Format(time.RFC3339)
}

// A decorator adds to the cells of views what a workspace knows of them.
type decorator struct {
	s      *change.State
	now    *change.Past      // of s
	people map[string]string // members' names
}

// decorate calls work with a decorator of the present state.
func decorate(d *desk.Desk, work func(*decorator)) {
	d.Read(func(s *change.State) {
		people := map[string]string{}
		for _, m := range s.Members() {
			people[m.ID] = m.Person
		}
		work(&decorator{s, s.At(s.Vector()), people})
	})
}

func (d *decorator) module(v *ModuleView) {
	d.text(&v.Title)
	if v.Description != nil {
		d.text(v.Description)
	}
	d.about(&v.About)
	for i := range v.Lessons {
		l := &v.Lessons[i]
		d.text(&l.Title)
		for j := range l.Blocks {
			for k := range l.Blocks[j].Texts {
				d.text(&l.Blocks[j].Texts[k])
			}
		}
	}
}

func (d *decorator) about(v *AboutView) {
	for i := range v.Texts {
		d.text(&v.Texts[i])
	}
}

func (d *decorator) text(v *TextView) {
	v.ID = desk.TextID(d.s, v.ID)
	for _, l := range lang.All() {
		c := d.s.Cell(change.CellID{Text: v.ID, Lang: l})
		if view, filled := v.Cells[l]; filled || c.Fork {
			v.Cells[l] = d.cell(view, c, change.CellID{Text: v.ID, Lang: l})
		}
	}
}

// cell gives a view of a cell its state.
func (d *decorator) cell(v CellView, c change.Cell, id change.CellID) CellView {
	state := &CellState{Revs: []string{}, Status: string(c.Status), Stale: string(review.Stale(d.now, id)), Fork: c.Fork, Merged: c.Merged}
	for _, rev := range c.Revs {
		state.Revs = append(state.Revs, string(rev))
	}
	if c.From != nil {
		state.From = c.From.Lang
	}
	if len(c.Heads) > 0 {
		last := slices.MaxFunc(c.Heads, func(a, b change.Head) int { return a.Event.Clock.Compare(b.Event.Clock) })
		state.By, state.At = d.people[last.Event.By], instant(last.Event.Clock)
	}
	if v.Spans == nil {
		v.Spans = []text.Span{}
	}
	v.State = state
	return v
}

// cellNow returns a cell as it stands, with its state.
func (d *decorator) cellNow(id change.CellID) CellView {
	c := d.s.Cell(id)
	spans := text.Parse(c.Text)
	return d.cell(CellView{Raw: c.Text, Plain: text.PlainText(spans), Spans: spans}, c, id)
}
