package diff

// Kind says what became of a span.
type Kind uint8

// The kinds of span.
const (
	Equal     Kind = iota // the same bytes in both texts
	Inserted              // only in the new text
	Deleted               // only in the old text
	Replaced              // other words
	Inflected             // the same word in another form: another ending, or capitals
	Number                // another number, date or time
	Markup                // tags only; one of the ranges may be empty
	Trivial               // of no weight: white space, the shape of quotes and dashes, a comma; one of the ranges may be empty
	MovedAway             // stands elsewhere in the new text
	Moved                 // stood elsewhere in the old text, and is the same
)

// A Span is a piece of the old text and what became of it.
type Span struct {
	Kind     Kind
	Old, New Range

	// Move is 0, or the number of a move, from 1. A move is one MovedAway span where the piece stood
	// and one or more spans where it stands now, side by side: what is the same is Moved, what changed
	// on the way has the kind of the change. In all of these Old says where the bytes were, so it is
	// out of order there.
	Move int
}

// A Script says what became of a text. In order, the New ranges of its spans are the new text without
// gap or overlap. The Old ranges of the spans with Move 0 or kind MovedAway are the old text in the
// same way. Two empty texts give an empty script.
type Script []Span

// Changed says that the texts differ.
func (s Script) Changed() bool {
	for _, span := range s {
		if span.Kind != Equal {
			return true
		}
	}
	return false
}

// Trivial says that nothing of weight changed: a translation of the old text is one of the new. It
// is true of equal texts.
func (s Script) Trivial() bool {
	for _, span := range s {
		if span.Kind != Equal && span.Kind != Trivial {
			return false
		}
	}
	return true
}
