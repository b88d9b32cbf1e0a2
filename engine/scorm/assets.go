package scorm

import (
	"embed"
	"io/fs"
	"path"

	"trivium/engine/fault"
)

// assets holds what the frontend's build puts into the folder: player.js, player.css, xsd/<format>/…
// and lms/…. A checkout that was never built has an empty one, and Write says so.
//
//go:embed all:assets
var assets embed.FS

// asset returns a built file by its path in the folder.
func asset(name string) ([]byte, error) {
	b, err := assets.ReadFile(path.Join("assets", name))
	if err != nil {
		return nil, fault.New("export.player-missing", "file", name).Because(err)
	}
	return b, nil
}

// schemaFiles returns the names of the XSD and DTD files that belong to f's manifest, sorted.
func schemaFiles(f Format) ([]string, error) {
	dir := path.Join("assets/xsd", string(f))
	entries, err := fs.ReadDir(assets, dir)
	if err != nil || len(entries) == 0 {
		return nil, fault.New("export.player-missing", "file", path.Join("xsd", string(f))).Because(err)
	}
	names := make([]string, len(entries))
	for i, e := range entries {
		names[i] = e.Name()
	}
	return names, nil
}

// Runtime returns the script of a simulated LMS for previews of f: loaded in a page above the
// course's frame it defines Scorm12API or Scorm2004API. It is not part of any package.
func Runtime(f Format) ([]byte, error) {
	if f == SCORM12 {
		return asset("lms/scorm12.min.js")
	}
	return asset("lms/scorm2004.min.js")
}
