package scorm

import (
	"context"
	"io"
	"slices"
	"strconv"
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
	SCORM2004R4 Format = "scorm2004-4" // SCORM 2004 4th edition
)

// Formats returns the formats, the one most LMSs take first.
func Formats() []Format { return []Format{SCORM12, SCORM2004R3, SCORM2004R4} }

// A Division says what one launchable object (SCO) of a package holds.
type Division string

// The divisions.
const (
	PerCourse Division = "course" // everything: what most LMSs handle best
	PerLesson Division = "lesson" // one lesson, with a score, a status and a memory of its own
)

// A Status says what the LMS is told of a learner who has worked through everything.
type Status string

// The statuses.
const (
	StatusBoth      Status = "both"      // passed or failed where there are questions, else completed
	StatusCompleted Status = "completed" // completed, whatever the score
	StatusPassed    Status = "passed"    // passed, and until then incomplete: some LMSs close an attempt that failed
)

// A CompletionRule says what a learner must have done before the course counts as completed.
type CompletionRule string

// The completion rules.
const (
	CompletionAnswered CompletionRule = "answered" // every page seen and every question answered
	CompletionSeen     CompletionRule = "seen"     // every page seen; questions count only for the score
	CompletionPassed   CompletionRule = "passed"   // the mark reached; where there is none, every page seen
)

// Options say what package to make.
type Options struct {
	Format Format
	Lang   lang.Tag   // one of the course's languages; with Langs, the one of titles in the LMS
	Langs  []lang.Tag // the languages of one package, which the learner may switch; none means Lang alone
	SCOs   Division   // "" means PerCourse

	Status     Status         // "" means StatusBoth
	Completion CompletionRule // "" means CompletionAnswered
	PassMark   *int           // percent, instead of what the modules say
	Theme      Theme
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

// Write writes the course as a package as o says. Errors are of type *fault.Fault, except those
// of w. After an error what was written is no package. p may be nil. Pages, questions and points
// of the summary are those of the first language.
func Write(ctx context.Context, w io.Writer, c *course.Course, o Options, p Progress) (Summary, error) {
	if err := o.check(c); err != nil {
		return Summary{}, err
	}
	b, err := newBundle(c, o)
	if err != nil {
		return Summary{}, err
	}
	files, err := b.files(ctx)
	if err != nil {
		return Summary{}, err
	}
	if err := writeArchive(ctx, w, files, p); err != nil {
		return Summary{}, err
	}
	s := b.summary()
	s.Name, s.Files = o.Name(c), len(files)
	return s, nil
}

// languages returns the languages of the package, that of its titles first.
func (o Options) languages() []lang.Tag {
	list := []lang.Tag{}
	if o.Lang != "" {
		list = append(list, o.Lang)
	}
	for _, l := range o.Langs {
		if !slices.Contains(list, l) {
			list = append(list, l)
		}
	}
	return list
}

// check refuses a format, a language or a division that the course cannot be written in.
func (o Options) check(c *course.Course) error {
	if !slices.Contains(Formats(), o.Format) {
		return fault.New("export.format-unknown", "found", string(o.Format), "expected", join(Formats()))
	}
	if divisions := []Division{PerCourse, PerLesson}; o.SCOs != "" && !slices.Contains(divisions, o.SCOs) {
		return fault.New("export.division-unknown", "found", string(o.SCOs), "expected", join(divisions))
	}
	if statuses := []Status{StatusBoth, StatusCompleted, StatusPassed}; o.Status != "" && !slices.Contains(statuses, o.Status) {
		return fault.New("export.status-unknown", "found", string(o.Status), "expected", join(statuses))
	}
	if rules := []CompletionRule{CompletionAnswered, CompletionSeen, CompletionPassed}; o.Completion != "" && !slices.Contains(rules, o.Completion) {
		return fault.New("export.completion-unknown", "found", string(o.Completion), "expected", join(rules))
	}
	if o.PassMark != nil && (*o.PassMark < 0 || *o.PassMark > 100) {
		return fault.New("export.pass-mark", "found", strconv.Itoa(*o.PassMark), "expected", "0–100")
	}
	if err := o.Theme.check(); err != nil {
		return err
	}
	if !slices.ContainsFunc(c.Modules, func(m course.LoadedModule) bool { return len(m.Lessons) > 0 }) {
		return fault.New("export.empty")
	}
	languages := o.languages()
	if len(languages) == 0 {
		return fault.New("export.language-undeclared", "found", "@nothing", "expected", join(c.Languages()))
	}
	for _, l := range languages {
		if !slices.Contains(c.Languages(), l) {
			return fault.New("export.language-undeclared", "found", string(l), "expected", join(c.Languages()))
		}
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
