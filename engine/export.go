package engine

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"io"
	"io/fs"
	"os"
	"path/filepath"

	"trivium/engine/fault"
	"trivium/engine/scorm"
)

// Progress is told how many of total steps are done. It may be nil.
type Progress func(done, total int)

// Export writes a package of the open course to r.Path. The file appears whole or not at all: it
// is written beside its place, forced to the disk, and then renamed.
func (w *Workspace) Export(ctx context.Context, r ExportRequest, progress Progress) (ExportResult, error) {
	o, err := w.exportable()
	if err != nil {
		return ExportResult{}, err
	}
	if f := checkOutput(r.Path, o); f != nil {
		return ExportResult{}, f
	}
	file, err := os.CreateTemp(filepath.Dir(r.Path), "."+filepath.Base(r.Path)+".*.part")
	if err != nil {
		return ExportResult{}, outputFault(r.Path, err)
	}
	result, err := w.write(ctx, o, file, r, progress)
	if err == nil {
		err = finishFile(file, r.Path)
	}
	if err != nil {
		file.Close()
		os.Remove(file.Name())
		return ExportResult{}, outputFault(r.Path, err)
	}
	result.Path = r.Path
	return result, nil
}

// exportable returns the open course when nothing in it stands against a package.
func (w *Workspace) exportable() (opened, error) {
	o, err := w.checked()
	if len(o.faults) > 0 && (err != nil || o.faults.Blocking()) {
		return o, fault.New("export.course-faulty").At(fault.Place{File: o.file}).Because(o.faults)
	}
	return o, err
}

// checkOutput finds what makes a path unfit before any work is done.
func checkOutput(path string, o opened) *fault.Fault {
	if info, err := os.Stat(path); err == nil {
		if info.IsDir() {
			return fault.New("output.is-folder", "found", path)
		}
		if input, err := os.Stat(o.file); err == nil && os.SameFile(info, input) {
			return fault.New("output.is-input", "found", path)
		}
	}
	if _, err := os.Stat(filepath.Dir(path)); errors.Is(err, fs.ErrNotExist) {
		return fault.New("output.no-folder", "found", filepath.Dir(path))
	}
	return nil
}

// write makes the package and counts what goes into it.
func (w *Workspace) write(ctx context.Context, o opened, to io.Writer, r ExportRequest, progress Progress) (ExportResult, error) {
	options := r.Options()
	if r.Logo != "" {
		folder, err := openFolder(r.Logo)
		if err != nil {
			return ExportResult{}, err
		}
		defer folder.Close() //nolint:errcheck // it is only read
		options.Theme.Logo = scorm.Logo{Folder: folder.FS(), File: filepath.Base(r.Logo)}
	}
	hash := sha256.New()
	counter := &countingWriter{}
	summary, err := scorm.Write(ctx, io.MultiWriter(to, hash, counter), o.course, options, scorm.Progress(progress))
	if err != nil {
		return ExportResult{}, err
	}
	return ExportResult{
		Name: summary.Name, Bytes: counter.n, SHA256: hex.EncodeToString(hash.Sum(nil)),
		Files: summary.Files, Pages: summary.Pages, Questions: summary.Questions, Points: summary.Points,
	}, nil
}

// Options returns what the request asks of package scorm, but for the logo, whose folder must be
// opened first.
func (r ExportRequest) Options() scorm.Options {
	return scorm.Options{
		Format: scorm.Format(r.Format), Lang: r.Lang, Langs: r.Langs, SCOs: scorm.Division(r.SCOs),
		Status: scorm.Status(r.Status), Completion: scorm.CompletionRule(r.Completion), PassMark: r.PassMark,
		Theme: scorm.Theme{Colour: r.Colour, Organisation: r.Organisation},
	}
}

// openFolder opens the folder of a file on this computer, so that nothing outside it can be read
// by way of the file's name.
func openFolder(file string) (*os.Root, error) {
	folder, err := os.OpenRoot(filepath.Dir(file))
	if err != nil {
		return nil, fault.New("media.missing", "found", "@nothing", "expected", file).Because(err)
	}
	return folder, nil
}

type countingWriter struct{ n int64 }

func (c *countingWriter) Write(p []byte) (int, error) {
	c.n += int64(len(p))
	return len(p), nil
}

// finishFile makes a written file durable and puts it in its place.
func finishFile(file *os.File, path string) error {
	if err := file.Chmod(0o644); err != nil { // CreateTemp makes files private; a package is to be handed on
		return err
	}
	if err := file.Sync(); err != nil {
		return err
	}
	if err := file.Close(); err != nil {
		return err
	}
	return os.Rename(file.Name(), path)
}

// outputFault turns an error of writing into a fault; faults stay as they are.
func outputFault(path string, err error) error {
	var f *fault.Fault
	switch {
	case errors.As(err, &f):
		return err
	case isDiskFull(err):
		return fault.New("output.disk-full", "found", path).Because(err)
	}
	var pathError *fs.PathError
	var linkError *os.LinkError
	if errors.As(err, &pathError) || errors.As(err, &linkError) {
		return fault.New("output.unwritable", "found", path).Because(err)
	}
	return err
}
