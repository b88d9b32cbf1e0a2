package links

import (
	"bytes"
	"slices"
	"strings"
	"time"

	"trivium/engine/align"
	"trivium/engine/change"
	"trivium/engine/lang"
	"trivium/engine/tm"
)

// What the names of our units begin with: those of cells that vouch, and the drafts of links that were
// confirmed one by one.
const (
	vouchedPrefix = "unit-"
	draftPrefix   = "draft-"
)

// isOurs reports whether a unit was written here, and not by a person in the view of the memory.
func isOurs(name string) bool {
	return strings.HasPrefix(name, vouchedPrefix) || strings.HasPrefix(name, draftPrefix)
}

// draftName returns the name of the draft that is written with a link.
func draftName(link string) string { return draftPrefix + strings.TrimPrefix(link, "link-") }

// name returns the name of the unit of a due: it depends on the source's sentences and on the first
// language made from them, so that another translation, or another status, takes its place.
func (w *Work) name(text string, d *due) string {
	lead := w.cells[change.CellID{Text: text, Lang: d.lead}]
	return vouchedPrefix + digest(text, string(d.owner), lead.name(d.members[d.lead]).key())
}

// unit returns the unit of some sentences of a text, written by the one who wrote the translation.
func (w *Work) unit(text string, owner lang.Tag, state tm.State, members map[lang.Tag]align.Span) *tm.Unit {
	u := &tm.Unit{
		Texts: map[lang.Tag]string{}, State: state, Origin: w.s.Origin(text), Module: w.module(text), Text: text, Date: w.now,
		Author: w.person(writer(w.s.Cell(change.CellID{Text: text, Lang: owner}))),
		Before: map[lang.Tag]string{}, After: map[lang.Tag]string{},
	}
	for l, span := range members {
		c := w.cells[change.CellID{Text: text, Lang: l}]
		u.Texts[l] = c.in(span)
		if span.Start > 0 {
			u.Before[l] = c.sentences[span.Start-1]
		}
		if span.End < len(c.sentences) {
			u.After[l] = c.sentences[span.End]
		}
	}
	return u
}

// writer returns the member who wrote a cell; of several who did at the same time the last by her clock.
func writer(c change.Cell) string {
	if len(c.Heads) == 0 {
		return ""
	}
	return slices.MaxFunc(c.Heads, func(a, b change.Head) int { return a.Event.Clock.Compare(b.Event.Clock) }).Event.By
}

// module returns the id of the module, programme or edition that a text stands in.
func (w *Work) module(text string) string {
	at, _ := change.SplitText(text)
	for range maxDepth {
		n, known := w.s.Node(at)
		if !known || n.Parent == "" {
			break
		}
		at = n.Parent
	}
	return at
}

// maxDepth is more than any tree of ours has: programme, module, lesson, block, row.
const maxDepth = 64

// same reports whether two units say the same, whatever their dates.
func same(a, b *tm.Unit) bool {
	if a == nil || b == nil {
		return a == b
	}
	x, y := *a, *b
	x.Date, y.Date = time.Time{}, time.Time{}
	left, errX := x.MarshalJSON()
	right, errY := y.MarshalJSON()
	return errX == nil && errY == nil && bytes.Equal(left, right)
}
