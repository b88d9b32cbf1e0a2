package held

import (
	"context"
	"errors"
	"maps"
	"slices"
	"strings"
	"testing"

	"trivium/engine/fault"
	"trivium/engine/lang"
	"trivium/engine/tm"
	"trivium/engine/tm/index"
)

const tmxHead = `<tmx version="1.4"><header creationtool="x" creationtoolversion="1" segtype="sentence" o-tmf="x" adminlang="en" srclang="de" datatype="plain"/><body>`

// shown writes a unit as one line: name, texts in the order of the languages, and what else is known.
func shown(u *tm.Unit) string {
	parts := []string{u.TUID}
	for _, l := range lang.All() {
		if s, has := u.Texts[l]; has {
			parts = append(parts, string(l)+"="+s)
		}
	}
	for _, part := range []string{u.State.String(), u.Author, u.Organisation, string(u.Origin), u.Text, strings.Join(u.Tags, "+")} {
		if part != "" {
			parts = append(parts, part)
		}
	}
	if !u.Date.IsZero() {
		parts = append(parts, u.Date.Format("2006-01-02"))
	}
	for _, beside := range []map[lang.Tag]string{u.Before, u.After} {
		for _, l := range slices.Sorted(maps.Keys(beside)) {
			parts = append(parts, "("+string(l)+" "+beside[l]+")")
		}
	}
	return strings.Join(parts, "|")
}

func TestRead(t *testing.T) {
	tests := map[string]struct {
		name, in string
		options  Options
		want     []string
		leftOut  int
	}{
		"TSV": {"a.tsv", "tuid\tde\tpl\tnone\norigin\tHaus\tdom\t\n", Options{State: tm.Approved}, []string{"origin|pl=dom|de=Haus|approved"}, 0},
		"neighbours": {"a.tsv", "de\tpl\na\tb\n\tc\nd\t\n", Options{State: tm.Imported}, []string{
			"1|pl=b|de=a|imported|(pl c)", "2|pl=c|imported|(de a)|(pl b)|(de d)", "3|de=d|imported|(pl c)",
		}, 0},
		"origin":      {"a.csv", "de;origin\na;Most\nb;\n", Options{}, []string{"1|de=a|machine|Most|(de b)", "2|de=b|machine|(de a)"}, 0},
		"some names":  {"a.tsv", "tuid\tde\n\ta\nx\tb\n", Options{}, []string{"1|de=a|machine|(de b)", "x|de=b|machine|(de a)"}, 0},
		"wrong rows":  {"a.tsv", "de\tpl\na\n\x02\tb\nc\td\n", Options{}, []string{"1|pl=d|de=c|machine"}, 2},
		"twice":       {"a.tsv", "tuid\tde\n1\ta\n1\tb\n", Options{}, []string{"1|de=a|machine|(de b)", "1|de=b|machine|(de a)"}, 0},
		"as it is":    {"a.tsv", "de\n5 * 3 * 2 \\ {1}\n", Options{}, []string{`1|de=5 * 3 * 2 \ {1}|machine`}, 0},
		"TMX":         {"a.tmx", tmxHead + `<tu><tuv xml:lang="de"><seg>5 * 3 * 2</seg></tuv></tu></body></tmx>`, Options{State: tm.Approved}, []string{"1|de=5 * 3 * 2|approved|de"}, 0},
		"TMX's state": {"a.tmx", tmxHead + `<tu changeid="Anna" changedate="20260102T030405Z"><prop type="x-trivium-state">draft</prop><tuv xml:lang="de"><seg>a</seg></tuv></tu></body></tmx>`, Options{State: tm.Approved}, []string{"1|de=a|draft|Anna|de|2026-01-02"}, 0},
		"TMX's codes": {"a.tmx", tmxHead + `<tu tuid="7"><tuv xml:lang="de"><seg>Das <bpt i="1" type="bold">**</bpt>Heim<ept i="1">**</ept><ph x="1">&lt;br&gt;</ph></seg></tuv></tu></body></tmx>`, Options{}, []string{"7|de=Das **Heim**{2}|machine|de"}, 0},
		"TMX's context": {"a.tmx", tmxHead + `<tu><prop type="prev">vorn</prop><tuv xml:lang="de"><seg>a</seg></tuv></tu><tu><tuv xml:lang="de"><seg>b</seg></tuv></tu></body></tmx>`, Options{}, []string{
			"1|de=a|machine|de|(de vorn)", "2|de=b|machine|de|(de a)",
		}, 0},
		"other languages": {"a.tmx", tmxHead + `<tu><tuv xml:lang="fr"><seg>a</seg></tuv></tu><tu><tuv xml:lang="DE-at"><seg>b</seg></tuv><tuv xml:lang="de"><seg>c</seg></tuv></tu></body></tmx>`, Options{}, []string{"1|de=b|machine|de"}, 0},
	}
	for name, tt := range tests {
		t.Run(name, func(t *testing.T) {
			f, report, err := read(t.Context(), strings.NewReader(tt.in), tt.name, tt.options)
			if err != nil {
				t.Fatal(err)
			}
			var got []string
			for u, err := range f.All() {
				if err != nil {
					t.Fatal(err)
				}
				got = append(got, shown(u))
			}
			if !slices.Equal(got, tt.want) || report.LeftOut != tt.leftOut || f.Len() != len(tt.want) {
				t.Errorf("%d left out\n got %q\nwant %q", report.LeftOut, got, tt.want)
			}
		})
	}
}

func TestRefused(t *testing.T) {
	tests := map[string]struct {
		name, in, code string
		options        Options
	}{
		"strict":       {"a.tsv", "de\tpl\na\n", "tmx.table-fields", Options{Strict: true}},
		"no languages": {"a.tsv", "x\ty\na\tb\n", "tmx.table-languages", Options{}},
		"no TMX":       {"a.tmx", "<html></html>", "tmx.not-tmx", Options{}},
	}
	for name, tt := range tests {
		t.Run(name, func(t *testing.T) {
			_, _, err := read(t.Context(), strings.NewReader(tt.in), tt.name, tt.options)
			var f *fault.Fault
			if !errors.As(err, &f) || f.Code != tt.code {
				t.Errorf("%v", err)
			}
		})
	}
	for path, code := range map[string]string{"none.tmx": "file.not-found", ".": "file.is-directory"} {
		_, _, err := Read(t.Context(), path, Options{})
		var f *fault.Fault
		if !errors.As(err, &f) || f.Code != code {
			t.Errorf("%s: %v", path, err)
		}
	}
}

// TestUnits: each unit is found by its id, and nothing by another.
func TestUnits(t *testing.T) {
	f, _, err := read(t.Context(), strings.NewReader("de\na\nb\nc\n"), "a.tsv", Options{})
	if err != nil {
		t.Fatal(err)
	}
	foreign := index.NumberID(1)
	foreign[0] = 1
	units, err := f.Units(context.Background(), []tm.ID{index.NumberID(2), index.NumberID(3), foreign, index.NumberID(0)})
	if err != nil || units[0].Texts[lang.German] != "c" || units[1] != nil || units[2] != nil || units[3].Texts[lang.German] != "a" {
		t.Errorf("%v, %v", units, err)
	}
}

// TestTexts keeps texts of all sizes, beyond the end of a piece.
func TestTexts(t *testing.T) {
	var all texts
	var refs []ref
	long := strings.Repeat("ab", pieceSize/3)
	for i := range 40 {
		refs = append(refs, all.add(long[:i*len(long)/40]))
	}
	refs = append(refs, all.add(long+long))
	for i, at := range refs[:40] {
		if all.get(at) != long[:i*len(long)/40] || (at == 0) != (i == 0) {
			t.Errorf("text %d is another one", i)
		}
	}
	if all.get(refs[40]) != long+long {
		t.Error("the longest is another one")
	}
}
