package memory

import (
	"bufio"
	"context"
	"errors"
	"io"
	"iter"
	"os"
	"path/filepath"
	"runtime"
	"slices"
	"strings"

	"trivium/engine/change"
	"trivium/engine/fault"
	"trivium/engine/lang"
	"trivium/engine/store"
	"trivium/engine/tm"
	"trivium/engine/tmx"
)

// An Import says what file is taken in, and how.
type Import struct {
	Path         string // .tmx, .tsv, .csv, .txt; also of gigabytes
	Name         string // "" is that of the file
	Organisation string
	State        tm.State // tm.Imported unless people vouch for it
	Lenient      bool     // leave out what is wrong and go on
}

// An Imported says what came of an import.
type Imported struct {
	Batch    string
	Units    int  // in the file and taken in
	Known    bool // the same file was taken in before: nothing was added
	LeftOut  int
	Variants int            // languages left out of units that were kept
	Faults   fault.List     // the first of them, with line and byte
	Counts   map[string]int // how often each code occurred
}

// maxFile is the most bytes a file of units may have, packed: what a bundle takes (sync.DefaultLimits).
// It holds some 15 million units.
const maxFile = 1 << 30

// Import takes a file of units in, as one attachment. Progress is in bytes of work done, of a total: the
// file is read, then its units are gone through for the concordance, then for the index. Until the file
// is attached, which is when two of these three are done, cancelling or killing it leaves nothing behind;
// from then on the workspace has all of it, and the rest is done even when it is cancelled, or at the
// next opening.
//
// A strict import fails with the first fault and takes nothing. A lenient one says what it left out.
func (m *Memory) Import(ctx context.Context, i Import, progress func(done, total int64)) (Imported, error) {
	if err := m.waitKnown(ctx); err != nil {
		return Imported{}, err
	}
	if f := m.desk.Barred(); f != nil {
		return Imported{}, f
	}
	t := &taking{m: m, i: i, progress: progress}
	done, err := t.run(ctx)
	if err != nil {
		return Imported{}, err
	}
	return done, nil
}

// A taking is an import under way.
type taking struct {
	m        *Memory
	i        Import
	progress func(done, total int64)
	size     int64 // of the file in bytes

	report  *tmx.Report
	content string
	units   int
	ours    int      // units with a text in one of our languages
	langs   []string // what the others are written in, the first of them
}

// shownLanguages is how many languages a message lists.
const shownLanguages = 10

func (t *taking) tell(done int64) {
	if t.progress != nil {
		t.progress(min(done, 3*t.size), 3*t.size)
	}
}

func (t *taking) run(ctx context.Context) (Imported, error) {
	info, err := os.Stat(t.i.Path)
	if err != nil {
		return Imported{}, t.unreadable(err)
	}
	if info.IsDir() {
		return Imported{}, fault.New("file.is-directory").At(fault.Place{File: t.i.Path})
	}
	t.size = max(1, info.Size())
	var failed error // what content ends with, which its reader wraps
	hash, err := t.m.store.TakeUnits(ctx, maxFile, func(out io.Writer) error {
		failed = t.convert(ctx, out)
		return failed
	})
	if known := t.redacted(err); known != "" {
		t.tell(3 * t.size)
		return Imported{Batch: known, Units: t.units, Known: true, LeftOut: t.report.LeftOut, Variants: t.report.Variants, Faults: t.report.Faults, Counts: t.report.Counts}, nil
	}
	if err == nil && t.ours == 0 {
		err = t.useless()
	}
	if err != nil {
		if hash != "" {
			t.leave(ctx, hash)
		}
		return Imported{}, err
	}
	done := Imported{Batch: string(hash), Units: t.units, LeftOut: t.report.LeftOut, Variants: t.report.Variants, Faults: t.report.Faults, Counts: t.report.Counts}
	if known := t.known(string(hash)); known != "" {
		if known != string(hash) {
			t.leave(ctx, hash)
		}
		done.Batch, done.Known = known, true
		t.tell(3 * t.size)
		return done, nil
	}
	if err := t.attach(ctx, hash); err != nil {
		t.leave(ctx, hash)
		return Imported{}, err
	}
	return done, nil
}

func (t *taking) unreadable(err error) error {
	place := fault.Place{File: t.i.Path}
	if errors.Is(err, os.ErrNotExist) {
		return fault.New("file.not-found").At(place).Because(err)
	}
	return fault.New("memory.unreadable", "found", t.i.Path).At(place).Because(err)
}

// useless says why nothing of a file is of use: the first thing that was wrong, or that it is written in
// other languages, or has no units.
func (t *taking) useless() error {
	if t.units > 0 {
		return fault.New("memory.no-language", "found", strings.Join(t.langs, ", ")).At(fault.Place{File: t.i.Path})
	}
	for _, f := range t.report.Faults {
		if f.Severity == fault.Error {
			return f
		}
	}
	return fault.New("memory.no-units").At(fault.Place{File: t.i.Path})
}

// look counts the units that are of use, and notes in which languages the others are.
func (t *taking) look(u *tm.Unit, f *tmx.Unit) {
	if len(u.Texts) > 0 {
		t.ours++
		return
	}
	for i := range f.Variants {
		if l := f.Variants[i].Lang; len(t.langs) < shownLanguages && !slices.Contains(t.langs, l) {
			t.langs = append(t.langs, l)
		}
	}
}

// leave takes back what was not attached.
func (t *taking) leave(ctx context.Context, hash store.Hash) {
	// The context may be what failed; what stays behind is swept at the next opening.
	t.m.store.LeaveUnits(context.WithoutCancel(ctx), hash) //nolint:errcheck // see above
}

// known returns the attachment that has the same units, "" when there is none.
func (t *taking) known(hash string) string {
	_, batches := t.m.view()
	for _, b := range batches {
		if b.value.Hash == hash || b.value.Content == t.content || b.value.Was == t.content {
			return b.value.Hash
		}
	}
	return ""
}

// redacted returns the attachment that the file became before some of its units were redacted, "" where the
// error says anything else: it is known, and what is erased does not come back with it.
func (t *taking) redacted(err error) string {
	var f *fault.Fault
	if !errors.As(err, &f) || f.Code != "store.media-erased" {
		return ""
	}
	return t.known("")
}

// convert reads the file and writes it as a file of units.
func (t *taking) convert(ctx context.Context, out io.Writer) error {
	file, err := os.Open(t.i.Path)
	if err != nil {
		return t.unreadable(err)
	}
	defer file.Close() //nolint:errcheck // it is only read
	buffered := bufio.NewWriterSize(out, 256<<10)
	w, err := store.NewUnitWriter(buffered)
	if err != nil {
		return err
	}
	units, source, err := t.open(ctx, file)
	if err != nil {
		return err
	}
	for f, err := range units {
		if err != nil {
			return err
		}
		u, err := fromFile(f, source)
		if err != nil {
			return err
		}
		if err := w.Add(u); err != nil {
			return err
		}
		t.look(u, f)
		runtime.Gosched() // whoever looks something up goes first
	}
	if err := errors.Join(w.Close(), buffered.Flush()); err != nil {
		return err
	}
	t.units, t.content = w.Units(), w.Content()
	return nil
}

// open begins to read the file by its ending.
func (t *taking) open(ctx context.Context, file io.Reader) (units iter.Seq2[*tmx.Unit, error], source lang.Tag, err error) {
	options := tmx.Options{Name: t.i.Path, Lenient: t.i.Lenient, Progress: func(done int64) { t.tell(done) }}
	switch strings.ToLower(filepath.Ext(t.i.Path)) {
	case ".tsv", ".tab", ".txt":
		return t.openTable(ctx, file, '\t', options)
	case ".csv":
		return t.openTable(ctx, file, 0, options)
	case ".tmx", ".xml":
	default:
		return nil, "", fault.New("memory.unknown-format", "found", filepath.Base(t.i.Path)).At(fault.Place{File: t.i.Path})
	}
	r, err := tmx.NewReader(ctx, file, options)
	if err != nil {
		return nil, "", err
	}
	t.report = r.Report()
	return r.Units(), language(r.Header().Attrs.Get("srclang")), nil
}

func (t *taking) openTable(ctx context.Context, file io.Reader, delimiter byte, options tmx.Options) (iter.Seq2[*tmx.Unit, error], lang.Tag, error) {
	r, err := tmx.NewTableReader(ctx, file, delimiter, options)
	if err != nil {
		return nil, "", err
	}
	t.report = r.Report()
	return r.Units(), "", nil
}

// attach makes the file known to the workspace.
func (t *taking) attach(ctx context.Context, hash store.Hash) error {
	units, err := t.m.store.OpenUnits(ctx, hash)
	if err != nil {
		return err
	}
	share := func(base int64, done, total int) { t.tell(base + t.size*int64(done)/int64(max(1, total))) }
	if err := t.m.store.IndexUnits(ctx, units, func(done int) { share(t.size, done, t.units) }); err != nil {
		return err
	}
	name := t.i.Name
	if name == "" {
		name = filepath.Base(t.i.Path)
	}
	value := attachment{Hash: string(hash), File: string(hash), Name: name, Organisation: t.i.Organisation, State: t.i.State, Units: t.units, Content: t.content}
	t.m.importing.Add(1)
	_, _, err = t.m.desk.Do(ctx, "", func(g *change.Gesture) error {
		g.PutThing(change.TMAttach, string(hash), "", "", value)
		return nil
	})
	t.m.importing.Add(-1)
	if err != nil {
		return err
	}
	// It is attached: from here on nothing takes it back but detaching.
	lasting := context.WithoutCancel(ctx)
	if err := t.m.followAttached(lasting); err != nil {
		return nil // the lists come right at the next change or opening
	}
	indexed := make(chan struct{})
	t.m.background.Go(func() {
		defer close(indexed)
		t.m.reconcile(t.m.ctx, func(done, total int) { //nolint:errcheck // as above
			if ctx.Err() == nil { // else nobody listens any more
				share(2*t.size, done, total)
			}
		})
		t.m.background.Go(func() { t.m.saveIndex(t.m.ctx) })
	})
	if wait(ctx, indexed) == nil {
		t.tell(3 * t.size)
	}
	return nil
}

// followAttached brings the lists up to date, and leaves the index to the caller.
func (m *Memory) followAttached(ctx context.Context) error {
	m.following.Lock()
	defer m.following.Unlock()
	return m.followFiles(ctx)
}
