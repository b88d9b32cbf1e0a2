package rpc

import (
	"context"
	"encoding/json"
	"errors"
	"io"
	"net/http"
	"net/url"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

func TestUpload(t *testing.T) {
	s := start(t)
	send := func(name, body string) string {
		t.Helper()
		res, answer := s.do(t, request{path: "/upload?job=j&name=" + url.QueryEscape(name), body: body})
		var path string
		if err := json.Unmarshal([]byte(answer), &path); err != nil || res.StatusCode != http.StatusOK {
			t.Fatalf("%d %s %v", res.StatusCode, answer, err)
		}
		return path
	}
	first := send("Pamięć żółta.tmx", "<tmx/>")
	if data, err := os.ReadFile(first); err != nil || string(data) != "<tmx/>" || filepath.Base(first) != "Pamięć żółta.tmx" {
		t.Fatalf("%s: %q %v", first, data, err)
	}
	second := send("b.csv", strings.Repeat("x", 3<<20))
	if info, err := os.Stat(second); err != nil || info.Size() != 3<<20 {
		t.Error(info, err)
	}
	if _, err := os.Stat(first); !errors.Is(err, os.ErrNotExist) {
		t.Error("the upload before is still there")
	}
	s.api.endUpload(filepath.Join(t.TempDir(), "b.csv"))
	if _, err := os.Stat(second); err != nil {
		t.Error("a path that is none of ours took the upload away")
	}
	s.api.endUpload(second)
	if _, err := os.Stat(second); !errors.Is(err, os.ErrNotExist) {
		t.Error("an upload that was read is still there")
	}
	if res, _ := s.do(t, request{path: "/upload?job=j&name=a", body: "a", token: "none"}); res.StatusCode != http.StatusUnauthorized {
		t.Error("taken without the token")
	}
}

func TestUploadCancelled(t *testing.T) {
	s := start(t)
	from, to := io.Pipe()
	ended := make(chan error, 1)
	go func() {
		_, err := s.api.takeUpload("j", "a.tmx", from, 8<<20)
		ended <- err
	}()
	mebibyte := make([]byte, 1<<20)
	to.Write(mebibyte) //nolint:errcheck // the reader is ours
	s.api.Cancel("j")
	to.Write(mebibyte) //nolint:errcheck // it is read to its end all the same
	to.Close()
	if err := <-ended; !errors.Is(err, context.Canceled) {
		t.Error(err)
	}
	if left, _ := filepath.Glob(filepath.Join(s.api.folder, "upload-*")); len(left) > 0 {
		t.Error("left behind:", left)
	}
}

func TestUploadName(t *testing.T) {
	long := strings.Repeat("ą", 100) + ".tmx"
	tests := map[string]string{
		"a.tmx": "a.tmx", "../../etc/passwd": "passwd", `C:\Daten\b.csv`: "b.csv", "": "_", "..": "_", "a/": "_", "x\x00:y.tsv": "x__y.tsv",
		long: strings.Repeat("ą", 58) + ".tmx",
	}
	for name, want := range tests {
		if got := uploadName(name); got != want {
			t.Errorf("%q: %q, want %q", name, got, want)
		}
	}
}
