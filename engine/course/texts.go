package course

import "strconv"

// Role says what a text is for.
type Role string

// The roles of texts.
const (
	RoleTitle           Role = "title"
	RoleDescription     Role = "description"
	RoleText            Role = "text"
	RoleSource          Role = "source"
	RoleItem            Role = "item"
	RoleItemTitle       Role = "item-title" // of a step or section
	RoleTask            Role = "task"
	RoleTerm            Role = "term"
	RoleMeaning         Role = "meaning"
	RoleHead            Role = "head" // of a column
	RoleTableCell       Role = "table-cell"
	RoleAlt             Role = "alt"
	RoleTranscript      Role = "transcript"
	RoleCaption         Role = "caption"
	RolePrompt          Role = "prompt"
	RoleHint            Role = "hint"
	RoleOption          Role = "option"
	RoleOptionFeedback  Role = "option-feedback"
	RoleLeft            Role = "left"
	RoleRight           Role = "right"
	RoleUnit            Role = "unit"
	RoleFeedbackCorrect Role = "feedback-correct"
	RoleFeedbackWrong   Role = "feedback-wrong"
	RoleAgenda          Role = "agenda"
	RoleMethod          Role = "method"
	RoleMaterial        Role = "material"
	RoleDue             Role = "due"
	RoleEvidence        Role = "evidence"
	RoleHost            Role = "host"
	RolePlace           Role = "place"
	RoleNote            Role = "note"
	RoleOutcome         Role = "outcome"
	RoleAudience        Role = "audience"
	RolePrerequisites   Role = "prerequisites"
	RoleKeyword         Role = "keyword"
	RoleNotice          Role = "notice"
)

// A PlacedText is a text with its name, its role and its place in its file.
type PlacedText struct {
	Text
	ID      string // <node id>/<field>[/<item or option id>[/<part>]]: stable while the node lives
	Role    Role
	Path    string  // JSON Pointer
	Option  *Option // of an option or its feedback
	Minutes int     // of a part of an agenda
}

// A collector gathers the texts of one node, in the order they are added.
type collector struct {
	id, path string
	texts    []PlacedText
}

// add takes a text; an absent optional one is left out. name and sub lie below id and path.
func (c *collector) add(t Text, role Role, name, sub string, option *Option) {
	if !t.Empty() {
		c.texts = append(c.texts, PlacedText{Text: t, ID: c.id + "/" + name, Role: role, Path: c.path + "/" + sub, Option: option})
	}
}

// one takes a text whose name is the key it stands under.
func (c *collector) one(t Text, role Role, key string) { c.add(t, role, key, key, nil) }

// items takes the titles and texts of a list.
func (c *collector) items(list []Item, role Role, key string) {
	for i, item := range list {
		name, sub := key+"/"+item.ID, key+"/"+strconv.Itoa(i)
		c.add(item.Title, RoleItemTitle, name+"/title", sub+"/title", nil)
		c.add(item.Text, role, name, sub+"/text", nil)
	}
}

// Texts returns the texts of a block in reading order, the facilitator's notes last. path is the
// block's JSON Pointer.
func (b *Block) Texts(path string) []PlacedText {
	c := &collector{id: b.ID, path: path}
	c.one(b.Title, RoleTitle, "title")
	c.one(b.Text, RoleText, "text")
	c.one(b.Source, RoleSource, "source")
	c.items(b.Items, RoleItem, "items")
	c.items(b.Tasks, RoleTask, "tasks")
	b.terms(c)
	b.table(c)
	c.one(b.Alt, RoleAlt, "alt")
	c.items(b.Transcript, RoleTranscript, "transcript")
	c.one(b.Caption, RoleCaption, "caption")
	b.questionTexts(c)
	b.activityTexts(c)
	c.items(b.Notes, RoleNote, "notes")
	return c.texts
}

func (b *Block) terms(c *collector) {
	for i, t := range b.Terms {
		sub := "terms/" + strconv.Itoa(i)
		c.add(t.Term, RoleTerm, "terms/"+t.ID, sub+"/term", nil)
		c.add(t.Text, RoleMeaning, "terms/"+t.ID+"/meaning", sub+"/text", nil)
	}
}

func (b *Block) table(c *collector) {
	c.items(b.Head, RoleHead, "head")
	for i, row := range b.Rows {
		for j, cell := range row.Cells {
			column := strconv.Itoa(j)
			if j < len(b.Head) {
				column = b.Head[j].ID
			}
			c.add(cell, RoleTableCell, "rows/"+row.ID+"/"+column, "rows/"+strconv.Itoa(i)+"/cells/"+strconv.Itoa(j), nil)
		}
	}
}

func (b *Block) questionTexts(c *collector) {
	c.one(b.Prompt, RolePrompt, "prompt")
	c.one(b.Hint, RoleHint, "hint")
	for i := range b.Options {
		o := &b.Options[i]
		at := "options/" + strconv.Itoa(i)
		c.add(o.Text, RoleOption, "options/"+o.ID, at+"/text", o)
		c.add(o.Feedback, RoleOptionFeedback, "options/"+o.ID+"/feedback", at+"/feedback", o)
	}
	for i, p := range b.Pairs {
		at := "pairs/" + strconv.Itoa(i)
		c.add(p.Left, RoleLeft, "pairs/"+p.ID+"/left", at+"/left", nil)
		c.add(p.Right, RoleRight, "pairs/"+p.ID+"/right", at+"/right", nil)
	}
	c.one(b.Unit, RoleUnit, "unit")
	if b.Feedback != nil {
		c.one(b.Feedback.Correct, RoleFeedbackCorrect, "feedback/correct")
		c.one(b.Feedback.Wrong, RoleFeedbackWrong, "feedback/wrong")
	}
}

func (b *Block) activityTexts(c *collector) {
	c.one(b.Host, RoleHost, "host")
	c.one(b.Place, RolePlace, "place")
	for i, a := range b.Agenda {
		name, sub := "agenda/"+a.ID, "agenda/"+strconv.Itoa(i)
		c.add(a.Title, RoleItemTitle, name+"/title", sub+"/title", nil)
		if !a.Text.Empty() {
			c.add(a.Text, RoleAgenda, name, sub+"/text", nil)
			c.texts[len(c.texts)-1].Minutes = a.Minutes
		}
	}
	c.items(b.Methods, RoleMethod, "methods")
	c.items(b.Materials, RoleMaterial, "materials")
	c.one(b.Due, RoleDue, "due")
	c.one(b.Evidence, RoleEvidence, "evidence")
}

// aboutTexts returns the texts a programme or module has of its own.
func aboutTexts(id string, title, description Text, a About) []PlacedText {
	c := &collector{id: id}
	c.one(title, RoleTitle, "title")
	c.one(description, RoleDescription, "description")
	for i, o := range a.Outcomes {
		c.add(o.Text, RoleOutcome, "outcomes/"+o.ID, "outcomes/"+strconv.Itoa(i)+"/text", nil)
	}
	c.one(a.Audience, RoleAudience, "audience")
	c.one(a.Prerequisites, RolePrerequisites, "prerequisites")
	for i, k := range a.Keywords {
		n := strconv.Itoa(i)
		c.add(k, RoleKeyword, "keywords/"+n, "keywords/"+n, nil)
	}
	if a.Funding != nil {
		for i, logo := range a.Funding.Logos {
			n := strconv.Itoa(i)
			c.add(logo.Alt, RoleAlt, "funding/logos/"+n, "funding/logos/"+n+"/alt", nil)
		}
		c.one(a.Funding.Notice, RoleNotice, "funding/notice")
	}
	return c.texts
}

// OwnTexts returns the module's title, description and what else describes it.
func (m *Module) OwnTexts() []PlacedText { return aboutTexts(m.ID, m.Title, m.Description, m.About) }

// OwnTexts returns the programme's title, description and what else describes it.
func (p *Programme) OwnTexts() []PlacedText {
	return aboutTexts(p.ID, p.Title, p.Description, p.About)
}

// Texts returns the texts of an edition.
func (e *Edition) Texts() []PlacedText {
	c := &collector{id: e.ID}
	c.one(e.Title, RoleTitle, "title")
	c.items(e.Information, RoleText, "information")
	for i, contact := range e.Contacts {
		n := strconv.Itoa(i)
		c.add(contact.Role, RoleText, "contacts/"+n, "contacts/"+n+"/role", nil)
	}
	for i, s := range e.Sessions {
		sub := "sessions/" + strconv.Itoa(i)
		c.add(s.Title, RoleTitle, "sessions/"+s.ID+"/title", sub+"/title", nil)
		c.add(s.Place, RolePlace, "sessions/"+s.ID+"/place", sub+"/place", nil)
		c.add(s.Text, RoleText, "sessions/"+s.ID+"/text", sub+"/text", nil)
	}
	return c.texts
}

// TitleText returns the lesson's title with its place; path is the lesson's JSON Pointer.
func (l *Lesson) TitleText(path string) PlacedText {
	return PlacedText{Text: l.Title, ID: l.ID + "/title", Role: RoleTitle, Path: path + "/title"}
}
