package held

import (
	"context"
	"errors"
	"io"
	"iter"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"trivium/engine/fault"
	"trivium/engine/lang"
	"trivium/engine/memory"
	"trivium/engine/store"
	"trivium/engine/tm"
	"trivium/engine/tmx"
)

// Options say how a file is read.
type Options struct {
	State    tm.State         // of units that say none
	Context  bool             // take neighbours for context also in a file of more than LargeFile units
	Strict   bool             // refuse a file at the first thing that is wrong; otherwise it is left out
	Progress func(done int64) // called with the bytes read so far; may be nil
}

// LargeFile is the number of units above which a file is taken for a collection: its units have no
// neighbours in common with a document, and to know them would cost 80 bytes each.
const LargeFile = 100_000

// Read reads a file of units: TMX, or a table when its name ends in .tsv, .csv or .txt. The report says
// what was left out. A file that is not there, or of which nothing can be read, is a *fault.Fault.
func Read(ctx context.Context, path string, options Options) (*File, *tmx.Report, error) {
	in, err := os.Open(path) //nolint:gosec // the user names it
	if errors.Is(err, os.ErrNotExist) {
		return nil, nil, fault.New("file.not-found").At(fault.Place{File: path}).Because(err)
	}
	if err != nil {
		return nil, nil, fault.New("file.unreadable").At(fault.Place{File: path}).Because(err)
	}
	defer in.Close() //nolint:errcheck // it is only read
	info, err := in.Stat()
	if err != nil {
		return nil, nil, fault.New("file.unreadable").At(fault.Place{File: path}).Because(err)
	}
	if info.IsDir() {
		return nil, nil, fault.New("file.is-directory").At(fault.Place{File: path})
	}
	return read(ctx, in, path, options)
}

// A reader is a tmx.Reader or tmx.TableReader.
type reader interface {
	Units() iter.Seq2[*tmx.Unit, error]
	Report() *tmx.Report
}

func read(ctx context.Context, in io.Reader, name string, options Options) (*File, *tmx.Report, error) {
	how := tmx.Options{Name: name, Lenient: !options.Strict, KeepDuplicates: true, Progress: options.Progress}
	var r reader
	var source lang.Tag
	var err error
	switch strings.ToLower(filepath.Ext(name)) {
	case ".tsv", ".tab", ".txt":
		r, err = tmx.NewTableReader(ctx, in, '\t', how)
	case ".csv":
		r, err = tmx.NewTableReader(ctx, in, 0, how)
	default:
		r, source, err = openTMX(ctx, in, how)
	}
	if err != nil {
		return nil, nil, err
	}
	f := &File{}
	for u, err := range r.Units() {
		if err != nil {
			return nil, nil, err
		}
		f.add(u, options.State, source)
	}
	f.facts = nil
	f.ordered = options.Context || f.units <= LargeFile
	return f, r.Report(), nil
}

// openTMX reads the beginning of a TMX file, which may say the source language of all units.
func openTMX(ctx context.Context, in io.Reader, options tmx.Options) (reader, lang.Tag, error) {
	r, err := tmx.NewReader(ctx, in, options)
	if err != nil {
		return nil, "", err
	}
	return r, (&tmx.Variant{Lang: r.Header().Attrs.Get("srclang")}).Language(), nil
}

// add takes a unit in. Of several texts in one language the first counts, and one without a text in any
// of our languages is none.
func (f *File) add(u *tmx.Unit, state tm.State, source lang.Tag) {
	cells := cellsOf(u)
	some := false
	for i := range u.Variants {
		l := u.Variants[i].Language()
		if l == "" || strings.TrimSpace(cells[i]) == "" {
			continue
		}
		column := f.column(l)
		for len(*column) <= f.units {
			*column = append(*column, 0)
		}
		if (*column)[f.units] == 0 {
			(*column)[f.units] = f.texts.add(cells[i])
			some = true
		}
	}
	if !some {
		return
	}
	f.units++
	for i := range f.cells {
		for len(f.cells[i]) < f.units {
			f.cells[i] = append(f.cells[i], 0)
		}
	}
	if u.ID != "" && f.names == nil {
		f.names = make([]ref, f.units-1)
	}
	if f.names != nil {
		f.names = append(f.names, f.texts.add(u.ID))
	}
	f.note(originOf(u, state, source))
}

// originOf returns a unit that has what the file says of where a unit comes from.
func originOf(u *tmx.Unit, state tm.State, source lang.Tag) *tm.Unit {
	says := func(v tmx.Variant) bool { return len(v.Attrs) > 0 || len(v.Meta) > 0 }
	if len(u.Attrs) == 0 && len(u.Meta) == 0 && !slices.ContainsFunc(u.Variants, says) {
		return &tm.Unit{State: state, Origin: source}
	}
	origin := memory.Origin(u, source)
	if origin.State == store.Unsaid {
		origin.State = state
	}
	return origin
}

// column returns the texts in a language.
func (f *File) column(l lang.Tag) *[]ref {
	n := slices.Index(f.langs, l)
	if n < 0 {
		n = len(f.langs)
		f.langs = append(f.langs, l)
		f.cells = append(f.cells, nil)
	}
	return &f.cells[n]
}

// note keeps where the unit comes from that was added last.
func (f *File) note(u *tm.Unit) {
	if u.Text != "" || u.Module != "" || u.Note != "" || len(u.Tags) > 0 || u.Before != nil || u.After != nil {
		if f.places == nil {
			f.places = map[int]place{}
		}
		f.places[f.units-1] = place{u.Text, u.Module, u.Note, u.Tags, u.Before, u.After}
	}
	k := fact{author: u.Author, organisation: u.Organisation, origin: u.Origin, state: u.State}
	if !u.Date.IsZero() {
		k.date = u.Date.Unix()
	}
	if f.facts == nil {
		f.facts = map[fact]uint32{}
	}
	n, known := f.facts[k]
	if !known {
		n = uint32(len(f.known)) //nolint:gosec // as many as units, at most
		f.facts[k] = n
		f.known = append(f.known, k)
	}
	if len(f.known) > 1 && f.of == nil {
		f.of = make([]uint32, f.units-1) // all those before have the first
	}
	if f.of != nil {
		f.of = append(f.of, n)
	}
}

// cellsOf returns the texts of a unit's variants: as they stand where there are no codes, else as cells.
func cellsOf(u *tmx.Unit) []string {
	texts := make([]string, len(u.Variants))
	var cells []tmx.Flat
	for i, v := range u.Variants {
		switch {
		case len(v.Segment) == 0:
		case len(v.Segment) == 1 && v.Segment[0].Name == "":
			texts[i] = v.Segment[0].Text
		default:
			if cells == nil {
				cells = u.Cells()
			}
			texts[i] = cells[i].Text
		}
	}
	return texts
}

var _ tm.Source = (*File)(nil)
