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

// A picture is an image of the package. Only its description stays in memory; the content is read
// again when it is written.
type picture struct {
	Name          string // in the archive
	Width, Height int    // in pixels, 0 when unknown

	folder fs.FS
	source string
	sum    [sha256.Size]byte
}

// pictures collects the images that are used, each content once.
type pictures map[[sha256.Size]byte]*picture

// add takes in the image at name in folder and returns what the package holds of it.
func (ps pictures) add(folder fs.FS, name string) (*picture, error) {
	content, err := readImage(folder, name)
	if err != nil {
		return nil, err
	}
	sum := sha256.Sum256(content)
	if p := ps[sum]; p != nil {
		return p, nil
	}
	p := &picture{folder: folder, source: name, sum: sum}
	p.Width, p.Height = imageSize(content)
	ending := strings.ToLower(path.Ext(name))
	if ending == ".jpeg" {
		ending = ".jpg"
	}
	base := strings.TrimSuffix(path.Base(name), path.Ext(name))
	p.Name = "media/" + slug(base, "image") + "-" + hex.EncodeToString(sum[:4]) + ending
	ps[sum] = p
	return p, nil
}

// read returns the content again, which must be what was added: a synced folder may have changed
// under the export, and the page already names the old content.
func (p *picture) read() ([]byte, error) {
	content, err := readImage(p.folder, p.source)
	if err != nil {
		return nil, err
	}
	if sha256.Sum256(content) != p.sum {
		return nil, fault.New("media.changed", "file", p.source)
	}
	return content, nil
}

// readImage returns a file that package media finds nothing wrong with.
func readImage(folder fs.FS, name string) ([]byte, error) {
	if folder == nil {
		return nil, fault.New("media.missing", "file", name)
	}
	content, f := media.Read(folder, name)
	if f != nil {
		return nil, f
	}
	return content, nil
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
