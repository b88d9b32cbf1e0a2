package sync

import "testing"

const mountinfo = `22 1 8:1 / / rw,relatime shared:1 - ext4 /dev/sda1 rw
30 22 0:26 / /proc rw - proc proc rw
36 22 98:0 / /mnt/team rw,noatime master:1 - cifs //server/team rw
37 36 98:1 / /mnt/team/local rw - ext4 /dev/sdb1 rw
38 22 0:50 / /home/anna/Meine\040Wolke rw shared:2 master:3 - fuse.rclone remote: rw
39 22 0:51 / /srv rw - nfs4 server:/srv rw
40 22 0:52 / /srv rw - ext4 /dev/sdc1 rw
not a line
41 22 0:53 / /half rw
`

// TestNetworkMount finds the file system that a path lies on.
func TestNetworkMount(t *testing.T) {
	tests := map[string]struct{ want, root string }{
		"/home/anna/kurs.trivium":                  {"", ""},
		"/mnt/team/kurs.trivium":                   {"SMB", "/mnt/team"},
		"/mnt/team":                                {"SMB", "/mnt/team"},
		"/mnt/teamwork/kurs.trivium":               {"", ""},
		"/mnt/team/local/kurs.trivium":             {"", ""},
		"/home/anna/Meine Wolke/neu/kurs.trivium":  {"rclone", "/home/anna/Meine Wolke"},
		"/srv/kurs.trivium":                        {"", ""}, // mounted over
		"/half/kurs.trivium":                       {"", ""},
		"/home/anna/Meine\\040Wolke/kurs.trivium ": {"", ""},
	}
	for path, tt := range tests {
		got, ok := networkMount(path, mountinfo)
		if ok != (tt.want != "") || got.Name != tt.want || ok && (got.Root != tt.root || !got.Network) {
			t.Errorf("%s: got %+v, %v", path, got, ok)
		}
	}
}
