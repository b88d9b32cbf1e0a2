package desk

import (
	"context"
	"encoding/json"
	"os"
	"path/filepath"
	"strings"

	"trivium/engine/fault"
	"trivium/engine/store"
	"trivium/engine/sync"
)

// A workspace file in a folder that OneDrive carries, or on a network drive, is not opened there: the
// service copies a database while it is being written, and two computers would write it at once. The
// first opening copies it to the folder for workspaces; the folder it stood in becomes the one through
// which changes are exchanged, and the file there stays as it is. For example
//
//	…/OneDrive/Projekt/Kurs.trivium    stays
//	…/OneDrive/Projekt                 is the exchange folder
//	…/workspaces/Kurs.trivium          is opened, now and whenever the first is asked for

const (
	movedSetting    = "moved.from"      // the path a workspace was copied from
	exchangeSetting = "exchange.folder" // the folder through which changes are exchanged
)

// An errand is what is to be done with a file before it is opened.
type errand struct {
	path    string // of the file to open
	from    string // "" when it stands where it may
	service string // that carries the folder, for people
	fresh   bool   // it has just been copied
}

// settle returns where a workspace file is to be opened, and copies it there the first time.
func (h Home) settle(ctx context.Context, path string, o Options) (errand, error) {
	service, carried := h.carried(path)
	if !carried {
		return errand{path: path}, nil
	}
	from := real(path)
	moved := h.moved()
	if local := moved[from]; local != "" {
		if _, err := os.Stat(local); err == nil {
			return errand{path: local, from: from, service: service.Name}, nil
		}
	}
	local, err := h.NewFile(strings.TrimSuffix(filepath.Base(path), filepath.Ext(path)))
	if err != nil {
		return errand{}, err
	}
	if err := store.Adopt(ctx, local, path, store.Options{Clock: o.Clock}); err != nil {
		return errand{}, err
	}
	moved[from] = local
	return errand{path: local, from: from, service: service.Name, fresh: true}, h.setMoved(moved)
}

// carried reports whether a service carries a path. What stands in the folder for workspaces stays
// there: whoever chose that folder has chosen it for this.
func (h Home) carried(path string) (sync.Service, bool) {
	relative, err := filepath.Rel(real(h.Work), real(path))
	if err == nil && relative != ".." && !strings.HasPrefix(relative, ".."+string(filepath.Separator)) {
		return sync.Service{}, false
	}
	return sync.Synced(path)
}

// arrive notes in a workspace that was copied where it stood, and tells the person.
func (d *Desk) arrive(ctx context.Context, e errand) error {
	if e.from == "" {
		return nil
	}
	if e.fresh {
		if err := d.store.SetSetting(ctx, movedSetting, e.from); err != nil {
			return err
		}
		if err := d.store.SetSetting(ctx, exchangeSetting, filepath.Dir(e.from)); err != nil {
			return err
		}
		f := fault.New("desk.moved", "found", e.service, "expected", e.path).At(fault.Place{File: e.from})
		d.notices = append(d.notices, f.Warn())
	}
	return nil
}

// MovedFrom returns where the workspace stood before it was copied out of a folder that a service
// carries, "" when it never was.
func (d *Desk) MovedFrom(ctx context.Context) (string, error) {
	return d.store.Setting(ctx, movedSetting)
}

func (h Home) movedFile() (string, error) {
	dir, err := folder(h.Config)
	return filepath.Join(dir, "moved.json"), err
}

// moved returns where copied files are now, by where they stood.
func (h Home) moved() map[string]string {
	moved := map[string]string{}
	path, err := h.movedFile()
	if err != nil {
		return moved
	}
	data, err := os.ReadFile(path)
	if err != nil || json.Unmarshal(data, &moved) != nil || moved == nil {
		return map[string]string{}
	}
	return moved
}

func (h Home) setMoved(moved map[string]string) error {
	path, err := h.movedFile()
	if err != nil {
		return err
	}
	return writeWhole(path, moved)
}
