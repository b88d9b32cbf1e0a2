package index

// featuresVersion is the number of what profile finds. Whoever changes its results raises it,
// and every stored index is made anew.
const featuresVersion = 2

// appendFeatures appends the features of a folded text to dst: each pair of neighbouring characters,
// as often as it occurs, with a space before and after the text, so that the beginning and the end of
// a word count as much in the first and last word as in any other. "dom" has " d", "do", "om", "m ".
// A text of n characters has n+1 features, an empty one has none.
//
// Pairs of characters give inflected words their due ("pomocy", "pomocą" share 5 of 7), need no
// dictionary, and no other features were clearly better when the translations found were judged.
//
// The index below knows nothing of characters: it finds its way by any bag of 64-bit numbers.
func appendFeatures(dst []uint64, folded string) []uint64 {
	if folded == "" {
		return dst
	}
	last := ' '
	for _, r := range folded {
		dst = append(dst, pair(last, r))
		last = r
	}
	return append(dst, pair(last, ' '))
}

func pair(a, b rune) uint64 { return uint64(uint32(a))<<32 | uint64(uint32(b)) }
