//go:build !windows

package engine

import (
	"errors"
	"syscall"
)

// isDiskFull reports whether a write failed for want of room, or of quota.
func isDiskFull(err error) bool {
	return errors.Is(err, syscall.ENOSPC) || errors.Is(err, syscall.EDQUOT)
}
