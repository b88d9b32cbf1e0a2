package desk

import (
	"crypto/ed25519"
	"encoding/base64"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"

	"trivium/engine/change"
	"trivium/engine/fault"
)

// A Key is what lets a person write in a workspace: who she is there, and her secret.
type Key struct {
	Workspace change.ID `json:"workspace"` // the event that created it
	Member    string    `json:"member"`
	Seed      string    `json:"seed"` // of the ed25519 key, in base64
	Seats     []seat    `json:"seats"`
}

// A seat is one workspace file on this computer, and the device as which it writes.
type seat struct {
	Path string `json:"path"`
	Copy string `json:"copy"` // Store.Copy
	Dev  string `json:"dev"`
}

// NewKey returns a fresh key for a member.
func NewKey(workspace change.ID, member string, random io.Reader) (Key, error) {
	seed := make([]byte, ed25519.SeedSize)
	if _, err := io.ReadFull(random, seed); err != nil {
		return Key{}, fmt.Errorf("new key: %w", err)
	}
	return Key{Workspace: workspace, Member: member, Seed: base64.StdEncoding.EncodeToString(seed)}, nil
}

// private returns the secret key; one that is damaged is an error.
func (k *Key) private() (ed25519.PrivateKey, error) {
	seed, err := base64.StdEncoding.DecodeString(k.Seed)
	if err != nil || len(seed) != ed25519.SeedSize {
		return nil, errors.New("the key is damaged")
	}
	return ed25519.NewKeyFromSeed(seed), nil
}

// Public returns the half of the key that the others know, as change.KeyText; "" when it is damaged.
func (k *Key) Public() string {
	private, err := k.private()
	if err != nil {
		return ""
	}
	return change.KeyText(private.Public().(ed25519.PublicKey))
}

// keyFile returns the path of a workspace's key.
func (h Home) keyFile(workspace change.ID) (string, error) {
	dir, err := folder(filepath.Join(h.Config, "keys"))
	if err != nil {
		return "", err
	}
	return filepath.Join(dir, string(workspace)+".json"), nil
}

// LoadKey returns the key this computer has for a workspace, nil when it has none. One that cannot be
// read is a fault: a new one would make the person somebody else.
func (h Home) LoadKey(workspace change.ID) (*Key, error) {
	path, err := h.keyFile(workspace)
	if err != nil {
		return nil, err
	}
	data, err := os.ReadFile(path)
	if errors.Is(err, fs.ErrNotExist) {
		return nil, nil
	}
	k := &Key{}
	if err == nil {
		err = json.Unmarshal(data, k)
	}
	if err == nil {
		_, err = k.private()
	}
	if err != nil || k.Workspace != workspace || k.Member == "" {
		return nil, fault.New("desk.key-damaged").At(fault.Place{File: path}).Because(err)
	}
	return k, nil
}

// SaveKey keeps a key, for the person's eyes only, and returns when it is on the disk.
func (h Home) SaveKey(k *Key) error {
	path, err := h.keyFile(k.Workspace)
	if err != nil {
		return err
	}
	return writeWhole(path, k)
}

// writeWhole writes JSON into a private file that appears whole or not at all.
func writeWhole(path string, v any) error {
	data, err := json.MarshalIndent(v, "", "  ")
	if err != nil {
		return err
	}
	file, err := os.CreateTemp(filepath.Dir(path), "."+filepath.Base(path)+".*.new") // mode 0600
	if err != nil {
		return fault.New("output.unwritable", "found", path).Because(err)
	}
	_, err = file.Write(append(data, '\n'))
	if err == nil {
		err = file.Sync()
	}
	if err = errors.Join(err, file.Close()); err == nil {
		err = os.Rename(file.Name(), path)
	}
	if err != nil {
		os.Remove(file.Name())
		return fault.New("output.unwritable", "found", path).Because(err)
	}
	return nil
}

// sit returns the device as which a file writes: the one of its seat when the file is still the same
// and holds at least what the device has made, else a new one, whose seat it notes. here is how many
// events of a device the file holds.
func (h Home) sit(k *Key, path, copied string, here func(dev string) int64, random io.Reader) (string, error) {
	at := slices.IndexFunc(k.Seats, func(s seat) bool { return s.Path == path })
	if at >= 0 && k.Seats[at].Copy == copied {
		dev := k.Seats[at].Dev
		if made, known := h.count(k, dev); known && here(dev) >= made {
			return dev, nil
		}
	}
	name := make([]byte, 6) // of 4,096 devices at most, two with one name are as good as impossible
	if _, err := io.ReadFull(random, name); err != nil {
		return "", fmt.Errorf("new device: %w", err)
	}
	dev := "d" + fmt.Sprintf("%x", name)
	if at < 0 {
		at = len(k.Seats)
		k.Seats = append(k.Seats, seat{})
	}
	k.Seats[at] = seat{Path: path, Copy: copied, Dev: dev}
	if err := h.setCount(k, dev, 0); err != nil {
		return "", err
	}
	return dev, h.SaveKey(k)
}

// countFile is a file of its own, so that noting a count writes 20 bytes in place.
func (h Home) countFile(k *Key, dev string) (string, error) {
	path, err := h.keyFile(k.Workspace)
	return strings.TrimSuffix(path, ".json") + "." + dev + ".n", err
}

// count returns the number of the last event a device has made here, false when that is unknown.
func (h Home) count(k *Key, dev string) (int64, bool) {
	path, err := h.countFile(k, dev)
	if err != nil {
		return 0, false
	}
	data, err := os.ReadFile(path)
	if err != nil {
		return 0, false
	}
	n, err := strconv.ParseInt(strings.TrimSpace(string(data)), 10, 64)
	return n, err == nil && n >= 0
}

// setCount notes the number of the last event. It is not forced to the disk, which would cost as much
// as the event itself: what a power cut can lose matters only to a file that is copied back then.
func (h Home) setCount(k *Key, dev string, n int64) error {
	path, err := h.countFile(k, dev)
	if err != nil {
		return err
	}
	file, err := os.OpenFile(path, os.O_CREATE|os.O_WRONLY, 0o600)
	if err == nil {
		_, err = file.WriteAt(fmt.Appendf(nil, "%20d\n", n), 0)
		err = errors.Join(err, file.Close())
	}
	if err != nil {
		return fault.New("output.unwritable", "found", path).Because(err)
	}
	return nil
}
