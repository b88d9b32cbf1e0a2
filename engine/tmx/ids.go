package tmx

import "hash/maphash"

// maxIDs is how many ids of units are remembered: a table of 32 MB at most, enough for three million
// units, whatever the size of the file.
const (
	idSlots = 1 << 22
	maxIDs  = idSlots / 4 * 3
)

// idSet remembers ids by their hashes, 63 bits each: with three million of them the chance that any two
// different ones are taken for equal is below one in a million.
type idSet struct {
	seed  maphash.Seed
	slots []uint64
	count int
}

// add says whether the id was there already, and whether it could be remembered.
func (s *idSet) add(id string) (duplicate, remembered bool) {
	if s.slots == nil {
		s.seed = maphash.MakeSeed()
		s.slots = make([]uint64, 1<<10)
	}
	h := maphash.String(s.seed, id) | 1 // 0 is an empty slot
	slot := s.find(h)
	if s.slots[slot] == h {
		return true, true
	}
	if s.count == maxIDs {
		return false, false
	}
	s.slots[slot] = h
	if s.count++; s.count > len(s.slots)/4*3 && len(s.slots) < idSlots {
		s.grow()
	}
	return false, true
}

// find returns the slot of a hash, or the empty one where it belongs.
func (s *idSet) find(h uint64) int {
	slot := int(h>>20) & (len(s.slots) - 1)
	for s.slots[slot] != 0 && s.slots[slot] != h {
		slot = (slot + 1) & (len(s.slots) - 1)
	}
	return slot
}

func (s *idSet) grow() {
	old := s.slots
	s.slots = make([]uint64, 2*len(old))
	for _, h := range old {
		if h != 0 {
			s.slots[s.find(h)] = h
		}
	}
}
