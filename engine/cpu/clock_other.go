//go:build !linux && !windows

package cpu

import (
	"syscall"
	"time"
)

// Process returns the time that all threads of the process have used.
func Process() time.Duration {
	var used syscall.Rusage
	if err := syscall.Getrusage(syscall.RUSAGE_SELF, &used); err != nil {
		return 0
	}
	return time.Duration(used.Utime.Nano() + used.Stime.Nano())
}

// Thread returns the time of the process; see the one of Linux.
func Thread() time.Duration { return Process() }
