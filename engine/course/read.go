package course

import (
	"bytes"
	"encoding/json"
	"errors"
	"io"
	"io/fs"
	"strconv"

	"trivium/engine/fault"
)

// maxBytes is the most a course file may have: 100 modules of 1,500 words in three languages take
// about 8 MB.
const maxBytes = 32 << 20

// read returns a file as a checked document.
func (l *loader) read(name string) (*document, *fault.Fault) {
	shown := l.show(name)
	at := fault.Place{File: shown}
	info, err := fs.Stat(l.fsys, name)
	if f := statFault(info, err); f != nil {
		return nil, f.At(at)
	}
	file, err := l.fsys.Open(name)
	if err != nil {
		return nil, fault.New("file.unreadable", "found", "@locked", "expected", "@course").At(at).Because(err)
	}
	defer file.Close()
	data, err := io.ReadAll(io.LimitReader(file, maxBytes+1))
	if err != nil {
		return nil, fault.New("file.unreadable", "found", "@locked", "expected", "@course").At(at).Because(err)
	}
	if len(data) > maxBytes { // it grew since Stat
		return nil, tooLarge(int64(len(data))).At(at)
	}
	return parseDocument(shown, bytes.TrimPrefix(data, []byte("\ufeff"))) // Notepad's byte order mark
}

// statFault says why something cannot be a course file, nil when it can.
func statFault(info fs.FileInfo, err error) *fault.Fault {
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return fault.New("file.not-found", "found", "@nothing", "expected", "@course").Because(err)
	case err != nil:
		return fault.New("file.unreadable", "found", "@locked", "expected", "@course").Because(err)
	case info.IsDir():
		return fault.New("file.is-folder", "found", "@folder", "expected", "@course")
	case !info.Mode().IsRegular():
		return fault.New("file.not-regular", "found", "@device", "expected", "@course")
	case info.Size() == 0:
		return fault.New("file.empty", "found", "@nothing", "expected", "@course")
	case info.Size() > maxBytes:
		return tooLarge(info.Size())
	}
	return nil
}

func tooLarge(size int64) *fault.Fault {
	return fault.New("file.too-large", "found", strconv.FormatInt(size>>20, 10)+" MB", "expected", strconv.Itoa(maxBytes>>20)+" MB")
}

// format tells which of our formats a document is, and in which version, by its keys "format" and
// "version". A version that is missing or odd counts as the newest; the schema then says so.
func (d *document) format() (string, int, *fault.Fault) {
	var head struct {
		Format  any          `json:"format"`
		Version *json.Number `json:"version"`
	}
	if d.data[d.nodes[""].value] != '{' {
		return "", 0, fault.New("schema.wrong-type", "found", d.raw(""), "expected", "@type.object").At(d.at(""))
	}
	if err := json.Unmarshal(d.data, &head); err != nil {
		return "", 0, fault.New("schema.wrong-type", "found", d.raw("/version"), "expected", "@type.integer").At(d.at("/version")).Because(err)
	}
	format, _ := head.Format.(string)
	if format != moduleFormat && format != programmeFormat && format != editionFormat {
		found := d.raw("/format")
		if found == "" {
			found = "@nothing"
		}
		return "", 0, fault.New("course.format-unknown", "found", found, "expected", moduleFormat+", "+programmeFormat).At(d.at("/format"))
	}
	newest := version(format)
	if head.Version == nil {
		return format, newest, nil
	}
	v, err := head.Version.Int64()
	switch {
	case err == nil && v > int64(newest):
		return "", 0, fault.New("course.version-newer", "found", head.Version.String(), "expected", strconv.Itoa(newest)).At(d.at("/version"))
	case err != nil || v < 1:
		return format, newest, nil
	}
	return format, int(v), nil
}
