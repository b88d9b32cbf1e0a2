package review

import (
	"cmp"
	"fmt"
	"slices"
	"time"

	"trivium/engine/change"
	"trivium/engine/lang"
)

// An Entry of the time line is what one person did at one place without a long pause, so that a
// person understands it: "Anna, 12 May, 9.10–9.40: wrote 14 texts in Polish, moved blocks; module
// Understanding help, lessons 1 and 2".
type Entry struct {
	By        string        `json:"by"`     // the member, by id
	Person    string        `json:"person"` // her name; "" when nobody knows her
	Dev       string        `json:"dev"`
	From      time.Time     `json:"from"` // by the clock of her device
	To        time.Time     `json:"to"`
	Events    int           `json:"events"`
	Texts     int           `json:"texts"`     // cells that were written, each once
	Languages []lang.Tag    `json:"languages"` // of those
	Deeds     []Deed        `json:"deeds"`
	Root      string        `json:"root"`     // the module, programme or edition; "" for none
	Lessons   []string      `json:"lessons"`  // by their order in the course
	Versions  []string      `json:"versions"` // ids of the versions that were named
	Gesture   string        `json:"gesture"`  // the last one
	Before    change.Vector `json:"before"`   // Compare and Restore take both; of received changes ask store.VectorAt
	After     change.Vector `json:"after"`
}

// A Page is a part of the time line.
type Page struct {
	Entries  []Entry  `json:"entries"`
	Headings Headings `json:"headings"` // of their roots and lessons
	Next     string   `json:"next"`     // what Query.After is to be for the next page, "" at the end
}

// A Query chooses entries.
type Query struct {
	Root     string    // of one module, programme or edition; "" for all
	By       string    // of one member; "" for all
	Most     int       // entries on a page; 0 means 50
	After    string    // Page.Next of the page before; "" for the first
	Arrivals []Arrival // from the journal of this copy, see store.Batches; they become entries too
}

// An Arrival is changes of another device that came into this copy at once.
type Arrival struct {
	At    time.Time
	Dev   string
	Count int
	Last  int64 // the number of its last event
}

// defaultPage is about two screens.
const defaultPage = 50

// Timeline returns a page of what happened, the newest first. Clocks order it, for it is read by
// people: an entry of a device whose clock is wrong stands where that clock says.
func Timeline(s *change.State, q Query) Page {
	if q.Most <= 0 {
		q.Most = defaultPage
	}
	t := &timeline{state: s, query: q, sites: sites{s, map[string]site{}}}
	t.gather()
	slices.SortFunc(t.lines, func(a, b line) int {
		return cmp.Or(b.at.Compare(a.at), cmp.Compare(b.dev, a.dev), cmp.Compare(b.n, a.n), cmp.Compare(a.kind(), b.kind()))
	})
	return t.page()
}

// A line is an entry before anybody looks at it.
type line struct {
	at      time.Time
	dev     string
	n       int64 // its last event
	run     *run
	arrival *Arrival
}

func (l *line) kind() int {
	if l.run != nil {
		return 0
	}
	return 1
}

// cursor names a line, so that the next page begins behind it whatever has come since.
func (l *line) cursor() string {
	return fmt.Sprintf("%d %s %d %d", l.at.UnixMilli(), l.dev, l.n, l.kind())
}

type timeline struct {
	state *change.State
	query Query
	sites sites
	lines []line
}

// gather makes the runs of every device.
func (t *timeline) gather() {
	var acts []change.Act
	end := func() {
		all := runs(acts, t.sites.known)
		for i := range all {
			last := all[i].acts[len(all[i].acts)-1].Event
			if t.wanted(all[i].root, last.By) {
				t.lines = append(t.lines, line{at: last.Clock, dev: last.Dev, n: last.N, run: &all[i]})
			}
		}
		acts = nil
	}
	for a := range t.state.Acts {
		if len(acts) > 0 && acts[0].Event.Dev != a.Event.Dev {
			end()
		}
		t.sites.of(a.Node)
		acts = append(acts, a)
	}
	end()
	for i := range t.query.Arrivals {
		if a := &t.query.Arrivals[i]; t.wanted("", t.author(a)) {
			t.lines = append(t.lines, line{at: a.At, dev: a.Dev, n: a.Last, arrival: a})
		}
	}
}

func (t *timeline) wanted(root, by string) bool {
	return (t.query.Root == "" || t.query.Root == root) && (t.query.By == "" || t.query.By == by)
}

// author returns who made the last event of an arrival, "" when that has not been applied.
func (t *timeline) author(a *Arrival) string {
	if e := t.state.EventAt(a.Dev, a.Last); e != nil {
		return e.By
	}
	return ""
}

// page looks at the entries of one page only.
func (t *timeline) page() Page {
	page := Page{Entries: []Entry{}}
	from := 0
	if t.query.After != "" {
		from = t.behind(t.query.After)
	}
	present := t.state.At(t.state.Vector())
	r := newReader(present, present)
	people := map[string]string{}
	for _, m := range t.state.Members() {
		people[m.ID] = m.Person
	}
	for _, l := range t.lines[from:min(from+t.query.Most, len(t.lines))] {
		e := t.entry(&l)
		e.Person = people[e.By]
		for _, id := range append(slices.Clone(e.Lessons), e.Root) {
			if n, ok := present.Node(id); ok {
				r.heading(n)
			}
		}
		slices.SortFunc(e.Lessons, func(a, b string) int { return cmp.Compare(r.key(a), r.key(b)) })
		page.Entries = append(page.Entries, e)
	}
	if end := from + len(page.Entries); end < len(t.lines) && end > 0 {
		page.Next = t.lines[end-1].cursor()
	}
	page.Headings = r.headings
	return page
}

// behind returns the first line behind a cursor. A run that has grown since stands elsewhere; then it
// is the first line that is not newer than the cursor says.
func (t *timeline) behind(cursor string) int {
	for i := range t.lines {
		if t.lines[i].cursor() == cursor {
			return i + 1
		}
	}
	var at int64
	fmt.Sscan(cursor, &at) //nolint:errcheck // what is no cursor begins at the end
	for i := range t.lines {
		if t.lines[i].at.UnixMilli() < at {
			return i
		}
	}
	return len(t.lines)
}

func (t *timeline) entry(l *line) Entry {
	if l.run != nil {
		return l.run.entry(t.sites.known)
	}
	return Entry{By: t.author(l.arrival), Dev: l.arrival.Dev, From: l.at, To: l.at, Events: l.arrival.Count,
		Languages: []lang.Tag{}, Deeds: []Deed{Received}, Lessons: []string{}, Versions: []string{}}
}
