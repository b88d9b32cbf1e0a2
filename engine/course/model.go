// Package course is the course model: programme → module → lesson → block, with every text in
// all its languages.
//
// JSON goes in (the format described by trivium/schemas), a checked Course comes out, and Encode
// gives the JSON back without loss. It stands right at the start of the flow: what enters the
// workspace, the screens and the packages has been a Course first.
package course

import (
	"io/fs"

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
	ID          string     `json:"id"` // ULID
	Languages   []lang.Tag `json:"languages"`
	Title       Text       `json:"title"`
	Description Text       `json:"description,omitzero"`
	Modules     []string   `json:"modules"` // module files, relative to the programme's file
}

// A Module is the unit people write, exchange and export.
type Module struct {
	ID          string     `json:"id"` // ULID
	Languages   []lang.Tag `json:"languages"`
	Title       Text       `json:"title"`
	Description Text       `json:"description,omitzero"`
	PassMark    *int       `json:"passMark,omitempty"` // percent of the points, 0 to 100; nil means DefaultPassMark
	Licence     string     `json:"licence,omitempty"`  // SPDX identifier or a short name
	Lessons     []Lesson   `json:"lessons"`
}

// DefaultPassMark is used where a module names none: the value most LMS administrators expect.
const DefaultPassMark = 80

// A Lesson is one page for the learner.
type Lesson struct {
	ID     string  `json:"id"`     // ULID
	Number int     `json:"number"` // stable within the module, never reused: a learner's bookmark names it
	Title  Text    `json:"title"`
	Blocks []Block `json:"blocks"`
}

// Kind says what a block is and which of its fields are used.
type Kind string

// The kinds of block.
const (
	Heading   Kind = "heading"   // Level, Text
	Paragraph Kind = "paragraph" // Text
	List      Kind = "list"      // Ordered, Items
	Image     Kind = "image"     // File, Alt or Decorative, Caption, Credit, Licence
	Callout   Kind = "callout"   // Tone, Title, Items (its paragraphs)
	Single    Kind = "single"    // Number, Prompt, Options, Feedback, Points: exactly one right answer
	Multiple  Kind = "multiple"  // the same, one or more right answers
)

// Tone is what a callout is for; it decides its icon and its word.
type Tone string

// The tones of a callout.
const (
	Info    Tone = "info"
	Tip     Tone = "tip"
	Warning Tone = "warning"
	Law     Tone = "law"
)

// A Block is one element of a lesson. Which fields it has follows from its Kind; the schema
// refuses any other.
type Block struct {
	ID   string `json:"id"` // ULID
	Kind Kind   `json:"kind"`

	Level      int    `json:"level,omitempty"` // of a heading: 2 to 4 (1 is the lesson's title)
	Text       Text   `json:"text,omitzero"`
	Ordered    bool   `json:"ordered,omitempty"`
	Tone       Tone   `json:"tone,omitempty"`
	Title      Text   `json:"title,omitzero"`
	Items      []Item `json:"items,omitempty"`
	File       string `json:"file,omitempty"` // relative to the module's file, forward slashes
	Decorative bool   `json:"decorative,omitempty"`
	Alt        Text   `json:"alt,omitzero"`
	Caption    Text   `json:"caption,omitzero"`
	Credit     string `json:"credit,omitempty"`
	Licence    string `json:"licence,omitempty"`

	Number   int       `json:"number,omitempty"` // of a question: stable within the module, never reused
	Prompt   Text      `json:"prompt,omitzero"`
	Options  []Option  `json:"options,omitempty"`
	Feedback *Feedback `json:"feedback,omitempty"`
	Points   *int      `json:"points,omitempty"` // nil means DefaultPoints
}

// DefaultPoints is what a question counts when it does not say.
const DefaultPoints = 1

// Question reports whether the learner answers the block.
func (b *Block) Question() bool { return b.Kind == Single || b.Kind == Multiple }

// Worth returns the points of a question, 0 for any other block.
func (b *Block) Worth() int {
	switch {
	case !b.Question():
		return 0
	case b.Points == nil:
		return DefaultPoints
	default:
		return *b.Points
	}
}

// An Item is an entry of a list, or a paragraph of a callout.
type Item struct {
	ID   string `json:"id"` // 1 to 8 of a–z, 0–9, unique within the block, stable
	Text Text   `json:"text"`
}

// An Option is one answer to a choice question.
type Option struct {
	ID       string `json:"id"` // one of a–z, 0–9, unique within the question, stable: what the LMS records
	Text     Text   `json:"text"`
	Correct  bool   `json:"correct,omitempty"`
	Feedback Text   `json:"feedback,omitzero"` // shown when the learner has chosen this option
}

// Feedback is shown after an answer was checked, whatever was chosen.
type Feedback struct {
	Correct Text `json:"correct,omitzero"`
	Wrong   Text `json:"wrong,omitzero"`
}

// A Course is what a file holds, ready for screens and packages: a programme with its modules,
// or a single module standing for itself.
type Course struct {
	File      string     // the path it was read from, as given
	Programme *Programme // nil when the file is a module
	Modules   []LoadedModule
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

// Pass returns the percent of the points a learner needs.
func (m *Module) Pass() int {
	if m.PassMark == nil {
		return DefaultPassMark
	}
	return *m.PassMark
}
