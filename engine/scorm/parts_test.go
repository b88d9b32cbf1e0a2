package scorm

import (
	"context"
	"encoding/json"
	"fmt"
	"regexp"
	"slices"
	"strings"
	"testing"

	"trivium/engine/course"
	"trivium/engine/lang"
)

// divided returns the document of the first SCO and the HTML of its parts by their names, when a
// document holds that many bytes of pages.
func divided(t *testing.T, c *course.Course, o Options, inline int) (document string, parts map[string]string) {
	t.Helper()
	b, err := newBundle(c, o)
	if err != nil {
		t.Fatal(err)
	}
	b.inline = inline
	files, err := b.render(b.scos[0])
	if err != nil {
		t.Fatal(err)
	}
	parts = map[string]string{}
	for _, f := range files {
		content, err := f.read()
		if err != nil {
			t.Fatal(err)
		}
		if f.name == pageName {
			document = string(content)
		} else {
			parts[f.name] = partHTML(t, f.name, string(content))
		}
	}
	return document, parts
}

// partHTML reads a part as the browser does.
func partHTML(t *testing.T, name, script string) string {
	t.Helper()
	before := `(window.triviumParts=window.triviumParts||{})["` + name + `"]=`
	literal, ok := strings.CutPrefix(script, before)
	if !ok {
		t.Fatalf("%s begins with %.80q", name, script)
	}
	if i := strings.IndexFunc(script, func(r rune) bool { return r >= 0x7f || r < 0x20 && r != '\n' }); i >= 0 {
		t.Errorf("%s has %q", name, script[i:i+4])
	}
	var html string
	if err := json.Unmarshal([]byte(strings.TrimSuffix(literal, ";\n")), &html); err != nil {
		t.Fatalf("%s: %v", name, err)
	}
	return html
}

// outlineOf reads the facts of an edition from the document.
func outlineOf(t *testing.T, document string, edition int) outline {
	t.Helper()
	found := regexp.MustCompile(`(?s)<script type="application/json" data-outline>(.*?)</script>`).FindAllStringSubmatch(document, -1)
	if len(found) <= edition {
		t.Fatalf("%d editions", len(found))
	}
	var o outline
	if err := json.Unmarshal([]byte(found[edition][1]), &o); err != nil {
		t.Fatal(err)
	}
	return o
}

// The same pages are in the parts as in the one document, each where the outline says.
func TestPartsHoldThePages(t *testing.T) {
	o := Options{Format: SCORM2004R4, Langs: []lang.Tag{lang.Polish, lang.German}}
	whole, none := divided(t, everyKind(), o, 1<<30)
	document, parts := divided(t, everyKind(), o, 0)
	if len(none) != 0 || len(parts) == 0 {
		t.Fatalf("%d parts of a whole document, %d parts", len(none), len(parts))
	}
	section := regexp.MustCompile(`(?s)<section class="page" id="([^"]+)".*?\n</section>`)
	want := section.FindAllStringSubmatch(whole, -1)
	if len(want) != 8 || section.MatchString(document) {
		t.Fatalf("%d pages in the whole document; or a page in the one with parts", len(want))
	}
	seen := 0
	for i, prefix := range []string{"pl-", "de-"} {
		facts := outlineOf(t, document, i)
		if before := outlineOf(t, whole, i); len(before.Parts)+len(before.Links) != 0 {
			t.Errorf("parts of a whole document: %+v", before)
		}
		for _, l := range facts.lessons() {
			if l.Part < 1 || l.Part > len(facts.Parts) {
				t.Fatalf("%s is in part %d of %d", l.ID, l.Part, len(facts.Parts))
			}
			for _, page := range want {
				if page[1] == prefix+l.ID {
					seen++
					if !strings.Contains(parts[facts.Parts[l.Part-1]], page[0]) {
						t.Errorf("%s is not as it was", page[1])
					}
				}
			}
		}
	}
	if seen != len(want) {
		t.Errorf("%d of %d pages", seen, len(want))
	}
}

// A link leads to the lesson, and a meaning is there wherever its words are.
func TestPartsStandAlone(t *testing.T) {
	c := everyKind()
	document, parts := divided(t, c, Options{Format: SCORM12, Lang: lang.German}, 0)
	facts := outlineOf(t, document, 0)
	if len(facts.Links) == 0 {
		t.Error("no block that a link leads to")
	}
	for block, lesson := range facts.Links {
		for _, l := range facts.lessons() {
			if l.ID == lesson && !strings.Contains(parts[facts.Parts[l.Part-1]], `id="`+block+`"`) {
				t.Errorf("%s is not in the lesson %s", block, lesson)
			}
		}
	}
	words := 0
	for name, html := range parts {
		for _, term := range regexp.MustCompile(`data-term="(\w+)"`).FindAllStringSubmatch(html, -1) {
			words++
			if !strings.Contains(html, `data-entry="`+term[1]+`"`) {
				t.Errorf("%s has no meaning of %s", name, term[1])
			}
		}
		if ids := duplicates(html); len(ids) > 0 {
			t.Errorf("%s has twice: %v", name, ids)
		}
	}
	if words == 0 {
		t.Error("no words with a meaning")
	}
}

// large is a programme that is too much for one document: copies of a module of every kind.
func large(t *testing.T, modules int) *course.Course {
	t.Helper()
	c := everyKind()
	first := c.Modules[0]
	for i := 1; i < modules; i++ {
		m := first
		text, err := json.Marshal(first.Module)
		if err != nil {
			t.Fatal(err)
		}
		copied := strings.ReplaceAll(string(text), "01JD000000000000000000", fmt.Sprintf("01JD%04d00000000000000", i))
		var module course.Module
		if err := json.Unmarshal([]byte(copied), &module); err != nil {
			t.Fatal(err)
		}
		m.Module = &module
		c.Modules = append(c.Modules, m)
	}
	return c
}

func TestALargeCourseIsDivided(t *testing.T) {
	c := large(t, 20)
	o := Options{Format: SCORM2004R4, Langs: []lang.Tag{lang.Polish, lang.German, lang.Lithuanian}}
	archive, _ := pack(t, c, o)
	files := unpack(t, archive)
	var names []string
	for name, content := range files {
		if strings.HasPrefix(name, "pages/") {
			names = append(names, name)
			if html := partHTML(t, name, content); len(html) > partLimit+20_000 {
				t.Errorf("%s has %d bytes", name, len(html))
			}
			if !strings.Contains(files[manifestName], `<file href="`+name+`"`) {
				t.Errorf("the manifest does not list %s", name)
			}
			if !regexp.MustCompile(`^pages/(pl|de|lt)-\d{3}-[0-9a-f]{8}\.js$`).MatchString(name) {
				t.Errorf("name %s", name)
			}
		}
	}
	if len(names) < 6 || len(files[pageName]) > 150_000 {
		t.Errorf("%d parts, a document of %d bytes", len(names), len(files[pageName]))
	}
	for i := range o.Langs {
		for _, name := range outlineOf(t, files[pageName], i).Parts {
			if !slices.Contains(names, name) {
				t.Errorf("no %s", name)
			}
		}
	}
	again, _ := pack(t, c, o)
	if string(again) != string(archive) {
		t.Error("the second package is another")
	}
}

// A name changes with what the file holds, and with nothing else.
func TestPartNames(t *testing.T) {
	names := func(c *course.Course) []string {
		document, _ := divided(t, c, Options{Format: SCORM12, Lang: lang.German}, 0)
		return outlineOf(t, document, 0).Parts
	}
	before := names(large(t, 20))
	if again := names(large(t, 20)); !slices.Equal(before, again) {
		t.Errorf("%v, then %v", before, again)
	}
	revised := large(t, 20)
	lessons := revised.Modules[19].Lessons
	lessons[len(lessons)-1].Title.Cells[lang.German] = "Anders"
	after := names(revised)
	if len(after) != len(before) || after[0] != before[0] || after[len(after)-1] == before[len(before)-1] {
		t.Errorf("%v, revised %v", before, after)
	}
}

func TestPartScript(t *testing.T) {
	rows := map[string]string{
		"plain":     "<p>a</p>",
		"quotes":    `<p class="a">\ ' </p>`,
		"lines":     "a\n\tb\r\n",
		"letters":   "ąčęėįšųūž łńśźż äöüß „“",
		"lines too": "a\u2028b\u2029c",
		"far":       "😀 \U0010FFFF",
		"script":    "</script><!--",
	}
	for name, html := range rows {
		if got := partHTML(t, "pages/x.js", string(partScript("pages/x.js", []byte(html)))); got != html {
			t.Errorf("%s: %q", name, got)
		}
	}
}

func TestPartsAreCancelled(t *testing.T) {
	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	b, err := newBundle(everyKind(), Options{Format: SCORM12, Lang: lang.German})
	if err != nil {
		t.Fatal(err)
	}
	if _, err := b.files(ctx); err == nil {
		t.Error("no fault")
	}
}
