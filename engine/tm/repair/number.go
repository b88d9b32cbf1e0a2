package repair

import (
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"

	"trivium/engine/lang"
)

// figures returns the ways to read a number of a language, the likeliest first. The last is always
// the number as a string of characters: what is no quantity ("2.3.1", "12.04.") is the same in every
// language.
func figures(raw string, l lang.Tag) []reading {
	asWritten := reading{value: "exactly " + raw, exact: true}
	groups, separators := split(raw)
	if len(separators) == 0 {
		return []reading{{value: raw, whole: raw}, asWritten}
	}
	var found []reading
	own, other := byte(','), byte('.')
	if l == lang.English {
		own, other = other, own
	}
	last := separators[len(separators)-1]
	decimals := len(last) == 1 && (last[0] == own || last[0] == other)
	if sep, ok := sameGroups(groups, separators); ok && (len(separators) > 1 || !decimals || last[0] != own) {
		found = append(found, quantity(groups, "", sep, 0))
	}
	if decimals {
		whole, before := groups[:len(groups)-1], separators[:len(separators)-1]
		sep, ok := sameGroups(whole, before)
		if (ok || len(before) == 0) && sep != last && (len(before) > 0 || last[0] == own || len(found) == 0) {
			found = append(found, quantity(whole, groups[len(groups)-1], sep, last[0]))
		}
	}
	if t, ok := clock(raw); ok {
		found = append(found, t)
	}
	if d, ok := dayAndMonth(raw, l); ok {
		found = append(found, d)
	}
	if len(separators) == 1 && decimals && last[0] == other && !(len(found) > 0 && found[0].point == 0 && found[0].numeric()) {
		return append([]reading{asWritten}, found...)
	}
	return append(found, asWritten)
}

// split returns the groups of digits of a number, and what stands between them.
func split(raw string) (groups, separators []string) {
	start := 0
	inDigits := true
	for i, r := range raw {
		isDigit := '0' <= r && r <= '9'
		if isDigit == inDigits {
			continue
		}
		if inDigits {
			groups = append(groups, raw[start:i])
		} else {
			separators = append(separators, raw[start:i])
		}
		start, inDigits = i, isDigit
	}
	return append(groups, raw[start:]), separators
}

// sameGroups returns the separator between groups of three digits, the first of one to three.
func sameGroups(groups, separators []string) (string, bool) {
	if len(separators) == 0 {
		return "", false
	}
	if len(groups[0]) > 3 || groups[0] == "" || groups[0][0] == '0' || separators[0] == ":" || separators[0] == "/" || separators[0] == "-" {
		return "", false
	}
	for k, group := range groups[1:] {
		if len(group) != 3 || separators[k] != separators[0] {
			return "", false
		}
	}
	return separators[0], true
}

func quantity(groups []string, fraction, group string, point byte) reading {
	whole := strings.Join(groups, "")
	value := whole
	if point != 0 {
		value += "." + fraction
	}
	return reading{value: value, whole: whole, fraction: fraction, group: group, point: point}
}

// number writes a number as the one that stood in its place was written. was is what the unit's text
// had, to tell whether the text asked for has thousands kept apart for once.
func number(is, was, model reading, fallback string, l lang.Tag) string {
	whole := grouped(is.whole, thousands(is, was, model, fallback, l))
	if model.ordinal {
		return ordinal(is.whole)
	}
	if model.short {
		return is.whole[len(is.whole)-2:]
	}
	if is.fraction == "" {
		return whole
	}
	point := model.point
	if point == 0 {
		point = ','
		if l == lang.English {
			point = '.'
		}
	}
	return whole + string(rune(point)) + is.fraction
}

// thousands returns what to write between the thousands of a number. fallback is what the
// translation uses elsewhere, or "".
func thousands(is, was, model reading, fallback string, l lang.Tag) string {
	const three = 3
	switch {
	case len(is.whole) <= three || is.group == "" && (was.group != "" || len(model.whole) <= three || model.group == ""):
		return ""
	case model.group != "":
		return model.group
	case len(model.whole) > three && len(is.whole) <= len(model.whole):
		return "" // the translation keeps such numbers together
	case fallback != "":
		return fallback
	case (l == lang.Polish || l == lang.Lithuanian) && strings.TrimSpace(is.group) == "" && is.group != "":
		return is.group // the space that the text asked for has
	}
	switch l {
	case lang.German:
		return "."
	case lang.English:
		return ","
	}
	return "\u00A0"
}

func grouped(digits, separator string) string {
	if separator == "" {
		return digits
	}
	var b strings.Builder
	for i, r := range digits {
		if i > 0 && (len(digits)-i)%3 == 0 {
			b.WriteString(separator)
		}
		b.WriteRune(r)
	}
	return b.String()
}

// englishOrdinal returns the number of "3rd", and says whether it is one.
func englishOrdinal(s string, l lang.Tag) (string, bool) {
	if l != lang.English || len(s) < 3 || !strings.Contains("st nd rd th", s[len(s)-2:]) {
		return "", false
	}
	digits := s[:len(s)-2]
	if n, err := strconv.Atoi(digits); err != nil || n < 1 || strconv.Itoa(n) != digits {
		return "", false
	}
	return digits, true
}

// ordinal writes an English ordinal.
func ordinal(digits string) string {
	ending := "th"
	if len(digits) < 2 || digits[len(digits)-2] != '1' {
		switch digits[len(digits)-1] {
		case '1':
			ending = "st"
		case '2':
			ending = "nd"
		case '3':
			ending = "rd"
		}
	}
	return digits + ending
}

// clock reads a time of day: "14:30", "9.05".
func clock(raw string) (reading, bool) {
	i := strings.IndexAny(raw, ":.")
	if i < 1 || i > 2 || len(raw)-i != 3 {
		return reading{}, false
	}
	hour, errHour := strconv.Atoi(raw[:i])
	minute, errMinute := strconv.Atoi(raw[i+1:])
	if errHour != nil || errMinute != nil || hour > 24 || minute > 59 || utf8.RuneCountInString(raw) != len(raw) {
		return reading{}, false
	}
	return timeOfDay(hour, minute, raw[i], i == 2 && raw[0] == '0'), true
}

func timeOfDay(hour, minute int, point byte, padded bool) reading {
	r := reading{value: "time " + strconv.Itoa(hour) + ":" + strconv.Itoa(minute), hour: hour, minute: minute, point: point, clock: true}
	if padded {
		r.group = "0"
	}
	return r
}

// timeFirst returns the readings of a number that is known to be a time of day: "14" is a full hour.
func timeFirst(readings []reading) []reading {
	if i := slices.IndexFunc(readings, func(r reading) bool { return r.clock }); i >= 0 {
		return append([]reading{readings[i]}, slices.Delete(slices.Clone(readings), i, i+1)...)
	}
	hour, err := strconv.Atoi(readings[0].value)
	if err != nil || hour > 24 || readings[0].ordinal {
		return readings
	}
	return append([]reading{timeOfDay(hour, 0, 0, strings.HasPrefix(readings[0].whole, "0"))}, readings...)
}

// orTime returns the readings of a number with that as a full hour as the last but one.
func orTime(readings []reading) []reading {
	timed := timeFirst(readings)
	if !timed[0].clock || readings[0].clock || slices.ContainsFunc(readings, func(r reading) bool { return r.clock }) {
		return readings
	}
	return slices.Insert(slices.Clone(readings), len(readings)-1, timed[0])
}

// writeTime writes a time as the one that stood in its place was written.
func writeTime(is, model reading, l lang.Tag) string {
	if model.meridiem != "" {
		return halfDay(is, model, l)
	}
	hour := strconv.Itoa(is.hour)
	if len(hour) == 1 && (model.group == "0" || model.hour > 9 && is.group == "0") {
		hour = "0" + hour
	}
	point := model.point
	if point == 0 {
		if is.minute == 0 {
			return hour
		}
		point = '.'
		if l == lang.English || l == lang.German {
			point = ':'
		}
	}
	minute := strconv.Itoa(is.minute)
	if len(minute) == 1 {
		minute = "0" + minute
	}
	return hour + string(rune(point)) + minute
}
