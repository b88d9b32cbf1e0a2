package change

import (
	"math/rand"
	"strings"
	"testing"
)

// splitPlainly is what SplitText says, part by part.
func splitPlainly(text string) (node, field string) {
	parts := strings.Split(text, "/")
	n := 1
	switch {
	case len(parts) >= 3 && isList(parts[1]):
		n = 3
	case len(parts) >= 4 && isList(parts[1]+"/"+parts[2]):
		n = 4
	}
	return strings.Join(parts[:n], "/"), strings.Join(parts[n:], "/")
}

func TestSplitText(t *testing.T) {
	tests := []struct{ text, node, field string }{
		{"B", "B", ""},
		{"B/title", "B", "title"},
		{"B/options/a", "B/options/a", ""},
		{"B/options/a/feedback", "B/options/a", "feedback"},
		{"B/rows/r1/c2", "B/rows/r1", "c2"},
		{"B/funding/logos/k", "B/funding/logos/k", ""},
		{"B/funding/logos/k/alt", "B/funding/logos/k", "alt"},
		{"B/funding/notice", "B", "funding/notice"},
		{"B/feedback/correct", "B", "feedback/correct"},
		{"B/options", "B", "options"},
		{"B/options/", "B/options/", ""},
		{"B/", "B", ""},
		{"", "", ""},
	}
	for _, tt := range tests {
		if node, field := SplitText(tt.text); node != tt.node || field != tt.field {
			t.Errorf("%q: got %q and %q, want %q and %q", tt.text, node, field, tt.node, tt.field)
		}
	}
	random := rand.New(rand.NewSource(1))
	pieces := []string{"B", "/", "/", "/", "options", "funding", "logos", "x", "rows"}
	for range 20_000 {
		text := ""
		for range random.Intn(9) {
			text += pieces[random.Intn(len(pieces))]
		}
		node, field := SplitText(text)
		if wantNode, wantField := splitPlainly(text); node != wantNode || field != wantField {
			t.Fatalf("%q: got %q and %q, want %q and %q", text, node, field, wantNode, wantField)
		}
	}
}
