// Package desktop is the window: Wails around the same screens and the same calls that the loopback
// server gives to a browser.
//
// The screens reach the program only through Bridge, each call with the token of this start. The
// token is written into the page that the window loads and nowhere else; a course that plays in
// the preview's frame is of another origin and cannot read it (see Bridge).
package desktop

import (
	"context"
	"io/fs"
	"net/http"
	"os"
	"sync"

	"github.com/wailsapp/wails/v2"
	"github.com/wailsapp/wails/v2/pkg/options"
	"github.com/wailsapp/wails/v2/pkg/options/assetserver"
	"github.com/wailsapp/wails/v2/pkg/options/linux"
	"github.com/wailsapp/wails/v2/pkg/runtime"

	"trivium/engine"
	"trivium/engine/desk"
	"trivium/engine/rpc"
	"trivium/engine/version"
)

// An App is one window with one workspace.
type App struct {
	api    *rpc.API
	bridge *Bridge
	pages  http.Handler

	mu  sync.Mutex
	ctx context.Context // Wails' own, set when the window has started; its events need it
}

// Run opens the window and returns when it is closed. args holds at most the file to open.
func Run(args []string, screens, samples fs.FS) error {
	a, err := New(args, screens, samples)
	if err != nil {
		return err
	}
	return a.Run()
}

// New prepares the app. A file that cannot be read opens too; the screens then say why.
func New(args []string, screens, samples fs.FS) (*App, error) {
	ctx := context.Background()
	w, err := engine.New(samples, desk.SystemHome(os.Getenv))
	if err != nil {
		return nil, err
	}
	if err := w.Start(ctx, first(args)); err != nil {
		return nil, err
	}
	a := &App{}
	if a.api, err = rpc.NewAPI(ctx, w, version.Program(), a.emit); err != nil {
		return nil, err
	}
	a.bridge = newBridge(a)
	a.pages = newPages(screens, a.bridge.token)
	return a, nil
}

// first returns the first argument, "" when there is none.
func first(args []string) string {
	if len(args) == 0 {
		return ""
	}
	return args[0]
}

// Run opens the window and returns when it is closed.
func (a *App) Run() error {
	return wails.Run(&options.App{
		Title:       "Trivium",
		Width:       1360,
		Height:      860,
		MinWidth:    360,
		MinHeight:   480,
		AssetServer: &assetserver.Options{Handler: a.pages},
		OnStartup:   a.startup,
		OnShutdown:  func(context.Context) { rpc.Close(a.api) }, //nolint:errcheck // the program ends
		Bind:        bound(a),
		DragAndDrop: &options.DragAndDrop{EnableFileDrop: true},
		// The screens need no graphics card, and drivers of old laptops make WebKit draw nothing.
		Linux: &linux.Options{ProgramName: "Trivium", WebviewGpuPolicy: linux.WebviewGpuPolicyNever},
	})
}

func (a *App) startup(ctx context.Context) {
	a.mu.Lock()
	defer a.mu.Unlock()
	a.ctx = ctx
}

// window returns Wails' context, nil before the window has started.
func (a *App) window() context.Context {
	a.mu.Lock()
	defer a.mu.Unlock()
	return a.ctx
}

// emit sends an event to the screens.
func (a *App) emit(name string, data any) {
	if ctx := a.window(); ctx != nil {
		runtime.EventsEmit(ctx, name, data)
	}
}
