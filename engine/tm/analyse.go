package tm

import (
	"context"
	"errors"

	"trivium/engine/lang"
)

// A Band is a row of an analysis report.
type Band string

// The bands, as translators are paid by them.
const (
	BandContext    Band = "context"
	BandRepetition Band = "repetition" // the same segment stands earlier in what is analysed
	BandExact      Band = "exact"
	BandRepaired   Band = "repaired"
	Band95         Band = "95-99"
	Band85         Band = "85-94"
	Band75         Band = "75-84"
	Band50         Band = "50-74"
	BandNone       Band = "none"
)

// A Part is a segment to be analysed, with its place.
type Part struct {
	Text          string
	TextID        string // of the text it stands in
	Before, After string
	Done          bool // it is translated already and only counts as known to those after it
}

// A Count counts segments, words and characters (without spaces) of one band.
type Count struct {
	Band                        Band
	Segments, Words, Characters int
}

// An Analysis says how much of some texts the memory knows.
type Analysis struct {
	From, To      lang.Tag
	Bands         []Count // all bands, in their order
	Total         Count   // its Band is ""
	InternalFuzzy []Count // of the segments in BandNone to Band95: what earlier segments of the same texts would give
}

// Analyse counts the segments of texts by what the memory has for them.
func (m *Memory) Analyse(ctx context.Context, from, to lang.Tag, parts []Part, progress func(done, total int)) (Analysis, error) {
	return Analysis{}, errors.New("not built yet")
}
