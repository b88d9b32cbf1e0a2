package store

import (
	"context"
	"errors"
	"io"
	"os"
	"path/filepath"
	"time"

	"trivium/engine/change"
	"trivium/engine/fault"
)

// A Repaired is the account of Repair.
type Repaired struct {
	Kept    string   // the damaged file as it was, among the backups
	Sources []Source // what was read, in this order
	Report  Report   // of the new file
}

// Repair makes a sound file of a damaged one, which nobody may have open: every event and every file
// of the media that is sound in the damaged file or in any backup goes into a new one, which then
// takes the place of the damaged one. Nothing is lost by it that was not lost before; what is still
// missing stands in the report, and comes back by exchange with anyone who has it.
func Repair(ctx context.Context, path string, o Options) (Repaired, error) {
	path, err := filepath.Abs(path)
	if err != nil {
		return Repaired{}, err
	}
	o, err = o.readyFor(ctx, path)
	if err != nil {
		return Repaired{}, err
	}
	stamp := o.Clock().UTC().Format(stampLayout)
	kept := filepath.Join(o.Backups, "damaged-"+stamp+".trivium")
	if err := copyFiles(path, kept); err != nil {
		return Repaired{}, explain(kept, err)
	}
	fresh := path + ".repair"
	removeFile(fresh)
	defer removeFile(fresh)
	done, err := salvageInto(ctx, fresh, kept, o)
	if err != nil {
		return Repaired{}, explain(path, err)
	}
	done.Kept = kept
	if done.Report.Events == 0 { // not even the first event of a workspace: it was none of ours
		return Repaired{}, fault.New("store.not-ours").At(fault.Place{File: path})
	}
	return done, explain(path, replace(path, fresh))
}

// replace puts a closed database in the place of another. The write-ahead log of the old one must
// not be taken for one of the new; whoever calls has a copy of both.
func replace(path, fresh string) error {
	if err := os.Remove(path + "-wal"); err != nil && !errors.Is(err, os.ErrNotExist) {
		return err
	}
	if err := os.Rename(fresh, path); err != nil {
		return err
	}
	return syncFolder(filepath.Dir(path))
}

// readyFor fills in the options and finds out that nobody has the file open. If a crash has left a
// write-ahead log, SQLite brings what is sound in it into the file on this occasion.
func (o Options) readyFor(ctx context.Context, path string) (Options, error) {
	if o.Backups == "" {
		o.Backups = backupFolder(path)
	}
	if o.Clock == nil {
		o.Clock = time.Now
	}
	if f := checkPath(path); f != nil && f.Code != "store.not-ours" { // damage can make a file look so
		return o, f
	}
	db := connect(path, false)
	defer db.Close() //nolint:errcheck // nothing was written
	var version int
	if err := db.QueryRowContext(ctx, `PRAGMA user_version`).Scan(&version); err != nil {
		if f, ok := explain(path, err).(*fault.Fault); ok && f.Code == "store.open-elsewhere" {
			return o, f
		}
	}
	if version > len(o.migrations()) {
		return o, newer(path, version, len(o.migrations()))
	}
	return o, explain(o.Backups, os.MkdirAll(o.Backups, 0o777))
}

// salvageInto fills a new file at fresh from the damaged one and all that lies among the backups.
func salvageInto(ctx context.Context, fresh, damaged string, o Options) (done Repaired, err error) {
	// The damaged file is read from a second copy, for reading brings its write-ahead log in.
	copied := fresh + "-copy"
	removeFile(copied)
	defer removeFile(copied)
	if err := copyFiles(damaged, copied); err != nil {
		return Repaired{}, err
	}
	to, err := Create(ctx, fresh, Options{Clock: o.Clock, steps: o.steps, backup: true})
	if err != nil {
		return Repaired{}, err
	}
	defer func() { err = errors.Join(err, to.Close()) }()
	v := &salvager{to: to, seen: map[change.ID]bool{}}
	first, err := v.take(ctx, copied, false)
	first.Path = damaged
	if err != nil {
		return Repaired{}, err
	}
	done.Sources = append(done.Sources, first)
	others, err := filepath.Glob(filepath.Join(o.Backups, "*.trivium"))
	if err != nil {
		return Repaired{}, err
	}
	for _, other := range others {
		if other == damaged {
			continue
		}
		source, err := v.take(ctx, other, true)
		if err != nil {
			return Repaired{}, err
		}
		done.Sources = append(done.Sources, source)
	}
	if err := v.takeSettings(ctx, copied); err != nil {
		return Repaired{}, err
	}
	done.Report, err = to.Verify(ctx)
	return done, err
}

// Restore puts a backup in the place of the file, which nobody may have open. The file as it was is
// kept among the backups, and its path returned. The restored file is a copy with a name of its own.
func Restore(ctx context.Context, path, backup string, o Options) (kept string, err error) {
	path, err = filepath.Abs(path)
	if err != nil {
		return "", err
	}
	fresh := path + ".restore"
	removeFile(fresh)
	defer removeFile(fresh)
	if f := checkPath(backup); f != nil {
		return "", f
	}
	if err := copyFiles(backup, fresh); err != nil {
		return "", explain(path, err)
	}
	if err := soundCopy(ctx, fresh, o); err != nil {
		return "", err
	}
	if _, err := os.Stat(path); err == nil {
		if o, err = o.readyFor(ctx, path); err != nil {
			return "", err
		}
		kept = filepath.Join(o.Backups, "before-restore-"+o.Clock().UTC().Format(stampLayout)+".trivium")
		if err := copyFiles(path, kept); err != nil {
			return "", explain(kept, err)
		}
	}
	return kept, explain(path, replace(path, fresh))
}

// soundCopy opens the copy of a backup, verifies it, and gives it a name of its own.
func soundCopy(ctx context.Context, path string, o Options) (err error) {
	s, err := Open(ctx, path, Options{Clock: o.Clock, steps: o.steps, backup: true})
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, s.Close()) }()
	report, err := s.Verify(ctx)
	if err != nil {
		return err
	}
	if report.Problems.Blocking() {
		return report.Problems
	}
	return renewCopy(ctx, s.db)
}

// copyFiles copies a database and its write-ahead log, byte by byte, and forces them to the disk.
// Nobody in this process may have it open: closing a file releases its lock (POSIX).
func copyFiles(from, to string) error {
	for _, ending := range []string{"-wal", ""} { // the log first: without it the file is of little use
		if err := copyFile(from+ending, to+ending); err != nil && (ending == "" || !errors.Is(err, os.ErrNotExist)) {
			return err
		}
	}
	return syncFolder(filepath.Dir(to))
}

func copyFile(from, to string) (err error) {
	in, err := os.Open(from)
	if err != nil {
		return err
	}
	defer in.Close() //nolint:errcheck // it was only read
	out, err := os.Create(to)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, out.Close()) }()
	if _, err := io.Copy(out, in); err != nil {
		return err
	}
	return out.Sync()
}
