package text

import (
	"strings"
	"unicode/utf8"
)

// afterFigures returns the end and kind of what starts with a digit at s[at:]: a date or a time, a
// number with its separators, or a word like "2x" or "1990er".
func afterFigures(s string, at int) (int, Kind) {
	if end := afterDate(s, at); end > at {
		return end, Date
	}
	end := afterDigits(s, at)
	if end < len(s) && isWordRune(firstRune(s[end:])) {
		return afterWord(s, at), Word
	}
	return afterSeparators(s, at, end), Number
}

func afterDigits(s string, at int) int {
	for at < len(s) {
		r, size := utf8.DecodeRuneInString(s[at:])
		if !isDigit(r) {
			break
		}
		at += size
	}
	return at
}

// afterSeparators continues a number whose first digits are s[at:end]. A full stop or comma belongs
// to it when a digit follows. A space or an apostrophe does when exactly three digits follow, one to
// three stood before it, and no full stop or comma came yet: "1 234,5" is one number, "w 2021 500
// osób" has two.
func afterSeparators(s string, at, end int) int {
	group := end - at // the length of the last group of digits
	grouping := group <= 3
	for end < len(s) {
		r, size := utf8.DecodeRuneInString(s[end:])
		next := afterDigits(s, end+size)
		digits := next - end - size
		switch {
		case digits == 0:
			return end
		case r == '.' || r == ',':
			grouping = false
		case isGroupSpace(r) && grouping && digits == 3 && !followedByLetter(s, next):
		default:
			return end
		}
		end = next
	}
	return end
}

func followedByLetter(s string, at int) bool {
	return at < len(s) && isWordRune(firstRune(s[at:]))
}

// isGroupSpace says that r separates thousands: a space, its no-break forms, or an apostrophe.
func isGroupSpace(r rune) bool { return strings.ContainsRune(" \u00A0\u2009\u202F'’", r) }

// afterDate returns the end of the date (day, month and year, or year, month and day, with the same
// separator) or the time of day at s[at:], or at.
func afterDate(s string, at int) int {
	first, i := figure(s, at)
	if i == at || i >= len(s) {
		return at
	}
	separator := s[i]
	if strings.IndexByte(".-/:", separator) < 0 {
		return at
	}
	second, j := figure(s, i+1)
	if separator == ':' {
		return afterTime(s, at, first, i-at, second, j, j-i-1)
	}
	if j == i+1 || j >= len(s) || s[j] != separator {
		return at
	}
	third, k := figure(s, j+1)
	switch lengths := [3]int{i - at, j - i - 1, k - j - 1}; {
	case continuesFigure(s, k, separator):
		return at
	case lengths[0] == 4 && lengths[1] <= 2 && lengths[2] <= 2 && isDay(third) && isMonth(second):
		return k
	case lengths[2] == 4 && lengths[0] <= 2 && lengths[1] <= 2 && isDay(max(first, second)) && isMonth(min(first, second)):
		return k
	}
	return at
}

// afterTime returns the end of "14:30" or "14:30:05", or at.
func afterTime(s string, at, hour, hourDigits, minute, end, minuteDigits int) int {
	if hourDigits > 2 || hour > 24 || minuteDigits != 2 || minute > 59 {
		return at
	}
	if end+3 <= len(s) && s[end] == ':' {
		if second, after := figure(s, end+1); after == end+3 && second <= 59 {
			end = after
		}
	}
	if continuesFigure(s, end, ':') {
		return at
	}
	return end
}

// continuesFigure says that what has been read is only the start of something longer.
func continuesFigure(s string, at int, separator byte) bool {
	if followedByLetter(s, at) {
		return true
	}
	return at+1 < len(s) && s[at] == separator && isDigit(firstRune(s[at+1:]))
}

func isDay(n int) bool   { return n >= 1 && n <= 31 }
func isMonth(n int) bool { return n >= 1 && n <= 12 }

// figure reads one to four ASCII digits; more give at.
func figure(s string, at int) (value, end int) {
	end = at
	for end < len(s) && '0' <= s[end] && s[end] <= '9' {
		if end-at == 4 {
			return 0, at
		}
		value = value*10 + int(s[end]-'0')
		end++
	}
	return value, end
}
