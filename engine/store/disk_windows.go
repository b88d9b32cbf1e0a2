//go:build windows

package store

import (
	"errors"
	"syscall"

	"github.com/mattn/go-sqlite3"
)

// The system error codes (winerror.h): ERROR_WRITE_PROTECT, ERROR_HANDLE_DISK_FULL, ERROR_DISK_FULL.
const (
	errorWriteProtect   syscall.Errno = 19
	errorHandleDiskFull syscall.Errno = 39
	errorDiskFull       syscall.Errno = 112
)

// isDiskFull reports whether a write failed for want of room.
func isDiskFull(err error) bool {
	return isSQLite(err, sqlite3.ErrFull) || errnoOf(err, errorHandleDiskFull, errorDiskFull)
}

// isReadOnly reports whether a write failed because the file, its folder or its disk may only be
// read.
func isReadOnly(err error) bool {
	return isSQLite(err, sqlite3.ErrReadonly, sqlite3.ErrPerm) || errnoOf(err, syscall.ERROR_ACCESS_DENIED, errorWriteProtect)
}

// errnoOf reports whether an error came from the system with one of the numbers. SQLite's errors
// carry it in a field of their own.
func errnoOf(err error, numbers ...syscall.Errno) bool {
	var e sqlite3.Error
	isSQLite := errors.As(err, &e)
	for _, number := range numbers {
		if errors.Is(err, number) || isSQLite && e.SystemErrno == number {
			return true
		}
	}
	return false
}

// syncFolder does nothing: NTFS keeps a journal of names, and folders cannot be flushed.
func syncFolder(string) error { return nil }
