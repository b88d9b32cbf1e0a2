package rpc

import (
	"archive/zip"
	"context"
	"embed"
	"errors"
	"html/template"
	"io/fs"
	"mime"
	"net"
	"net/http"
	"path"
	"strings"
	"sync"
	"time"

	"trivium/engine/scorm"
)

//go:embed host
var hostFiles embed.FS

// A Preview plays packages on an origin of their own, a second port of 127.0.0.1, inside a page
// that stands for the LMS. Whatever a package holds, it can reach neither the screens nor the
// calls: it is another origin, it is sandboxed, it may connect to nothing, and it has no token.
type Preview struct {
	listener net.Listener
	http     *http.Server

	mu    sync.Mutex
	shown shown
}

// shown is the package that plays at the moment; there is one at a time.
type shown struct {
	token  string
	zip    *zip.ReadCloser
	format string
	lang   string
}

// NewPreview starts the preview's server on a free port.
func NewPreview() (*Preview, error) {
	listener, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		return nil, err
	}
	p := &Preview{listener: listener}
	mux := http.NewServeMux()
	mux.HandleFunc("GET /{token}/{$}", p.page)
	mux.HandleFunc("GET /{token}/{file}", p.file)
	mux.HandleFunc("GET /{token}/course/{file...}", p.course)
	p.http = &http.Server{Handler: p.guard(mux), ReadHeaderTimeout: 10 * time.Second}
	go p.http.Serve(listener) //nolint:errcheck // it ends with ErrServerClosed when Close is called
	return p, nil
}

// Show plays a package file from now on, in place of the one before, and returns its address.
func (p *Preview) Show(file, format, lang string) (string, error) {
	z, err := zip.OpenReader(file)
	if err != nil {
		return "", err
	}
	p.mu.Lock()
	defer p.mu.Unlock()
	if p.shown.zip != nil {
		p.shown.zip.Close()
	}
	p.shown = shown{token: newToken(), zip: z, format: format, lang: lang}
	return "http://" + p.listener.Addr().String() + "/" + p.shown.token + "/", nil
}

// Close stops the server and lets go of the package.
func (p *Preview) Close() error {
	ctx, cancel := context.WithTimeout(context.Background(), time.Second)
	defer cancel()
	err := p.http.Shutdown(ctx)
	p.mu.Lock()
	defer p.mu.Unlock()
	if p.shown.zip != nil {
		err = errors.Join(err, p.shown.zip.Close())
		p.shown = shown{}
	}
	return err
}

// guard refuses other names for this address, writes, and pages of other origins that would read
// the package, and sandboxes everything that is served.
func (p *Preview) guard(next http.Handler) http.Handler {
	origin := "http://" + p.listener.Addr().String()
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if given := r.Header.Get("Origin"); r.Host != p.listener.Addr().String() || given != "" && given != origin {
			http.Error(w, "forbidden", http.StatusForbidden)
			return
		}
		header := w.Header()
		header.Set("Content-Security-Policy", "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; media-src 'self'; "+
			"font-src 'self'; frame-src 'self'; connect-src 'none'; base-uri 'none'; form-action 'none'; sandbox allow-scripts allow-same-origin")
		header.Set("X-Content-Type-Options", "nosniff")
		header.Set("Referrer-Policy", "no-referrer")
		header.Set("Cache-Control", "no-store")
		next.ServeHTTP(w, r)
	})
}

// playing returns the package when the request names its token.
func (p *Preview) playing(r *http.Request) (shown, bool) {
	p.mu.Lock()
	defer p.mu.Unlock()
	return p.shown, p.shown.zip != nil && r.PathValue("token") == p.shown.token
}

// page is the simulated LMS.
func (p *Preview) page(w http.ResponseWriter, r *http.Request) {
	s, ok := p.playing(r)
	if !ok {
		http.NotFound(w, r)
		return
	}
	page, err := template.ParseFS(hostFiles, "host/index.html")
	if err != nil {
		http.Error(w, err.Error(), http.StatusInternalServerError)
		return
	}
	w.Header().Set("Content-Type", "text/html; charset=utf-8")
	page.Execute(w, map[string]string{"Lang": s.lang, "Title": "SCORM"}) //nolint:errcheck // the page is gone
}

// file is what the page of the simulated LMS loads.
func (p *Preview) file(w http.ResponseWriter, r *http.Request) {
	s, ok := p.playing(r)
	if !ok {
		http.NotFound(w, r)
		return
	}
	var data []byte
	var err error
	switch name := r.PathValue("file"); name {
	case "runtime.js":
		data, err = scorm.Runtime(scorm.Format(s.format))
	case "host.js", "host.css":
		data, err = hostFiles.ReadFile("host/" + name)
	default:
		err = fs.ErrNotExist
	}
	if err != nil {
		http.NotFound(w, r)
		return
	}
	serve(w, r.PathValue("file"), data)
}

// course is a file of the package.
func (p *Preview) course(w http.ResponseWriter, r *http.Request) {
	s, ok := p.playing(r)
	name := r.PathValue("file")
	if !ok || !fs.ValidPath(name) {
		http.NotFound(w, r)
		return
	}
	data, err := fs.ReadFile(s.zip, name)
	if err != nil {
		http.NotFound(w, r)
		return
	}
	serve(w, name, data)
}

// mediaType is fixed for what we pack: the types of the system differ from machine to machine, on Windows by registry.
func mediaType(name string) string {
	switch ext := strings.ToLower(path.Ext(name)); ext {
	case ".html":
		return "text/html; charset=utf-8"
	case ".js":
		return "text/javascript; charset=utf-8"
	case ".css":
		return "text/css; charset=utf-8"
	case ".svg":
		return "image/svg+xml"
	case ".png", ".jpeg", ".gif", ".webp":
		return "image/" + ext[1:]
	case ".jpg":
		return "image/jpeg"
	case ".xml", ".xsd", ".dtd":
		return "application/xml"
	default:
		return mime.TypeByExtension(ext)
	}
}

func serve(w http.ResponseWriter, name string, data []byte) {
	w.Header().Set("Content-Type", mediaType(name))
	w.Write(data) //nolint:errcheck // the page is gone; there is nobody to tell
}
