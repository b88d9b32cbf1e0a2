package diff

import "os"

// rounds returns how many random cases a test runs: few in every run of the tests, all where
// TRIVIUM_FULL=1 asks for the numbers that acceptance promises.
func rounds(few, full int) int {
	if os.Getenv("TRIVIUM_FULL") == "1" {
		return full
	}
	return few
}
