package scorm

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"unicode/utf16"
)

// Limits of sizes, in bytes of HTML.
const (
	// inlineLimit is up to what the pages of a launchable object, in all languages together, stand in
	// its document. Measured on a CPU slowed four times (.ci/player-start.mjs), 100 kB of pages are about
	// 0.08 s of work more before the first of them can be used, on 0.7 s of every course.
	inlineLimit = 250_000

	// partLimit is what a part holds, unless a single page is larger: some lessons, so that most pages
	// are there when they are turned to, and by that measure well under 0.1 s to take in.
	partLimit = 64_000
)

// parts divides the rendered lessons of the document into files of their own and notes in the outline
// where each lies. A part is a script that puts the HTML, as html/template has made it, into a table
// under the part's name, and nothing else. It is a script because that is what a document may load
// under its policy, from a folder (file://) and from every LMS; the player takes it as inert HTML.
//
//	(window.triviumParts=window.triviumParts||{})["pages/pl-001-5d41402a.js"]="<section …>…";
//
// A name has a hash of the content, so that no browser shows a page of a version before from its cache.
func (d *document) parts(stem string, lessons [][]byte) ([]file, error) {
	t, err := d.template()
	if err != nil {
		return nil, err
	}
	views := d.lessons()
	facts := d.Outline.lessons()
	var files []file
	for from := 0; from < len(lessons); {
		to, size := from, 0
		for to < len(lessons) && (to == from || size+len(lessons[to]) <= partLimit) {
			size += len(lessons[to])
			to++
		}
		html := bytes.Join(lessons[from:to], nil)
		terms, err := d.elsewhere(views[from:to])
		if err != nil {
			return nil, err
		}
		meanings, err := execute(t, "meanings", terms)
		if err != nil {
			return nil, err
		}
		html = append(html, meanings...)
		sum := sha256.Sum256(html)
		name := fmt.Sprintf("pages/%s%s-%03d-%s.js", stem, d.Lang, len(files)+1, hex.EncodeToString(sum[:4]))
		files = append(files, file{name, func() ([]byte, error) { return partScript(name, html), nil }})
		d.Outline.Parts = append(d.Outline.Parts, name)
		for _, f := range facts[from:to] {
			f.Part = len(files)
		}
		from = to
	}
	d.Outline.Links = map[string]string{}
	for target := range d.led {
		if lesson := d.targets[target]; lesson != target {
			d.Outline.Links[target] = lesson
		}
	}
	d.Meanings, err = d.meanings(d.linked[:d.first], func(id string) bool { return d.present[id] })
	return files, err
}

// lessons returns the lessons of all modules.
func (d *document) lessons() []lessonView {
	var list []lessonView
	for _, m := range d.Modules {
		list = append(list, m.Lessons...)
	}
	return list
}

// lessons returns the facts of all lessons, to be added to.
func (o *outline) lessons() []*lessonFacts {
	var list []*lessonFacts
	for i := range o.Modules {
		for j := range o.Modules[i].Lessons {
			list = append(list, &o.Modules[i].Lessons[j])
		}
	}
	return list
}

// elsewhere returns the terms that lessons link to and that other lessons of the document explain: a
// part brings them along, so that a meaning is there whenever the words are.
func (d *document) elsewhere(lessons []lessonView) ([]termView, error) {
	var linked []string
	here := map[string]bool{}
	for _, l := range lessons {
		linked = append(linked, l.linked...)
		for _, id := range l.explains {
			here[id] = true
		}
	}
	return d.meanings(linked, func(id string) bool { return d.present[id] && !here[id] })
}

// partScript returns the script of a part. It is ASCII, because there are servers that declare every
// script to be Latin-1.
func partScript(name string, html []byte) []byte {
	var b bytes.Buffer
	b.WriteString(`(window.triviumParts=window.triviumParts||{})["` + name + `"]="`)
	for _, r := range string(html) {
		switch {
		case r == '"' || r == '\\':
			b.WriteByte('\\')
			b.WriteRune(r)
		case r == '\n':
			b.WriteString(`\n`)
		case r >= 0x20 && r < 0x7f:
			b.WriteRune(r)
		case r > 0xFFFF:
			high, low := utf16.EncodeRune(r)
			fmt.Fprintf(&b, `\u%04x\u%04x`, high, low)
		default:
			fmt.Fprintf(&b, `\u%04x`, r)
		}
	}
	b.WriteString("\";\n")
	return b.Bytes()
}
