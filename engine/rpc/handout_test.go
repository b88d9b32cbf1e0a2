package rpc

import (
	"context"
	"path/filepath"
	"strings"
	"testing"
	"testing/fstest"

	"trivium/corpora"
	"trivium/engine"
	"trivium/engine/desk"
)

// TestHandOut: exchange files and invitations without a path are handed out once, under a name that
// can be sent on.
func TestHandOut(t *testing.T) {
	home := t.TempDir()
	w, err := engine.New(corpora.Samples, desk.Home{Config: filepath.Join(home, "config"), Work: filepath.Join(home, "work")})
	if err != nil {
		t.Fatal(err)
	}
	s, err := Listen(t.Context(), w, fstest.MapFS{"index.html": {Data: []byte("<!doctype html>")}}, "test", 0)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		w.CloseDesk(context.Background())
		s.Close()
	})
	call[engine.DeskView](t, s, "CreateDesk", engine.CreateRequest{Path: filepath.Join(t.TempDir(), "Kurs.trivium"), Name: "Kurs", Person: "Anna"})
	tests := map[string]struct {
		view  engine.BundleView
		begin string
		end   string
	}{
		"bundle":     {call[engine.BundleView](t, s, "MakeBundle", engine.MakeBundleRequest{}), "TRIVIUM BUNDLE 1\n", ".tribundle"},
		"invitation": {call[engine.BundleView](t, s, "Invite", engine.InviteRequest{Person: "Birutė", Role: "editor"}), "TRIVIUM INVITATION 1\n", ".trinvite"},
	}
	for name, tt := range tests {
		t.Run(name, func(t *testing.T) {
			if tt.view.Path != "" || !strings.HasPrefix(tt.view.Name, "Kurs-") || !strings.HasSuffix(tt.view.Name, tt.end) {
				t.Errorf("%+v", tt.view)
			}
			for _, status := range []int{200, 404} {
				res, body := s.do(t, request{method: "GET", path: tt.view.Download})
				if res.StatusCode != status || status == 200 && (!strings.HasPrefix(body, tt.begin) || res.Header.Get("Content-Type") != "application/octet-stream") {
					t.Errorf("%d %s %.40q", res.StatusCode, res.Header.Get("Content-Type"), body)
				}
			}
		})
	}
}
