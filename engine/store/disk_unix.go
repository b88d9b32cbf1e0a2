//go:build !windows

package store

import (
	"errors"
	"os"
	"syscall"

	"github.com/mattn/go-sqlite3"
)

// isDiskFull reports whether a write failed for want of room, or of quota.
func isDiskFull(err error) bool {
	return isSQLite(err, sqlite3.ErrFull) || errnoOf(err, syscall.ENOSPC, syscall.EDQUOT)
}

// isReadOnly reports whether a write failed because the file, its folder or its disk may only be
// read.
func isReadOnly(err error) bool {
	var e sqlite3.Error
	if errors.As(err, &e) && e.ExtendedCode == sqlite3.ErrIoErrLock && e.SystemErrno == syscall.EBADF {
		return true // SQLite fell back to reading, and asked for a lock that only writers get
	}
	return isSQLite(err, sqlite3.ErrReadonly, sqlite3.ErrPerm) || errnoOf(err, syscall.EROFS, syscall.EACCES, syscall.EPERM)
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

// syncFolder makes the names in a folder durable.
func syncFolder(path string) error {
	folder, err := os.Open(path)
	if err != nil {
		return err
	}
	return errors.Join(folder.Sync(), folder.Close())
}
