package scorm

import (
	"strings"

	"trivium/engine/course"
	"trivium/engine/fault"
	"trivium/engine/lang"
	"trivium/engine/media"
)

// A blockView is a block with what its kind uses filled in. The facilitator's notes are not among
// it: there is no field that could carry them into a package.
type blockView struct {
	ID         string
	Kind       course.Kind
	Lang       lang.Tag // where it is not the document's
	Level      int      // of a heading, or of the title of a card
	Text       []node
	Source     []node
	Ordered    bool
	Tone       course.Tone
	Title      []node
	Items      []itemView
	Tasks      []itemView
	Terms      []termView
	Head       [][]node
	Rows       [][][]node
	Caption    []node
	Credit     string // credit and licence
	Transcript []itemView
	Image      *imageView
	Media      *mediaView
	File       *fileView
	Template   bool
	Reflect    *reflectionView
	Ask        *questionView
	Act        *activityView
}

type itemView struct{ Title, Text []node }

type termView struct {
	ID            string
	Term, Meaning []node
}

type imageView struct {
	*mediaFile
	Alt string
}

type mediaView struct {
	*mediaFile
	Captions *mediaFile
	Label    string // the title, plain
}

type fileView struct {
	*mediaFile
	Save string // the name it is saved under
	Kind string // PDF, DOCX
	Size string
}

type reflectionView struct {
	Number       int
	Prompt, Hint []node
}

// block reads one block by its kind.
func (d *document) block(m course.LoadedModule, b *course.Block) (blockView, error) {
	r := d.blockReader(b)
	v := blockView{ID: b.ID, Kind: b.Kind, Level: b.Level, Ordered: b.Ordered, Tone: b.Tone, Template: b.Template}
	if r.lang != d.Lang {
		v.Lang = r.lang
	}
	switch b.Kind {
	case course.Single, course.Multiple, course.TrueFalse, course.Matching, course.Ordering, course.FillIn, course.Numeric:
		v.Ask = d.question(r, b)
	case course.Session, course.Homework, course.Consultation, course.Forum, course.FieldTask, course.Deliverable, course.Visit:
		v.Act = r.activity(b)
	case course.Heading, course.Paragraph, course.List, course.Steps, course.Quote, course.Callout, course.Table,
		course.Image, course.Audio, course.Video, course.Case, course.Accordion, course.Terms, course.Download, course.Reflection:
	default:
		return v, fault.New("export.block-unknown", "found", string(b.Kind), "id", b.ID)
	}
	if b.Kind == course.Heading {
		d.level = max(2, b.Level)
	} else {
		v.Level = min(d.level+1, 4)
	}
	v.read(r, b)
	if r.err != nil {
		return v, r.err
	}
	return v, v.files(r, m, b)
}

// read takes the texts, of which each kind has some.
func (v *blockView) read(r *reader, b *course.Block) {
	v.Text, v.Source = r.maybe(b.Text), r.maybe(b.Source)
	v.Title, v.Caption = r.maybe(b.Title), r.maybe(b.Caption)
	v.Items, v.Tasks, v.Transcript = r.items(b.Items), r.items(b.Tasks), r.items(b.Transcript)
	for i := range b.Terms {
		v.Terms = append(v.Terms, r.term(&b.Terms[i]))
	}
	for _, h := range b.Head {
		v.Head = append(v.Head, r.need(h.Text))
	}
	for _, row := range b.Rows {
		cells := make([][]node, len(row.Cells))
		for i, c := range row.Cells {
			cells[i] = r.need(c)
		}
		v.Rows = append(v.Rows, cells)
	}
	if b.Kind == course.Reflection {
		v.Reflect = &reflectionView{Number: b.Number, Prompt: r.need(b.Prompt), Hint: r.maybe(b.Hint)}
	}
	var credit []string
	for _, s := range []string{b.Credit, b.Licence} {
		if s = strings.TrimSpace(clean(s)); s != "" {
			credit = append(credit, s)
		}
	}
	v.Credit = strings.Join(credit, ", ")
}

// files takes the block's files in the document's language.
func (v *blockView) files(r *reader, m course.LoadedModule, b *course.Block) error {
	name := b.FileFor(r.d.Lang)
	if name == "" && b.Kind != course.Image {
		return nil
	}
	f, err := r.d.media.add(m.Media, name, use(b.Kind))
	if err != nil {
		return err
	}
	switch b.Kind {
	case course.Image:
		v.Image = &imageView{mediaFile: f}
		if !b.Decorative {
			v.Image.Alt = r.words(b.Alt)
		}
	case course.Audio, course.Video:
		v.Media = &mediaView{mediaFile: f, Label: r.words(b.Title)}
		if captions := b.Captions[r.d.Lang]; captions != "" {
			if v.Media.Captions, err = r.d.media.add(m.Media, captions, media.Subtitles); err != nil {
				return err
			}
		}
	default:
		v.File = f.download(r.d.Words, r.words(b.Title))
	}
	return r.err
}

// use says what a kind of block has its file for.
func use(k course.Kind) media.Use {
	switch k {
	case course.Image:
		return media.Picture
	case course.Audio:
		return media.Sound
	case course.Video:
		return media.Film
	default:
		return media.Document
	}
}
