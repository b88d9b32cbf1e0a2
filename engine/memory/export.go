package memory

import (
	"context"
	"io"
	"slices"

	"trivium/engine/fault"
	"trivium/engine/lang"
	"trivium/engine/tm"
	"trivium/engine/tmx"
	"trivium/engine/version"
)

// An Export says what is written.
type Export struct {
	Format    string     // tmx, tsv, csv
	UTF16     bool       // of TMX
	Languages []lang.Tag // none means all
	Filter    tm.Filter
}

// tellEvery is how many units are gone through between two reports of progress.
const tellEvery = 4096

// Export writes units to a stream and returns their number: those that people made, then attachment by
// attachment, the newest first. Of a unit that was imported, TMX has all that its file said of it.
// Progress counts the units gone through. Units that hold what a file cannot (a control character) are
// an error.
func (m *Memory) Export(ctx context.Context, to io.Writer, e Export, progress func(done, total int)) (int, error) {
	if err := m.waitKnown(ctx); err != nil {
		return 0, err
	}
	w, err := e.writer(to)
	if err != nil {
		return 0, err
	}
	written := 0
	err = m.each(ctx, &e.Filter, progress, func(u *tm.Unit) error {
		f := toFile(u, e.Languages)
		if f == nil {
			return nil
		}
		wrote, err := w.write(f)
		if wrote {
			written++
		}
		return err
	})
	if err != nil {
		return written, err
	}
	return written, w.close()
}

// each calls do with the units that a filter takes.
func (m *Memory) each(ctx context.Context, f *tm.Filter, progress func(done, total int), do func(*tm.Unit) error) error {
	own, batches := m.view()
	if !reaches(f, "") {
		own = nil
	}
	var wanted []*batch
	total := len(own)
	for _, b := range batches {
		if reaches(f, b.value.Hash) {
			wanted = append(wanted, b)
			total += b.len()
		}
	}
	done := 0
	for u, err := range units(ctx, own, wanted) {
		if err != nil {
			return err
		}
		if done++; done%tellEvery == 0 {
			if progress != nil {
				progress(done, total)
			}
			if err := ctx.Err(); err != nil {
				return err
			}
		}
		if !takes(f, u) {
			continue
		}
		if err := do(u); err != nil {
			return err
		}
	}
	if progress != nil {
		progress(total, total)
	}
	return nil
}

// A unitWriter writes a file of some format.
type unitWriter struct {
	write func(*tmx.Unit) (bool, error)
	close func() error
}

func (e *Export) writer(to io.Writer) (unitWriter, error) {
	if e.Format == "tmx" {
		w, err := tmx.NewWriter(to, tmx.WriterOptions{UTF16: e.UTF16, Version: version.Program()})
		if err != nil {
			return unitWriter{}, err
		}
		return unitWriter{func(u *tmx.Unit) (bool, error) { err := w.Write(u); return err == nil, err }, w.Close}, nil
	}
	options := tmx.TableOptions{Delimiter: '\t', IDs: true, Origin: true}
	switch e.Format {
	case "tsv":
	case "csv":
		options.Delimiter, options.Mark = ';', true // as spreadsheets in our countries want it
	default:
		return unitWriter{}, fault.New("memory.unknown-export", "found", e.Format)
	}
	for _, l := range lang.All() {
		if len(e.Languages) == 0 || slices.Contains(e.Languages, l) {
			options.Languages = append(options.Languages, string(l))
		}
	}
	w, err := tmx.NewTableWriter(to, options)
	if err != nil {
		return unitWriter{}, err
	}
	return unitWriter{func(u *tmx.Unit) (bool, error) { return w.Write(ofTable(u)) }, w.Close}, nil
}

// ofTable gives a unit the property that the column origin holds, where only another one says it.
func ofTable(u *tmx.Unit) *tmx.Unit {
	if u.Prop(tmx.OriginProp) == "" {
		if from := u.Prop(organisationProp); from != "" {
			u.Meta = withProps(u.Meta, tmx.OriginProp, from)
		}
	}
	return u
}
