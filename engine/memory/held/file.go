package held

import (
	"context"
	"iter"
	"strconv"
	"time"

	"trivium/engine/lang"
	"trivium/engine/tm"
	"trivium/engine/tm/index"
)

// A File is the units of a file. It is not changed once it has been read, and may then be asked by
// several at the same time.
type File struct {
	texts texts
	langs []lang.Tag
	cells [][]ref // for each of langs, by the number of the unit
	names []ref   // tuids; nil when no unit has one
	units int

	facts  map[fact]uint32 // while it is read
	known  []fact          // by their number
	of     []uint32        // of each unit, the number of its fact; nil while there is only one
	places map[int]place   // of the few units that say it

	ordered bool // neighbours are context
}

// A fact is what many units have in common of where they come from.
type fact struct {
	author, organisation string
	origin               lang.Tag
	state                tm.State
	date                 int64 // Unix seconds, 0 where it is unknown
}

// A place is where a unit stood.
type place struct {
	text, module, note string
	tags               []string
	before, after      map[lang.Tag]string
}

// Len returns the number of units.
func (f *File) Len() int { return f.units }

// Languages returns the languages that units have, in the order in which they came.
func (f *File) Languages() []lang.Tag { return f.langs }

// All gives all units in the order of the file. The units and their maps are new ones each time.
func (f *File) All() iter.Seq2[*tm.Unit, error] {
	return func(yield func(*tm.Unit, error) bool) {
		for i := range f.units {
			if !yield(f.unit(i), nil) {
				return
			}
		}
	}
}

// Units returns the units with these ids, in their order; nil for one that is not there.
func (f *File) Units(_ context.Context, ids []tm.ID) ([]*tm.Unit, error) {
	units := make([]*tm.Unit, len(ids))
	for i, id := range ids {
		if n := id.Number(); n < uint64(f.units) && index.NumberID(n) == id { //nolint:gosec // never negative
			units[i] = f.unit(int(n)) //nolint:gosec // below units
		}
	}
	return units, nil
}

// unit makes the unit with a number.
func (f *File) unit(i int) *tm.Unit {
	u := &tm.Unit{ID: index.NumberID(uint64(i)), TUID: f.name(i), Texts: f.row(i)} //nolint:gosec // never negative
	k := f.known[0]
	if f.of != nil {
		k = f.known[f.of[i]]
	}
	u.Author, u.Organisation, u.Origin, u.State = k.author, k.organisation, k.origin, k.state
	if k.date != 0 {
		u.Date = time.Unix(k.date, 0).UTC()
	}
	if p, said := f.places[i]; said {
		u.Text, u.Module, u.Note, u.Tags, u.Before, u.After = p.text, p.module, p.note, p.tags, p.before, p.after
	}
	if f.ordered && u.Before == nil && u.After == nil {
		u.Before, u.After = f.row(i-1), f.row(i+1)
	}
	return u
}

// row returns the texts of a unit, nil where there is no unit of that number.
func (f *File) row(i int) map[lang.Tag]string {
	if i < 0 || i >= f.units {
		return nil
	}
	row := make(map[lang.Tag]string, len(f.langs))
	for n, l := range f.langs {
		if at := f.cells[n][i]; at != 0 {
			row[l] = f.texts.get(at)
		}
	}
	return row
}

// name returns the tuid of a unit, or the number it has in the file, from 1.
func (f *File) name(i int) string {
	if f.names != nil && f.names[i] != 0 {
		return f.texts.get(f.names[i])
	}
	return strconv.Itoa(i + 1)
}
