//go:build !windows

package sync

import (
	"errors"
	"os"
	"syscall"
)

// isFull reports whether a write failed for want of room, or of quota.
func isFull(err error) bool { return errors.Is(err, syscall.ENOSPC) || errors.Is(err, syscall.EDQUOT) }

// flushFolder makes the names in a folder durable. Some network file systems cannot, and say that
// the call is invalid: what they do they do at once.
func flushFolder(path string) error {
	folder, err := os.Open(path)
	if err != nil {
		return err
	}
	err = folder.Sync()
	if errors.Is(err, syscall.EINVAL) || errors.Is(err, syscall.ENOTSUP) || errors.Is(err, syscall.EBADF) {
		err = nil
	}
	return errors.Join(err, folder.Close())
}
