// Package corpora holds the sample courses that ship with the program, each in a folder with its
// media, its origin and its licence.
package corpora

import "embed"

// Samples holds one folder per sample course.
//
//go:embed homelessness-crisis
var Samples embed.FS
