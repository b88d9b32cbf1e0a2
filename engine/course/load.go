package course

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strconv"
	"strings"

	"trivium/engine/fault"
)

// maxBytes is the most a course file may have: 100 modules of 1,500 words in three languages take
// about 8 MB.
const maxBytes = 32 << 20

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

// LoadFS is LoadFile within a file system, such as the embedded sample; shown is put before names
// in faults and may be empty.
func LoadFS(fsys fs.FS, name, shown string) (*Course, fault.List, error) {
	l, err := newLoader(fsys, shown)
	if err != nil {
		return nil, nil, err
	}
	return l.load(name)
}

// A loader reads the files of one course.
type loader struct {
	fsys      fs.FS
	shown     string
	module    *schema
	programme *schema
}

func newLoader(fsys fs.FS, shown string) (*loader, error) {
	module, err := loadSchema("module-1")
	if err != nil {
		return nil, err
	}
	programme, err := loadSchema("programme-1")
	if err != nil {
		return nil, err
	}
	return &loader{fsys: fsys, shown: shown, module: module, programme: programme}, nil
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
	format, f := d.format()
	if f != nil {
		return nil, fault.List{f}, nil
	}
	if format == moduleFormat {
		m, refused, err := l.decodeModule(d, name)
		if err != nil {
			return nil, nil, err
		}
		return finish(&Course{File: d.file, Modules: []LoadedModule{*m}}, refused, []*document{d}, nil)
	}
	return l.loadProgramme(d, name)
}

// read returns a file as a checked document.
func (l *loader) read(name string) (*document, *fault.Fault) {
	shown := l.show(name)
	at := fault.Place{File: shown}
	info, err := fs.Stat(l.fsys, name)
	if f := statFault(info, err); f != nil {
		return nil, f.At(at)
	}
	file, err := l.fsys.Open(name)
	if err != nil {
		return nil, fault.New("file.unreadable", "found", "@locked", "expected", "@course").At(at).Because(err)
	}
	defer file.Close()
	data, err := io.ReadAll(io.LimitReader(file, maxBytes+1))
	if err != nil {
		return nil, fault.New("file.unreadable", "found", "@locked", "expected", "@course").At(at).Because(err)
	}
	if len(data) > maxBytes { // it grew since Stat
		return nil, tooLarge(int64(len(data))).At(at)
	}
	return parseDocument(shown, bytes.TrimPrefix(data, []byte("\ufeff"))) // Notepad's byte order mark
}

// statFault says why something cannot be a course file, nil when it can.
func statFault(info fs.FileInfo, err error) *fault.Fault {
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return fault.New("file.not-found", "found", "@nothing", "expected", "@course").Because(err)
	case err != nil:
		return fault.New("file.unreadable", "found", "@locked", "expected", "@course").Because(err)
	case info.IsDir():
		return fault.New("file.is-folder", "found", "@folder", "expected", "@course")
	case !info.Mode().IsRegular():
		return fault.New("file.not-regular", "found", "@device", "expected", "@course")
	case info.Size() == 0:
		return fault.New("file.empty", "found", "@nothing", "expected", "@course")
	case info.Size() > maxBytes:
		return tooLarge(info.Size())
	}
	return nil
}

func tooLarge(size int64) *fault.Fault {
	return fault.New("file.too-large", "found", strconv.FormatInt(size>>20, 10)+" MB", "expected", strconv.Itoa(maxBytes>>20)+" MB")
}

// format tells which of our formats a document is, by its keys "format" and "version".
func (d *document) format() (string, *fault.Fault) {
	var head struct {
		Format  any          `json:"format"`
		Version *json.Number `json:"version"`
	}
	if d.data[d.nodes[""].value] != '{' {
		return "", fault.New("schema.wrong-type", "found", d.raw(""), "expected", "@type.object").At(d.at(""))
	}
	if err := json.Unmarshal(d.data, &head); err != nil {
		return "", fault.New("schema.wrong-type", "found", d.raw("/version"), "expected", "@type.integer").At(d.at("/version")).Because(err)
	}
	format, _ := head.Format.(string)
	if format != moduleFormat && format != programmeFormat {
		found := d.raw("/format")
		if found == "" {
			found = "@nothing"
		}
		return "", fault.New("course.format-unknown", "found", found, "expected", moduleFormat+", "+programmeFormat).At(d.at("/format"))
	}
	if head.Version != nil {
		if v, err := head.Version.Int64(); err == nil && v > formatVersion {
			return "", fault.New("course.version-newer", "found", head.Version.String(), "expected", strconv.Itoa(formatVersion)).At(d.at("/version"))
		}
	}
	return format, nil
}

// decodeModule returns the module of a document, with what its schema refuses. A refused module
// is read as far as it goes, so that the rules can look at the rest of it.
func (l *loader) decodeModule(d *document, name string) (*LoadedModule, fault.List, error) {
	m := &Module{}
	list, err := decode(d, l.module, m)
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

func decode(d *document, s *schema, into any) (fault.List, error) {
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

func (l *loader) loadProgramme(d *document, name string) (*Course, fault.List, error) {
	p := &Programme{}
	if list, err := decode(d, l.programme, p); len(list) > 0 || err != nil {
		return nil, list, err
	}
	c := &Course{File: d.file, Programme: p}
	var refused fault.List
	documents := []*document{}
	for i, file := range p.Modules {
		at := "/modules/" + strconv.Itoa(i)
		module, moduleDoc, faults, err := l.moduleOf(d, at, path.Join(path.Dir(name), file), file)
		if err != nil {
			return nil, nil, err
		}
		refused = append(refused, faults...)
		if module != nil {
			c.Modules = append(c.Modules, *module)
			documents = append(documents, moduleDoc)
		}
	}
	return finish(c, refused, documents, d)
}

// finish adds what the rules find to what the schemas refused. Where a schema has refused a value,
// a rule about the same value would only say the same again in other words.
func finish(c *Course, refused fault.List, documents []*document, programme *document) (*Course, fault.List, error) {
	list := refused
	for _, f := range checkCourse(c, documents, programme, len(refused) == 0) {
		if !overlaps(refused, f) {
			list = append(list, f)
		}
	}
	list = inFileOrder(list, documents, programme)
	if len(refused) > 0 {
		return nil, list, nil
	}
	return c, list, nil
}

// overlaps reports whether a refused value is that of f, above it or below it.
func overlaps(refused fault.List, f *fault.Fault) bool {
	for _, r := range refused {
		covers := r.Place.Path
		if r.Code == "schema.missing-key" {
			covers = child(covers, r.Args["expected"])
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

// moduleOf reads one module a programme names. A file that cannot be opened is the programme's
// fault, at its path; what is wrong inside is the module's.
func (l *loader) moduleOf(programme *document, at, name, given string) (*LoadedModule, *document, fault.List, error) {
	if strings.Contains(given, `\`) || !fs.ValidPath(given) || strings.ContainsRune(given, ':') {
		return nil, nil, fault.List{fault.New("programme.module-path", "found", given, "expected", "@inside").At(programme.at(at))}, nil
	}
	if _, err := fs.Stat(l.fsys, name); err != nil {
		return nil, nil, fault.List{fault.New("programme.module-missing", "found", "@nothing", "expected", given).At(programme.at(at)).Because(err)}, nil
	}
	d, f := l.read(name)
	if f != nil {
		return nil, nil, fault.List{f}, nil
	}
	format, f := d.format()
	if f != nil {
		return nil, nil, fault.List{f}, nil
	}
	if format != moduleFormat {
		return nil, nil, fault.List{fault.New("programme.module-format", "file", given, "found", format, "expected", moduleFormat).At(programme.at(at))}, nil
	}
	m, list, err := l.decodeModule(d, name)
	return m, d, list, err
}
