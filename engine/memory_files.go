package engine

import (
	"bufio"
	"cmp"
	"context"
	"errors"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"trivium/engine/fault"
	"trivium/engine/memory"
	"trivium/engine/tm"
)

// ImportMemory takes a file of units in. Progress counts bytes.
func (w *Workspace) ImportMemory(ctx context.Context, r ImportMemoryRequest, progress Progress) (ImportMemoryResult, error) {
	_, m, err := w.atMemory()
	if err != nil {
		return ImportMemoryResult{}, err
	}
	state := tm.Imported
	if r.State != "" {
		if state, err = stateOf(r.State); err != nil {
			return ImportMemoryResult{}, err
		}
		if state == tm.Draft { // what nobody here has written is no draft of hers
			return ImportMemoryResult{}, fault.New("tm.state", "found", r.State, "expected", "imported, reviewed, approved, aligned, machine")
		}
	}
	done, err := m.Import(ctx, memory.Import{Path: r.Path, Name: r.Name, Organisation: r.Organisation, State: state, Lenient: r.Lenient}, inBytes(progress))
	if err != nil {
		return ImportMemoryResult{}, cancelledImport(placed(err, r.Path))
	}
	v := ImportMemoryResult{Units: done.Units, Known: done.Known, LeftOut: done.LeftOut, Variants: done.Variants, Problems: []Problem{}, Counts: []ProblemCount{}}
	for _, f := range done.Faults {
		v.Problems = append(v.Problems, w.Problem(f))
	}
	for code, n := range done.Counts {
		v.Counts = append(v.Counts, ProblemCount{code, n})
	}
	slices.SortFunc(v.Counts, func(a, b ProblemCount) int {
		return cmp.Or(cmp.Compare(b.Count, a.Count), cmp.Compare(a.Code, b.Code))
	})
	return v, nil
}

// inBytes tells a Progress of bytes, in thousandths: an int may have 32 bits.
func inBytes(progress Progress) func(done, total int64) {
	if progress == nil {
		return nil
	}
	const parts = 1000
	last := -1
	return func(done, total int64) {
		now := int(float64(parts) * float64(done) / float64(max(total, 1)))
		if now = min(max(now, 0), parts); now != last {
			last = now
			progress(now, parts)
		}
	}
}

// cancelledImport says in people's words that they broke an import off.
func cancelledImport(err error) error {
	if errors.Is(err, context.Canceled) {
		return fault.New("tm.cancelled").Because(err)
	}
	return err
}

// ExportMemory writes units to a file, which appears whole or not at all.
func (w *Workspace) ExportMemory(ctx context.Context, r ExportMemoryRequest, progress Progress) (ExportMemoryResult, error) {
	d, m, err := w.atMemory()
	if err != nil {
		return ExportMemoryResult{}, err
	}
	e, err := exportOf(r)
	if err != nil {
		return ExportMemoryResult{}, err
	}
	if r.Path == "" {
		return ExportMemoryResult{}, fault.New("exchange.unsaved", "found", "–")
	}
	file, err := os.CreateTemp(filepath.Dir(r.Path), ".trivium-*.new")
	if err != nil {
		return ExportMemoryResult{}, unwritable(r.Path, err)
	}
	defer os.Remove(file.Name()) //nolint:errcheck // nothing is there when all went well
	out := &counted{to: bufio.NewWriterSize(file, 1<<20)}
	units, err := m.Export(ctx, out, e, progress)
	if err == nil {
		err = out.to.Flush()
	}
	if err == nil {
		err = file.Sync()
	}
	if err = errors.Join(err, file.Close()); err == nil {
		err = os.Rename(file.Name(), r.Path)
	}
	if err != nil {
		return ExportMemoryResult{}, cancelledImport(unwritable(r.Path, err))
	}
	return ExportMemoryResult{Path: r.Path, Name: outName(d, "."+e.Format), Units: units, Bytes: out.bytes}, nil
}

// counted counts the bytes that go through it.
type counted struct {
	to    *bufio.Writer
	bytes int64
}

func (c *counted) Write(p []byte) (int, error) {
	n, err := c.to.Write(p)
	c.bytes += int64(n)
	return n, err
}

var _ io.Writer = (*counted)(nil)

// exportOf reads a request; without a format the ending of the file says it.
func exportOf(r ExportMemoryRequest) (memory.Export, error) {
	e := memory.Export{Format: r.Format, UTF16: r.UTF16, Languages: r.Languages}
	if e.Format == "" {
		e.Format = strings.TrimPrefix(strings.ToLower(filepath.Ext(r.Path)), ".")
	}
	for _, l := range r.Languages {
		if err := knownLanguage(l); err != nil {
			return e, err
		}
	}
	var err error
	e.Filter, err = filterOf(r.Filter)
	return e, err
}
