package scorm

import (
	"archive/zip"
	"bytes"
	"cmp"
	"compress/flate"
	"context"
	"hash/crc32"
	"io"
	"slices"
)

// manifestName is where every LMS looks first.
const manifestName = "imsmanifest.xml"

// A file is an entry of the archive; read is called once, when its turn has come.
type file struct {
	name string
	read func() ([]byte, error)
}

// fixed returns a file whose content is known already.
func fixed(name string, content []byte) file {
	return file{name, func() ([]byte, error) { return content, nil }}
}

// sortFiles puts the manifest first and the rest in the order of their names.
func sortFiles(files []file) {
	slices.SortFunc(files, func(a, b file) int {
		if (a.name == manifestName) != (b.name == manifestName) {
			if a.name == manifestName {
				return -1
			}
			return 1
		}
		return cmp.Compare(a.name, b.name)
	})
}

// writeArchive writes the files as a zip archive, in the order given, each in one piece.
func writeArchive(ctx context.Context, w io.Writer, files []file, p Progress) error {
	if p == nil {
		p = func(int, int) {}
	}
	z := zip.NewWriter(w)
	for i, f := range files {
		p(i, len(files))
		if err := canceled(ctx); err != nil {
			return err
		}
		content, err := f.read()
		if err != nil {
			return err
		}
		if err := writeEntry(z, f.name, content); err != nil {
			return err
		}
	}
	if err := z.Close(); err != nil {
		return err
	}
	p(len(files), len(files))
	return nil
}

// Values of the zip format (APPNOTE 6.3, sections 4.4.2 to 4.4.6).
const (
	zipUTF8      = 1 << 11     // general purpose bit 11: names are UTF-8
	zipVersion20 = 20          // version needed for deflate
	zipDate1980  = 1<<5 | 1<<0 // 1980-01-01, the first day the format knows
	zipUnixRead  = 0o100644    // a regular file, rw-r--r--
	zipMadeUnix  = 3<<8 | 20   // made by Unix: the mode counts
)

// writeEntry writes one deflated entry whose local header holds sizes and checksum.
func writeEntry(z *zip.Writer, name string, content []byte) error {
	var packed bytes.Buffer
	deflate, err := flate.NewWriter(&packed, flate.BestCompression)
	if err != nil {
		return err
	}
	if _, err := deflate.Write(content); err != nil {
		return err
	}
	if err := deflate.Close(); err != nil {
		return err
	}
	entry, err := z.CreateRaw(&zip.FileHeader{
		Name:           name,
		CreatorVersion: zipMadeUnix,
		ReaderVersion:  zipVersion20,
		Flags:          zipUTF8,
		Method:         zip.Deflate,
		//lint:ignore SA1019 CreateRaw writes the header as it is and does not look at Modified
		ModifiedDate:       zipDate1980,
		CRC32:              crc32.ChecksumIEEE(content),
		CompressedSize64:   uint64(packed.Len()),
		UncompressedSize64: uint64(len(content)),
		ExternalAttrs:      zipUnixRead << 16,
	})
	if err != nil {
		return err
	}
	_, err = entry.Write(packed.Bytes())
	return err
}
