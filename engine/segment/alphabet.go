package segment

import (
	"slices"
	"sync"
	"unicode"
)

// An alphabet sorts the characters into symbols: two characters have the same symbol when no
// pattern can tell them apart. A table of an automaton then has some fifty columns and not a
// million.
type alphabet struct {
	starts  []rune // where each run of characters of one symbol begins, ascending; the first is 0
	symbols []uint16
	table   [tableSize]uint16 // the symbols of the first characters, Latin, Greek and Cyrillic among them
	kinds   []neighbour       // of each symbol
}

const tableSize = 0x500

// neighbour is what a look-around of width zero can see of a character.
type neighbour uint8

const (
	edge  neighbour = iota // no character: the end of the text
	word                   // a character that "\b" takes for one of a word
	other                  // any other
	looks                  // how many there are
)

// isWord is the class of "\b" in regexp2 and ICU.
func isWord(r rune) bool {
	return unicode.In(r, unicode.L, unicode.Mn, unicode.Nd, unicode.Pc) || r == '\u200C' || r == '\u200D'
}

// newAlphabet returns the coarsest alphabet that tells apart what any of the programs does, and
// notes in them which symbols are in their sets.
func newAlphabet(programs ...*program) *alphabet {
	words := wordSet()
	sets := []runeSet{words}
	for _, p := range programs {
		sets = append(sets, p.sets...)
	}
	cuts := []rune{0}
	for _, set := range sets {
		for i := 0; i < len(set); i += 2 {
			cuts = append(cuts, set[i], set[i+1]+1)
		}
	}
	slices.Sort(cuts)
	cuts = slices.Compact(cuts)
	a := &alphabet{}
	for _, p := range programs {
		p.holds = make([][]bool, len(p.sets))
	}
	seen := map[string]uint16{}
	signature := make([]byte, len(sets))
	for _, start := range cuts {
		if start > unicode.MaxRune {
			break
		}
		for i, set := range sets {
			signature[i] = 0
			if set.has(start) {
				signature[i] = 1
			}
		}
		symbol, known := seen[string(signature)]
		if !known {
			symbol = uint16(len(a.kinds)) //nolint:gosec // a set of rules has some dozens
			seen[string(signature)] = symbol
			kind := other
			if signature[0] == 1 {
				kind = word
			}
			a.kinds = append(a.kinds, kind)
			for _, p := range programs {
				for i, set := range p.sets {
					p.holds[i] = append(p.holds[i], set.has(start))
				}
			}
		}
		a.starts = append(a.starts, start)
		a.symbols = append(a.symbols, symbol)
	}
	for r := range rune(tableSize) {
		a.table[r] = a.find(r)
	}
	return a
}

// wordSet returns the characters of isWord. Going through all of Unicode takes some 50 ms, so it is
// done once.
var wordSet = sync.OnceValue(func() runeSet {
	var set runeSet
	for r := rune(0); r <= unicode.MaxRune; r++ {
		if !isWord(r) {
			continue
		}
		if last := len(set) - 1; last >= 0 && set[last] == r-1 {
			set[last] = r
		} else {
			set = append(set, r, r)
		}
	}
	return set
})

func (a *alphabet) symbol(r rune) uint16 {
	if r < tableSize {
		return a.table[r]
	}
	return a.find(r)
}

func (a *alphabet) find(r rune) uint16 {
	at, found := slices.BinarySearch(a.starts, r)
	if !found {
		at--
	}
	return a.symbols[at]
}
