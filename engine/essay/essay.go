// Package essay lets tests hold the essays of the code to the letter: a format's essay ends in a worked
// example, whose bytes are read back from the comment.
package essay

import (
	"encoding/hex"
	"fmt"
	"os"
	"regexp"
	"strings"
)

// row is a line of a comment that begins with bytes; what they mean stands behind three blanks.
var row = regexp.MustCompile(`(?m)^//\t([0-9a-f]{2}(?: [0-9a-f]{2})*)(?:   .*)?$`)

// Bytes returns the bytes of the worked example in a file of Go: those of all lines of its comments
// that are indented by a tab and begin with pairs of hexadecimal digits. None is an error.
func Bytes(file string) ([]byte, error) {
	source, err := os.ReadFile(file)
	if err != nil {
		return nil, err
	}
	var all []byte
	for _, line := range row.FindAllStringSubmatch(string(source), -1) {
		some, err := hex.DecodeString(strings.ReplaceAll(line[1], " ", ""))
		if err != nil {
			return nil, err // which the pattern excludes
		}
		all = append(all, some...)
	}
	if len(all) == 0 {
		return nil, fmt.Errorf("%s has no worked example", file)
	}
	return all, nil
}
