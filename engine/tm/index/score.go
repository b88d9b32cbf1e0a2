package index

import (
	"crypto/sha256"
	"encoding/binary"
	"slices"

	"trivium/engine/text"
)

// almost is the highest raw score of two texts that are not equal. Two texts may have the very same
// features and yet differ, in a capital or in the order of their words; a translator must see that the
// match is not exact. Half a percent below 1 so that no rounding to tenths of a percent shows 100.
const almost = 0.995

// Raw returns how alike two texts are, from 0 for nothing in common to 1. It is 1 only when
// text.Normalize makes them equal, and at most 0.995 otherwise; two blank texts are equal. It depends
// on nothing but the two texts, and Raw(a, b) = Raw(b, a). See likeness.
func Raw(a, b string) float64 {
	if text.Normalize(a) == text.Normalize(b) {
		return 1
	}
	p, q := NewProfile(a), NewProfile(b)
	return min(likeness(common(p.features, q.features), len(p.features)+len(q.features)), almost)
}

// A Profile is a text as the score sees it. To compare one text with many, make its profile once.
type Profile struct {
	key      uint64   // the first bytes of SHA-256 of the normal form: equal texts have equal keys
	features []uint64 // in ascending order, each as often as it occurs
}

// NewProfile returns the profile of a text.
func NewProfile(s string) Profile {
	p := Profile{}
	p.key, p.features = profile(s, nil)
	slices.Sort(p.features)
	return p
}

// profile returns the key of a text and appends the features of what is not markup to dst, in no order.
func profile(s string, dst []uint64) (key uint64, features []uint64) {
	normal := text.Normalize(s)
	sum := sha256.Sum256([]byte(normal))
	return binary.LittleEndian.Uint64(sum[:]), appendFeatures(dst, text.Fold(withoutMarkup(normal)))
}

// Raw returns Raw of the two texts, which it takes for equal when their keys are: that two different
// texts with the same features share a key of 64 bits is not to be expected.
func (p Profile) Raw(q Profile) float64 {
	return rawOf(common(p.features, q.features), len(p.features)+len(q.features), p.key == q.key)
}

// rawOf returns the raw score of two texts that have shared features in common and sum together.
func rawOf(shared, sum int, equal bool) float64 {
	if 2*shared == sum && equal {
		return 1
	}
	return min(likeness(shared, sum), almost)
}

// doubt is how many more features two texts together are taken to have, none in common, when they have
// not all in common. Of two short texts that differ in one word little is the same; when their
// coefficient of Dice is high, that is more often by chance than with long ones, and the translation of
// one is of less use for the other. Measured by eval: see docs/adr/0018-the-score-of-the-memory.md.
const doubt = 12

// likeness returns how alike two texts are that have shared features in common and sum together: the
// coefficient of Dice (1945) over bags of features, 2·shared / sum, with a doubt added to the sum. With
// all features in common it is 1, and 0 for two texts without features. It rises with shared, which is
// at most half of sum.
func likeness(shared, sum int) float64 {
	switch {
	case sum == 0:
		return 0
	case 2*shared == sum:
		return 1
	}
	return float64(2*shared) / float64(sum+doubt)
}

// common returns the size of the intersection of two bags in ascending order.
func common(a, b []uint64) int {
	shared := 0
	for i, j := 0, 0; i < len(a) && j < len(b); {
		switch {
		case a[i] < b[j]:
			i++
		case a[i] > b[j]:
			j++
		default:
			shared, i, j = shared+1, i+1, j+1
		}
	}
	return shared
}
