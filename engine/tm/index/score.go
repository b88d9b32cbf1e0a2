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
// on nothing but the two texts, and Raw(a, b) = Raw(b, a).
//
// It is the coefficient of Dice (1945), 2·|A ∩ B| / (|A| + |B|), over the bags of features of the
// texts: see features.
func Raw(a, b string) float64 {
	if text.Normalize(a) == text.Normalize(b) {
		return 1
	}
	p, q := NewProfile(a), NewProfile(b)
	return min(dice(common(p.features, q.features), len(p.features)+len(q.features)), almost)
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

// profile returns the key of a text and appends its features to dst, in no order.
func profile(s string, dst []uint64) (key uint64, features []uint64) {
	normal := text.Normalize(s)
	sum := sha256.Sum256([]byte(normal))
	return binary.LittleEndian.Uint64(sum[:]), appendFeatures(dst, text.Fold(normal))
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
	return min(dice(shared, sum), almost)
}

// dice returns 2·shared / sum, or 0 for two texts without features.
func dice(shared, sum int) float64 {
	if sum == 0 {
		return 0
	}
	return float64(2*shared) / float64(sum)
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
