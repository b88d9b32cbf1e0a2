// Package course is the course model: programme → module → lesson → block, with every text in
// all its languages, the hours of a hybrid training, and its dated editions.
//
// JSON goes in (the formats described by trivium/schemas), a checked Course comes out, and Encode
// gives the JSON back without loss. It stands right at the start of the flow: what enters the
// workspace, the screens and the packages has been a Course first.
package course

import (
	"io/fs"
	"slices"

	"trivium/engine/lang"
)

// A Text is one unit of layout (a paragraph, heading, option, caption) in all its languages.
// Cells hold inline markup as package text reads it.
type Text struct {
	Origin lang.Tag            // the language the text was first written in
	Cells  map[lang.Tag]string // one entry per language that is filled
}

// In returns the cell in language l, or "" when there is none.
func (t Text) In(l lang.Tag) string { return t.Cells[l] }

// Empty reports whether no language has a cell; it is how an absent optional text looks.
func (t Text) Empty() bool { return t.Origin == "" && len(t.Cells) == 0 }

// A Programme is a training made of modules, in the languages it declares.
type Programme struct {
	ID          string          `json:"id"` // ULID
	Languages   []lang.Tag      `json:"languages"`
	Title       Text            `json:"title"`
	Description Text            `json:"description,omitzero"`
	Hours       *ProgrammeHours `json:"hours,omitempty"`
	About
	Modules  []string `json:"modules"`            // module files, relative to the programme's file
	Editions []string `json:"editions,omitempty"` // edition files, likewise
}

// A Module is the unit people write, exchange and export.
type Module struct {
	ID          string     `json:"id"` // ULID
	Languages   []lang.Tag `json:"languages"`
	Title       Text       `json:"title"`
	Description Text       `json:"description,omitzero"`
	PassMark    *int       `json:"passMark,omitempty"` // percent of the points, 0 to 100; nil means DefaultPassMark
	Attempts    *Attempts  `json:"attempts,omitempty"` // nil means that wrong answers may be tried again
	Hours       *Hours     `json:"hours,omitempty"`    // of self-study
	About
	Lessons []Lesson `json:"lessons"`
}

// DefaultPassMark is used where a module names none: the value most LMS administrators expect.
const DefaultPassMark = 80

// Pass returns the percent of the points a learner needs.
func (m *Module) Pass() int {
	if m.PassMark == nil {
		return DefaultPassMark
	}
	return *m.PassMark
}

// A Lesson is one page for the learner.
type Lesson struct {
	ID     string  `json:"id"`     // ULID
	Number int     `json:"number"` // stable within the module, never reused: a learner's bookmark names it
	Title  Text    `json:"title"`
	Pool   *Pool   `json:"pool,omitempty"` // nil means that every learner gets all questions, in their order
	Blocks []Block `json:"blocks"`
}

// A Course is what a file holds, ready for screens and packages: a programme with its modules and
// editions, or a single module standing for itself.
type Course struct {
	File      string     // the path it was read from, as given
	Programme *Programme // nil when the file is a module
	Modules   []LoadedModule
	Editions  []Edition
	Media     fs.FS // the course's own folder, for its logos
}

// A LoadedModule is a module and where it came from.
type LoadedModule struct {
	*Module
	File  string // path of the module's file, as reached from Course.File
	Media fs.FS  // the module's folder: its media files, and nothing outside it
}

// ID returns the identifier of the programme, or of the only module.
func (c *Course) ID() string {
	if c.Programme != nil {
		return c.Programme.ID
	}
	return c.Modules[0].ID
}

// Title returns the title of the programme, or of the only module.
func (c *Course) Title() Text {
	if c.Programme != nil {
		return c.Programme.Title
	}
	return c.Modules[0].Title
}

// Description returns the description of the programme, or of the only module.
func (c *Course) Description() Text {
	if c.Programme != nil {
		return c.Programme.Description
	}
	return c.Modules[0].Description
}

// Languages returns the languages the course declares, in its own order.
func (c *Course) Languages() []lang.Tag {
	if c.Programme != nil {
		return c.Programme.Languages
	}
	return c.Modules[0].Languages
}

// About returns outcomes, audience, funding and the rest of what describes the course.
func (c *Course) About() About {
	if c.Programme != nil {
		return c.Programme.About
	}
	return c.Modules[0].About
}

// in reports whether a language is in a list; an empty list, of a block without "only", has all.
func in(list []lang.Tag, l lang.Tag) bool { return len(list) == 0 || slices.Contains(list, l) }
