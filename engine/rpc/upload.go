package rpc

import (
	"context"
	"errors"
	"io"
	"net/http"
	"os"
	"path/filepath"
	"strings"

	"trivium/engine/fault"
)

// upload keeps a file that a person chose in her browser or dropped into it, under its name, for the call that
// reads it; browsers do not say where a file lies. It answers with the path. The file before it goes: one is
// kept at a time, and none longer than the program runs. A cancelled job leaves nothing.
func (s *Server) upload(w http.ResponseWriter, r *http.Request) {
	path, err := s.api.takeUpload(r.URL.Query().Get("job"), r.URL.Query().Get("name"), r.Body, r.ContentLength)
	if err != nil {
		p, status := s.api.problem(err)
		writeJSON(w, status, p)
		return
	}
	writeJSON(w, http.StatusOK, path)
}

func (a *API) takeUpload(job, name string, body io.Reader, size int64) (string, error) {
	ctx, done := a.begin(job)
	defer done()
	folder, err := os.MkdirTemp(a.folder, "upload-")
	if err != nil {
		return "", fault.New("exchange.unsaved", "found", name).Because(err)
	}
	path := filepath.Join(folder, uploadName(name))
	if err := write(ctx, path, body, size, a.progress(job)); err != nil {
		// What is still on its way is read to its end: who does not listen is cut off, and never hears why.
		_, _ = io.Copy(io.Discard, body)
		os.RemoveAll(folder) //nolint:errcheck // close removes all of it
		if errors.Is(err, context.Canceled) {
			return "", fault.New("tm.cancelled").Because(err)
		}
		return "", fault.New("exchange.unsaved", "found", name).Because(err)
	}
	a.keepUpload(folder)
	return path, nil
}

// uploadName returns the name of a file without any folder, as it may stand in ours.
func uploadName(name string) string {
	name = name[strings.LastIndexAny(name, `/\`)+1:]
	name = strings.Map(func(r rune) rune {
		if r < ' ' || strings.ContainsRune(`:*?"<>|`, r) {
			return '_'
		}
		return r
	}, name)
	const longest = 120 // bytes; with its folder it stays below what systems allow
	if over := len(name) - longest; over > 0 {
		name = strings.ToValidUTF8(name[over:], "") // the ending says what it is
	}
	if strings.Trim(name, ". ") == "" {
		return "_"
	}
	return name
}

// write writes what a reader gives to a file. It tells the progress at each full percent.
func write(ctx context.Context, path string, from io.Reader, size int64, progress func(done, total int)) error {
	file, err := os.Create(path)
	if err != nil {
		return err
	}
	const step = 1 << 20
	const parts = 100
	told := int64(-1)
	for done := int64(0); ; {
		n, err := io.CopyN(file, from, step)
		done += n
		if err == nil {
			err = ctx.Err()
		}
		if err != nil {
			if errors.Is(err, io.EOF) {
				err = nil
			}
			return errors.Join(err, file.Close())
		}
		if now := parts * done / max(size, done); size > 0 && now != told {
			told = now
			progress(int(now), parts)
		}
	}
}

// keepUpload keeps a folder with an upload in place of the one before.
func (a *API) keepUpload(folder string) {
	a.mu.Lock()
	before := a.uploaded
	a.uploaded = folder
	a.mu.Unlock()
	if before != "" {
		os.RemoveAll(before) //nolint:errcheck // close removes all of it
	}
}

// endUpload removes an upload that has been read; any other path is none of ours and stays.
func (a *API) endUpload(path string) {
	folder := filepath.Dir(path)
	a.mu.Lock()
	ours := a.uploaded != "" && folder == a.uploaded
	if ours {
		a.uploaded = ""
	}
	a.mu.Unlock()
	if ours {
		os.RemoveAll(folder) //nolint:errcheck // close removes all of it
	}
}
