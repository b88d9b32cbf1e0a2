package repair

import (
	"strconv"
	"strings"
	"unicode/utf8"

	"trivium/engine/lang"
)

// The categories of numbers that ask for one form of a noun, by their names in CLDR.
const (
	one   = "one"
	few   = "few"
	many  = "many"
	other = "other"
)

// category returns the plural category of a number in a language, after the rules of CLDR 45
// (Unicode, Language Plural Rules, cardinals).
func category(r reading, l lang.Tag) string {
	digits := strings.TrimLeft(r.whole, "0")
	n, _ := strconv.Atoi(digits[max(0, len(digits)-6):]) // the last digits decide
	large := len(digits) > 6
	decimals := r.fraction != ""
	switch l {
	case lang.Polish:
		switch {
		case decimals:
			return other
		case n == 1 && !large:
			return one
		case n%10 >= 2 && n%10 <= 4 && (n%100 < 12 || n%100 > 14):
			return few
		}
		return many
	case lang.Lithuanian:
		teen := n%100 >= 11 && n%100 <= 19
		switch {
		case strings.Trim(r.fraction, "0") != "":
			return many
		case n%10 == 1 && !teen:
			return one
		case n%10 >= 2 && !teen:
			return few
		}
		return other
	}
	if n == 1 && !large && !decimals {
		return one
	}
	return other
}

// counts says that the number in a piece of the translation may count the noun after it, whose form
// depends on it then. It says no only where that is certain: "50 %", "5 km", "2021 r.", "moduł 3",
// "3. moduł", "2–3 osoby" (the 2), "5-osobowy".
func (f *fixer) counts(at int) bool {
	pieces := f.target.pieces
	if at+1 >= len(pieces) {
		return false
	}
	next := pieces[at+1]
	switch {
	case next.sort == date:
		return false
	case next.sort == tag, next.sort == holder: // what is after it may be counted
		return f.countsAfterTag(at + 1)
	case isQuote(next), next.key == "(":
		return !f.isLabel(at) && !isYearNumber(f.target.pieces[at]) && f.countsAfterTag(at+2)
	case next.sort != word:
		return false
	}
	if f.isLabel(at) || f.isInvariable(at+1) || f.isYear(at) || f.isPostal(at) || f.isOrdinal(at) {
		return false
	}
	return !(at+2 < len(pieces) && (pieces[at+2].sort == figure || pieces[at+2].sort == date) && f.isLink(at+1))
}

func (f *fixer) countsAfterTag(at int) bool {
	pieces := f.target.pieces
	for at < len(pieces) && (pieces[at].sort == tag || pieces[at].sort == holder) {
		at++
	}
	return at < len(pieces) && pieces[at].sort == word && !f.isInvariable(at)
}

func (f *fixer) isAmong(at int, list func() wordLists) bool {
	return at >= 0 && at < len(f.target.pieces) && list().has(f.target.pieces[at].key, f.target.lang)
}

// attached says that the number in a piece has an ending of its own, which another number may not have:
// "3-iasis", "2-go". Lithuanian ordinals have the same one ("4-asis", "25-oji"), but for the third.
func (f *fixer) attached(at int, was, is reading) bool {
	pieces := f.target.pieces
	if at+2 >= len(pieces) || pieces[at+1].key != "-" || pieces[at+1].gap || pieces[at+2].gap || pieces[at+2].sort != word {
		return false
	}
	switch f.target.lang {
	case lang.Lithuanian:
		first, _ := utf8.DecodeRuneInString(pieces[at+2].key)
		return isThird(was) || isThird(is) || !strings.ContainsRune("aąoųu", first) // "2-jų", "5-ių" are no ordinals
	case lang.Polish:
		return len(pieces[at+2].key) <= 4
	}
	return false
}

// isThird says that the last word of a Lithuanian ordinal is "trečias".
func isThird(r reading) bool {
	return r.fraction != "" || strings.HasSuffix(r.whole, "3") && !strings.HasSuffix(r.whole, "13")
}

// heard says which form the word before a number has for the sound of the number: "an 8-hour day", "ze
// 100 osób". It is the same for all numbers where no such word stands there.
func (f *fixer) heard(at int, r reading) bool {
	if at == 0 {
		return false
	}
	switch before := strings.ToLower(f.target.pieces[at-1].key); {
	case f.target.lang == lang.English && (before == "a" || before == "an"):
		thousands := len(r.whole)%3 == 2
		return r.whole[0] == '8' || thousands && (strings.HasPrefix(r.whole, "11") || strings.HasPrefix(r.whole, "18"))
	case f.target.lang == lang.Polish && (before == "z" || before == "ze"):
		return r.whole[0] == '1' && len(r.whole)%3 == 0
	}
	return false
}

// isLabel says that a number only tells the thing before it from others: "moduł 3", "Art. 2".
func (f *fixer) isLabel(at int) bool {
	return f.isAmong(at-1, labels) || at > 1 && f.target.pieces[at-1].key == "." && f.isAmong(at-2, labels)
}

// isInvariable says that a word has one form after all numbers.
func (f *fixer) isInvariable(at int) bool { return f.isAmong(at, invariables) }

// isLink says that the number before it goes with the one after it: "2 lub 3 osoby".
func (f *fixer) isLink(at int) bool { return f.isAmong(at, links) }

// isOrdinal says that a number tells the thing after it from others: in Lithuanian, where that is in the
// singular though the number asks for the plural ("7 straipsnio 2 dalis"); and after a stroke, where the
// form is always that of a part ("2/3 uczestników").
func (f *fixer) isOrdinal(at int) bool {
	pieces := f.target.pieces
	if at > 1 && pieces[at-1].key == "/" && !pieces[at].gap && !pieces[at-1].gap && pieces[at-2].sort == figure {
		return true
	}
	r := pieces[at].slots[0].readings[0]
	return f.target.lang == lang.Lithuanian && f.isAmong(at+1, labels) && r.numeric() && category(r, f.target.lang) != one
}

// isPostal says that a number is the end of a postal code, "31-066 Kraków", or begins with a nought as codes do.
func (f *fixer) isPostal(at int) bool {
	p := f.target.pieces[at]
	if len(p.key) > 1 && p.key[0] == '0' && !strings.ContainsAny(p.key, ",.") {
		return true
	}
	if at < 2 || at+1 >= len(f.target.pieces) || !capital(f.target.pieces[at+1].key) || p.gap || f.target.pieces[at-1].gap || f.target.pieces[at-1].key != "-" || f.target.pieces[at-2].sort != figure {
		return false
	}
	return len(p.key) == 3 && len(f.target.pieces[at-2].key) == 2
}

// isYear says that a number is a year, by the word before it or after it.
func (f *fixer) isYear(at int) bool {
	p := f.target.pieces[at]
	return len(p.key) == 4 && (p.key[0] == '1' || p.key[0] == '2') && f.isAmong(at+1, yearWords) || isYearNumber(p) && f.isAmong(at-1, yearWords)
}

// isYearNumber says that a number is most likely a year where nothing speaks against it.
func isYearNumber(p piece) bool {
	return len(p.key) == 4 && (p.key[:2] == "19" || p.key[:2] == "20")
}
