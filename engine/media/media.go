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
	"maps"
	"path"
	"slices"
	"strconv"
	"strings"

	"trivium/engine/fault"
)

// The most a single file may have. Moodle and ILIAS are often set up to take packages of 50 to
// 100 MB; one picture must not use them up, and a film may do so alone.
const (
	MaxBytes     = 20 << 20
	MaxFilmBytes = 100 << 20
)

// A Use is what a file is for; it decides which types are taken.
type Use int

// The uses.
const (
	Picture Use = iota
	Sound
	Film
	Subtitles
	Document // to take along, or a template to fill in
)

// Types returns the file name endings for a use, with their media types. Only what browsers play
// without help is taken for pictures, sound and film, and only what LMSs let through for documents.
func Types(use Use) map[string]string {
	switch use {
	case Sound:
		return map[string]string{".mp3": "audio/mpeg", ".m4a": "audio/mp4", ".ogg": "audio/ogg", ".wav": "audio/wav"}
	case Film:
		return map[string]string{".mp4": "video/mp4", ".webm": "video/webm"}
	case Subtitles:
		return map[string]string{".vtt": "text/vtt"}
	case Document:
		return map[string]string{
			".pdf": "application/pdf", ".rtf": "application/rtf", ".txt": "text/plain", ".csv": "text/csv",
			".docx": ooxml + "wordprocessingml.document", ".xlsx": ooxml + "spreadsheetml.sheet", ".pptx": ooxml + "presentationml.presentation",
			".odt": odf + "text", ".ods": odf + "spreadsheet", ".odp": odf + "presentation",
			".png": "image/png", ".jpg": "image/jpeg", ".jpeg": "image/jpeg",
		}
	default:
		return map[string]string{
			".svg": "image/svg+xml", ".png": "image/png", ".jpg": "image/jpeg", ".jpeg": "image/jpeg", ".gif": "image/gif", ".webp": "image/webp",
		}
	}
}

const (
	ooxml = "application/vnd.openxmlformats-officedocument."
	odf   = "application/vnd.oasis.opendocument."
)

// endings lists the endings of a use for messages.
func endings(use Use) string {
	list := slices.Sorted(maps.Keys(Types(use)))
	for i := range list {
		list[i] = strings.TrimPrefix(list[i], ".")
	}
	return strings.Join(list, ", ")
}

// Check returns nil when name is a file that can be used so, else a fault without a place. It
// reads a whole file only when it is an SVG, which can hold script.
func Check(folder fs.FS, name string, use Use) *fault.Fault {
	if f := checkName(name); f != nil {
		return f
	}
	mediaType, ok := Types(use)[strings.ToLower(path.Ext(name))]
	if !ok {
		return fault.New("media.type", "found", orNothing(path.Ext(name)), "expected", endings(use), "file", name)
	}
	file, f := open(folder, name, limit(use))
	if f != nil {
		return f
	}
	defer file.Close()
	return checkContent(file, name, mediaType)
}

func orNothing(s string) string {
	if s == "" {
		return "@nothing"
	}
	return s
}

// Read returns the bytes of a file that Check finds nothing wrong with.
func Read(folder fs.FS, name string, use Use) ([]byte, *fault.Fault) {
	if f := Check(folder, name, use); f != nil {
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

// limit returns the most bytes a file may have for a use.
func limit(use Use) int64 {
	if use == Film {
		return MaxFilmBytes
	}
	return MaxBytes
}

func open(folder fs.FS, name string, limit int64) (fs.File, *fault.Fault) {
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
	case info.Size() > limit:
		return nil, fault.New("media.too-large", "file", name, "found", megabytes(info.Size()), "expected", megabytes(limit))
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
	head := make([]byte, 16) // the longest mark lies within 12
	n, err := io.ReadFull(file, head)
	if err != nil && !errors.Is(err, io.ErrUnexpectedEOF) && !errors.Is(err, io.EOF) {
		return fault.New("media.unreadable", "file", name, "found", "@locked", "expected", "@picture").Because(err)
	}
	if !matches(head[:n], want) {
		got := sniff(head[:n])
		if got == "" {
			got = "@unknown"
		}
		return fault.New("media.mismatch", "file", name, "found", got, "expected", want)
	}
	return nil
}

// matches reports whether the first bytes are those of a media type. Types that are text, or that
// start in many ways, match anything that is not clearly something else.
func matches(head []byte, want string) bool {
	got := sniff(head)
	switch {
	case strings.HasPrefix(want, ooxml), strings.HasPrefix(want, odf):
		return got == "application/zip"
	case want == "audio/mp4":
		return got == "video/mp4"
	case want == "audio/mpeg":
		return got == want
	case want == "text/vtt":
		return got == want
	case strings.HasPrefix(want, "text/"), want == "application/rtf":
		return got == "" || got == want
	default:
		return got == want
	}
}

// sniff tells a type by its first bytes, "" when it is none we know.
func sniff(head []byte) string {
	for prefix, mediaType := range map[string]string{
		"\x89PNG\r\n\x1a\n": "image/png", "\xff\xd8\xff": "image/jpeg", "GIF87a": "image/gif", "GIF89a": "image/gif",
		"%PDF-": "application/pdf", "PK\x03\x04": "application/zip", "{\\rtf": "application/rtf", "OggS": "audio/ogg",
		"\x1aE\xdf\xa3": "video/webm", "ID3": "audio/mpeg", "WEBVTT": "text/vtt", "\xef\xbb\xbfWEBVTT": "text/vtt", "MZ": "application/x-msdownload",
	} {
		if bytes.HasPrefix(head, []byte(prefix)) {
			return mediaType
		}
	}
	switch {
	case len(head) >= 12 && string(head[:4]) == "RIFF" && string(head[8:12]) == "WEBP":
		return "image/webp"
	case len(head) >= 12 && string(head[:4]) == "RIFF" && string(head[8:12]) == "WAVE":
		return "audio/wav"
	case len(head) >= 8 && string(head[4:8]) == "ftyp":
		return "video/mp4"
	case len(head) >= 2 && head[0] == 0xff && head[1]&0xe0 == 0xe0: // an MPEG audio frame without a tag
		return "audio/mpeg"
	}
	return ""
}
