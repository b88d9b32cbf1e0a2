// Package lang names languages: the tags a course may declare, what each language calls itself,
// and how the interface languages call the others.
//
// It is the lowest layer; everything that holds or shows text uses its Tag.
package lang

import (
	"slices"
	"strings"
)

// Tag is a BCP 47 language tag, such as "pl".
type Tag string

// The languages Trivium speaks, in the order they are listed everywhere.
const (
	Polish     Tag = "pl"
	German     Tag = "de"
	Lithuanian Tag = "lt"
	English    Tag = "en"
)

// All returns the supported languages, in their fixed order. A course may declare any of them,
// and every text of the program itself exists in all of them.
func All() []Tag { return []Tag{Polish, German, Lithuanian, English} }

// Known reports whether t is supported.
func Known(t Tag) bool { return slices.Contains(All(), t) }

// List writes tags for a sentence: "pl, de, lt".
func List(tags []Tag) string {
	words := make([]string, len(tags))
	for i, t := range tags {
		words[i] = string(t)
	}
	return strings.Join(words, ", ")
}
