package scorm

import (
	"io/fs"
	"strings"

	"trivium/engine/course"
	"trivium/engine/media"
)

// An aboutView is what the first and the last page tell of the course.
type aboutView struct {
	Outcomes [][]node
	Audience []node
	Funding  []fundingView
}

// A fundingView says who paid.
type fundingView struct {
	Line   string // programme and grant number
	Notice []node
	Logos  []imageView
}

// about reads outcomes, audience and funding.
func (d *document) about() (aboutView, error) {
	c := d.course
	a := c.About()
	r := d.reader(c.ID())
	var v aboutView
	if d.Start {
		v.Audience = r.maybe(a.Audience)
		for _, o := range a.Outcomes {
			v.Outcomes = append(v.Outcomes, r.need(o.Text))
		}
	}
	if r.err != nil {
		return v, r.err
	}
	folder := c.Media
	if folder == nil && c.Programme == nil {
		folder = c.Modules[0].Media
	}
	if err := v.add(r, a.Funding, folder); err != nil {
		return v, err
	}
	if c.Programme == nil {
		return v, nil
	}
	for _, m := range c.Modules {
		if err := v.add(d.reader(m.ID), m.Funding, m.Media); err != nil {
			return v, err
		}
	}
	return v, nil
}

// add takes a funding, unless the same is there already.
func (v *aboutView) add(r *reader, f *course.Funding, folder fs.FS) error {
	if f == nil {
		return nil
	}
	view := fundingView{Line: clean(f.Programme), Notice: r.maybe(f.Notice)}
	if f.Grant != "" {
		view.Line += ", " + clean(f.Grant)
	}
	view.Line = strings.TrimSpace(view.Line)
	for _, known := range v.Funding {
		if known.Line == view.Line {
			return r.err
		}
	}
	for _, logo := range f.Logos {
		file, err := r.d.media.add(folder, logo.File, media.Picture)
		if err != nil {
			return err
		}
		view.Logos = append(view.Logos, imageView{mediaFile: file, Alt: r.words(logo.Alt)})
	}
	v.Funding = append(v.Funding, view)
	return r.err
}

// A certificateView is what the page at the end confirms: that this package was worked through,
// and how much the whole training takes. It does not say that anybody came to its sessions.
type certificateView struct {
	Hours string // that count towards a certificate of the whole training, "" when none do
	Needs string // how many of them it takes, "" when all
	Lines []ledgerView
}

type ledgerView struct {
	Kind  course.Kind
	Hours string
}

func (d *document) certificate() *certificateView {
	c := d.course
	v := &certificateView{}
	unit, ledger := c.Unit(), c.Ledger(d.Lang)
	if ledger.Counted > 0 {
		v.Hours = d.Words.hours(ledger.Counted.In(unit), unit)
	}
	if needs := d.Words.hours(c.CertificateHours(d.Lang), unit); v.Hours != "" && needs != v.Hours {
		v.Needs = needs
	}
	for _, line := range ledger.Lines {
		if line.Counted > 0 {
			v.Lines = append(v.Lines, ledgerView{line.Kind, d.Words.hours(line.Counted.In(unit), unit)})
		}
	}
	return v
}
