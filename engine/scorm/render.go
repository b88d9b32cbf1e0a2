package scorm

import (
	"bytes"
	"embed"
	"html/template"

	"trivium/engine/lang"
)

//go:embed page/*.html
var pageFiles embed.FS

// An entry is a line of the table of contents.
type entry struct{ Target, Title string }

// render returns the page of a SCO: one edition of it for each language.
func (b *bundle) render(s sco) ([]byte, error) {
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
	for _, d := range s.editions {
		html, err := d.render()
		if err != nil {
			return nil, err
		}
		page.Editions = append(page.Editions, template.HTML(html)) // made by html/template itself
	}
	return execute("index.html", template.FuncMap{}, page)
}

// render returns the edition of the page in the document's language.
func (d *document) render() ([]byte, error) {
	return execute("edition.html", template.FuncMap{
		"word":  d.Words.word,
		"count": d.Words.count,
		"hours": d.Words.hours,
		"id":    func(s string) string { return d.Prefix + s },
		"entry": func(target, title string) entry { return entry{target, title} },
		// What stands in every question; templates see only what they are given.
		"questions": func() int { return d.Questions },
		"tongue":    func() lang.Tag { return d.Lang },
		"levels":    func(level int, id string, title []node) heading { return heading{level, id, title} },
	}, d)
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

func execute(name string, functions template.FuncMap, data any) ([]byte, error) {
	t, err := template.New(name).Funcs(stubs).Funcs(functions).ParseFS(pageFiles, "page/*.html")
	if err != nil {
		return nil, err
	}
	var b bytes.Buffer
	if err := t.Execute(&b, data); err != nil {
		return nil, err
	}
	return b.Bytes(), nil
}
