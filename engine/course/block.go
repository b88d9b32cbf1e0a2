package course

import (
	"encoding/json"
	"slices"

	"trivium/engine/lang"
)

// Kind says what a block is and which of its fields are used.
type Kind string

// The kinds of block that learners read.
const (
	Heading    Kind = "heading"    // Level, Text
	Paragraph  Kind = "paragraph"  // Text
	List       Kind = "list"       // Ordered, Items
	Steps      Kind = "steps"      // Items, with titles
	Quote      Kind = "quote"      // Text, Source
	Callout    Kind = "callout"    // Tone, Title, Items (its paragraphs)
	Table      Kind = "table"      // Caption, Head, Rows
	Image      Kind = "image"      // File, Variants, Alt or Decorative, Caption, Credit, Licence
	Audio      Kind = "audio"      // File, Variants, Title, Captions, Transcript, Caption, Credit, Licence
	Video      Kind = "video"      // the same
	Case       Kind = "case"       // Title, Items (its paragraphs), Tasks
	Accordion  Kind = "accordion"  // Items, with titles
	Terms      Kind = "terms"      // Terms
	Download   Kind = "download"   // File, Variants, Title, Caption, Template, Credit, Licence
	Reflection Kind = "reflection" // Number, Prompt, Hint
)

// The kinds of question: Number, Prompt, Feedback, Points, and what is said here.
const (
	Single    Kind = "single"    // Options: exactly one right answer
	Multiple  Kind = "multiple"  // Options: one or more right answers
	TrueFalse Kind = "truefalse" // Answer
	Matching  Kind = "matching"  // Pairs
	Ordering  Kind = "ordering"  // Options, in the right order
	FillIn    Kind = "fillin"    // Accept
	Numeric   Kind = "numeric"   // Value, Tolerance, Unit
)

// The kinds of activity, which take place outside the package: Title, Items (the learner's text),
// Hours, and what is said here.
const (
	Session      Kind = "session"      // Mode, Minutes, Agenda, Methods, Group, Materials
	Homework     Kind = "homework"     // Due, Materials
	Consultation Kind = "consultation" // Mode, Minutes
	Forum        Kind = "forum"
	FieldTask    Kind = "field"       // Evidence, Materials
	Deliverable  Kind = "deliverable" // By, Evidence, File (a template)
	Visit        Kind = "visit"       // Host, Place, Agenda, Minutes
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

	Only       []lang.Tag  `json:"only,omitempty"`       // the languages it is shown in; none means all
	Adaptation *Adaptation `json:"adaptation,omitempty"` // nil means that it is translated
	Notes      []Item      `json:"notes,omitempty"`      // for the facilitator, never for a learner

	Number  int    `json:"number,omitempty"` // of a question or reflection: stable within the module, never reused
	Level   int    `json:"level,omitempty"`  // of a heading: 2 to 4 (1 is the lesson's title)
	Ordered bool   `json:"ordered,omitempty"`
	Tone    Tone   `json:"tone,omitempty"`
	Mode    string `json:"mode,omitempty"` // of a session: site, online
	By      string `json:"by,omitempty"`   // of a deliverable: learner, institution

	File       string              `json:"file,omitempty"` // relative to the module's file, forward slashes
	Variants   map[lang.Tag]string `json:"variants,omitempty"`
	Template   bool                `json:"template,omitempty"` // of a download: it is to be filled in
	Decorative bool                `json:"decorative,omitempty"`
	Captions   map[lang.Tag]string `json:"captions,omitempty"` // WebVTT files

	Title      Text   `json:"title,omitzero"`
	Text       Text   `json:"text,omitzero"`
	Source     Text   `json:"source,omitzero"`
	Alt        Text   `json:"alt,omitzero"`
	Items      []Item `json:"items,omitempty"`
	Tasks      []Item `json:"tasks,omitempty"`
	Terms      []Term `json:"terms,omitempty"`
	Head       []Item `json:"head,omitempty"`
	Rows       []Row  `json:"rows,omitempty"`
	Transcript []Item `json:"transcript,omitempty"`
	Caption    Text   `json:"caption,omitzero"`
	Credit     string `json:"credit,omitempty"`
	Licence    string `json:"licence,omitempty"`

	Prompt    Text                  `json:"prompt,omitzero"`
	Hint      Text                  `json:"hint,omitzero"`
	Options   []Option              `json:"options,omitempty"`
	Pairs     []Pair                `json:"pairs,omitempty"`
	Answer    *bool                 `json:"answer,omitempty"`
	Accept    map[lang.Tag][]string `json:"accept,omitempty"`
	Value     json.Number           `json:"value,omitempty"`
	Tolerance json.Number           `json:"tolerance,omitempty"`
	Unit      Text                  `json:"unit,omitzero"`
	Feedback  *Feedback             `json:"feedback,omitempty"`
	Points    *int                  `json:"points,omitempty"` // nil means DefaultPoints

	Agenda    []AgendaItem `json:"agenda,omitempty"`
	Minutes   int          `json:"minutes,omitempty"`
	Methods   []Item       `json:"methods,omitempty"`
	Group     *Group       `json:"group,omitempty"`
	Materials []Item       `json:"materials,omitempty"`
	Due       Text         `json:"due,omitzero"`
	Evidence  Text         `json:"evidence,omitzero"`
	Host      Text         `json:"host,omitzero"`
	Place     Text         `json:"place,omitzero"`
	Hours     *Hours       `json:"hours,omitempty"`
}

// DefaultPoints is what a question counts when it does not say.
const DefaultPoints = 1

// Question reports whether the learner's answer is right or wrong.
func (b *Block) Question() bool {
	return slices.Contains([]Kind{Single, Multiple, TrueFalse, Matching, Ordering, FillIn, Numeric}, b.Kind)
}

// Numbered reports whether the block's state is kept for the learner: questions and reflections.
func (b *Block) Numbered() bool { return b.Question() || b.Kind == Reflection }

// Activity reports whether the block takes place outside the package.
func (b *Block) Activity() bool {
	return slices.Contains([]Kind{Session, Homework, Consultation, Forum, FieldTask, Deliverable, Visit}, b.Kind)
}

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

// Shown reports whether the block exists in a language.
func (b *Block) Shown(l lang.Tag) bool { return in(b.Only, l) }

// Kept reports whether the block stays in its origin language in every other.
func (b *Block) Kept() bool { return b.Adaptation != nil && b.Adaptation.Policy == Keep }

// FileFor returns the file for a language: its variant, or the one for all.
func (b *Block) FileFor(l lang.Tag) string {
	if v := b.Variants[l]; v != "" {
		return v
	}
	return b.File
}

// Policy says what is done with a block in another language than its origin.
type Policy string

// The policies; without one a block is translated.
const (
	Keep  Policy = "keep"  // it stays as it is
	Adapt Policy = "adapt" // each country writes its own
)

// An Adaptation is the policy of a block and, for Adapt, who answers for each version and when it
// is to be looked at again (a day, 2027-03-31).
type Adaptation struct {
	Policy Policy              `json:"policy"`
	Owners map[lang.Tag]string `json:"owners,omitempty"`
	Review map[lang.Tag]string `json:"review,omitempty"`
}

// An Item is an entry of a list, a paragraph, a step or a section.
type Item struct {
	ID    string `json:"id"` // 1 to 8 of a–z, 0–9, unique within its list, stable
	Title Text   `json:"title,omitzero"`
	Text  Text   `json:"text"`
}

// A Term is a word and its meaning.
type Term struct {
	ID   string `json:"id"` // ULID
	Term Text   `json:"term"`
	Text Text   `json:"text"`
}

// A Row is one of a table, with a cell for each column.
type Row struct {
	ID    string `json:"id"`
	Cells []Text `json:"cells"`
}

// An Option is one answer to a choice question, or one item to be put in order.
type Option struct {
	ID       string `json:"id"` // one of a–z, 0–9, unique within the question, stable: what the LMS records
	Text     Text   `json:"text"`
	Correct  bool   `json:"correct,omitempty"`
	Feedback Text   `json:"feedback,omitzero"` // shown when the learner has chosen this option
}

// A Pair is two parts that belong together.
type Pair struct {
	ID    string `json:"id"` // as of an Option
	Left  Text   `json:"left"`
	Right Text   `json:"right"`
}

// Feedback is shown after an answer was checked, whatever was chosen.
type Feedback struct {
	Correct Text `json:"correct,omitzero"`
	Wrong   Text `json:"wrong,omitzero"`
}

// An AgendaItem is a part of a session, or a day of a visit.
type AgendaItem struct {
	ID      string `json:"id"`
	Minutes int    `json:"minutes,omitempty"`
	Title   Text   `json:"title,omitzero"`
	Text    Text   `json:"text"`
}

// A Group is how many take part.
type Group struct {
	Min int `json:"min,omitempty"`
	Max int `json:"max,omitempty"`
}
