package explain

import (
	"strings"
	"unicode/utf8"

	"trivium/engine/diff"
	"trivium/engine/text"
)

// A Kind says what has become of some words of the unit's text in the text asked for.
type Kind string

// The kinds of change. Words that are equal make none.
const (
	Inserted    Kind = "inserted" // only the text asked for has them
	Deleted     Kind = "deleted"  // only the unit has them
	Replaced    Kind = "replaced"
	Ending      Kind = "ending"      // another form of the same word
	Case        Kind = "case"        // capitals only
	Moved       Kind = "moved"       // the same words elsewhere
	Number      Kind = "number"      // numbers, dates
	Tag         Kind = "tag"         // inline markup, placeholders
	Punctuation Kind = "punctuation" // punctuation, spaces
)

// A Change is one difference; ranges are bytes. A range is empty (Start = End, at the place) on the
// side that lacks the words.
type Change struct {
	Kind  Kind
	Text  Range // in the text asked for
	Unit  Range // in the unit's text; of words that moved where they stood, so out of order there
	Share int   // of Ending: how many bytes both words begin with, folded
}

// A Range is the bytes [Start, End) of a text.
type Range struct{ Start, End int }

// Explain returns the differences between a text and a unit's, in the order of the text asked for.
// What stands in no change is the same on both sides, in the same order. Texts that are equal after
// text.Normalize have no differences.
func Explain(asked, unit string) []Change {
	if text.Normalize(asked) == text.Normalize(unit) {
		return nil
	}
	script := diff.Words(unit, asked)
	e := explainer{asked: asked, unit: unit}
	for i := 0; i < len(script); {
		n := 1
		if span := script[i]; span.Move == 0 {
			e.addSpan(span)
		} else if span.Kind != diff.MovedAway {
			n = length(script[i:])
			e.move(script[i:i+n], awayRange(script, span.Move))
		}
		i += n
	}
	return e.changes
}

// length returns how many spans at the start of a script belong to the piece that moved there.
func length(script diff.Script) int {
	n := 1
	for n < len(script) && script[n].Move == script[0].Move && script[n].Kind != diff.MovedAway {
		n++
	}
	return n
}

// awayRange returns the place in the unit that a piece left, with the white space that went with it.
func awayRange(script diff.Script, move int) diff.Range {
	for _, span := range script {
		if span.Kind == diff.MovedAway && span.Move == move {
			return span.Old
		}
	}
	return diff.Range{}
}

// equal is the kind of what makes no change.
const equal Kind = ""

// An explainer collects changes.
type explainer struct {
	asked, unit string
	changes     []Change
}

// move adds the changes for a piece that moved. What changed on the way has the kind of the change, but
// for a capital that it took or lost with the start of the sentence, or a mark. The spans together stand for all that the piece left, so that nothing of the unit is left over.
func (e *explainer) move(spans diff.Script, away diff.Range) {
	for k, span := range spans {
		old := span.Old
		if k == 0 {
			old.Start = away.Start
		}
		if k == len(spans)-1 {
			old.End = away.End
		}
		kind := e.kind(span)
		if kind == equal || kind == Case || kind == Inserted || kind == Punctuation {
			kind = Moved
		}
		e.add(kind, Range(span.New), Range(old))
	}
}

// add appends a change, or makes the one before longer where both are one to the reader.
func (e *explainer) add(kind Kind, asked, unit Range) {
	if kind == equal || asked.Start == asked.End && unit.Start == unit.End {
		return
	}
	if last := len(e.changes) - 1; last >= 0 {
		l := &e.changes[last]
		if l.Text.End == asked.Start && l.Unit.End == unit.Start && joins(l.Kind, kind) {
			l.Text.End, l.Unit.End = asked.End, unit.End
			return
		}
	}
	change := Change{Kind: kind, Text: asked, Unit: unit}
	if kind == Ending {
		change.Share = share(e.asked[asked.Start:asked.End], e.unit[unit.Start:unit.End])
	}
	e.changes = append(e.changes, change)
}

// addSpan adds what a span is that did not move. Of words in each other's place those that tell more
// are taken out of it: a word that only took a negation, or became a participle.
func (e *explainer) addSpan(span diff.Span) {
	kind, asked, unit := e.kind(span), Range(span.New), Range(span.Old)
	if kind == Replaced {
		if r, ok := lastForm(e.asked, e.unit, asked, unit); ok {
			e.add(Inserted, Range{asked.Start, r[0].Start}, Range{unit.Start, r[1].Start})
			asked, unit, kind = r[0], r[1], Ending
		}
	}
	if was, is, ok := negated(e.unit[unit.Start:unit.End], e.asked[asked.Start:asked.End]); kind == Replaced && ok {
		unit.End, asked.End = unit.Start+was, asked.Start+is
		kind = Inserted
		if is == 0 {
			kind = Deleted
		}
	}
	e.add(kind, asked, unit)
}

// joins says that two changes side by side are one to the reader. Words in another form stay apart,
// each with its own ending.
func joins(a, b Kind) bool {
	switch a {
	case Inserted, Deleted, Moved, Tag, Punctuation, Replaced:
		return a == b
	}
	return false
}

// kind returns what a span is to the reader.
func (e *explainer) kind(span diff.Span) Kind {
	is, was := e.asked[span.New.Start:span.New.End], e.unit[span.Old.Start:span.Old.End]
	switch span.Kind {
	case diff.Equal:
		return equal
	case diff.Moved, diff.MovedAway:
		return Moved
	case diff.Inflected:
		if strings.EqualFold(text.Normalize(is), text.Normalize(was)) {
			return Case
		}
		return Ending
	case diff.Number:
		return Number
	case diff.Markup:
		return Tag
	case diff.Trivial:
		return Punctuation
	}
	if marks(is) && marks(was) {
		return Punctuation
	}
	if codes(is) && codes(was) {
		return Tag
	}
	switch span.Kind {
	case diff.Inserted:
		return Inserted
	case diff.Deleted:
		return Deleted
	}
	return Replaced
}

// marks says that a piece holds punctuation and spaces only.
func marks(piece string) bool {
	for _, t := range text.Tokens(piece) {
		if t.Kind != text.Punctuation {
			return false
		}
	}
	return true
}

// codes says that a piece holds tags, placeholders and spaces only.
func codes(piece string) bool {
	for _, t := range text.Tokens(piece) {
		if t.Kind != text.Tag && t.Kind != text.Placeholder && !isElement(strings.TrimSpace(piece)) {
			return false
		}
	}
	return true
}

// isElement says that a piece is one tag of markup that a cell does not have: "<b>", "</a>".
func isElement(piece string) bool {
	inner, opened := strings.CutPrefix(piece, "<")
	inner, closed := strings.CutSuffix(inner, ">")
	inner = strings.TrimPrefix(inner, "/")
	return opened && closed && inner != "" && !strings.ContainsAny(inner, "<>") && (inner[0]|0x20) >= 'a' && (inner[0]|0x20) <= 'z'
}

// share returns how many bytes two words begin with, folded.
func share(a, b string) int {
	a, b = text.Fold(a), text.Fold(b)
	n := 0
	for n < len(a) && n < len(b) && a[n] == b[n] {
		n++
	}
	for n > 0 && (!starts(a, n) || !starts(b, n)) {
		n-- // half a character is not shared
	}
	return n
}

func starts(s string, at int) bool { return at == len(s) || utf8.RuneStart(s[at]) }
