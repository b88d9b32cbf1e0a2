package engine

import (
	"context"
	"errors"
	"io"
	"os"
	"path/filepath"
	"strings"

	"trivium/engine/change"
	"trivium/engine/desk"
	"trivium/engine/fault"
	"trivium/engine/lang"
)

// MakeBundle writes a file of changes for others.
func (w *Workspace) MakeBundle(ctx context.Context, r MakeBundleRequest, progress Progress) (BundleView, error) {
	d, err := w.atDesk()
	if err != nil {
		return BundleView{}, err
	}
	if f := d.Barred(); f != nil {
		return BundleView{}, f
	}
	return writeOut(ctx, r.Path, d, desk.BundleEnding, progress, func(to io.Writer) (desk.Summary, error) {
		return d.Bundle(ctx, to, r.For)
	})
}

// writeOut writes a file of changes, which appears whole or not at all. Its Name is one to propose where
// the path says nothing, as of a file that waits for download.
func writeOut(ctx context.Context, path string, d *desk.Desk, ending string, progress Progress, write func(io.Writer) (desk.Summary, error)) (BundleView, error) {
	if path == "" {
		return BundleView{}, fault.New("exchange.unsaved", "found", "–")
	}
	file, err := os.CreateTemp(filepath.Dir(path), ".trivium-*.new")
	if err != nil {
		return BundleView{}, unwritable(path, err)
	}
	defer os.Remove(file.Name()) //nolint:errcheck // nothing is there when all went well
	summary, err := write(file)
	if err == nil {
		err = file.Sync()
	}
	if err = errors.Join(err, file.Close()); err == nil {
		err = os.Rename(file.Name(), path)
	}
	if err != nil {
		return BundleView{}, unwritable(path, err)
	}
	if progress != nil {
		progress(1, 1)
	}
	view := BundleView{Path: path, Name: outName(d, ending), Bytes: summary.Bytes, Events: summary.Events, Files: summary.Files}
	return view, ctx.Err()
}

// outName proposes a name for a file of changes: that of the workspace, and the day.
func outName(d *desk.Desk, ending string) string {
	base := filepath.Base(d.Path())
	return strings.TrimSuffix(base, filepath.Ext(base)) + "-" + d.Now().Format("2006-01-02") + ending
}

// unwritable makes a fault of what the system says of a file; a fault stays what it is.
func unwritable(path string, err error) error {
	var f *fault.Fault
	if errors.As(err, &f) || errors.Is(err, context.Canceled) {
		return err
	}
	return fault.New("exchange.unsaved", "found", path).Because(err)
}

// TakeBundle takes the changes of a file in.
func (w *Workspace) TakeBundle(ctx context.Context, path string, progress Progress) (BundleView, error) {
	d, err := w.atDesk()
	if err != nil {
		return BundleView{}, err
	}
	file, err := openIn(path)
	if err != nil {
		return BundleView{}, err
	}
	defer file.Close() //nolint:errcheck // it is only read
	taken, err := d.Take(ctx, file)
	if err != nil {
		return BundleView{}, placed(err, path)
	}
	if progress != nil {
		progress(1, 1)
	}
	view := takenView(d, taken)
	view.Path, view.Name = path, filepath.Base(path)
	return view, nil
}

// openIn opens a file that somebody sent.
func openIn(path string) (*os.File, error) {
	file, err := os.Open(path)
	if errors.Is(err, os.ErrNotExist) {
		return nil, fault.New("file.not-found").At(fault.Place{File: path}).Because(err)
	}
	if err != nil {
		return nil, fault.New("file.unreadable").At(fault.Place{File: path}).Because(err)
	}
	return file, nil
}

// placed adds the name of a file to a fault that has none.
func placed(err error, path string) error {
	var f *fault.Fault
	if errors.As(err, &f) && f.Place == (fault.Place{}) {
		return f.At(fault.Place{File: path})
	}
	return err
}

func takenView(d *desk.Desk, taken desk.Taken) BundleView {
	v := BundleView{Bytes: taken.Bytes, Events: taken.Events, New: taken.New, Files: taken.Files, NewFiles: taken.NewFiles, Texts: taken.Texts, Before: Moment{Vector: taken.Before}}
	d.Read(func(s *change.State) {
		v.Forks = len(s.Forks())
		if len(taken.Members) != 1 {
			return
		}
		for _, m := range s.Members() {
			if taken.Members[m.ID] > 0 {
				v.Person = m.Person
			}
		}
	})
	return v
}

// Members returns the members of the workspace, oneself first.
func (w *Workspace) Members(context.Context) ([]MemberView, error) {
	d, err := w.atDesk()
	if err != nil {
		return nil, err
	}
	views := []MemberView{}
	for _, m := range d.Members() {
		last := ""
		if !m.Last.IsZero() {
			last = instant(m.Last)
		}
		views = append(views, MemberView{
			ID: m.ID, Person: m.Person, Role: string(m.Role), Langs: append([]lang.Tag{}, m.Languages...),
			Me: m.Me, Revoked: m.Revoked, Last: last,
		})
	}
	return views, nil
}

// Invite makes somebody a member and writes the file that lets her in. Whoever has the file can be her.
func (w *Workspace) Invite(ctx context.Context, r InviteRequest, progress Progress) (BundleView, error) {
	d, err := w.atDesk()
	if err != nil {
		return BundleView{}, err
	}
	return writeOut(ctx, r.Path, d, desk.InvitationEnding, progress, func(to io.Writer) (desk.Summary, error) {
		return d.Invite(ctx, to, r.Person, change.Role(r.Role), r.Langs)
	})
}

// Join makes a workspace of an invitation and opens it.
func (w *Workspace) Join(ctx context.Context, r JoinRequest, progress Progress) (DeskView, error) {
	if r.Path == "" {
		base := filepath.Base(r.Invitation)
		var err error
		if r.Path, err = w.home.NewFile(strings.TrimSuffix(base, filepath.Ext(base))); err != nil {
			return DeskView{}, err
		}
	}
	file, err := openIn(r.Invitation)
	if err != nil {
		return DeskView{}, err
	}
	defer file.Close() //nolint:errcheck // it is only read
	d, err := desk.Join(ctx, r.Path, file, w.deskOptions())
	if err != nil {
		return DeskView{}, placed(err, r.Invitation)
	}
	if progress != nil {
		progress(1, 1)
	}
	return w.sitDown(ctx, d)
}

// Revoke ends a membership; what she has done up to now stays.
func (w *Workspace) Revoke(ctx context.Context, member string) ([]MemberView, error) {
	d, err := w.atDesk()
	if err != nil {
		return nil, err
	}
	if err := d.Revoke(ctx, member); err != nil {
		return nil, err
	}
	return w.Members(ctx)
}

// SetFolder sets the folder through which changes are exchanged, "" for none, and exchanges.
func (w *Workspace) SetFolder(ctx context.Context, path string) (ExchangeView, error) {
	d, err := w.atDesk()
	if err != nil {
		return ExchangeView{}, err
	}
	if err := d.SetFolder(ctx, path); err != nil {
		return ExchangeView{}, err
	}
	return w.Exchange(ctx, nil)
}

// Exchange exchanges changes through the folder now.
func (w *Workspace) Exchange(ctx context.Context, progress Progress) (ExchangeView, error) {
	d, err := w.atDesk()
	if err != nil {
		return ExchangeView{}, err
	}
	done, err := d.Exchange(ctx)
	if err != nil {
		return ExchangeView{}, err
	}
	w.mu.Lock()
	w.unsent = nil
	w.mu.Unlock()
	if progress != nil {
		progress(1, 1)
	}
	v := ExchangeView{Folder: done.Folder, Sent: done.Sent, Received: takenView(d, done.Received), Problems: []Problem{}}
	for _, f := range done.Problems {
		v.Problems = append(v.Problems, w.Problem(f))
	}
	return v, nil
}
