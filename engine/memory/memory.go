package memory

import (
	"context"
	"errors"
	"io"

	"trivium/engine/change"
	"trivium/engine/desk"
	"trivium/engine/fault"
	"trivium/engine/lang"
	"trivium/engine/tm"
)

var errUnbuilt = errors.New("not built yet")

// A Memory is the translation memory of an open workspace. All methods may be called at the same time.
type Memory struct {
	desk *desk.Desk
}

// Open opens the memory of a workspace. It returns at once; the index is loaded or built in the background,
// and what needs it waits for it.
func Open(ctx context.Context, d *desk.Desk) (*Memory, error) { return &Memory{desk: d}, nil }

// Close writes a snapshot of the index and lets the workspace go.
func (m *Memory) Close(ctx context.Context) error { return nil }

// Follow takes in what a change of the workspace did to units: the façade calls it after each.
func (m *Memory) Follow(ctx context.Context, c change.Changes) error { return nil }

// An Import says what file is taken in, and how.
type Import struct {
	Path         string // .tmx, .tsv, .csv, .txt; also of gigabytes
	Name         string // "" is that of the file
	Organisation string
	State        tm.State // tm.Imported unless people vouch for it
	Lenient      bool     // leave out what is wrong and go on
}

// An Imported says what came of an import.
type Imported struct {
	Batch    string
	Units    int  // in the file and taken in
	Known    bool // the same file was taken in before: nothing was added
	LeftOut  int
	Variants int            // languages left out of units that were kept
	Faults   fault.List     // the first of them, with line and byte
	Counts   map[string]int // how often each code occurred
}

// Import takes a file of units in, as one attachment. Progress is in bytes of work done, of a total; both
// passes over the data count. Cancelled, it leaves nothing behind; killed, it leaves whole batches, and
// repeating it completes them.
func (m *Memory) Import(ctx context.Context, i Import, progress func(done, total int64)) (Imported, error) {
	return Imported{}, errUnbuilt
}

// An Export says what is written.
type Export struct {
	Format    string // tmx, tsv, csv
	UTF16     bool   // of TMX
	Languages []lang.Tag
	Filter    tm.Filter
}

// Export writes units to a stream and returns their number.
func (m *Memory) Export(ctx context.Context, to io.Writer, e Export, progress func(done, total int)) (int, error) {
	return 0, errUnbuilt
}

// Lookup returns the matches of a request, with the settings of the workspace.
func (m *Memory) Lookup(ctx context.Context, r tm.Request) ([]tm.Match, error) {
	return nil, errUnbuilt
}

// A Concordance asks for units by words.
type Concordance struct {
	Text   string
	Lang   lang.Tag // of the side that is searched; "" searches all
	Exact  bool     // as typed, also within words; otherwise words in any inflected form, in any order
	Filter tm.Filter
	Limit  int
	After  string // Page.Next of the page before
}

// A Found is a unit with the places that were found in it.
type Found struct {
	Unit  *tm.Unit
	Marks map[lang.Tag][]Range
}

// A Range is the bytes [Start, End) of a text.
type Range struct{ Start, End int }

// A Page is a piece of a list.
type Page struct {
	Units []Found
	Total int  // of all pages, when it is known
	More  bool // Total is a lower bound
	Next  string
}

// Concordance returns units whose texts hold words. A blank Text lists all units of the filter, the newest
// first.
func (m *Memory) Concordance(ctx context.Context, c Concordance) (Page, error) {
	return Page{}, errUnbuilt
}

// Stats counts units.
type Stats struct {
	Units     int
	States    map[tm.State]int
	Languages map[lang.Tag]int
	Pairs     map[[2]lang.Tag]int // in the order of lang.All
	Batches   []Batch
	Own       int // of them, those that people made here
	Bytes     int // of the index in memory
	Ready     bool
}

// A Batch is an attachment.
type Batch struct {
	Hash, Name, Organisation string
	State                    tm.State
	Units                    int
	By, At                   string // person, RFC 3339
	Missing                  bool   // its file has not come
	Partial                  bool   // an import of it was cut off
}

// Stats counts the units of the workspace.
func (m *Memory) Stats(ctx context.Context) (Stats, error) { return Stats{}, errUnbuilt }

// Put adds or changes a unit as this person, in a gesture that can be undone. One without an id is new; one
// of an attachment is taken out of it and lives on as hers. It returns the unit as it is now.
func (m *Memory) Put(ctx context.Context, u tm.Unit) (*tm.Unit, error) { return nil, errUnbuilt }

// Retract takes units away, in one gesture.
func (m *Memory) Retract(ctx context.Context, ids []tm.ID) error { return errUnbuilt }

// Detach takes a whole attachment away.
func (m *Memory) Detach(ctx context.Context, batch string) error { return errUnbuilt }

// A Quarrel is a group of units that say the same twice, or contradict each other.
type Quarrel struct {
	Kind  string // duplicate (all languages equal), conflict (same source, other target)
	Lang  lang.Tag
	Other lang.Tag
	Units []*tm.Unit // the one to keep first
}

// Quarrels returns duplicates and conflicts, at most limit groups, and how many groups there are.
func (m *Memory) Quarrels(ctx context.Context, kind string, limit int, progress func(done, total int)) ([]Quarrel, int, error) {
	return nil, 0, errUnbuilt
}

// Clean takes away all units of duplicate groups but the one to keep, and returns how many.
func (m *Memory) Clean(ctx context.Context, progress func(done, total int)) (int, error) {
	return 0, errUnbuilt
}

// Analyse says how much of courses the memory knows; none means all of the workspace. all also counts what
// is translated already.
func (m *Memory) Analyse(ctx context.Context, courses []string, from, to lang.Tag, all bool, progress func(done, total int)) (tm.Analysis, error) {
	return tm.Analysis{}, errUnbuilt
}

// Pretranslate fills empty cells of courses from the memory where every segment has a match of at least
// the threshold, as drafts, in one gesture; it returns how many cells.
func (m *Memory) Pretranslate(ctx context.Context, courses []string, from, to lang.Tag, threshold float64, progress func(done, total int)) (int, error) {
	return 0, errUnbuilt
}

// Settings returns the penalties of the workspace; SetSettings changes them for all members.
func (m *Memory) Settings() tm.Settings { return tm.Settings{} }

// SetSettings changes the penalties of the workspace for all members.
func (m *Memory) SetSettings(ctx context.Context, s tm.Settings) error { return errUnbuilt }
