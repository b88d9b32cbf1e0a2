package engine

import (
	"trivium/engine/course"
	"trivium/engine/fault"
	"trivium/engine/lang"
	"trivium/engine/text"
)

// The views are what screens show. They are plain data, the same over the window's bindings and
// over loopback HTTP; slices are never nil.

// A CourseView is the outline of the open course.
type CourseView struct {
	File      string        `json:"file"`   // the path it was opened from; "" for the sample
	Sample    bool          `json:"sample"` // the course that ships with the program
	ID        string        `json:"id"`
	Title     CellsView     `json:"title"`
	Languages []lang.Tag    `json:"languages"`
	Modules   []ModuleItem  `json:"modules"`
	Usable    bool          `json:"usable"`  // false when the file could not be read as a course; Problems says why
	Ledgers   []LedgerView  `json:"ledgers"` // one for each language; empty when nothing has hours
	About     AboutView     `json:"about"`
	Editions  []EditionView `json:"editions"`
	Writable  bool          `json:"writable"` // its texts can be edited: it lies in a workspace
}

// A SampleView is a course that ships with the program.
type SampleView struct {
	Name      string     `json:"name"` // for OpenSample
	Title     CellsView  `json:"title"`
	Languages []lang.Tag `json:"languages"`
}

// A LedgerView is the hours of the course in one language.
type LedgerView struct {
	Lang        lang.Tag         `json:"lang"`
	Unit        int              `json:"unit"` // minutes of an hour: 45 or 60
	Lines       []LedgerLineView `json:"lines"`
	All         float64          `json:"all"`
	Counted     float64          `json:"counted"`     // of All, what counts towards the certificate
	Certificate float64          `json:"certificate"` // counted hours that a learner needs
}

// A LedgerLineView is one kind of hours.
type LedgerLineView struct {
	Kind     string   `json:"kind"` // session, visit, selfstudy, homework, consultation, forum, field, deliverable
	Count    int      `json:"count"`
	All      float64  `json:"all"`
	Counted  float64  `json:"counted"`
	Declared *float64 `json:"declared,omitempty"` // what the programme promises
}

// AboutView is what describes a programme or a module.
type AboutView struct {
	Texts    []TextView      `json:"texts"` // description, outcomes, audience, prerequisites, keywords, logos, notice
	Authors  []course.Person `json:"authors"`
	Partners []string        `json:"partners"`
	Licence  string          `json:"licence"`
	Funder   string          `json:"funder"` // the funding programme
	Grant    string          `json:"grant"`
}

// An EditionView is a dated run of the programme.
type EditionView struct {
	ID       string        `json:"id"`
	File     string        `json:"file"`
	Country  string        `json:"country"`
	Group    string        `json:"group"`
	Deadline string        `json:"deadline"` // a day, or ""
	Title    CellsView     `json:"title"`
	Info     []CellsView   `json:"info"`
	Contacts []ContactView `json:"contacts"`
	Sessions []SlotView    `json:"sessions"`
}

// A ContactView is whom to ask.
type ContactView struct {
	Name  string    `json:"name"`
	Role  CellsView `json:"role"`
	Email string    `json:"email"`
	Phone string    `json:"phone"`
}

// A SlotView is one appointment.
type SlotView struct {
	ID       string    `json:"id"`
	Activity string    `json:"activity"` // id of the block, or ""
	Title    CellsView `json:"title"`    // its own, or that of the activity
	Start    string    `json:"start"`    // 2027-03-12T09:00+01:00
	End      string    `json:"end"`
	Place    CellsView `json:"place"`
	Link     string    `json:"link"`
	Text     CellsView `json:"text"`
}

// CellsView holds a text's inline spans by language.
type CellsView map[lang.Tag]CellView

// A CellView is one cell, parsed for display.
type CellView struct {
	Raw   string      `json:"raw"`   // as typed
	Plain string      `json:"plain"` // without markup, for titles and labels
	Spans []text.Span `json:"spans"`

	State *CellState `json:"state,omitempty"` // in a workspace
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

	Attempts *course.Attempts `json:"attempts,omitempty"`
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
	ID          string        `json:"id"`
	Title       TextView      `json:"title"`
	Description *TextView     `json:"description,omitempty"`
	About       AboutView     `json:"about"`
	Hours       *course.Hours `json:"hours,omitempty"` // of self-study
	Lessons     []LessonView  `json:"lessons"`
}

// A PoolView is what each learner gets of a lesson's questions.
type PoolView struct {
	course.Pool
	Questions int `json:"questions"` // in the lesson
}

// A LessonView is one lesson with its blocks.
type LessonView struct {
	ID     string   `json:"id"`
	Number int      `json:"number"`
	Path   string   `json:"path"` // JSON Pointer in the module's file
	Title  TextView `json:"title"`

	Pool   *PoolView   `json:"pool,omitempty"`
	Blocks []BlockView `json:"blocks"`
}

// A BlockView is one block; its texts stand in reading order.
type BlockView struct {
	ID         string                `json:"id"`
	Kind       string                `json:"kind"` // as in the schema of modules
	Path       string                `json:"path"`
	Only       []lang.Tag            `json:"only,omitempty"`       // the languages it is shown in; none means all
	Adaptation *course.Adaptation    `json:"adaptation,omitempty"` // keep or adapt, with owners and review dates
	Level      int                   `json:"level,omitempty"`
	Ordered    bool                  `json:"ordered,omitempty"`
	Tone       string                `json:"tone,omitempty"` // of a callout: info, tip, warning, law
	Number     int                   `json:"number,omitempty"`
	Points     int                   `json:"points,omitempty"`
	File       string                `json:"file,omitempty"` // fetch a picture with Image
	Variants   map[lang.Tag]string   `json:"variants,omitempty"`
	Captions   map[lang.Tag]string   `json:"captions,omitempty"`
	Template   bool                  `json:"template,omitempty"`
	Decorative bool                  `json:"decorative,omitempty"`
	Credit     string                `json:"credit,omitempty"`
	Licence    string                `json:"licence,omitempty"`
	Columns    int                   `json:"columns,omitempty"` // of a table: its heads come first, then its cells, row by row
	Answer     *bool                 `json:"answer,omitempty"`
	Accept     map[lang.Tag][]string `json:"accept,omitempty"`
	Value      string                `json:"value,omitempty"`
	Tolerance  string                `json:"tolerance,omitempty"`
	Mode       string                `json:"mode,omitempty"` // site, online
	By         string                `json:"by,omitempty"`   // learner, institution
	Minutes    int                   `json:"minutes,omitempty"`
	Group      *course.Group         `json:"group,omitempty"`
	Hours      *course.Hours         `json:"hours,omitempty"`
	Texts      []TextView            `json:"texts"`
}

// A TextView is one text in all its languages.
type TextView struct {
	ID      string    `json:"id"`   // stable: <node id>/<field>[/<item or option id>]
	Role    string    `json:"role"` // as course.Role
	Path    string    `json:"path"` // JSON Pointer in the module's file
	Origin  lang.Tag  `json:"origin"`
	Correct bool      `json:"correct,omitempty"` // of an option: it is right
	Option  string    `json:"option,omitempty"`  // of an option or its feedback: the option's id
	Minutes int       `json:"minutes,omitempty"` // of a part of an agenda
	Area    string    `json:"area,omitempty"`    // of a learning outcome: knowledge, skills, responsibility
	EQF     int       `json:"eqf,omitempty"`     // its level, 0 when none is given
	File    string    `json:"file,omitempty"`    // of a logo's text alternative: the picture, for Image
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
	Module   string                       `json:"module"`  // id, "" when it concerns no module that could be read
	Lesson   string                       `json:"lesson"`  // id, or ""
	Block    string                       `json:"block"`   // id, or ""
	Edition  string                       `json:"edition"` // id, "" when it concerns no edition
	Texts    map[lang.Tag]fault.Sentences `json:"texts"`
}

// ExportRequest asks for a package.
type ExportRequest struct {
	Job    string     `json:"job"`             // chosen by the caller; names the work in progress events and in Cancel
	Format string     `json:"format"`          // as scorm.Formats
	Lang   lang.Tag   `json:"lang"`            // of the titles in the LMS, and of the package when Langs is empty
	Langs  []lang.Tag `json:"langs,omitempty"` // the languages of one package, which the learner may switch
	SCOs   string     `json:"scos,omitempty"`  // course (also ""), lesson
	Path   string     `json:"path"`            // where to write; "" keeps the package for download by the shell

	Status       string `json:"status,omitempty"`       // as scorm.Status
	Completion   string `json:"completion,omitempty"`   // as scorm.CompletionRule
	PassMark     *int   `json:"passMark,omitempty"`     // percent, instead of what the modules say
	Colour       string `json:"colour,omitempty"`       // #1f4e5f
	Organisation string `json:"organisation,omitempty"` // whose package it is
	Logo         string `json:"logo,omitempty"`         // its picture, a file on this computer; needs Organisation
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
