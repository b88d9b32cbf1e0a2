// Package tm is the translation memory: units, how alike two texts are, and an index that finds the
// units most like a text.
package tm
