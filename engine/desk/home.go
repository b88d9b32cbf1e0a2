package desk

import (
	"os"
	"path/filepath"
	"runtime"
	"time"

	"trivium/engine/fault"
)

// A Home is where the program keeps what is no course: two folders of the person who uses it.
type Home struct {
	Config string // keys and the list of workspaces; private
	Work   string // where new workspaces lie, on a disk of this computer
}

// HomeVariable names the environment variable that puts everything into one folder: for tests, and
// for a program on a stick.
const HomeVariable = "TRIVIUM_HOME"

// SystemHome returns the folders that the system means for such things. Documents is not among them:
// OneDrive and iCloud synchronise it on many computers, and a database file does not survive that.
func SystemHome(getenv func(string) string) Home {
	if home := getenv(HomeVariable); home != "" {
		return Home{Config: filepath.Join(home, "config"), Work: filepath.Join(home, "workspaces")}
	}
	var h Home
	if config, err := os.UserConfigDir(); err == nil {
		h.Config = filepath.Join(config, "trivium")
	}
	switch runtime.GOOS {
	case "windows": // LocalAppData, which does not roam
		if local, err := os.UserCacheDir(); err == nil {
			h.Work = filepath.Join(local, "Trivium", "Workspaces")
		}
	case "darwin":
		if config, err := os.UserConfigDir(); err == nil {
			h.Work = filepath.Join(config, "trivium", "workspaces")
		}
	default: // XDG Base Directory Specification
		data := getenv("XDG_DATA_HOME")
		if user, err := os.UserHomeDir(); err == nil && !filepath.IsAbs(data) {
			data = filepath.Join(user, ".local", "share")
		}
		if filepath.IsAbs(data) {
			h.Work = filepath.Join(data, "trivium", "workspaces")
		}
	}
	return h
}

// folder makes a folder of the home and returns its path.
func folder(path string) (string, error) {
	if !filepath.IsAbs(path) {
		abs, err := filepath.Abs(path)
		if path == "" || err != nil {
			return "", fault.New("desk.no-home").Because(err)
		}
		path = abs
	}
	if err := os.MkdirAll(path, 0o700); err != nil {
		return "", fault.New("output.unwritable", "found", path).Because(err)
	}
	return path, nil
}

// moment returns a time as files hold it.
func moment(t time.Time) string { return t.UTC().Format(time.RFC3339) }
