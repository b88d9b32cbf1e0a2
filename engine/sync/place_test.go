package sync

import (
	"os"
	"path/filepath"
	"testing"
)

// TestSynced makes folders as the services leave them and asks for files in them.
func TestSynced(t *testing.T) {
	tests := map[string]struct {
		make string // what lies there; a folder when it ends in /
		ask  string
		want string // service and its root, "" for none
		root string
	}{
		"an ordinary folder":        {"Dokumente/x.txt", "Dokumente/kurs.trivium", "", ""},
		"Nextcloud":                 {"cloud/.nextcloudsync.log", "cloud/Kurse/neu/kurs.trivium", "Nextcloud", "cloud"},
		"ownCloud":                  {"cloud/.owncloudsync.log", "cloud/kurs.trivium", "ownCloud", "cloud"},
		"their journal":             {"cloud/.sync_8a3f22.db", "cloud/a/kurs.trivium", "Nextcloud / ownCloud", "cloud"},
		"a journal of another kind": {"cloud/sync_8a3f22.db", "cloud/a/kurs.trivium", "", ""},
		"Syncthing":                 {"team/.stfolder/", "team/kurs.trivium", "Syncthing", "team"},
		"Dropbox moved":             {"D/Wolke/.dropbox.cache/", "D/Wolke/kurs.trivium", "Dropbox", "D/Wolke"},
		"Google Drive mirrored":     {"Mein Ablage/.tmp.driveupload/", "Mein Ablage/kurs.trivium", "Google Drive", "Mein Ablage"},
		"OneDrive by its mark":      {"Cloud/.849C9593-D756-4E56-8D6E-42412F2A707B", "Cloud/kurs.trivium", "OneDrive", "Cloud"},
		"OneDrive by its name":      {"OneDrive/x", "OneDrive/Dokumenty/kurs.trivium", "OneDrive", "OneDrive"},
		"OneDrive of a firm":        {"OneDrive - Stowarzyszenie/x", "OneDrive - Stowarzyszenie/kurs.trivium", "OneDrive", "OneDrive - Stowarzyszenie"},
		"about OneDrive":            {"OneDriveNotes/x", "OneDriveNotes/kurs.trivium", "", ""},
		"iCloud on Windows":         {"iCloudDrive/x", "iCloudDrive/kurs.trivium", "iCloud", "iCloudDrive"},
		"iCloud on a Mac":           {"Library/Mobile Documents/com~apple~CloudDocs/x", "Library/Mobile Documents/com~apple~CloudDocs/kurs.trivium", "iCloud", "Library/Mobile Documents/com~apple~CloudDocs"},
		"Seafile":                   {"lib/seafile-ignore.txt", "lib/kurs.trivium", "Seafile", "lib"},
		"a file of such a name":     {"x/y", "x/Dropbox", "", ""},
	}
	for name, tt := range tests {
		t.Run(name, func(t *testing.T) {
			folder := t.TempDir()
			made := filepath.Join(folder, tt.make)
			if err := os.MkdirAll(filepath.Dir(made), 0o777); err != nil {
				t.Fatal(err)
			}
			if tt.make[len(tt.make)-1] == '/' {
				if err := os.MkdirAll(made, 0o777); err != nil {
					t.Fatal(err)
				}
			} else if err := os.WriteFile(made, nil, 0o666); err != nil {
				t.Fatal(err)
			}
			got, ok := Synced(filepath.Join(folder, tt.ask))
			if ok != (tt.want != "") || got.Name != tt.want || got.Network {
				t.Fatalf("got %+v, %v", got, ok)
			}
			if want := filepath.Join(folder, tt.root); ok && got.Root != want {
				t.Errorf("root %s, want %s", got.Root, want)
			}
		})
	}
}

// TestSyncedThroughLink follows a link into a synced folder.
func TestSyncedThroughLink(t *testing.T) {
	folder := t.TempDir()
	if err := os.MkdirAll(filepath.Join(folder, "Nextcloud/Kurse"), 0o777); err != nil {
		t.Fatal(err)
	}
	if err := os.Symlink(filepath.Join(folder, "Nextcloud/Kurse"), filepath.Join(folder, "Kurse")); err != nil {
		t.Fatal(err)
	}
	if got, ok := Synced(filepath.Join(folder, "Kurse/neu/kurs.trivium")); !ok || got.Name != "Nextcloud" {
		t.Errorf("got %+v, %v", got, ok)
	}
}
