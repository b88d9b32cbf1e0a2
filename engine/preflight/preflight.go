package preflight

import (
	"context"
	"errors"
	"io"
	"time"
)

// Options say how thorough a check is.
type Options struct {
	Static   bool          // do not run the package in a browser
	Browser  string        // the program to run it in; "" looks for one
	SCOs     int           // how many SCOs are run at most; 0 is 20
	Patience time.Duration // how long an SCO may take until it calls Initialize; 0 is 10 s
}

func (o Options) withDefaults() Options {
	if o.SCOs <= 0 {
		o.SCOs = 20
	}
	if o.Patience <= 0 {
		o.Patience = 10 * time.Second
	}
	return o
}

// Progress is told how many of total steps are done.
type Progress func(done, total int)

// The steps before the run: archive, manifest, content.
const staticSteps = 3

// Check judges the package in r. What is wrong with it is in the report; the error is about
// reading r, or the context's.
func Check(ctx context.Context, name string, r io.ReaderAt, size int64, o Options, p Progress) (Report, error) {
	o = o.withDefaults()
	return check(ctx, name, r, size, o, p, func() (*browser, error) { return startBrowser(ctx, o.Browser) })
}

// check is Check with a way to get a browser, so that tests can use one for many packages.
func check(ctx context.Context, name string, r io.ReaderAt, size int64, o Options, p Progress, start func() (*browser, error)) (report Report, err error) {
	began := time.Now()
	if p == nil {
		p = func(int, int) {}
	}
	report = Report{Name: name, Bytes: size, SCOs: []SCO{}, Findings: []Finding{}}
	defer func() { report.Elapsed = time.Since(began) }()
	total := staticSteps
	if !o.Static {
		total++
	}
	p(0, total)
	a, err := openArchive(ctx, r, size, &report)
	if err != nil || a == nil {
		return report, err
	}
	p(1, total)
	m := readManifest(a, compileSchemas, &report)
	p(2, total)
	if err := checkContent(ctx, a, &report); err != nil {
		return report, err
	}
	if m != nil {
		total = staticSteps + min(len(report.SCOs), o.SCOs)
	}
	p(staticSteps, total)
	if o.Static {
		report.find("run.off", "")
	} else if m != nil && len(report.SCOs) > 0 {
		err = run(ctx, a, m, o, &report, start, func(done int) { p(staticSteps+done, total) })
	}
	if errors.Is(err, context.Canceled) || errors.Is(err, context.DeadlineExceeded) {
		err = ctx.Err()
	}
	p(total, total)
	return report, err
}
