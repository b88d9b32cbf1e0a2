package sync

import (
	"os"
	"path/filepath"
	"strconv"
	"strings"
)

// networks are the types of file systems, as mountinfo names them, whose files lie on another
// computer, with the name people know.
func networks() map[string]string {
	return map[string]string{
		"nfs": "NFS", "nfs4": "NFS",
		"cifs": "SMB", "smb3": "SMB", "smbfs": "SMB", "fuse.gvfsd-fuse": "GVFS",
		"fuse.sshfs": "SSHFS", "fuse.rclone": "rclone", "fuse.davfs": "WebDAV", "davfs": "WebDAV",
		"fuse.onedriver": "OneDrive", "fuse.google-drive-ocamlfuse": "Google Drive", "fuse.seadrive": "Seafile",
		"afs": "AFS", "ceph": "Ceph", "fuse.glusterfs": "GlusterFS", "glusterfs": "GlusterFS",
		"9p": "9P", "fuse.kio-fuse": "KIO",
	}
}

// onNetwork finds the mount that a path lies on.
func onNetwork(path string) (Service, bool) {
	data, err := os.ReadFile("/proc/self/mountinfo")
	if err != nil {
		return Service{}, false
	}
	return networkMount(path, string(data))
}

// networkMount reads mountinfo (proc(5)): the mount with the longest path, and of several with the
// same the last, is the one that is seen.
//
//	36 35 98:0 /srv /mnt/team rw,noatime master:1 - cifs //server/team rw
//	                ^ where                         ^ type
func networkMount(path, mountinfo string) (Service, bool) {
	best, kind := "", ""
	for line := range strings.Lines(mountinfo) {
		before, after, ok := strings.Cut(line, " - ")
		fields, types := strings.Fields(before), strings.Fields(after)
		if !ok || len(fields) < 5 || len(types) == 0 {
			continue
		}
		if where := unescapeMount(fields[4]); within(path, where) && len(where) >= len(best) {
			best, kind = where, types[0]
		}
	}
	name, known := networks()[kind]
	return Service{Name: name, Root: filepath.Clean(best), Network: true}, known
}

// unescapeMount replaces \040 and the like by what they stand for.
func unescapeMount(s string) string {
	var b strings.Builder
	for i := 0; i < len(s); i++ {
		if s[i] == '\\' && i+3 < len(s) {
			if n, err := strconv.ParseUint(s[i+1:i+4], 8, 8); err == nil {
				b.WriteByte(byte(n))
				i += 3
				continue
			}
		}
		b.WriteByte(s[i])
	}
	return b.String()
}

// syncRoots returns none: nothing keeps a list of them here.
func syncRoots() []Service { return nil }
