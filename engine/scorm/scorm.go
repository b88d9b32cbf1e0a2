package scorm

import (
	"context"
	"io"
	"slices"
	"strings"

	"trivium/engine/course"
	"trivium/engine/fault"
	"trivium/engine/lang"
)

// A Format is an edition of SCORM.
type Format string

// The formats.
const (
	SCORM12     Format = "scorm12"     // SCORM 1.2
	SCORM2004R3 Format = "scorm2004-3" // SCORM 2004 3rd edition
)

// Formats returns the formats, the one most LMSs take first.
func Formats() []Format { return []Format{SCORM12, SCORM2004R3} }

// Options say what package to make.
type Options struct {
	Format Format
	Lang   lang.Tag // one of the course's languages
}

// A Summary says what was made.
type Summary struct {
	Name      string // suggested file name: lower-case ASCII
	Files     int    // entries of the archive
	Pages     int    // what the learner turns: the start, the lessons, the result
	Questions int
	Points    int // of all questions
}

// Progress is told how many of total steps are done.
type Progress func(done, total int)

// Write writes the course as a package in o.Format and o.Lang. Errors are of type *fault.Fault,
// except those of w. After an error what was written is no package. p may be nil.
func Write(ctx context.Context, w io.Writer, c *course.Course, o Options, p Progress) (Summary, error) {
	if err := o.check(c); err != nil {
		return Summary{}, err
	}
	doc, err := newDocument(c, o)
	if err != nil {
		return Summary{}, err
	}
	files, err := doc.files(ctx)
	if err != nil {
		return Summary{}, err
	}
	if err := writeArchive(ctx, w, files, p); err != nil {
		return Summary{}, err
	}
	return Summary{
		Name:      o.Name(c),
		Files:     len(files),
		Pages:     doc.PageCount,
		Questions: doc.Questions,
		Points:    doc.Points,
	}, nil
}

// check refuses a format or language that the course cannot be written in.
func (o Options) check(c *course.Course) error {
	if !slices.Contains(Formats(), o.Format) {
		return fault.New("export.format-unknown", "found", string(o.Format), "expected", join(Formats()))
	}
	if !slices.ContainsFunc(c.Modules, func(m course.LoadedModule) bool { return len(m.Lessons) > 0 }) {
		return fault.New("export.empty")
	}
	if !slices.Contains(c.Languages(), o.Lang) {
		return fault.New("export.language-undeclared", "found", string(o.Lang), "expected", join(c.Languages()))
	}
	return nil
}

func join[T ~string](list []T) string {
	words := make([]string, len(list))
	for i, s := range list {
		words[i] = string(s)
	}
	return strings.Join(words, ", ")
}

// canceled returns the fault of a context that has ended, nil while it has not.
func canceled(ctx context.Context) error {
	if err := ctx.Err(); err != nil {
		return fault.New("export.cancelled").Because(err)
	}
	return nil
}
