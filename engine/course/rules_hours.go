package course

import (
	"slices"
	"strconv"
	"time"

	"trivium/engine/fault"
	"trivium/engine/lang"
	"trivium/engine/text"
)

// hours compares the ledger with what the programme promises, and the languages with each other.
func (k *checker) hours(docs documents) {
	p := k.course.Programme
	if p == nil {
		return
	}
	d := docs.programme
	k.equalHours(d)
	if p.Hours == nil {
		return
	}
	first := k.course.Ledger(p.Languages[0])
	for n, l := range p.Languages {
		ledger := k.course.Ledger(l)
		if n > 0 && slices.Equal(ledger.Lines, first.Lines) {
			continue // what is wrong in both has been said
		}
		declared := map[Kind]bool{}
		for i, promise := range p.Hours.Declared {
			declared[promise.Kind] = true
			if got := ledger.Of(promise.Kind); got != length(promise.Amount, p.Hours.Unit) {
				k.add(mismatch(promise.Kind, got, promise.Amount, p.Hours.Unit, l).At(d.at("/hours/declared/" + strconv.Itoa(i) + "/amount")))
			}
		}
		for _, line := range ledger.Lines {
			if !declared[line.Kind] {
				k.add(mismatch(line.Kind, line.All, 0, p.Hours.Unit, l).At(d.at("/hours/declared")))
			}
		}
		if need := length(p.Hours.Certificate, p.Hours.Unit); need > ledger.Counted {
			k.add(fault.New("hours.certificate", "found", FormatHours(ledger.Counted.In(p.Hours.Unit)), "expected", "≥ "+FormatHours(p.Hours.Certificate), "language", "@lang."+string(l)).At(d.at("/hours/certificate")))
		}
	}
}

func mismatch(kind Kind, got Time, promised float64, unit int, l lang.Tag) *fault.Fault {
	return fault.New("hours.mismatch", "kind", "@hours."+string(kind), "found", FormatHours(got.In(unit)), "expected", FormatHours(promised),
		"unit", strconv.Itoa(unit), "language", "@lang."+string(l))
}

// equalHours finds languages in which the same training takes longer than in another.
func (k *checker) equalHours(d *document) {
	languages := k.course.Programme.Languages
	first := k.course.Ledger(languages[0])
	for _, l := range languages[1:] {
		if ledger := k.course.Ledger(l); !slices.Equal(ledger.Lines, first.Lines) {
			k.add(fault.New("hours.languages", "language", "@lang."+string(l), "other", "@lang."+string(languages[0]),
				"found", FormatHours(ledger.All.In(k.course.Unit())), "expected", FormatHours(first.All.In(k.course.Unit()))).Warn().At(d.at("/languages")))
		}
	}
}

// FormatHours writes an amount of hours without needless zeros, at most two decimals.
func FormatHours(amount float64) string {
	return strconv.FormatFloat(float64(int64(amount*100+0.5))/100, 'f', -1, 64)
}

// edition checks a dated run: its times, its order, and what takes place.
func (k *checker) edition(d *document, e *Edition) {
	k.languages = e.Languages
	k.node(d, "/id", e.ID)
	k.texts(d, e.Texts(), nil)
	k.plain(d, "/group", e.Group)
	k.localIDs(d, "/information", len(e.Information), func(i int) string { return e.Information[i].ID })
	deadline, err := time.Parse(dayLayout, e.Deadline)
	if e.Deadline != "" && err != nil {
		k.add(fault.New("date.unknown", "found", e.Deadline, "expected", "2027-03-31").At(d.at("/deadline")))
	}
	for i := range e.Sessions {
		k.slot(d, &e.Sessions[i], "/sessions/"+strconv.Itoa(i), deadline)
	}
}

func (k *checker) slot(d *document, s *Slot, path string, deadline time.Time) {
	k.node(d, path+"/id", s.ID)
	start, end, ok := s.Times()
	switch {
	case !ok:
		k.add(fault.New("date.unknown", "found", s.Start+" – "+s.End, "expected", "2027-03-31T09:00+02:00").At(d.at(path + "/start")))
	case !end.After(start):
		k.add(fault.New("edition.ends-early", "found", s.End, "expected", "> "+s.Start).At(d.at(path + "/end")))
	case !deadline.IsZero() && start.Before(deadline):
		k.add(fault.New("edition.late-deadline", "found", deadline.Format(dayLayout), "expected", "≤ "+s.Start[:len(dayLayout)]).At(d.at("/deadline")))
	}
	if s.Link != "" && text.ClassifyLink(s.Link) != text.External {
		k.add(fault.New("link.unsafe", "found", shorten(s.Link), "expected", "https, http").At(d.at(path + "/link")))
	}
	if s.Activity == "" && s.Title.Empty() {
		k.add(fault.New("edition.nameless", "found", "@nothing", "expected", "title | activity").At(d.at(path)))
	}
	if s.Activity != "" && k.complete && !k.isActivity(s.Activity) {
		k.add(fault.New("edition.no-activity", "found", s.Activity, "expected", "@activity").At(d.at(path + "/activity")))
	}
}

// isActivity reports whether an id is that of an activity of the course.
func (k *checker) isActivity(id string) bool {
	for _, m := range k.course.Modules {
		for i := range m.Lessons {
			for j := range m.Lessons[i].Blocks {
				if b := &m.Lessons[i].Blocks[j]; b.ID == id {
					return b.Activity()
				}
			}
		}
	}
	return false
}
