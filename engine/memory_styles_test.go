package engine

import (
	"reflect"
	"testing"
)

func TestStylesAreCountedAsScriptsDo(t *testing.T) {
	tests := map[string][]StyleRange{
		"ohne":        {},
		"ą **😀** *b*": {{2, 4, "syntax"}, {4, 6, "strong"}, {6, 8, "syntax"}, {9, 10, "syntax"}, {10, 11, "emphasis"}, {11, 12, "syntax"}},
		"[😀**b**](x)": {{0, 1, "syntax"}, {1, 6, "link"}, {3, 5, "syntax"}, {5, 6, "strong"}, {6, 8, "syntax"}, {8, 12, "syntax"}},
	}
	for s, want := range tests {
		if got := styles(s); !reflect.DeepEqual(got, want) {
			t.Errorf("%q: %v, want %v", s, got, want)
		}
	}
}
