package main

import (
	"encoding/json"

	"trivium/engine/lang"
	"trivium/engine/tm"
	"trivium/engine/tm/explain"
	"trivium/engine/tm/repair"
)

// An answer is a line of what tm serve says.
type answer struct {
	ID   json.RawMessage `json:"id"`
	Hits []hit           `json:"hits"`
}

// A refusal is said in the place of an answer.
type refusal struct {
	ID    json.RawMessage `json:"id"`
	Error refused         `json:"error"`
}

type refused struct {
	Code string `json:"code"`
	Text string `json:"text"` // for people, in the language of the messages
	Line int    `json:"line"` // of standard input, from 1
}

// A hit is a match. Score and raw are not rounded: the order of the hits is theirs.
type hit struct {
	TUID    string     `json:"tuid"`
	Score   float64    `json:"score"`
	Raw     float64    `json:"raw"`
	Class   tm.Class   `json:"class"`
	Source  string     `json:"source"`
	Target  string     `json:"target"`
	Explain []evidence `json:"explain"`
}

// An evidence says one thing about why a match is one, or why it is not a better one. Which fields it
// has depends on its kind; ranges are bytes of UTF-8, [from, to).
type evidence struct {
	Kind   string   `json:"kind"` // of explain.Kind; repaired, penalty, pivot, unit
	Text   *[2]int  `json:"text,omitempty"`
	Unit   *[2]int  `json:"unit,omitempty"`
	Target *[2]int  `json:"target,omitempty"`
	Share  int      `json:"share,omitempty"`
	What   string   `json:"what,omitempty"`
	Was    *string  `json:"was,omitempty"`
	Is     *string  `json:"is,omitempty"`
	Reason string   `json:"reason,omitempty"`
	Points float64  `json:"points,omitempty"`
	Lang   lang.Tag `json:"lang,omitempty"`
	TUID   string   `json:"tuid,omitempty"`

	Author       string   `json:"author,omitempty"`
	Organisation string   `json:"organisation,omitempty"`
	Date         string   `json:"date,omitempty"`
	Module       string   `json:"module,omitempty"`
	Tags         []string `json:"tags,omitempty"`
}

func hits(matches []tm.Match) []hit {
	all := make([]hit, len(matches))
	for i := range matches {
		m := &matches[i]
		all[i] = hit{m.Unit.TUID, m.Score, m.Raw, m.Class, m.Source, m.Target, evidenceOf(m)}
	}
	return all
}

// evidenceOf returns the differences, the repairs, what was taken off, and where the unit comes from.
func evidenceOf(m *tm.Match) []evidence {
	all := []evidence{}
	for _, c := range m.Changes {
		all = append(all, evidence{Kind: string(c.Kind), Text: pair(c.Text), Unit: pair(c.Unit), Share: c.Share})
	}
	for _, c := range m.Repairs {
		all = append(all, repaired(c))
	}
	for _, p := range m.Penalties {
		all = append(all, evidence{Kind: "penalty", Reason: p.Reason, Points: p.Points})
	}
	if m.Via != nil {
		all = append(all, evidence{Kind: "pivot", Lang: m.ViaLang, TUID: m.Via.TUID})
	}
	if u := m.Unit; u.Author != "" || u.Organisation != "" || !u.Date.IsZero() || u.Module != "" || len(u.Tags) > 0 {
		origin := evidence{Kind: "unit", Author: u.Author, Organisation: u.Organisation, Module: u.Module, Tags: u.Tags}
		if !u.Date.IsZero() {
			origin.Date = u.Date.UTC().Format("2006-01-02")
		}
		all = append(all, origin)
	}
	return all
}

func repaired(c repair.Change) evidence {
	return evidence{Kind: "repaired", What: string(c.Kind), Target: &[2]int{c.Start, c.End}, Was: &c.Was, Is: &c.Is}
}

func pair(r explain.Range) *[2]int { return &[2]int{r.Start, r.End} }
