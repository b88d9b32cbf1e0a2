package cpu

import (
	"testing"
	"time"
)

// TestProcess works for a while and sleeps for a while: only the work counts.
func TestProcess(t *testing.T) {
	const work = 50 * time.Millisecond
	began := Process()
	turns, x := 0, 1
	for Process()-began < work {
		for range 10_000 {
			x = x*31 + 7
		}
		turns++
	}
	if turns == 0 || x == 0 {
		t.Fatalf("%d turns", turns)
	}
	began = Process()
	time.Sleep(4 * work)
	if used := Process() - began; used > 3*work {
		t.Errorf("sleeping took %v of the processor", used)
	}
}

func TestReport(t *testing.T) {
	turns := 1
	var told float64
	var unit string
	done := Report(func(n float64, u string) { told, unit = n, u }, &turns)
	for began := Process(); Process()-began < 40*time.Millisecond; {
		turns = 4
	}
	done()
	if told < 10 || unit != "cpu-ms/op" {
		t.Errorf("%v %s", told, unit)
	}
}
