package engine

import (
	"context"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"trivium/engine/lang"
)

const starterMemory = "../corpora/memory/samples.tmx"

// withMemory is a workspace with a small file of units.
func withMemory(t testing.TB) *Workspace {
	t.Helper()
	w := newWorkspace(t)
	if _, err := w.CreateDesk(t.Context(), CreateRequest{Name: "Kurs", Person: "Anna"}); err != nil {
		t.Fatal(err)
	}
	table := filepath.Join(t.TempDir(), "small.tsv")
	rows := "tuid\tde\tpl\na1\tDas Haus ist alt.\tDom jest stary.\na2\tDas Haus ist neu.\tDom jest nowy.\na3\tDas Haus hat 14 Zimmer.\tDom ma 14 pokoi.\n"
	if err := os.WriteFile(table, []byte(rows), 0o600); err != nil {
		t.Fatal(err)
	}
	done, err := w.ImportMemory(t.Context(), ImportMemoryRequest{Path: table, State: "approved", Organisation: "Most"}, nil)
	if err != nil || done.Units != 3 || done.Known {
		t.Fatalf("%+v, %v", done, err)
	}
	return w
}

func lookupIn(t testing.TB, w *Workspace, text string) []MatchView {
	t.Helper()
	found, err := w.Lookup(t.Context(), LookupRequest{Text: text, From: lang.German, To: lang.Polish})
	if err != nil {
		t.Fatal(err)
	}
	return found
}

func TestMemoryView(t *testing.T) {
	w := withMemory(t)
	v, err := w.Memory(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	equal(t, "languages", v.Languages, []MemoryCount{{lang.Polish, 3}, {lang.German, 3}})
	equal(t, "pairs", v.Pairs, []MemoryPair{{lang.Polish, lang.German, 3}})
	equal(t, "states", v.States, []MemoryState{{"approved", 3}})
	if len(v.Batches) != 1 || v.Batches[0].Name != "small.tsv" || v.Batches[0].By != "Anna" || v.Batches[0].Units != 3 || v.Units != 3 || v.Own != 0 {
		t.Errorf("%+v", v)
	}
	again, err := w.DetachMemory(t.Context(), v.Batches[0].Hash)
	if err != nil || again.Units != 0 || len(again.Batches) != 0 || len(lookupIn(t, w, "Das Haus ist alt.")) != 0 {
		t.Errorf("%+v, %v", again, err)
	}
}

func TestLookupViews(t *testing.T) {
	w := withMemory(t)
	found := lookupIn(t, w, "Das Haus ist alt.")
	if len(found) == 0 || found[0].Class != "exact" || found[0].Score != 100 || found[0].Unit.TUID != "a1" || found[0].Unit.BatchName != "small.tsv" ||
		found[0].Unit.Organisation != "Most" || drawn(found[0].Target) != "Dom jest stary." || found[0].Unchanged != "" {
		t.Fatalf("%+v", found)
	}
	found = lookupIn(t, w, "Das Haus hat 15 Zimmer.")
	if len(found) != 1 || found[0].Class != "repaired" || drawn(found[0].Target) != "Dom ma <number 15|14> pokoi." || found[0].Unchanged != "Dom ma 14 pokoi." ||
		drawn(found[0].Source) != "Das Haus hat <number 14|15> Zimmer." || drawn(found[0].Query) != "Das Haus hat <number 15|14> Zimmer." {
		t.Errorf("%+v", found)
	}
	if found := lookupIn(t, w, " "); found == nil || len(found) != 0 {
		t.Errorf("a blank text has matches: %+v", found)
	}
}

// TestUnits: a unit is written, found, changed, undone and taken away.
func TestUnits(t *testing.T) {
	w, ctx := withMemory(t), t.Context()
	put, err := w.PutUnit(ctx, UnitView{
		State: "draft", Texts: []UnitText{{Lang: lang.German, Text: "Der Kurs beginnt."}, {Lang: lang.Polish, Text: "Kurs się zaczyna."}, {Lang: lang.English, Text: " "}},
		Tags: []string{"Kurs", " ", "Kurs"}, Note: "vorläufig",
	})
	if err != nil || len(put.ID) != 32 || put.Author != "Anna" || len(put.Texts) != 2 || !slices.Equal(put.Tags, []string{"Kurs"}) {
		t.Fatalf("%+v, %v", put, err)
	}
	found := lookupIn(t, w, "Der Kurs beginnt.")
	if len(found) != 1 || found[0].Unit.ID != put.ID || found[0].Score >= 100 {
		t.Fatalf("%+v", found)
	}
	put.Texts[0].Text, put.State = "Kurs zaczyna się dziś.", "approved"
	if put, err = w.PutUnit(ctx, put); err != nil || found[0].Unit.ID != put.ID {
		t.Fatalf("%+v, %v", put, err)
	}
	if found := lookupIn(t, w, "Der Kurs beginnt."); len(found) != 1 || drawn(found[0].Target) != "Kurs zaczyna się dziś." || found[0].Score != 100 {
		t.Errorf("%+v", found)
	}
	if _, err := w.Undo(ctx); err != nil {
		t.Fatal(err)
	}
	if found := lookupIn(t, w, "Der Kurs beginnt."); len(found) != 1 || drawn(found[0].Target) != "Kurs się zaczyna." {
		t.Errorf("%+v", found)
	}
	// One of a file, changed, is ours.
	fromFile := lookupIn(t, w, "Das Haus ist alt.")[0].Unit
	fromFile.Texts[0].Text = "Dom jest dość stary."
	if changed, err := w.PutUnit(ctx, fromFile); err != nil || changed.Batch != "" {
		t.Errorf("%+v, %v", changed, err)
	}
	if found := lookupIn(t, w, "Das Haus ist alt."); drawn(found[0].Target) != "Dom jest dość stary." {
		t.Errorf("%+v", found)
	}
	v, err := w.RetractUnits(ctx, []string{put.ID, lookupIn(t, w, "Das Haus ist neu.")[0].Unit.ID})
	if err != nil || v.Units != 2 || v.Own != 1 {
		t.Errorf("%+v, %v", v, err)
	}
}

func TestConcordanceViews(t *testing.T) {
	w := withMemory(t)
	page, err := w.Concordance(t.Context(), ConcordanceRequest{Text: "dom", Lang: lang.Polish})
	if err != nil || page.Total != 3 || page.More || page.Next != "" {
		t.Fatalf("%+v, %v", page, err)
	}
	for _, u := range page.Units {
		equal(t, u.TUID, u.Texts[0].Marks, []MarkRange{{0, 3}})
		equal(t, u.TUID, u.Texts[1].Marks, []MarkRange{})
	}
	first, err := w.Concordance(t.Context(), ConcordanceRequest{Limit: 2})
	if err != nil || len(first.Units) != 2 || first.Next == "" {
		t.Fatalf("%+v, %v", first, err)
	}
	second, err := w.Concordance(t.Context(), ConcordanceRequest{Limit: 2, After: first.Next})
	if err != nil || len(second.Units) != 1 || second.Next != "" {
		t.Errorf("%+v, %v", second, err)
	}
}

func TestMemorySettings(t *testing.T) {
	w := withMemory(t)
	v, err := w.Memory(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	s := v.Settings
	s.Machine, s.OldYears, s.Pivot = 40, 3, 12.5
	if v, err = w.SetMemorySettings(t.Context(), s); err != nil || v.Settings != s {
		t.Errorf("%+v, %v", v.Settings, err)
	}
	s.Imported = -1
	if _, err := w.SetMemorySettings(t.Context(), s); codeOf(err) != "tm.points" {
		t.Errorf("%v", err)
	}
}

func TestExportMemory(t *testing.T) {
	w, folder := withMemory(t), t.TempDir()
	for name, begin := range map[string]string{"a.tmx": "<?xml", "a.tsv": "tuid\t", "a.csv": "\uFEFFtuid"} {
		path := filepath.Join(folder, name)
		done, err := w.ExportMemory(t.Context(), ExportMemoryRequest{Path: path}, nil)
		data, readErr := os.ReadFile(path)
		if err != nil || readErr != nil || done.Units != 3 || int(done.Bytes) != len(data) || !strings.HasPrefix(string(data), begin) || !strings.HasSuffix(done.Name, filepath.Ext(name)) {
			t.Errorf("%s: %+v, %v %v\n%.80q", name, done, err, readErr, data)
		}
	}
	cancelled, cancel := context.WithCancel(t.Context())
	cancel()
	path := filepath.Join(folder, "none.tmx")
	if _, err := w.ExportMemory(cancelled, ExportMemoryRequest{Path: path}, nil); codeOf(err) != "tm.cancelled" {
		t.Errorf("%v", err)
	}
	if entries, _ := os.ReadDir(folder); len(entries) != 3 {
		t.Errorf("something was left behind: %v", entries)
	}
}

// TestMemoryFaults: what is wrong with a request has a code, and changes nothing.
func TestMemoryFaults(t *testing.T) {
	w, ctx := withMemory(t), t.Context()
	lookup := func(r LookupRequest) error {
		r.Text = "a"
		_, err := w.Lookup(ctx, r)
		return err
	}
	filtered := func(f MemoryFilter) error {
		_, err := w.Concordance(ctx, ConcordanceRequest{Filter: f})
		return err
	}
	put := func(u UnitView) error {
		_, err := w.PutUnit(ctx, u)
		return err
	}
	imported := func(r ImportMemoryRequest) error {
		_, err := w.ImportMemory(ctx, r, nil)
		return err
	}
	exported := func(r ExportMemoryRequest) error {
		_, err := w.ExportMemory(ctx, r, nil)
		return err
	}
	quarrels := func(kind string) error {
		_, err := w.Quarrels(ctx, kind, 0, nil)
		return err
	}
	analysed := func(r AnalyseRequest) error {
		_, err := w.Analyse(ctx, r, nil)
		return err
	}
	retracted := func(id string) error {
		_, err := w.RetractUnits(ctx, []string{id})
		return err
	}
	tests := map[string]struct {
		err  error
		code string
	}{
		"from nowhere":     {lookup(LookupRequest{To: lang.Polish}), "tm.language"},
		"to French":        {lookup(LookupRequest{From: lang.German, To: "fr"}), "tm.language"},
		"to itself":        {lookup(LookupRequest{From: lang.German, To: lang.German}), "tm.direction"},
		"too many":         {lookup(LookupRequest{From: lang.German, To: lang.Polish, K: 1001}), "tm.request"},
		"below nothing":    {lookup(LookupRequest{From: lang.German, To: lang.Polish, Threshold: -1}), "tm.request"},
		"bad state":        {filtered(MemoryFilter{States: []string{"good"}}), "tm.state"},
		"bad day":          {filtered(MemoryFilter{Since: "yesterday"}), "tm.day"},
		"bad language":     {filtered(MemoryFilter{Languages: []lang.Tag{"fr"}}), "tm.language"},
		"unit of no state": {put(UnitView{Texts: []UnitText{{Lang: lang.German, Text: "a"}}}), "tm.state"},
		"unit in French":   {put(UnitView{State: "draft", Texts: []UnitText{{Lang: "fr", Text: "a"}}}), "tm.language"},
		"empty unit":       {put(UnitView{State: "draft"}), "memory.unit-empty"},
		"bad id":           {put(UnitView{ID: "x", State: "draft", Texts: []UnitText{{Lang: lang.German, Text: "a"}}}), "memory.unit-gone"},
		"retract nothing":  {retracted("00"), "memory.unit-gone"},
		"import a draft":   {imported(ImportMemoryRequest{Path: starterMemory, State: "draft"}), "tm.state"},
		"import nothing":   {imported(ImportMemoryRequest{Path: "none.tmx"}), "file.not-found"},
		"export nowhere":   {exported(ExportMemoryRequest{Format: "tmx"}), "exchange.unsaved"},
		"export as PDF":    {exported(ExportMemoryRequest{Path: filepath.Join(t.TempDir(), "a.pdf")}), "memory.unknown-export"},
		"export in French": {exported(ExportMemoryRequest{Path: "a.tmx", Languages: []lang.Tag{"fr"}}), "tm.language"},
		"bad quarrel":      {quarrels("war"), "memory.unknown-quarrel"},
		"analyse nothing":  {analysed(AnalyseRequest{}), "tm.language"},
	}
	for name, tt := range tests {
		if got := codeOf(tt.err); got != tt.code {
			t.Errorf("%s: %q, want %q (%v)", name, got, tt.code, tt.err)
		}
	}
	if v, err := w.Memory(ctx); err != nil || v.Units != 3 || v.Own != 0 {
		t.Errorf("%+v, %v", v, err)
	}
	if _, err := w.CloseDesk(ctx); err != nil {
		t.Fatal(err)
	}
	if _, err := w.Memory(ctx); codeOf(err) != "desk.none" {
		t.Errorf("%v", err)
	}
}

// TestMemoryOfCourses: the starter memory knows the samples, and fills what is empty in them.
func TestMemoryOfCourses(t *testing.T) {
	w, ctx := newWorkspace(t), t.Context()
	module := oneCourse(t, w)
	if _, err := w.ImportMemory(ctx, ImportMemoryRequest{Path: starterMemory, State: "approved"}, nil); err != nil {
		t.Fatal(err)
	}
	a, err := w.Analyse(ctx, AnalyseRequest{From: lang.Polish, To: lang.German, All: true}, nil)
	if err != nil || a.Total.Segments < 100 || len(a.Bands) != 9 {
		t.Fatalf("%+v, %v", a, err)
	}
	known := 0
	for _, b := range a.Bands[:3] {
		known += b.Segments
	}
	if known*10 < a.Total.Segments*8 {
		t.Errorf("%d of %d segments are known: %+v", known, a.Total.Segments, a.Bands)
	}
	title := module.Title
	if _, err := w.SetText(ctx, SetTextRequest{CellRef: CellRef{Text: title.ID, Lang: lang.German}, Value: "", Base: title.Cells[lang.German].State.Revs}); err != nil {
		t.Fatal(err)
	}
	if n, err := w.Pretranslate(ctx, PretranslateRequest{From: lang.Polish, To: lang.German, Count: true}, nil); err != nil || n != 1 {
		t.Errorf("counted %d, %v", n, err)
	}
	if got := firstModule(t, w).Title.Cells[lang.German].Raw; got != "" {
		t.Errorf("counting wrote %q", got)
	}
	if n, err := w.Pretranslate(ctx, PretranslateRequest{From: lang.Polish, To: lang.German}, nil); err != nil || n != 1 {
		t.Errorf("%d, %v", n, err)
	}
	if got := firstModule(t, w).Title.Cells[lang.German].Raw; got != title.Cells[lang.German].Raw {
		t.Errorf("%q, not %q", got, title.Cells[lang.German].Raw)
	}
}
