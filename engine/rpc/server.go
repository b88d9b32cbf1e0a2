package rpc

import (
	"context"
	"crypto/subtle"
	"encoding/json"
	"errors"
	"io"
	"io/fs"
	"net"
	"net/http"
	"path/filepath"
	"strconv"
	"strings"
	"time"

	"trivium/engine"
	"trivium/engine/fault"
)

// A Server serves the screens and the calls on a loopback address of this machine.
type Server struct {
	api      *API
	hub      *hub
	token    string
	listener net.Listener
	http     *http.Server
	screens  fs.FS
	stop     chan struct{}
}

// Listen starts a server for the screens in the folder given, on a port of 127.0.0.1; port 0 takes
// a free one. It answers from then on, and until Close.
func Listen(ctx context.Context, w *engine.Workspace, screens fs.FS, version string, port int) (*Server, error) {
	if _, err := fs.Stat(screens, "index.html"); err != nil {
		return nil, fault.New("internal.not-built", "found", "frontend").Because(err)
	}
	listener, err := net.Listen("tcp", net.JoinHostPort("127.0.0.1", strconv.Itoa(port)))
	if err != nil {
		return nil, err
	}
	s := &Server{hub: newHub(), token: newToken(), listener: listener, screens: screens, stop: make(chan struct{})}
	if s.api, err = NewAPI(ctx, w, version, s.hub.emit); err != nil {
		return nil, errors.Join(err, listener.Close())
	}
	s.http = &http.Server{Handler: s.handler(), ReadHeaderTimeout: 10 * time.Second}
	go s.http.Serve(listener) //nolint:errcheck // it ends with ErrServerClosed when Close is called
	return s, nil
}

// Address returns what to open in a browser. The token is in the fragment, which no browser sends
// over the network or to another site.
func (s *Server) Address() string { return s.origin() + "/#token=" + s.token }

func (s *Server) origin() string { return "http://" + s.listener.Addr().String() }

// Close stops the server and removes what it kept.
func (s *Server) Close() error {
	close(s.stop)
	s.api.cancelAll()
	ctx, cancel := context.WithTimeout(context.Background(), leave)
	defer cancel()
	return errors.Join(s.http.Shutdown(ctx), s.api.close())
}

func (s *Server) handler() http.Handler {
	mux := http.NewServeMux()
	mux.Handle("GET /", s.page(http.FileServerFS(s.screens)))
	mux.Handle("POST /rpc/{method}", s.authorised(s.call))
	mux.Handle("GET /events", s.authorised(func(w http.ResponseWriter, r *http.Request) { s.hub.serve(w, r, s.stop) }))
	mux.Handle("POST /upload", s.authorised(s.upload))
	mux.Handle("GET /download/{token}", s.authorised(s.download))
	return s.local(mux)
}

// local refuses requests that reach this address under another name (DNS rebinding) or from a page
// of another origin.
func (s *Server) local(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		host := s.listener.Addr().String()
		origin := r.Header.Get("Origin")
		if r.Host != host || origin != "" && origin != s.origin() {
			s.refuse(w)
			return
		}
		next.ServeHTTP(w, r)
	})
}

// ScreensPolicy is the content security policy of the screens: their own script, pictures of the
// course as data, and frames of the preview's origin only.
const ScreensPolicy = "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; " +
	"font-src 'self'; connect-src 'self'; frame-src http://127.0.0.1:*; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"

func (s *Server) page(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		header := w.Header()
		header.Set("Content-Security-Policy", ScreensPolicy)
		header.Set("X-Content-Type-Options", "nosniff")
		header.Set("Referrer-Policy", "no-referrer")
		header.Set("Cross-Origin-Resource-Policy", "same-origin")
		header.Set("Cross-Origin-Opener-Policy", "same-origin")
		header.Set("Cache-Control", "no-cache")
		next.ServeHTTP(w, r)
	})
}

// authorised lets only requests with the token of this start through.
func (s *Server) authorised(next http.HandlerFunc) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		given, _ := strings.CutPrefix(r.Header.Get("Authorization"), "Bearer ")
		if subtle.ConstantTimeCompare([]byte(given), []byte(s.token)) != 1 {
			s.refuse(w)
			return
		}
		w.Header().Set("Cache-Control", "no-store")
		w.Header().Set("X-Content-Type-Options", "nosniff")
		next(w, r)
	})
}

func (s *Server) refuse(w http.ResponseWriter) {
	p, _ := s.api.problem(fault.New("rpc.unauthorised"))
	writeJSON(w, http.StatusUnauthorized, p)
}

func (s *Server) call(w http.ResponseWriter, r *http.Request) {
	arguments, err := io.ReadAll(http.MaxBytesReader(w, r.Body, maxCall))
	if err != nil {
		err = fault.New("rpc.bad-call", "found", r.PathValue("method")).Because(err)
	}
	var result []byte
	if err == nil {
		result, err = Call(s.api, r.PathValue("method"), arguments)
	}
	if err != nil {
		p, status := s.api.problem(err)
		writeJSON(w, status, p)
		return
	}
	w.Header().Set("Content-Type", "application/json")
	w.Write(result) //nolint:errcheck // the page is gone; there is nobody to tell
}

func writeJSON(w http.ResponseWriter, status int, v any) {
	w.Header().Set("Content-Type", "application/json")
	w.WriteHeader(status)
	json.NewEncoder(w).Encode(v) //nolint:errcheck // the page is gone; there is nobody to tell
}

// download hands out a package or a file of changes, once.
func (s *Server) download(w http.ResponseWriter, r *http.Request) {
	file, ok := s.api.takeDownload(r.PathValue("token"))
	if !ok {
		http.NotFound(w, r)
		return
	}
	kind := "application/octet-stream"
	if filepath.Ext(file) == ".zip" {
		kind = "application/zip"
	}
	w.Header().Set("Content-Type", kind)
	w.Header().Set("Content-Disposition", `attachment; filename="`+filepath.Base(file)+`"`)
	http.ServeFile(w, r, file)
}
