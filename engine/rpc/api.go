// Package rpc serves the façade to the screens: as JSON calls over loopback HTTP for a browser, and
// as the same calls for the window's bindings, which go through Call.
//
// Three origins never meet. The screens live on one, course content on another (see Preview), and
// nothing is answered without the token of this start.
package rpc

import (
	"cmp"
	"context"
	"encoding/json"
	"errors"
	"net/http"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"time"

	"trivium/engine"
	"trivium/engine/fault"
	"trivium/engine/lang"
)

// Emit sends an event to the screens: window events, or server-sent events.
type Emit func(name string, data any)

// API is the façade without contexts and callbacks: work is named by a job and reports through
// Emit. Every exported method is a call that screens may make.
type API struct {
	ctx       context.Context
	workspace *engine.Workspace
	preview   *Preview
	emit      Emit
	version   string
	folder    string // of packages waiting for download or preview; removed by Close

	mu        sync.Mutex
	running   sync.WaitGroup
	jobs      map[string]context.CancelFunc
	downloads map[string]string // token → file
	taken     map[string]string // the one that was downloaded last: it can still be checked
	uploaded  string            // folder of the file that was uploaded last, "" when there is none
}

// NewAPI returns the calls on a workspace. Work ends when ctx does; Close removes what was kept.
func NewAPI(ctx context.Context, w *engine.Workspace, version string, emit Emit) (*API, error) {
	folder, err := os.MkdirTemp("", "trivium-")
	if err != nil {
		return nil, err
	}
	preview, err := NewPreview()
	if err != nil {
		return nil, errors.Join(err, os.RemoveAll(folder))
	}
	w.Listen(func(changed engine.DeskChanged) { emit("workspace", changed) })
	w.KeepExchanging(ctx, exchangeEvery)
	return &API{
		ctx: ctx, workspace: w, preview: preview, emit: emit, version: version, folder: folder,
		jobs: map[string]context.CancelFunc{}, downloads: map[string]string{}, taken: map[string]string{},
	}, nil
}

// exchangeEvery is how often changes are exchanged through a shared folder: others see a text about as
// soon as the folder itself has been synchronised.
const exchangeEvery = time.Minute

// leave is how long the work that goes on at the end may take to tidy up: a browser must close.
const leave = 10 * time.Second

// cancelAll asks all work to end.
func (a *API) cancelAll() {
	a.mu.Lock()
	defer a.mu.Unlock()
	for _, cancel := range a.jobs {
		cancel()
	}
}

// close ends all work, stops the preview and removes the packages that were kept.
func (a *API) close() error {
	a.cancelAll()
	ended := make(chan struct{})
	go func() { a.running.Wait(); close(ended) }()
	select {
	case <-ended:
	case <-time.After(leave):
	}
	_, err := a.workspace.CloseDesk(context.WithoutCancel(a.ctx))
	return errors.Join(err, a.preview.Close(), os.RemoveAll(a.folder))
}

// Close stops the preview, removes the packages that an API kept, and closes the workspace file. It
// is a function, for a method would be a call.
func Close(a *API) error { return a.close() }

// WorkspaceOf returns the workspace that the calls are about.
func WorkspaceOf(a *API) *engine.Workspace { return a.workspace }

// Version returns the program's version.
func (a *API) Version() string { return a.version }

// Course returns the outline of the open course.
func (a *API) Course() (engine.CourseView, error) { return a.workspace.Course(a.ctx) }

// Module returns all texts of a module.
func (a *API) Module(id string) (engine.ModuleView, error) { return a.workspace.Module(a.ctx, id) }

// Problems returns what is wrong with the open course.
func (a *API) Problems() ([]engine.Problem, error) { return a.workspace.Problems(a.ctx) }

// Open opens a course file on this computer.
func (a *API) Open(path string) (engine.CourseView, error) { return a.workspace.Open(a.ctx, path) }

// Samples returns the courses that ship with the program.
func (a *API) Samples() ([]engine.SampleView, error) { return a.workspace.Samples(a.ctx) }

// OpenSample opens a course that ships with the program by its name; "" is the first.
func (a *API) OpenSample(name string) (engine.CourseView, error) {
	return a.workspace.OpenSample(a.ctx, name)
}

// CloseCourse leaves no course open.
func (a *API) CloseCourse() (engine.CourseView, error) { return a.workspace.Close(a.ctx) }

// Image returns a picture of a module, or of the programme, as a data URL; part is its id.
func (a *API) Image(part, file string) (string, error) {
	return a.workspace.Image(a.ctx, part, file)
}

// Export makes a package, at r.Path or for download.
func (a *API) Export(r engine.ExportRequest) (engine.ExportResult, error) {
	ctx, done := a.begin(r.Job)
	defer done()
	if r.Path != "" {
		return a.workspace.Export(ctx, r, a.progress(r.Job))
	}
	path, offer := a.room(".zip")
	r.Path = path
	result, err := a.workspace.Export(ctx, r, a.progress(r.Job))
	if err != nil {
		return engine.ExportResult{}, err
	}
	result.Path, result.Download = "", offer()
	return result, nil
}

// CheckPackage judges a package: a file on this computer, or the one that was exported last for
// download.
func (a *API) CheckPackage(r engine.CheckRequest) (engine.PackageView, error) {
	ctx, done := a.begin(r.Job)
	defer done()
	if r.Download == "" {
		return a.workspace.CheckPackage(ctx, r.Path, a.progress(r.Job))
	}
	token := strings.TrimPrefix(r.Download, "/download/")
	a.mu.Lock()
	file := cmp.Or(a.downloads[token], a.taken[token])
	a.mu.Unlock()
	if file == "" {
		return engine.PackageView{}, fault.New("file.not-found").At(fault.Place{File: r.Download})
	}
	return a.workspace.CheckPackage(ctx, file, a.progress(r.Job))
}

// Preview makes a package and starts it in a simulated LMS; the result says where.
func (a *API) Preview(r engine.PreviewRequest) (engine.PreviewResult, error) {
	ctx, done := a.begin(r.Job)
	defer done()
	path := filepath.Join(a.folder, newToken()+".zip")
	request := engine.ExportRequest{Job: r.Job, Format: r.Format, Lang: r.Lang, Path: path}
	if _, err := a.workspace.Export(ctx, request, a.progress(r.Job)); err != nil {
		return engine.PreviewResult{}, err
	}
	url, err := Play(a, path, r.Format, r.Lang)
	return engine.PreviewResult{URL: url}, err
}

// Play starts any package file, ours or not, in the simulated LMS and returns its address. It is a
// function, for a method would be a call, and screens may not play files of any name.
func Play(a *API, file, format string, l lang.Tag) (string, error) {
	return a.preview.Show(file, format, string(l))
}

// Cancel ends a job; one that has ended already is no error.
func (a *API) Cancel(job string) {
	a.mu.Lock()
	cancel := a.jobs[job]
	a.mu.Unlock()
	if cancel != nil {
		cancel()
	}
}

// begin registers a job; the function it returns must be called at its end.
func (a *API) begin(job string) (context.Context, func()) {
	ctx, cancel := context.WithCancel(a.ctx)
	a.mu.Lock()
	a.jobs[job] = cancel
	a.running.Add(1)
	a.mu.Unlock()
	return ctx, func() {
		cancel()
		a.mu.Lock()
		delete(a.jobs, job)
		a.mu.Unlock()
		a.running.Done()
	}
}

func (a *API) progress(job string) engine.Progress {
	return func(done, total int) {
		a.emit("progress", engine.ProgressEvent{Job: job, Done: done, Total: total})
	}
}

// takeDownload returns the file of a download token; each token is good for one download. The file
// stays until the next one is taken.
func (a *API) takeDownload(token string) (string, bool) {
	a.mu.Lock()
	defer a.mu.Unlock()
	file, ok := a.downloads[token]
	if !ok {
		return "", false
	}
	delete(a.downloads, token)
	for _, old := range a.taken {
		os.Remove(old) //nolint:errcheck // close removes the folder
	}
	a.taken = map[string]string{token: file}
	return file, true
}

// problem turns any error into what screens can show, and an HTTP status.
func (a *API) problem(err error) (engine.Problem, int) {
	var f *fault.Fault
	if errors.As(err, &f) {
		return a.workspace.Problem(f), http.StatusUnprocessableEntity
	}
	return a.workspace.Problem(fault.New("internal", "found", err.Error())), http.StatusInternalServerError
}

// ErrorJSON returns an error as the screens expect it, for shells that carry errors as text.
func ErrorJSON(a *API, err error) string {
	p, _ := a.problem(err)
	data, err := json.Marshal(p)
	if err != nil {
		return `{"code":"internal"}`
	}
	return string(data)
}
