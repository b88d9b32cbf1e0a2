package explain

import (
	"strings"

	"trivium/engine/text"
)

// leastBody is how many bytes a word must have after a prefix for that to be one: "neu" is not the
// negation of "u".
const leastBody = 4

// negations are the prefixes that turn a word into its contrary. After them the word is the very same.
var negations = []string{"nie", "un", "ne", "nicht"}

// negated says that one of two words is the other with a negation before it ("ważny, nieważny", "dirba,
// nedirba", "wichtige, unwichtige"), and returns the length of the prefix on the side that has it.
func negated(unit, asked string) (was, is int, ok bool) {
	for _, prefix := range negations {
		if body, found := strings.CutPrefix(asked, prefix); found && body == unit && len(body) >= leastBody {
			return 0, len(prefix), true
		}
		if body, found := strings.CutPrefix(unit, prefix); found && body == asked && len(body) >= leastBody {
			return len(prefix), 0, true
		}
	}
	return 0, 0, false
}

// lastForm returns the places of the last word of what the text asked for has, and of the one word that
// the unit has there, where the one is the German participle of the other: "hat gearbeitet" for
// "arbeitet". What stands before it is inserted.
func lastForm(asked, unit string, inAsked, inUnit Range) ([2]Range, bool) {
	is, was := asked[inAsked.Start:inAsked.End], unit[inUnit.Start:inUnit.End]
	if strings.ContainsRune(was, ' ') {
		return [2]Range{}, false
	}
	at := strings.LastIndexByte(is, ' ') + 1
	if !participle(is[at:], was) && !participle(was, is[at:]) {
		return [2]Range{}, false
	}
	return [2]Range{{inAsked.Start + at, inAsked.End}, inUnit}, true
}

// participle says that a word is the weak participle of a German verb: "gearbeitet" of "arbeitet".
func participle(word, verb string) bool {
	body, ge := strings.CutPrefix(word, "ge")
	return ge && len(body) >= leastBody && strings.HasSuffix(body, "t") && text.SameWord(body, verb)
}
