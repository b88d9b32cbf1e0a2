package desk

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"maps"
	"path"
	"slices"
	"strings"
	"time"

	"trivium/engine/change"
	"trivium/engine/course"
	"trivium/engine/fault"
	"trivium/engine/lang"
	"trivium/engine/media"
	"trivium/engine/store"
)

// A picture of a module is a thing of media.put. Its id is the module's and the name of the file; its
// value says where the content is:
//
//	01HZ…/media/plan.svg    {"hash":"9f86d0…","file":"media/plan.svg"}
//
// What an id cannot hold is written as + and two hexadecimal digits.
type mediaValue struct {
	Hash store.Hash `json:"hash"`
	File string     `json:"file"`
}

func mediaID(part, file string) string {
	var b strings.Builder
	b.WriteString(part + "/")
	for _, c := range []byte(file) {
		switch {
		case c >= 'a' && c <= 'z', c >= 'A' && c <= 'Z', c >= '0' && c <= '9', strings.IndexByte("/._-", c) >= 0:
			b.WriteByte(c)
		default:
			fmt.Fprintf(&b, "+%02x", c)
		}
	}
	return b.String()
}

// maxMediaID is the most an id may have (change: isPath).
const maxMediaID = 200

// files returns the names of the files that a module or programme uses.
func files(m *course.Module, about course.About) []string {
	used := map[string]bool{}
	if about.Funding != nil {
		for _, logo := range about.Funding.Logos {
			used[logo.File] = true
		}
	}
	if m != nil {
		for i := range m.Lessons {
			for j := range m.Lessons[i].Blocks {
				b := &m.Lessons[i].Blocks[j]
				used[b.File] = true
				for _, l := range lang.All() {
					used[b.Variants[l]], used[b.Captions[l]] = true, true
				}
			}
		}
	}
	delete(used, "")
	return slices.Sorted(maps.Keys(used))
}

// folder returns the files of a module or programme as the workspace has them.
func (d *Desk) folder(part string) fs.FS {
	if d.parts.media == nil {
		d.parts.media = map[string]map[string]store.Hash{}
		for _, thing := range d.state.Things(change.MediaPut) {
			var v mediaValue
			owner, _, _ := strings.Cut(thing.ID, "/")
			if json.Unmarshal(thing.Value, &v) != nil || v.Hash == "" || !fs.ValidPath(v.File) {
				continue
			}
			if d.parts.media[owner] == nil {
				d.parts.media[owner] = map[string]store.Hash{}
			}
			d.parts.media[owner][v.File] = v.Hash
		}
	}
	return &folderFS{store: d.store, media: d.parts.media[part]}
}

// putMedia takes the files of a part into the workspace file, and returns what the state does not
// know of them yet: values by id.
func (d *Desk) putMedia(ctx context.Context, part string, folder fs.FS, names []string) (map[string]mediaValue, error) {
	values := map[string]mediaValue{}
	for _, name := range names {
		id := mediaID(part, name)
		if len(id) > maxMediaID {
			return nil, fault.New("media.path", "found", name, "expected", "@inside")
		}
		file, err := folder.Open(name)
		if err != nil {
			return nil, fault.New("media.unreadable", "file", name, "found", "@locked", "expected", "@picture").Because(err)
		}
		hash, _, err := d.store.PutMedia(ctx, file, media.MaxFilmBytes)
		if err := errors.Join(err, file.Close()); err != nil {
			return nil, err
		}
		values[id] = mediaValue{hash, name}
	}
	return values, nil
}

// folderFS is a read-only file system of documents in memory and of files in the workspace.
type folderFS struct {
	store     *store.Store
	media     map[string]store.Hash
	documents map[string][]byte
}

// Open opens a file, or a folder with what lies in it.
func (f *folderFS) Open(name string) (fs.File, error) {
	if !fs.ValidPath(name) {
		return nil, &fs.PathError{Op: "open", Path: name, Err: fs.ErrInvalid}
	}
	if data, ok := f.documents[name]; ok {
		return &openFile{Reader: bytes.NewReader(data), info: info{path.Base(name), int64(len(data)), 0}}, nil
	}
	if hash, ok := f.media[name]; ok {
		blob, err := f.store.OpenMedia(context.Background(), hash)
		if err != nil {
			return nil, &fs.PathError{Op: "open", Path: name, Err: absent(err)}
		}
		return &openFile{Reader: blob, info: info{path.Base(name), blob.Size(), 0}}, nil
	}
	if entries := f.list(name); len(entries) > 0 || name == "." {
		return &openFolder{info: info{path.Base(name), 0, fs.ModeDir}, entries: entries}, nil
	}
	return nil, &fs.PathError{Op: "open", Path: name, Err: fs.ErrNotExist}
}

// absent returns what a missing file is for whoever reads a folder: one that has not come yet is not
// there.
func absent(err error) error {
	var f *fault.Fault
	if errors.As(err, &f) && f.Code == "store.media-missing" {
		return errors.Join(fs.ErrNotExist, err)
	}
	return err
}

// list returns what lies directly in a folder, by name.
func (f *folderFS) list(folder string) []fs.DirEntry {
	found := map[string]fs.FileMode{}
	note := func(name string) {
		rest, ok := strings.CutPrefix(name, folder+"/")
		if folder == "." {
			rest, ok = name, true
		}
		if first, _, deeper := strings.Cut(rest, "/"); ok && deeper {
			found[first] = fs.ModeDir
		} else if ok {
			found[first] = 0
		}
	}
	for name := range f.documents {
		note(name)
	}
	for name := range f.media {
		note(name)
	}
	entries := []fs.DirEntry{}
	for _, name := range slices.Sorted(maps.Keys(found)) {
		entries = append(entries, fs.FileInfoToDirEntry(info{name, 0, found[name]}))
	}
	return entries
}

// info describes a file or a folder.
type info struct {
	name string
	size int64
	mode fs.FileMode
}

func (i info) Name() string       { return i.name }
func (i info) Size() int64        { return i.size }
func (i info) Mode() fs.FileMode  { return i.mode | 0o444 }
func (i info) ModTime() time.Time { return time.Time{} }
func (i info) IsDir() bool        { return i.mode.IsDir() }
func (i info) Sys() any           { return nil }

// openFile is a file that is being read.
type openFile struct {
	io.Reader
	info info
}

func (f *openFile) Stat() (fs.FileInfo, error) { return f.info, nil }
func (f *openFile) Close() error               { return nil }

// openFolder is a folder that is being listed.
type openFolder struct {
	info    info
	entries []fs.DirEntry
}

func (f *openFolder) Stat() (fs.FileInfo, error) { return f.info, nil }
func (f *openFolder) Close() error               { return nil }
func (f *openFolder) Read([]byte) (int, error) {
	return 0, &fs.PathError{Op: "read", Path: f.info.name, Err: fs.ErrInvalid}
}

// ReadDir lists the next n entries; see fs.ReadDirFile.
func (f *openFolder) ReadDir(n int) ([]fs.DirEntry, error) {
	if n > 0 && len(f.entries) == 0 {
		return nil, io.EOF
	}
	if n <= 0 || n > len(f.entries) {
		n = len(f.entries)
	}
	first := f.entries[:n]
	f.entries = f.entries[n:]
	return first, nil
}
