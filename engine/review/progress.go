package review

import (
	"cmp"
	"slices"
	"strings"

	"trivium/engine/change"
	"trivium/engine/lang"
)

// A Sum is an amount of work.
type Sum struct {
	Texts int `json:"texts"`
	Words int `json:"words"` // of an empty cell those of its original
}

func (s *Sum) add(words int) { s.Texts, s.Words = s.Texts+1, s.Words+words }

// A Tally adds up cells of one language. Cells that no course wants are not counted.
type Tally struct {
	Lang     lang.Tag              `json:"lang"`
	All      Sum                   `json:"all"`
	Status   map[change.Status]Sum `json:"status"` // every status has an entry; empty are the missing ones
	Stale    Sum                   `json:"stale"`
	Upstream Sum                   `json:"upstream"`
	Trivial  Sum                   `json:"trivial"`
	Unlinked Sum                   `json:"unlinked"`
	Forks    Sum                   `json:"forks"`
}

// A Part is a programme with all its modules and editions, or one of these.
type Part struct {
	Node    string  `json:"node"`
	Kind    string  `json:"kind"`
	Tallies []Tally `json:"tallies"` // of each language, in the fixed order
}

// A Share is what one person has done and has to do.
type Share struct {
	Member   string  `json:"member"`
	Person   string  `json:"person"`
	Written  []Tally `json:"written"`  // the cells whose present value is hers
	Assigned []Tally `json:"assigned"` // the cells given to her, written or not
}

// Progress is how far a workspace has come.
type Progress struct {
	Parts    []Part   `json:"parts"`  // a programme before its modules and editions
	People   []Share  `json:"people"` // members, by id; also those without a cell
	Headings Headings `json:"headings"`
}

// ProgressOf adds up the cells of a moment. A module in a programme counts in both.
func ProgressOf(p *change.Past) Progress {
	a := &adder{past: p, reader: newReader(p, p), parts: map[string]tallies{}, written: map[string]tallies{}, assigned: map[string]tallies{}}
	a.given = readAssignments(p)
	texts := map[string]bool{}
	for id := range p.Cells {
		if texts[id.Text] || p.Cell(id).Text == "" {
			continue
		}
		texts[id.Text] = true
		if node, _ := change.SplitText(id.Text); p.Shown(node) {
			a.text(id.Text, node)
		}
	}
	return a.progress()
}

// tallies are by language.
type tallies map[lang.Tag]*Tally

func (t tallies) add(l lang.Tag, s *Standing) {
	sum := t[l]
	if sum == nil {
		sum = &Tally{Lang: l, Status: map[change.Status]Sum{}}
		for _, status := range statuses() {
			sum.Status[status] = Sum{}
		}
		t[l] = sum
	}
	sum.All.add(s.Words)
	status := sum.Status[s.Status]
	status.add(s.Words)
	sum.Status[s.Status] = status
	switch s.Staleness {
	case change.Stale:
		sum.Stale.add(s.Words)
	case Upstream:
		sum.Upstream.add(s.Words)
	case change.Trivial:
		sum.Trivial.add(s.Words)
	}
	if s.Unlinked {
		sum.Unlinked.add(s.Words)
	}
	if s.Fork {
		sum.Forks.add(s.Words)
	}
}

// list returns the tallies in the fixed order of languages.
func (t tallies) list() []Tally {
	all := []Tally{}
	for _, l := range lang.All() {
		if sum := t[l]; sum != nil {
			all = append(all, *sum)
		}
	}
	return all
}

type adder struct {
	past              *change.Past
	reader            *reader
	given             assignments
	parts             map[string]tallies // by node
	written, assigned map[string]tallies // by member
}

// text adds the cells of a text that somebody has written in some language.
func (a *adder) text(id, node string) {
	root := a.reader.root(node)
	for _, l := range lang.All() {
		cell := change.CellID{Text: id, Lang: l}
		if !needed(a.past, cell) {
			continue
		}
		s := standing(a.past, cell, true)
		add(a.parts, root, l, &s)
		if entry := a.reader.entries[root]; entry != "" {
			programme, _, _ := strings.Cut(entry, "/")
			add(a.parts, programme, l, &s)
		}
		if s.By != "" {
			add(a.written, s.By, l, &s)
		}
		if member := a.given.of(a.past, a.reader, cell); member != "" {
			add(a.assigned, member, l, &s)
		}
	}
}

func add(to map[string]tallies, key string, l lang.Tag, s *Standing) {
	if to[key] == nil {
		to[key] = tallies{}
	}
	to[key].add(l, s)
}

func (a *adder) progress() Progress {
	out := Progress{Parts: []Part{}, People: []Share{}}
	for _, n := range a.past.Children("") {
		a.reader.heading(n)
		out.Parts = append(out.Parts, Part{n.ID, n.Kind, a.parts[n.ID].list()})
	}
	slices.SortFunc(out.Parts, func(x, y Part) int { return cmp.Compare(a.reader.key(x.Node), a.reader.key(y.Node)) })
	for _, m := range a.past.Members() {
		out.People = append(out.People, Share{m.ID, m.Person, a.written[m.ID].list(), a.assigned[m.ID].list()})
	}
	out.Headings = Headings{}
	for _, part := range out.Parts {
		out.Headings[part.Node] = a.reader.headings[part.Node]
	}
	return out
}
