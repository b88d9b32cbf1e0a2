//go:build unix

package store

import (
	"syscall"
	"testing"
	"time"
)

// reportCPU measures the processor's time from now until what it returns is called, and reports it
// for one turn: on a busy machine the clock on the wall tells nothing.
func reportCPU(b *testing.B) func() {
	start := cpu(b)
	return func() { b.ReportMetric(float64((cpu(b)-start).Milliseconds())/float64(b.N), "cpu-ms/op") }
}

func cpu(b *testing.B) time.Duration {
	var usage syscall.Rusage
	if err := syscall.Getrusage(syscall.RUSAGE_SELF, &usage); err != nil {
		b.Fatal(err)
	}
	return time.Duration(usage.Utime.Nano() + usage.Stime.Nano())
}
