package store

import (
	"context"
	"database/sql"
	"embed"
	"fmt"
	"io/fs"
	"path/filepath"
	"strconv"
	"strings"

	"trivium/engine/fault"
)

//go:embed migrations/*.sql
var migrationFiles embed.FS

// A migration brings a file from the format before to its version. Once released it never changes.
type migration struct {
	version int
	sql     string
}

// migrations returns the steps to the current format, the one of version n at n-1.
func (o Options) migrations() []migration {
	if o.steps != nil {
		return o.steps
	}
	names, _ := fs.Glob(migrationFiles, "migrations/*.sql") // the pattern is right; sorted by name
	steps := make([]migration, 0, len(names))
	for _, name := range names {
		text, _ := migrationFiles.ReadFile(name) // it is embedded
		number, _, _ := strings.Cut(strings.TrimPrefix(name, "migrations/"), "_")
		version, _ := strconv.Atoi(number) // 0 fails in TestMigrationsAreNumbered
		steps = append(steps, migration{version, string(text)})
	}
	return steps
}

// apply changes the format and its number in one transaction.
func (m migration) apply(ctx context.Context, db *sql.DB) error {
	return inTransaction(ctx, db, func(tx *sql.Tx) error {
		if _, err := tx.ExecContext(ctx, m.sql); err != nil {
			return fmt.Errorf("migration %d: %w", m.version, err)
		}
		_, err := tx.ExecContext(ctx, fmt.Sprintf(`PRAGMA user_version = %d`, m.version))
		return err
	})
}

// migrate brings the file from a version to the current format. The file as it was is kept among
// the backups first; the rotation of backups does not touch it. When a step fails, the file has
// the format of the step before, and the copy is named in the fault.
func (s *Store) migrate(ctx context.Context, version int, steps []migration) error {
	if version == len(steps) {
		return nil
	}
	keep := ""
	if s.backups != "" {
		keep = filepath.Join(s.backups, fmt.Sprintf("before-format-%d-%s.trivium", len(steps), s.stamp()))
		if err := s.copyTo(ctx, keep); err != nil {
			return err
		}
	}
	for _, step := range steps[version:] {
		if err := step.apply(ctx, s.db); err != nil {
			return fault.New("store.not-migrated", "found", strconv.Itoa(version), "expected", strconv.Itoa(len(steps)), "copy", keep).
				At(fault.Place{File: s.path}).Because(err)
		}
	}
	return nil
}
