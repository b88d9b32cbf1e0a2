package scorm

import (
	"bytes"
	"context"
	"embed"
	"html/template"
	"path"

	"trivium/engine/course"
)

//go:embed page/*.html
var pageFiles embed.FS

// An entry is a line of the table of contents.
type entry struct{ Target, Title string }

// render returns index.html.
func (d *document) render() ([]byte, error) {
	t, err := template.New(pageName).Funcs(template.FuncMap{
		"word":  d.Words.word,
		"count": d.Words.count,
		"tone":  func(t course.Tone) string { return d.Words.word(string(t)) },
		"entry": func(target, title string) entry { return entry{target, title} },
		// The total stands in every question; templates see only what they are given.
		"questions": func() int { return d.Questions },
	}).ParseFS(pageFiles, "page/*.html")
	if err != nil {
		return nil, err
	}
	var b bytes.Buffer
	if err := t.Execute(&b, d); err != nil {
		return nil, err
	}
	return b.Bytes(), nil
}

// files returns all entries of the archive in its order. Only small files are read here.
func (d *document) files(ctx context.Context) ([]file, error) {
	if err := canceled(ctx); err != nil {
		return nil, err
	}
	page, err := d.render()
	if err != nil {
		return nil, err
	}
	files := []file{fixed(pageName, page)}
	for _, name := range []string{"player.js", "player.css"} {
		content, err := asset(name)
		if err != nil {
			return nil, err
		}
		files = append(files, fixed(name, content))
	}
	schemas, err := schemaFiles(d.Format)
	if err != nil {
		return nil, err
	}
	for _, name := range schemas {
		files = append(files, file{name, func() ([]byte, error) { return asset(path.Join("xsd", string(d.Format), name)) }})
	}
	for _, p := range d.pictures {
		files = append(files, file{p.Name, p.read})
	}
	sortFiles(files)
	names := make([]string, len(files))
	for i, f := range files {
		names[i] = f.name
	}
	xml, err := d.manifest(names)
	if err != nil {
		return nil, err
	}
	return append([]file{fixed(manifestName, xml)}, files...), nil
}
