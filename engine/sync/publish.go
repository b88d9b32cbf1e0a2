package sync

import (
	"context"
	"encoding/json"
	"io/fs"
	"iter"
	"maps"
	"slices"
	"strings"

	"trivium/engine/change"
)

// A Source is what a copy has to give.
type Source struct {
	Knows change.Vector

	// Events are all that may be passed on: signed, and without those that Withheld names.
	Events iter.Seq2[change.Event, error]
	// Files are the media that are whole here.
	Files []File

	// Erased are the events and the files of media that redactions have taken away here.
	Erased      []change.ID
	ErasedFiles []string

	// Mark is another text whenever any of the above is another, such as the number of events. Then
	// nothing is read while nothing happens. "" always reads.
	Mark string
}

// Withheld returns which of the quarantined events must not be passed on: those that nobody of the
// workspace has made, so far as this copy can tell. The others have to be, although they change
// nothing: they are counted, and what their authors did afterwards would wait for them for ever.
func Withheld(quarantined []change.Quarantine) map[change.ID]bool {
	not := map[change.ID]bool{}
	for _, q := range quarantined {
		switch q.Why.Code {
		case "change.foreign", "change.unsigned", "change.wrong-signature":
			not[q.ID] = true
		}
		if q.Event == nil {
			not[q.ID] = true
		}
	}
	return not
}

// Published says what Publish has done.
type Published struct {
	Files   []string // names of the files written
	Events  int
	Media   int
	Removed []string // names of own files that are no longer needed, or held what is erased

	// Tainted are files of others that hold what is erased here. They go when the copies that wrote
	// them have learned of it; of a copy that never comes back a person has to remove them.
	Tainted []string
}

// One file holds this much at most: small enough that a slow line brings it in one go, and that a
// reader has it in memory.
const (
	eventsInFile = 50_000
	bytesInFile  = 32 << 20 // of payloads
	mediaInFile  = 64 << 20 // or one file of media
)

// Publish writes what the folder lacks, as far as this copy knows it, and then tidies its own files:
// see doc.go. Call Collect first, so that what has come since is known. Files of others are never
// touched.
func (f *Folder) Publish(ctx context.Context, from Source) (Published, error) {
	f.mu.Lock()
	defer f.mu.Unlock()
	a := f.recall(ctx)
	before, err := json.Marshal(a)
	if err != nil {
		return Published{}, err
	}
	infos, err := f.list()
	if err != nil {
		return Published{}, err
	}
	a.settle(infos, f.now())
	p := &publisher{f: f, a: a, from: from, erased: map[key]bool{}, held: map[key]bool{}, bare: map[key]bool{}, media: map[string]bool{}, again: map[key]bool{}, againMedia: map[string]bool{}}
	f.sweep()
	err = p.run(ctx, infos)
	f.remember(ctx, a, before)
	return p.done, err
}

// A publisher is one Publish.
type publisher struct {
	f    *Folder
	a    *account
	from Source
	done Published

	erased     map[key]bool
	held, bare map[key]bool    // events in the folder with payload, and all of them
	media      map[string]bool // in the folder
	again      map[key]bool    // events to be written once more, in one file instead of many
	againMedia map[string]bool
}

func (p *publisher) run(ctx context.Context, infos []fs.FileInfo) error {
	for _, id := range p.from.Erased {
		p.erased[keyOf(id)] = true
	}
	p.survey()
	small := p.small()
	mark := p.mark(infos)
	if p.from.Mark == "" || len(small) > 0 || p.a.Done != mark {
		p.gather(small)
		if err := p.write(ctx); err != nil {
			return err
		}
		p.keep(small)
	}
	if err := p.tidy(); err != nil {
		return err
	}
	infos, err := p.f.list()
	if err == nil {
		p.a.Done = p.mark(infos)
	}
	return err
}

// survey notes what is in the folder. What stands in files of our own that must go does not count.
func (p *publisher) survey() {
	for _, b := range p.a.Bundles {
		if b.Own && p.tainted(b) {
			continue
		}
		b.Full.each(func(k key) { p.held[k], p.bare[k] = true, true })
		b.Bare.each(func(k key) { p.bare[k] = true })
		for _, hash := range b.Media {
			p.media[hash] = true
		}
	}
}

// tainted reports whether a bundle holds what is erased here.
func (p *publisher) tainted(b *bundled) bool {
	return b.Full.any(func(k key) bool { return p.erased[k] }) ||
		slices.ContainsFunc(b.Media, func(hash string) bool { return slices.Contains(p.from.ErasedFiles, hash) })
}

// mark stands for all that decides what is to be written.
func (p *publisher) mark(infos []fs.FileInfo) string {
	names := make([]string, len(infos))
	for i, info := range infos {
		names[i] = info.Name()
	}
	return contentMark(p.from.Mark, strings.Join(names, "/"), strings.Join(slices.Sorted(maps.Keys(p.a.Bundles)), ""))
}

// lacking reports whether an event is to be written.
func (p *publisher) lacking(e *change.Event) bool {
	k := keyOf(e.ID)
	if p.again[k] {
		return true
	}
	if e.Redacted() {
		return !p.bare[k]
	}
	return !p.held[k]
}

// write writes the events and the media that are lacking, in as many files as it takes.
func (p *publisher) write(ctx context.Context) error {
	var batch []change.Event
	bytes := 0
	for e, err := range p.from.Events {
		if err != nil {
			return err
		}
		if p.erased[keyOf(e.ID)] {
			e.Redact()
		}
		if !p.lacking(&e) {
			continue
		}
		batch = append(batch, e)
		if bytes += len(e.P); len(batch) == eventsInFile || bytes >= bytesInFile {
			if err := p.writeFile(ctx, batch, nil); err != nil {
				return err
			}
			batch, bytes = nil, 0
		}
	}
	return p.writeMedia(ctx, batch)
}

// writeMedia writes media, and in the first file the events that are left.
func (p *publisher) writeMedia(ctx context.Context, events []change.Event) error {
	var batch []File
	var bytes int64
	for _, file := range p.from.Files {
		if p.media[file.Hash] && !p.againMedia[file.Hash] || slices.Contains(p.from.ErasedFiles, file.Hash) || file.Size > p.f.limits().File {
			continue
		}
		if len(batch) > 0 && bytes+file.Size > mediaInFile {
			if err := p.writeFile(ctx, events, batch); err != nil {
				return err
			}
			events, batch, bytes = nil, nil, 0
		}
		batch, bytes = append(batch, file), bytes+file.Size
	}
	if len(events)+len(batch) == 0 {
		return nil
	}
	return p.writeFile(ctx, events, batch)
}

// writeFile writes one bundle and enters it into the account.
func (p *publisher) writeFile(ctx context.Context, events []change.Event, files []File) error {
	knows := p.from.Knows
	if knows == nil {
		knows = change.Vector{}
	}
	info, sum, err := p.f.put(ctx, Head{p.f.Workspace, knows}, events, files)
	if err != nil {
		return err
	}
	b := &bundled{Size: info.Size(), Own: true, Since: p.f.now().Unix()}
	b.hold(events)
	for _, file := range files {
		b.Media = append(b.Media, file.Hash)
		p.media[file.Hash] = true
	}
	b.Full.each(func(k key) { p.held[k], p.bare[k] = true, true })
	b.Bare.each(func(k key) { p.bare[k] = true })
	p.a.Bundles[sum] = b
	p.a.Files[info.Name()] = &sighted{Size: info.Size(), Modified: info.ModTime().UnixNano(), Sum: sum}
	p.done.Files = append(p.done.Files, info.Name())
	p.done.Events += len(events)
	p.done.Media += len(files)
	return nil
}
