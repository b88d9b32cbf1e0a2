package main

import (
	"context"
	"errors"
	"fmt"
	"maps"
	"os"
	"slices"

	"trivium/engine/fault"
	"trivium/engine/lang"
	"trivium/engine/memory/held"
	"trivium/engine/tm"
	"trivium/engine/tmx"
)

// A fileMemory is the memory of a file that no workspace has: an index, or what a scan needs.
type fileMemory struct {
	file    *held.File
	index   *tm.Memory
	scanner *tm.Scanner
	pivot   bool
}

func (m fileMemory) Lookup(ctx context.Context, r tm.Request) ([]tm.Match, error) {
	r.Pivot = m.pivot
	if m.scanner != nil {
		return m.scanner.Lookup(ctx, r)
	}
	return m.index.Lookup(ctx, r)
}

// Len returns the number of units of the file, Bytes the memory that the index takes: none for a scan.
func (m fileMemory) Len() int { return m.file.Len() }

func (m fileMemory) Bytes() int {
	if m.scanner != nil {
		return 0
	}
	return m.index.Bytes()
}

// openFile reads a file and builds its index. What was left out of the file is told on standard error.
func (s *session) openFile(ctx context.Context, w serveWanted) (served, error) {
	read, built := s.reading(w.file)
	file, report, err := held.Read(ctx, w.file, held.Options{Strict: w.strict, State: w.state, Context: w.context, Progress: read})
	if err != nil {
		return nil, cancelled(err)
	}
	s.printLeftOut(report)
	if report.Units == 0 {
		return nil, fault.New("memory.no-units").At(fault.Place{File: w.file})
	}
	for _, l := range []lang.Tag{w.way.from, w.way.to} {
		if !slices.Contains(file.Languages(), l) {
			has := "@nothing"
			if file.Len() > 0 {
				has = lang.List(file.Languages())
			}
			return nil, fault.New("tm.no-language", "found", "@lang."+string(l), "expected", has).At(fault.Place{File: w.file})
		}
	}
	w.pivot = w.pivot || file.Len() <= held.LargeFile
	m := fileMemory{file: file, pivot: w.pivot}
	if w.scan {
		m.scanner = tm.NewScanner(file, file.All(), w.settings())
		return m, cancelled(m.scanner.Prepare(ctx, w.way.from))
	}
	m.index = tm.New(file, w.settings())
	m.index.AskedIn(w.askedIn(file)...)
	return m, cancelled(m.index.Fill(ctx, file.All(), built(file.Len())))
}

// askedIn returns the languages that questions are asked in: the first, and those through which a pivot
// can lead. Of a large file these would cost as much again.
func (w *serveWanted) askedIn(file *held.File) []lang.Tag {
	asked := []lang.Tag{w.way.from}
	for _, l := range file.Languages() {
		if l != w.way.from && l != w.way.to && w.pivot {
			asked = append(asked, l)
		}
	}
	return asked
}

// settings are those of a new workspace when the units are given a state. Otherwise nothing is taken
// off a score for where a unit comes from, but for a pivot: a file does not say who vouches for its units, and whoever serves it does.
func (w *serveWanted) settings() tm.Settings {
	all := tm.Defaults()
	if w.vouched {
		return tm.Settings{Pivot: all.Pivot}
	}
	return all
}

// cancelled says in people's words that work was broken off.
func cancelled(err error) error {
	if errors.Is(err, context.Canceled) {
		return fault.New("export.cancelled").Because(err)
	}
	return err
}

// printLeftOut says what of a file was not taken, the first of it one by one. None of it ends the work.
func (s *session) printLeftOut(r *tmx.Report) {
	s.printOmissions(s.problems(r.Faults), func(yield func(string, int) bool) {
		for _, code := range slices.Sorted(maps.Keys(r.Counts)) {
			if !yield(code, r.Counts[code]) {
				return
			}
		}
	})
	if r.LeftOut > 0 {
		fmt.Fprintln(s.Err, s.say("tm.left-out", map[string]any{"count": r.LeftOut}))
	}
	if r.Variants > 0 {
		fmt.Fprintln(s.Err, s.say("tm.variants", map[string]any{"count": r.Variants}))
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
