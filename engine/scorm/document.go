package scorm

import (
	"crypto/sha256"
	"encoding/base32"
	"html/template"
	"math"
	"slices"
	"strings"

	"trivium/engine/course"
	"trivium/engine/lang"
)

// pageName is the document the LMS launches, where there is but one.
const pageName = "index.html"

// A document is what a SCO holds in one language, ready for the template and the manifest: every
// text chosen, every link and file settled, everything counted.
type document struct {
	ID          string
	Format      Format
	Lang        lang.Tag
	Langs       []lang.Tag // of the package
	Prefix      string     // of ids in the page, where it has several editions
	Words       *words
	Title       string // plain
	Description string // plain, "" when there is none
	Intro       []node // the description
	Modules     []moduleView
	House       *houseView // nil where there is no start page
	About       aboutView
	Certificate *certificateView // nil where a SCO is only a part of the course
	Glossary    []termView       // terms that are linked to and explained in another SCO
	Meanings    []termView       // terms that the first page links to, where the pages lie in parts
	Outline     outline          // what the player knows before any page is there
	Pages       []template.HTML  // the lessons, where they stand in the document; none where they lie in parts
	Programme   bool             // several modules, whose titles are shown
	Start       bool             // it begins with the start page
	Alone       bool             // a lesson by itself
	PageCount   int
	Lessons     int
	Questions   int  // that a learner gets
	Points      int  // of them
	Uneven      bool // learners get questions of different points: Points is the mean
	PassMark    int  // percent
	Judged      bool // there is a mark to reach, and the LMS is told of it

	completion CompletionRule

	course  *course.Course
	media   mediaFiles
	targets map[string]string       // ids of lessons and blocks that links may lead to, with the lesson's
	led     map[string]bool         // those of them that a link leads to
	terms   map[string]*course.Term // of the whole course, as far as they are shown
	present map[string]bool         // ids of terms that are explained in this document
	linked  []string                // ids of terms that are linked to, in the order of reading
	first   int                     // how many of linked the first page has
	level   int                     // of the heading that was read last
	asked   int                     // questions before the one that is read
	parsed  *template.Template      // the templates with the words of the language
}

// A moduleView is a module with its lessons.
type moduleView struct {
	Key      string // see moduleKey
	Title    string
	Attempts *course.Attempts
	Lessons  []lessonView

	questions int // that a learner gets
}

// A lessonView is a page.
type lessonView struct {
	ID     string
	Number int
	Title  []node
	Plain  string // the title without markup
	Pool   *course.Pool
	Asks   int // questions that a learner gets
	Blocks []blockView

	linked   []string // ids of terms that it links to
	explains []string // ids of terms that it explains
}

// Several reports whether the package has more than one language.
func (d *document) Several() bool { return len(d.Langs) > 1 }

// newDocument reads a part of the course in one language.
func newDocument(c *course.Course, o Options, l lang.Tag, p part, files mediaFiles) (*document, error) {
	w, err := loadWords(l)
	if err != nil {
		return nil, err
	}
	d := &document{
		ID: c.ID(), Format: o.Format, Lang: l, Langs: o.languages(), Words: w,
		Programme: len(c.Modules) > 1, Start: p.first, Alone: !p.whole, completion: o.Completion,
		course: c, media: files,
	}
	if d.Several() {
		d.Prefix = string(l) + "-"
	}
	d.index(p)
	if err = d.front(p); err != nil {
		return nil, err
	}
	d.first = len(d.linked)
	if d.Start {
		if d.House, err = o.Theme.house(files); err != nil {
			return nil, err
		}
	}
	keys := moduleKeys(c.Modules)
	for i := range c.Modules {
		if err := d.module(i, keys[i], p); err != nil {
			return nil, err
		}
	}
	d.Judged = d.Points > 0 && o.Status != StatusCompleted
	if d.Glossary, err = d.meanings(d.linked, func(id string) bool { return !d.present[id] }); err != nil {
		return nil, err
	}
	d.PageCount = d.Lessons + 1 // the result
	if d.Start {
		d.PageCount++
	}
	d.PassMark = d.passMark(p)
	if o.PassMark != nil {
		d.PassMark = *o.PassMark
	}
	return d, nil
}

// index notes what links may lead to.
func (d *document) index(p part) {
	d.targets, d.terms, d.present = map[string]string{}, map[string]*course.Term{}, map[string]bool{}
	d.led = map[string]bool{}
	for i, m := range d.course.Modules {
		for j, l := range m.Lessons {
			here := p.has(i, j)
			if here {
				d.targets[l.ID] = l.ID
			}
			for k := range l.Blocks {
				b := &l.Blocks[k]
				if !b.Shown(d.Lang) {
					continue
				}
				if here {
					d.targets[b.ID] = l.ID
				}
				for n := range b.Terms {
					d.terms[b.Terms[n].ID] = &b.Terms[n]
					d.present[b.Terms[n].ID] = here
				}
			}
		}
	}
}

// front reads the title and what stands on the first and the last page.
func (d *document) front(p part) error {
	c := d.course
	title := c.Title()
	if !p.whole {
		title = c.Modules[p.module].Lessons[p.lesson].Title
	}
	var err error
	if d.Title, err = d.plain(title, c.ID()); err != nil {
		return err
	}
	r := d.reader(c.ID())
	if p.first && !c.Description().Empty() {
		d.Intro, d.Description = r.need(c.Description()), r.words(c.Description())
	}
	if r.err != nil {
		return r.err
	}
	if d.About, err = d.about(); err != nil {
		return err
	}
	if p.whole {
		d.Certificate = d.certificate()
	}
	return nil
}

// module reads the lessons of one module that belong to the part.
func (d *document) module(i int, key string, p part) error {
	m := d.course.Modules[i]
	if !p.whole && i != p.module {
		return nil
	}
	title, err := d.plain(m.Title, m.ID)
	if err != nil {
		return err
	}
	v := moduleView{Key: key, Title: title, Attempts: m.Attempts}
	for j, l := range m.Lessons {
		if !p.has(i, j) {
			continue
		}
		lv, err := d.lesson(m, l)
		if err != nil {
			return err
		}
		v.Lessons = append(v.Lessons, lv)
		v.questions += lv.Asks
		d.Lessons++
	}
	d.Modules = append(d.Modules, v)
	return nil
}

// lesson reads one page: the blocks that are shown in the document's language.
func (d *document) lesson(m course.LoadedModule, l course.Lesson) (lessonView, error) {
	v := lessonView{ID: l.ID, Number: l.Number, Pool: l.Pool, Asks: l.Drawn(len(l.Questions(d.Lang)))}
	before := len(d.linked)
	r := d.reader(l.ID)
	v.Title, v.Plain = r.need(l.Title), r.words(l.Title)
	if r.err != nil {
		return v, r.err
	}
	d.level = 1
	d.asked = d.Questions
	for i := range l.Blocks {
		if !l.Blocks[i].Shown(d.Lang) {
			continue
		}
		b, err := d.block(m, &l.Blocks[i])
		if err != nil {
			return v, err
		}
		v.Blocks = append(v.Blocks, b)
		for _, t := range b.Terms {
			v.explains = append(v.explains, t.ID)
		}
	}
	points, even := l.Points(d.Lang)
	d.Questions, d.Points, d.Uneven = d.Questions+v.Asks, d.Points+points, d.Uneven || !even
	v.linked = slices.Clone(d.linked[before:])
	return v, nil
}

// passMark returns the mark of the only module, or the mean of all weighted by their points.
func (d *document) passMark(p part) int {
	modules := d.course.Modules
	if !p.whole {
		return modules[p.module].Pass()
	}
	if len(modules) == 1 {
		return modules[0].Pass()
	}
	sum, points := 0, 0
	for _, m := range modules {
		for _, l := range m.Lessons {
			worth, _ := l.Points(d.Lang)
			sum += m.Pass() * worth
			points += worth
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
