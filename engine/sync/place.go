package sync

import (
	"io/fs"
	"os"
	"path/filepath"
	"strings"
)

// A Service is what carries files of a folder to other computers.
type Service struct {
	Name    string // as people know it, such as "OneDrive"; of a network drive its protocol, such as "SMB"
	Root    string // the folder it carries
	Network bool   // the files lie on another computer and nowhere else
}

// Synced reports whether a path lies in a folder that a service synchronises, or on another computer:
// where a workspace file must not be, because others may change it while it is open, or locks and
// forced writes do not hold. What is not known to be one counts as none. The path need not exist yet.
//
// It asks the system (kinds of file systems and drives, on Windows the list of sync roots and the
// variables OneDrive sets), then looks for what the services leave in the folders they carry, and at
// last at the names they give them.
func Synced(path string) (Service, bool) {
	path, err := filepath.Abs(path)
	if err != nil {
		return Service{}, false
	}
	if real, err := filepath.EvalSymlinks(existing(path)); err == nil {
		path = filepath.Join(real, strings.TrimPrefix(path, existing(path)))
	}
	if s, ok := onNetwork(path); ok {
		return s, true
	}
	for _, root := range syncRoots() {
		if within(path, root.Root) {
			return root, true
		}
	}
	return marked(path, os.ReadDir)
}

// existing returns the deepest part of a path that exists.
func existing(path string) string {
	for {
		if _, err := os.Lstat(path); err == nil || filepath.Dir(path) == path {
			return path
		}
		path = filepath.Dir(path)
	}
}

// within reports whether a path is a folder or in it.
func within(path, folder string) bool {
	if folder == "" {
		return false
	}
	relative, err := filepath.Rel(folder, path)
	return err == nil && relative != ".." && !strings.HasPrefix(relative, ".."+string(filepath.Separator))
}

// leftovers are what the services' programs put into the root of each folder they carry. Patterns are
// those of filepath.Match.
func leftovers() []struct{ pattern, service string } {
	return []struct{ pattern, service string }{
		{".nextcloudsync.log", "Nextcloud"},
		{".owncloudsync.log", "ownCloud"},
		{".sync_*.db", "Nextcloud / ownCloud"}, // the journal of both
		{"._sync_*.db", "Nextcloud / ownCloud"},
		{".stfolder", "Syncthing"},
		{".dropbox", "Dropbox"},
		{".dropbox.cache", "Dropbox"},
		{".tmp.driveupload", "Google Drive"},
		{".tmp.drivedownload", "Google Drive"},
		{".shortcut-targets-by-id", "Google Drive"},
		{".849C9593-D756-4E56-8D6E-42412F2A707B", "OneDrive"},
		{".seafile-data", "Seafile"},
		{"seafile-data", "Seafile"},
		{"seafile-ignore.txt", "Seafile"},
	}
}

// usual are the names that the services give to the folders they carry: a whole name, or what it
// begins with.
func usual() []struct{ name, begins, service string } {
	return []struct{ name, begins, service string }{
		{"OneDrive", "OneDrive - ", "OneDrive"},
		{"", "OneDrive-", "OneDrive"}, // macOS
		{"Dropbox", "Dropbox (", "Dropbox"},
		{"Google Drive", "GoogleDrive-", "Google Drive"},
		{"iCloudDrive", "com~apple~CloudDocs", "iCloud"},
		{"Nextcloud", "", "Nextcloud"},
		{"ownCloud", "", "ownCloud"},
		{"Seafile", "", "Seafile"},
		{"SeaDrive", "seadrive_root", "Seafile"},
	}
}

// marked looks from a path upwards for what services leave behind, and then at the names.
func marked(path string, read func(string) ([]fs.DirEntry, error)) (Service, bool) {
	for folder := filepath.Dir(path); ; folder = filepath.Dir(folder) {
		entries, _ := read(folder) // what cannot be read shows nothing
		if service := leftIn(entries); service != "" {
			return Service{Name: service, Root: folder}, true
		}
		if folder == filepath.Dir(folder) {
			break
		}
	}
	for folder := filepath.Dir(path); folder != filepath.Dir(folder); folder = filepath.Dir(folder) {
		for _, u := range usual() {
			name := filepath.Base(folder)
			if strings.EqualFold(name, u.name) || u.begins != "" && strings.HasPrefix(name, u.begins) {
				return Service{Name: u.service, Root: folder}, true
			}
		}
	}
	return Service{}, false
}

func leftIn(entries []fs.DirEntry) string {
	for _, l := range leftovers() {
		for _, entry := range entries {
			if ok, _ := filepath.Match(l.pattern, entry.Name()); ok {
				return l.service
			}
		}
	}
	return ""
}
