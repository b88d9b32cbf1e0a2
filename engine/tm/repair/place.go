package repair

import (
	"slices"
	"strconv"
	"strings"

	"trivium/engine/lang"
)

// A place is a slot of a text, and the piece it is in.
type place struct {
	slot
	piece int
}

func places(sd *side) []place {
	var all []place
	for k, p := range sd.pieces {
		for _, s := range p.slots {
			all = append(all, place{s, k})
		}
	}
	return all
}

// slots sets right what stands in the slots that differ.
func (f *fixer) slots() {
	if len(f.slotted) == 0 {
		return
	}
	m := &mapping{fixer: f, source: places(f.source), target: places(f.target), first: map[int]int{}}
	m.is = make([]*slot, len(m.source))
	for k := len(m.source) - 1; k >= 0; k-- {
		m.first[m.source[k].piece] = k
	}
	for _, p := range f.pairs {
		if p.i >= 0 && p.j >= 0 {
			m.pair(p)
		}
	}
	for _, p := range f.slotted {
		edits, ok := m.edits(p)
		if !ok {
			f.whole = false
			continue
		}
		f.edits = append(f.edits, edits...)
	}
}

// A mapping finds for the slots of the source those of the translation.
type mapping struct {
	*fixer
	source, target []place
	is             []*slot     // by slot of the source: what the text asked for has there, nil where that is not known
	first          map[int]int // the first slot of a piece of the source
}

// of returns the slots of a piece of the source, from a to before b.
func (m *mapping) of(piece int) (a, b int) {
	a, ok := m.first[piece]
	if !ok {
		return 0, 0
	}
	return a, a + len(m.difference.source.pieces[piece].slots)
}

// pair notes what stands in the place of the slots of a piece.
func (m *mapping) pair(p pair) {
	b := m.asked.pieces[p.j]
	if a := m.difference.source.pieces[p.i]; a.sort != b.sort || !same(a, b) && !sameRoles(a, b) {
		return
	}
	for k, end := m.of(p.i); k < end; k++ {
		m.is[k] = counterpart(m.source[k].slot, m.difference.source.pieces[p.i], b)
	}
}

// counterpart returns the slot of b that has the role of a slot of a; of those that are the same in
// every language the one at the same place.
func counterpart(s slot, a, b piece) *slot {
	for n := range b.slots {
		if b.slots[n].role == s.role && (s.role != asis || a.slots[n].start == s.start) {
			return &b.slots[n]
		}
	}
	return nil
}

// edits returns those for a piece of the source: for all of its slots that differ, or none.
func (m *mapping) edits(p pair) ([]edit, bool) {
	var edits []edit
	for k, end := m.of(p.i); k < end; k++ {
		s := m.source[k]
		if m.is[k] == nil || m.is[k].readings[0].value == s.readings[0].value {
			continue
		}
		if s.role.isNumber() && slices.ContainsFunc(s.readings, m.difference.source.inWords) && slices.ContainsFunc(s.readings, m.fixer.target.inWords) {
			return nil, false
		}
		at := m.find(k)
		if at < 0 && s.role == asis {
			m.whole = false // one attribute of a tag has nothing to do with the others
			continue
		}
		if at < 0 {
			return nil, false
		}
		there := m.target[at]
		is, ok := m.write(s.slot, *m.is[k], there)
		if !ok {
			return nil, false
		}
		edits = append(edits, m.preposition(there, *m.is[k])...)
		edits = append(edits, edit{start: there.start, end: there.end, is: is, kind: m.kind(s), fromWas: s.raw, fromIs: m.is[k].raw})
	}
	return edits, true
}

// preposition returns the edit for the Polish word before a month: "w sierpniu", but "we wrześniu".
func (m *mapping) preposition(there place, is slot) []edit {
	const september = 9
	before := m.before(there.piece)
	if there.role != month || there.readings[0].form == 0 || m.fixer.target.lang != lang.Polish || before != "w" && before != "we" {
		return nil
	}
	// The first piece of a date is its month only where the date has no day.
	p := m.fixer.target.pieces[there.piece-1]
	if wanted := is.readings[0].number == september; there.start != m.fixer.target.pieces[there.piece].start || wanted == (before == "we") {
		return nil
	} else if wanted {
		return []edit{{start: p.end, end: p.end, is: "e", kind: Date}}
	}
	return []edit{{start: p.end - 1, end: p.end, kind: Date}}
}

func (m *mapping) kind(s place) Kind {
	switch s.role {
	case asis:
		switch m.difference.source.pieces[s.piece].sort {
		case address:
			return Address
		case tag:
			return Tag
		case holder:
			if isCode(s.raw) {
				return Tag
			}
		}
		return Placeholder
	case day, month, year:
		return Date
	case amount:
		return Unit
	}
	if s.readings[0].clock {
		return Date
	}
	return Number
}

// find returns the slot of the translation that stands for slot k of the source, or -1: the one with
// the same value in the same role, or else the one with the same value, when there are as many of them
// as in the source.
func (m *mapping) find(k int) int {
	s := m.source[k]
	if at := m.findIn(k, func(r role) bool { return r == s.role }); at >= 0 || !s.role.isNumber() {
		return at
	}
	return m.findIn(k, role.isNumber)
}

func (m *mapping) findIn(k int, fits func(role) bool) int {
	equal := func(all []place) (found []int) {
		for n, other := range all {
			if _, _, ok := common(m.source[k].slot, other.slot); ok && fits(other.role) {
				found = append(found, n)
			}
		}
		return found
	}
	mine, theirs := equal(m.source), equal(m.target)
	if len(mine) != len(theirs) {
		return -1
	}
	if len(mine) > 1 && !m.allBecomeOne(mine) && !m.inOrder(mine, theirs) {
		return -1
	}
	for n := range mine {
		if mine[n] == k {
			return theirs[n]
		}
	}
	return -1
}

// allBecomeOne says that the text asked for has one value in the place of all of these slots.
func (m *mapping) allBecomeOne(slots []int) bool {
	for _, k := range slots {
		if m.is[k] == nil || m.is[k].readings[0].value != m.is[slots[0]].readings[0].value {
			return false
		}
	}
	return true
}

// inOrder says that slots of the same value certainly follow one another in the same order in both
// texts: between any two neighbours stands another value that both have there and nowhere else, or
// nothing but a word ("1 von 1, 1 z 1").
func (m *mapping) inOrder(mine, theirs []int) bool {
	for n := range len(mine) - 1 {
		if !m.close(mine[n], mine[n+1], theirs[n], theirs[n+1]) && !m.divided(mine[n], mine[n+1], theirs[n], theirs[n+1]) {
			return false
		}
	}
	return true
}

// maxDivided bounds the search for a value between two slots: 30 numbers on either side.
const maxDivided = 900

func (m *mapping) close(a, b, c, d int) bool {
	return m.source[b].piece-m.source[a].piece <= 2 && m.target[d].piece-m.target[c].piece <= 2
}

func (m *mapping) divided(a, b, c, d int) bool {
	if (b-a)*(d-c) > maxDivided {
		return false
	}
	for k := a + 1; k < b; k++ {
		for n := c + 1; n < d; n++ {
			if _, _, ok := common(m.source[k].slot, m.target[n].slot); ok && once(m.source, m.source[k]) && once(m.target, m.source[k]) {
				return true
			}
		}
	}
	return false
}

func once(all []place, s place) bool {
	n := 0
	for _, other := range all {
		if _, _, ok := common(s.slot, other.slot); ok {
			n++
		}
	}
	return n == 1
}

// write returns what has to stand in a slot of the translation, where the source has was and the text
// asked for has is; false where that is not certain.
func (m *mapping) write(was, is slot, there place) (string, bool) {
	for _, x := range was.readings {
		for _, model := range there.readings {
			if x.value != model.value {
				continue
			}
			for _, y := range is.readings {
				if s, ok := m.writeAs(x, y, model, was, is, there); ok {
					return s, true
				}
			}
		}
	}
	return "", false
}

func (m *mapping) writeAs(was, is, model reading, wasSlot, isSlot slot, there place) (string, bool) {
	l := m.fixer.target.lang
	switch {
	case was.exact || model.exact || is.exact:
		certain := wasSlot.role == asis || wasSlot.readings[0].exact && isSlot.readings[0].exact ||
			(isLettered(wasSlot.raw) || isLettered(isSlot.raw)) && m.isLabel(there.piece)
		return isSlot.raw, was.exact && model.exact && is.exact && certain
	case was.clock || is.clock:
		if !was.clock || !is.clock || (was.meridiem == "") != (is.meridiem == "") || m.hasPartOfDay(there.piece) {
			return "", false
		}
		return writeTime(is, model, l), true
	case was.day != "" || is.day != "":
		if was.day == "" || is.day == "" || m.addsWeekday() {
			return "", false
		}
		return writeDay(is, model), true
	case there.role == amount:
		name := symbol(is.value, isSlot.raw, there.raw, l)
		// "5%" has no space, and "5 kg" has.
		return name, m.fixer.target.pieces[there.piece].gap || startsWithLetter(name) == startsWithLetter(there.raw)
	case there.role == month && model.form > 0 && doubtful(model.number, model.form, m.before(there.piece), l):
		return "", false
	case there.role == numeral:
		n, err := strconv.Atoi(is.value)
		return toRoman(n), err == nil && n > 0 && n < 40
	case there.role == day || there.role == month || there.role == year,
		wasSlot.role == day || wasSlot.role == year || wasSlot.role == numeral:
		if there.role != plain && there.role != numeral && m.addsWeekday() {
			m.whole = false
		}
		return datePart(is, model, there.raw, padded(m.fixer.target.pieces[there.piece], there.slot, isSlot), l), true
	}
	if !is.numeric() || !was.numeric() || was.short != is.short || model.short && (len(is.whole) != 4 || is.fraction != "") {
		return "", false
	}
	if m.attached(there.piece, was, is) || isHour(is) && isHour(was) && m.hasPartOfDay(there.piece) {
		return "", false
	}
	if (m.counts(there.piece) || m.agrees(there.piece)) && category(was, l) != category(is, l) || m.heard(there.piece, was) != m.heard(there.piece, is) {
		m.whole = false // the noun has to have another form, or the word before
	}
	return number(is, was, model, m.grouping(), l), true
}

// before returns the word before a piece of the translation, "" at its start.
func (m *mapping) before(at int) string {
	if at == 0 {
		return ""
	}
	return strings.ToLower(m.fixer.target.pieces[at-1].key)
}

// grouping returns what the translation has between the thousands of its numbers, "" where it has none.
func (m *mapping) grouping() string {
	for _, p := range m.target {
		if p.role == plain && p.readings[0].group != "" && !p.readings[0].clock {
			return p.readings[0].group
		}
	}
	return ""
}
