package main

import (
	"context"
	"errors"
	"fmt"
	"os"
	"slices"

	"trivium/engine/fault"
	"trivium/engine/lang"
	"trivium/engine/memory/held"
	"trivium/engine/tm"
	"trivium/engine/tmx"
)

// A fileMemory is the memory of a file that no workspace has.
type fileMemory struct {
	*tm.Memory
	file *held.File
}

// Scan compares with every unit of the file.
func (m fileMemory) Scan(ctx context.Context, r tm.Request) ([]tm.Match, error) {
	return m.Memory.Scan(ctx, m.file.All(), r)
}

// openFile reads a file and builds its index. What was left out of the file is told on standard error.
func (s *session) openFile(ctx context.Context, w serveWanted) (served, error) {
	read, units := s.reading(w.file)
	file, report, err := held.Read(ctx, w.file, held.Options{Strict: w.strict, Progress: read})
	if err != nil {
		return nil, s.cancelled(err)
	}
	s.printLeftOut(report)
	for _, l := range []lang.Tag{w.way.from, w.way.to} {
		if !slices.Contains(file.Languages(), l) {
			return nil, fault.New("tm.no-language", "found", "@lang."+string(l), "expected", lang.List(file.Languages())).At(fault.Place{File: w.file})
		}
	}
	m := fileMemory{tm.New(file, s.fileSettings(w)), file}
	if err := m.Fill(ctx, file.All(), units(file.Len())); err != nil {
		return nil, s.cancelled(err)
	}
	return m, nil
}

// fileSettings takes nothing off a score, unless it is asked to: a file says nothing of who vouches for
// its units, and whoever serves it knows.
func (s *session) fileSettings(w serveWanted) tm.Settings {
	return tm.Settings{}
}

// cancelled says in people's words that work was broken off.
func (s *session) cancelled(err error) error {
	if errors.Is(err, context.Canceled) {
		return fault.New("export.cancelled").Because(err)
	}
	return err
}

// printLeftOut says what of a file was not taken, the first of it one by one.
func (s *session) printLeftOut(r *tmx.Report) {
	s.printProblems(s.Err, r.Faults)
	if r.LeftOut > 0 {
		fmt.Fprintln(s.Err, s.say("tm.left-out", map[string]any{"count": r.LeftOut}))
	}
}

// reading shows on a terminal how far a file is read, and its index built.
func (s *session) reading(path string) (read func(int64), built func(units int) func(int)) {
	show := s.working("tm.working")
	if show == nil {
		return nil, func(int) func(int) { return nil }
	}
	size := int64(1)
	if info, err := os.Stat(path); err == nil {
		size = max(info.Size(), 1)
	}
	// Reading takes about a fifth of the time.
	read = func(done int64) { show(int(done*20/size), 100) }
	return read, func(units int) func(int) {
		return func(done int) { show(20+done*80/max(units, 1), 100) }
	}
}
