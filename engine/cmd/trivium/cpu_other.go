//go:build !linux && !windows

package main

import (
	"syscall"
	"time"
)

// cpuTime returns the CPU time that all threads of the process have used.
func cpuTime() time.Duration {
	var used syscall.Rusage
	if err := syscall.Getrusage(syscall.RUSAGE_SELF, &used); err != nil {
		return 0
	}
	return time.Duration(used.Utime.Nano() + used.Stime.Nano())
}
