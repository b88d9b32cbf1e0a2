package engine

import (
	"trivium/engine/change"
	"trivium/engine/lang"
)

// Times are RFC 3339 in UTC, "" where there is none.

// A DeskView is the open workspace, the person who works in it, and what goes on.
type DeskView struct {
	Open     bool       `json:"open"` // false: no workspace is open, and all else is empty
	File     string     `json:"file"`
	Name     string     `json:"name"`
	Person   string     `json:"person"`          // who works here
	Role     string     `json:"role"`            // as change.Role
	Langs    []lang.Tag `json:"langs"`           // she may write; empty means all
	Writable bool       `json:"writable"`        // false: it can be read only, and Notices say why
	Courses  []DeskItem `json:"courses"`         // programmes, and modules of no programme
	Forks    int        `json:"forks"`           // texts that a person has to settle
	Undo     string     `json:"undo"`            // what Undo takes back, as UndoResult.Kind; "" for nothing
	Undoes   []string   `json:"undoes"`          // ids of those of Courses that Undo would take away again
	Redo     string     `json:"redo"`            // what Redo does again
	Folder   string     `json:"folder"`          // through which changes are exchanged, "" for none
	Notices  []Problem  `json:"notices"`         // what the person should know: moved to local storage, repaired, paused, damaged …
	Moved    string     `json:"moved,omitempty"` // where the file stood before it was moved out of a synced folder
	Backup   string     `json:"backup"`          // of the newest automatic backup
	Missing  int        `json:"missing"`         // media files that events name and that have not come
	Waiting  int        `json:"waiting"`         // events whose past has not come yet
	Refused  int        `json:"refused"`         // events in quarantine
}

// A DeskItem is a course of the workspace.
type DeskItem struct {
	ID        string         `json:"id"`
	Kind      string         `json:"kind"` // programme, module
	Title     CellsView      `json:"title"`
	Languages []lang.Tag     `json:"languages"`
	Modules   int            `json:"modules"`
	Progress  []LangProgress `json:"progress"` // a line for each of Languages
}

// A LangProgress counts the cells of a course, module or lesson in one language.
type LangProgress struct {
	Lang       lang.Tag `json:"lang"`
	Cells      int      `json:"cells"` // that are to be filled
	Words      int      `json:"words"` // of those that are
	Empty      int      `json:"empty"`
	Draft      int      `json:"draft"`
	Translated int      `json:"translated"`
	Reviewed   int      `json:"reviewed"`
	Approved   int      `json:"approved"`
	Stale      int      `json:"stale"`
	Forks      int      `json:"forks"`
}

// A RecentView is a workspace that was open here before.
type RecentView struct {
	File   string `json:"file"`
	Name   string `json:"name"`
	Opened string `json:"opened"`
	There  bool   `json:"there"` // false: the file is not there any more
}

// CreateRequest asks for a new workspace.
type CreateRequest struct {
	Path    string `json:"path"`    // of the file; "" puts it into the folder for workspaces, named after Name
	Name    string `json:"name"`    // of the group or the work
	Person  string `json:"person"`  // who creates it, its first admin
	Samples bool   `json:"samples"` // whether the sample courses go in
}

// A CellState is what the workspace knows of a cell beside its text.
type CellState struct {
	Revs   []string `json:"revs"`   // its values that nothing replaced; SetText names them as its base
	Status string   `json:"status"` // as change.Status
	Stale  string   `json:"stale"`  // "", trivial, upstream (what it was made from is stale itself), stale
	Fork   bool     `json:"fork"`   // several values that a person has to settle
	Merged bool     `json:"merged"` // the text was put together from several values
	By     string   `json:"by"`     // the person who wrote it
	At     string   `json:"at"`     // when, by her clock
	From   lang.Tag `json:"from"`   // the language it was translated from, "" when that is unknown
}

// A CellRef names a cell.
type CellRef struct {
	Text string   `json:"text"` // TextView.ID
	Lang lang.Tag `json:"lang"`
}

// SetTextRequest gives a cell a text.
type SetTextRequest struct {
	CellRef
	Value   string   `json:"value"`
	Base    []string `json:"base"`    // CellState.Revs of what the person saw when she began to type
	Gesture string   `json:"gesture"` // "" or that of an earlier answer: what is undone together
	From    lang.Tag `json:"from"`    // the language she translates from; "" is the one named before, or the origin
}

// SetTextResult says what came of it.
type SetTextResult struct {
	Cell    CellView `json:"cell"`    // as it stands now; with its State
	Gesture string   `json:"gesture"` // for the next SetText of the same stay in the cell
	Base    []string `json:"base"`    // for it too: State.Revs, or of a fork the text she typed alone, so that typing on adds no further text to it
}

// StatusRequest gives cells a status.
type StatusRequest struct {
	Cells  []CellRef `json:"cells"`
	Status string    `json:"status"` // translated, reviewed, approved, draft
}

// UndoResult says what Undo or Redo did.
type UndoResult struct {
	Done      bool           `json:"done"`   // false: there was nothing to take back
	Kind      string         `json:"kind"`   // of the gesture: imported, added, deleted, restored, moved, wrote, origin, status, valid, linked, memory, penalties, other
	Module    string         `json:"module"` // where to look, ids or ""
	Lesson    string         `json:"lesson"`
	Text      string         `json:"text"`
	Conflicts []ConflictView `json:"conflicts"` // what others changed since, and was left as it is
}

// A ConflictView is something that was not undone because others changed the same since.
type ConflictView struct {
	Place  PlaceView `json:"place"`
	Text   string    `json:"text"` // of a cell
	Lang   lang.Tag  `json:"lang"`
	Before string    `json:"before"` // what undoing would have brought back
	Now    string    `json:"now"`
}

// A PlaceView says where in a course something is, in people's words.
type PlaceView struct {
	Course      string    `json:"course"` // ids, "" where it is in none
	Module      string    `json:"module"`
	ModuleTitle CellsView `json:"moduleTitle"`
	Lesson      string    `json:"lesson"`
	LessonTitle CellsView `json:"lessonTitle"`
	Block       string    `json:"block"`
	BlockKind   string    `json:"blockKind"`
	Role        string    `json:"role"` // of a text, as TextView.Role
}

// A ForkView is a cell with several texts, of which a person says which it is to be.
type ForkView struct {
	CellRef
	Place PlaceView      `json:"place"`
	Base  string         `json:"base"` // what all of them come from, "" when that is not one text
	Heads []ForkHeadView `json:"heads"`
	Revs  []string       `json:"revs"` // for SetText's Base, which settles the fork
}

// A ForkHeadView is one of the texts of a fork.
type ForkHeadView struct {
	Rev    string     `json:"rev"`
	Text   string     `json:"text"`
	Person string     `json:"person"`
	At     string     `json:"at"`
	Script []SpanView `json:"script"` // against Base
}

// A SpanView is a piece of a text and what became of it.
type SpanView struct {
	Kind string `json:"kind"` // equal, inserted, deleted, replaced, inflected, number, markup, trivial, moved-away, moved
	Old  string `json:"old"`
	New  string `json:"new"`
	Move int    `json:"move"` // 0, or the number of a move; see diff.Span
}

// A Moment names a state of the workspace. At most one field is set; none is now.
type Moment struct {
	Version string `json:"version,omitempty"` // id of a named version
	Entry   string `json:"entry,omitempty"`   // of the time line: right after it
	Before  string `json:"before,omitempty"`  // of the time line: right before it
	Time    string `json:"time"`              // as this copy was then

	Vector change.Vector `json:"vector,omitempty"` // of an earlier answer: what this copy knew then
}

// A VersionView is a named version.
type VersionView struct {
	ID       string `json:"id"`
	Name     string `json:"name"`
	Note     string `json:"note"`
	Person   string `json:"person"`
	At       string `json:"at"`
	Complete bool   `json:"complete"` // false: not all of its changes have come to this copy
}

// TimelineRequest asks for a page of the time line.
type TimelineRequest struct {
	Under  string `json:"under"`  // id of a course, module, lesson or block; "" is all
	Cursor string `json:"cursor"` // Next of the page before, "" for the newest
	Limit  int    `json:"limit"`
}

// A TimelineView is a page of what happened, the newest first.
type TimelineView struct {
	Entries []TimelineEntry `json:"entries"`
	Next    string          `json:"next"` // "" when there is no more
}

// A TimelineEntry is what one person did in one go.
type TimelineEntry struct {
	ID      string      `json:"id"`
	Kind    string      `json:"kind"` // wrote, translated, status, moved, deleted, restored, added, imported, version, member, undone, settled, redacted, attached, detached, units, retracted, linked, penalties, other
	Person  string      `json:"person"`
	From    string      `json:"from"`
	To      string      `json:"to"`
	Texts   int         `json:"texts"` // cells written
	Parts   int         `json:"parts"` // nodes added, moved, deleted
	Count   int         `json:"count"` // of units, retracted: units; of attached, detached: files; of linked: texts
	Langs   []lang.Tag  `json:"langs"`
	Places  []PlaceView `json:"places"`  // the first few
	Name    string      `json:"name"`    // of a version, a member, a file; that of units when there is just one
	Arrived bool        `json:"arrived"` // it came from another copy
}

// A RevView is one value of a cell, in its history.
type RevView struct {
	Rev    string     `json:"rev"`
	Text   string     `json:"text"`
	Known  bool       `json:"known"` // false: it was redacted
	Person string     `json:"person"`
	At     string     `json:"at"`
	Script []SpanView `json:"script"` // against the value it replaced
	Head   bool       `json:"head"`   // it stands now
}

// CompareRequest asks what changed between two states.
type CompareRequest struct {
	Job   string     `json:"job"`
	From  Moment     `json:"from"`
	To    Moment     `json:"to"`
	Langs []lang.Tag `json:"langs"` // none means all
	Under string     `json:"under"` // as TimelineRequest
}

// A CompareView is what changed, in the order of the course.
type CompareView struct {
	Changes []ChangeView `json:"changes"`
	Counts  ChangeCounts `json:"counts"`
}

// ChangeCounts counts changes by kind.
type ChangeCounts struct {
	Texts   int `json:"texts"`
	Trivial int `json:"trivial"` // of Texts
	Added   int `json:"added"`   // nodes
	Removed int `json:"removed"`
	Moved   int `json:"moved"`
	Fields  int `json:"fields"`
}

// A ChangeView is one change.
type ChangeView struct {
	Kind  string       `json:"kind"`           // text, added, removed, moved, field
	Place PlaceView    `json:"place"`          // where it is now, or was when it is removed
	Was   *PlaceView   `json:"was,omitempty"`  // of a move: where it came from
	Node  string       `json:"node"`           // of structure and fields
	Title CellsView    `json:"title"`          // of a node: what people call it
	Text  string       `json:"text,omitempty"` // of a text
	Field string       `json:"field,omitempty"`
	Old   string       `json:"old,omitempty"` // of a field: JSON
	New   string       `json:"new,omitempty"`
	Cells []CellChange `json:"cells"` // of a text: the languages that changed
}

// A CellChange is what became of a text in one language.
type CellChange struct {
	Lang    lang.Tag   `json:"lang"`
	Trivial bool       `json:"trivial"`
	Script  []SpanView `json:"script"`
	Stale   string     `json:"stale"` // of the cell now
	Status  string     `json:"status"`
	Person  string     `json:"person"` // who wrote the newer text
}

// RestoreRequest asks to bring a part back to what it was.
type RestoreRequest struct {
	From Moment   `json:"from"`
	Text string   `json:"text"` // a text's id, or
	Lang lang.Tag `json:"lang"` // with it, one language; "" for all
	Node string   `json:"node"` // a block's, lesson's, module's or course's id
}

// RestoreResult counts what was brought back.
type RestoreResult struct {
	Texts int `json:"texts"`
	Parts int `json:"parts"`
}

// SourceChangeView says why a cell is stale: what became of the text it was made from.
type SourceChangeView struct {
	From   lang.Tag   `json:"from"`
	Script []SpanView `json:"script"`
	Known  bool       `json:"known"` // false: the old text was redacted or has not come
}

// MakeBundleRequest asks for a file of changes for others.
type MakeBundleRequest struct {
	Job  string `json:"job"`
	Path string `json:"path"` // "" keeps it for download by the shell
	For  string `json:"for"`  // a member's id: only what she lacks as far as known; "" is everything
}

// A BundleView says what went out or came in.
type BundleView struct {
	Path     string `json:"path"`
	Name     string `json:"name"`
	Download string `json:"download"`
	Bytes    int64  `json:"bytes"`
	Events   int    `json:"events"`
	New      int    `json:"new"` // of Events, those this copy did not have
	Files    int    `json:"files"`
	NewFiles int    `json:"newFiles"` // of Files, those that came whole for the first time
	Texts    int    `json:"texts"`    // cells that changed here
	Forks    int    `json:"forks"`    // that stand now
	Person   string `json:"person"`   // who sent it, "" when unknown
	Before   Moment `json:"before"`   // of what came in: the state before it
}

// InviteRequest makes somebody a member, with a file that lets her in.
type InviteRequest struct {
	Job    string     `json:"job"`
	Person string     `json:"person"`
	Role   string     `json:"role"`
	Langs  []lang.Tag `json:"langs"`
	Path   string     `json:"path"` // "" keeps the file for download
}

// JoinRequest makes a workspace of an invitation.
type JoinRequest struct {
	Job        string `json:"job"`
	Invitation string `json:"invitation"` // the file
	Path       string `json:"path"`       // of the workspace; "" as CreateRequest
}

// A MemberView is a member of the workspace.
type MemberView struct {
	ID      string     `json:"id"`
	Person  string     `json:"person"`
	Role    string     `json:"role"`
	Langs   []lang.Tag `json:"langs"`
	Me      bool       `json:"me"`
	Revoked bool       `json:"revoked"`
	Last    string     `json:"last"` // of her newest change that is here
}

// ExchangeView is what exchange through a folder came to.
type ExchangeView struct {
	Folder   string     `json:"folder"`
	Sent     int        `json:"sent"` // events
	Received BundleView `json:"received"`
	Problems []Problem  `json:"problems"` // files that could not be taken
}

// A MentionView is a place where a text stands, for redaction.
type MentionView struct {
	Event  string    `json:"event"` // by which Redact takes it away; for a unit of a file "unit:" and its id
	File   string    `json:"file"`  // its name, for a unit of a file of the translation memory
	Place  PlaceView `json:"place"`
	Lang   lang.Tag  `json:"lang"`
	Text   string    `json:"text"`
	Person string    `json:"person"`
	At     string    `json:"at"`
	Now    bool      `json:"now"` // it stands in the course, or the memory, as it is now

	Erasable bool `json:"erasable"` // false: the names of members and the structure stay
}

// A BackupView is an automatic backup.
type BackupView struct {
	Path  string `json:"path"`
	At    string `json:"at"`
	Bytes int64  `json:"bytes"`
}

// A VerifyView is the account of a check of the whole file.
type VerifyView struct {
	Sound    bool      `json:"sound"`
	Events   int       `json:"events"`
	Erased   int       `json:"erased"`
	Media    int       `json:"media"`
	Missing  int       `json:"missing"`
	Same     bool      `json:"same"` // what is shown equals a fresh replay
	Problems []Problem `json:"problems"`
}

// DeskChanged is sent to the screens when the workspace changed, by whomever.
type DeskChanged struct {
	Cells     []CellRef `json:"cells"`
	Structure bool      `json:"structure"` // parts were added, moved or removed: read the course anew
	All       bool      `json:"all"`       // anything may have changed
}
