package engine

import (
	"trivium/engine/course"
)

// ledgers returns the hours of a course in each of its languages; none when nothing has hours.
func ledgers(c *course.Course) []LedgerView {
	views := []LedgerView{}
	unit := c.Unit()
	for _, l := range c.Languages() {
		ledger := c.Ledger(l)
		if len(ledger.Lines) == 0 {
			continue
		}
		v := LedgerView{
			Lang: l, Unit: unit, Lines: []LedgerLineView{},
			All: ledger.All.In(unit), Counted: ledger.Counted.In(unit), Certificate: c.CertificateHours(l),
		}
		for _, line := range ledger.Lines {
			v.Lines = append(v.Lines, LedgerLineView{
				Kind: string(line.Kind), Count: line.Count, All: line.All.In(unit), Counted: line.Counted.In(unit), Declared: declared(c, line.Kind),
			})
		}
		views = append(views, v)
	}
	return views
}

// declared returns what a programme promises of a kind, nil when it promises nothing.
func declared(c *course.Course, kind course.Kind) *float64 {
	if c.Programme == nil || c.Programme.Hours == nil {
		return nil
	}
	for _, d := range c.Programme.Hours.Declared {
		if d.Kind == kind {
			return &d.Amount
		}
	}
	return nil
}

// aboutView returns what describes a programme or module; its title stands elsewhere.
func aboutView(a course.About, texts []course.PlacedText) AboutView {
	v := AboutView{Texts: []TextView{}, Authors: a.Authors, Partners: a.Partners, Licence: a.Licence}
	if v.Authors == nil {
		v.Authors = []course.Person{}
	}
	if v.Partners == nil {
		v.Partners = []string{}
	}
	if a.Funding != nil {
		v.Funder, v.Grant = a.Funding.Programme, a.Funding.Grant
	}
	outcomes, logos := a.Outcomes, []course.Logo{}
	if a.Funding != nil {
		logos = a.Funding.Logos
	}
	for _, t := range texts {
		if t.Role == course.RoleTitle {
			continue
		}
		view := textView(t)
		switch {
		case t.Role == course.RoleOutcome && len(outcomes) > 0: // texts come in the order of their lists
			view.Area, view.EQF, outcomes = outcomes[0].Area, outcomes[0].EQF, outcomes[1:]
		case t.Role == course.RoleAlt && len(logos) > 0:
			view.File, logos = logos[0].File, logos[1:]
		}
		v.Texts = append(v.Texts, view)
	}
	return v
}

func editions(c *course.Course) []EditionView {
	titles := activityTitles(c)
	views := []EditionView{}
	for _, e := range c.Editions {
		v := EditionView{
			ID: e.ID, File: e.File, Country: e.Country, Group: e.Group, Deadline: e.Deadline, Title: cells(e.Title),
			Info: []CellsView{}, Contacts: []ContactView{}, Sessions: []SlotView{},
		}
		for _, item := range e.Information {
			v.Info = append(v.Info, cells(item.Text))
		}
		for _, contact := range e.Contacts {
			v.Contacts = append(v.Contacts, ContactView{Name: contact.Name, Role: cells(contact.Role), Email: contact.Email, Phone: contact.Phone})
		}
		for _, s := range e.Sessions {
			title := s.Title
			if title.Empty() {
				title = titles[s.Activity]
			}
			v.Sessions = append(v.Sessions, SlotView{
				ID: s.ID, Activity: s.Activity, Title: cells(title), Start: s.Start, End: s.End,
				Place: cells(s.Place), Link: s.Link, Text: cells(s.Text),
			})
		}
		views = append(views, v)
	}
	return views
}

// activityTitles returns the titles of all activities by their ids.
func activityTitles(c *course.Course) map[string]course.Text {
	titles := map[string]course.Text{}
	for _, m := range c.Modules {
		for i := range m.Lessons {
			for j := range m.Lessons[i].Blocks {
				if b := &m.Lessons[i].Blocks[j]; b.Activity() {
					titles[b.ID] = b.Title
				}
			}
		}
	}
	return titles
}

// Ledgers returns the hours of the open course in each of its languages.
func (w *Workspace) Ledgers() ([]LedgerView, error) {
	o, err := w.current()
	if err != nil {
		return nil, err
	}
	return ledgers(o.course), nil
}
