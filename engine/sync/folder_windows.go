//go:build windows

package sync

import (
	"errors"
	"syscall"
)

// The system error codes (winerror.h): ERROR_HANDLE_DISK_FULL, ERROR_DISK_FULL.
const (
	errorHandleDiskFull syscall.Errno = 39
	errorDiskFull       syscall.Errno = 112
)

// isFull reports whether a write failed for want of room.
func isFull(err error) bool {
	return errors.Is(err, errorHandleDiskFull) || errors.Is(err, errorDiskFull)
}

// flushFolder does nothing: NTFS keeps a journal of names, and folders cannot be flushed.
func flushFolder(string) error { return nil }
