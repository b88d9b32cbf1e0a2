// Package engine is the façade: one method for each thing a person does with a course. Screens,
// the command line and the loopback server call it and nothing below it.
//
// A file name comes in; views, problems and packages go out. It knows no HTTP and no window.
package engine

import (
	"context"
	"encoding/base64"
	"encoding/json"
	"errors"
	"io/fs"
	"path"
	"slices"
	"strings"
	"sync"

	"trivium/engine/course"
	"trivium/engine/desk"
	"trivium/engine/fault"
	"trivium/engine/lang"
	"trivium/engine/media"
	"trivium/engine/memory"
	"trivium/engine/preflight"
)

// A Workspace holds the open course: of files, or of the open workspace file, which may be open
// beside a course of files. It is safe for concurrent use.
type Workspace struct {
	texts  *fault.Texts
	sample fs.FS
	home   desk.Home

	mu     sync.RWMutex
	open   opened
	desk   *desk.Desk     // nil: no workspace file is open
	memory *memory.Memory // of the desk
	listen func(DeskChanged)

	exchanges bool         // KeepExchanging was called
	unsent    *fault.Fault // why the last exchange through the folder did not work
	trouble   *fault.Fault // why the workspace file that was asked for at the start is not open
}

// opened is a course as it was read, with what was found wrong; or one of a workspace file, whose
// course and faults are those of the moment.
type opened struct {
	file   string
	sample bool
	course *course.Course // nil when the file could not be read as one
	faults fault.List

	desk *desk.Desk // of a course of the workspace file; file, course and faults are empty
	id   string     // of it there; "" when the workspace has none
}

// New returns a workspace with no course open. sample is the folder of sample courses, home where the
// program keeps what is no course.
func New(sample fs.FS, home desk.Home) (*Workspace, error) {
	texts, err := fault.NewTexts(preflight.Texts())
	if err != nil {
		return nil, err
	}
	return &Workspace{texts: texts, sample: sample, home: home, listen: func(DeskChanged) {}}, nil
}

// Listen sets who is told when the workspace file changes. It is called without a lock, one call
// after another or several at once.
func (w *Workspace) Listen(listen func(DeskChanged)) {
	w.mu.Lock()
	defer w.mu.Unlock()
	w.listen = listen
}

// Open reads a module or programme from disk, or opens a workspace file. A course that is wrong opens
// too: the view is not Usable then, and Problems says why. A name under which there is nothing to
// read is an error when a course is open, which then stays open.
func (w *Workspace) Open(ctx context.Context, file string) (CourseView, error) {
	if isDesk(file) {
		return w.openDesk(ctx, file)
	}
	c, faults, err := course.LoadFile(file)
	if err != nil {
		return CourseView{}, err
	}
	if _, closed := w.current(); closed == nil && c == nil && strings.HasPrefix(faults[0].Code, "file.") {
		return CourseView{}, faults[0]
	}
	return w.put(ctx, opened{file: file, course: c, faults: faults})
}

// OpenSample opens a course that ships with the program by its name in Samples; "" is the first.
func (w *Workspace) OpenSample(ctx context.Context, name string) (CourseView, error) {
	if name == "" {
		name = sampleFiles()[0]
	}
	if !slices.Contains(sampleFiles(), name) {
		return CourseView{}, fault.New("course.no-such-part", "found", name)
	}
	folder, err := fs.Sub(w.sample, path.Dir(name))
	if err != nil {
		return CourseView{}, err
	}
	c, faults, err := course.LoadFS(folder, path.Base(name), "")
	if err != nil {
		return CourseView{}, err
	}
	return w.put(ctx, opened{sample: true, course: c, faults: faults})
}

// Close leaves no course open. What is on disk stays as it is.
func (w *Workspace) Close(ctx context.Context) (CourseView, error) { return w.put(ctx, opened{}) }

// sampleFiles returns the courses that ship with the program, the one to begin with first.
func sampleFiles() []string {
	return []string{
		"homelessness-crisis/module.json",
		"knowledge-transfer.json",
		"local-community/programme.json",
		"local-activity-centres/programme.json",
		"foster-care-families/programme.json",
		"community-conference/programme.json",
	}
}

// Samples returns the courses that ship with the program, by name and title.
func (w *Workspace) Samples(context.Context) ([]SampleView, error) {
	views := []SampleView{}
	for _, name := range sampleFiles() {
		data, err := fs.ReadFile(w.sample, name)
		if err != nil {
			return nil, err
		}
		var head struct {
			Title     course.Text `json:"title"`
			Languages []lang.Tag  `json:"languages"`
		}
		if err := json.Unmarshal(data, &head); err != nil {
			return nil, err
		}
		views = append(views, SampleView{Name: name, Title: cells(head.Title), Languages: head.Languages})
	}
	return views, nil
}

func (w *Workspace) put(ctx context.Context, o opened) (CourseView, error) {
	if err := ctx.Err(); err != nil {
		return CourseView{}, fault.New("export.cancelled").Because(err)
	}
	w.mu.Lock()
	w.open = o
	w.mu.Unlock()
	return w.Course(ctx)
}

// current returns the open course, or a fault when there is none to work on.
func (w *Workspace) current() (opened, error) {
	w.mu.RLock()
	o := w.open
	w.mu.RUnlock()
	if o.desk != nil && o.id != "" {
		var err error
		if o.course, err = o.desk.Course(o.id); err != nil {
			return o, err
		}
	}
	if o.course == nil {
		return o, fault.New("course.none")
	}
	return o, nil
}

// checked returns the open course with what is wrong with it. That there is none to work on is in
// the error; what stands in the faults is there all the same.
func (w *Workspace) checked() (opened, error) {
	o, err := w.current()
	if err != nil || o.desk == nil {
		return o, err
	}
	o.faults, err = o.desk.Problems(o.id)
	return o, err
}

// Course returns the outline of the open course. In a workspace its numbers of problems may be those
// of a moment ago; Listen tells when they have changed.
func (w *Workspace) Course(context.Context) (CourseView, error) {
	o, err := w.current()
	if err == nil && o.desk != nil {
		o.faults, err = o.desk.Lately(o.id)
	}
	var f *fault.Fault
	if err != nil && !errors.As(err, &f) { // a fault is that there is no course
		return CourseView{}, err
	}
	v := outline(o)
	if o.desk != nil {
		v.Writable = o.course != nil && o.desk.Barred() == nil
		decorate(o.desk, func(d *decorator) { d.about(&v.About) })
	}
	return v, nil
}

// Module returns all texts of one module of the open course.
func (w *Workspace) Module(_ context.Context, id string) (ModuleView, error) {
	o, err := w.current()
	if err != nil {
		return ModuleView{}, err
	}
	for _, m := range o.course.Modules {
		if m.ID == id {
			v := moduleView(m.Module)
			if o.desk != nil {
				decorate(o.desk, func(d *decorator) { d.module(&v) })
			}
			return v, nil
		}
	}
	return ModuleView{}, fault.New("course.no-such-part", "found", id)
}

// Problems returns what is wrong with the open course, in the order of its files.
func (w *Workspace) Problems(context.Context) ([]Problem, error) {
	o, err := w.checked()
	var f *fault.Fault
	if err != nil && !errors.As(err, &f) {
		return nil, err
	}
	problems := make([]Problem, len(o.faults))
	for i, f := range o.faults {
		problems[i] = w.Problem(f)
		placeProblem(&problems[i], o.course)
	}
	return problems, nil
}

// Problem returns a fault with its sentences in all languages.
func (w *Workspace) Problem(f *fault.Fault) Problem {
	p := Problem{
		Code: f.Code, Severity: string(f.Severity),
		File: f.Place.File, Path: f.Place.Path, Line: f.Place.Line, Column: f.Place.Column,
		Texts: map[lang.Tag]fault.Sentences{},
	}
	for _, l := range lang.All() {
		p.Texts[l] = w.texts.Of(f, l)
	}
	return p
}

// Image returns a picture of a module, or of the programme, as a data URL; part is its id.
func (w *Workspace) Image(_ context.Context, part, file string) (string, error) {
	o, err := w.current()
	if err != nil {
		return "", err
	}
	folder := pictures(o.course, part)
	if folder == nil {
		return "", fault.New("course.no-such-part", "found", part)
	}
	data, f := media.Read(folder, file, media.Picture)
	if f != nil {
		return "", f
	}
	mediaType := media.Types(media.Picture)[strings.ToLower(path.Ext(file))]
	return "data:" + mediaType + ";base64," + base64.StdEncoding.EncodeToString(data), nil
}

// pictures returns the folder of a module or programme, nil when it is not of the course.
func pictures(c *course.Course, part string) fs.FS {
	for _, m := range c.Modules {
		if m.ID == part {
			return m.Media
		}
	}
	if c.Programme != nil && c.Programme.ID == part {
		return c.Media
	}
	return nil
}
