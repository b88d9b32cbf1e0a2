// Package schemas holds the JSON Schemas (draft-07) of the files people exchange.
//
// gojsonschema knows no newer draft and silently ignores what it does not know; a test fails on
// any keyword outside draft-07.
package schemas

import "embed"

// Files holds one schema per format and version: <format>-<version>.json.
//
//go:embed *.json
var Files embed.FS
