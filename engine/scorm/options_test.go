package scorm

import (
	"errors"
	"io/fs"
	"regexp"
	"strings"
	"testing"
	"testing/fstest"

	"trivium/engine/fault"
	"trivium/engine/lang"
)

func TestOptionsAreChecked(t *testing.T) {
	tooMuch := 101
	rows := map[string]Options{
		"export.division-unknown":    {SCOs: "page"},
		"export.status-unknown":      {Status: "perfect"},
		"export.completion-unknown":  {Completion: "half"},
		"export.pass-mark":           {PassMark: &tooMuch},
		"export.colour":              {Theme: Theme{Colour: "red"}},
		"export.logo-nameless":       {Theme: Theme{Organisation: " ", Logo: Logo{logos(), "logo.svg"}}},
		"media.missing":              {Theme: Theme{Organisation: "Most", Logo: Logo{logos(), "none.svg"}}},
		"media.type":                 {Theme: Theme{Organisation: "Most", Logo: Logo{logos(), "logo.txt"}}},
		"media.active":               {Theme: Theme{Organisation: "Most", Logo: Logo{logos(), "script.svg"}}},
		"export.language-undeclared": {Langs: []lang.Tag{"fr"}},
	}
	for code, o := range rows {
		o.Format, o.Lang = SCORM12, lang.Polish
		var f *fault.Fault
		if err := o.Check(sample()); !errors.As(err, &f) || f.Code != code {
			t.Errorf("%s: got %v", code, err)
		}
	}
	var f *fault.Fault
	if err := (Options{Format: SCORM12}).Check(sample()); !errors.As(err, &f) || f.Code != "export.language-undeclared" {
		t.Errorf("no language: got %v", err)
	}
}

func TestTheme(t *testing.T) {
	rows := map[string]string{
		"":        "",
		"#1f4e5f": ":root{--band:#1f4e5f;--on-band:#ffffff;--accent:#1f4e5f;--accent-dark:#173a47}\n",
		"#FFCC00": ":root{--band:#ffcc00;--on-band:#000000;--accent:#7f6500;--accent-dark:#5f4b00}\n", // links are darkened
		"#ffffff": ":root{--band:#ffffff;--on-band:#000000;--accent:#6b6b6b;--accent-dark:#505050}\n",
	}
	for colour, want := range rows {
		if got := string((Theme{Colour: colour}).css()); got != want {
			t.Errorf("%s: %q", colour, got)
		}
	}
	for n := 0; n < 1<<24; n += 4099 {
		c := colour{uint8(n >> 16), uint8(n >> 8), uint8(n)}
		ground, ink, err := Theme{Colour: c.String()}.colours()
		if err != nil || contrast(ground, ink) < leastContrast {
			t.Fatalf("%s on %s: %.2f, %v", ink, ground, contrast(ground, ink), err)
		}
		for _, other := range []colour{white, shade} {
			if accent := c.legible(); contrast(accent, other) < leastContrast {
				t.Fatalf("%s on %s: %.2f", accent, other, contrast(accent, other))
			}
		}
	}
	archive, _ := pack(t, sample(), Options{Format: SCORM2004R4, Lang: lang.Polish, Theme: Theme{Colour: "#7a1fa2"}})
	files := unpack(t, archive)
	if !strings.Contains(files[themeName], "#7a1fa2") || !strings.Contains(files[pageName], `href="theme.css"`) || !strings.Contains(files[manifestName], `href="theme.css"`) {
		t.Error("the theme is not in the package")
	}
}

func TestStatusAndPassMark(t *testing.T) {
	mark := 55
	archive, _ := pack(t, sample(), Options{Format: SCORM12, Lang: lang.Polish, PassMark: &mark})
	files := unpack(t, archive)
	if !strings.Contains(files[manifestName], "<adlcp:masteryscore>55<") || !strings.Contains(files[pageName], `data-pass="55"`) {
		t.Error("the pass mark is not the one wanted")
	}
	for _, f := range Formats() {
		archive, _ = pack(t, sample(), Options{Format: f, Lang: lang.Polish, Status: StatusCompleted})
		files = unpack(t, archive)
		if strings.Contains(files[manifestName], "masteryscore") || strings.Contains(files[manifestName], "minNormalizedMeasure") || !strings.Contains(files[pageName], `data-status="completed"`) {
			t.Errorf("%s: a course that is only completed has a mark to reach", f)
		}
		if out, err := xmllint(t, f, files); err != nil {
			t.Errorf("%s: %v\n%s", f, err, out)
		}
	}
}

// logos is a folder with a picture, and with what is none or must not be one.
func logos() fs.FS {
	svg := func(inside string) *fstest.MapFile {
		return &fstest.MapFile{Data: []byte(`<svg xmlns="http://www.w3.org/2000/svg" width="40" height="20">` + inside + `</svg>`)}
	}
	return fstest.MapFS{"logo.svg": svg(`<rect width="40" height="20"/>`), "script.svg": svg(`<script/>`), "logo.txt": {Data: []byte("logo")}}
}

func TestLogoOfTheOrganisation(t *testing.T) {
	rows := map[string]struct {
		theme Theme
		want  string
	}{
		"logo":  {Theme{Organisation: `Most & "Brücke"`, Logo: Logo{logos(), "logo.svg"}}, `alt="Most &amp; &#34;Brücke&#34;" width="40" height="20"`},
		"name":  {Theme{Organisation: "Most"}, `<p class="house">Most</p>`},
		"none":  {Theme{}, ""},
		"blank": {Theme{Organisation: " "}, ""},
	}
	for name, row := range rows {
		for _, scos := range []Division{PerCourse, PerLesson} {
			archive, _ := pack(t, sample(), Options{Format: SCORM12, Lang: lang.Polish, Langs: []lang.Tag{lang.German}, SCOs: scos, Theme: row.theme})
			files := unpack(t, archive)
			page := files[pageName] + files["lesson-01.html"]
			if got := strings.Count(page, `class="house"`); row.want != "" && got != 2 || row.want == "" && got != 0 {
				t.Errorf("%s, one SCO per %s: the organisation is named %d times", name, scos, got)
			}
			if !strings.Contains(page, row.want) {
				t.Errorf("%s: %q is missing", name, row.want)
			}
			if row.theme.Logo.File == "" {
				continue
			}
			found := regexp.MustCompile(`src="(media/logo-[0-9a-f]+\.svg)"`).FindStringSubmatch(page)
			if found == nil || files[found[1]] == "" || !strings.Contains(files[manifestName], found[1]) {
				t.Errorf("%s: the logo is not in the package", name)
			}
			if out, err := xmllint(t, SCORM12, files); err != nil {
				t.Errorf("%v\n%s", err, out)
			}
		}
	}
}
