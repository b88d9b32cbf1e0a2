package engine

import (
	"context"
	"slices"

	"trivium/engine/change"
	"trivium/engine/desk"
	"trivium/engine/lang"
	"trivium/engine/memory"
	"trivium/engine/review"
)

const (
	pageSize   = 50  // entries, when a request names no limit: about two screens
	maxPage    = 500 // more are asked for by the next page
	placesTold = 3   // of an entry: what fits on its line
)

// Timeline returns what happened, the newest first.
func (w *Workspace) Timeline(_ context.Context, r TimelineRequest) (TimelineView, error) {
	d, err := w.atDesk()
	if err != nil {
		return TimelineView{}, err
	}
	if r.Limit <= 0 {
		r.Limit = pageSize
	}
	r.Limit = min(r.Limit, maxPage)
	v := TimelineView{Entries: []TimelineEntry{}}
	places(d, func(p *placer) {
		t := &timeliner{placer: p, own: d.Own, under: p.scope(r.Under)}
		v.Next = r.Cursor
		for first := true; (first || v.Next != "") && len(v.Entries) < r.Limit; first = false {
			page := review.Timeline(p.s, review.Query{Most: r.Limit - len(v.Entries), After: v.Next})
			for i := range page.Entries {
				if e := &page.Entries[i]; t.within(e) {
					v.Entries = append(v.Entries, t.entry(e))
				}
			}
			v.Next = page.Next
		}
	})
	return v, nil
}

// A scope is the part of the workspace that a time line is about.
type scope struct {
	all    bool
	roots  map[string]bool // modules, programmes, editions
	lesson string          // "" for all of the roots
}

// scope returns what is in a programme, a module, a lesson, or the lesson of a block.
func (p *placer) scope(id string) scope {
	if id == "" {
		return scope{all: true}
	}
	s := scope{roots: map[string]bool{}}
	n, _ := p.s.Node(id)
	switch n.Kind {
	case "programme":
		modules, editions := p.s.Parts(id)
		for _, part := range slices.Concat([]string{id}, modules, editions) {
			s.roots[part] = true
		}
	default:
		place := p.place(id)
		s.roots[place.Module] = true
		s.lesson = place.Lesson
	}
	return s
}

// A timeliner makes views of the entries of a time line.
type timeliner struct {
	*placer
	own   func(dev string) bool
	under scope
}

func (t *timeliner) within(e *review.Entry) bool {
	return t.under.all || t.under.roots[e.Root] && (t.under.lesson == "" || slices.Contains(e.Lessons, t.under.lesson))
}

func (t *timeliner) entry(e *review.Entry) TimelineEntry {
	first, last := e.Before[e.Dev]+1, e.After[e.Dev]
	v := TimelineEntry{
		ID: entryID(e.Dev, first, last), Kind: t.kind(e), Person: e.Person, From: instant(e.From), To: instant(e.To),
		Texts: e.Texts, Langs: e.Languages, Places: []PlaceView{}, Arrived: !t.own(e.Dev),
	}
	if v.Langs == nil {
		v.Langs = []lang.Tag{}
	}
	var events []*change.Event
	for n := first; n <= last; n++ {
		if event := t.s.EventAt(e.Dev, n); event != nil {
			events = append(events, event)
			if structural(event.Op) {
				v.Parts++
			}
		}
	}
	for _, lesson := range e.Lessons[:min(len(e.Lessons), placesTold)] {
		v.Places = append(v.Places, t.place(lesson))
	}
	if len(v.Places) == 0 && e.Root != "" {
		v.Places = append(v.Places, t.place(e.Root))
	}
	for _, id := range e.Versions {
		if version, f := review.FindVersion(t.s, id); f == nil {
			v.Name = version.Name
		}
	}
	if v.Kind == otherKind || v.Kind == memberKind {
		memoryDeeds(&v, memory.TallyOf(events))
	}
	return v
}

func structural(op change.Op) bool {
	switch op {
	case change.NodePut, change.NodeMove, change.NodeDel, change.NodeRestore:
		return true
	}
	return false
}

// kind says in a word what an entry is: the weightiest of what was done.
func (t *timeliner) kind(e *review.Entry) string {
	for _, k := range []struct {
		deed review.Deed
		kind string
	}{
		{review.Redacted, "redacted"}, {review.Imported, "imported"}, {review.Named, "version"}, {review.Undid, "undone"},
		{review.Redid, "undone"}, {review.Wrote, "wrote"}, {review.Deleted, "deleted"}, {review.Inserted, "added"},
		{review.Returned, "restored"}, {review.Shifted, "moved"}, {review.Rated, "status"}, {review.Confirmed, "status"},
		{review.Members, memberKind}, {review.Created, memberKind},
	} {
		if slices.Contains(e.Deeds, k.deed) {
			return k.kind
		}
	}
	return otherKind
}

// The kinds that tell less than what was done to the memory.
const (
	memberKind = "member"
	otherKind  = "other" // there is no word for it
)

// memoryDeeds says in a word what an entry did to the translation memory, if it did anything.
func memoryDeeds(v *TimelineEntry, t memory.Tally) {
	switch {
	case t.Attached > 0:
		v.Kind, v.Count = "attached", t.Attached
		if t.Attached == 1 && t.Detached == 0 {
			v.Name = t.File
		}
	case t.Detached > 0:
		v.Kind, v.Count = "detached", t.Detached
	case t.Put > 0:
		v.Kind, v.Count = "units", t.Put
	case t.Retracted > 0:
		v.Kind, v.Count = "retracted", t.Retracted
	case t.Linked > 0:
		v.Kind, v.Count = "linked", t.Linked
	case t.Settings:
		v.Kind = "penalties"
	}
}

// Progress counts how far the cells of a course, module or lesson are, a line for each language of
// the course.
func (w *Workspace) Progress(_ context.Context, id string) ([]LangProgress, error) {
	d, err := w.atDesk()
	if err != nil {
		return nil, err
	}
	var place PlaceView
	places(d, func(p *placer) { place = p.place(id) })
	c, err := d.Course(place.Course)
	if err != nil {
		return nil, err
	}
	if id == place.Lesson {
		return lessonProgress(d, id, c.Languages()), nil
	}
	return lines(d.Progress(), id, c.Languages()), nil
}

// lines returns the sums of a course or module.
func lines(all review.Progress, id string, languages []lang.Tag) []LangProgress {
	views := []LangProgress{}
	for _, part := range all.Parts {
		if part.Node != id {
			continue
		}
		for _, l := range languages {
			for _, t := range part.Tallies {
				if t.Lang == l {
					views = append(views, progressView(t))
				}
			}
		}
	}
	return views
}

func progressView(t review.Tally) LangProgress {
	empty := t.Status[change.Empty]
	return LangProgress{
		Lang: t.Lang, Cells: t.All.Texts, Words: t.All.Words - empty.Words, Empty: empty.Texts,
		Draft: t.Status[change.Draft].Texts, Translated: t.Status[change.Translated].Texts,
		Reviewed: t.Status[change.Reviewed].Texts, Approved: t.Status[change.Approved].Texts,
		Stale: t.Stale.Texts, Forks: t.Forks.Texts,
	}
}

// lessonProgress adds the cells of one lesson up.
func lessonProgress(d *desk.Desk, lesson string, languages []lang.Tag) []LangProgress {
	views := make([]LangProgress, len(languages))
	places(d, func(p *placer) {
		now := p.s.At(p.s.Vector())
		seen := map[string]bool{}
		for id := range p.s.Cells {
			if seen[id.Text] {
				continue
			}
			seen[id.Text] = true
			node, _ := change.SplitText(id.Text)
			if !p.inside(node, lesson) || !now.Shown(node) || p.empty(id.Text) {
				continue
			}
			for i, l := range languages {
				views[i].Lang = l
				views[i].add(review.StandingOf(now, change.CellID{Text: id.Text, Lang: l}))
			}
		}
	})
	return views
}

// inside reports whether a node is another one or below it.
func (p *placer) inside(node, above string) bool {
	for node != "" && node != above {
		n, _ := p.s.Node(node)
		node = n.Parent
	}
	return node == above
}

// empty reports whether a text is in no language.
func (p *placer) empty(id string) bool {
	return !slices.ContainsFunc(lang.All(), func(l lang.Tag) bool { return p.s.Cell(change.CellID{Text: id, Lang: l}).Text != "" })
}

// add counts a cell, when the course wants it.
func (v *LangProgress) add(s review.Standing) {
	if !s.Needed {
		return
	}
	v.Cells++
	if s.Status == change.Empty {
		v.Empty++
	} else {
		v.Words += s.Words
	}
	switch s.Status {
	case change.Draft:
		v.Draft++
	case change.Translated:
		v.Translated++
	case change.Reviewed:
		v.Reviewed++
	case change.Approved:
		v.Approved++
	}
	if s.Staleness == change.Stale {
		v.Stale++
	}
	if s.Fork {
		v.Forks++
	}
}
