package desk

import (
	"errors"
	"path"
	"slices"
	"strings"

	"trivium/engine/change"
	"trivium/engine/course"
	"trivium/engine/fault"
	"trivium/engine/review"
	"trivium/engine/store"
)

// The names of a course's own file among the files of the course.
const (
	programmeFile = "programme.json"
	moduleFile    = "module.json"
)

// parts are what courses are put together from, each kept until something in it changes.
type parts struct {
	modules    map[string]*course.Module
	editions   map[string]*course.Edition
	programmes map[string]*course.Programme
	media      map[string]map[string]store.Hash // of a module or programme: its files
	checked    map[string]checked
	progress   *review.Progress
	version    int // counts changes, so that a check of an older state is not taken for one of this
}

// checked is what was found wrong with a course.
type checked struct {
	version int
	faults  fault.List
}

// forget drops what a change may have made wrong.
func (p *parts) forget(s *change.State, changes change.Changes, shaped bool) {
	p.version++
	p.progress = nil
	if changes.Replayed || shaped {
		*p = parts{version: p.version, checked: p.checked}
		return
	}
	for thing := range changes.Things {
		if strings.HasPrefix(thing, string(change.MediaPut)+" ") {
			p.media = nil
			break
		}
	}
	roots := map[string]bool{}
	for id := range changes.Nodes {
		if !root(s, id, roots) {
			*p = parts{version: p.version, checked: p.checked} // an edit inside what was deleted may bring it back
			return
		}
	}
	for id := range changes.Cells {
		node, _ := change.SplitText(id.Text)
		root(s, node, roots)
	}
	for id := range roots {
		delete(p.modules, id)
		delete(p.editions, id)
		delete(p.programmes, id)
	}
}

// root notes the programme, module or edition that a node is in, and reports whether nothing on the
// way to it is deleted.
func root(s *change.State, id string, roots map[string]bool) bool {
	for range maxDepth {
		n, known := s.Node(id)
		if !known {
			roots[id] = true
			return true
		}
		if n.Deleted {
			return false
		}
		if n.Parent == "" {
			roots[n.ID] = true
			return true
		}
		id = n.Parent
	}
	return false
}

// maxDepth is more than any tree of ours has: programme, module, lesson, block, row.
const maxDepth = 64

// An Item is a course of the workspace.
type Item struct {
	ID   string
	Kind string // programme, module
}

// Courses returns the programmes, and the modules that are in none of them.
func (d *Desk) Courses() []Item {
	d.mu.Lock()
	defer d.mu.Unlock()
	programmes, modules := []Item{}, []Item{}
	inside := map[string]bool{}
	for _, n := range d.state.Children("") {
		switch n.Kind {
		case "programme":
			programmes = append(programmes, Item{n.ID, n.Kind})
			list, _ := d.state.Parts(n.ID)
			for _, m := range list {
				inside[m] = true
			}
		case "module":
			modules = append(modules, Item{n.ID, n.Kind})
		}
	}
	return append(programmes, slices.DeleteFunc(modules, func(m Item) bool { return inside[m.ID] })...)
}

// Course returns a programme or module as the workspace has it now. It must not be changed; what
// happens later does not change it either.
func (d *Desk) Course(id string) (*course.Course, error) {
	d.mu.Lock()
	defer d.mu.Unlock()
	return d.course(id)
}

func (d *Desk) course(id string) (*course.Course, error) {
	n, _ := d.state.Node(id)
	var c *course.Course
	var err error
	switch n.Kind {
	case "programme":
		c, err = d.programmeCourse(id)
	case "module":
		c = &course.Course{File: moduleFile, Media: d.folder(id)}
		err = d.addModule(c, id, moduleFile)
	default:
		err = change.ErrNone
	}
	if errors.Is(err, change.ErrNone) {
		return nil, fault.New("course.no-such-part", "found", id)
	}
	return c, err
}

// programmeCourse puts a programme together. Its files have the names they came with; where two
// people have added one of the same name, the second is named after its id.
func (d *Desk) programmeCourse(id string) (*course.Course, error) {
	p, err := kept(&d.parts.programmes, id, d.state.Programme)
	if err != nil {
		return nil, err
	}
	own := *p
	own.Modules, own.Editions = []string{}, nil
	c := &course.Course{File: programmeFile, Programme: &own, Media: d.folder(id)}
	taken := map[string]bool{programmeFile: true}
	name := func(given, part string) string {
		file := path.Clean(given)
		if taken[file] {
			file = path.Join(path.Dir(file), part+".json")
		}
		taken[file] = true
		return file
	}
	modules, editions := d.state.Parts(id)
	for i, m := range modules {
		file := name(p.Modules[i], m)
		if err := d.addModule(c, m, file); errors.Is(err, change.ErrNone) {
			continue // it was deleted, or has not come yet
		} else if err != nil {
			return nil, err
		}
		own.Modules = append(own.Modules, file)
	}
	for i, part := range editions {
		e, err := kept(&d.parts.editions, part, d.state.Edition)
		if errors.Is(err, change.ErrNone) {
			continue
		} else if err != nil {
			return nil, err
		}
		edition := *e
		edition.File = name(p.Editions[i], part)
		own.Editions = append(own.Editions, edition.File)
		c.Editions = append(c.Editions, edition)
	}
	return c, nil
}

func (d *Desk) addModule(c *course.Course, id, file string) error {
	m, err := kept(&d.parts.modules, id, d.state.Module)
	if err != nil {
		return err
	}
	c.Modules = append(c.Modules, course.LoadedModule{Module: m, File: file, Media: d.folder(id)})
	return nil
}

// kept returns a part from where it is kept, and makes it when it is not.
func kept[T any](all *map[string]*T, id string, from func(string) (*T, error)) (*T, error) {
	if part := (*all)[id]; part != nil {
		return part, nil
	}
	part, err := from(id)
	if err != nil {
		return nil, err
	}
	if *all == nil {
		*all = map[string]*T{}
	}
	(*all)[id] = part
	return part, nil
}
