package tmx

import (
	"slices"
	"strings"

	"trivium/engine/fault"
)

// Passable says that a lenient reader goes on after a fault of this code: it leaves out what is wrong, or
// takes the file for what it is. Other faults end the reading in any case.
func Passable(code string) bool {
	return strings.HasPrefix(code, "tmx.") && !slices.Contains([]string{
		"tmx.not-tmx", "tmx.packed", "tmx.table-languages", "tmx.unwritable", "tmx.placeholder",
	}, code)
}

// maxFaults is how many faults a report lists one by one; of the others it has the number.
const maxFaults = 1000

// A Report says what became of a file.
type Report struct {
	Units    int            // handed out
	LeftOut  int            // units, or rows of a table, left out as a whole
	Variants int            // languages left out of units that were kept
	Faults   fault.List     // the first maxFaults; a warning is listed once for each thing it found
	Counts   map[string]int // how often each code occurred
	// IDsUnchecked says that the file has more units than ids are remembered of: a tuid that stands
	// twice was not noticed in the later part.
	IDsUnchecked bool

	warned map[string]bool
}

// note takes a fault in.
func (r *Report) note(f *fault.Fault) {
	if r.Counts == nil {
		r.Counts, r.warned = map[string]int{}, map[string]bool{}
	}
	r.Counts[f.Code]++
	if r.unlisted(f) {
		return
	}
	if f.Severity == fault.Warning {
		r.warned[warning(f)] = true
	}
	r.Faults = append(r.Faults, f)
}

// unlisted says that a fault is only counted.
func (r *Report) unlisted(f *fault.Fault) bool {
	return len(r.Faults) >= maxFaults || f.Severity == fault.Warning && r.warned[warning(f)]
}

func warning(f *fault.Fault) string { return f.Code + " " + f.Args["found"] }

// Options say how a file is read.
type Options struct {
	Name           string // of the file, for the places of faults
	Lenient        bool   // leave out what is wrong and go on
	KeepDuplicates bool   // hand out a unit whose tuid stood before, with a warning
	Limits         Limits
	Progress       func(done int64) // called with the bytes of the file read so far, about once a megabyte
}

// Limits are in bytes of UTF-8; zero stands for the default.
type Limits struct {
	Segment int // the texts of a segment, codes included; 1 MB
	Unit    int // all of a unit, or a row of a table; 8 MB
	Depth   int // inline elements within each other; 20
}

func (l Limits) orDefault() Limits {
	// The longest segments in the wild are paragraphs of laws, some 30 kB; units with all 24 languages
	// of the EU stay below 1 MB. A depth of 3 has not been seen.
	if l.Segment == 0 {
		l.Segment = 1 << 20
	}
	if l.Unit == 0 {
		l.Unit = 8 << 20
	}
	if l.Depth == 0 {
		l.Depth = 20
	}
	return l
}
