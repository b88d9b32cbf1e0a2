package preflight

import (
	"archive/zip"
	"context"
	"encoding/binary"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"path"
	"strconv"
	"strings"
)

// Limits of what is judged. Beyond them a package is refused: no LMS takes it either.
const (
	maxArchive   = 4 << 30 // bytes of the file
	maxDirectory = 32 << 20
	maxEntries   = 30_000
	maxTotal     = 4 << 30 // bytes unpacked
	maxPage      = 8 << 20 // of one page or style sheet that is read

	bombBytes = 32 << 20 // below this no entry is called a bomb
	bombRatio = 150      // deflate cannot do more than 1,032; real content stays below 50
)

// Sizes from which administrators' usual upload limits refuse a package.
const (
	large     = 50_000_000
	veryLarge = 100_000_000
)

// An archive is a zip file whose names are known.
type archive struct {
	zip    *zip.Reader
	byName map[string]*zip.File
	folded map[string]string // name without case → name
}

// openArchive judges the zip itself. nil without an error means that there is nothing to go on with.
func openArchive(ctx context.Context, r io.ReaderAt, size int64, report *Report) (*archive, error) {
	if size > maxArchive {
		report.find("archive.too-large", "", "found", megabytes(size), "limit", megabytes(maxArchive))
		return nil, nil
	}
	if err := firstBytes(r, size); err != nil {
		return nil, fmt.Errorf("read package: %w", err)
	}
	entries, directory := endRecord(r, size)
	if entries > maxEntries || directory > maxDirectory {
		report.find("archive.too-many", "", "found", strconv.FormatInt(entries, 10), "limit", strconv.Itoa(maxEntries))
		return nil, nil
	}
	z, err := zip.NewReader(r, size)
	if err != nil && !errors.Is(err, zip.ErrInsecurePath) {
		report.find("archive.not-zip", "")
		return nil, nil
	}
	a := &archive{zip: z, byName: map[string]*zip.File{}, folded: map[string]string{}}
	report.Entries = len(z.File)
	if len(z.File) > maxEntries {
		report.find("archive.too-many", "", "found", strconv.Itoa(len(z.File)), "limit", strconv.Itoa(maxEntries))
		return nil, nil
	}
	switch {
	case size >= veryLarge:
		report.find("archive.size", "", "found", megabytes(size), "limit", megabytes(veryLarge))
	case size >= large:
		report.find("archive.size", "", "found", megabytes(size), "limit", megabytes(large))
	}
	a.checkNames(report)
	if !a.checkSizes(report) {
		return nil, nil
	}
	if sound, err := a.checkEntries(ctx, report); err != nil || !sound {
		return nil, err
	}
	return a, nil
}

// firstBytes tells an unreadable file from one that is no zip.
func firstBytes(r io.ReaderAt, size int64) error {
	if size == 0 {
		return nil
	}
	if _, err := r.ReadAt(make([]byte, min(size, 4)), 0); err != nil && !errors.Is(err, io.EOF) {
		return err
	}
	return nil
}

// endRecord returns what the end of central directory record (APPNOTE 4.3.16) says of entries and
// bytes of the directory, so that a hostile one is refused before it is read; zeros where none is
// found.
func endRecord(r io.ReaderAt, size int64) (entries, directory int64) {
	const record, comment = 22, 1 << 16
	tail := make([]byte, min(size, record+comment))
	if n, err := r.ReadAt(tail, size-int64(len(tail))); n < len(tail) && err != nil {
		return 0, 0
	}
	for i := len(tail) - record; i >= 0; i-- {
		if binary.LittleEndian.Uint32(tail[i:]) != 0x06054b50 {
			continue
		}
		entries = int64(binary.LittleEndian.Uint16(tail[i+10:]))
		directory = int64(binary.LittleEndian.Uint32(tail[i+12:]))
		if directory == 0xffffffff { // zip64: bounded by the file
			directory = size
		}
		return entries, directory
	}
	return 0, 0
}

// checkSizes refuses bombs by what the directory declares.
func (a *archive) checkSizes(report *Report) bool {
	var total, packed uint64
	for _, f := range a.zip.File {
		total += f.UncompressedSize64
		packed += f.CompressedSize64
		if f.UncompressedSize64 > maxTotal || total > maxTotal {
			report.find("archive.bomb", f.Name, "found", megabytes(int64(min(total, 1<<62))))
			return false
		}
		if f.UncompressedSize64 > bombBytes && f.UncompressedSize64 > bombRatio*max(f.CompressedSize64, 1) {
			report.find("archive.bomb", f.Name, "found", megabytes(int64(f.UncompressedSize64)))
			return false
		}
	}
	if total > bombBytes && total > bombRatio*uint64(max(report.Bytes, 1)) {
		report.find("archive.bomb", "", "found", megabytes(int64(total)))
		return false
	}
	return true
}

// The bits of an entry's flags (APPNOTE 4.4.4).
const (
	flagEncrypted  = 1 << 0
	flagDescriptor = 1 << 3
	flagUTF8       = 1 << 11
)

// checkEntries judges how each entry is stored, and reads it once.
func (a *archive) checkEntries(ctx context.Context, report *Report) (sound bool, err error) {
	sound = true
	for _, f := range a.zip.File {
		if err := ctx.Err(); err != nil {
			return false, err
		}
		switch {
		case f.Flags&flagEncrypted != 0:
			report.find("archive.encrypted", f.Name)
			return false, nil
		case f.Mode().Type() == fs.ModeSymlink:
			report.find("archive.symlink", f.Name)
		case f.Method != zip.Store && f.Method != zip.Deflate:
			report.find("archive.method", f.Name, "found", strconv.Itoa(int(f.Method)))
		case f.Method == zip.Store && f.Flags&flagDescriptor != 0 && !strings.HasSuffix(f.Name, "/"):
			report.find("archive.descriptor", f.Name)
			sound = a.intact(f, report) && sound
		default:
			sound = a.intact(f, report) && sound
		}
	}
	return sound, nil
}

// intact reads an entry to its end, no further than it declares.
func (a *archive) intact(f *zip.File, report *Report) bool {
	in, err := f.Open()
	if err == nil {
		var n int64
		n, err = io.Copy(io.Discard, io.LimitReader(in, int64(f.UncompressedSize64)+1))
		in.Close() //nolint:errcheck // it was only read
		if err == nil && uint64(n) != f.UncompressedSize64 {
			err = zip.ErrFormat
		}
	}
	if err != nil {
		report.find("archive.damaged", f.Name)
		return false
	}
	return true
}

// read returns the content of a file, which must not be larger than limit.
func (a *archive) read(name string, limit int64) ([]byte, error) {
	f := a.byName[name]
	if f == nil {
		return nil, fmt.Errorf("%s: not in the package", name)
	}
	if int64(f.UncompressedSize64) > limit {
		return nil, fmt.Errorf("%s: too large", name)
	}
	in, err := f.Open()
	if err != nil {
		return nil, err
	}
	defer in.Close() //nolint:errcheck // it is only read
	return io.ReadAll(io.LimitReader(in, limit))
}

// lookup finds a file by name; other is its true name when only the case differs.
func (a *archive) lookup(name string) (found bool, other string) {
	if a.byName[name] != nil {
		return true, ""
	}
	return false, a.folded[strings.ToLower(name)]
}

func megabytes(n int64) string {
	if n < 1_000_000 {
		return strconv.FormatInt((n+999)/1000, 10) + " kB"
	}
	return strconv.FormatInt((n+500_000)/1_000_000, 10) + " MB"
}

func extension(name string) string { return strings.ToLower(path.Ext(name)) }
