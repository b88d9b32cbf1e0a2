package repair_test

import (
	"fmt"

	"trivium/engine/lang"
	"trivium/engine/tm/repair"
)

func Example() {
	result := repair.Repair("Das Seminar am 4.9.2021 kostet 2.345,75 EUR!", repair.Pair{
		From: lang.German, To: lang.Polish,
		Source: "Das Seminar am 23.08.2021 kostet 1.234,5 EUR.",
		Target: "Seminarium 23 sierpnia 2021 r. kosztuje 1 234,5 EUR.",
	})
	fmt.Println(result.Target)
	for _, c := range result.Changes {
		fmt.Printf("%s: %s → %s\n", c.Kind, c.Was, c.Is)
	}
	fmt.Println(result.Whole)
	// Output:
	// Seminarium 4 września 2021 r. kosztuje 2 345,75 EUR!
	// date: 23 → 4
	// date: sierpnia → września
	// number: 1 234,5 → 2 345,75
	// punctuation: . → !
	// true
}
