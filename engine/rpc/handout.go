package rpc

import (
	"path/filepath"

	"trivium/engine"
)

// handOut has a file of changes written at a path, or, where there is none, for download.
func (a *API) handOut(path, ending string, write func(path string) (engine.BundleView, error)) (engine.BundleView, error) {
	if path != "" {
		return write(path)
	}
	path, offer := a.room(ending)
	view, err := write(path)
	if err != nil {
		return engine.BundleView{}, err
	}
	view.Path, view.Download = "", offer()
	return view, nil
}

// room returns a path for a file that is to be downloaded; once it is written, offer makes it known and
// returns where it is fetched.
func (a *API) room(ending string) (path string, offer func() string) {
	token := newToken()
	path = filepath.Join(a.folder, token+ending)
	return path, func() string {
		a.mu.Lock()
		defer a.mu.Unlock()
		a.downloads[token] = path
		return "/download/" + token
	}
}
