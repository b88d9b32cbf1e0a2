package scorm

import (
	"bytes"
	"context"
	"encoding/xml"
	"errors"
	"io"
	"regexp"
	"strings"
	"testing"

	"trivium/engine/course"
	"trivium/engine/fault"
	"trivium/engine/lang"
)

// attacks are texts that would do harm in a page that is put together by hand.
var attacks = []string{
	`<script>alert(1)</script>`,
	`"><img src=x onerror=alert(1)>`,
	`' onmouseover='alert(1)`,
	`</script><script>alert(1)</script>`,
	`]]><evil/>`,
	`<!-- --><!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]>`,
	`</title></section><iframe src=//evil>`,
	`{{.}} {{template "x"}}`,
	"nul \x00 bell \x07 esc \x1b c1 \u0085 \u009f nonchar \uFFFE \uFFFF bad \xff\xfe utf8",
	`[click](javascript:alert(1)) [x](data:text/html;base64,AAAA) ![i](x.png)`,
	"&lt;b&gt; &amp; & <b>",
	strings.Repeat("ąčęėįšųūž<>&\"' ", 60),
}

// hostile is the sample with every text made of attacks.
func hostile() *course.Course {
	c := sample()
	all := strings.Join(attacks, " ")
	texts := func(list ...*course.Text) {
		for _, t := range list {
			*t = course.Text{Origin: lang.Polish, Cells: map[lang.Tag]string{}}
			for _, l := range lang.All() {
				t.Cells[l] = all
			}
		}
	}
	m := c.Modules[0]
	texts(&m.Title, &m.Description)
	for i := range m.Lessons {
		l := &m.Lessons[i]
		texts(&l.Title)
		for j := range l.Blocks {
			b := &l.Blocks[j]
			texts(&b.Text, &b.Title, &b.Alt, &b.Caption, &b.Prompt)
			b.Credit, b.Licence = all, all
			for k := range b.Items {
				texts(&b.Items[k].Text)
			}
			for k := range b.Options {
				texts(&b.Options[k].Text, &b.Options[k].Feedback)
			}
			if b.Feedback != nil {
				texts(&b.Feedback.Correct, &b.Feedback.Wrong)
			}
		}
	}
	return c
}

// tags finds the tags of a page by the letter; what is escaped has none.
var tags = regexp.MustCompile(`<[a-zA-Z!/?][^>]*>`)

// shape returns the page's tags without the values of attributes: what may not depend on texts.
func shape(page string) string {
	value := regexp.MustCompile(`="[^"]*"`)
	return value.ReplaceAllString(strings.Join(tags.FindAllString(page, -1), "\n"), "=")
}

func TestTextsAreEscaped(t *testing.T) {
	for _, f := range Formats() {
		archive, s := pack(t, hostile(), Options{Format: f, Lang: lang.Polish})
		files := unpack(t, archive)
		page := files[pageName]
		for _, tag := range tags.FindAllString(page, -1) {
			inside := regexp.MustCompile(`"[^"]*"`).ReplaceAllString(tag, "")
			if strings.HasPrefix(tag, "<script") && tag != `<script src="player.js" defer>` && tag != `<script type="application/json" data-outline>` ||
				strings.HasPrefix(tag, "<iframe") || strings.HasPrefix(tag, "<evil") ||
				regexp.MustCompile(`(?i)\son\w+=|style=`).MatchString(inside) ||
				regexp.MustCompile(`(?i)(href|src)="\s*(javascript|data|vbscript):`).MatchString(tag) {
				t.Errorf("live markup: %s", tag)
			}
		}
		if n := strings.Count(page, "<script"); n != 2 { // the player, and the facts of the one edition
			t.Errorf("%d scripts", n)
		}
		for name, content := range map[string]string{pageName: page, manifestName: files[manifestName]} {
			if i := strings.IndexFunc(content, func(r rune) bool {
				return r < 0x20 && r != '\n' && r != '\t' && r != '\r' || r == 0xFFFE || r == 0xFFFF || r >= 0x7f && r <= 0x9f
			}); i >= 0 {
				t.Errorf("%s: control character %q", name, content[i:i+4])
			}
			wellFormed(t, name, content)
		}
		if !regexp.MustCompile(`^[a-z0-9-]+\.zip$`).MatchString(s.Name) {
			t.Errorf("name %q", s.Name)
		}
		if !strings.Contains(page, "default-src &#39;none&#39;") && !strings.Contains(page, "default-src 'none'") {
			t.Error("no content security policy")
		}
	}
}

// wellFormed checks XML, and for the page only that the manifest's rules hold for what it has.
func wellFormed(t *testing.T, name, content string) {
	t.Helper()
	if name != manifestName {
		return
	}
	d := xml.NewDecoder(strings.NewReader(content))
	d.Entity = map[string]string{}
	for {
		token, err := d.Token()
		if errors.Is(err, io.EOF) {
			return
		}
		if err != nil {
			t.Errorf("%s: %v", name, err)
			return
		}
		if directive, ok := token.(xml.Directive); ok {
			t.Errorf("%s: %s", name, directive)
		}
	}
}

// Nothing that is written in a text changes the page's elements.
func FuzzTexts(f *testing.F) {
	for _, a := range attacks {
		f.Add(a)
	}
	plain, err := renderWith("x")
	if err != nil {
		f.Fatal(err)
	}
	want := shape(plain)
	f.Fuzz(func(t *testing.T, s string) {
		// Markup of the author's own makes elements, and may: it is kept out of the comparison.
		plainText := strings.NewReplacer("*", "", "_", "", "`", "", "[", "", "]", "", "\\", "", "\n", " ", "\r", " ", "<", "< ").Replace(s)
		page, err := renderWith(plainText)
		var missing *fault.Fault
		if errors.As(err, &missing) && missing.Code == "export.text-missing" {
			return
		}
		if err != nil {
			t.Fatal(err)
		}
		if got := shape(page); got != want && !strings.Contains(plainText, "://") && !strings.Contains(plainText, "www.") && !strings.Contains(plainText, "@") {
			t.Errorf("%q changed the page", plainText)
		}
		// With markup and raw angle brackets it must still be the same without live elements.
		d, err := bundleWith(s)
		if errors.As(err, &missing) && missing.Code == "export.text-missing" {
			return
		}
		if err != nil {
			t.Fatal(err)
		}
		b, err := documentOf(d)
		if err != nil {
			t.Fatal(err)
		}
		if n := bytes.Count(b, []byte("<script")); n != 2 {
			t.Errorf("%q: %d scripts", s, n)
		}
		if regexp.MustCompile(`(?i)(href|src)="\s*(javascript|data|vbscript):`).Match(b) {
			t.Errorf("%q: a link that runs", s)
		}
		m, err := d.manifest([]string{pageName})
		if err != nil {
			t.Fatal(err)
		}
		wellFormed(t, manifestName, string(m))
	})
}

func bundleWith(s string) (*bundle, error) {
	c := sample()
	text := course.Text{Origin: lang.Polish, Cells: map[lang.Tag]string{lang.Polish: s}}
	m := c.Modules[0]
	m.Title, m.Description = text, text
	q := &m.Lessons[1].Blocks[0]
	q.Prompt, q.Options[0].Text, q.Options[1].Feedback = text, text, text
	m.Lessons[0].Blocks[4].Alt = text
	m.Lessons[0].Blocks[4].Credit = "by " + s
	return newBundle(c, Options{Format: SCORM12, Lang: lang.Polish})
}

func renderWith(s string) (string, error) {
	d, err := bundleWith(s)
	if err != nil {
		return "", err
	}
	b, err := documentOf(d)
	return string(b), err
}

// documentOf returns the document of the first SCO.
func documentOf(b *bundle) ([]byte, error) {
	files, err := b.render(b.scos[0])
	if err != nil {
		return nil, err
	}
	return files[len(files)-1].read()
}

func TestClean(t *testing.T) {
	rows := map[string][2]string{
		"controls":    {"a\x00b\x07c\x1bd", "abcd"},
		"kept":        {"a\tb\nc", "a\tb\nc"},
		"c1":          {"a\u0085b\u009fc", "abc"},
		"nonchars":    {"a\uFFFEb\uFFFFc", "abc"},
		"utf8":        {"a\xffb", "a\uFFFDb"},
		"untouched":   {"ąčęėįšųūž łńśźż äöüß „“", "ąčęėįšųūž łńśźż äöüß „“"},
		"soft hyphen": {"a\u00adb", "a\u00adb"},
	}
	for name, row := range rows {
		if got := clean(row[0]); got != row[1] {
			t.Errorf("%s: %q", name, got)
		}
	}
}

func TestShorten(t *testing.T) {
	rows := []struct {
		s    string
		max  int
		want string
	}{
		{"", 5, ""}, {"ąčęėį", 5, "ąčęėį"}, {"ąčęėįš", 5, "ąčęė…"}, {"ab cd", 4, "ab…"},
	}
	for _, row := range rows {
		if got := shorten(row.s, row.max); got != row.want {
			t.Errorf("shorten(%q, %d) = %q", row.s, row.max, got)
		}
	}
}

func TestSlug(t *testing.T) {
	rows := map[string]string{
		"Bezdomność w kryzysie": "bezdomnosc-w-kryzysie",
		"Über Größe":            "ueber-groesse",
		"Žiema, ąčęėįšųū":       "ziema-aceeisuu",
		"  --  ":                "course",
		"Привет":                "course",
		"../../etc/passwd":      "etc-passwd",
		"CON.aux":               "con-aux",
	}
	for s, want := range rows {
		if got := slug(s, "course"); got != want {
			t.Errorf("slug(%q) = %q, want %q", s, got, want)
		}
	}
	if got := slug(strings.Repeat("ab ", 50), "x"); len(got) > slugLength || strings.HasSuffix(got, "-") {
		t.Errorf("long: %q", got)
	}
}

func TestWriteIsQuiet(t *testing.T) {
	if _, err := Write(context.Background(), io.Discard, hostile(), Options{Format: SCORM12, Lang: lang.English}, nil); err != nil {
		t.Error(err)
	}
}
