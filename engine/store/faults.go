package store

import (
	"context"
	"errors"
	"io/fs"
	"os"

	"github.com/mattn/go-sqlite3"

	"trivium/engine/fault"
)

// explain turns an error of the database or the file system into a fault about this file. Faults
// and cancelled contexts stay as they are; nil stays nil.
func (s *Store) explain(err error) error { return explain(s.path, err) }

func explain(path string, err error) error {
	var f *fault.Fault
	var list fault.List
	if err == nil || errors.As(err, &list) || errors.As(err, &f) || errors.Is(err, context.Canceled) || errors.Is(err, context.DeadlineExceeded) {
		return err
	}
	place := fault.Place{File: path}
	switch {
	case isDiskFull(err):
		return fault.New("store.disk-full").At(place).Because(err)
	case isReadOnly(err):
		return fault.New("store.read-only").At(place).Because(err)
	case isSQLite(err, sqlite3.ErrInterrupt):
		return errors.Join(context.Canceled, err)
	case errors.Is(err, errDamaged):
		return fault.New("store.damaged").At(place).Because(err)
	}
	if f := sqliteFault(err); f != nil {
		return f.At(place).Because(err)
	}
	var pathError *fs.PathError
	var linkError *os.LinkError
	if errors.As(err, &pathError) || errors.As(err, &linkError) {
		return fault.New("store.unreadable").At(place).Because(err)
	}
	return err
}

// sqliteFault returns the fault for a result code of SQLite, nil when err is none.
func sqliteFault(err error) *fault.Fault {
	var e sqlite3.Error
	if !errors.As(err, &e) {
		return nil
	}
	switch e.Code {
	case sqlite3.ErrBusy, sqlite3.ErrLocked:
		return fault.New("store.open-elsewhere")
	case sqlite3.ErrNotADB:
		return fault.New("store.not-ours")
	case sqlite3.ErrCorrupt:
		return fault.New("store.damaged")
	}
	return fault.New("store.unreadable")
}

func isSQLite(err error, codes ...sqlite3.ErrNo) bool {
	var e sqlite3.Error
	if !errors.As(err, &e) {
		return false
	}
	for _, code := range codes {
		if e.Code == code {
			return true
		}
	}
	return false
}
