package sync

import (
	"bytes"
	"context"
	"encoding/base64"
	"encoding/hex"
	"encoding/json"
	"io/fs"
	"maps"
	"slices"
	"time"

	"trivium/engine/change"
	"trivium/engine/fault"
)

// A Memory keeps what a Folder has seen between two runs. It holds no text, and may be lost: then
// every file is read again, which changes nothing.
type Memory interface {
	Load(ctx context.Context) ([]byte, error) // nil when there is nothing
	Save(ctx context.Context, data []byte) error
}

// accountVersion is raised when a program can read what the one before refused, or writes another
// account: then all is looked at again.
const accountVersion = 1

// An account is what this copy knows of a folder.
type account struct {
	Version int                 `json:"v"`
	Tag     string              `json:"tag"`   // of the copy; a restored one has another, and has to take all in again
	Files   map[string]*sighted `json:"files"` // by name, those that were there when last looked
	Bundles map[string]*bundled `json:"bundles"`
	Done    string              `json:"done"` // what was there when nothing was left to publish
}

// A sighted file is one with our ending.
type sighted struct {
	Size     int64    `json:"size"`
	Modified int64    `json:"mod"`             // Unix nanoseconds
	Sum      string   `json:"sum,omitempty"`   // of a whole one: key of Bundles
	Since    int64    `json:"since,omitempty"` // of one that is not whole: Unix seconds
	Tried    int64    `json:"tried,omitempty"`
	Why      *problem `json:"why,omitempty"`
}

// bundled is what a whole bundle is known to hold.
type bundled struct {
	Size    int64    `json:"size"`
	Own     bool     `json:"own,omitempty"`     // this copy wrote it
	Kept    bool     `json:"kept,omitempty"`    // it could not be put together with others
	Foreign bool     `json:"foreign,omitempty"` // of another workspace
	Why     *problem `json:"why,omitempty"`     // it was refused
	Full    keys     `json:"full,omitempty"`    // events
	Bare    keys     `json:"bare,omitempty"`    // events whose payload was redacted
	Media   []string `json:"media,omitempty"`   // hashes
	Since   int64    `json:"since"`             // when this copy first saw it, Unix seconds
	Gone    int64    `json:"gone,omitempty"`    // since when no file has it
}

// A key stands for an event: the first 8 bytes of its id. Two of a million events have the same with
// a probability of 1 in 30 million.
type key [8]byte

func keyOf(id change.ID) (k key) {
	raw, _ := base64.RawURLEncoding.DecodeString(string(id)) // ids have been checked
	copy(k[:], raw)
	return k
}

// keys are keys one behind the other, as they are stored: 11 characters an event.
type keys []byte

func (k keys) each(do func(key)) {
	for i := 0; i+8 <= len(k); i += 8 {
		do(key(k[i : i+8]))
	}
}

func (k keys) any(is func(key) bool) bool {
	hit := false
	k.each(func(one key) { hit = hit || is(one) })
	return hit
}

// A problem is a fault as it is kept.
type problem struct {
	Code string            `json:"code"`
	Args map[string]string `json:"args,omitempty"`
}

func (p *problem) fault(file string) *fault.Fault {
	return (&fault.Fault{Code: p.Code, Severity: fault.Error, Args: p.Args}).At(fault.Place{File: file})
}

func newAccount(tag string) *account {
	return &account{Version: accountVersion, Tag: tag, Files: map[string]*sighted{}, Bundles: map[string]*bundled{}}
}

// readAccount returns what was kept for a copy, and an empty account when that is not to be used.
func readAccount(data []byte, tag string) *account {
	a := newAccount(tag)
	if json.Unmarshal(data, a) != nil || a.Version != accountVersion || a.Tag != tag || !a.sound() {
		return newAccount(tag)
	}
	return a
}

func (a *account) sound() bool {
	if a.Files == nil || a.Bundles == nil {
		return false
	}
	for sum, b := range a.Bundles {
		if raw, err := hex.DecodeString(sum); err != nil || len(raw) != 32 || b == nil || len(b.Full)%8+len(b.Bare)%8 != 0 {
			return false
		}
	}
	for _, s := range a.Files {
		if s == nil || s.Sum != "" && a.Bundles[s.Sum] == nil || s.Sum == "" && s.Why == nil {
			return false
		}
	}
	return true
}

// recall returns the account. A memory that fails is one that has forgotten.
func (f *Folder) recall(ctx context.Context) *account {
	if f.Memory == nil {
		return readAccount(f.mind, f.tag())
	}
	data, err := f.Memory.Load(ctx)
	if err != nil {
		return newAccount(f.tag())
	}
	return readAccount(data, f.tag())
}

// remember keeps an account, also when the context has come to its end meanwhile: what was taken over
// was taken over. Should that fail, all is read again next time.
func (f *Folder) remember(ctx context.Context, a *account, before []byte) {
	data, err := json.Marshal(a)
	if err != nil || bytes.Equal(data, before) {
		return
	}
	if f.Memory == nil {
		f.mind = data
		return
	}
	f.Memory.Save(context.WithoutCancel(ctx), data) //nolint:errcheck // see above
}

// forgetAfter is how long a file of others may be gone before what it held counts as not in the folder
// any more: a service that is being set up anew removes all files and brings them back.
const forgetAfter = 7 * 24 * time.Hour

// settle compares the account with the files that are there.
func (a *account) settle(infos []fs.FileInfo, now time.Time) {
	there := map[string]bool{}
	for _, info := range infos {
		there[info.Name()] = true
	}
	present := map[string]bool{}
	for name, s := range a.Files {
		if !there[name] {
			delete(a.Files, name)
		} else if s.Sum != "" {
			present[s.Sum] = true
		}
	}
	for sum, b := range a.Bundles {
		switch {
		case present[sum]:
			b.Gone = 0
		case b.Gone == 0:
			b.Gone = max(now.Unix(), 1)
		}
		if b.Gone > 0 && (b.Own || b.Why != nil || b.Foreign || now.Sub(time.Unix(b.Gone, 0)) > forgetAfter) {
			delete(a.Bundles, sum)
		}
	}
}

// names returns the names of the files with a content.
func (a *account) names(sum string) []string {
	var found []string
	for _, name := range slices.Sorted(maps.Keys(a.Files)) {
		if a.Files[name].Sum == sum {
			found = append(found, name)
		}
	}
	return found
}
