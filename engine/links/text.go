package links

import (
	"slices"

	"trivium/engine/align"
	"trivium/engine/change"
	"trivium/engine/lang"
	"trivium/engine/segment"
)

// cell is a text in one language with its sentences.
type cell struct {
	lang      lang.Tag
	text      string
	ranges    []segment.Range
	sentences []string
}

func readCell(s *change.State, cut *segment.Segmenter, id change.CellID) (*cell, error) {
	c := &cell{lang: id.Lang, text: s.Cell(id).Text}
	var err error
	if c.ranges, err = cut.Segments(id.Lang, c.text); err != nil {
		return nil, err
	}
	for _, r := range c.ranges {
		c.sentences = append(c.sentences, c.text[r.Start:r.End])
	}
	return c, nil
}

// whole returns the bytes of some sentences, with what lies between them; nothing, in its place, for
// none.
func (c *cell) whole(s align.Span) segment.Range {
	switch {
	case s.Len() > 0:
		return segment.Range{Start: c.ranges[s.Start].Start, End: c.ranges[s.End-1].End}
	case s.Start < len(c.ranges):
		return segment.Range{Start: c.ranges[s.Start].Start, End: c.ranges[s.Start].Start}
	}
	return segment.Range{Start: len(c.text), End: len(c.text)}
}

// in returns what some sentences say.
func (c *cell) in(s align.Span) string {
	r := c.whole(s)
	return c.text[r.Start:r.End]
}

// name names some sentences as a stored link does.
func (c *cell) name(s align.Span) run {
	r := run{Lang: c.lang, Sentences: slices.Clone(c.sentences[s.Start:s.End])}
	if s.Len() == 0 {
		r.Sentences = []string{}
		return r
	}
	r.N = slices.Index(c.places(r.Sentences), s.Start)
	return r
}

// places returns where a run of sentences begins, each time it stands in the cell.
func (c *cell) places(sentences []string) []int {
	var all []int
	for i := 0; i+len(sentences) <= len(c.sentences); i++ {
		if slices.Equal(c.sentences[i:i+len(sentences)], sentences) {
			all = append(all, i)
		}
	}
	return all
}

// find returns the sentences that a run names; ok is false when they are not in the cell, exact when
// they are where the run says. Of runs that stand there fewer times than they did, the last is taken.
func (c *cell) find(r run) (s align.Span, exact, ok bool) {
	if len(r.Sentences) == 0 {
		return align.Span{}, true, true
	}
	places := c.places(r.Sentences)
	if len(places) == 0 {
		return align.Span{}, false, false
	}
	at := places[min(r.N, len(places)-1)]
	return align.Span{Start: at, End: at + len(r.Sentences)}, r.N < len(places), true
}
