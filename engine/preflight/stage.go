package preflight

import (
	"bytes"
	"embed"
	"encoding/json"
	"html/template"
	"mime"
	"net"
	"net/http"
	"net/url"
	"path"
	"strconv"
	"strings"
	"sync"
	"time"
)

//go:embed lms
var lmsFiles embed.FS

// firstPort is where the hosts of the first launch begin; each launch has two of its own. Nothing
// listens there: the browser asks our proxy for them. They are loopback addresses because browsers
// treat those as secure, as they do an LMS with https.
const (
	firstPort = 20_000
	ports     = 20_000 // then they begin again
)

// A plan says how an SCO is launched.
type plan struct {
	launch  launch
	old     bool
	depth   int  // frames between the LMS's window and the course
	foreign bool // the top window is of another origin
	data    map[string]string
}

// A show is one launch: what is played, and on which hosts.
type show struct {
	plan
	archive          *archive
	lmsHost, topHost string

	mu      sync.Mutex
	missing []string // files of the package that were asked for in vain
}

// url is the address of the top window.
func (s *show) url() string {
	if s.foreign {
		return "http://" + s.topHost + "/top.html"
	}
	return "http://" + s.lmsHost + "/lms.html"
}

// missed returns the files that were asked for and are not there.
func (s *show) missed() []string {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.missing
}

// A stage serves the LMS and the package to the browser, as its proxy.
type stage struct {
	listener net.Listener
	http     *http.Server

	mu    sync.Mutex
	next  int
	shows map[string]*show // by host
}

func newStage() (*stage, error) {
	listener, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		return nil, err
	}
	s := &stage{listener: listener, shows: map[string]*show{}}
	s.http = &http.Server{Handler: http.HandlerFunc(s.serve), ReadHeaderTimeout: 10 * time.Second}
	go s.http.Serve(listener) //nolint:errcheck // it ends with ErrServerClosed when close is called
	return s, nil
}

func (s *stage) address() string { return s.listener.Addr().String() }

func (s *stage) close() { s.http.Close() } //nolint:errcheck // nobody is left to tell

// put opens two hosts for a launch; drop closes them.
func (s *stage) put(a *archive, p plan) *show {
	s.mu.Lock()
	defer s.mu.Unlock()
	host := func(port int) string { return "127.0.0.1:" + strconv.Itoa(firstPort+port%ports) }
	sh := &show{plan: p, archive: a, lmsHost: host(s.next), topHost: host(s.next + 1)}
	s.next += 2
	s.shows[sh.lmsHost], s.shows[sh.topHost] = sh, sh
	return sh
}

func (s *stage) drop(sh *show) {
	s.mu.Lock()
	defer s.mu.Unlock()
	delete(s.shows, sh.lmsHost)
	delete(s.shows, sh.topHost)
}

func (s *stage) get(host string) *show {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.shows[host]
}

// serve answers as a proxy: only requests in absolute form, for our hosts.
func (s *stage) serve(w http.ResponseWriter, r *http.Request) {
	sh := s.get(r.URL.Host)
	if r.Method == http.MethodConnect || sh == nil {
		http.Error(w, "preflight: no other host", http.StatusForbidden)
		return
	}
	w.Header().Set("Cache-Control", "no-store")
	file, isCourse := strings.CutPrefix(path.Clean(r.URL.Path), "/course/")
	switch {
	case r.URL.Host == sh.topHost && r.URL.Path == "/top.html":
		s.page(w, "top.html", "http://"+sh.lmsHost+"/lms.html")
	case r.URL.Host == sh.topHost:
		http.NotFound(w, r)
	case isCourse:
		s.course(w, r, sh, file)
	case r.URL.Path == "/lms.html":
		s.lms(w, sh.plan)
	case r.URL.Path == "/frame.html":
		left, _ := strconv.Atoi(r.URL.Query().Get("left"))
		s.page(w, "frame.html", frame(sh.plan, left))
	case r.URL.Path == "/blank.html":
		w.Header().Set("Content-Type", "text/html; charset=utf-8")
		w.Write([]byte("<!doctype html><title>Closed</title>")) //nolint:errcheck // the browser is gone
	default:
		s.script(w, r)
	}
}

// frame is the address of what stands in a frame with so many more frames in it.
func frame(p plan, left int) string {
	if left > 0 {
		return "/frame.html?left=" + strconv.Itoa(left-1)
	}
	return (&url.URL{Path: "/course/" + p.launch.path}).EscapedPath() + p.launch.query
}

// config is what lms.js knows of the attempt.
type config struct {
	Old   bool              `json:"old"`
	Depth int               `json:"depth"`
	Data  map[string]string `json:"data"`
	Frame string            `json:"-"`
}

func (s *stage) lms(w http.ResponseWriter, p plan) {
	data := p.data
	if data == nil {
		data = map[string]string{}
	}
	known, err := json.Marshal(config{Old: p.old, Depth: p.depth, Data: data})
	if err != nil {
		http.Error(w, err.Error(), http.StatusInternalServerError)
		return
	}
	s.page(w, "lms.html", struct {
		Config template.JS
		Frame  string
	}{template.JS(known), frame(p, p.depth)}) //nolint:gosec // json.Marshal escapes what could end the script
}

func (s *stage) page(w http.ResponseWriter, name string, about any) {
	t, err := template.ParseFS(lmsFiles, "lms/"+name)
	if err != nil {
		http.Error(w, err.Error(), http.StatusInternalServerError)
		return
	}
	w.Header().Set("Content-Type", "text/html; charset=utf-8")
	t.Execute(w, about) //nolint:errcheck // the browser is gone
}

func (s *stage) script(w http.ResponseWriter, r *http.Request) {
	data, err := lmsFiles.ReadFile("lms" + path.Clean(r.URL.Path))
	if err != nil || path.Ext(r.URL.Path) != ".js" {
		http.NotFound(w, r)
		return
	}
	w.Header().Set("Content-Type", "text/javascript; charset=utf-8")
	w.Write(data) //nolint:errcheck // the browser is gone
}

// maxServed is the largest file that is handed to the browser.
const maxServed = 512 << 20

func (s *stage) course(w http.ResponseWriter, r *http.Request, sh *show, name string) {
	data, err := sh.archive.read(name, maxServed)
	if err != nil {
		if path.Base(name) != "favicon.ico" {
			sh.mu.Lock()
			sh.missing = append(sh.missing, name)
			sh.mu.Unlock()
		}
		http.NotFound(w, r)
		return
	}
	w.Header().Set("Content-Type", mediaType(name))
	http.ServeContent(w, r, "", time.Time{}, bytes.NewReader(data))
}

// mediaType is fixed for what courses hold: the types of the system differ from machine to machine.
func mediaType(name string) string {
	known := map[string]string{
		".html": "text/html", ".htm": "text/html", ".xhtml": "application/xhtml+xml", ".js": "text/javascript", ".mjs": "text/javascript",
		".css": "text/css", ".json": "application/json", ".xml": "application/xml", ".svg": "image/svg+xml", ".png": "image/png",
		".jpg": "image/jpeg", ".jpeg": "image/jpeg", ".gif": "image/gif", ".webp": "image/webp", ".mp3": "audio/mpeg", ".mp4": "video/mp4",
		".webm": "video/webm", ".vtt": "text/vtt", ".woff": "font/woff", ".woff2": "font/woff2", ".ttf": "font/ttf", ".pdf": "application/pdf",
		".wasm": "application/wasm", ".txt": "text/plain",
	}
	if t := known[extension(name)]; t != "" {
		return t
	}
	if t := mime.TypeByExtension(extension(name)); t != "" {
		return t
	}
	return "application/octet-stream"
}
