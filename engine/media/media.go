// Package media judges the files a course brings along: where they may lie, what they may be, how
// large they may get.
//
// A file name from a course goes in with the folder it is relative to; a fault comes out, or what
// is needed to show the file. Nothing outside the folder is ever opened: the folder is an fs.FS
// made by os.Root, and names are checked before.
package media

import (
	"bytes"
	"errors"
	"io"
	"io/fs"
	"path"
	"strconv"
	"strings"

	"trivium/engine/fault"
)

// MaxBytes is the most a single file may have. Moodle and ILIAS are often set up to take packages
// of 50 to 100 MB; one picture must not use them up.
const MaxBytes = 20 << 20

// Types returns the file name endings of pictures, with their media types.
func Types() map[string]string {
	return map[string]string{
		".svg":  "image/svg+xml",
		".png":  "image/png",
		".jpg":  "image/jpeg",
		".jpeg": "image/jpeg",
		".gif":  "image/gif",
		".webp": "image/webp",
	}
}

// endings is the list of Types for messages.
const endings = "svg, png, jpg, jpeg, gif, webp"

// Check returns nil when name is a picture that can be shown and packed, else a fault without a
// place. It reads the whole file only when it is an SVG, which can hold script.
func Check(folder fs.FS, name string) *fault.Fault {
	if f := checkName(name); f != nil {
		return f
	}
	mediaType, ok := Types()[strings.ToLower(path.Ext(name))]
	if !ok {
		return fault.New("media.type", "found", path.Ext(name), "expected", endings, "file", name)
	}
	file, f := open(folder, name)
	if f != nil {
		return f
	}
	defer file.Close()
	return checkContent(file, name, mediaType)
}

// Read returns the bytes of a picture that Check finds nothing wrong with.
func Read(folder fs.FS, name string) ([]byte, *fault.Fault) {
	if f := Check(folder, name); f != nil {
		return nil, f
	}
	data, err := fs.ReadFile(folder, name)
	if err != nil {
		return nil, fault.New("media.unreadable", "file", name, "found", "@locked", "expected", "@picture").Because(err)
	}
	return data, nil
}

// checkName refuses what would leave the folder or mean different files on different systems.
func checkName(name string) *fault.Fault {
	switch {
	case strings.Contains(name, `\`), strings.HasPrefix(name, "/"), strings.ContainsRune(name, ':'), strings.ContainsRune(name, 0):
		return fault.New("media.path", "found", name, "expected", "@inside")
	}
	for _, part := range strings.Split(name, "/") {
		if part == ".." {
			return fault.New("media.outside", "found", name, "expected", "@inside")
		}
	}
	if !fs.ValidPath(name) || name == "." {
		return fault.New("media.path", "found", name, "expected", "@inside")
	}
	return nil
}

func open(folder fs.FS, name string) (fs.File, *fault.Fault) {
	info, err := fs.Stat(folder, name)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		if other := otherCase(folder, name); other != "" {
			return nil, fault.New("media.case", "found", other, "expected", name)
		}
		return nil, fault.New("media.missing", "found", "@nothing", "expected", name)
	case err != nil && strings.Contains(err.Error(), "escapes"):
		return nil, fault.New("media.outside", "found", name, "expected", "@inside").Because(err)
	case err != nil:
		return nil, fault.New("media.unreadable", "file", name, "found", "@locked", "expected", "@picture").Because(err)
	case !info.Mode().IsRegular():
		return nil, fault.New("media.folder", "file", name, "found", "@folder", "expected", "@picture")
	case info.Size() > MaxBytes:
		return nil, fault.New("media.too-large", "file", name, "found", megabytes(info.Size()), "expected", megabytes(MaxBytes))
	}
	file, err := folder.Open(name)
	if err != nil {
		return nil, fault.New("media.unreadable", "file", name, "found", "@locked", "expected", "@picture").Because(err)
	}
	return file, nil
}

// otherCase finds a file whose name differs in case only: on Windows it would open, in an LMS not.
func otherCase(folder fs.FS, name string) string {
	entries, err := fs.ReadDir(folder, path.Dir(name))
	if err != nil {
		return ""
	}
	for _, e := range entries {
		if strings.EqualFold(e.Name(), path.Base(name)) {
			return path.Join(path.Dir(name), e.Name())
		}
	}
	return ""
}

// megabytes writes a size with one decimal, in units of 1,048,576 bytes.
func megabytes(n int64) string {
	return strconv.FormatFloat(float64(n)/(1<<20), 'f', 1, 64) + " MB"
}

func checkContent(file io.Reader, name, want string) *fault.Fault {
	if want == "image/svg+xml" {
		data, err := io.ReadAll(io.LimitReader(file, MaxBytes+1))
		if err != nil {
			return fault.New("media.unreadable", "file", name, "found", "@locked", "expected", "@picture").Because(err)
		}
		return checkSVG(name, data)
	}
	head := make([]byte, 16)
	n, err := io.ReadFull(file, head)
	if err != nil && !errors.Is(err, io.ErrUnexpectedEOF) && !errors.Is(err, io.EOF) {
		return fault.New("media.unreadable", "file", name, "found", "@locked", "expected", "@picture").Because(err)
	}
	if got := sniff(head[:n]); got != want {
		if got == "" {
			got = "@unknown"
		}
		return fault.New("media.mismatch", "file", name, "found", got, "expected", want)
	}
	return nil
}

// sniff tells the picture type by its first bytes, "" when it is none we take.
func sniff(head []byte) string {
	switch {
	case bytes.HasPrefix(head, []byte("\x89PNG\r\n\x1a\n")):
		return "image/png"
	case bytes.HasPrefix(head, []byte("\xff\xd8\xff")):
		return "image/jpeg"
	case bytes.HasPrefix(head, []byte("GIF87a")), bytes.HasPrefix(head, []byte("GIF89a")):
		return "image/gif"
	case len(head) >= 12 && string(head[:4]) == "RIFF" && string(head[8:12]) == "WEBP":
		return "image/webp"
	}
	return ""
}
