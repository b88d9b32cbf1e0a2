package scorm

import (
	"context"
	"fmt"
	"path"

	"trivium/engine/course"
	"trivium/engine/fault"
)

// A bundle is a package before it is written: its launchable objects and the files they share.
type bundle struct {
	options Options
	id      string // of the course
	scos    []sco
	groups  []string // titles of the modules, where a programme has several
	media   mediaFiles
	inline  int // how many bytes of pages a document holds before they lie in parts
}

// A sco is one launchable object: a document in each language of the package, in one file.
type sco struct {
	id       string // ULID of the course or the lesson: the manifest's identifiers come of it
	file     string
	module   int         // which module it belongs to, where the package has one SCO per lesson
	editions []*document // one for each language, that of the manifest first
}

// main is the document whose words the manifest has.
func (s sco) main() *document { return s.editions[0] }

// A part is what one SCO holds of the course.
type part struct {
	whole  bool
	module int // of a lesson alone
	lesson int
	first  bool // it begins with the course's start page
}

// has reports whether a lesson is in the part.
func (p part) has(module, lesson int) bool {
	return p.whole || p.module == module && p.lesson == lesson
}

// newBundle reads the course in every language of the package.
func newBundle(c *course.Course, o Options) (*bundle, error) {
	b := &bundle{options: o, id: c.ID(), media: mediaFiles{}, inline: inlineLimit}
	if o.SCOs != PerLesson {
		return b, b.add(c, c.ID(), pageName, part{whole: true, first: true})
	}
	n := 0
	for i, m := range c.Modules {
		for j, l := range m.Lessons {
			n++
			if err := b.add(c, l.ID, fmt.Sprintf("lesson-%02d.html", n), part{module: i, lesson: j, first: n == 1}); err != nil {
				return nil, err
			}
		}
	}
	if len(c.Modules) > 1 {
		for _, m := range c.Modules {
			d := &document{Lang: o.languages()[0]}
			title, err := d.plain(m.Title, m.ID)
			if err != nil {
				return nil, err
			}
			b.groups = append(b.groups, title)
		}
	}
	return b, nil
}

// add reads one part of the course in every language.
func (b *bundle) add(c *course.Course, id, file string, p part) error {
	s := sco{id: id, file: file, module: p.module}
	for _, l := range b.options.languages() {
		d, err := newDocument(c, b.options, l, p, b.media)
		if err != nil {
			return err
		}
		s.editions = append(s.editions, d)
	}
	if b.options.Format == SCORM12 {
		for _, d := range s.editions {
			if need := d.suspendSize(); need > suspendLimit12 {
				return fault.New("export.too-many-answers", "found", fmt.Sprint(need), "expected", fmt.Sprint(suspendLimit12))
			}
		}
	}
	b.scos = append(b.scos, s)
	return nil
}

// summary counts what the learner meets, in the first language.
func (b *bundle) summary() Summary {
	var s Summary
	for _, sco := range b.scos {
		d := sco.main()
		s.Pages += d.PageCount
		s.Questions += d.Questions
		s.Points += d.Points
	}
	return s
}

// files returns all entries of the archive in its order. Only small files are read here.
func (b *bundle) files(ctx context.Context) ([]file, error) {
	if err := canceled(ctx); err != nil {
		return nil, err
	}
	files := []file{}
	for _, s := range b.scos {
		pages, err := b.render(s)
		if err != nil {
			return nil, err
		}
		files = append(files, pages...)
	}
	for _, name := range []string{"player.js", "player.css"} {
		content, err := asset(name)
		if err != nil {
			return nil, err
		}
		files = append(files, fixed(name, content))
	}
	if css := b.options.Theme.css(); css != nil {
		files = append(files, fixed(themeName, css))
	}
	schemas, err := schemaFiles(b.options.Format)
	if err != nil {
		return nil, err
	}
	for _, name := range schemas {
		files = append(files, file{name, func() ([]byte, error) { return asset(path.Join("xsd", string(b.options.Format), name)) }})
	}
	for _, p := range b.media {
		files = append(files, file{p.Name, p.read})
	}
	sortFiles(files)
	names := make([]string, len(files))
	for i, f := range files {
		names[i] = f.name
	}
	xml, err := b.manifest(names)
	if err != nil {
		return nil, err
	}
	return append([]file{fixed(manifestName, xml)}, files...), nil
}
