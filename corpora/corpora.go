// Package corpora holds the sample courses that ship with the program, each in a folder with its
// media, its origin and its licence, and the translation memory made of them.
package corpora

import "embed"

// Samples holds one folder per module or programme. The programme knowledge-transfer.json lies
// beside the folders of its modules. The memory is memory/samples.tmx.
//
//go:embed *.json */*
var Samples embed.FS
