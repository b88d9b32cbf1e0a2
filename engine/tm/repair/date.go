package repair

import (
	"strconv"
	"strings"

	"trivium/engine/lang"
	"trivium/engine/text"
)

// readDate returns the date that begins with the first token, and how many tokens it is, or 0. A
// month alone is a date. The dots and letters between its parts ("23.", "m.", "d.") are in it, those
// after it are not.
func readDate(s string, tokens []text.Token, l lang.Tag) (piece, int) {
	t := tokens[0]
	if t.Kind == text.Date {
		if slots := numericDate(s, t, l); slots != nil {
			return piece{sort: date, slots: slots}, 1
		}
		return piece{}, 0
	}
	if !mayBeDate(s, t, l) {
		return piece{}, 0
	}
	for _, order := range orders(l) {
		if slots, n := readOrder(s, tokens, order, l); n > 0 {
			return piece{sort: date, slots: slots}, n
		}
	}
	return piece{}, 0
}

// mayBeDate says that a date may begin with a token: a quick look that spares the others most words.
func mayBeDate(s string, t text.Token, l lang.Tag) bool {
	switch t.Kind {
	case text.Number:
		return t.End-t.Start <= 4
	case text.Word:
		if _, ok := aMonth(t.Of(s), l); ok {
			return true
		}
		_, ok := englishOrdinal(t.Of(s), l)
		return ok
	}
	return false
}

// orders are the ways to write a date with the name of its month, the longest first: D a day, M a
// month, R one in Roman numerals, Y a year, O a day as an English ordinal, anything else a token as it stands.
func orders(l lang.Tag) []string {
	switch l {
	case lang.Polish:
		return []string{"D M Y", "D M", "M Y", "M", "D R Y", "D . R . Y"}
	case lang.German:
		return []string{"D . M Y", "D . M", "M Y", "M"}
	case lang.Lithuanian:
		return []string{"Y m . M D", "Y m . M", "M D", "M"}
	case lang.English:
		return []string{"D M Y", "O M Y", "M D , Y", "M O , Y", "M D", "M O", "D M", "O M", "M Y", "M"}
	}
	return nil
}

func readOrder(s string, tokens []text.Token, order string, l lang.Tag) ([]slot, int) {
	var slots []slot
	n := 0
	for part := range strings.FieldsSeq(order) {
		if n >= len(tokens) {
			return nil, 0
		}
		t := tokens[n]
		raw := t.Of(s)
		sl := slot{start: t.Start, end: t.End}
		switch part {
		case "M":
			r, ok := aMonth(raw, l)
			if !ok {
				return nil, 0
			}
			sl.role, sl.readings = month, []reading{r}
		case "R":
			number, err := strconv.Atoi(romanValue(raw))
			if err != nil || number > 12 {
				return nil, 0
			}
			sl.role, sl.readings = month, []reading{{value: romanValue(raw), number: number, roman: true}}
		case "D", "O", "Y":
			digits := raw
			if part == "O" {
				digits, _ = englishOrdinal(raw, l)
			}
			value, err := strconv.Atoi(digits)
			if err != nil || part == "Y" && (len(digits) != 4 || value < 1000) || part != "Y" && (value < 1 || value > 31 || len(digits) > 2) {
				return nil, 0
			}
			sl.role = day
			if part == "Y" {
				sl.role = year
			}
			sl.readings = []reading{partOfDate(digits, part == "O")}
		default:
			if raw != part {
				return nil, 0
			}
			n++
			continue
		}
		slots = append(slots, sl)
		n++
	}
	return slots, n
}

// partOfDate is the reading of a day or a year. "08" is the same as "8".
func partOfDate(digits string, ordinal bool) reading {
	value := strings.TrimLeft(digits, "0")
	return reading{value: value, whole: digits, ordinal: ordinal}
}

// numericDate returns the parts of a date in digits, nil where their order is in doubt: "5/6/2021".
func numericDate(s string, t text.Token, l lang.Tag) []slot {
	raw := t.Of(s)
	separator := strings.IndexAny(raw, ".-/")
	if separator < 0 {
		return nil
	}
	parts := strings.Split(raw, raw[separator:separator+1])
	if len(parts) != 3 {
		return nil
	}
	roles := []role{day, month, year}
	second, err := strconv.Atoi(parts[1])
	if err != nil {
		return nil
	}
	switch {
	case len(parts[0]) == 4:
		roles = []role{year, month, day}
	case second > 12:
		roles = []role{month, day, year}
	case l == lang.English && raw[separator] == '/':
		if first, err := strconv.Atoi(parts[0]); err != nil || first <= 12 {
			return nil
		}
	}
	at := t.Start
	var slots []slot
	for k, part := range parts {
		sl := slot{role: roles[k], start: at, end: at + len(part)}
		number, err := strconv.Atoi(part)
		if err != nil || number == 0 {
			return nil
		}
		r := partOfDate(part, false)
		if roles[k] == month {
			r = reading{value: strconv.Itoa(number), number: number}
		}
		sl.readings = []reading{r}
		slots = append(slots, sl)
		at = sl.end + 1
	}
	return slots
}

// datePart writes a part of a date as the one that stood in its place, was, was written. padded says that a
// nought is written before a single figure.
func datePart(is, model reading, was string, padded bool, l lang.Tag) string {
	if is.number > 0 && model.form > 0 {
		return monthName(is.number, model.form, was, l)
	}
	if is.number > 0 && model.roman {
		return toRoman(is.number)
	}
	digits := is.value
	if model.ordinal {
		return ordinal(digits)
	}
	if len(digits) == 1 && padded {
		digits = "0" + digits
	}
	return digits
}

// padded says that a nought is written before a single figure in the place of a part of a date in digits:
// the part has one itself, or another one has where it is of two figures; or nothing tells and the date
// begins with the year, or the text asked for has one.
func padded(p piece, there, is slot) bool {
	switch {
	case there.raw[0] == '0':
		return true
	case len(there.raw) == 1:
		return false
	}
	single := false
	for _, s := range p.slots {
		if s.role != year && s.raw[0] == '0' {
			return true
		}
		single = single || s.role != year && len(s.raw) == 1
	}
	if single || p.sort != date || len(p.slots) < 3 || p.slots[0].readings[0].form+p.slots[1].readings[0].form > 0 {
		return false
	}
	return p.slots[0].role == year || is.raw[0] == '0'
}
