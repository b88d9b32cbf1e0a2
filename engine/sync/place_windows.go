package sync

import (
	"os"
	"path/filepath"
	"strings"

	"golang.org/x/sys/windows"
	"golang.org/x/sys/windows/registry"
)

// onNetwork reports whether a path lies on a share: named by server, or on a drive letter that stands
// for one.
func onNetwork(path string) (Service, bool) {
	volume := filepath.VolumeName(path)
	local := strings.TrimPrefix(volume, `\\?\`)
	if rest, unc := strings.CutPrefix(local, `UNC\`); unc && local != volume {
		return Service{Name: "SMB", Root: `\\` + rest, Network: true}, true
	}
	if strings.HasPrefix(local, `\\`) && !strings.HasPrefix(local, `\\.\`) {
		return Service{Name: "SMB", Root: volume, Network: true}, true
	}
	root := local + `\`
	name, err := windows.UTF16PtrFromString(root)
	if err != nil || windows.GetDriveType(name) != windows.DRIVE_REMOTE {
		return streamed(root)
	}
	return Service{Name: "SMB", Root: root, Network: true}, true
}

// streamed reports whether a drive is one that Google Drive shows as if it were a disk: its label says
// so.
func streamed(root string) (Service, bool) {
	name, err := windows.UTF16PtrFromString(root)
	if err != nil {
		return Service{}, false
	}
	var label [windows.MAX_PATH + 1]uint16
	if windows.GetVolumeInformation(name, &label[0], uint32(len(label)), nil, nil, nil, nil, 0) != nil {
		return Service{}, false
	}
	if strings.HasPrefix(windows.UTF16ToString(label[:]), "Google Drive") {
		return Service{Name: "Google Drive", Root: root}, true
	}
	return Service{}, false
}

// syncRoots returns the folders that services have registered with Windows, and those that OneDrive
// names in the environment.
func syncRoots() []Service {
	var roots []Service
	for _, variable := range []string{"OneDrive", "OneDriveCommercial", "OneDriveConsumer"} {
		if path := os.Getenv(variable); path != "" {
			roots = append(roots, Service{Name: "OneDrive", Root: path})
		}
	}
	const manager = `SOFTWARE\Microsoft\Windows\CurrentVersion\Explorer\SyncRootManager`
	key, err := registry.OpenKey(registry.LOCAL_MACHINE, manager, registry.ENUMERATE_SUB_KEYS)
	if err != nil {
		return roots
	}
	defer key.Close()
	names, _ := key.ReadSubKeyNames(-1) // as many as can be read
	for _, name := range names {
		provider, _, _ := strings.Cut(name, "!") // provider!user!account
		roots = append(roots, userRoots(provider, manager+`\`+name+`\UserSyncRoots`)...)
	}
	return roots
}

// userRoots returns the folders under one key: a value for each user.
func userRoots(provider, path string) []Service {
	key, err := registry.OpenKey(registry.LOCAL_MACHINE, path, registry.QUERY_VALUE)
	if err != nil {
		return nil
	}
	defer key.Close()
	users, _ := key.ReadValueNames(-1) // as many as can be read
	var roots []Service
	for _, user := range users {
		if folder, _, err := key.GetStringValue(user); err == nil && folder != "" {
			roots = append(roots, Service{Name: provider, Root: folder})
		}
	}
	return roots
}
