package engine

import "trivium/engine/lang"

// A MemoryView counts the units of the workspace's translation memory.
type MemoryView struct {
	Ready     bool           `json:"ready"` // false: the index is still being made; lookups wait for it
	Units     int            `json:"units"`
	Own       int            `json:"own"` // of Units, those that people made here
	Bytes     int            `json:"bytes"`
	Languages []MemoryCount  `json:"languages"` // in the order of the languages
	Pairs     []MemoryPair   `json:"pairs"`
	States    []MemoryState  `json:"states"`
	Batches   []MemoryBatch  `json:"batches"` // the newest first
	Settings  MemorySettings `json:"settings"`
}

// A MemoryCount is how many units have a language.
type MemoryCount struct {
	Lang  lang.Tag `json:"lang"`
	Units int      `json:"units"`
}

// A MemoryPair is how many units have two languages.
type MemoryPair struct {
	From  lang.Tag `json:"from"`
	To    lang.Tag `json:"to"`
	Units int      `json:"units"`
}

// A MemoryState is how many units have a state.
type MemoryState struct {
	State string `json:"state"` // machine, aligned, imported, draft, reviewed, approved
	Units int    `json:"units"`
}

// A MemoryBatch is a file of units that was taken in.
type MemoryBatch struct {
	Hash         string `json:"hash"`
	Name         string `json:"name"`
	Organisation string `json:"organisation"`
	State        string `json:"state"`
	Units        int    `json:"units"`
	By           string `json:"by"`
	At           string `json:"at"`
	Missing      bool   `json:"missing"` // its file has not come
}

// MemorySettings are the points that are taken off a score; they are the same for all members.
type MemorySettings struct {
	Aligned      float64 `json:"aligned"`
	Draft        float64 `json:"draft"`
	Machine      float64 `json:"machine"`
	Imported     float64 `json:"imported"`
	Organisation float64 `json:"organisation"`
	Old          float64 `json:"old"`
	OldYears     float64 `json:"oldYears"` // 0: units never are old
	Pivot        float64 `json:"pivot"`
}

// ImportMemoryRequest names a file of units.
type ImportMemoryRequest struct {
	Path         string `json:"path"`
	Name         string `json:"name"` // "" is that of the file
	Organisation string `json:"organisation"`
	State        string `json:"state"`   // imported, reviewed, approved, aligned, machine
	Lenient      bool   `json:"lenient"` // leave out what is wrong and go on
}

// ImportMemoryResult says what came of it.
type ImportMemoryResult struct {
	Units    int            `json:"units"`
	Known    bool           `json:"known"` // the same file was there already: nothing was added
	LeftOut  int            `json:"leftOut"`
	Variants int            `json:"variants"` // languages left out of units that were kept
	Problems []Problem      `json:"problems"` // the first of them
	Counts   []ProblemCount `json:"counts"`
}

// A ProblemCount is how often a problem occurred.
type ProblemCount struct {
	Code  string `json:"code"`
	Count int    `json:"count"`
}

// ExportMemoryRequest says what units are written where.
type ExportMemoryRequest struct {
	Job       string       `json:"job"`
	Path      string       `json:"path"`
	Format    string       `json:"format"` // tmx, tsv, csv
	UTF16     bool         `json:"utf16"`
	Languages []lang.Tag   `json:"languages"` // none means all
	Filter    MemoryFilter `json:"filter"`
}

// ExportMemoryResult says what was written.
type ExportMemoryResult struct {
	Path  string `json:"path"`
	Name  string `json:"name"`
	Units int    `json:"units"`
	Bytes int64  `json:"bytes"`
	// Where a browser fetches it, when the request had no path.
	Download string `json:"download"`
}

// A MemoryFilter says which units are meant; empty lists and strings take all.
type MemoryFilter struct {
	States        []string   `json:"states"`
	Organisations []string   `json:"organisations"`
	Modules       []string   `json:"modules"`
	Batches       []string   `json:"batches"` // hashes; "own" is what people made here
	Since         string     `json:"since"`   // days, inclusive
	Until         string     `json:"until"`
	Languages     []lang.Tag `json:"languages"` // that a unit must have
}

// LookupRequest asks for matches.
type LookupRequest struct {
	Text      string       `json:"text"`
	From      lang.Tag     `json:"from"`
	To        lang.Tag     `json:"to"`
	K         int          `json:"k"`         // 0 is 5
	Threshold float64      `json:"threshold"` // 0 is 70
	Before    string       `json:"before"`
	After     string       `json:"after"`
	TextID    string       `json:"textId"`
	Filter    MemoryFilter `json:"filter"`
}

// A MatchView is a match and why it is one.
type MatchView struct {
	Unit      UnitView      `json:"unit"`
	Score     float64       `json:"score"`
	Raw       float64       `json:"raw"`
	Class     string        `json:"class"`     // context, exact, repaired, fuzzy, fragment, pivot
	Source    []MatchPiece  `json:"source"`    // the unit's text, cut where it differs
	Query     []MatchPiece  `json:"query"`     // the text asked for, cut where it differs
	Target    []MatchPiece  `json:"target"`    // the translation, cut where it was repaired
	Unchanged string        `json:"unchanged"` // the translation before repair, "" when nothing was repaired
	Styles    MatchStyles   `json:"styles"`
	Penalties []PenaltyView `json:"penalties"`
	Via       lang.Tag      `json:"via"` // of a pivot: the third language
}

// MatchStyles are the inline markup of a match's texts.
type MatchStyles struct {
	Source []StyleRange `json:"source"`
	Query  []StyleRange `json:"query"`
	Target []StyleRange `json:"target"`
}

// A MatchPiece is a run of a text. The pieces of a text together are the text.
type MatchPiece struct {
	Text string `json:"text"`
	Kind string `json:"kind"` // "" equal; inserted, deleted, replaced, ending, case, moved, number, tag, punctuation; of a target: number, date, unit, tag, address, placeholder, case, punctuation
	Was  string `json:"was"`  // what stood there before a repair, or what the other text has
}

// A PenaltyView is what was taken off a score.
type PenaltyView struct {
	Reason string  `json:"reason"` // a state, old, organisation, pivot, fragment, repair
	Points float64 `json:"points"`
}

// A UnitView is a unit of the memory.
type UnitView struct {
	ID           string     `json:"id"` // 32 hexadecimal digits; "" is a new one
	TUID         string     `json:"tuid"`
	Texts        []UnitText `json:"texts"` // in the order of the languages
	State        string     `json:"state"`
	Author       string     `json:"author"`
	Organisation string     `json:"organisation"`
	Origin       lang.Tag   `json:"origin"`
	Date         string     `json:"date"` // RFC 3339
	Tags         []string   `json:"tags"`
	Note         string     `json:"note"`
	Batch        string     `json:"batch"` // hash of the file it came with, "" for one that was made here
	BatchName    string     `json:"batchName"`
	Module       string     `json:"module"` // ids, "" where it came from no course of this workspace
	Place        *PlaceView `json:"place,omitempty"`
}

// A UnitText is a unit in one language.
type UnitText struct {
	Lang  lang.Tag    `json:"lang"`
	Text  string      `json:"text"`
	Marks []MarkRange `json:"marks"` // what a search found, in UTF-16 units of Text, as scripts count
	// Its inline markup, in the same units; empty where there is none. Nothing reads it of a unit that is written.
	Styles []StyleRange `json:"styles"`
}

// A StyleRange is a part of a text that is shown in one way. Ranges may hold others.
type StyleRange struct {
	Start int    `json:"start"`
	End   int    `json:"end"`
	Style string `json:"style"` // strong, emphasis, code, link; syntax is not shown at all
}

// A MarkRange is a part of a text.
type MarkRange struct {
	Start int `json:"start"`
	End   int `json:"end"`
}

// ConcordanceRequest asks for units by words; without words it lists units, the newest first.
type ConcordanceRequest struct {
	Text   string       `json:"text"`
	Lang   lang.Tag     `json:"lang"`  // that is searched, "" for all
	Exact  bool         `json:"exact"` // as typed, also within words; otherwise words in any form
	Filter MemoryFilter `json:"filter"`
	Limit  int          `json:"limit"` // 0 is 50
	After  string       `json:"after"` // ConcordanceView.Next of the page before
}

// A ConcordanceView is a page of units.
type ConcordanceView struct {
	Units []UnitView `json:"units"`
	Total int        `json:"total"`
	More  bool       `json:"more"` // Total is a lower bound
	Next  string     `json:"next"` // "" on the last page
}

// A QuarrelView is a group of units that say the same twice, or contradict each other.
type QuarrelView struct {
	Kind  string     `json:"kind"`  // duplicate, conflict
	Lang  lang.Tag   `json:"lang"`  // of a conflict: in which they agree
	Other lang.Tag   `json:"other"` // and in which they differ
	Units []UnitView `json:"units"` // the one to keep first
}

// A QuarrelsView is the beginning of the list of such groups.
type QuarrelsView struct {
	Groups []QuarrelView `json:"groups"`
	Total  int           `json:"total"`
}

// AnalyseRequest asks how much of courses the memory knows.
type AnalyseRequest struct {
	Courses []string `json:"courses"` // ids of programmes and modules; none means all
	From    lang.Tag `json:"from"`
	To      lang.Tag `json:"to"`
	All     bool     `json:"all"` // also what is translated already
}

// An AnalysisView is an analysis report.
type AnalysisView struct {
	From     lang.Tag       `json:"from"`
	To       lang.Tag       `json:"to"`
	Bands    []AnalysisBand `json:"bands"` // context, repetition, exact, repaired, 95-99, 85-94, 75-84, 50-74, none
	Total    AnalysisBand   `json:"total"`
	Internal []AnalysisBand `json:"internal"` // what earlier segments of the same texts would give
}

// An AnalysisBand is a row of it.
type AnalysisBand struct {
	Band       string `json:"band"`
	Segments   int    `json:"segments"`
	Words      int    `json:"words"`
	Characters int    `json:"characters"` // without spaces
}

// PretranslateRequest asks for empty cells to be filled from the memory, as drafts.
type PretranslateRequest struct {
	Courses   []string `json:"courses"`
	From      lang.Tag `json:"from"`
	To        lang.Tag `json:"to"`
	Threshold float64  `json:"threshold"` // 0 is 100
	Count     bool     `json:"count"`     // only say how many cells would be filled
}
