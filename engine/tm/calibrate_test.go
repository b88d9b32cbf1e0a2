package tm

import (
	"math"
	"math/rand/v2"
	"testing"
)

func TestPercent(t *testing.T) {
	for name, row := range map[string]struct{ raw, want float64 }{
		"nothing in common": {0, 0},
		"below":             {-1, 0},
		"not a number":      {math.NaN(), 0},
		"equal":             {1, 100},
		"an anchor":         {anchors[3].raw, anchors[3].percent},
		"half way":          {(anchors[3].raw + anchors[4].raw) / 2, (anchors[3].percent + anchors[4].percent) / 2},
	} {
		t.Run(name, func(t *testing.T) {
			if got := Percent(row.raw); math.Abs(got-row.want) > 1e-9 {
				t.Errorf("Percent(%v) = %v, want %v", row.raw, got, row.want)
			}
		})
	}
	if got := Percent(math.Nextafter(1, 0)); got > unequal {
		t.Errorf("texts that are not equal have %v %%", got)
	}
}

func TestPercentRises(t *testing.T) {
	last := -1.0
	for i := range 100_001 {
		p := Percent(float64(i) / 100_000)
		if !(p > last) {
			t.Fatalf("Percent(%v) = %v, just below it %v", float64(i)/100_000, p, last)
		}
		last = p
	}
}

// TestRawIsABound: whoever searches from Raw(p) on misses nothing that has p percent or more.
func TestRawIsABound(t *testing.T) {
	chance := rand.New(rand.NewPCG(1, 2))
	for range 1_000_000 {
		raw := chance.Float64()
		if bound := Raw(Percent(raw)); bound > raw || bound < raw-1e-9 {
			t.Fatalf("Raw(Percent(%v)) = %v", raw, bound)
		}
	}
	for _, p := range []float64{99, 99.5, 100, 102} {
		if Raw(p) != 1 {
			t.Errorf("Raw(%v) = %v: only equal texts have that", p, Raw(p))
		}
	}
	if Raw(0) != 0 || Raw(-3) != 0 {
		t.Errorf("Raw(0) = %v, Raw(-3) = %v", Raw(0), Raw(-3))
	}
}
