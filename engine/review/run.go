package review

import (
	"slices"
	"strings"
	"time"

	"trivium/engine/change"
	"trivium/engine/lang"
)

// A Deed says what somebody did, in a word a screen has a sentence for.
type Deed string

// The deeds, in the order in which an entry names them.
const (
	Created   Deed = "created"   // the workspace
	Imported  Deed = "imported"  // a course from a file
	Wrote     Deed = "wrote"     // texts
	Inserted  Deed = "added"     // parts of a course
	Shifted   Deed = "moved"     // the same
	Deleted   Deed = "deleted"   // the same
	Returned  Deed = "restored"  // deleted parts
	Set       Deed = "set"       // hours, answers, origins and other fields
	Rated     Deed = "status"    // gave a status
	Confirmed Deed = "confirmed" // a translation still stands
	Commented Deed = "commented"
	Assigned  Deed = "assigned"
	Linked    Deed = "linked"  // sentences of two languages
	Managed   Deed = "managed" // terms, the memory, media, findings
	Named     Deed = "named"   // a version
	Members   Deed = "members" // who belongs to the workspace
	Redacted  Deed = "redacted"
	Undid     Deed = "undid"
	Redid     Deed = "redid"
	Received  Deed = "received" // changes of others arrived in this copy
)

func deeds() []Deed {
	return []Deed{Created, Imported, Received, Wrote, Inserted, Shifted, Deleted, Returned, Set, Rated, Confirmed,
		Commented, Assigned, Linked, Managed, Named, Members, Redacted, Undid, Redid}
}

// deedOf says what an operation is.
func deedOf(op change.Op) Deed {
	switch op {
	case change.WorkspaceCreate:
		return Created
	case change.CellSet:
		return Wrote
	case change.NodePut:
		return Inserted
	case change.NodeMove:
		return Shifted
	case change.NodeDel:
		return Deleted
	case change.NodeRestore:
		return Returned
	case change.FieldSet, change.OriginSet:
		return Set
	case change.StatusSet:
		return Rated
	case change.FromSet:
		return Confirmed
	case change.CommentPut:
		return Commented
	case change.AssignSet:
		return Assigned
	case change.LinkSet:
		return Linked
	case change.VersionName:
		return Named
	case change.MemberPut, change.MemberRevoke, change.SchemaMin:
		return Members
	case change.EventRedact:
		return Redacted
	}
	return Managed
}

// pause is how long somebody may rest without another entry beginning: long enough for a telephone
// call, shorter than a lunch.
const pause = 20 * time.Minute

// A run is acts of one device, one after the other, in one module without a longer pause.
type run struct {
	acts []change.Act
	root string // the module, programme or edition; "" for none
	deed Deed   // of a gesture that is told apart: Imported, Named, Undid, Redid; "" otherwise
}

// runs groups the acts of one device. Gestures stay whole; what has no place goes with what it stands
// beside.
func runs(acts []change.Act, places map[string]site) []run {
	var all []run
	for len(acts) > 0 {
		n := 1
		for n < len(acts) && acts[n].Event.Tx == acts[0].Event.Tx {
			n++
		}
		all = join(all, gestureRun(acts[:n:n], places))
		acts = acts[n:]
	}
	return all
}

// join adds a gesture to the last run where it belongs there.
func join(all []run, g run) []run {
	if len(all) == 0 {
		return append(all, g)
	}
	last := &all[len(all)-1]
	rest := g.acts[0].Event.Clock.Sub(last.acts[len(last.acts)-1].Event.Clock)
	together := g.root == last.root || g.root == "" || last.root == ""
	if !together || g.deed != last.deed || g.deed == Imported || g.deed == Named || rest > pause || rest < -pause || g.acts[0].Event.By != last.acts[0].Event.By {
		return append(all, g)
	}
	if last.root == "" {
		last.root = g.root
	}
	last.acts = append(last.acts, g.acts...) // its capacity ends with it, so nobody else's are overwritten
	return all
}

// gestureRun returns the run that a gesture is by itself. It is an import when it brings a programme,
// a module or an edition together with something in it.
func gestureRun(acts []change.Act, places map[string]site) run {
	r := run{acts: acts}
	switch tx := acts[0].Event.Tx; {
	case strings.HasPrefix(tx, "undo:"):
		r.deed = Undid
	case strings.HasPrefix(tx, "redo:"):
		r.deed = Redid
	case acts[0].Event.Op == change.VersionName: // what is done next is no part of the version
		r.deed = Named
	}
	brought, filled := "", false
	for _, a := range acts {
		at := places[a.Node]
		if r.root == "" {
			r.root = at.root
		}
		put := a.Event.Op == change.NodePut
		if put && at.root == a.Node && a.Node != "" {
			brought = a.Node
		}
		filled = filled || put && at.root != a.Node
	}
	if brought != "" && filled && r.deed == "" {
		r.root, r.deed = brought, Imported
	}
	return r
}

// A site is where a node is, as far as a line of history tells.
type site struct{ root, lesson string }

// sites finds the sites of nodes, each once.
type sites struct {
	state *change.State
	known map[string]site
}

func (s *sites) of(node string) site {
	if node == "" {
		return site{}
	}
	at, known := s.known[node]
	if !known {
		if n, ok := s.state.Node(node); ok {
			at = s.of(n.Parent)
			if n.Parent == "" {
				at.root = node
			}
			if n.Kind == "lesson" {
				at.lesson = node
			}
		}
		s.known[node] = at
	}
	return at
}

// entry says what a run comes to.
func (r *run) entry(places map[string]site) Entry {
	first, last := r.acts[0].Event, r.acts[len(r.acts)-1].Event
	e := Entry{By: first.By, Dev: first.Dev, From: first.Clock, To: last.Clock, Events: len(r.acts), Gesture: last.Tx, Root: r.root,
		Lessons: []string{}, Languages: []lang.Tag{}, Deeds: []Deed{}, Versions: []string{}}
	e.Before, e.After = between(first, last)
	cells, done, lessons, languages := map[change.CellID]bool{}, map[Deed]bool{}, map[string]bool{}, map[lang.Tag]bool{}
	if r.deed != "" {
		done[r.deed] = true
	}
	told := r.tellUnits()
	for _, a := range r.acts {
		if a.Event.Op == change.CellSet && a.Text != "" {
			cells[change.CellID{Text: a.Text, Lang: a.Lang}] = true
			languages[a.Lang] = true
		}
		if r.deed == "" && (a.Event.Op != change.TMAdd || !told[a.Event.Tx]) {
			done[deedOf(a.Event.Op)] = true
		}
		if lesson := places[a.Node].lesson; lesson != "" {
			lessons[lesson] = true
		}
		if a.Event.Op == change.VersionName && !slices.Contains(e.Versions, a.Thing) {
			e.Versions = append(e.Versions, a.Thing)
		}
	}
	e.Texts = len(cells)
	for _, d := range deeds() {
		if done[d] {
			e.Deeds = append(e.Deeds, d)
		}
	}
	for _, l := range lang.All() {
		if languages[l] {
			e.Languages = append(e.Languages, l)
		}
	}
	for lesson := range lessons {
		e.Lessons = append(e.Lessons, lesson)
	}
	slices.Sort(e.Lessons)
	return e
}

// tellUnits returns the gestures that say by themselves why they wrote units of the memory: those that
// gave a status or linked sentences.
func (r *run) tellUnits() map[string]bool {
	told := map[string]bool{}
	for _, a := range r.acts {
		if a.Event.Op == change.StatusSet || a.Event.Op == change.LinkSet {
			told[a.Event.Tx] = true
		}
	}
	return told
}
