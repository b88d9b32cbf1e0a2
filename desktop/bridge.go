package desktop

import (
	"crypto/rand"
	"crypto/subtle"
	"encoding/base64"
	"errors"
	"path/filepath"

	"github.com/wailsapp/wails/v2/pkg/runtime"

	"trivium/engine/fault"
	"trivium/engine/rpc"
	"trivium/engine/text"
)

// A Bridge carries calls from the screens to the program.
//
// Every method takes the token of this start first. WebKitGTK offers the message channel of the
// bindings to every frame in the window, frames of other origins too, and Wails can see only the
// address of the outermost one: without the token, a course in the preview could call.
type Bridge struct {
	app   *App
	token string
}

func newBridge(a *App) *Bridge {
	var b [24]byte
	rand.Read(b[:]) // never fails (Go 1.24)
	return &Bridge{app: a, token: base64.RawURLEncoding.EncodeToString(b[:])}
}

// Call calls a method of the program with a JSON array of arguments and returns JSON. An error's
// text is the JSON of an engine.Problem.
func (b *Bridge) Call(token, method, arguments string) (string, error) {
	if err := b.check(token); err != nil {
		return "", err
	}
	result, err := rpc.Call(b.app.api, method, []byte(arguments))
	if err != nil {
		return "", b.failed(err)
	}
	return string(result), nil
}

// PickCourse asks for a workspace, course or invitation file in the system's own dialog; "" when the person chose none.
func (b *Bridge) PickCourse(token string) (string, error) {
	return b.pick(token, runtime.FileFilter{DisplayName: "Trivium (*.trivium, *.json, *.trinvite)", Pattern: "*.trivium;*.json;*.trinvite"})
}

// PickPackage asks for a package, in the same way.
func (b *Bridge) PickPackage(token string) (string, error) {
	return b.pick(token, runtime.FileFilter{DisplayName: "SCORM (*.zip)", Pattern: "*.zip"})
}

// PickPicture asks for a picture, in the same way.
func (b *Bridge) PickPicture(token string) (string, error) {
	return b.pick(token, runtime.FileFilter{DisplayName: "SVG, PNG, JPEG", Pattern: "*.svg;*.png;*.jpg;*.jpeg"})
}

// PickFile asks for a file of any kind, in the same way: a file of changes, an invitation.
func (b *Bridge) PickFile(token string) (string, error) {
	return b.pick(token, runtime.FileFilter{DisplayName: "*.*", Pattern: "*.*;*"})
}

// PickFolder asks for a folder, in the same way.
func (b *Bridge) PickFolder(token string) (string, error) {
	if err := b.check(token); err != nil {
		return "", err
	}
	folder, err := runtime.OpenDirectoryDialog(b.app.window(), runtime.OpenDialogOptions{CanCreateDirectories: true})
	if err != nil {
		return "", b.failed(err)
	}
	return folder, nil
}

func (b *Bridge) pick(token string, filter runtime.FileFilter) (string, error) {
	if err := b.check(token); err != nil {
		return "", err
	}
	file, err := runtime.OpenFileDialog(b.app.window(), runtime.OpenDialogOptions{Filters: []runtime.FileFilter{filter}})
	if err != nil {
		return "", b.failed(err)
	}
	return file, nil
}

// PickSave asks where to write a file, suggesting a name; "" when the person chose no place.
func (b *Bridge) PickSave(token, name string) (string, error) {
	if err := b.check(token); err != nil {
		return "", err
	}
	file, err := runtime.SaveFileDialog(b.app.window(), runtime.SaveDialogOptions{
		DefaultFilename: name,
		Filters:         []runtime.FileFilter{savedAs(name)},
	})
	if err != nil {
		return "", b.failed(err)
	}
	return file, nil
}

// savedAs returns the filter for a file to be written, by the name suggested for it.
func savedAs(name string) runtime.FileFilter {
	pattern := "*" + filepath.Ext(name)
	if pattern == "*.zip" {
		return runtime.FileFilter{DisplayName: "SCORM (*.zip)", Pattern: pattern}
	}
	return runtime.FileFilter{DisplayName: "Trivium (" + pattern + ")", Pattern: pattern}
}

// OpenExternal opens a link of a course in the system's browser or mail program.
func (b *Bridge) OpenExternal(token, url string) error {
	if err := b.check(token); err != nil {
		return err
	}
	if text.ClassifyLink(url) != text.External {
		return b.failed(fault.New("link.unsafe", "found", url, "expected", "https, http, mailto, tel"))
	}
	runtime.BrowserOpenURL(b.app.window(), url)
	return nil
}

// check lets only calls with the token of this start through.
func (b *Bridge) check(token string) error {
	if subtle.ConstantTimeCompare([]byte(token), []byte(b.token)) != 1 {
		return b.failed(fault.New("rpc.unauthorised"))
	}
	return nil
}

// failed puts a problem into the only thing of an error that Wails hands on, its text.
func (b *Bridge) failed(err error) error { return errors.New(rpc.ErrorJSON(b.app.api, err)) }
