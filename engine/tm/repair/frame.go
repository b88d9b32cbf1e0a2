package repair

import (
	"slices"
	"strings"

	"trivium/engine/lang"
	"trivium/engine/text"
)

// A frame is what stands around a text: quotation marks around all of it, and the marks at its end.
type frame struct {
	open, close int  // the quotation marks, by piece; -1 where there are none
	from, to    int  // the marks at the end, by piece; equal where there are none
	inside      bool // the marks stand before the closing quotation mark
	end         int  // the piece after the last word
	tags        int  // how many tags come after that
	sound       bool // it could be told what belongs to the frame
}

// noFrame is the frame of a text that has none.
func noFrame(sd *side) frame {
	return frame{open: -1, close: -1, from: len(sd.pieces), to: len(sd.pieces), end: len(sd.pieces)}
}

// findFrame returns the frame of a text. Tags and closing codes at the end are looked through.
func findFrame(sd *side) frame {
	f := noFrame(sd)
	f.sound = true
	quotes := 0
	for _, p := range sd.pieces {
		if isQuote(p) {
			quotes++
		}
	}
	for f.end > 0 && (isEndMark(sd.pieces[f.end-1]) || isQuote(sd.pieces[f.end-1]) || isCloser(sd.pieces[f.end-1])) {
		f.end--
	}
	for k := f.end; k < len(sd.pieces); k++ {
		switch p := sd.pieces[k]; {
		case isQuote(p) && quotes == 2 && f.end > 0 && f.close < 0:
			f.close = k
			f.inside = f.from < k
		case isCloser(p):
			f.tags++
		case !isEndMark(p):
		case f.from == len(sd.pieces):
			f.from, f.to = k, k+1
		case f.to == k && !p.gap:
			f.to = k + 1
		default: // marks in two places
			return noFrame(sd)
		}
	}
	f.open = slices.IndexFunc(sd.pieces, func(p piece) bool { return p.sort != tag })
	if f.close < 0 || f.open >= f.end || !isQuote(sd.pieces[f.open]) {
		f.open, f.close, f.inside = -1, -1, false
	}
	if f.end == 0 { // marks only
		return noFrame(sd)
	}
	return f
}

func (f frame) quoted() bool { return f.open >= 0 }

// core returns the pieces without those of the frame, and where each was.
func (f frame) core(pieces []piece) ([]piece, []int) {
	left := make([]piece, 0, len(pieces))
	places := make([]int, 0, len(pieces))
	for k, p := range pieces {
		if k == f.open || k == f.close || k >= f.from && k < f.to {
			continue
		}
		left = append(left, p)
		places = append(places, k)
	}
	return left, places
}

// marks returns the marks at the end as they are written.
func (f frame) marks(sd *side) string {
	if f.from == f.to {
		return ""
	}
	return sd.text[sd.pieces[f.from].start:sd.pieces[f.to-1].end]
}

// tagsBefore returns how many tags at the end stand before the marks.
func (f frame) tagsBefore() int {
	if f.close >= 0 && f.close < f.from {
		return f.from - f.end - 1
	}
	return f.from - f.end
}

// fits says that the marks of two frames, where both have some, stand on the same side of the tags,
// where both have as many, and of the closing quotation mark.
func (f frame) fits(other frame) bool {
	if f.from == f.to || other.from == other.to {
		return true
	}
	return (f.tags != other.tags || f.tagsBefore() == other.tagsBefore()) && (!f.quoted() || !other.quoted() || f.inside == other.inside)
}

func (f frame) asks(sd *side) bool { return strings.Contains(f.marks(sd), "?") }

func isQuote(p piece) bool {
	return p.sort == mark && p.key == `"`
}

func isEndMark(p piece) bool {
	return p.sort == mark && strings.Trim(p.key, ".:;,!?") == ""
}

// isCloser says that a piece at the end of a text belongs to what stands before it.
func isCloser(p piece) bool {
	return p.sort == tag && p.key != "[" && (!strings.HasPrefix(p.key, "<") || strings.HasPrefix(p.key, "</")) || p.sort == holder && strings.HasPrefix(p.key, "{-")
}

// frames gives the translation the end and the quotation marks of the text asked for.
func (f *fixer) frames() {
	is, was := f.askedFrame, f.sourceFrame
	have := findFrame(f.target)
	if !have.sound {
		f.whole = f.whole && is.quoted() == was.quoted() && text.Normalize(is.marks(f.asked)) == text.Normalize(was.marks(f.source))
		return
	}
	if is.quoted() != was.quoted() && !is.inside {
		f.quotes(is.quoted(), have)
	}
	isMarks, wasMarks := is.marks(f.asked), was.marks(f.source)
	if text.Normalize(isMarks) != text.Normalize(wasMarks) {
		f.endMarks(isMarks, wasMarks, have)
	}
	if is.quoted() != was.quoted() && is.inside { // after marks that are put in at the same place
		f.quotes(is.quoted(), have)
	}
}

// endMarks changes the marks at the end.
func (f *fixer) endMarks(is, was string, have frame) {
	marks := have.marks(f.target)
	abbreviated := strings.HasPrefix(marks, ".") && have.end > 0 && abbreviations().has(f.target.pieces[have.end-1].key, f.target.lang)
	e := edit{is: is, kind: Punctuation, fromWas: was, fromIs: is}
	switch {
	case text.Normalize(marks) == text.Normalize(is):
		return
	case abbreviated && is == "" && was == ".", abbreviated && is == "." && was == "":
		return // its full stop ends the sentence too, and stays without one
	case abbreviated && was == "." && marks == ".":
		e.start = f.target.pieces[have.from].end
		e.end, e.is = e.start, strings.TrimPrefix(is, ".")
	case text.Normalize(marks) != text.Normalize(was),
		have.quoted() && f.sourceFrame.quoted() && have.inside != f.sourceFrame.inside && strings.Trim(is, ".,") != "":
		f.whole = false // what belongs to the words that are quoted stands inside in every language
		return
	case marks != "":
		e.start, e.end = f.target.pieces[have.from].start, f.target.pieces[have.to-1].end
		if is == "" && have.from > 0 { // the space before the mark goes with it
			e.start = f.target.pieces[have.from-1].end
		}
	case have.end == 0 || have.end > len(f.target.pieces):
		f.whole = false
		return
	default:
		e.start = f.endPlace(have, is)
		e.end = e.start
	}
	f.edits = append(f.edits, e)
}

// endPlace returns where marks are put in at the end of the translation: inside of the tags there when
// they are so in the text asked for, and after a closing quotation mark unless they stand inside of one
// in the text asked for. Full stops and commas of English texts stand inside of it.
func (f *fixer) endPlace(have frame, marks string) int {
	pieces := f.target.pieces
	after := f.askedFrame.from - f.askedFrame.end // closers before the marks
	if after > 0 {
		return pieces[len(pieces)-1].end
	}
	last := have.end - 1
	if f.askedFrame.inside || f.target.lang == lang.English && (marks == "." || marks == ",") {
		return pieces[last].end
	}
	for last+1 < len(pieces) && isQuote(pieces[last+1]) {
		last++
	}
	return pieces[last].end
}

// quotes puts quotation marks around the translation or takes them off.
func (f *fixer) quotes(wanted bool, have frame) {
	pieces := f.target.pieces
	switch {
	case wanted == have.quoted():
	case !wanted:
		f.edits = append(f.edits,
			edit{start: pieces[have.open].start, end: pieces[have.open].end, kind: Punctuation, fromWas: f.source.of(f.source.pieces[f.sourceFrame.open])},
			edit{start: pieces[have.close].start, end: pieces[have.close].end, kind: Punctuation, fromWas: f.source.of(f.source.pieces[f.sourceFrame.close])})
	case len(pieces) == 0 || slices.ContainsFunc(pieces, isQuote) || slices.ContainsFunc(pieces, func(p piece) bool { return p.sort == tag }):
		f.whole = false
	default:
		opening, closing := quotesOf(f.target.lang)
		end := pieces[len(pieces)-1].end
		if !f.askedFrame.inside && have.from < have.to {
			end = pieces[have.from].start
		}
		f.edits = append(f.edits,
			edit{start: pieces[0].start, end: pieces[0].start, is: opening, kind: Punctuation, fromIs: f.asked.of(f.asked.pieces[f.askedFrame.open])},
			edit{start: end, end: end, is: closing, kind: Punctuation, fromIs: f.asked.of(f.asked.pieces[f.askedFrame.close])})
	}
}

// quotesOf returns the quotation marks of a language.
func quotesOf(l lang.Tag) (opening, closing string) {
	switch l {
	case lang.Polish:
		return "„", "”"
	case lang.English:
		return "“", "”"
	}
	return "„", "“"
}
