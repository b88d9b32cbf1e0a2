package tmx

import (
	"bytes"
	"fmt"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"trivium/engine/course"
	"trivium/engine/lang"
	"trivium/engine/segment"
)

// starter is the memory of the samples' own texts that ships with the program.
const starter = "../../corpora/memory/samples.tmx"

// TestStarterMemory makes the starter memory of the sample courses and compares it with the one that is
// there; UPDATE_GOLDEN=1 writes it anew. Each text that is translated, and that exists in two languages
// or more, gives a unit for each of its sentences, or one for the whole text when the languages do not
// have the same number of sentences or those are too different in length to be each other's.
func TestStarterMemory(t *testing.T) {
	var units []Unit
	seen := map[string]bool{} // ids of texts, and contents of units
	for _, text := range sampleTexts(t) {
		if seen[text.ID] || len(text.Cells) < 2 {
			continue
		}
		seen[text.ID] = true
		for _, u := range unitsOf(t, text) {
			content := ""
			for _, v := range u.Variants {
				content += v.Lang + "\t" + v.Segment.Cell().Text + "\n"
			}
			if !seen[content] {
				seen[content] = true
				units = append(units, u)
			}
		}
	}
	header := Header{
		Attrs: Attrs{{"datatype", "x-trivium-cell"}},
		Meta:  []Meta{{Kind: "note", Attrs: Attrs{{"xml:lang", "en"}}, Text: "Texts of Trivium's sample courses. Licence: CC BY-SA 4.0."}},
	}
	data := write(t, WriterOptions{Header: header, Version: "1"}, units)
	golden(t, starter, string(data))

	again, r, err := read(t, bytes.NewReader(data), Options{})
	if err != nil || len(r.Report().Faults) > 0 {
		t.Fatal(err, r.Report())
	}
	perLanguage := map[string]int{}
	for _, u := range again {
		for _, v := range u.Variants {
			perLanguage[v.Lang]++
			if len(v.Segment.Cell().Codes) > 0 {
				t.Errorf("%s: %q has codes that are no markup of ours", u.ID, v.Segment.Cell().Text)
			}
		}
	}
	for _, l := range []lang.Tag{lang.Polish, lang.German, lang.Lithuanian} {
		if perLanguage[string(l)] < 500 {
			t.Errorf("%s: %d texts", l, perLanguage[string(l)])
		}
	}
	t.Logf("%d units, %v", len(units), perLanguage)
}

// sampleTexts returns the texts of all sample courses in their order.
func sampleTexts(t *testing.T) []course.PlacedText {
	t.Helper()
	var texts []course.PlacedText
	for _, pattern := range []string{"../../corpora/*/*.json", "../../corpora/*.json"} {
		files, err := filepath.Glob(pattern)
		if err != nil {
			t.Fatal(err)
		}
		for _, file := range files {
			c, _, err := course.LoadFile(file)
			if err != nil {
				t.Fatal(file, err)
			}
			if c == nil { // an edition
				continue
			}
			if c.Programme != nil {
				texts = append(texts, c.Programme.OwnTexts()...)
			}
			for _, m := range c.Modules {
				texts = append(texts, m.OwnTexts()...)
				for i := range m.Lessons {
					lesson := &m.Lessons[i]
					texts = append(texts, lesson.TitleText(""))
					for j := range lesson.Blocks {
						// What each country writes for itself is no translation, and what is kept as it
						// is needs none.
						if b := &lesson.Blocks[j]; b.Adaptation == nil {
							texts = append(texts, b.Texts("")...)
						}
					}
				}
			}
		}
	}
	return texts
}

func unitsOf(t *testing.T, text course.PlacedText) []Unit {
	t.Helper()
	cut := map[lang.Tag][]string{}
	var tags []lang.Tag
	for _, l := range lang.All() {
		cell := text.Cells[l]
		if strings.TrimSpace(cell) == "" {
			continue
		}
		ranges, err := segment.Default().Segments(l, cell)
		if err != nil {
			t.Fatal(err)
		}
		tags = append(tags, l)
		for _, r := range ranges {
			cut[l] = append(cut[l], cell[r.Start:r.End])
		}
	}
	if len(tags) < 2 {
		return nil
	}
	whole := !parallel(tags, cut)
	if whole {
		for _, l := range tags {
			cut[l] = []string{strings.TrimSpace(text.Cells[l])}
		}
	}
	var units []Unit
	for i := range cut[tags[0]] {
		u := Unit{
			ID:    fmt.Sprintf("%s#%d", text.ID, i+1),
			Attrs: Attrs{{"srclang", string(text.Origin)}},
			Meta:  []Meta{{Kind: "prop", Attrs: Attrs{{"type", "x-role"}}, Text: string(text.Role)}},
		}
		if len(cut[tags[0]]) == 1 {
			u.ID = text.ID
		}
		if whole {
			u.Attrs = append(u.Attrs, Attr{"segtype", "paragraph"})
		}
		for _, l := range tags {
			s, err := FromCell(cut[l][i], nil)
			if err != nil {
				t.Fatal(err)
			}
			u.Variants = append(u.Variants, Variant{Lang: string(l), Segment: s})
		}
		units = append(units, u)
	}
	return units
}

// parallel says that the sentences of the languages are likely each other's translations: as many in
// each, and none twice as long as another, with 20 characters of grace.
func parallel(tags []lang.Tag, cut map[lang.Tag][]string) bool {
	for _, l := range tags {
		if len(cut[l]) != len(cut[tags[0]]) {
			return false
		}
	}
	for i := range cut[tags[0]] {
		var lengths []int
		for _, l := range tags {
			lengths = append(lengths, len([]rune(cut[l][i])))
		}
		if slices.Max(lengths) > 2*slices.Min(lengths)+20 {
			return false
		}
	}
	return true
}
