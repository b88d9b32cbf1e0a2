package diff

// A Range is a piece of a text, by byte offsets, the end not included.
type Range struct{ Start, End int }
