package desktop

import (
	"bytes"
	"io/fs"
	"net/http"

	"trivium/engine/fault"
	"trivium/engine/rpc"
)

// newPages serves the screens to the window, with the token in the page that may call.
func newPages(screens fs.FS, token string) http.Handler {
	files := http.FileServerFS(screens)
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		w.Header().Set("X-Content-Type-Options", "nosniff")
		if r.URL.Path != "/" && r.URL.Path != "/index.html" {
			files.ServeHTTP(w, r)
			return
		}
		page, err := fs.ReadFile(screens, "index.html")
		if err != nil {
			http.Error(w, fault.New("internal.not-built", "found", "frontend").Error(), http.StatusInternalServerError)
			return
		}
		meta := []byte(`<head><meta name="trivium-token" content="` + token + `">`)
		w.Header().Set("Content-Type", "text/html; charset=utf-8")
		w.Header().Set("Content-Security-Policy", rpc.ScreensPolicy)
		w.Write(bytes.Replace(page, []byte("<head>"), meta, 1)) //nolint:errcheck // the window is gone
	})
}
