package engine

import (
	"trivium/engine/fault"
	"trivium/engine/lang"
	"trivium/engine/text"
)

// The views are what screens show. They are plain data, the same over the window's bindings and
// over loopback HTTP; slices are never nil.

// A CourseView is the outline of the open course.
type CourseView struct {
	File      string       `json:"file"`   // the path it was opened from; "" for the sample
	Sample    bool         `json:"sample"` // the course that ships with the program
	ID        string       `json:"id"`
	Title     CellsView    `json:"title"`
	Languages []lang.Tag   `json:"languages"`
	Modules   []ModuleItem `json:"modules"`
	Usable    bool         `json:"usable"` // false when the file could not be read as a course; Problems says why
}

// CellsView holds a text's inline spans by language.
type CellsView map[lang.Tag]CellView

// A CellView is one cell, parsed for display.
type CellView struct {
	Raw   string      `json:"raw"`   // as typed
	Plain string      `json:"plain"` // without markup, for titles and labels
	Spans []text.Span `json:"spans"`
}

// A ModuleItem is a module in the outline.
type ModuleItem struct {
	ID        string       `json:"id"`
	Title     CellsView    `json:"title"`
	Lessons   []LessonItem `json:"lessons"`
	Questions int          `json:"questions"`
	Points    int          `json:"points"`
	PassMark  int          `json:"passMark"` // percent
	Problems  int          `json:"problems"`
}

// A LessonItem is a lesson in the outline.
type LessonItem struct {
	ID        string    `json:"id"`
	Number    int       `json:"number"`
	Title     CellsView `json:"title"`
	Questions int       `json:"questions"`
	Problems  int       `json:"problems"`
}

// A ModuleView is all texts of a module, block by block.
type ModuleView struct {
	ID          string       `json:"id"`
	Title       TextView     `json:"title"`
	Description *TextView    `json:"description,omitempty"`
	Lessons     []LessonView `json:"lessons"`
}

// A LessonView is one lesson with its blocks.
type LessonView struct {
	ID     string      `json:"id"`
	Number int         `json:"number"`
	Path   string      `json:"path"` // JSON Pointer in the module's file
	Title  TextView    `json:"title"`
	Blocks []BlockView `json:"blocks"`
}

// A BlockView is one block; its texts stand in reading order.
type BlockView struct {
	ID         string     `json:"id"`
	Kind       string     `json:"kind"` // heading, paragraph, list, image, callout, single, multiple
	Path       string     `json:"path"`
	Level      int        `json:"level,omitempty"`
	Ordered    bool       `json:"ordered,omitempty"`
	Tone       string     `json:"tone,omitempty"` // of a callout: info, tip, warning, law
	Number     int        `json:"number,omitempty"`
	Points     int        `json:"points,omitempty"`
	File       string     `json:"file,omitempty"` // of an image; fetch it with Image
	Decorative bool       `json:"decorative,omitempty"`
	Credit     string     `json:"credit,omitempty"`
	Licence    string     `json:"licence,omitempty"`
	Texts      []TextView `json:"texts"`
}

// A TextView is one text in all its languages.
type TextView struct {
	ID      string    `json:"id"`   // stable: <node id>/<field>[/<item or option id>]
	Role    string    `json:"role"` // title, description, text, item, alt, caption, prompt, option, option-feedback, feedback-correct, feedback-wrong
	Path    string    `json:"path"` // JSON Pointer in the module's file
	Origin  lang.Tag  `json:"origin"`
	Correct bool      `json:"correct,omitempty"` // of an option: it is right
	Option  string    `json:"option,omitempty"`  // of an option or its feedback: the option's id
	Cells   CellsView `json:"cells"`
}

// A Problem is a fault as screens and other programs get it: with its sentences in every language.
type Problem struct {
	Code     string                       `json:"code"`
	Severity string                       `json:"severity"` // error, warning
	File     string                       `json:"file"`
	Path     string                       `json:"path"`
	Line     int                          `json:"line"`
	Column   int                          `json:"column"`
	Module   string                       `json:"module"` // id, "" when it concerns no module that could be read
	Lesson   string                       `json:"lesson"` // id, or ""
	Block    string                       `json:"block"`  // id, or ""
	Texts    map[lang.Tag]fault.Sentences `json:"texts"`
}

// ExportRequest asks for a package.
type ExportRequest struct {
	Job    string   `json:"job"`    // chosen by the caller; names the work in progress events and in Cancel
	Format string   `json:"format"` // scorm12, scorm2004-3
	Lang   lang.Tag `json:"lang"`
	Path   string   `json:"path"` // where to write; "" keeps the package for download by the shell
}

// ExportResult says what was made.
type ExportResult struct {
	Path      string `json:"path"`
	Name      string `json:"name"` // file name, lower-case ASCII
	Bytes     int64  `json:"bytes"`
	SHA256    string `json:"sha256"`
	Files     int    `json:"files"`
	Pages     int    `json:"pages"`
	Questions int    `json:"questions"`
	Points    int    `json:"points"`
	Download  string `json:"download"` // path on the loopback server, "" when it was written to Path
}

// A ProgressEvent tells how far a job is.
type ProgressEvent struct {
	Job   string `json:"job"`
	Done  int    `json:"done"`
	Total int    `json:"total"`
}

// PreviewRequest asks for a package playing in a simulated LMS.
type PreviewRequest struct {
	Job    string   `json:"job"`
	Format string   `json:"format"`
	Lang   lang.Tag `json:"lang"`
}

// PreviewResult says where it plays: a page of an origin of its own.
type PreviewResult struct {
	URL string `json:"url"`
}
