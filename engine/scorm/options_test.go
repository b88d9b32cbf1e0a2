package scorm

import (
	"errors"
	"strings"
	"testing"

	"trivium/engine/fault"
	"trivium/engine/lang"
)

func TestOptionsAreChecked(t *testing.T) {
	tooMuch := 101
	rows := map[string]Options{
		"export.division-unknown":    {SCOs: "page"},
		"export.status-unknown":      {Status: "perfect"},
		"export.completion-unknown": {Completion: "half"},
		"export.pass-mark":           {PassMark: &tooMuch},
		"export.colour":              {Theme: Theme{Colour: "red"}},
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
		"#FFCC00": ":root{--band:#ffcc00;--on-band:#000000}\n", // too light for links
		"#ffffff": ":root{--band:#ffffff;--on-band:#000000}\n",
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
