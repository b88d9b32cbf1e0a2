package diff

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"strings"
	"testing"
)

// TestMergeIsPinned checks that Merge gives the results that MergeAlgorithm stands for. When this test
// fails, two copies of a workspace, one with the code before and one with it now, would show different
// texts: undo the change, whether it is here, in package text or in go-diff, or raise the number.
func TestMergeIsPinned(t *testing.T) {
	pinned := map[int]string{
		1: "f1213df020c24538",
	}
	written := strings.NewReplacer(" ,", ",", " .", ".", "Regel", "**Regel**", "plan ", "plan  ")
	text := func(words []string) string { return written.Replace(strings.Join(words, " ")) }
	sum := sha256.New()
	for seed := range uint64(3000) {
		base, a, b := newEditor(seed, false).three()
		merged, ok := Merge(text(base), text(a), text(b))
		fmt.Fprintln(sum, merged, ok)
	}
	if got := hex.EncodeToString(sum.Sum(nil)[:8]); got != pinned[MergeAlgorithm] {
		t.Errorf("the results of algorithm %d are %s, pinned is %s", MergeAlgorithm, got, pinned[MergeAlgorithm])
	}
}
