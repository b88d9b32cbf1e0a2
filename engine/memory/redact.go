package memory

import (
	"bufio"
	"context"
	"encoding/json"
	"errors"
	"io"
	"maps"
	"runtime"
	"slices"
	"strings"
	"time"

	"trivium/engine/change"
	"trivium/engine/fault"
	"trivium/engine/lang"
	"trivium/engine/store"
	"trivium/engine/text"
	"trivium/engine/tm"
)

// Redaction of units that came with a file. A file is packed and never changes, so another takes its place
// in which nothing is left of them but their numbers:
//
//	event.redact  {"events":["<hash of the file, as an id>"]}          its content goes, everywhere
//	tm.attach     9f86d0… {"hash":"60303a…","of":"9f86d0…", …}         the new one stands for it
//
// Both are one gesture, which cannot be undone. The new file travels as any other, so that all copies have the
// same, whichever version of the program packed it; a copy that has only heard of it yet has no units of the
// attachment for as long. The old one is refused from then on, whether it comes with an old bundle or is
// imported again. The other units keep their ids. What two people redact at the same time is gone for both
// (batch.others); the text that only the other has taken out is found by Mentions, and the next redaction
// puts one file in the place of both.

// A Mention is a unit of a file that holds a text.
type Mention struct {
	Unit *tm.Unit
	Name string // of the file
	By   string // who took it in
	At   time.Time
	Now  bool   // it is in use: neither it nor its file was taken out
	Says string // all that was found to hold it
}

// mostMentions is how many units Mentions returns at most: more than anyone reads. What is left is found
// again after these are redacted.
const mostMentions = 10_000

// Mentions returns units of files that hold one of some texts, in any of their parts and however written
// (text.Sought), at most 10,000, file by file. Files that were taken out of the memory are looked through
// too: they are still in the workspace.
func (m *Memory) Mentions(ctx context.Context, texts ...string) ([]Mention, error) {
	if err := m.waitKnown(ctx); err != nil {
		return nil, err
	}
	sought := text.Seek(texts...)
	found := []Mention{}
	if sought.Blank() {
		return found, nil
	}
	_, batches := m.view()
	seen := map[tm.ID]bool{}
	for _, f := range m.files() {
		units, err := m.openUnits(ctx, f.value.Hash, f.value.File)
		if err != nil {
			return nil, err
		}
		if units == nil {
			continue
		}
		b := batchOf(batches, f.value.Hash)
		for u, err := range units.All(ctx, 0) {
			if err != nil {
				break // what cannot be read of a file is named by Verify
			}
			says := unitSays(u, sought)
			if says == "" || seen[u.ID] {
				continue
			}
			seen[u.ID] = true
			number, _ := units.Number(u.ID)
			now := b != nil && b.units != nil && b.value.File == f.value.File && !b.gone[number]
			if found = append(found, Mention{Unit: f.name(u), Name: f.value.Name, By: f.by, At: f.at, Now: now, Says: says}); len(found) == mostMentions {
				return found, nil
			}
		}
		if ctx.Err() != nil {
			return nil, ctx.Err()
		}
	}
	return found, nil
}

// files returns every file of units that an event names, once: also of attachments that were taken away,
// and those that were replaced.
func (m *Memory) files() []*batch {
	var all []*batch
	seen := map[string]bool{}
	m.read(func(s *change.State) {
		people := map[string]string{}
		for _, member := range s.Members() {
			people[member.ID] = member.Person
		}
		for _, e := range s.OfferedOf(change.TMAttach) {
			var p struct {
				ID    string
				Value json.RawMessage
			}
			if json.Unmarshal(e.P, &p) != nil {
				continue
			}
			if a, ok := readAttachment(p.ID, p.Value); ok && !seen[a.File] {
				seen[a.File] = true
				all = append(all, &batch{value: a, by: people[e.By], at: e.Clock})
			}
		}
	})
	slices.SortFunc(all, func(a, b *batch) int {
		if c := b.at.Compare(a.at); c != 0 {
			return c
		}
		return strings.Compare(a.value.File, b.value.File)
	})
	return all
}

// unitSays returns the parts of a unit that hold what is looked for, "" when none does.
func unitSays(u *tm.Unit, sought text.Sought) string {
	var parts []string
	look := func(part string) {
		if part != "" && sought.In(part) {
			parts = append(parts, part)
		}
	}
	for _, texts := range []map[lang.Tag]string{u.Texts, u.Before, u.After} {
		for _, l := range slices.Sorted(maps.Keys(texts)) {
			look(texts[l])
		}
	}
	for _, part := range append([]string{u.Note, u.TUID, u.Author, u.Organisation, u.Module, u.Text, string(u.Extra)}, u.Tags...) {
		look(part)
	}
	return strings.Join(parts, " · ")
}

// Redact takes units of files away for good, here and in every copy; those that are no units of a file are
// passed over, for what people made is redacted by its events. A file that is out of use goes as a whole. For
// each attachment it is whole or not at all; what an error leaves of the erasing is done at the next opening.
func (m *Memory) Redact(ctx context.Context, ids []tm.ID, reason string) error {
	if err := m.waitKnown(ctx); err != nil {
		return err
	}
	if f := m.desk.Barred(); f != nil {
		return f
	}
	files := map[string][]string{} // by attachment
	for _, f := range m.files() {
		if state, _, err := m.store.Media(ctx, store.Hash(f.value.File)); err == nil && state == store.MediaWhole {
			files[f.value.Hash] = append(files[f.value.Hash], f.value.File)
		}
	}
	done := false
	for _, hash := range slices.Sorted(maps.Keys(files)) {
		numbers := numbersOf(hash, ids)
		if len(numbers) == 0 {
			continue
		}
		if err := m.redactIn(ctx, hash, files[hash], numbers, reason); err != nil {
			return err
		}
		done = true
	}
	if !done {
		return nil
	}
	return m.desk.Erase(ctx)
}

// Contents returns the texts of units of files, for looking where else they stand; of units that are not
// there it knows none.
func (m *Memory) Contents(ctx context.Context, ids []tm.ID) ([]string, error) {
	if err := m.waitKnown(ctx); err != nil {
		return nil, err
	}
	texts := []string{}
	for _, id := range ids {
		_, b, number := m.find(id)
		if b == nil {
			continue
		}
		u, err := b.unit(ctx, number)
		if err != nil {
			return nil, err
		}
		for _, l := range slices.Sorted(maps.Keys(u.Texts)) {
			texts = append(texts, u.Texts[l])
		}
	}
	return texts, nil
}

// numbersOf returns the numbers of those ids that are named after a file.
func numbersOf(hash string, ids []tm.ID) rowSet {
	numbers := rowSet{}
	for _, id := range ids {
		if n, ok := store.UnitNumber(store.Hash(hash), id); ok {
			numbers[n] = true
		}
	}
	return numbers
}

// redactIn puts a file without some units in the place of all files of an attachment.
func (m *Memory) redactIn(ctx context.Context, hash string, files []string, numbers rowSet, reason string) error {
	_, batches := m.view()
	b := batchOf(batches, hash)
	var value *attachment
	if b != nil && b.units != nil {
		for _, file := range append([]string{b.value.File}, b.others...) {
			units, err := m.openUnits(ctx, hash, file)
			if err != nil {
				return err
			}
			for n := range rowsBelow(appendErased(nil, units), b.units.Len()) {
				numbers[n] = true
			}
		}
		var err error
		if value, err = m.without(ctx, b, numbers); err != nil {
			return err
		}
	}
	var gone []change.ID
	for _, file := range files {
		if id, ok := change.FileID(file); ok && (value == nil || file != value.File) {
			gone = append(gone, id)
		}
	}
	if len(gone) == 0 {
		return nil // they were redacted before
	}
	_, changes, err := m.desk.Act(ctx, "", func(s *change.State, g *change.Gesture) error {
		g.Redact(gone, reason)
		switch t, ok := s.Thing(change.TMAttach, hash); {
		case value != nil:
			g.PutThing(change.TMAttach, hash, "", "", value)
		case b == nil && ok && string(t.Value) != "null": // the same units as another, which is shown for both
			g.PutThing(change.TMAttach, hash, "", "", nil)
		}
		return nil
	})
	if err != nil {
		if value != nil {
			m.store.LeaveUnits(context.WithoutCancel(ctx), store.Hash(value.File)) //nolint:errcheck // the next opening sweeps it
		}
		return err
	}
	return m.Follow(ctx, changes)
}

// without makes the file of an attachment anew, without some units, and returns the value that names it.
func (m *Memory) without(ctx context.Context, b *batch, numbers rowSet) (*attachment, error) {
	value := b.value
	value.Of, value.Units = b.value.Hash, 0
	if value.Was == "" {
		value.Was = b.value.Content
	}
	var failed error // what content ends with, which its reader wraps
	file, err := m.store.TakeUnits(ctx, maxFile, func(out io.Writer) error {
		failed = rewrite(ctx, out, b.units, numbers, &value)
		return failed
	})
	if err != nil {
		return nil, errors.Join(failed, err)
	}
	value.File = string(file)
	return &value, nil
}

// rewrite writes units but for some, and notes in the value what it wrote.
func rewrite(ctx context.Context, out io.Writer, units *store.Units, numbers rowSet, value *attachment) error {
	buffered := bufio.NewWriterSize(out, 256<<10)
	w, err := store.NewUnitWriter(buffered)
	if err != nil {
		return err
	}
	for u, err := range units.All(ctx, 0) {
		if err != nil {
			return err
		}
		if numbers[w.Units()] {
			err = w.Erase()
		} else {
			value.Units++
			err = w.Add(u)
		}
		if err != nil {
			return err
		}
		runtime.Gosched() // whoever looks something up goes first
	}
	if w.Units() != units.Len() {
		return fault.New("memory.unreadable", "found", value.Name)
	}
	if err := errors.Join(w.Close(), buffered.Flush()); err != nil {
		return err
	}
	value.Content = w.Content()
	return nil
}
