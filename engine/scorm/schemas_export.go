package scorm

import "io/fs"

// Schemas returns the official schemas of the manifests, a folder per format, as preflight checks
// packages against them.
func Schemas() (fs.FS, error) { return fs.Sub(assets, "assets/xsd") }
