package scorm

import (
	"strconv"

	"trivium/engine/course"
)

// An activityView is what a learner is told of an activity, which takes place outside the package.
type activityView struct {
	Mode      string // "", site, online
	Hours     string // "3 hours of 45 minutes", "" when it has none
	Counts    bool   // towards the certificate
	Duration  string
	Group     string
	By        string // "", learner, institution
	Due       []node
	Evidence  []node
	Host      []node
	Place     []node
	Methods   []itemView
	Materials []itemView
	Agenda    []agendaView
	Timed     bool // some part of the agenda says how long it takes
}

type agendaView struct {
	Minutes     string
	Title, Text []node
}

// activity reads what an activity has beside title and text.
func (r *reader) activity(b *course.Block) *activityView {
	w := r.d.Words
	v := &activityView{
		Mode: b.Mode, By: b.By,
		Due: r.maybe(b.Due), Evidence: r.maybe(b.Evidence), Host: r.maybe(b.Host), Place: r.maybe(b.Place),
		Methods: r.items(b.Methods), Materials: r.items(b.Materials),
		Group: group(w, b.Group),
	}
	if b.Hours != nil {
		v.Hours, v.Counts = w.hours(b.Hours.Amount, b.Hours.Unit), b.Hours.Counts
	}
	if b.Minutes > 0 {
		v.Duration = w.count("minutes", b.Minutes)
	}
	for _, a := range b.Agenda {
		item := agendaView{Title: r.maybe(a.Title), Text: r.need(a.Text)}
		if a.Minutes > 0 {
			item.Minutes = w.count("minutes", a.Minutes)
			v.Timed = true
		}
		v.Agenda = append(v.Agenda, item)
	}
	return v
}

// group says how many take part, "" when nothing is said.
func group(w *words, g *course.Group) string {
	switch {
	case g == nil || g.Min == 0 && g.Max == 0:
		return ""
	case g.Min == g.Max:
		return w.count("people", g.Max)
	case g.Max == 0:
		return w.word("atLeast", "n", w.count("people", g.Min))
	case g.Min == 0:
		return w.word("atMost", "n", w.count("people", g.Max))
	default:
		return strconv.Itoa(g.Min) + "–" + w.count("people", g.Max)
	}
}
