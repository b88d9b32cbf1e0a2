package store

import (
	"context"
	"errors"
	"io"
	"io/fs"
	"os"
	"path/filepath"

	"trivium/engine/fault"
)

// Adopt makes a workspace file at path of another one, which stays as it is: it is only read, never
// opened as a database, so it may lie where others write or locks do not hold. What a crash has left
// in its write-ahead log comes along. The new file is a copy with a name of its own. It appears whole
// or not at all; one that is damaged is refused.
func Adopt(ctx context.Context, path, from string, o Options) (err error) {
	if f := checkPath(from); f != nil {
		return f
	}
	if _, err := os.Lstat(path); err == nil {
		return fault.New("store.exists").At(fault.Place{File: path})
	}
	part := filepath.Join(filepath.Dir(path), "."+filepath.Base(path)+".part")
	removeFile(part)
	defer removeFile(part)
	for _, ending := range []string{"", "-wal"} {
		if err := copyWhole(part+ending, from+ending); err != nil && !(ending != "" && errors.Is(err, fs.ErrNotExist)) {
			return explain(path, err)
		}
	}
	o.backup = true // no backups of what is not in its place yet
	s, err := Open(ctx, part, o)
	if err != nil {
		return err
	}
	if err := errors.Join(renewCopy(ctx, s.db), s.Close()); err != nil {
		return explain(path, err)
	}
	return explain(path, putInPlace(part, path))
}

// copyWhole copies the content of a file and forces it to the disk.
func copyWhole(to, from string) error {
	source, err := os.Open(from)
	if err != nil {
		return err
	}
	defer source.Close() //nolint:errcheck // it is only read
	file, err := os.OpenFile(to, os.O_CREATE|os.O_EXCL|os.O_WRONLY, 0o600)
	if err != nil {
		return err
	}
	_, err = io.Copy(file, source)
	if err == nil {
		err = file.Sync()
	}
	return errors.Join(err, file.Close())
}
