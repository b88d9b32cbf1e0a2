package store

import (
	"context"
	"database/sql"
	"sync"
	"time"
)

// applicationID marks a SQLite file as a workspace: "Trvm".
const applicationID = 0x5472766d

// Options are what a store needs from outside. The zero value is usable.
type Options struct {
	Clock   func() time.Time // for times of arrival and names of backups; nil is time.Now
	Backups string           // folder of the automatic backups; "" is the path of the file with "-backups"

	backup bool        // the file is a backup itself: none is made of it
	steps  []migration // the migrations, other ones in tests; nil is those of this program
}

// A Store is an open workspace file. It is safe for concurrent use; changes happen one at a time.
type Store struct {
	path    string
	backups string
	clock   func() time.Time
	db      *sql.DB // one connection, which holds the lock on the file
	worth   int64   // worthRestoring; less in tests

	mu    sync.Mutex // held by whoever changes the file; guards names
	names *names
}

// Path returns the path of the file, absolute.
func (s *Store) Path() string { return s.path }

// Close writes what is left in the write-ahead log into the file and releases it. Everything that
// was acknowledged is safe whether Close succeeds or not.
func (s *Store) Close() error {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.explain(s.db.Close())
}

// change runs one transaction that writes. What it did to the names is forgotten when it fails.
func (s *Store) change(ctx context.Context, do func(*sql.Tx) error) error {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.changeLocked(ctx, do)
}

func (s *Store) changeLocked(ctx context.Context, do func(*sql.Tx) error) error {
	known := s.names.count()
	err := inTransaction(ctx, s.db, do)
	if err != nil {
		s.names.forgetAfter(known)
	}
	return s.explain(err)
}

// changeLazily is change for what is of no use until a later transaction says that all of it is there: it
// does not wait for the disk, and nobody waits for it so long. The next transaction that does forces all
// before it to the disk too, for the write-ahead log is one file.
func (s *Store) changeLazily(ctx context.Context, do func(*sql.Tx) error) (err error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	if _, err := s.db.ExecContext(ctx, `PRAGMA synchronous = NORMAL`); err != nil {
		return s.explain(err)
	}
	defer func() {
		_, back := s.db.ExecContext(context.WithoutCancel(ctx), `PRAGMA synchronous = FULL`)
		if err == nil {
			err = s.explain(back)
		}
	}()
	return s.changeLocked(ctx, do)
}

// inTransaction commits what do has done, or nothing of it.
func inTransaction(ctx context.Context, db *sql.DB, do func(*sql.Tx) error) error {
	tx, err := db.BeginTx(ctx, nil)
	if err != nil {
		return err
	}
	if err := do(tx); err != nil {
		tx.Rollback() //nolint:errcheck // the first error says what went wrong
		return err
	}
	return tx.Commit()
}

// Setting returns what SetSetting has kept under a key, "" when nothing.
func (s *Store) Setting(ctx context.Context, key string) (string, error) {
	var value string
	err := s.db.QueryRowContext(ctx, `SELECT value FROM setting WHERE key = ?`, key).Scan(&value)
	if err == sql.ErrNoRows {
		return "", nil
	}
	return value, s.explain(err)
}

// SetSetting keeps a value that belongs to this copy alone, such as the name of its device.
func (s *Store) SetSetting(ctx context.Context, key, value string) error {
	return s.change(ctx, func(tx *sql.Tx) error {
		_, err := tx.ExecContext(ctx, `INSERT INTO setting VALUES (?, ?) ON CONFLICT DO UPDATE SET value = excluded.value`, key, value)
		return err
	})
}

// copySetting is the key of a random name that no two files share: restored and repaired files get
// a new one, so that the owner of the device key sees that the file is another copy.
const copySetting = "copy"

// Copy returns the random name of this file. A file that was copied by hand keeps its name: whoever
// keeps the device key outside the file sees such a copy by the count of its events.
func (s *Store) Copy(ctx context.Context) (string, error) { return s.Setting(ctx, copySetting) }
