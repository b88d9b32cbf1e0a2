package scorm

import (
	"bytes"
	"embed"
	"html/template"
	"strings"

	"trivium/engine/course"
	"trivium/engine/lang"
)

//go:embed page/*.html
var pageFiles embed.FS

// An entry is a line of the table of contents.
type entry struct{ Target, Title string }

// render returns the files of a SCO: the document with an edition for each language, and the parts
// its pages lie in when they are too much for it. It can be called once: of a large course the blocks
// are let go when they are written.
func (b *bundle) render(s sco) ([]file, error) {
	lessons := make([][][]byte, len(s.editions))
	size := 0
	for i, d := range s.editions {
		var err error
		if lessons[i], err = d.renderLessons(); err != nil {
			return nil, err
		}
		for _, page := range lessons[i] {
			size += len(page)
		}
		d.Outline = d.outline()
		d.forget()
	}
	page := struct {
		Format     Format
		Lang       lang.Tag
		Title      string
		Status     Status
		Completion CompletionRule
		Theme      string
		Editions   []template.HTML
	}{Format: b.options.Format, Lang: s.main().Lang, Title: s.main().Title, Status: b.options.Status, Completion: b.options.Completion}
	if b.options.Theme.Colour != "" {
		page.Theme = themeName
	}
	var files []file
	for i, d := range s.editions {
		if size > b.inline {
			parts, err := d.parts(s.stem(), lessons[i])
			if err != nil {
				return nil, err
			}
			files = append(files, parts...)
		} else {
			for _, page := range lessons[i] {
				d.Pages = append(d.Pages, template.HTML(page)) // made by html/template itself
			}
		}
		html, err := d.render()
		if err != nil {
			return nil, err
		}
		page.Editions = append(page.Editions, template.HTML(html)) // likewise
		lessons[i], d.Pages, d.parsed = nil, nil, nil              // written
	}
	t, err := parse(template.FuncMap{})
	if err != nil {
		return nil, err
	}
	html, err := execute(t, "index.html", page)
	if err != nil {
		return nil, err
	}
	return append(files, fixed(s.file, html)), nil
}

// stem is what names of the SCO's parts begin with: nothing where there is but one SCO.
func (s sco) stem() string {
	if s.file == pageName {
		return ""
	}
	return strings.TrimSuffix(s.file, ".html") + "-"
}

// render returns the edition of the page in the document's language.
func (d *document) render() ([]byte, error) {
	t, err := d.template()
	if err != nil {
		return nil, err
	}
	return execute(t, "edition.html", d)
}

// renderLessons returns the page of each lesson.
func (d *document) renderLessons() ([][]byte, error) {
	t, err := d.template()
	if err != nil {
		return nil, err
	}
	var pages [][]byte
	for _, m := range d.Modules {
		for _, l := range m.Lessons {
			view := struct {
				Key      string
				Module   string // the title, where the course has several
				Attempts *course.Attempts
				Lesson   lessonView
			}{Key: m.Key, Attempts: m.Attempts, Lesson: l}
			if d.Programme {
				view.Module = m.Title
			}
			page, err := execute(t, "lesson", view)
			if err != nil {
				return nil, err
			}
			pages = append(pages, page)
		}
	}
	return pages, nil
}

// forget lets the blocks go, which nothing needs once the lessons are rendered.
func (d *document) forget() {
	for i := range d.Modules {
		for j := range d.Modules[i].Lessons {
			d.Modules[i].Lessons[j].Blocks = nil
		}
	}
}

// template returns the templates with the words of the document's language, parsed once.
func (d *document) template() (*template.Template, error) {
	if d.parsed != nil {
		return d.parsed, nil
	}
	var err error
	d.parsed, err = parse(template.FuncMap{
		"word":  d.Words.word,
		"count": d.Words.count,
		"hours": d.Words.hours,
		"id":    func(s string) string { return d.Prefix + s },
		"entry": func(target, title string) entry { return entry{target, title} },
		// What stands in every question; templates see only what they are given.
		"questions": func() int { return d.Questions },
		"tongue":    func() lang.Tag { return d.Lang },
		"levels":    func(level int, id string, title []node) heading { return heading{level, id, title} },
	})
	return d.parsed, err
}

// A heading is the title of a card, one level below the heading it stands under.
type heading struct {
	Level int
	ID    string
	Title []node
}

// stubs stand for the functions that a template does not use: parsing wants all names.
var stubs = template.FuncMap{
	"word": func() string { return "" }, "count": func() string { return "" }, "hours": func() string { return "" },
	"id": func() string { return "" }, "entry": func() string { return "" }, "questions": func() int { return 0 }, "levels": func() string { return "" }, "tongue": func() string { return "" },
}

func parse(functions template.FuncMap) (*template.Template, error) {
	return template.New("").Funcs(stubs).Funcs(functions).ParseFS(pageFiles, "page/*.html")
}

func execute(t *template.Template, name string, data any) ([]byte, error) {
	var b bytes.Buffer
	if err := t.ExecuteTemplate(&b, name, data); err != nil {
		return nil, err
	}
	return b.Bytes(), nil
}
