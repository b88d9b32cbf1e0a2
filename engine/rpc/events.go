package rpc

import (
	"encoding/json"
	"fmt"
	"net/http"
	"sync"
	"time"
)

// A hub hands events to all pages that listen.
type hub struct {
	mu        sync.Mutex
	listeners map[chan event]bool
}

// An event is one message to the screens.
type event struct {
	name string
	data []byte
}

func newHub() *hub { return &hub{listeners: map[chan event]bool{}} }

// emit sends an event to everyone who listens. A listener that cannot keep up misses it: progress
// is followed by more progress.
func (h *hub) emit(name string, data any) {
	encoded, err := json.Marshal(data)
	if err != nil {
		return
	}
	h.mu.Lock()
	defer h.mu.Unlock()
	for l := range h.listeners {
		select {
		case l <- event{name, encoded}:
		default:
		}
	}
}

func (h *hub) listen() (chan event, func()) {
	l := make(chan event, 64) // an export of a large course sends a few hundred steps in a second
	h.mu.Lock()
	h.listeners[l] = true
	h.mu.Unlock()
	return l, func() {
		h.mu.Lock()
		delete(h.listeners, l)
		h.mu.Unlock()
	}
}

// serve streams events (WHATWG HTML, section 9.2 Server-sent events) until the page goes away or
// the server stops.
func (h *hub) serve(w http.ResponseWriter, r *http.Request, stop <-chan struct{}) {
	events, leave := h.listen()
	defer leave()
	w.Header().Set("Content-Type", "text/event-stream")
	w.Header().Set("Cache-Control", "no-store")
	flusher := http.NewResponseController(w)
	fmt.Fprint(w, ": hello\n\n")
	flusher.Flush()
	beat := time.NewTicker(20 * time.Second) // finds out that a page is gone
	defer beat.Stop()
	for {
		select {
		case e := <-events:
			fmt.Fprintf(w, "event: %s\ndata: %s\n\n", e.name, e.data)
		case <-beat.C:
			fmt.Fprint(w, ": beat\n\n")
		case <-r.Context().Done():
			return
		case <-stop:
			return
		}
		if flusher.Flush() != nil {
			return
		}
	}
}
