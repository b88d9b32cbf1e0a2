package diff

import (
	"unicode/utf8"

	"github.com/sergi/go-diff/diffmatchpatch"
)

// maxAligned bounds the tokens that are compared one by one, in both texts together and after what
// they begin and end with alike. The work grows with the square of the differences: at this bound
// two texts that share nothing take less than half a second. Beyond it they count as rewritten.
const maxAligned = 10000

// A match is a pair of equal tokens, by index.
type match struct{ old, new int }

// align returns the longest common subsequence of two token streams, in order. It depends on the
// two streams alone: no clock, no heuristics.
func align(old, new []rune) []match {
	var matches []match
	start := 0
	for start < len(old) && start < len(new) && old[start] == new[start] {
		matches = append(matches, match{start, start})
		start++
	}
	oldEnd, newEnd := len(old), len(new)
	for oldEnd > start && newEnd > start && old[oldEnd-1] == new[newEnd-1] {
		oldEnd--
		newEnd--
	}
	if start < oldEnd && start < newEnd && oldEnd+newEnd-2*start <= maxAligned {
		matches = alignMiddle(matches, old[start:oldEnd], new[start:newEnd], start)
	}
	for oldEnd < len(old) {
		matches = append(matches, match{oldEnd, newEnd})
		oldEnd++
		newEnd++
	}
	return matches
}

func alignMiddle(matches []match, old, new []rune, offset int) []match {
	// Without a timeout go-diff neither watches the clock nor takes its half-match shortcut, so every
	// machine finds the same script.
	differ := diffmatchpatch.DiffMatchPatch{DiffTimeout: 0}
	i, j := offset, offset
	for _, d := range differ.DiffMainRunes(old, new, false) {
		n := utf8.RuneCountInString(d.Text)
		switch d.Type {
		case diffmatchpatch.DiffDelete:
			i += n
		case diffmatchpatch.DiffInsert:
			j += n
		default:
			for range n {
				matches = append(matches, match{i, j})
				i++
				j++
			}
		}
	}
	return matches
}

// numbers gives each different string a rune, as go-diff wants its streams.
type numbers map[string]rune

// Surrogates are no characters: a rune among them would come back from go-diff as another one.
const firstSurrogate, surrogates = 0xD800, 0x800

func (n numbers) of(s string) rune {
	id, known := n[s]
	if !known {
		id = rune(len(n) + 1)
		if id >= firstSurrogate {
			id += surrogates
		}
		n[s] = id
	}
	return id
}
