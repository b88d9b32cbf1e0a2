package cpu

import (
	"time"

	"golang.org/x/sys/windows"
)

// Process returns the time that all threads of the process have used, in steps of the system's clock,
// which are some 15 ms.
func Process() time.Duration {
	var created, exited, kernel, user windows.Filetime
	if err := windows.GetProcessTimes(windows.CurrentProcess(), &created, &exited, &kernel, &user); err != nil {
		return 0
	}
	return span(kernel) + span(user)
}

// Thread returns the time of the process; see the one of Linux.
func Thread() time.Duration { return Process() }

// span is a number of 100 nanoseconds; Filetime.Nanoseconds would count from 1970.
func span(t windows.Filetime) time.Duration {
	return time.Duration(int64(t.HighDateTime)<<32|int64(t.LowDateTime)) * 100
}
