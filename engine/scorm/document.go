package scorm

import (
	"crypto/sha256"
	"encoding/base32"
	"fmt"
	"math"
	"strings"

	"trivium/engine/course"
	"trivium/engine/fault"
	"trivium/engine/lang"
)

// pageName is the document the LMS launches.
const pageName = "index.html"

// A document is the course in one language, ready for the template and the manifest: every text
// chosen, every link and image settled, everything counted.
type document struct {
	ID          string
	Format      Format
	Lang        lang.Tag
	Words       *words
	Title       string // plain
	Description string // plain, "" when there is none
	Intro       []node // the description
	Modules     []moduleView
	Programme   bool // several modules, whose titles are shown
	PageCount   int
	Lessons     int
	Questions   int
	Points      int
	PassMark    int // percent

	pictures pictures
	targets  map[string]bool // ids of lessons and blocks that links may lead to
}

// A moduleView is a module with its lessons.
type moduleView struct {
	Key     string // see moduleKey
	Title   string
	Lessons []lessonView
}

// A lessonView is a page.
type lessonView struct {
	ID     string
	Number int
	Title  []node
	Plain  string // the title without markup
	Blocks []blockView
}

// A blockView is a block with what its kind uses filled in.
type blockView struct {
	ID      string
	Kind    course.Kind
	Level   int
	Text    []node
	Ordered bool
	Tone    course.Tone
	Title   []node
	Items   [][]node
	Image   *imageView
	Ask     *questionView
}

type imageView struct {
	*picture
	Alt     string
	Caption []node
	Source  string // credit and licence
}

type questionView struct {
	Number      int    // stable
	Position    int    // in the course, from 1
	Interaction string // what the LMS calls it
	Summary     string // the prompt, plain and short
	Multiple    bool
	Points      int
	Prompt      []node
	Options     []optionView
	Right       int // how many options are
	OptionNotes bool
	WhenRight   []node
	WhenWrong   []node
}

type optionView struct {
	ID       string
	Text     []node
	Correct  bool
	Feedback []node
}

// newDocument reads the course in o.Lang.
func newDocument(c *course.Course, o Options) (*document, error) {
	w, err := loadWords(o.Lang)
	if err != nil {
		return nil, err
	}
	d := &document{
		ID: c.ID(), Format: o.Format, Lang: o.Lang, Words: w,
		Programme: len(c.Modules) > 1,
		pictures:  pictures{}, targets: map[string]bool{},
	}
	for _, m := range c.Modules {
		for _, l := range m.Lessons {
			d.targets[l.ID] = true
			for _, b := range l.Blocks {
				d.targets[b.ID] = true
			}
		}
	}
	if d.Title, err = d.plain(c.Title(), c.ID()); err != nil {
		return nil, err
	}
	if d.Intro, err = d.optional(c.Description(), c.ID()); err != nil {
		return nil, err
	}
	if !c.Description().Empty() {
		if d.Description, err = d.plain(c.Description(), c.ID()); err != nil {
			return nil, err
		}
	}
	keys := moduleKeys(c.Modules)
	for i, m := range c.Modules {
		v, err := d.module(m, keys[i])
		if err != nil {
			return nil, err
		}
		d.Modules = append(d.Modules, v)
	}
	d.PageCount = d.Lessons + 2 // the start and the result
	d.PassMark = passMark(c.Modules)
	if d.Format == SCORM12 {
		if need := d.suspendSize(); need > suspendLimit12 {
			return nil, fault.New("export.too-many-answers", "found", fmt.Sprint(need), "expected", fmt.Sprint(suspendLimit12))
		}
	}
	return d, nil
}

// module reads one module.
func (d *document) module(m course.LoadedModule, key string) (moduleView, error) {
	title, err := d.plain(m.Title, m.ID)
	if err != nil {
		return moduleView{}, err
	}
	v := moduleView{Key: key, Title: title}
	for _, l := range m.Lessons {
		lv, err := d.lesson(m, l)
		if err != nil {
			return moduleView{}, err
		}
		v.Lessons = append(v.Lessons, lv)
		d.Lessons++
	}
	return v, nil
}

// lesson reads one page.
func (d *document) lesson(m course.LoadedModule, l course.Lesson) (lessonView, error) {
	v := lessonView{ID: l.ID, Number: l.Number}
	var err error
	if v.Title, err = d.required(l.Title, l.ID); err != nil {
		return v, err
	}
	if v.Plain, err = d.plain(l.Title, l.ID); err != nil {
		return v, err
	}
	for i := range l.Blocks {
		b, err := d.block(m, &l.Blocks[i])
		if err != nil {
			return v, err
		}
		v.Blocks = append(v.Blocks, b)
	}
	return v, nil
}

// block reads one block by its kind.
func (d *document) block(m course.LoadedModule, b *course.Block) (blockView, error) {
	v := blockView{ID: b.ID, Kind: b.Kind, Level: b.Level, Ordered: b.Ordered, Tone: b.Tone}
	var err error
	switch b.Kind {
	case course.Heading, course.Paragraph:
		v.Text, err = d.required(b.Text, b.ID)
	case course.List, course.Callout:
		v.Title, err = d.optional(b.Title, b.ID)
		for _, item := range b.Items {
			if err != nil {
				break
			}
			var nodes []node
			nodes, err = d.required(item.Text, b.ID)
			v.Items = append(v.Items, nodes)
		}
	case course.Image:
		v.Image, err = d.image(m, b)
	case course.Single, course.Multiple:
		v.Ask, err = d.question(b)
	default:
		err = fault.New("export.block-unknown", "found", string(b.Kind), "id", b.ID)
	}
	return v, err
}

func (d *document) image(m course.LoadedModule, b *course.Block) (*imageView, error) {
	p, err := d.pictures.add(m.Media, b.File)
	if err != nil {
		return nil, err
	}
	v := &imageView{picture: p}
	if !b.Decorative {
		if v.Alt, err = d.plain(b.Alt, b.ID); err != nil {
			return nil, err
		}
	}
	if v.Caption, err = d.optional(b.Caption, b.ID); err != nil {
		return nil, err
	}
	var source []string
	for _, s := range []string{b.Credit, b.Licence} {
		if s = strings.TrimSpace(clean(s)); s != "" {
			source = append(source, s)
		}
	}
	v.Source = strings.Join(source, ", ")
	return v, nil
}

// summaryLength is what SCORM 2004 must take of an interaction's description.
const summaryLength = 250

func (d *document) question(b *course.Block) (*questionView, error) {
	d.Questions++
	d.Points += b.Worth()
	q := &questionView{
		Number: b.Number, Position: d.Questions, Points: b.Worth(), Multiple: b.Kind == course.Multiple,
		Interaction: fmt.Sprintf("q%d_%s", b.Number, identifier(b.ID)),
	}
	var err error
	if q.Prompt, err = d.required(b.Prompt, b.ID); err != nil {
		return nil, err
	}
	if q.Summary, err = d.plain(b.Prompt, b.ID); err != nil {
		return nil, err
	}
	q.Summary = shorten(q.Summary, summaryLength)
	for _, o := range b.Options {
		v := optionView{ID: o.ID, Correct: o.Correct}
		if v.Text, err = d.required(o.Text, b.ID); err != nil {
			return nil, err
		}
		if v.Feedback, err = d.optional(o.Feedback, b.ID); err != nil {
			return nil, err
		}
		if o.Correct {
			q.Right++
		}
		q.OptionNotes = q.OptionNotes || v.Feedback != nil
		q.Options = append(q.Options, v)
	}
	if b.Feedback != nil {
		if q.WhenRight, err = d.optional(b.Feedback.Correct, b.ID); err != nil {
			return nil, err
		}
		if q.WhenWrong, err = d.optional(b.Feedback.Wrong, b.ID); err != nil {
			return nil, err
		}
	}
	return q, nil
}

// passMark returns the mark of the only module, or the mean of all weighted by their points.
func passMark(modules []course.LoadedModule) int {
	sum, points := 0, 0
	for _, m := range modules {
		mark := course.DefaultPassMark
		if m.PassMark != nil {
			mark = *m.PassMark
		}
		if len(modules) == 1 {
			return mark
		}
		for _, l := range m.Lessons {
			for i := range l.Blocks {
				sum += mark * l.Blocks[i].Worth()
				points += l.Blocks[i].Worth()
			}
		}
	}
	if points == 0 {
		return course.DefaultPassMark
	}
	return int(math.Round(float64(sum) / float64(points)))
}

// moduleKeys returns the key of each module in suspend data: the beginning of a hash of its ULID,
// so that it is the same wherever the module stands, in a programme or by itself. ULIDs made in
// one go begin alike, so no part of the ULID itself would do. Six characters of 32 make two
// modules of a programme of thirty alike once in two million programmes; then keys are longer.
func moduleKeys(modules []course.LoadedModule) []string {
	for size := 6; ; size += 4 {
		keys := make([]string, len(modules))
		seen := map[string]bool{}
		for i, m := range modules {
			sum := sha256.Sum256([]byte(m.ID))
			keys[i] = strings.ToLower(base32.StdEncoding.EncodeToString(sum[:])[:size])
			seen[keys[i]] = true
		}
		if len(seen) == len(modules) || size > 40 {
			return keys
		}
	}
}

// suspendLimit12 is what SCORM 1.2 stores of cmi.suspend_data, in characters.
const suspendLimit12 = 4096

// suspendSize returns the longest suspend data the player cannot shorten: version, place and every
// answer with every option chosen. The format is described in the player's state.ts.
func (d *document) suspendSize() int {
	size := len("1;") + 40 // the place
	for _, m := range d.Modules {
		size += len(";") + len(m.Key) + len(":::")
		for _, l := range m.Lessons {
			for _, b := range l.Blocks {
				if b.Ask != nil {
					size += len(fmt.Sprint(b.Ask.Number)) + len(".,") + len(b.Ask.Options)
				}
			}
		}
	}
	return size
}
