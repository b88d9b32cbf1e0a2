package scorm

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"encoding/xml"
	"image"
	_ "image/gif" // decoders, for the sizes of images
	_ "image/jpeg"
	_ "image/png"
	"io/fs"
	"math"
	"path"
	"strconv"
	"strings"

	"trivium/engine/fault"
	"trivium/engine/media"
)

// A mediaFile is a picture, a recording or a document of the package. Only its description stays in
// memory; the content is read again when it is written.
type mediaFile struct {
	Name          string // in the archive
	Type          string // media type
	Width, Height int    // of a picture in pixels, 0 when unknown
	Bytes         int

	folder fs.FS
	source string
	use    media.Use
	sum    [sha256.Size]byte
}

// mediaFiles collects the files that are used, each content once.
type mediaFiles map[[sha256.Size]byte]*mediaFile

// add takes in the file at name in folder and returns what the package holds of it.
func (files mediaFiles) add(folder fs.FS, name string, use media.Use) (*mediaFile, error) {
	content, err := readMedia(folder, name, use)
	if err != nil {
		return nil, err
	}
	sum := sha256.Sum256(content)
	if f := files[sum]; f != nil {
		return f, nil
	}
	ending := strings.ToLower(path.Ext(name))
	f := &mediaFile{Type: media.Types(use)[ending], Bytes: len(content), folder: folder, source: name, use: use, sum: sum}
	if use == media.Picture {
		f.Width, f.Height = imageSize(content)
	}
	if ending == ".jpeg" {
		ending = ".jpg"
	}
	base := strings.TrimSuffix(path.Base(name), path.Ext(name))
	f.Name = "media/" + slug(base, "file") + "-" + hex.EncodeToString(sum[:4]) + ending
	files[sum] = f
	return f, nil
}

// read returns the content again, which must be what was added: a synced folder may have changed
// under the export, and the page already names the old content.
func (f *mediaFile) read() ([]byte, error) {
	content, err := readMedia(f.folder, f.source, f.use)
	if err != nil {
		return nil, err
	}
	if sha256.Sum256(content) != f.sum {
		return nil, fault.New("media.changed", "file", f.source)
	}
	return content, nil
}

// readMedia returns a file that package media finds nothing wrong with.
func readMedia(folder fs.FS, name string, use media.Use) ([]byte, error) {
	if folder == nil {
		return nil, fault.New("media.missing", "file", name)
	}
	content, f := media.Read(folder, name, use)
	if f != nil {
		return nil, f
	}
	return content, nil
}

// download returns the file as one to take along: what it is called, what it is, how large.
func (f *mediaFile) download(w *words, title string) *fileView {
	ending := path.Ext(f.Name)
	return &fileView{
		mediaFile: f,
		Save:      slug(title, "file") + ending,
		Kind:      strings.ToUpper(strings.TrimPrefix(ending, ".")),
		Size:      w.size(f.Bytes),
	}
}

// imageSize returns an image's width and height in pixels, 0 and 0 when it does not tell.
func imageSize(content []byte) (width, height int) {
	if size, _, err := image.DecodeConfig(bytes.NewReader(content)); err == nil {
		return size.Width, size.Height
	}
	d := xml.NewDecoder(bytes.NewReader(content))
	for {
		token, err := d.Token()
		if err != nil {
			return 0, 0
		}
		if root, ok := token.(xml.StartElement); ok {
			return svgSize(root)
		}
	}
}

// svgSize reads width and height, or the viewBox where they are missing or relative.
func svgSize(root xml.StartElement) (int, int) {
	var width, height float64
	var box []string
	for _, a := range root.Attr {
		switch a.Name.Local {
		case "width":
			width = pixels(a.Value)
		case "height":
			height = pixels(a.Value)
		case "viewBox":
			box = strings.FieldsFunc(a.Value, func(r rune) bool { return strings.ContainsRune(" ,\t\r\n", r) })
		}
	}
	if (width == 0 || height == 0) && len(box) == 4 {
		width, height = pixels(box[2]), pixels(box[3])
	}
	if width == 0 || height == 0 {
		return 0, 0
	}
	return int(math.Round(width)), int(math.Round(height))
}

// pixels reads a length without unit or in px; 0 when it is anything else or out of reason.
func pixels(s string) float64 {
	v, err := strconv.ParseFloat(strings.TrimSuffix(strings.TrimSpace(s), "px"), 64)
	if err != nil || !(v >= 1 && v < 1e5) {
		return 0
	}
	return v
}
