package desk

import (
	"errors"
	"io"
	"io/fs"
	"maps"
	"os"
	"path/filepath"
	"slices"

	"trivium/engine/fault"
)

// A Saved says what Save has written.
type Saved struct {
	Path  string // of the course's own file
	Files int    // all of them, media too
	Bytes int64
}

// Save writes a course as files below a folder: its JSON under the names it came with, and its media
// beside it. Reading them gives the course that the workspace shows. progress is told how many files
// are written; it may be nil.
//
// A file that is there already is replaced, each whole or not at all; what else lies in the folder
// stays. Media that have not come to this copy are a fault, before anything is written.
func (d *Desk) Save(id, folder string, progress func(done, total int)) (Saved, error) {
	d.mu.Lock()
	c, err := d.course(id)
	var all *folderFS
	if err == nil {
		all, err = d.written(c)
	}
	d.mu.Unlock()
	if err != nil {
		return Saved{}, err
	}
	names := append(slices.Sorted(maps.Keys(all.media)), slices.Sorted(maps.Keys(all.documents))...)
	for _, name := range names {
		file, err := all.Open(name)
		if err != nil {
			return Saved{}, fault.New("media.missing", "found", "@nothing", "expected", name).Because(err)
		}
		file.Close() //nolint:errcheck // it was only opened
	}
	root, err := os.OpenRoot(folder)
	if err != nil {
		return Saved{}, fault.New("output.no-folder", "found", folder).Because(err)
	}
	defer root.Close() //nolint:errcheck // nothing is kept in it
	saved := Saved{Path: filepath.Join(folder, filepath.FromSlash(c.File))}
	for i, name := range names {
		n, err := saveFile(root, all, name)
		if err != nil {
			return saved, saveFault(filepath.Join(folder, filepath.FromSlash(name)), err)
		}
		saved.Files++
		saved.Bytes += n
		if progress != nil {
			progress(i+1, len(names))
		}
	}
	return saved, nil
}

// saveFile writes one file and returns its size in bytes. Nothing outside the root is reached,
// whatever the name.
func saveFile(root *os.Root, from fs.FS, name string) (int64, error) {
	source, err := from.Open(name)
	if err != nil {
		return 0, err
	}
	defer source.Close() //nolint:errcheck // it is only read
	local := filepath.FromSlash(name)
	if err := root.MkdirAll(filepath.Dir(local), 0o755); err != nil {
		return 0, err
	}
	part := local + ".part"
	file, err := root.OpenFile(part, os.O_CREATE|os.O_TRUNC|os.O_WRONLY, 0o644)
	if err != nil {
		return 0, err
	}
	n, err := io.Copy(file, source)
	if err == nil {
		err = file.Sync()
	}
	if err = errors.Join(err, file.Close()); err == nil {
		err = root.Rename(part, local)
	}
	if err != nil {
		root.Remove(part) //nolint:errcheck // the error is told
	}
	return n, err
}

// saveFault turns an error of writing a file into a fault; faults stay as they are.
func saveFault(path string, err error) error {
	var f *fault.Fault
	if errors.As(err, &f) {
		return err
	}
	return fault.New("output.unwritable", "found", path).Because(err)
}
