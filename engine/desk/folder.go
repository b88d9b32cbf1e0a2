package desk

import (
	"context"
	"os"
	"path/filepath"
	"strconv"

	"trivium/engine/change"
	"trivium/engine/fault"
	"trivium/engine/store"
	"trivium/engine/sync"
)

// memoryEnding is that of the file beside the workspace that remembers what was read from the folder.
// It holds names, sizes and sums, and may be deleted.
const memoryEnding = "-exchange"

// Folder returns the folder through which changes are exchanged, "" for none.
func (d *Desk) Folder(ctx context.Context) (string, error) {
	return d.store.Setting(ctx, exchangeSetting)
}

// SetFolder sets the folder, "" for none. It must exist.
func (d *Desk) SetFolder(ctx context.Context, path string) error {
	if path != "" {
		var err error
		if path, err = filepath.Abs(path); err != nil {
			return err
		}
		info, err := os.Stat(path)
		if err != nil || !info.IsDir() {
			return fault.New("exchange.no-folder", "found", path).Because(err)
		}
	}
	return d.store.SetSetting(ctx, exchangeSetting, path)
}

// An Exchanged says what an exchange through the folder came to.
type Exchanged struct {
	Folder   string // "" when none is set: then nothing was done
	Sent     int    // events
	Received Taken
	Problems fault.List // files that could not be taken, and those of others that hold what was redacted
}

// Exchange takes over what others have put into the folder, and puts there what they may lack. Files
// that nothing has changed are not read again.
func (d *Desk) Exchange(ctx context.Context) (Exchanged, error) {
	d.exchanging.Lock()
	defer d.exchanging.Unlock()
	path, err := d.Folder(ctx)
	done := Exchanged{Folder: path, Received: d.beginTaking()}
	if err != nil || path == "" {
		return done, err
	}
	copied, err := d.store.Copy(ctx)
	if err != nil {
		return done, err
	}
	f := &sync.Folder{
		Path: path, Workspace: d.root(), Copy: copied, Clock: d.options.Clock,
		Memory: sync.FileMemory{Path: d.store.Path() + memoryEnding},
	}
	report, err := f.Collect(ctx, d.receiver(&done.Received))
	done.Received.Events, done.Received.Files = report.Events, report.Media
	done.Problems = report.Faults
	if report.Media > 0 {
		d.arrived()
	}
	if err != nil || d.Barred() != nil { // who cannot write has nothing to give
		return done, err
	}
	source, err := d.folderSource(ctx)
	if err != nil {
		return done, err
	}
	published, err := f.Publish(ctx, source)
	done.Sent = published.Events
	for _, name := range published.Tainted {
		done.Problems = append(done.Problems, fault.New("exchange.tainted").At(fault.Place{File: filepath.Join(path, name)}).Warn())
	}
	return done, err
}

// folderSource is what this copy has to give, with what it must not give any more.
func (d *Desk) folderSource(ctx context.Context) (sync.Source, error) {
	source, err := d.outgoing(ctx)
	if err != nil {
		return source, err
	}
	if source.Erased, err = d.store.Erased(ctx); err != nil {
		return source, err
	}
	gone, err := d.store.MediaIn(ctx, store.MediaErased)
	if err != nil {
		return source, err
	}
	for _, hash := range gone {
		source.ErasedFiles = append(source.ErasedFiles, string(hash))
	}
	last, err := d.store.Last(ctx)
	source.Mark = strconv.FormatInt(last, 10) + "/" + strconv.Itoa(len(source.Erased)) + "/" + strconv.Itoa(len(source.Files)) + "/" + d.withheld()
	return source, err
}

// withheld counts what is in quarantine: an event may leave it without any new one.
func (d *Desk) withheld() (n string) {
	d.Read(func(s *change.State) { n = strconv.Itoa(len(s.Quarantined())) })
	return n
}
