package index

import (
	"math"
	"testing"

	"trivium/engine/text"
)

// pairs are texts whose likeness can be counted by hand; they seed the fuzz target too.
func pairs() map[string]struct {
	a, b string
	raw  float64
} {
	return map[string]struct {
		a, b string
		raw  float64
	}{
		"both empty":           {"", "", 1},
		"blank and empty":      {" \u00a0", "", 1},
		"empty and not":        {"", "dom", 0},
		"one letter":           {"a", "b", 0},
		"equal":                {"Pomoc społeczna", "Pomoc społeczna", 1},
		"spaces":               {"Pomoc  społeczna ", "Pomoc społeczna", 1},
		"quotes":               {"„Rat“", "\"Rat\"", 1},
		"capitals":             {"POMOC", "pomoc", almost},
		"diacritics":           {"łąka", "laka", almost},
		"an ending":            {"pomocy", "pomocą", 2 * 5. / (14 + doubt)},
		"nothing in common":    {"abc", "xyz", 0},
		"as often as it is":    {"aaaa", "aa", 2 * 3. / (8 + doubt)},
		"first letter of word": {"dom", "tom", 2 * 2. / (8 + doubt)},
		"same bag, two orders": {"ab ba b", "ba b ab", almost},
		"emoji":                {"😀", "😁", 0},
		"not UTF-8":            {"\xff", "\ufffd", 1},
	}
}

func TestRaw(t *testing.T) {
	for name, row := range pairs() {
		t.Run(name, func(t *testing.T) {
			if got := Raw(row.a, row.b); math.Abs(got-row.raw) > 1e-15 {
				t.Errorf("Raw(%q, %q) = %v, want %v", row.a, row.b, got, row.raw)
			}
		})
	}
}

// TestNeed holds need to what it says, by trying.
func TestNeed(t *testing.T) {
	for n := range 40 {
		for m := range 40 {
			for i := range 200 {
				raw := float64(i) / 199
				if i%3 == 0 && n+m > 0 {
					raw = likeness(i%(min(n, m)+1), n+m)
				}
				want := 0
				for want <= min(n, m) && likeness(want, n+m) < raw {
					want++
				}
				got := need(raw, n+m)
				if n+m == 0 {
					want = 0 // two blank texts may be equal
				}
				if min(got, min(n, m)+1) != want {
					t.Fatalf("need(%v, %d+%d) = %d, want %d", raw, n, m, got, want)
				}
			}
		}
	}
}

// FuzzRaw holds what is promised of the score for any two texts.
func FuzzRaw(f *testing.F) {
	for _, row := range pairs() {
		f.Add(row.a, row.b)
	}
	f.Fuzz(func(t *testing.T, a, b string) {
		raw := Raw(a, b)
		if !(raw >= 0 && raw <= 1) {
			t.Errorf("Raw(%q, %q) = %v", a, b, raw)
		}
		if back := Raw(b, a); back != raw {
			t.Errorf("Raw(%q, %q) = %v, the other way %v", a, b, raw, back)
		}
		if equal := text.Normalize(a) == text.Normalize(b); (raw == 1) != equal {
			t.Errorf("Raw(%q, %q) = %v, equal %v", a, b, raw, equal)
		}
		if other := NewProfile(a).Raw(NewProfile(b)); other != raw {
			t.Errorf("profiles of %q, %q: %v, texts %v", a, b, other, raw)
		}
	})
}
