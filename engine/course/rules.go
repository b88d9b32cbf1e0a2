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
	languages []lang.Tag
	nodes     map[string]fault.Place // every node's id, and where it first stood
	links     []link                 // internal links, judged when all ids are known
	faults    fault.List
}

// A link is an internal link waiting for its target.
type link struct {
	target string
	place  fault.Place
}

// checkCourse returns what is wrong across the course. documents are those of the modules, in
// order; programme is nil when the course is a lone module. Links are judged only in a complete
// course: in a part of one, their targets may be in the rest.
func checkCourse(c *Course, documents []*document, programme *document, complete bool) fault.List {
	k := &checker{course: c, nodes: map[string]fault.Place{}}
	if programme != nil {
		k.languages = c.Programme.Languages
		k.node(programme, "/id", c.Programme.ID)
		k.texts(programme, titleAndDescription(c.Programme.ID, c.Programme.Title, c.Programme.Description))
	}
	for i, m := range c.Modules {
		if programme != nil && complete {
			k.moduleLanguages(programme, i, m.Module)
		}
		k.module(documents[i], m)
	}
	for _, l := range k.links {
		if _, known := k.nodes[l.target]; !known && complete {
			k.add(fault.New("link.dangling", "found", "#"+l.target, "expected", "@target").At(l.place))
		}
	}
	return k.faults
}

// inFileOrder sorts faults by file, in the order of the course, and by place within a file.
func inFileOrder(list fault.List, documents []*document, programme *document) fault.List {
	if programme != nil {
		documents = append([]*document{programme}, documents...)
	}
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

// moduleLanguages checks that a module has every language its programme promises.
func (k *checker) moduleLanguages(programme *document, i int, m *Module) {
	has := map[lang.Tag]bool{}
	for _, l := range m.Languages {
		has[l] = true
	}
	for _, l := range k.course.Programme.Languages {
		if !has[l] {
			k.add(fault.New("programme.module-language", "file", k.course.Programme.Modules[i], "found", "@nothing", "expected", "@lang."+string(l)).At(programme.at("/modules/" + strconv.Itoa(i))))
		}
	}
}

func (k *checker) module(d *document, m LoadedModule) {
	k.languages = m.Languages
	k.node(d, "/id", m.ID)
	k.texts(d, m.OwnTexts())
	k.plain(d, "/licence", m.Licence)
	lessons, questions := map[int]fault.Place{}, map[int]fault.Place{}
	for i := range m.Lessons {
		l := &m.Lessons[i]
		path := "/lessons/" + strconv.Itoa(i)
		k.node(d, path+"/id", l.ID)
		k.number(d, path, "number.lesson-duplicate", l.Number, lessons)
		k.texts(d, []PlacedText{l.TitleText(path)})
		for j := range l.Blocks {
			b := &l.Blocks[j]
			blockPath := path + "/blocks/" + strconv.Itoa(j)
			k.block(d, blockPath, b, m)
			if b.Question() {
				k.number(d, blockPath, "number.question-duplicate", b.Number, questions)
			}
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

func (k *checker) block(d *document, path string, b *Block, m LoadedModule) {
	k.node(d, path+"/id", b.ID)
	k.texts(d, b.Texts(path))
	k.plain(d, path+"/credit", b.Credit)
	k.plain(d, path+"/licence", b.Licence)
	k.localIDs(d, path, b)
	switch {
	case b.Kind == Image:
		k.image(d, path, b, m)
	case b.Question():
		k.question(d, path, b)
	}
}

// localIDs checks the short ids of items and options, unique within their block.
func (k *checker) localIDs(d *document, path string, b *Block) {
	seen := map[string]bool{}
	check := func(field string, i int, id string) {
		if seen[id] {
			k.add(fault.New("id.duplicate-local", "found", id, "expected", "@unique").At(d.at(path + "/" + field + "/" + strconv.Itoa(i) + "/id")))
		}
		seen[id] = true
	}
	for i, item := range b.Items {
		check("items", i, item.ID)
	}
	for i, option := range b.Options {
		check("options", i, option.ID)
	}
}

func (k *checker) image(d *document, path string, b *Block, m LoadedModule) {
	switch {
	case b.Decorative && !b.Alt.Empty():
		k.add(fault.New("image.alt-and-decorative", "found", "alt + decorative", "expected", "alt | decorative").At(d.at(path + "/alt")))
	case !b.Decorative && b.Alt.Empty():
		k.add(fault.New("image.no-alt", "file", b.File, "found", "@nothing", "expected", "alt | decorative").At(d.at(path)))
	}
	if f := media.Check(m.Media, b.File); f != nil {
		k.add(f.At(d.at(path + "/file")))
	}
}

func (k *checker) question(d *document, path string, b *Block) {
	right := 0
	for _, o := range b.Options {
		if o.Correct {
			right++
		}
	}
	switch {
	case right == 0:
		k.add(fault.New("question.no-right", "found", "0", "expected", "1").At(d.at(path + "/options")))
	case b.Kind == Single && right > 1:
		k.add(fault.New("question.too-many-right", "found", strconv.Itoa(right), "expected", "1").At(d.at(path + "/options")))
	}
}
