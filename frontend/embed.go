// Package frontend holds the built screens.
package frontend

import (
	"embed"
	"io/fs"
)

//go:embed all:dist
var dist embed.FS

// Screens returns the folder with index.html; it has none in a checkout that was never built.
func Screens() (fs.FS, error) { return fs.Sub(dist, "dist") }
