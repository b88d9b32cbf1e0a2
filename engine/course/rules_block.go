package course

import (
	"slices"
	"strconv"
	"strings"
	"time"

	"trivium/engine/fault"
	"trivium/engine/lang"
	"trivium/engine/media"
)

func (k *checker) block(d *document, path string, b *Block, m LoadedModule) {
	k.node(d, path+"/id", b.ID)
	k.texts(d, b.Texts(path), b)
	k.plain(d, path+"/credit", b.Credit)
	k.plain(d, path+"/licence", b.Licence)
	k.blockIDs(d, path, b)
	k.blockLanguages(d, path, b)
	k.adaptation(d, path, b)
	k.files(d, path, b, m)
	k.question(d, path, b)
	if b.Kind == Table {
		k.table(d, path, b)
	}
	if b.Group != nil && b.Group.Min > 0 && b.Group.Max > 0 && b.Group.Min > b.Group.Max {
		k.add(fault.New("activity.group", "found", strconv.Itoa(b.Group.Min)+" > "+strconv.Itoa(b.Group.Max), "expected", "min ≤ max").At(d.at(path + "/group")))
	}
}

// blockIDs checks the ids within a block: the short ones are unique in their list, terms are nodes.
func (k *checker) blockIDs(d *document, path string, b *Block) {
	for key, list := range map[string][]Item{
		"items": b.Items, "tasks": b.Tasks, "head": b.Head, "transcript": b.Transcript,
		"methods": b.Methods, "materials": b.Materials, "notes": b.Notes,
	} {
		k.localIDs(d, path+"/"+key, len(list), func(i int) string { return list[i].ID })
	}
	k.localIDs(d, path+"/rows", len(b.Rows), func(i int) string { return b.Rows[i].ID })
	k.localIDs(d, path+"/options", len(b.Options), func(i int) string { return b.Options[i].ID })
	k.localIDs(d, path+"/pairs", len(b.Pairs), func(i int) string { return b.Pairs[i].ID })
	k.localIDs(d, path+"/agenda", len(b.Agenda), func(i int) string { return b.Agenda[i].ID })
	for i, t := range b.Terms {
		k.node(d, path+"/terms/"+strconv.Itoa(i)+"/id", t.ID)
		k.terms[t.ID] = true
	}
}

// blockLanguages checks that a block is shown only in languages that the module declares.
func (k *checker) blockLanguages(d *document, path string, b *Block) {
	for i, l := range b.Only {
		if len(k.languages) > 0 && !slices.Contains(k.languages, l) {
			k.add(fault.New("text.origin-undeclared", "found", "@lang."+string(l), "expected", lang.List(k.languages)).At(d.at(path + "/only/" + strconv.Itoa(i))))
		}
	}
}

// needed returns the languages in which a block must be written.
func (k *checker) needed(b *Block) []lang.Tag {
	var needed []lang.Tag
	for _, l := range k.languages {
		if b == nil || b.Shown(l) {
			needed = append(needed, l)
		}
	}
	return needed
}

// adaptation checks that an adapted block has an owner and a review date for each language.
func (k *checker) adaptation(d *document, path string, b *Block) {
	a := b.Adaptation
	if a == nil {
		return
	}
	for l, day := range a.Review {
		if _, err := time.Parse(dayLayout, day); err != nil {
			k.add(fault.New("date.unknown", "found", day, "expected", "2027-03-31").At(d.at(path + "/adaptation/review/" + string(l))))
		}
	}
	if a.Policy != Adapt {
		return
	}
	for _, l := range k.needed(b) {
		if strings.TrimSpace(a.Owners[l]) == "" {
			k.add(fault.New("adaptation.no-owner", "found", "@nothing", "expected", "owners/"+string(l), "language", "@lang."+string(l)).At(d.at(path + "/adaptation/owners/" + string(l))))
		}
		if a.Review[l] == "" {
			k.add(fault.New("adaptation.no-review", "found", "@nothing", "expected", "review/"+string(l), "language", "@lang."+string(l)).At(d.at(path + "/adaptation/review/" + string(l))))
		}
	}
}

// use tells what kind of file a kind of block takes.
func (b *Block) use() media.Use {
	switch b.Kind {
	case Audio:
		return media.Sound
	case Video:
		return media.Film
	case Download, Deliverable:
		return media.Document
	default:
		return media.Picture
	}
}

// files checks that a block's files are there, and that nobody is left out by them.
func (k *checker) files(d *document, path string, b *Block, m LoadedModule) {
	k.file(d, path+"/file", b.File, m, b.use())
	for _, l := range lang.All() {
		k.file(d, path+"/variants/"+string(l), b.Variants[l], m, b.use())
		k.file(d, path+"/captions/"+string(l), b.Captions[l], m, media.Subtitles)
	}
	switch b.Kind {
	case Image:
		k.alternative(d, path, b)
	case Audio:
		if len(b.Transcript) == 0 {
			k.add(fault.New("media.no-transcript", "file", b.File, "found", "@nothing", "expected", "transcript").At(d.at(path)))
		}
	case Video:
		k.captions(d, path, b)
	}
}

func (k *checker) file(d *document, path, name string, m LoadedModule, use media.Use) {
	if name == "" {
		return
	}
	if f := media.Check(m.Media, name, use); f != nil {
		k.add(f.At(d.at(path)))
	}
}

func (k *checker) alternative(d *document, path string, b *Block) {
	switch {
	case b.Decorative && !b.Alt.Empty():
		k.add(fault.New("image.alt-and-decorative", "found", "alt + decorative", "expected", "alt | decorative").At(d.at(path + "/alt")))
	case !b.Decorative && b.Alt.Empty():
		k.add(fault.New("image.no-alt", "file", b.File, "found", "@nothing", "expected", "alt | decorative").At(d.at(path)))
	}
}

// captions wants captions in every language, or a transcript (WCAG 2.2, 1.2.2 and 1.2.3).
func (k *checker) captions(d *document, path string, b *Block) {
	if len(b.Transcript) > 0 {
		return
	}
	for _, l := range k.needed(b) {
		if b.Captions[l] == "" {
			k.add(fault.New("media.no-captions", "file", b.File, "found", "@nothing", "expected", "captions/"+string(l)+" | transcript", "language", "@lang."+string(l)).At(d.at(path + "/captions/" + string(l))))
		}
	}
}

func (k *checker) table(d *document, path string, b *Block) {
	for i, row := range b.Rows {
		if len(row.Cells) != len(b.Head) {
			k.add(fault.New("table.ragged", "found", strconv.Itoa(len(row.Cells)), "expected", strconv.Itoa(len(b.Head))).At(d.at(path + "/rows/" + strconv.Itoa(i) + "/cells")))
		}
	}
}

// question checks that there is a right answer, and only as many as the kind allows.
func (k *checker) question(d *document, path string, b *Block) {
	switch b.Kind {
	case Single, Multiple:
		k.choice(d, path, b)
	case FillIn:
		for _, l := range k.needed(b) {
			if len(b.Accept[l]) == 0 {
				k.add(fault.New("question.no-accepted", "found", "@nothing", "expected", "accept/"+string(l), "language", "@lang."+string(l)).At(d.at(path + "/accept/" + string(l))))
			}
		}
	}
}

func (k *checker) choice(d *document, path string, b *Block) {
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
