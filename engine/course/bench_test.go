package course

import "testing"

// BenchmarkLoad reads and checks the sample: about 70 KB, 130 texts in three languages.
func BenchmarkLoad(b *testing.B) {
	for b.Loop() {
		if _, faults, err := LoadFile("../../corpora/homelessness-crisis/module.json"); err != nil || len(faults) > 0 {
			b.Fatal(faults, err)
		}
	}
}
