package desk

import (
	"encoding/json"
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"time"

	"trivium/engine/fault"
)

// A Recent is a workspace that was open on this computer.
type Recent struct {
	File   string `json:"file"`
	Name   string `json:"name"`
	Opened string `json:"opened"` // RFC 3339 in UTC
}

// keptRecents is how many are remembered: what a person still recognises in a list.
const keptRecents = 12

func (h Home) recentFile() (string, error) {
	dir, err := folder(h.Config)
	return filepath.Join(dir, "recent.json"), err
}

// Recents returns the workspaces that were open, the latest first. A list that cannot be read is an
// empty one: nothing but a convenience is lost.
func (h Home) Recents() []Recent {
	list := []Recent{}
	path, err := h.recentFile()
	if err != nil {
		return list
	}
	data, err := os.ReadFile(path)
	if err != nil || json.Unmarshal(data, &list) != nil {
		return []Recent{}
	}
	return list
}

// Remember puts a workspace in front of the list.
func (h Home) Remember(file, name string, now time.Time) error {
	path, err := h.recentFile()
	if err != nil {
		return err
	}
	file = real(file)
	list := slices.DeleteFunc(h.Recents(), func(r Recent) bool { return r.File == file })
	list = slices.Insert(list, 0, Recent{File: file, Name: name, Opened: moment(now)})
	return writeWhole(path, list[:min(len(list), keptRecents)])
}

// NewFile returns a path in the folder for workspaces, named after a workspace, at which nothing is.
func (h Home) NewFile(name string) (string, error) {
	dir, err := folder(h.Work)
	if err != nil {
		return "", err
	}
	base := fileName(name)
	for n := 1; ; n++ {
		path := filepath.Join(dir, numbered(base, n)+Ending)
		if _, err := os.Lstat(path); errors.Is(err, fs.ErrNotExist) {
			return path, nil
		} else if err != nil {
			return "", fault.New("output.unwritable", "found", path).Because(err)
		}
	}
}

// SamplesFile returns where the workspace with the samples lies.
func (h Home) SamplesFile() (string, error) {
	dir, err := folder(h.Work)
	return filepath.Join(dir, "Trivium"+Ending), err
}
