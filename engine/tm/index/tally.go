package index

import "math/bits"

// A tally counts, for each slot of a block, how many lists it is in, 64 slots at a time.
//
// The counts stand upright: bit i of word w of plane p is bit p of the count of slot 64·w + i. To add
// a list is to add a bit to each of 64 numbers at once, with the and, or and xor that a full adder is
// made of. For example, three lists and four slots:
//
//	slot       3 2 1 0
//	list a     0 1 1 0
//	list b     0 1 0 0
//	list c     1 1 0 0
//	plane 0    1 1 1 0    a ⊕ b ⊕ c
//	plane 1    0 1 0 0    at least two of a, b, c
//	count      1 3 1 0
//
// Eight bitmaps are added by seven full adders, each of which takes three bits of one weight and gives
// one of the same and one of twice the weight (Harley and Seal; Warren, Hacker's Delight, 2nd ed. 2012,
// 5-2).
type tally struct {
	planes   [maxPlanes][blockWords]uint64
	used     int                // planes in use: enough for the number of lists
	from, to int                // words in use
	nothing  [blockWords]uint64 // always 0: the bitmap that eight are filled up with
}

// maxPlanes is enough to count every element of the longest text: longest < 1 << maxPlanes. A text asked
// for may have more, but no unit can share more than it has.
const maxPlanes = 14

// reset makes the counts of a range of slots 0, for so many lists to come.
func (t *tally) reset(lists, low, high int) {
	t.used = min(max(bits.Len(uint(lists)), 5), maxPlanes)
	t.from, t.to = low/64, (high+63)/64
	for p := range t.used {
		clear(t.planes[p][t.from:t.to])
	}
}

// addSlots adds a list of slots, all of them in words in use. It does without asking whether there is a
// carry to the twos, which no processor could foresee; one to the fours is rare.
func (t *tally) addSlots(slots []uint16) {
	ones, twos := &t.planes[0], &t.planes[1]
	for _, slot := range slots {
		word, bit := slot/64, uint64(1)<<(slot%64)
		one, two := ones[word], twos[word]
		ones[word] = one ^ bit
		bit &= one
		twos[word] = two ^ bit
		if bit &= two; bit != 0 {
			t.carry(2, int(word), bit)
		}
	}
}

// carry adds bits of the weight of a plane.
func (t *tally) carry(plane, word int, bit uint64) {
	for ; bit != 0 && plane < maxPlanes; plane++ {
		old := t.planes[plane][word]
		t.planes[plane][word] = old ^ bit
		bit &= old
	}
}

// addMaps adds lists that are bitmaps.
func (t *tally) addMaps(maps [][]uint64) {
	for len(maps) > 0 {
		eight := [8][]uint64{}
		for i := range eight {
			if i < len(maps) {
				eight[i] = maps[i][t.from:t.to]
			} else {
				eight[i] = t.nothing[t.from:t.to]
			}
		}
		maps = maps[min(8, len(maps)):]
		t.addEight(&eight)
	}
}

// addEightPlain adds eight bitmaps from one of their words on.
func (t *tally) addEightPlain(eight *[8][]uint64, skip int) {
	from := t.from + skip
	ones := t.planes[0][from:t.to]
	// All are as long as ones, which the compiler sees when it is said of each.
	n := len(ones)
	twos, fours := t.planes[1][from:][:n], t.planes[2][from:][:n]
	eights, sixteens := t.planes[3][from:][:n], t.planes[4][from:][:n]
	a, b, c, d := eight[0][skip:][:n], eight[1][skip:][:n], eight[2][skip:][:n], eight[3][skip:][:n]
	e, f, g, h := eight[4][skip:][:n], eight[5][skip:][:n], eight[6][skip:][:n], eight[7][skip:][:n]
	for w, one := range ones {
		one, c1 := fullAdd(one, a[w], b[w])
		one, c2 := fullAdd(one, c[w], d[w])
		two, d1 := fullAdd(twos[w], c1, c2)
		one, c3 := fullAdd(one, e[w], f[w])
		one, c4 := fullAdd(one, g[w], h[w])
		two, d2 := fullAdd(two, c3, c4)
		four, e1 := fullAdd(fours[w], d1, d2)
		ones[w], twos[w], fours[w] = one, two, four
		eight, sixteen := eights[w], sixteens[w]
		eights[w] = eight ^ e1
		e1 &= eight
		sixteens[w] = sixteen ^ e1
		if e1 &= sixteen; e1 != 0 {
			t.carry(5, from+w, e1)
		}
	}
}

// fullAdd adds three bits of one weight.
func fullAdd(a, b, c uint64) (sum, carry uint64) {
	half := a ^ b
	return half ^ c, a&b | half&c
}

// atLeast returns which of the 64 slots of a word have a count of at least n > 0.
func (t *tally) atLeast(word, n int) uint64 {
	if n>>t.used != 0 {
		return 0
	}
	// A count is at least n when it is so in the planes above and, where those are equal, in the rest.
	result := ^uint64(0)
	for p := range t.used {
		plane, set := t.planes[p][word], -uint64(n>>p&1) // set is all ones or nothing
		result = result&plane | (result|plane)&^set
	}
	return result
}

// appendSlots appends the slots of a range whose count is at least n.
func (t *tally) appendSlots(dst []int32, from, to, n int) []int32 {
	for word := from / 64; word*64 < to; word++ {
		reached := ^uint64(0)
		if n > 0 {
			reached = t.atLeast(word, n)
		}
		if word*64 < from {
			reached &= ^uint64(0) << (from % 64)
		}
		if to < word*64+64 {
			reached &= 1<<(to%64) - 1
		}
		for ; reached != 0; reached &= reached - 1 {
			dst = append(dst, int32(word*64+bits.TrailingZeros64(reached)))
		}
	}
	return dst
}
