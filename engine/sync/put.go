package sync

import (
	"bufio"
	"context"
	"crypto/rand"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"io/fs"
	"iter"
	"os"
	"strings"

	"trivium/engine/change"
	"trivium/engine/fault"
)

// put writes a bundle of all these events and files into the folder, where it appears whole, on the
// disk, and under a name nobody else uses.
func (f *Folder) put(ctx context.Context, head Head, events []change.Event, files []File) (info fs.FileInfo, sum string, err error) {
	part := f.path(temporaryBegin + f.tag() + "-" + strings.ToLower(rand.Text()) + temporaryEnd)
	file, err := os.OpenFile(part, os.O_CREATE|os.O_EXCL|os.O_RDWR, 0o666)
	if err != nil {
		return nil, "", f.unwritable(err)
	}
	defer os.Remove(part) // nothing is there when all went well
	to := bufio.NewWriterSize(file, 1<<20)
	_, err = Write(ctx, to, head, nil, listed(events), files)
	if err == nil {
		err = to.Flush()
	}
	if err == nil {
		err = file.Sync()
	}
	var raw [sha256.Size]byte
	if err == nil { // what cannot be read back is not there
		if _, err = file.Seek(0, 0); err == nil {
			raw, err = whole(ctx, file)
		}
	}
	if err := errors.Join(err, file.Close()); err != nil {
		return nil, "", f.unwritable(err)
	}
	name := f.fileName(f.now(), sumText(raw))
	if err := os.Rename(part, f.path(name)); err != nil {
		return nil, "", f.unwritable(err)
	}
	if err := flushFolder(f.Path); err != nil {
		return nil, "", f.unwritable(err)
	}
	info, err = os.Stat(f.path(name))
	return info, sumText(raw), f.unwritable(err)
}

func listed(events []change.Event) iter.Seq2[change.Event, error] {
	return func(yield func(change.Event, error) bool) {
		for _, e := range events {
			if !yield(e, nil) {
				return
			}
		}
	}
}

// sweep removes what a crash has left of files that were being written.
func (f *Folder) sweep() {
	entries, err := os.ReadDir(f.Path)
	if err != nil {
		return // Publish will say so
	}
	for _, entry := range entries {
		if strings.HasPrefix(entry.Name(), temporaryBegin+f.tag()+"-") && strings.HasSuffix(entry.Name(), temporaryEnd) {
			os.Remove(f.path(entry.Name())) //nolint:errcheck // the next run tries again
		}
	}
}

// unwritable turns an error of the file system into a fault about the folder. Others, such as those
// of the source, stay as they are; nil stays nil.
func (f *Folder) unwritable(err error) error {
	var known *fault.Fault
	var path *fs.PathError
	var link *os.LinkError
	switch {
	case err == nil || errors.As(err, &known):
		return err
	case isFull(err):
		return fault.New("exchange.disk-full", "found", f.Path).Because(err)
	case !errors.As(err, &path) && !errors.As(err, &link):
		return err
	}
	if _, gone := os.Stat(f.Path); errors.Is(gone, fs.ErrNotExist) {
		return fault.New("exchange.no-folder", "found", f.Path).Because(err)
	}
	return fault.New("exchange.unwritable", "found", f.Path).Because(err)
}

// contentMark returns a short text that differs when any of the parts does.
func contentMark(parts ...string) string {
	sum := sha256.New()
	for _, part := range parts {
		one := sha256.Sum256([]byte(part))
		sum.Write(one[:])
	}
	return hex.EncodeToString(sum.Sum(nil)[:16])
}
