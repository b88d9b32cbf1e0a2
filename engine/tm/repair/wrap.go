package repair

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"trivium/engine/text"
)

// A wrapping is what stands around a text and says nothing of it: the mark of a list before it, and
// brackets around all of the rest.
type wrapping struct {
	lead        string // "• ", "a) ", with the space after it
	open, close string // "(" and ")"; "" where there are none
}

// maxLead is how many bytes the mark of a list may have: "(123) ".
const maxLead = 8

// unwrap returns what is around a text, and the text without it.
func unwrap(s string) (wrapping, string) {
	w := wrapping{lead: listMark(s)}
	body := s[len(w.lead):]
	if n := len(body); n > 2 && (body[0] == '(' && body[n-1] == ')' || body[0] == '[' && body[n-1] == ']') &&
		!strings.ContainsAny(body[1:n-1], "()[]") && strings.TrimSpace(body[1:n-1]) == body[1:n-1] {
		w.open, w.close = body[:1], body[n-1:]
		body = body[1 : n-1]
	}
	return w, body
}

// listMark returns the mark of a list that a text begins with, with the space after it, or "". "3." is
// none: it may be an ordinal. Neither is a dash before a figure, which may be a minus.
func listMark(s string) string {
	n := strings.IndexFunc(s[:min(len(s), maxLead)], unicode.IsSpace)
	if n <= 0 {
		return ""
	}
	rest := strings.TrimLeftFunc(s[n:], unicode.IsSpace)
	first, _ := utf8.DecodeRuneInString(rest)
	if rest == "" || first == utf8.RuneError {
		return ""
	}
	switch mark := s[:n]; {
	case strings.Contains("• ‣ ◦ ▪ ● ○ · *", mark), strings.Contains("- – —", mark) && !unicode.IsDigit(first):
	case isEnumerator(mark) && (unicode.IsLetter(first) || first == '*' || text.Normalize(string(first)) == `"`):
	default:
		return ""
	}
	return s[:len(s)-len(rest)]
}

// isEnumerator says that a mark is "2)", "(2)", "b)" or "(b)".
func isEnumerator(mark string) bool {
	inner, closed := strings.CutSuffix(strings.TrimPrefix(mark, "("), ")")
	if !closed || inner == "" {
		return false
	}
	return strings.Trim(inner, "0123456789") == "" || len(inner) == 1 && inner[0] >= 'a' && inner[0] <= 'z'
}

// kind says what the wrapping is made of, equal where repair of the pieces sees to what differs: "a)"
// and "b)", "2)" and "3)".
func (w wrapping) kind() string {
	lead := strings.TrimRightFunc(w.lead, unicode.IsSpace)
	if !isEnumerator(lead) {
		return lead + w.open
	}
	inner := strings.Trim(lead, "()")
	if inner[0] <= '9' {
		return strings.Replace(lead, inner, "1", 1) + w.open
	}
	return strings.Replace(lead, inner, "a", 1) + w.open
}

// answers says that the translation is wrapped as its source is: with the same brackets and mark, or
// another sign for the same ("•" for "–").
func (w wrapping) answers(source wrapping) bool {
	sign := func(w wrapping) bool { return w.lead != "" && !isEnumerator(strings.TrimSpace(w.lead)) }
	return w.open == source.open && (strings.TrimSpace(w.lead) == strings.TrimSpace(source.lead) || sign(w) && sign(source))
}

// rewrap repairs a translation of which the source is wrapped in another way than the text asked for:
// what is inside is repaired, and wrapped as the text is. False where that is not so, or not certain.
func rewrap(asked string, unit Pair) (Result, bool) {
	is, askedBody := unwrap(asked)
	was, sourceBody := unwrap(unit.Source)
	if is.kind() == was.kind() {
		return Result{}, false
	}
	have, targetBody := unwrap(unit.Target)
	if !have.answers(was) {
		return Result{}, false
	}
	if have.open == is.open {
		is.close = have.close
	}
	inner := Repair(askedBody, Pair{From: unit.From, To: unit.To, Source: sourceBody, Target: targetBody})
	before, after := is.lead+is.open, is.close
	if w, _ := unwrap(before + inner.Target + after); w != (wrapping{is.lead, is.open, is.close}) {
		return Result{}, false
	}
	r := Result{Target: before + inner.Target + after, Whole: inner.Whole}
	if had := have.lead + have.open; had != before {
		r.Changes = append(r.Changes, Change{Kind: Punctuation, Was: had, Is: before, End: len(before), FromWas: was.lead + was.open, FromIs: before})
	}
	for _, c := range inner.Changes {
		c.Start, c.End = c.Start+len(before), c.End+len(before)
		r.Changes = append(r.Changes, c)
	}
	if have.close != after {
		r.Changes = append(r.Changes, Change{Kind: Punctuation, Was: have.close, Is: after, Start: len(r.Target) - len(after), End: len(r.Target), FromWas: was.close, FromIs: after})
	}
	return r, true
}

// sameInside says that two texts differ in what is around them, and what is inside is the Same.
func sameInside(a, b string) (inside [2]string, ok bool) {
	is, x := unwrap(a)
	was, y := unwrap(b)
	return [2]string{x, y}, is.kind() != was.kind()
}
