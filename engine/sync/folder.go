package sync

import (
	"context"
	"crypto/sha256"
	"encoding/base32"
	"encoding/hex"
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"time"

	"trivium/engine/change"
	"trivium/engine/fault"
)

// Ending is that of the files of bundles. Case does not matter, and nothing else of a name does:
// whoever renames a file, be it a person or a service that sees a conflict, leaves the ending.
const Ending = ".tribundle"

// A Folder exchanges changes through a folder that something else synchronises. Its fields are set
// once; it is safe for concurrent use, and does nothing by itself: the caller says when.
type Folder struct {
	Path      string
	Workspace change.ID // the event that created it; others' files may lie in the same folder
	Copy      string    // names this workspace file, as no other (store.Copy)
	Memory    Memory    // nil remembers as long as the Folder lives
	Limits    Limits    // zero is DefaultLimits
	Clock     func() time.Time

	mu   sync.Mutex
	mind []byte // when there is no Memory
}

// The name of a file is
//
//	k3j5x7qa2m-20260512T093107Z-9f86d081884c7d65.tribundle
//	tag        time             beginning of the sum that ends the bundle
//
// Two copies of a workspace never choose the same tag, and should a workspace file have been copied
// by hand, two files that differ still differ in the sum: no two devices ever write one name with
// different contents, which is what a sync service calls a conflict.
const stampLayout = "20060102T150405Z"

const sumInName = 16

// temporary files begin and end so that OneDrive, Dropbox, Nextcloud and ownCloud leave them alone.
const temporaryBegin, temporaryEnd = "~", ".tmp"

// tag returns what the names of this copy's files begin with.
func (f *Folder) tag() string {
	sum := sha256.Sum256([]byte(string(f.Workspace) + "/" + f.Copy))
	return strings.ToLower(base32.StdEncoding.EncodeToString(sum[:]))[:10]
}

// fileName returns the name of a bundle of this copy.
func (f *Folder) fileName(now time.Time, sum string) string {
	return f.tag() + "-" + now.UTC().Format(stampLayout) + "-" + sum[:sumInName] + Ending
}

// wrote reports whether this copy has written a file with that content. It is true as well of what a
// service has copied under another name, for it adds something at the end.
func (f *Folder) wrote(name, sum string) bool {
	rest, ours := strings.CutPrefix(name, f.tag()+"-")
	if !ours || len(rest) < len(stampLayout)+1+sumInName || len(sum) < sumInName {
		return false
	}
	return rest[len(stampLayout)+1:][:sumInName] == sum[:sumInName]
}

func (f *Folder) now() time.Time {
	if f.Clock == nil {
		return time.Now()
	}
	return f.Clock()
}

func (f *Folder) limits() Limits {
	if f.Limits == (Limits{}) {
		return DefaultLimits()
	}
	return f.Limits
}

// list returns the files that may be bundles, by name. Links are not followed, and pipes not opened.
func (f *Folder) list() ([]fs.FileInfo, error) {
	entries, err := os.ReadDir(f.Path)
	if errors.Is(err, fs.ErrNotExist) {
		return nil, fault.New("exchange.no-folder", "found", f.Path).Because(err)
	}
	if err != nil {
		return nil, fault.New("exchange.unreadable", "found", f.Path).Because(err)
	}
	const never = fs.ModeDir | fs.ModeSymlink | fs.ModeNamedPipe | fs.ModeSocket | fs.ModeDevice
	var found []fs.FileInfo
	for _, entry := range entries {
		if !strings.HasSuffix(strings.ToLower(entry.Name()), Ending) || entry.Type()&never != 0 {
			continue
		}
		if info, err := entry.Info(); err == nil { // otherwise it has just gone
			found = append(found, info)
		}
	}
	return found, nil
}

func (f *Folder) path(name string) string { return filepath.Join(f.Path, name) }

// Found returns the workspaces of which there are whole bundles in a folder, and how many of each:
// where a new copy begins, that knows nothing but the folder.
func Found(ctx context.Context, path string) (map[change.ID]int, error) {
	f := &Folder{Path: path}
	infos, err := f.list()
	if err != nil {
		return nil, err
	}
	found := map[change.ID]int{}
	for _, info := range infos {
		workspace, err := workspaceOf(ctx, f.path(info.Name()))
		if ctx.Err() != nil {
			return nil, ctx.Err()
		}
		if err == nil {
			found[workspace]++
		}
	}
	return found, nil
}

// workspaceOf reads the head of a bundle that is whole.
func workspaceOf(ctx context.Context, path string) (change.ID, error) {
	file, err := os.Open(path)
	if err != nil {
		return "", err
	}
	defer file.Close()
	if _, err := whole(ctx, file); err != nil {
		return "", err
	}
	if _, err := file.Seek(int64(len(magic)), 0); err != nil {
		return "", err
	}
	r := &reader{ctx: ctx, from: file, sum: sha256.New()}
	_, content, err := r.record()
	if err == nil {
		err = r.head(content)
	}
	return r.summary.Head.Workspace, err
}

func sumText(sum [sha256.Size]byte) string { return hex.EncodeToString(sum[:]) }
