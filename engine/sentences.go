package engine

import (
	"trivium/engine/lang"
	"trivium/engine/segment"
)

// Sentences returns the segments of a text from left to right, without what stands between them: what the
// translation memory is asked for one by one. A text without a sentence has none.
func (w *Workspace) Sentences(tag lang.Tag, text string) ([]string, error) {
	ranges, err := segment.Default().Segments(tag, text)
	if err != nil {
		return nil, err
	}
	sentences := make([]string, len(ranges))
	for i, r := range ranges {
		sentences[i] = text[r.Start:r.End]
	}
	return sentences, nil
}
