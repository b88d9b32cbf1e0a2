package course

import "strconv"

// Role says what a text is for.
type Role string

// The roles of texts.
const (
	RoleTitle           Role = "title"
	RoleDescription     Role = "description"
	RoleText            Role = "text"
	RoleItem            Role = "item"
	RoleAlt             Role = "alt"
	RoleCaption         Role = "caption"
	RolePrompt          Role = "prompt"
	RoleOption          Role = "option"
	RoleOptionFeedback  Role = "option-feedback"
	RoleFeedbackCorrect Role = "feedback-correct"
	RoleFeedbackWrong   Role = "feedback-wrong"
)

// A PlacedText is a text with its name, its role and its place in the module's file.
type PlacedText struct {
	Text
	ID     string // <node id>/<field>[/<item or option id>[/feedback]]: stable while the node lives
	Role   Role
	Path   string  // JSON Pointer
	Option *Option // of an option or its feedback
}

// Texts returns the texts of a block in reading order; absent optional ones are left out. path is
// the block's JSON Pointer.
func (b *Block) Texts(path string) []PlacedText {
	var all []PlacedText
	add := func(t Text, role Role, field, sub string, option *Option) {
		if !t.Empty() {
			all = append(all, PlacedText{Text: t, ID: b.ID + "/" + field, Role: role, Path: path + "/" + sub, Option: option})
		}
	}
	add(b.Title, RoleTitle, "title", "title", nil)
	add(b.Text, RoleText, "text", "text", nil)
	for i, item := range b.Items {
		add(item.Text, RoleItem, "items/"+item.ID, "items/"+strconv.Itoa(i)+"/text", nil)
	}
	add(b.Alt, RoleAlt, "alt", "alt", nil)
	add(b.Caption, RoleCaption, "caption", "caption", nil)
	add(b.Prompt, RolePrompt, "prompt", "prompt", nil)
	for i := range b.Options {
		o := &b.Options[i]
		at := "options/" + strconv.Itoa(i)
		add(o.Text, RoleOption, "options/"+o.ID, at+"/text", o)
		add(o.Feedback, RoleOptionFeedback, "options/"+o.ID+"/feedback", at+"/feedback", o)
	}
	if b.Feedback != nil {
		add(b.Feedback.Correct, RoleFeedbackCorrect, "feedback/correct", "feedback/correct", nil)
		add(b.Feedback.Wrong, RoleFeedbackWrong, "feedback/wrong", "feedback/wrong", nil)
	}
	return all
}

// titleAndDescription returns the texts a programme or module has of its own.
func titleAndDescription(id string, title, description Text) []PlacedText {
	texts := []PlacedText{{Text: title, ID: id + "/title", Role: RoleTitle, Path: "/title"}}
	if !description.Empty() {
		texts = append(texts, PlacedText{Text: description, ID: id + "/description", Role: RoleDescription, Path: "/description"})
	}
	return texts
}

// OwnTexts returns the module's title and, when it has one, its description.
func (m *Module) OwnTexts() []PlacedText { return titleAndDescription(m.ID, m.Title, m.Description) }

// TitleText returns the lesson's title with its place; path is the lesson's JSON Pointer.
func (l *Lesson) TitleText(path string) PlacedText {
	return PlacedText{Text: l.Title, ID: l.ID + "/title", Role: RoleTitle, Path: path + "/title"}
}
