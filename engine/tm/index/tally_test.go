package index

import (
	"math/rand/v2"
	"slices"
	"testing"
)

// TestTally counts lists of chance in both ways, and the plain way.
func TestTally(t *testing.T) {
	rows := map[string]struct{ lists, low, high int }{
		"none":               {0, 0, 640},
		"one":                {1, 0, blockSize},
		"eight":              {8, 0, 1000},
		"an odd number":      {37, 64, 700},
		"one word":           {20, 130, 190},
		"not a whole four":   {12, 0, 64 * 7},
		"in the middle":      {60, 1000, 9000},
		"the end":            {30, blockSize - 300, blockSize},
		"as many as can be":  {300, 0, 300},
		"more than a byte":   {600, 100, 900},
		"more than can pass": {1 << maxPlanes, 0, 256},
	}
	for name, row := range rows {
		t.Run(name, func(t *testing.T) {
			chance := rand.New(rand.NewPCG(6, uint64(row.lists)))
			counts := make([]int, blockSize)
			var bitmaps [][]uint64
			fast, plain := new(tally), new(tally)
			for p := range fast.planes { // what an earlier search has left
				fast.planes[p][chance.IntN(blockWords)] = chance.Uint64()
			}
			fast.reset(row.lists, row.low, row.high)
			plain.reset(row.lists, row.low, row.high)
			for i := range row.lists {
				var slots []uint16
				bitmap := make([]uint64, blockWords)
				for slot := row.low; slot < row.high; slot++ {
					if (row.lists < 1000 && chance.IntN(1+i%5) == 0) || i < 100 && slot%7 == 0 {
						slots = append(slots, uint16(slot))
						bitmap[slot/64] |= 1 << (slot % 64)
						counts[slot]++
					}
				}
				if i%3 == 0 {
					fast.addSlots(slots)
					plain.addSlots(slots)
				} else {
					bitmaps = append(bitmaps, bitmap)
				}
			}
			fast.addMaps(bitmaps)
			for eight := range slices.Chunk(bitmaps, 8) {
				padded := [8][]uint64{}
				for i := range padded {
					if padded[i] = plain.nothing[plain.from:plain.to]; i < len(eight) {
						padded[i] = eight[i][plain.from:plain.to]
					}
				}
				plain.addEightPlain(&padded, 0)
			}
			for _, n := range []int{0, 1, 2, 3, 5, 8, 17, 100, 255, 256, 300, 20_000} {
				var want []int32
				for slot := row.low; slot < row.high; slot++ {
					if counts[slot] >= n {
						want = append(want, int32(slot))
					}
				}
				if got := fast.appendSlots(nil, row.low, row.high, n); !slices.Equal(got, want) {
					t.Errorf("%d slots have %d or more, not %d", len(want), n, len(got))
				}
				if got := plain.appendSlots(nil, row.low, row.high, n); !slices.Equal(got, want) {
					t.Errorf("the plain way: %d slots have %d or more, not %d", len(want), n, len(got))
				}
			}
		})
	}
}
