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
	token := newToken()
	path = filepath.Join(a.folder, token+ending)
	view, err := write(path)
	if err != nil {
		return engine.BundleView{}, err
	}
	a.mu.Lock()
	a.downloads[token] = path
	a.mu.Unlock()
	view.Path, view.Download = "", "/download/"+token
	return view, nil
}
