// Package cpu tells how much of the processor's time the program has used. On a machine that does
// other things too, the clock on the wall tells little of how much work something was.
package cpu

import "time"

// Report tells report, the ReportMetric of a benchmark, the processor's time from now until what it
// returns is called, for each of its turns: `defer cpu.Report(b.ReportMetric, &b.N)()`.
func Report(report func(n float64, unit string), turns *int) func() {
	began := Process()
	return func() {
		report((Process()-began).Seconds()*float64(time.Second/time.Millisecond)/float64(max(*turns, 1)), "cpu-ms/op")
	}
}
