package engine

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"

	"trivium/engine/fault"
	"trivium/engine/lang"
	"trivium/engine/preflight"
)

// CheckPackage judges the package in a file, ours or another tool's. What is wrong with it is in
// the report; an error, a fault, says that the file cannot be read or that ctx has ended.
func CheckPackage(ctx context.Context, file string, o preflight.Options, progress Progress) (preflight.Report, error) {
	f, err := os.Open(file)
	if err != nil {
		return preflight.Report{}, unreadable(file, err)
	}
	defer f.Close() //nolint:errcheck // it is only read
	info, err := f.Stat()
	if err == nil && info.IsDir() {
		err = fmt.Errorf("%s: is a folder", file)
	}
	if err != nil {
		return preflight.Report{}, unreadable(file, err)
	}
	report, err := preflight.Check(ctx, filepath.Base(file), f, info.Size(), o, preflight.Progress(progress))
	switch {
	case err != nil && ctx.Err() != nil:
		return report, fault.New("export.cancelled").Because(err)
	case err != nil:
		return report, unreadable(file, err)
	}
	return report, nil
}

func unreadable(file string, err error) error {
	f := fault.New("file.unreadable")
	if errors.Is(err, fs.ErrNotExist) {
		f = fault.New("file.not-found")
	}
	return f.At(fault.Place{File: file}).Because(err)
}

// CheckPackage judges a package for screens: with its sentences in all languages. It runs in a
// browser of this computer; where there is none, a finding says what that leaves open.
func (w *Workspace) CheckPackage(ctx context.Context, file string, progress Progress) (PackageView, error) {
	report, err := CheckPackage(ctx, file, preflight.Options{}, progress)
	if err != nil {
		return PackageView{}, err
	}
	return w.packageView(report), nil
}

func (w *Workspace) packageView(r preflight.Report) PackageView {
	v := PackageView{
		Name: r.Name, Bytes: r.Bytes, Version: string(r.Version), Title: r.Title, Objects: len(r.SCOs), Browser: r.Browser,
		Seconds: r.Elapsed.Seconds(), Errors: r.Count(preflight.Error), Warnings: r.Count(preflight.Warning), Notes: r.Count(preflight.Info),
		Families: []string{}, Findings: []FindingView{},
	}
	for _, sco := range r.SCOs {
		if sco.Run {
			v.Run++
		}
	}
	for _, family := range preflight.Families() {
		v.Families = append(v.Families, string(family))
	}
	for _, f := range r.Findings {
		v.Findings = append(v.Findings, w.findingView(f))
	}
	return v
}

func (w *Workspace) findingView(f preflight.Finding) FindingView {
	v := FindingView{
		Code: f.Code, Severity: string(f.Severity), File: f.File, Line: f.Line, Column: f.Column,
		Texts: map[lang.Tag]fault.Sentences{}, Minds: []MindView{},
	}
	for _, l := range lang.All() {
		v.Texts[l] = w.texts.Of(f.Fault(), l)
	}
	for _, m := range f.Minds {
		mind := MindView{Family: string(m.Family), Texts: map[lang.Tag]string{}}
		for _, l := range lang.All() {
			mind.Texts[l] = w.texts.Say(l, "lms."+m.Key, nil)
		}
		v.Minds = append(v.Minds, mind)
	}
	return v
}
