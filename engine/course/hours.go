package course

import "trivium/engine/lang"

// Hours is how long something takes.
//
// An hour is Unit minutes long: 45 for a teaching hour, 60 for the clock's. Sums are kept in
// hundredths of a minute, so that quarters of hours of both lengths add up exactly.
type Hours struct {
	Amount float64 `json:"amount"`
	Unit   int     `json:"unit"`
	Counts bool    `json:"counts,omitempty"` // towards the certificate
}

// ProgrammeHours is what a programme promises. The ledger must come to the same.
type ProgrammeHours struct {
	Unit        int        `json:"unit"`
	Declared    []Declared `json:"declared"`
	Certificate float64    `json:"certificate,omitempty"` // counted hours that a learner needs
}

// Declared is the promise for one kind.
type Declared struct {
	Kind   Kind    `json:"kind"`
	Amount float64 `json:"amount"`
}

// SelfStudy is the kind of a module's own hours in a ledger.
const SelfStudy Kind = "selfstudy"

// HourKinds returns the kinds of a ledger, in its order.
func HourKinds() []Kind {
	return []Kind{Session, Visit, SelfStudy, Homework, Consultation, Forum, FieldTask, Deliverable}
}

// Time is a length in hundredths of a minute.
type Time int64

// In returns the length in hours of unit minutes.
func (t Time) In(unit int) float64 { return float64(t) / 100 / float64(unit) }

func length(amount float64, unit int) Time { return Time(amount*float64(unit)*100 + 0.5) }

// Length returns how long h is; nothing is no time.
func (h *Hours) Length() Time {
	if h == nil {
		return 0
	}
	return length(h.Amount, h.Unit)
}

// A Line of a ledger is one kind of hours in one language.
type Line struct {
	Kind    Kind
	Count   int // activities, or modules with self-study
	All     Time
	Counted Time // of All, what counts towards the certificate
}

// A Ledger is what a course takes in one language: what is shown in that language alone counts.
type Ledger struct {
	Lines   []Line // one of each kind that occurs, in the order of HourKinds
	All     Time
	Counted Time
}

// Ledger adds up the hours of the course in a language.
func (c *Course) Ledger(l lang.Tag) Ledger {
	byKind := map[Kind]*Line{}
	add := func(k Kind, h *Hours) {
		if h == nil {
			return
		}
		if byKind[k] == nil {
			byKind[k] = &Line{Kind: k}
		}
		line := byKind[k]
		line.Count++
		line.All += h.Length()
		if h.Counts {
			line.Counted += h.Length()
		}
	}
	for _, m := range c.Modules {
		add(SelfStudy, m.Hours)
		for i := range m.Lessons {
			for j := range m.Lessons[i].Blocks {
				if b := &m.Lessons[i].Blocks[j]; b.Activity() && b.Shown(l) {
					add(b.Kind, b.Hours)
				}
			}
		}
	}
	var ledger Ledger
	for _, k := range HourKinds() {
		if line := byKind[k]; line != nil {
			ledger.Lines = append(ledger.Lines, *line)
			ledger.All += line.All
			ledger.Counted += line.Counted
		}
	}
	return ledger
}

// Of returns the time of one kind, 0 when there is none.
func (l Ledger) Of(k Kind) Time {
	for _, line := range l.Lines {
		if line.Kind == k {
			return line.All
		}
	}
	return 0
}

// Unit returns the length of an hour that the course counts in: the programme's, or that of the
// first hours in it, or a teaching hour of 45 minutes.
func (c *Course) Unit() int {
	if c.Programme != nil && c.Programme.Hours != nil {
		return c.Programme.Hours.Unit
	}
	for _, m := range c.Modules {
		if m.Hours != nil {
			return m.Hours.Unit
		}
		for _, l := range m.Lessons {
			for _, b := range l.Blocks {
				if b.Hours != nil {
					return b.Hours.Unit
				}
			}
		}
	}
	return 45
}

// CertificateHours returns the counted hours of unit Unit that a learner needs: what the programme
// says, or all that count where it says nothing.
func (c *Course) CertificateHours(l lang.Tag) float64 {
	if c.Programme != nil && c.Programme.Hours != nil && c.Programme.Hours.Certificate > 0 {
		return c.Programme.Hours.Certificate
	}
	return c.Ledger(l).Counted.In(c.Unit())
}
