package course

import (
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"runtime"
	"slices"
	"strconv"
	"strings"
	"sync"

	"trivium/engine/fault"
)

// LoadFile reads a module or programme from disk with all modules it names, and checks everything.
//
// The course is nil when it could not be read as one; the list then says why. Otherwise the list
// holds what the rules found, in the order of the files; Blocking tells whether it can be exported.
// File names in faults start as file does. The error is for failures that are not the input's.
func LoadFile(file string) (*Course, fault.List, error) {
	info, err := os.Stat(file)
	if f := statFault(info, err); f != nil {
		return nil, fault.List{f.At(fault.Place{File: file})}, nil
	}
	root, err := os.OpenRoot(filepath.Dir(file))
	if err != nil {
		return nil, fault.List{fault.New("file.unreadable", "found", "@locked", "expected", "@course").At(fault.Place{File: file}).Because(err)}, nil
	}
	return LoadFS(root.FS(), filepath.Base(file), filepath.Dir(file))
}

// Validate checks a module, a programme or an edition. An edition alone is checked as far as that
// goes: whether its activities exist, only its programme can tell.
func Validate(file string) (fault.List, error) {
	c, faults, err := LoadFile(file)
	if c != nil || err != nil || len(faults) != 1 || faults[0].Code != "course.is-edition" {
		return faults, err
	}
	root, err := os.OpenRoot(filepath.Dir(file))
	if err != nil {
		return nil, err
	}
	defer root.Close()
	l := &loader{fsys: root.FS(), shown: filepath.Dir(file), schemas: newSchemaSet()}
	d, f := l.read(filepath.Base(file))
	if f != nil {
		return fault.List{f}, nil
	}
	_, version, f := d.format()
	if f != nil {
		return fault.List{f}, nil
	}
	e := Edition{File: d.file}
	refused, err := l.decode(d, editionFormat, version, &e)
	if err != nil {
		return nil, err
	}
	return finishList(&Course{File: d.file, Editions: []Edition{e}}, refused, documents{editions: []*document{d}}, false), nil
}

// LoadFS is LoadFile within a file system, such as the embedded sample; shown is put before names
// in faults and may be empty.
func LoadFS(fsys fs.FS, name, shown string) (*Course, fault.List, error) {
	l := &loader{fsys: fsys, shown: shown, schemas: newSchemaSet()}
	return l.load(name)
}

// A loader reads the files of one course.
type loader struct {
	fsys    fs.FS
	shown   string
	schemas *schemaSet
}

// show returns the name of a file as the user knows it.
func (l *loader) show(name string) string {
	if l.shown == "" || l.shown == "." {
		return filepath.FromSlash(name)
	}
	return filepath.Join(l.shown, filepath.FromSlash(name))
}

func (l *loader) load(name string) (*Course, fault.List, error) {
	d, f := l.read(name)
	if f != nil {
		return nil, fault.List{f}, nil
	}
	format, version, f := d.format()
	if f != nil {
		return nil, fault.List{f}, nil
	}
	folder, err := fs.Sub(l.fsys, path.Dir(name))
	if err != nil {
		return nil, nil, fmt.Errorf("folder of %s: %w", name, err)
	}
	c := &Course{File: d.file, Media: folder}
	switch format {
	case moduleFormat:
		m, refused, err := l.decodeModule(d, name, version)
		if err != nil {
			return nil, nil, err
		}
		c.Modules = []LoadedModule{*m}
		return finish(c, refused, documents{modules: []*document{d}})
	case programmeFormat:
		return l.loadProgramme(c, d, name, version)
	default:
		return nil, fault.List{fault.New("course.is-edition", "found", format, "expected", moduleFormat+", "+programmeFormat).At(d.at("/format"))}, nil
	}
}

// decodeModule returns the module of a document, with what its schema refuses. A refused module
// is read as far as it goes, so that the rules can look at the rest of it.
func (l *loader) decodeModule(d *document, name string, version int) (*LoadedModule, fault.List, error) {
	m := &Module{}
	list, err := l.decode(d, moduleFormat, version, m)
	if err != nil {
		return nil, nil, err
	}
	if slices.ContainsFunc(list, func(f *fault.Fault) bool { return under(f.Place.Path, "/languages") }) {
		m.Languages = nil // nothing can be said about the languages of its texts
	}
	folder, err := fs.Sub(l.fsys, path.Dir(name))
	if err != nil {
		return nil, nil, fmt.Errorf("folder of %s: %w", name, err)
	}
	return &LoadedModule{Module: m, File: d.file, Media: folder}, list, nil
}

// decode checks a document against the schema of its own version and reads it. Version 2 of
// modules and programmes only added to version 1, so reading is all the migration there is; a later
// version that changes something puts a step between the two.
func (l *loader) decode(d *document, format string, version int, into any) (fault.List, error) {
	s, err := l.schemas.of(format, version)
	if err != nil {
		return nil, err
	}
	list, err := s.check(d)
	if err != nil {
		return nil, err
	}
	err = json.Unmarshal(d.data, into) // goes on after a value of the wrong type
	var wrong *json.UnmarshalTypeError
	if !errors.As(err, &wrong) {
		return list, err
	}
	if len(list) == 0 { // such as 1.0, an integer for the schema and not for Go
		list = fault.List{fault.New("schema.wrong-type", "found", wrong.Value, "expected", "@type.integer").At(d.place("", int(wrong.Offset)))}
	}
	return list, nil
}

func (l *loader) loadProgramme(c *Course, d *document, name string, version int) (*Course, fault.List, error) {
	c.Programme = &Programme{}
	if list, err := l.decode(d, programmeFormat, version, c.Programme); len(list) > 0 || err != nil {
		return nil, list, err
	}
	var refused fault.List
	docs := documents{programme: d}
	for _, r := range l.readModules(d, name, c.Programme.Modules) {
		if r.err != nil {
			return nil, nil, r.err
		}
		refused = append(refused, r.refused...)
		if r.module != nil {
			c.Modules = append(c.Modules, *r.module)
			docs.modules = append(docs.modules, r.document)
		}
	}
	for i, file := range c.Programme.Editions {
		part, version, f := l.part(d, "/editions/"+strconv.Itoa(i), name, file, editionFormat)
		if f != nil {
			refused = append(refused, f)
			continue
		}
		e := Edition{File: part.file}
		list, err := l.decode(part, editionFormat, version, &e)
		if err != nil {
			return nil, nil, err
		}
		refused = append(refused, list...)
		c.Editions = append(c.Editions, e)
		docs.editions = append(docs.editions, part)
	}
	return finish(c, refused, docs)
}

// A readModule is what became of one module that a programme names.
type readModule struct {
	module   *LoadedModule // nil when there is no such file
	document *document
	refused  fault.List
	err      error
}

// readModules reads the modules of a programme, as many at a time as there are processors, and
// returns them in their order.
func (l *loader) readModules(programme *document, name string, files []string) []readModule {
	results := make([]readModule, len(files))
	next := make(chan int)
	var workers sync.WaitGroup
	for range min(runtime.GOMAXPROCS(0), len(files)) {
		workers.Go(func() {
			for i := range next {
				results[i] = l.readModule(programme, "/modules/"+strconv.Itoa(i), name, files[i])
			}
		})
	}
	for i := range files {
		next <- i
	}
	close(next)
	workers.Wait()
	return results
}

func (l *loader) readModule(programme *document, at, name, file string) readModule {
	d, version, f := l.part(programme, at, name, file, moduleFormat)
	if f != nil {
		return readModule{refused: fault.List{f}}
	}
	m, refused, err := l.decodeModule(d, path.Join(path.Dir(name), file), version)
	return readModule{module: m, document: d, refused: refused, err: err}
}

// documents are the files of a course, the modules and editions in the order of the course's.
type documents struct {
	programme *document // nil when the course is a lone module
	modules   []*document
	editions  []*document
}

// all returns the files in the order in which faults are told.
func (d documents) all() []*document {
	var all []*document
	if d.programme != nil {
		all = append(all, d.programme)
	}
	return append(append(all, d.modules...), d.editions...)
}

// part reads a file that a programme names. One that cannot be there is the programme's fault, at
// the place of its name; what is wrong inside is the file's.
func (l *loader) part(programme *document, at, name, given, want string) (*document, int, *fault.Fault) {
	if strings.ContainsAny(given, `\:`) || !fs.ValidPath(given) {
		return nil, 0, fault.New("programme.module-path", "found", given, "expected", "@inside").At(programme.at(at))
	}
	file := path.Join(path.Dir(name), given)
	if _, err := fs.Stat(l.fsys, file); err != nil {
		return nil, 0, fault.New("programme.module-missing", "found", "@nothing", "expected", given).At(programme.at(at)).Because(err)
	}
	d, f := l.read(file)
	if f != nil {
		return nil, 0, f
	}
	format, version, f := d.format()
	if f != nil {
		return nil, 0, f
	}
	if format != want {
		return nil, 0, fault.New("programme.module-format", "file", given, "found", format, "expected", want).At(programme.at(at))
	}
	return d, version, nil
}

// finish adds what the rules find to what the schemas refused. Where a schema has refused a value,
// a rule about the same value would only say the same again in other words.
func finish(c *Course, refused fault.List, docs documents) (*Course, fault.List, error) {
	list := finishList(c, refused, docs, len(refused) == 0)
	if len(refused) > 0 {
		return nil, list, nil
	}
	return c, list, nil
}

func finishList(c *Course, refused fault.List, docs documents, complete bool) fault.List {
	list := refused
	for _, f := range checkCourse(c, docs, complete) {
		if !overlaps(refused, f) {
			list = append(list, f)
		}
	}
	return inFileOrder(list, docs.all())
}

// overlaps reports whether a refused value is that of f, above it or below it.
func overlaps(refused fault.List, f *fault.Fault) bool {
	for _, r := range refused {
		covers := r.Place.Path
		switch {
		case r.Code == "schema.missing-key":
			covers = child(covers, r.Args["expected"])
		case strings.HasSuffix(covers, "/kind"): // of a block of which nothing else is known
			covers = parent(covers)
		}
		if r.Place.File == f.Place.File && (under(f.Place.Path, covers) || under(covers, f.Place.Path)) {
			return true
		}
	}
	return false
}

// under reports whether a pointer is, or lies below, another.
func under(path, above string) bool {
	return path == above || strings.HasPrefix(path, above+"/")
}
