package tm

import (
	"cmp"
	"slices"

	"trivium/engine/tm/index"
)

// skeletons finds the units of one language by the skeletons of their texts. It never changes: with
// makes another one. What has been deleted or has another text by now is still found; whoever looks up
// compares the texts anyway.
type skeletons struct {
	levels [][]bone // each in ascending order, big ones first
	fresh  []bone   // in no order; maybe a part of a slice to whose end later ones append
}

// A bone is a unit with the skeleton of its text: the skeleton in the high half, the slot in the low.
type bone uint64

func boneOf(skeleton, slot uint32) bone { return bone(skeleton)<<32 | bone(slot) }

func (b bone) slot() uint32 { return uint32(b) }

// looseBones is the number of bones that lie in no order; looking through them takes 0.1 µs.
const looseBones = 256

// with returns the table with more bones. Those of texts without letters are left out.
func (s *skeletons) with(bones ...bone) *skeletons {
	next := &skeletons{levels: s.levels, fresh: s.fresh}
	for _, b := range bones {
		if b>>32 != 0 {
			next.fresh = append(next.fresh, b)
		}
	}
	if len(next.fresh) < looseBones {
		return next
	}
	made := slices.Clone(next.fresh)
	slices.SortFunc(made, index.Sorting(&index.Breather{}, cmp.Compare[bone]))
	made = slices.Clip(slices.Compact(made))
	// A level is merged with the one after it unless it is four times as long: so there are few.
	levels := s.levels
	for len(levels) > 0 && len(levels[len(levels)-1]) < 4*len(made) {
		made = merged(levels[len(levels)-1], made)
		levels = levels[:len(levels)-1]
	}
	return &skeletons{levels: append(slices.Clip(levels), made)}
}

// merged returns the bones of two levels in order, none of them twice.
func merged(a, b []bone) []bone {
	all := make([]bone, 0, len(a)+len(b))
	for len(a) > 0 && len(b) > 0 {
		switch {
		case a[0] < b[0]:
			all, a = append(all, a[0]), a[1:]
		case a[0] > b[0]:
			all, b = append(all, b[0]), b[1:]
		default:
			all, a, b = append(all, a[0]), a[1:], b[1:]
		}
	}
	return append(append(all, a...), b...)
}

// slots appends the slots of the units with a skeleton to dst, in ascending order and none twice.
func (s *skeletons) slots(dst []uint32, skeleton uint32) []uint32 {
	if skeleton == 0 {
		return dst
	}
	from := len(dst)
	for _, l := range s.levels {
		at, _ := slices.BinarySearch(l, boneOf(skeleton, 0))
		for ; at < len(l) && l[at]>>32 == bone(skeleton); at++ {
			dst = append(dst, l[at].slot())
		}
	}
	for _, b := range s.fresh {
		if b>>32 == bone(skeleton) {
			dst = append(dst, b.slot())
		}
	}
	found := dst[from:]
	slices.Sort(found)
	return dst[:from+len(slices.Compact(found))]
}

// bytes returns the memory that the table takes, in bytes.
func (s *skeletons) bytes() int {
	total := 8 * cap(s.fresh)
	for _, l := range s.levels {
		total += 24 + 8*cap(l)
	}
	return total
}
