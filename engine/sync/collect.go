package sync

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"io"
	"io/fs"
	"maps"
	"os"
	"slices"
	"strconv"
	"time"

	"trivium/engine/change"
	"trivium/engine/fault"
)

const (
	// tryAgain is after how long a file that is not whole, and looks as it did, is read again: some
	// network folders show a size long before the content is there.
	tryAgain = time.Minute
	// patience is how long a file may stay not whole before anyone is told. A service that works
	// brings the largest batch within minutes.
	patience = 10 * time.Minute
)

// A Report says what Collect has found.
type Report struct {
	Files  int // taken over now
	Events int // in them, those that were here already included
	Media  int

	Waiting []string   // names of files that have not arrived completely
	Foreign int        // files of other workspaces
	Faults  fault.List // refused files, and those that have been incomplete for long, each time anew
}

// Collect takes over what lies in the folder and was not taken over yet. A file that is refused
// changes nothing and keeps nobody from the others; a Receiver that fails ends it with that error,
// and what was taken over until then stays.
func (f *Folder) Collect(ctx context.Context, to Receiver) (Report, error) {
	f.mu.Lock()
	defer f.mu.Unlock()
	a := f.recall(ctx)
	before, err := json.Marshal(a)
	if err != nil {
		return Report{}, err
	}
	infos, err := f.list()
	if err != nil {
		return Report{}, err
	}
	var report Report
	a.settle(infos, f.now())
	for _, info := range infos {
		if err = ctx.Err(); err != nil {
			break
		}
		if err = f.look(ctx, a, info, to, &report); err != nil {
			break
		}
	}
	f.describe(a, &report)
	f.remember(ctx, a, before)
	return report, err
}

// look looks at one file. Its error is the receiver's.
func (f *Folder) look(ctx context.Context, a *account, info fs.FileInfo, to Receiver, report *Report) error {
	now, modified := f.now(), info.ModTime().UnixNano()
	s := a.Files[info.Name()]
	same := s != nil && s.Size == info.Size() && s.Modified == modified
	if same && (s.Sum != "" || now.Sub(time.Unix(s.Tried, 0)) < tryAgain && now.Unix() >= s.Tried) {
		return nil
	}
	next := &sighted{Size: info.Size(), Modified: modified, Since: now.Unix(), Tried: now.Unix()}
	if same {
		next.Since = s.Since
	}
	sum, err := f.examine(ctx, a, info.Name(), to, report)
	var broken *incomplete
	switch {
	case errors.As(err, &broken):
		next.Why = &problem{broken.fault.Code, broken.fault.Args}
	case err != nil:
		return err
	default:
		next = &sighted{Size: info.Size(), Modified: modified, Sum: sum}
	}
	a.Files[info.Name()] = next
	return nil
}

// incomplete is the error of a file that is to be looked at again.
type incomplete struct{ fault *fault.Fault }

func (i *incomplete) Error() string { return i.fault.Error() }

// examine reads one file and takes it over, if its content was not before.
func (f *Folder) examine(ctx context.Context, a *account, name string, to Receiver, report *Report) (string, error) {
	file, err := os.Open(f.path(name))
	if err != nil {
		return "", &incomplete{fault.New("exchange.unreadable", "found", name)}
	}
	defer file.Close()
	raw, err := whole(ctx, file)
	if err != nil {
		return "", f.notWhole(ctx, name, err)
	}
	sum := sumText(raw)
	if a.Bundles[sum] == nil {
		if _, err := file.Seek(0, io.SeekStart); err != nil {
			return "", &incomplete{fault.New("exchange.unreadable", "found", name)}
		}
		b, err := f.takeOver(ctx, file, name, to, report)
		if err != nil {
			return "", err
		}
		a.Bundles[sum] = b
	}
	a.Bundles[sum].Own = a.Bundles[sum].Own || f.wrote(name, sum)
	return sum, nil
}

// notWhole is the error of a file that is cut off, or not a bundle at all, or cannot be read just now.
func (f *Folder) notWhole(ctx context.Context, name string, err error) error {
	if ctx.Err() != nil {
		return ctx.Err()
	}
	var found *fault.Fault
	if errors.As(err, &found) {
		return &incomplete{found}
	}
	return &incomplete{fault.New("exchange.unreadable", "found", name)}
}

// takeOver takes a whole bundle over and returns what it holds.
func (f *Folder) takeOver(ctx context.Context, file io.ReadSeeker, name string, to Receiver, report *Report) (*bundled, error) {
	b := &bundled{Since: f.now().Unix()}
	var failed error // of the receiver
	summary, err := take(ctx, file, f.Workspace, f.limits(), Receiver{
		Append: func(ctx context.Context, events []change.Event) error {
			b.hold(events)
			failed = to.Append(ctx, events)
			return failed
		},
		File: func(ctx context.Context, hash string, size int64, content io.Reader) error {
			watched := &watcher{from: content}
			b.Media = append(b.Media, hash)
			err := to.File(ctx, hash, size, watched)
			if err != nil && watched.err == nil { // what fails while reading is the bundle's fault
				failed = err
			}
			return err
		},
	})
	b.Size = summary.Bytes
	var found *fault.Fault
	switch {
	case err == nil:
		report.Files++
		report.Events += summary.Events
		report.Media += summary.Files
		return b, nil
	case failed != nil:
		return nil, failed
	case ctx.Err() != nil:
		return nil, ctx.Err()
	case !errors.As(err, &found):
		return nil, &incomplete{fault.New("exchange.unreadable", "found", name)}
	}
	refused := &bundled{Since: b.Since, Foreign: found.Code == "bundle.other-workspace"}
	if !refused.Foreign {
		refused.Why = &problem{found.Code, found.Args}
	}
	return refused, nil
}

// A watcher remembers the error of a reader.
type watcher struct {
	from io.Reader
	err  error
}

func (w *watcher) Read(p []byte) (int, error) {
	n, err := w.from.Read(p)
	if err != nil && !errors.Is(err, io.EOF) {
		w.err = err
	}
	return n, err
}

// hold notes which events are in a bundle.
func (b *bundled) hold(events []change.Event) {
	var full, bare bytes.Buffer
	for i := range events {
		k := keyOf(events[i].ID)
		if events[i].Redacted() {
			bare.Write(k[:])
		} else {
			full.Write(k[:])
		}
	}
	b.Full, b.Bare = full.Bytes(), bare.Bytes()
}

// describe fills in what is wrong in the folder now.
func (f *Folder) describe(a *account, report *Report) {
	now := f.now()
	for _, name := range slices.Sorted(maps.Keys(a.Files)) {
		s := a.Files[name]
		if s.Sum == "" {
			report.Waiting = append(report.Waiting, name)
			if now.Sub(time.Unix(s.Since, 0)) >= patience {
				report.Faults = append(report.Faults, f.overdue(s).At(fault.Place{File: f.path(name)}))
			}
			continue
		}
		switch b := a.Bundles[s.Sum]; {
		case b.Foreign:
			report.Foreign++
		case b.Why != nil:
			report.Faults = append(report.Faults, b.Why.fault(f.path(name)))
		}
	}
}

// overdue is the fault of a file that has been incomplete for long.
func (f *Folder) overdue(s *sighted) *fault.Fault {
	if s.Why.Code != "bundle.damaged" {
		return s.Why.fault("")
	}
	return fault.New("exchange.incomplete", "found", strconv.Itoa(int(patience/time.Minute)))
}
