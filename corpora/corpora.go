// Package corpora holds the sample courses that ship with the program, each in a folder with its
// media, its origin and its licence.
package corpora

import "embed"

// Samples holds one folder per module or programme. The programme knowledge-transfer.json lies
// beside the folders of its modules.
//
//go:embed *.json */*
var Samples embed.FS
