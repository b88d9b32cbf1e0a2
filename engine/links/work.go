package links

import (
	"maps"
	"slices"
	"time"

	"trivium/engine/change"
	"trivium/engine/segment"
	"trivium/engine/tm"
)

// Options are what a gesture on links needs beside the state.
type Options struct {
	Cut *segment.Segmenter // of the workspace; nil is the default one
	Now time.Time          // the date of units
}

// A Work is a gesture of a person on links and units. It knows what it has changed itself, which the
// state does not before the gesture is in the log. Without a gesture it only looks.
type Work struct {
	s   *change.State
	g   *change.Gesture
	cut *segment.Segmenter
	now time.Time

	cells    map[change.CellID]*cell
	loaded   map[string]bool                // texts whose things are below
	kept     map[string][]stored            // links by text
	units    map[string]map[string]*tm.Unit // units by text and name of the thing
	statuses map[change.CellID]change.Status
	people   map[string]string
}

// Begin starts to work in a gesture.
func Begin(s *change.State, g *change.Gesture, o Options) *Work {
	if o.Cut == nil {
		o.Cut = segment.Default()
	}
	return &Work{
		s: s, g: g, cut: o.Cut, now: o.Now.UTC().Truncate(time.Second),
		cells: map[change.CellID]*cell{}, loaded: map[string]bool{}, kept: map[string][]stored{},
		units: map[string]map[string]*tm.Unit{}, statuses: map[change.CellID]change.Status{},
	}
}

func (w *Work) cell(id change.CellID) (*cell, error) {
	if c := w.cells[id]; c != nil {
		return c, nil
	}
	c, err := readCell(w.s, w.cut, id)
	if err == nil {
		w.cells[id] = c
	}
	return c, err
}

// load reads the things of texts, all at once.
func (w *Work) load(texts ...string) {
	wanted := map[string]bool{}
	for _, t := range texts {
		if !w.loaded[t] {
			wanted[t], w.loaded[t], w.units[t] = true, true, map[string]*tm.Unit{}
		}
	}
	if len(wanted) == 0 {
		return
	}
	for _, t := range w.s.ThingsAbout(change.LinkSet, wanted) {
		if l, ok := read(t); ok {
			w.kept[t.Text] = append(w.kept[t.Text], l)
		}
	}
	if w.g == nil {
		return // who only looks needs no units
	}
	for _, t := range w.s.ThingsAbout(change.TMAdd, wanted) {
		u := &tm.Unit{}
		if isOurs(t.ID) && u.UnmarshalJSON(t.Value) == nil {
			w.units[t.Text][t.ID] = u
		}
	}
}

// stored returns the links of a pair, whose languages are in the order of lang.All.
func (w *Work) stored(p Pair) []stored {
	w.load(p.Text)
	var all []stored
	for _, l := range w.kept[p.Text] {
		if l.A.Lang == p.A && l.B.Lang == p.B {
			all = append(all, l)
		}
	}
	return all
}

// keepLink confirms a link; one that is confirmed already stays as it is.
func (w *Work) keepLink(text string, l stored) {
	l.id = l.name(text)
	if slices.ContainsFunc(w.kept[text], func(k stored) bool { return k.id == l.id }) {
		return
	}
	w.kept[text] = append(w.kept[text], l)
	w.g.PutThing(change.LinkSet, l.id, text, "", l)
}

// dropLink takes a confirmation back, and the draft that was written with it.
func (w *Work) dropLink(text, id string) {
	w.kept[text] = slices.DeleteFunc(w.kept[text], func(k stored) bool { return k.id == id })
	w.g.PutThing(change.LinkSet, id, text, "", nil)
	w.dropUnit(text, draftName(id))
}

// putUnit writes a unit, unless it is there already, whatever its date, or is too long for one event.
func (w *Work) putUnit(text, name string, u *tm.Unit) {
	if same(w.units[text][name], u) {
		return
	}
	if data, err := u.MarshalJSON(); err != nil || len(data) > change.MaxText {
		return
	}
	w.units[text][name] = u
	w.g.PutThing(change.TMAdd, name, text, "", u)
}

// dropUnit takes a unit away that is there.
func (w *Work) dropUnit(text, name string) {
	if w.units[text][name] == nil {
		return
	}
	delete(w.units[text], name)
	w.g.PutThing(change.TMAdd, name, text, "", nil)
}

// status returns the status of a cell, as this gesture leaves it.
func (w *Work) status(id change.CellID) change.Status {
	now := w.s.Cell(id)
	set, changed := w.statuses[id]
	switch {
	case !changed:
		return now.Status
	case len(now.Heads) > 1: // nobody has read it in this form
		return change.Translated
	}
	return set
}

// person returns the name of a member.
func (w *Work) person(member string) string {
	if w.people == nil {
		w.people = map[string]string{}
		for _, m := range w.s.Members() {
			w.people[m.ID] = m.Person
		}
	}
	return w.people[member]
}

// names returns the names of the units of a text, in order.
func (w *Work) names(text string) []string { return slices.Sorted(maps.Keys(w.units[text])) }
