package diff_test

import (
	"fmt"

	"trivium/engine/diff"
)

func ExampleWords() {
	old := "Pomoc społeczna, w tym finansowa, trwa 12 dni."
	new := "Pomocy społecznej potrzeba przez 14 dni."
	fmt.Println(diff.Words(old, new).Draw(old, new))
	// Output: {~Pomoc→Pomocy~} {~społeczna→społecznej~}[-, w tym finansowa, trwa-]{+ potrzeba przez+} {#12→14#} dni.
}

func ExampleMerge() {
	fmt.Println(diff.Merge("Die alte Regel gilt.", "Die neue Regel gilt.", "Die alte Regel gilt nicht."))
	fmt.Println(diff.Merge("Die alte Regel gilt.", "Die neue Regel gilt.", "Die gute Regel gilt."))
	// Output:
	// Die neue Regel gilt nicht. true
	//  false
}
