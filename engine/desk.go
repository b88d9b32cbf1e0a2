package engine

import (
	"bytes"
	"cmp"
	"context"
	"errors"
	"io"
	"io/fs"
	"os"
	"os/user"
	"path"
	"path/filepath"
	"strings"

	"trivium/engine/change"
	"trivium/engine/course"
	"trivium/engine/desk"
	"trivium/engine/fault"
	"trivium/engine/lang"
	"trivium/engine/memory"
)

// shownSetting keeps which course a workspace showed last.
const shownSetting = "shown"

// atDesk returns the open workspace, or a fault when there is none.
func (w *Workspace) atDesk() (*desk.Desk, error) {
	w.mu.RLock()
	defer w.mu.RUnlock()
	if w.desk == nil {
		return nil, fault.New("desk.none")
	}
	return w.desk, nil
}

func (w *Workspace) deskOptions() desk.Options {
	return desk.Options{Home: w.home, Changed: w.deskChanged}
}

// Desk returns the open workspace, and what goes on in it.
func (w *Workspace) Desk(ctx context.Context) (DeskView, error) {
	d, err := w.atDesk()
	if err != nil {
		return w.closedDesk(), nil
	}
	return w.deskView(ctx, d)
}

// emptyDesk is the view when no workspace is open.
func emptyDesk() DeskView {
	return DeskView{Langs: []lang.Tag{}, Courses: []DeskItem{}, Undoes: []string{}, Notices: []Problem{}}
}

// closedDesk is emptyDesk with what was in the way of opening one.
func (w *Workspace) closedDesk() DeskView {
	v := emptyDesk()
	w.mu.RLock()
	defer w.mu.RUnlock()
	if w.trouble != nil {
		v.Notices = append(v.Notices, w.Problem(w.trouble))
	}
	return v
}

func (w *Workspace) deskView(ctx context.Context, d *desk.Desk) (DeskView, error) {
	v := emptyDesk()
	v.Open, v.File = true, d.Path()
	me, _ := d.Me()
	v.Person, v.Role = me.Person, string(me.Role)
	v.Langs = append(v.Langs, me.Languages...)
	v.Writable = d.Barred() == nil
	v.Undo, v.Redo = d.Undoable()
	v.Undoes = append(v.Undoes, d.UndoneCourses()...)
	notices := d.Notices()
	w.mu.RLock()
	if w.unsent != nil {
		notices = append(notices, w.unsent)
	}
	w.mu.RUnlock()
	for _, f := range notices {
		v.Notices = append(v.Notices, w.Problem(f))
	}
	progress := d.Progress()
	for _, item := range d.Courses() {
		c, err := d.Course(item.ID)
		if err != nil {
			return DeskView{}, err
		}
		v.Courses = append(v.Courses, DeskItem{
			ID: item.ID, Kind: item.Kind, Title: cells(c.Title()), Languages: c.Languages(), Modules: len(c.Modules),
			Progress: lines(progress, item.ID, c.Languages()),
		})
	}
	d.Read(func(s *change.State) {
		v.Name = s.Name()
		v.Forks = len(s.Forks())
		for _, n := range s.Waiting() {
			v.Waiting += n
		}
		v.Refused = len(s.Quarantined())
	})
	if err := w.careOf(ctx, d, &v); err != nil {
		return DeskView{}, err
	}
	return v, nil
}

// careOf adds what the file knows: what is missing, the exchange folder, and the newest backup.
func (w *Workspace) careOf(ctx context.Context, d *desk.Desk, v *DeskView) error {
	missing, err := d.Missing(ctx)
	if err != nil {
		return err
	}
	v.Missing = missing
	if v.Folder, err = d.Folder(ctx); err != nil {
		return err
	}
	if v.Moved, err = d.MovedFrom(ctx); err != nil {
		return err
	}
	backups, err := d.Store().Backups()
	if err != nil {
		return err
	}
	if len(backups) > 0 {
		v.Backup = instant(backups[0].At)
	}
	return nil
}

// Recent returns the workspaces that were open here before, the latest first.
func (w *Workspace) Recent(context.Context) ([]RecentView, error) {
	views := []RecentView{}
	for _, r := range w.home.Recents() {
		_, err := os.Stat(r.File)
		views = append(views, RecentView{File: r.File, Name: r.Name, Opened: r.Opened, There: err == nil})
	}
	return views, nil
}

// CreateDesk makes a workspace and opens it.
func (w *Workspace) CreateDesk(ctx context.Context, r CreateRequest) (DeskView, error) {
	if r.Path == "" {
		var err error
		if r.Path, err = w.home.NewFile(r.Name); err != nil {
			return DeskView{}, err
		}
	}
	d, err := desk.Create(ctx, r.Path, r.Name, r.Person, w.deskOptions())
	if err != nil {
		return DeskView{}, err
	}
	if r.Samples {
		err = w.addSamples(ctx, d)
	}
	if err != nil {
		return DeskView{}, errors.Join(err, d.Close())
	}
	return w.sitDown(ctx, d)
}

// OpenSamples opens the workspace with the sample courses in the folder for workspaces, and makes it
// when it is not there. The person in it has no name until she gives one.
func (w *Workspace) OpenSamples(ctx context.Context) (DeskView, error) {
	file, err := w.home.SamplesFile()
	if err != nil {
		return DeskView{}, err
	}
	if d, err := w.atDesk(); err == nil && sameFile(d.Path(), file) {
		return w.deskView(ctx, d)
	}
	d, err := desk.Open(ctx, file, w.deskOptions())
	var f *fault.Fault
	if errors.As(err, &f) && (f.Code == "store.missing" || f.Code == "desk.empty") {
		d, err = desk.Create(ctx, file, "Trivium", accountName(), w.deskOptions())
	}
	if err != nil {
		return DeskView{}, err
	}
	if d.Barred() == nil {
		if err := w.addSamples(ctx, d); err != nil {
			return DeskView{}, errors.Join(err, d.Close())
		}
	}
	return w.sitDown(ctx, d)
}

// lastOpen returns the workspace that was open here last and is still there, "" when there is none.
func (w *Workspace) lastOpen() string {
	for _, r := range w.home.Recents() {
		if _, err := os.Stat(r.File); err == nil {
			return r.File
		}
	}
	return ""
}

// accountName is what the system calls the person who tries the samples out.
func accountName() string {
	account, err := user.Current()
	if err != nil {
		return "Trivium"
	}
	name := cmp.Or(strings.TrimSpace(account.Name), account.Username)
	return name[strings.LastIndexByte(name, '\\')+1:] // on Windows: domain\user
}

// Start opens what a person sees first: the file given, the workspace that was open last, or at the very
// first start the one with the samples. A workspace
// file that cannot be opened (another window has it, it is damaged) is no error: the sample is shown
// without it, and the notices of Desk say why.
func (w *Workspace) Start(ctx context.Context, file string) error {
	if file != "" && !isDesk(file) {
		_, err := w.Open(ctx, file)
		return err
	}
	var err error
	switch last := w.lastOpen(); {
	case file != "":
		_, err = w.openDesk(ctx, file)
	case last != "":
		_, err = w.openDesk(ctx, last)
	default:
		_, err = w.OpenSamples(ctx)
	}
	var f *fault.Fault
	if err == nil || !errors.As(err, &f) {
		return err
	}
	w.mu.Lock()
	w.trouble = f
	w.mu.Unlock()
	if file == "" {
		_, err = w.OpenSample(ctx, "")
		return err
	}
	return nil
}

// sameFile reports whether two paths are one file.
func sameFile(a, b string) bool {
	infoA, errA := os.Stat(a)
	infoB, errB := os.Stat(b)
	return errA == nil && errB == nil && os.SameFile(infoA, infoB)
}

// addSamples takes the samples in that a workspace never had. A new workspace shows the first of them.
func (w *Workspace) addSamples(ctx context.Context, d *desk.Desk) error {
	for i, name := range sampleFiles() {
		folder, err := fs.Sub(w.sample, path.Dir(name))
		if err != nil {
			return err
		}
		c, faults, err := course.LoadFS(folder, path.Base(name), "")
		if err != nil {
			return err
		}
		if c != nil && d.Has(c.ID()) {
			continue
		}
		if _, err := d.Import(ctx, c, faults); err != nil {
			return err
		}
		if i > 0 {
			continue
		}
		if err := d.Store().SetSetting(ctx, shownSetting, c.ID()); err != nil {
			return err
		}
	}
	return nil
}

// isDesk reports whether a file is a workspace rather than a course: by its name, or by the first
// bytes of every SQLite database.
func isDesk(file string) bool {
	if strings.EqualFold(filepath.Ext(file), desk.Ending) {
		return true
	}
	f, err := os.Open(file)
	if err != nil {
		return false
	}
	defer f.Close() //nolint:errcheck // it is only read
	const magic = "SQLite format 3\x00"
	head := make([]byte, len(magic))
	_, err = io.ReadFull(f, head)
	return err == nil && bytes.Equal(head, []byte(magic))
}

// openDesk opens a workspace file and shows the course it showed last.
func (w *Workspace) openDesk(ctx context.Context, file string) (CourseView, error) {
	if d, err := w.atDesk(); err == nil && sameFile(d.Path(), file) {
		if _, err := w.showLast(ctx, d); err != nil {
			return CourseView{}, err
		}
		return w.Course(ctx)
	}
	d, err := desk.Open(ctx, file, w.deskOptions())
	if err != nil {
		return CourseView{}, err
	}
	if _, err := w.sitDown(ctx, d); err != nil {
		return CourseView{}, err
	}
	return w.Course(ctx)
}

// sitDown puts a workspace in the place of the one that was open.
func (w *Workspace) sitDown(ctx context.Context, d *desk.Desk) (DeskView, error) {
	// The memory works on in the background when the call that opened it is over.
	m, err := memory.Open(context.WithoutCancel(ctx), d, func() { w.tellScreens(DeskChanged{Cells: []CellRef{}}) })
	if err != nil {
		return DeskView{}, errors.Join(err, d.Close())
	}
	w.mu.Lock()
	before, remembered := w.desk, w.memory
	w.desk, w.memory, w.open, w.trouble, w.unsent = d, m, opened{}, nil, nil
	w.mu.Unlock()
	if err := w.standUp(ctx, before, remembered); err != nil {
		return DeskView{}, err
	}
	var name string
	d.Read(func(s *change.State) { name = s.Name() })
	w.home.Remember(d.Path(), name, d.Now()) //nolint:errcheck // a list for convenience; the workspace is open
	return w.showLast(ctx, d)
}

// standUp closes a workspace, if there is one, after what is still to be sent and saved.
func (w *Workspace) standUp(ctx context.Context, d *desk.Desk, m *memory.Memory) error {
	if d == nil {
		return nil
	}
	w.exchangeLast(ctx, d)
	return errors.Join(m.Close(ctx), d.Close())
}

// showLast shows the course that a workspace showed last, or its first.
func (w *Workspace) showLast(ctx context.Context, d *desk.Desk) (DeskView, error) {
	shown, err := d.Store().Setting(ctx, shownSetting)
	if err != nil {
		return DeskView{}, err
	}
	if _, err := d.Course(shown); err != nil {
		shown = ""
		if all := d.Courses(); len(all) > 0 {
			shown = all[0].ID
		}
	}
	w.mu.Lock()
	if w.desk == d {
		w.open = opened{desk: d, id: shown}
	}
	w.mu.Unlock()
	return w.deskView(ctx, d)
}

// OpenCourse shows a course of the open workspace.
func (w *Workspace) OpenCourse(ctx context.Context, id string) (CourseView, error) {
	d, err := w.atDesk()
	if err != nil {
		return CourseView{}, err
	}
	if _, err := d.Course(id); err != nil {
		return CourseView{}, err
	}
	d.Store().SetSetting(ctx, shownSetting, id) //nolint:errcheck // on a full disk another course is shown next time
	return w.put(ctx, opened{desk: d, id: id})
}

// CloseDesk closes the workspace; what was typed is in it.
func (w *Workspace) CloseDesk(ctx context.Context) (DeskView, error) {
	w.mu.Lock()
	d, m := w.desk, w.memory
	w.desk, w.memory = nil, nil
	if w.open.desk != nil {
		w.open = opened{}
	}
	w.mu.Unlock()
	if err := w.standUp(ctx, d, m); err != nil {
		return DeskView{}, err
	}
	return w.closedDesk(), nil
}

// ImportCourse takes a course from files into the workspace: a programme or module, with its
// pictures. One that is there already is brought to what the files say, as a change that can be taken
// back.
func (w *Workspace) ImportCourse(ctx context.Context, file string, progress Progress) (DeskView, error) {
	d, err := w.atDesk()
	if err != nil {
		return DeskView{}, err
	}
	c, faults, err := course.LoadFile(file)
	if err != nil {
		return DeskView{}, err
	}
	if c == nil && len(faults) > 0 && strings.HasPrefix(faults[0].Code, "file.") {
		return DeskView{}, faults[0]
	}
	if _, err := d.Import(ctx, c, faults); err != nil {
		return DeskView{}, err
	}
	if progress != nil {
		progress(1, 1)
	}
	if _, err := w.OpenCourse(ctx, c.ID()); err != nil {
		return DeskView{}, err
	}
	return w.deskView(ctx, d)
}

// SaveCourse writes a course of the workspace as files into a folder: JSON, and the media beside it.
func (w *Workspace) SaveCourse(_ context.Context, id, folder string, progress Progress) (BundleView, error) {
	d, err := w.atDesk()
	if err != nil {
		return BundleView{}, err
	}
	saved, err := d.Save(id, folder, progress)
	if err != nil {
		return BundleView{}, outputFault(folder, err)
	}
	return BundleView{Path: saved.Path, Name: filepath.Base(saved.Path), Bytes: saved.Bytes, Files: saved.Files}, nil
}
