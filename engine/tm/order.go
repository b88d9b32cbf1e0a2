package tm

import (
	"slices"
	"unicode/utf8"
)

// stemLength is how many characters of a word say which one it is, as far as its place is concerned:
// "szkoła" is at the place of "szkole", and "Lehrer" at that of "Lehrerin".
const stemLength = 4

// disorder returns which part of the words that two texts, given by their folded words, have in common
// must be moved to bring those of one into the order of the other: 0 when they stand in one order, less
// than 1 always. It does not depend on which text is which. Words that stand twice in one of the texts
// do not count. For example,
//
//	die Schule informiert die Familie
//	die Familie informiert die Schule
//
// have three words in common that stand once. One of them can stay, 2/3 must be moved.
func disorder(a, b []string) float64 {
	here, there := places(a), places(b)
	var order []int // the places in b of common words, in the order of a
	for i, w := range a {
		if at, has := there[stem(w)]; has && at >= 0 && here[stem(w)] == i {
			order = append(order, at)
		}
	}
	if slices.IsSorted(order) {
		return 0
	}
	return float64(len(order)-longestRising(order)) / float64(len(order))
}

// places returns where each word stands that stands once in a text, by its stem, and -1 for the others.
func places(words []string) map[string]int {
	at := make(map[string]int, len(words))
	for i, w := range words {
		if _, again := at[stem(w)]; again {
			i = -1
		}
		at[stem(w)] = i
	}
	return at
}

func stem(word string) string {
	end := 0
	for range stemLength {
		_, size := utf8.DecodeRuneInString(word[end:])
		end += size
	}
	return word[:end]
}

// longestRising returns the length of the longest rising subsequence of different numbers (Fredman
// 1975).
func longestRising(numbers []int) int {
	var ends []int // the lowest end of a rising sequence of each length so far
	for _, n := range numbers {
		at, _ := slices.BinarySearch(ends, n)
		if at == len(ends) {
			ends = append(ends, n)
		} else {
			ends[at] = n
		}
	}
	return len(ends)
}
