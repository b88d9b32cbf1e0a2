package diff

import (
	"slices"
	"strings"

	"trivium/engine/text"
)

// A role is what a tag does: the same "**" starts and ends what is strong.
type role uint8

const (
	noTag role = iota
	opens
	closes
	breaks // a hard line break
	crosses
)

// A nest follows the tags of a text from left to right.
type nest []string

// next returns the role of a tag. Delimiters that cross those around them, as CommonMark allows in a
// few places, are openers of their own and never closed.
func (n *nest) next(tag string) role {
	last := len(*n) - 1
	switch {
	case strings.HasPrefix(tag, "]("):
		if last < 0 || (*n)[last] != "[" {
			return crosses
		}
		*n = (*n)[:last]
		return closes
	case strings.ContainsAny(tag, "\n\r"):
		return breaks
	case tag != "[" && last >= 0 && (*n)[last] == tag:
		*n = (*n)[:last]
		return closes
	case tag != "[" && slices.Contains(*n, tag):
		return crosses
	}
	*n = append(*n, tag)
	return opens
}

// nests says that every tag is closed, and inside what it was opened in.
func nests(list []piece) bool {
	var n nest
	for _, p := range list {
		if p.kind == text.Tag && n.next(p.token) == crosses {
			return false
		}
	}
	return len(n) == 0
}
