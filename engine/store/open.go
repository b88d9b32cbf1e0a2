package store

import (
	"context"
	"crypto/rand"
	"database/sql"
	"database/sql/driver"
	"errors"
	"fmt"
	"io/fs"
	"net/url"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"time"

	"github.com/mattn/go-sqlite3"

	"trivium/engine/fault"
)

// busyTimeout is how long a second opener waits, in milliseconds: long enough for a process that is
// just closing the file, short enough for a person.
const busyTimeout = 300

// connector makes the one connection of a store. ro opens a file that nobody writes, such as a
// backup, and leaves no trace beside it.
type connector struct {
	path string
	ro   bool
}

func (c connector) Driver() driver.Driver { return &sqlite3.SQLiteDriver{} }

func (c connector) Connect(context.Context) (driver.Conn, error) {
	parameters := "mode=rw&_locking=EXCLUSIVE&_sync=FULL&_txlock=immediate&_secure_delete=on&_stmt_cache_size=32&_busy_timeout=" + strconv.Itoa(busyTimeout)
	if c.ro {
		parameters = "mode=ro&immutable=1&_query_only=on"
	}
	driver := &sqlite3.SQLiteDriver{ConnectHook: func(conn *sqlite3.SQLiteConn) error {
		// fullfsync is what fsync means elsewhere on the Mac. The others distrust the file.
		_, err := conn.Exec(`PRAGMA fullfsync = ON; PRAGMA checkpoint_fullfsync = ON; PRAGMA cell_size_check = ON; PRAGMA trusted_schema = OFF;`, nil)
		return err
	}}
	return driver.Open(fileURI(c.path) + "?" + parameters)
}

// fileURI returns the path as SQLite reads it in a URI, where ? and # and % mean something.
func fileURI(path string) string {
	slashed := filepath.ToSlash(path)
	if !strings.HasPrefix(slashed, "/") {
		slashed = "/" + slashed // C:/…
	}
	return "file://" + (&url.URL{Path: slashed}).EscapedPath()
}

func connect(path string, ro bool) *sql.DB {
	db := sql.OpenDB(connector{path, ro})
	db.SetMaxOpenConns(1)
	db.SetConnMaxLifetime(0)
	db.SetConnMaxIdleTime(0)
	return db
}

// Create makes a new workspace file and opens it. The file appears whole or not at all. An existing
// file is never touched, unless it is empty.
func Create(ctx context.Context, path string, o Options) (*Store, error) {
	path, err := filepath.Abs(path)
	if err != nil {
		return nil, err
	}
	if info, err := os.Lstat(path); err == nil && (info.Size() > 0 || !info.Mode().IsRegular()) {
		return nil, fault.New("store.exists").At(fault.Place{File: path})
	}
	if _, err := os.Stat(filepath.Dir(path)); errors.Is(err, fs.ErrNotExist) {
		return nil, fault.New("output.no-folder", "found", filepath.Dir(path))
	}
	file, err := os.CreateTemp(filepath.Dir(path), "."+filepath.Base(path)+".*.new")
	if err != nil {
		return nil, explain(path, err)
	}
	defer removeFile(file.Name())
	if err := file.Close(); err != nil {
		return nil, explain(path, err)
	}
	if err := prepare(ctx, file.Name(), o.migrations()); err != nil {
		return nil, explain(path, err)
	}
	if err := putInPlace(file.Name(), path); err != nil {
		return nil, explain(path, err)
	}
	return Open(ctx, path, o)
}

// prepare makes an empty file an empty workspace.
func prepare(ctx context.Context, path string, steps []migration) (err error) {
	db := connect(path, false)
	defer func() { err = errors.Join(err, db.Close()) }()
	if _, err := db.ExecContext(ctx, fmt.Sprintf(`PRAGMA application_id = %d; PRAGMA journal_mode = WAL;`, applicationID)); err != nil {
		return err
	}
	for _, step := range steps {
		if err := step.apply(ctx, db); err != nil {
			return err
		}
	}
	return renewCopy(ctx, db)
}

// renewCopy gives the file a name that no other has.
func renewCopy(ctx context.Context, db *sql.DB) error {
	_, err := db.ExecContext(ctx, `INSERT INTO setting VALUES (?, ?) ON CONFLICT DO UPDATE SET value = excluded.value`, copySetting, rand.Text())
	return err
}

// putInPlace renames a finished file to path, where nothing but an empty file may be.
func putInPlace(from, path string) error {
	place, err := os.OpenFile(path, os.O_CREATE|os.O_WRONLY, 0o666)
	if err != nil {
		return err
	}
	info, err := place.Stat()
	if err := errors.Join(err, place.Close()); err != nil {
		return err
	}
	if info.Size() > 0 {
		return fault.New("store.exists").At(fault.Place{File: path})
	}
	if err := os.Chmod(from, info.Mode().Perm()); err != nil { // CreateTemp makes files private
		return err
	}
	if err := os.Rename(from, path); err != nil {
		return err
	}
	return syncFolder(filepath.Dir(path))
}

// removeFile removes a database and what SQLite may have left beside it.
func removeFile(path string) {
	for _, ending := range []string{"", "-wal", "-shm", "-journal"} {
		os.Remove(path + ending)
	}
}

// Open opens a workspace file: it takes the lock, brings back what a crash has left in the
// write-ahead log, migrates an older format after a backup, and looks the file over (see Check).
// A file that cannot be opened is left as it is.
func Open(ctx context.Context, path string, o Options) (*Store, error) {
	path, err := filepath.Abs(path)
	if err != nil {
		return nil, err
	}
	if f := checkPath(path); f != nil {
		return nil, f
	}
	s := &Store{path: path, backups: o.Backups, clock: o.Clock, db: connect(path, false), worth: worthRestoring}
	if s.backups == "" && !o.backup {
		s.backups = backupFolder(path)
	}
	if s.clock == nil {
		s.clock = time.Now
	}
	if err := s.open(ctx, o.migrations()); err != nil {
		s.db.Close()
		return nil, s.explain(err)
	}
	return s, nil
}

// backupFolder is where the backups of a file are unless Options say otherwise.
func backupFolder(path string) string { return path + "-backups" }

// checkPath finds what needs no database to be seen. It only looks: opening and closing a file that
// this process has open already would release the lock on it (POSIX).
func checkPath(path string) *fault.Fault {
	info, err := os.Stat(path)
	place := fault.Place{File: path}
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return fault.New("store.missing").At(place)
	case err != nil:
		return fault.New("store.unreadable").At(place).Because(err)
	case info.IsDir():
		return fault.New("store.is-folder").At(place)
	case !info.Mode().IsRegular() || info.Size() == 0:
		return fault.New("store.not-ours").At(place)
	}
	return nil
}

func (s *Store) open(ctx context.Context, steps []migration) error {
	var application, version int
	if err := s.db.QueryRowContext(ctx, `PRAGMA application_id`).Scan(&application); err != nil {
		return err
	}
	if application != applicationID {
		return fault.New("store.not-ours").At(fault.Place{File: s.path})
	}
	if err := s.db.QueryRowContext(ctx, `PRAGMA user_version`).Scan(&version); err != nil {
		return err
	}
	if version > len(steps) {
		return newer(s.path, version, len(steps))
	}
	// An empty transaction shows whether the file may be written, and needs no room on the disk.
	if err := inTransaction(ctx, s.db, func(*sql.Tx) error { return nil }); err != nil {
		return err
	}
	if err := s.migrate(ctx, version, steps); err != nil {
		return err
	}
	names, err := readNames(ctx, s.db)
	if err != nil {
		return err
	}
	s.names = names
	if err := s.quickCheck(ctx); err != nil {
		return err
	}
	if err := s.sweepMedia(ctx); err != nil {
		return err
	}
	if err := s.sweepTaken(ctx); err != nil {
		return err
	}
	return s.finishErasing(ctx)
}

// newer is the fault of a file with a format that this program does not know.
func newer(path string, version, known int) *fault.Fault {
	return fault.New("store.newer", "found", strconv.Itoa(version), "expected", strconv.Itoa(known)).At(fault.Place{File: path})
}
