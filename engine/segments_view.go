package engine

import "trivium/engine/lang"

// A SegmentsRef names two languages of a text.
type SegmentsRef struct {
	Text string   `json:"text"` // TextView.ID
	From lang.Tag `json:"from"`
	To   lang.Tag `json:"to"`
}

// A SegmentsView has the links between the sentences of two languages of a text, in their order; none
// when a cell is empty, or the text is not translated.
type SegmentsView struct {
	SegmentsRef
	Links []SegmentLink `json:"links"`
}

// A SegmentLink says which sentences stand for which; one side may be empty.
type SegmentLink struct {
	Source     SegmentSide `json:"source"`
	Target     SegmentSide `json:"target"`
	Confidence float64     `json:"confidence"` // 0 to 1; 1 when a person has confirmed it
	Confirmed  bool        `json:"confirmed"`
	By         string      `json:"by"` // the person who confirmed it first, "" for none
	At         string      `json:"at"`
	Was        *SegmentWas `json:"was,omitempty"` // what was confirmed before a sentence of it was changed
}

// A SegmentWas is a link that was confirmed and that a change has undone.
type SegmentWas struct {
	Source string `json:"source"`
	Target string `json:"target"`
	By     string `json:"by"` // the person who confirmed it first
	At     string `json:"at"`
}

// A SegmentSide is the sentences that a link has of one language.
type SegmentSide struct {
	First int    `json:"first"` // the first of them, from 0
	Count int    `json:"count"`
	Text  string `json:"text"`  // as the cell has it, "" for none
	Start int    `json:"start"` // in the cell, in UTF-16 units, as scripts count
	End   int    `json:"end"`
}

// A LinkRef names one of SegmentsView.Links, as the person saw it: when the sentences read otherwise by
// now, nothing is done.
type LinkRef struct {
	Index  int    `json:"index"` // from 0
	Source string `json:"source"`
	Target string `json:"target"`
}

// A LinkRequest is about one link.
type LinkRequest struct {
	SegmentsRef
	Link LinkRef `json:"link"`
}

// A LinksRequest is about several links.
type LinksRequest struct {
	SegmentsRef
	Links []LinkRef `json:"links"`
}

// A MoveSentenceRequest gives the neighbour of a link one of its sentences: the one that stands next to it.
type MoveSentenceRequest struct {
	SegmentsRef
	Link   LinkRef `json:"link"`
	With   LinkRef `json:"with"`   // the neighbour
	Target bool    `json:"target"` // of SegmentLink.Target, else of Source
}

// A JoinLinksRequest makes one link of two.
type JoinLinksRequest struct {
	SegmentsRef
	Link LinkRef `json:"link"`
	With LinkRef `json:"with"`
}

// A SplitLinkRequest makes two links of one: the first sentences of its sides, and the others.
type SplitLinkRequest struct {
	SegmentsRef
	Link   LinkRef `json:"link"`
	Source int     `json:"source"` // how many sentences of each side come first
	Target int     `json:"target"`
}

// A RelinkRequest links any sentences: First and Count say which, Text what the person saw there.
type RelinkRequest struct {
	SegmentsRef
	Source SegmentSide `json:"source"`
	Target SegmentSide `json:"target"`
}
