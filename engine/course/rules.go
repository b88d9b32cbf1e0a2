package course

import (
	"slices"
	"strconv"

	"trivium/engine/fault"
	"trivium/engine/lang"
	"trivium/engine/media"
)

// A checker applies the rules that a schema cannot express to one course.
type checker struct {
	course    *Course
	complete  bool                   // every file of the course could be read
	languages []lang.Tag             // those of the file being checked
	nodes     map[string]fault.Place // every node's id, and where it first stood
	terms     map[string]bool        // ids of terms
	links     []link                 // internal links, judged when all ids are known
	faults    fault.List
}

// A link is an internal link waiting for its target.
type link struct {
	target string
	term   bool
	place  fault.Place
}

// checkCourse returns what is wrong across the course. References are judged only in a complete
// course: in a part of one, their targets may be in the rest.
func checkCourse(c *Course, docs documents, complete bool) fault.List {
	k := &checker{course: c, complete: complete, nodes: map[string]fault.Place{}, terms: map[string]bool{}}
	if p := c.Programme; p != nil {
		k.languages = p.Languages
		k.node(docs.programme, "/id", p.ID)
		k.texts(docs.programme, p.OwnTexts(), nil)
		k.about(docs.programme, p.About)
	}
	for i, m := range c.Modules {
		if c.Programme != nil && complete {
			k.moduleLanguages(docs.programme, i, m.Module)
		}
		k.module(docs.modules[i], m)
	}
	for i := range c.Editions {
		k.edition(docs.editions[i], &c.Editions[i])
	}
	if complete {
		k.targets()
		k.hours(docs)
	}
	return k.faults
}

// inFileOrder sorts faults by file, in the order of the course, and by place within a file.
func inFileOrder(list fault.List, documents []*document) fault.List {
	rank := map[string]int{}
	for i, d := range documents {
		rank[d.file] = i
	}
	sortFaults(list)
	slices.SortStableFunc(list, func(a, b *fault.Fault) int { return rank[a.Place.File] - rank[b.Place.File] })
	return list
}

func (k *checker) add(f *fault.Fault) { k.faults = append(k.faults, f) }

// node notes an id, which no other node of the course may have.
func (k *checker) node(d *document, path, id string) {
	at := d.at(path)
	if first, twice := k.nodes[id]; twice {
		k.add(fault.New("id.duplicate", "found", id, "expected", "@unique", "line", strconv.Itoa(first.Line), "file", first.File).At(at))
		return
	}
	k.nodes[id] = at
}

// targets finds internal links that lead nowhere.
func (k *checker) targets() {
	for _, l := range k.links {
		_, known := k.nodes[l.target]
		switch {
		case l.term && !k.terms[l.target]:
			k.add(fault.New("link.no-term", "found", "term:"+l.target, "expected", "@term").At(l.place))
		case !known:
			k.add(fault.New("link.dangling", "found", "#"+l.target, "expected", "@target").At(l.place))
		}
	}
}

// moduleLanguages checks that a module has every language its programme promises.
func (k *checker) moduleLanguages(programme *document, i int, m *Module) {
	for _, l := range k.course.Programme.Languages {
		if !slices.Contains(m.Languages, l) {
			k.add(fault.New("programme.module-language", "file", k.course.Programme.Modules[i], "found", "@nothing", "expected", "@lang."+string(l)).At(programme.at("/modules/" + strconv.Itoa(i))))
		}
	}
}

func (k *checker) module(d *document, m LoadedModule) {
	k.languages = m.Languages
	k.node(d, "/id", m.ID)
	k.texts(d, m.OwnTexts(), nil)
	k.about(d, m.About)
	if m.Funding != nil && k.course.Programme != nil {
		k.logos(d, m.Funding, m)
	}
	k.attempts(d, m.Module)
	lessons, questions := map[int]fault.Place{}, map[int]fault.Place{}
	for i := range m.Lessons {
		l := &m.Lessons[i]
		path := "/lessons/" + strconv.Itoa(i)
		k.node(d, path+"/id", l.ID)
		k.number(d, path, "number.lesson-duplicate", l.Number, lessons)
		k.texts(d, []PlacedText{l.TitleText(path)}, nil)
		k.pool(d, path, l)
		for j := range l.Blocks {
			b := &l.Blocks[j]
			blockPath := path + "/blocks/" + strconv.Itoa(j)
			k.block(d, blockPath, b, m)
			if b.Numbered() {
				k.number(d, blockPath, "number.question-duplicate", b.Number, questions)
			}
		}
	}
}

// about checks what describes a programme or a module.
func (k *checker) about(d *document, a About) {
	k.plain(d, "/licence", a.Licence)
	for i, p := range a.Authors {
		k.plain(d, "/authors/"+strconv.Itoa(i)+"/name", p.Name)
		k.plain(d, "/authors/"+strconv.Itoa(i)+"/organisation", p.Organisation)
	}
	for i, p := range a.Partners {
		k.plain(d, "/partners/"+strconv.Itoa(i), p)
	}
	k.localIDs(d, "/outcomes", len(a.Outcomes), func(i int) string { return a.Outcomes[i].ID })
	if a.Funding == nil {
		return
	}
	k.plain(d, "/funding/programme", a.Funding.Programme)
	k.plain(d, "/funding/grant", a.Funding.Grant)
	if f := k.course; f.Programme == nil || f.Programme.Funding == a.Funding {
		k.logos(d, a.Funding, LoadedModule{Media: f.Media})
	}
}

// logos checks the pictures of the funders.
func (k *checker) logos(d *document, f *Funding, m LoadedModule) {
	for i, logo := range f.Logos {
		if problem := media.Check(m.Media, logo.File, media.Picture); problem != nil {
			k.add(problem.At(d.at("/funding/logos/" + strconv.Itoa(i) + "/file")))
		}
	}
}

// number checks that a number is used once; a learner's saved state is keyed by it.
func (k *checker) number(d *document, path, code string, n int, seen map[int]fault.Place) {
	at := d.at(path + "/number")
	if first, twice := seen[n]; twice {
		k.add(fault.New(code, "found", strconv.Itoa(n), "expected", "@unused", "line", strconv.Itoa(first.Line)).At(at))
		return
	}
	seen[n] = at
}

// localIDs checks the short ids of a list, unique within it. path is the list's.
func (k *checker) localIDs(d *document, path string, n int, id func(int) string) {
	seen := map[string]bool{}
	for i := range n {
		if seen[id(i)] {
			k.add(fault.New("id.duplicate-local", "found", id(i), "expected", "@unique").At(d.at(path + "/" + strconv.Itoa(i) + "/id")))
		}
		seen[id(i)] = true
	}
}
