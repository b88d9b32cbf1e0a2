package store

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"time"

	"github.com/mattn/go-sqlite3"
)

// Automatic backups are whole files in a folder of their own, each a workspace that can be opened:
//
//	2026-05-12T093107Z-000042.trivium     time (UTC), number of events
//
// Kept are the newest few and the newest of each of the last days; see expired.
const (
	keepNewest = 5
	keepDays   = 7
	// keepBytes bounds the whole: media make a workspace large, and twelve copies of a large one
	// would fill a laptop. The two newest stay whatever they weigh.
	keepBytes = 4 << 30
)

// A Backup is one automatic backup.
type Backup struct {
	Path   string
	At     time.Time
	Events int64
	Bytes  int64
}

var backupName = regexp.MustCompile(`^(\d{4}-\d\d-\d\dT\d{6}Z)-(\d+)\.trivium$`)

const stampLayout = "2006-01-02T150405Z"

func (s *Store) stamp() string { return s.clock().UTC().Format(stampLayout) }

// Backup copies the file as it is now, while others go on writing, and removes backups that are no
// longer needed. When nothing was added since the newest backup, that one is returned.
func (s *Store) Backup(ctx context.Context) (Backup, error) {
	events, err := s.Last(ctx)
	if err != nil {
		return Backup{}, err
	}
	all, err := s.Backups()
	if err != nil {
		return Backup{}, err
	}
	if len(all) > 0 && all[0].Events == events {
		return all[0], nil
	}
	path := filepath.Join(s.backups, fmt.Sprintf("%s-%06d.trivium", s.stamp(), events))
	if err := s.copyTo(ctx, path); err != nil {
		return Backup{}, err
	}
	all, err = s.Backups()
	if err != nil {
		return Backup{}, err
	}
	for _, b := range expired(all, s.clock()) {
		removeFile(b.Path)
	}
	return all[0], nil
}

// Backups lists the automatic backups, the newest first.
func (s *Store) Backups() ([]Backup, error) { return backupsIn(s.backups) }

func backupsIn(folder string) ([]Backup, error) {
	entries, err := os.ReadDir(folder)
	if errors.Is(err, fs.ErrNotExist) {
		return nil, nil
	}
	if err != nil {
		return nil, explain(folder, err)
	}
	var found []Backup
	for _, entry := range entries {
		m := backupName.FindStringSubmatch(entry.Name())
		if m == nil {
			continue
		}
		at, err := time.Parse(stampLayout, m[1])
		info, statErr := entry.Info()
		if err != nil || statErr != nil {
			continue // named like one of ours, or just removed
		}
		events, _ := strconv.ParseInt(m[2], 10, 64) // digits; too many are as good as 0
		found = append(found, Backup{filepath.Join(folder, entry.Name()), at, events, info.Size()})
	}
	slices.SortFunc(found, func(a, b Backup) int {
		if c := b.At.Compare(a.At); c != 0 {
			return c
		}
		return int(b.Events - a.Events)
	})
	return found, nil
}

// expired returns which of the backups, newest first, can go.
func expired(all []Backup, now time.Time) []Backup {
	var gone []Backup
	days := map[string]bool{}
	var bytes int64
	oldest := now.UTC().AddDate(0, 0, -keepDays)
	for i, b := range all {
		day := b.At.Format(time.DateOnly)
		keep := i < keepNewest || !days[day] && b.At.After(oldest)
		days[day] = true
		if keep {
			bytes += b.Bytes
		}
		if !keep || i >= 2 && bytes > keepBytes {
			gone = append(gone, b)
		}
	}
	return gone
}

// copyTo writes a copy of the file by SQLite's online backup. It appears under its name when it is
// whole and on the disk.
func (s *Store) copyTo(ctx context.Context, path string) (err error) {
	if err := os.MkdirAll(filepath.Dir(path), 0o777); err != nil {
		return explain(filepath.Dir(path), err)
	}
	part := path + ".part"
	removeFile(part)
	defer func() {
		if err != nil {
			removeFile(part)
			err = explain(path, err)
		}
	}()
	file, err := os.OpenFile(part, os.O_CREATE|os.O_EXCL|os.O_WRONLY, 0o666) // mode=rw opens what is there
	if err != nil {
		return err
	}
	if err := file.Close(); err != nil {
		return err
	}
	if err := s.copyPages(ctx, part); err != nil {
		return err
	}
	if err := os.Rename(part, path); err != nil {
		return err
	}
	return syncFolder(filepath.Dir(path))
}

// pagesAtOnce is how many pages are copied before others may write: 4 MB.
const pagesAtOnce = 1024

func (s *Store) copyPages(ctx context.Context, path string) (err error) {
	db := connect(path, false)
	defer func() { err = errors.Join(err, db.Close()) }()
	to, err := db.Conn(ctx)
	if err != nil {
		return err
	}
	defer to.Close()
	return to.Raw(func(raw any) error { return s.copyInto(ctx, raw.(*sqlite3.SQLiteConn)) })
}

// copyInto copies some pages at a time. What is written between two goes, through the same
// connection, is taken along by SQLite.
func (s *Store) copyInto(ctx context.Context, to *sqlite3.SQLiteConn) (err error) {
	var b *sqlite3.SQLiteBackup
	err = s.withConnection(ctx, func(from *sqlite3.SQLiteConn) (err error) {
		b, err = to.Backup("main", from, "main")
		return err
	})
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, b.Finish()) }()
	for done := false; !done; {
		err := s.withConnection(ctx, func(*sqlite3.SQLiteConn) (err error) {
			done, err = b.Step(pagesAtOnce)
			return err
		})
		if err != nil {
			return err
		}
	}
	return nil
}

// withConnection lends the connection while nobody writes. It fails once the store is closed.
func (s *Store) withConnection(ctx context.Context, do func(*sqlite3.SQLiteConn) error) error {
	s.mu.Lock()
	defer s.mu.Unlock()
	conn, err := s.db.Conn(ctx)
	if err != nil {
		return err
	}
	defer conn.Close()
	return conn.Raw(func(raw any) error { return do(raw.(*sqlite3.SQLiteConn)) })
}
