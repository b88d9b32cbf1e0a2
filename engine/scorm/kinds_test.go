package scorm

import (
	"encoding/json"
	"fmt"
	"maps"
	"os"
	"path/filepath"
	"reflect"
	"regexp"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"trivium/engine/course"
	"trivium/engine/lang"
)

// secret stands in every facilitator's note of the sample.
const secret = "FACILITATOR-ONLY"

// everyKind is a course with every kind of block, and with all that a course can say of itself.
func everyKind() *course.Course {
	item := func(id, s string) course.Item { return course.Item{ID: id, Text: t4(s)} }
	titled := func(id, s string) course.Item {
		return course.Item{ID: id, Title: t4(s + " title"), Text: t4(s)}
	}
	no := false
	agenda := []course.AgendaItem{{ID: "a", Minutes: 45, Title: t4("Opening"), Text: t4("Who is here")}, {ID: "b", Text: t4("The rest")}}
	blocks := []course.Block{
		{Kind: course.Paragraph, Text: t4("See [crisis](term:01JD0000000000000000000TT1) and [none](term:01JD0000000000000000000XX1)")},
		{Kind: course.Steps, Items: []course.Item{titled("a", "First step"), item("b", "Second step")}},
		{Kind: course.Quote, Text: t4("Said so"), Source: t4("Somebody")},
		{Kind: course.Table, Caption: t4("Forms"), Head: []course.Item{item("a", "Form"), item("b", "Sign")}, Rows: []course.Row{{ID: "a", Cells: []course.Text{t4("One"), t4("Two")}}}},
		{Kind: course.Audio, File: "media/all.mp3", Variants: map[lang.Tag]string{lang.German: "media/de.mp3"}, Title: t4("A voice"), Transcript: []course.Item{item("a", "It says")}},
		{Kind: course.Video, File: "media/film.mp4", Title: t4("A film"), Captions: map[lang.Tag]string{lang.Polish: "media/pl.vtt", lang.German: "media/de.vtt"}, Caption: t4("Without sound")},
		{Kind: course.Case, Title: t4("Mrs M."), Items: []course.Item{item("a", "Her story")}, Tasks: []course.Item{item("a", "What now?")}},
		{Kind: course.Accordion, Items: []course.Item{titled("a", "Fold")}},
		{Kind: course.Terms, Terms: []course.Term{{ID: "01JD0000000000000000000TT1", Term: t4("crisis"), Text: t4("A hard time, see [help](term:01JD0000000000000000000TT2)")}, {ID: "01JD0000000000000000000TT2", Term: t4("help"), Text: t4("What is given")}}},
		{Kind: course.Download, File: "media/Plan.pdf", Title: t4("The plan"), Template: true},
		{Kind: course.Reflection, Number: 1, Prompt: t4("What do you think?"), Hint: t4("Three words")},
		{Kind: course.TrueFalse, Number: 2, Prompt: t4("It is so"), Answer: &no},
		{Kind: course.Matching, Number: 3, Prompt: t4("Match"), Pairs: []course.Pair{{ID: "a", Left: t4("L1"), Right: t4("R")}, {ID: "b", Left: t4("L2"), Right: t4("R")}, {ID: "c", Left: t4("L3"), Right: t4("S")}}},
		{Kind: course.Ordering, Number: 4, Prompt: t4("Order"), Options: []course.Option{{ID: "a", Text: t4("O1")}, {ID: "b", Text: t4("O2")}, {ID: "c", Text: t4("O3")}}},
		{Kind: course.FillIn, Number: 5, Prompt: t4("Fill"), Accept: map[lang.Tag][]string{lang.Polish: {"pomoc"}, lang.German: {"Hilfe", "die Hilfe"}, lang.Lithuanian: {"pagalba"}, lang.English: {"help"}}},
		{Kind: course.Numeric, Number: 6, Prompt: t4("How many?"), Value: json.Number("3.5"), Tolerance: json.Number("0.5"), Unit: t4("beds")},
		{Kind: course.Session, Title: t4("Session"), Items: []course.Item{item("a", "We meet")}, Mode: "online", Minutes: 135, Agenda: agenda, Methods: []course.Item{item("a", "Talk"), item("b", "Play")}, Group: &course.Group{Min: 8, Max: 15}, Materials: []course.Item{item("a", "Paper")}, Hours: &course.Hours{Amount: 3, Unit: 45, Counts: true}},
		{Kind: course.Homework, Title: t4("Homework"), Items: []course.Item{item("a", "Write")}, Due: t4("On Monday"), Hours: &course.Hours{Amount: 1.5, Unit: 45}},
		{Kind: course.Consultation, Title: t4("Talk"), Items: []course.Item{item("a", "Ask")}, Mode: "site", Minutes: 45},
		{Kind: course.Forum, Title: t4("Forum"), Items: []course.Item{item("a", "Post")}},
		{Kind: course.FieldTask, Title: t4("Field"), Items: []course.Item{item("a", "Go")}, Evidence: t4("A map")},
		{Kind: course.Deliverable, Title: t4("Rules"), Items: []course.Item{item("a", "Agree")}, By: "institution", Evidence: t4("Signed"), File: "media/Plan.pdf"},
		{Kind: course.Visit, Title: t4("Visit"), Items: []course.Item{item("a", "See")}, Host: t4("A house"), Place: t4("Vilnius"), Minutes: 180, Agenda: agenda[1:]},
	}
	for i := range blocks {
		blocks[i].ID = fmt.Sprintf("01JD000000000000000000K%03d", i)
		blocks[i].Notes = []course.Item{item("n", secret)}
	}
	m := sampleModule("E")
	m.Lessons = append(m.Lessons, course.Lesson{ID: "01JD0000000000000000000EL3", Number: 5, Title: t4("Every kind"), Blocks: blocks[1:]},
		course.Lesson{ID: "01JD0000000000000000000EL4", Number: 6, Title: t4("A term from elsewhere"), Blocks: blocks[:1]})
	m.Hours = &course.Hours{Amount: 6, Unit: 45, Counts: true}
	m.About = course.About{
		Outcomes: []course.Outcome{{ID: "a", Area: "skills", Text: t4("Can help")}},
		Audience: t4("Social workers"),
		Funding:  &course.Funding{Programme: "Erasmus+", Grant: "2026-1-XX", Notice: t4("Views are ours"), Logos: []course.Logo{{File: "media/line.svg", Alt: t4("The funder")}}},
	}
	folder := m.Media.(fstest.MapFS)
	for name, content := range map[string]string{
		"media/all.mp3": "ID3\x03\x00\x00\x00\x00\x00\x00all", "media/de.mp3": "ID3\x03\x00\x00\x00\x00\x00\x00de",
		"media/film.mp4": "\x00\x00\x00\x18ftypmp42\x00\x00\x00\x00mp42isom", "media/pl.vtt": "WEBVTT\n\npl", "media/de.vtt": "WEBVTT\n\nde",
		"media/Plan.pdf": "%PDF-1.4\n%",
	} {
		folder[name] = &fstest.MapFile{Data: []byte(content)}
	}
	return &course.Course{File: "module.json", Modules: []course.LoadedModule{m}, Media: folder}
}

func page(t *testing.T, c *course.Course, o Options) string {
	t.Helper()
	archive, _ := pack(t, c, o)
	return unpack(t, archive)[pageName]
}

func TestEveryKindIsRendered(t *testing.T) {
	got := page(t, everyKind(), Options{Format: SCORM12, Lang: lang.German})
	for _, want := range []string{
		`data-term="01JD0000000000000000000TT1" aria-haspopup="dialog">crisis`, `and none (de)`, // a term that is not there is only words
		`<strong class="step-title">First step title (de)</strong>First step (de)`,
		`<blockquote><p>Said so (de)</p></blockquote><figcaption>Somebody (de)`,
		`<th scope="col">Form (de)</th>`, `<th scope="row">One (de)</th><td>Two (de)</td>`, `aria-labelledby="c-`,
		`src="media/de-`, `<summary>Text lesen</summary><p>It says (de)</p>`, `<track kind="captions" src="media/de-`, `srclang="de"`,
		`Die Personen in diesem Fall sind anonymisiert.`, `<details><summary>Fold title (de)</summary>`,
		`<dt>crisis (de)</dt>`, `download="the-plan-de.pdf"`, `Vorlage zum Ausfüllen, PDF, 1` + "\u00a0" + `kB`,
		`maxlength="2000" aria-describedby=`, `>Richtig</span>`, `"type":"true-false","options":"ft","right":"f"`,
		`"type":"matching","options":"abc","right":"aabacc"`, `"type":"sequencing","options":"abc","right":"abc"`,
		`"accept":["Hilfe","die Hilfe"]`, `"value":3.5,"tolerance":0.5`, `<strong>3,5</strong> beds (de)`,
		`Live-Termin · online`, `3 Stunden zu 45 Minuten <span class="counts">(werden für die Bescheinigung angerechnet)`, `8–15 Personen`, `135 Minuten`,
		`1,5 Stunden zu 45 Minuten`, `On Monday (de)`, `der Einrichtung`, `Vilnius (de)`,
		`Can help (de)`, `Social workers (de)`, `Erasmus+, 2026-1-XX`, `alt="The funder (de)"`, `Views are ours (de)`,
		`<strong>9 Stunden zu 45 Minuten</strong>`, `Selbststudium: 6 Stunden`, `media-src 'self'`,
	} {
		if !strings.Contains(strings.ReplaceAll(got, "&#43;", "+"), want) {
			t.Errorf("the page has no %s", want)
		}
	}
	if order := regexp.MustCompile(`class="order-item" data-option="(\w)"`).FindAllStringSubmatch(got, -1); len(order) != 3 || order[0][1]+order[1][1]+order[2][1] == "abc" {
		t.Errorf("the order to begin with is %v", order)
	}
	if n := len(regexp.MustCompile(`<option value="[abc]">`).FindAllString(got, -1)); n != 3*2 {
		t.Errorf("%d targets: two that read the same are one", n)
	}
	if ids := duplicates(got); len(ids) > 0 {
		t.Errorf("ids that are there twice: %v", ids)
	}
}

// duplicates returns the ids that a page has more than once.
func duplicates(page string) []string {
	seen, twice := map[string]bool{}, []string{}
	for _, m := range regexp.MustCompile(` id="([^"]+)"`).FindAllStringSubmatch(page, -1) {
		if seen[m[1]] {
			twice = append(twice, m[1])
		}
		seen[m[1]] = true
	}
	return twice
}

// The facilitator's notes go to the trainer's guide, and into no file of any package.
func TestNotesAreNeverPacked(t *testing.T) {
	for _, f := range Formats() {
		for _, division := range []Division{PerCourse, PerLesson} {
			archive, _ := pack(t, everyKind(), Options{Format: f, Lang: lang.Polish, Langs: lang.All(), SCOs: division})
			for name, content := range unpack(t, archive) {
				if strings.Contains(content, secret) {
					t.Errorf("%s %s: a note is in %s", f, division, name)
				}
			}
		}
	}
}

func TestOnlyAndKept(t *testing.T) {
	c := everyKind()
	blocks := c.Modules[0].Lessons[2].Blocks
	quote, steps, truth := &blocks[1], &blocks[0], &blocks[10]
	quote.Adaptation = &course.Adaptation{Policy: course.Keep}
	quote.Text = course.Text{Origin: lang.Polish, Cells: map[lang.Tag]string{lang.Polish: "Tak powiedziano"}}
	quote.Source = quote.Text
	steps.Only = []lang.Tag{lang.Polish}
	truth.Only = []lang.Tag{lang.Polish}
	polish, german := page(t, c, Options{Format: SCORM12, Lang: lang.Polish}), page(t, c, Options{Format: SCORM12, Lang: lang.German})
	if !strings.Contains(german, `lang="pl" class="quote"><blockquote><p>Tak powiedziano`) || strings.Contains(polish, `lang="pl" class="quote"`) {
		t.Error("what is kept is not in its language, or not marked as such")
	}
	if strings.Contains(german, "First step") || strings.Contains(german, "It is so") || !strings.Contains(polish, "First step") || !strings.Contains(polish, "It is so") {
		t.Error("blocks of one language only")
	}
	_, pl := pack(t, c, Options{Format: SCORM12, Lang: lang.Polish})
	_, de := pack(t, c, Options{Format: SCORM12, Lang: lang.German})
	if pl.Questions != de.Questions+1 || pl.Points != de.Points+1 {
		t.Errorf("Polish %+v, German %+v", pl, de)
	}
}

func TestSeveralLanguages(t *testing.T) {
	o := Options{Format: SCORM2004R3, Langs: []lang.Tag{lang.German, lang.Polish}}
	archive, s := pack(t, everyKind(), o)
	files := unpack(t, archive)
	got := files[pageName]
	if s.Name != "lodz-first-aid-housing-de-de-pl-scorm2004-3.zip" {
		t.Errorf("name %s", s.Name)
	}
	for _, want := range []string{
		`<html lang="de">`, `lang="de" data-edition="de" data-prefix="de-"`, `lang="pl" data-edition="pl" data-prefix="pl-"`,
		`data-switch="pl" lang="pl" aria-pressed="false">Polski`, `"accept":["Hilfe","die Hilfe","pomoc"]`,
		`href="#de-01JD0000000000000000000EQ1"`, `href="#pl-01JD0000000000000000000EQ1"`,
	} {
		if !strings.Contains(got, want) {
			t.Errorf("the page has no %s", want)
		}
	}
	if ids := duplicates(got); len(ids) > 0 {
		t.Errorf("ids that are there twice: %v", ids)
	}
	if m := files[manifestName]; !strings.Contains(m, `identifier="trivium-01JD0000000000000000000EM0-de-pl"`) || strings.Contains(m, "(pl)") {
		t.Error("the manifest is not in the first language")
	}
	one := page(t, everyKind(), Options{Format: SCORM2004R3, Lang: lang.German, Langs: []lang.Tag{lang.German}})
	if strings.Contains(one, "data-switch") || !strings.Contains(one, `data-prefix=""`) {
		t.Error("one language needs no switch")
	}
}

// Golden as those of one SCO are, and valid against the official schemas.
func TestLessonManifests(t *testing.T) {
	for _, f := range Formats() {
		for name, c := range map[string]*course.Course{"module": everyKind(), "programme": sampleProgramme()} {
			archive, _ := pack(t, c, Options{Format: f, Lang: lang.German, SCOs: PerLesson})
			files := unpack(t, archive)
			golden := filepath.Join("testdata", name+"-lessons-"+string(f)+".xml")
			if os.Getenv("UPDATE_GOLDEN") == "1" {
				if err := os.WriteFile(golden, []byte(files[manifestName]), 0o644); err != nil {
					t.Fatal(err)
				}
			}
			want, err := os.ReadFile(golden)
			if err != nil {
				t.Fatal(err)
			}
			if files[manifestName] != string(want) {
				t.Errorf("%s differs:\n%s", golden, files[manifestName])
			}
			if out, err := xmllint(t, f, files); err != nil {
				t.Errorf("%s %s: %v\n%s", f, name, err, out)
			}
		}
	}
}

func TestLessonPackage(t *testing.T) {
	archive, s := pack(t, everyKind(), Options{Format: SCORM12, Lang: lang.Polish, SCOs: PerLesson})
	files := unpack(t, archive)
	if s.Name != "lodz-first-aid-housing-pl-pl-scorm12-lessons.zip" || s.Questions != 7 || s.Pages != 4*2+1 {
		t.Errorf("%+v", s)
	}
	last := files["lesson-04.html"]
	for _, want := range []string{`<dt>crisis (pl)</dt>`, `<dt>help (pl)</dt>`, `Wynik przekazano platformie edukacyjnej. Można teraz zamknąć tę lekcję`, "Erasmus"} {
		if !strings.Contains(last, want) {
			t.Errorf("the last lesson has no %s", want)
		}
	}
	if strings.Contains(last, "data-certificate") || strings.Contains(last, "data-start") || !strings.Contains(files["lesson-01.html"], "data-start") {
		t.Error("start and certificate are in the wrong places")
	}
}

// setTexts puts a cell into every text and every string for people that v holds.
func setTexts(v reflect.Value, cell string) {
	switch v.Kind() {
	case reflect.Pointer, reflect.Interface:
		if !v.IsNil() {
			setTexts(v.Elem(), cell)
		}
	case reflect.Slice:
		for i := range v.Len() {
			setTexts(v.Index(i), cell)
		}
	case reflect.Struct:
		if t, ok := v.Addr().Interface().(*course.Text); ok {
			if !t.Empty() {
				*t = course.Text{Origin: lang.Polish, Cells: map[lang.Tag]string{lang.Polish: cell, lang.German: cell, lang.Lithuanian: cell, lang.English: cell}}
			}
			return
		}
		for i := range v.NumField() {
			name := v.Type().Field(i).Name
			if f := v.Field(i); f.Kind() == reflect.String && (name == "Credit" || name == "Licence" || name == "Programme" || name == "Grant") {
				f.SetString(cell)
			} else if f.CanSet() {
				setTexts(f, cell)
			}
		}
	}
}

// Whatever stands in whatever text of whatever kind, the page has the same elements, in one document
// and in parts.
func TestEveryTextIsEscaped(t *testing.T) {
	with := func(cell string, inline int) string {
		c := everyKind()
		setTexts(reflect.ValueOf(c.Modules[0].Module), cell)
		for i := range c.Modules[0].Lessons[2].Blocks {
			if b := &c.Modules[0].Lessons[2].Blocks[i]; b.Accept != nil {
				b.Accept[lang.Polish] = []string{shorten(cell, 60)}
			}
		}
		document, parts := divided(t, c, Options{Format: SCORM12, Langs: []lang.Tag{lang.Polish, lang.German}}, inline)
		for _, name := range slices.Sorted(maps.Keys(parts)) {
			document += parts[name]
		}
		return document
	}
	for name, inline := range map[string]int{"one document": 1 << 30, "parts": 0} {
		want := shape(with("x", inline))
		for _, attack := range attacks {
			// Links of the author's own make elements, and may.
			if strings.Contains(attack, "[click]") {
				continue
			}
			got := with("x"+shorten(attack, 200), inline) // so short that the parts are as many
			if shape(got) != want {
				t.Errorf("%s: %q changed the page", name, attack)
			}
			if strings.Count(got, "<script") != 3 { // the player and the facts of two editions
				t.Errorf("%s: %q made a script", name, attack)
			}
		}
	}
}

func TestHoursInWords(t *testing.T) {
	rows := []struct {
		l    lang.Tag
		n    float64
		unit int
		want string
	}{
		{lang.English, 3, 45, "3 hours of 45 minutes"}, {lang.English, 1, 60, "1 hour of 60 minutes"}, {lang.English, 1.5, 45, "1.5 hours of 45 minutes"},
		{lang.Polish, 1, 45, "1 godzina po 45 minut"}, {lang.Polish, 22, 45, "22 godziny po 45 minut"}, {lang.Polish, 12, 60, "12 godzin po 60 minut"}, {lang.Polish, 0.25, 45, "0,25 godziny po 45 minut"},
		{lang.German, 1, 45, "1 Stunde zu 45 Minuten"}, {lang.German, 200, 45, "200 Stunden zu 45 Minuten"},
		{lang.Lithuanian, 21, 45, "21 valanda po 45 minutes"}, {lang.Lithuanian, 3, 60, "3 valandos po 60 minučių"}, {lang.Lithuanian, 10, 45, "10 valandų po 45 minutes"}, {lang.Lithuanian, 1.5, 45, "1,5 valandos po 45 minutes"},
	}
	for _, row := range rows {
		w, err := loadWords(row.l)
		if err != nil {
			t.Fatal(err)
		}
		if got := w.hours(row.n, row.unit); got != row.want {
			t.Errorf("%s %v: %q, want %q", row.l, row.n, got, row.want)
		}
	}
}

// The certificate tells what the whole training takes, and what of it a programme asks for.
func TestCertificate(t *testing.T) {
	c := everyKind()
	c.Programme = &course.Programme{
		ID: "01JD0000000000000000000PP0", Languages: lang.All(), Title: t4("The programme"),
		Hours: &course.ProgrammeHours{Unit: 45, Certificate: 8},
		About: course.About{Funding: &course.Funding{Programme: "A fund", Logos: []course.Logo{{File: "media/line.svg", Alt: t4("Its sign")}}}},
	}
	got := page(t, c, Options{Format: SCORM12, Lang: lang.English})
	certificate := got[strings.Index(got, "data-certificate"):]
	for _, want := range []string{"<strong>9 hours of 45 minutes</strong>", "Self-study: 6 hours", "Live session: 3 hours", "whole training: 8 hours of 45 minutes", `alt="Its sign (en)"`, "Erasmus"} {
		if !strings.Contains(certificate, want) {
			t.Errorf("the certificate has no %s", want)
		}
	}
	c.Programme.Hours.Certificate = 0
	if strings.Contains(page(t, c, Options{Format: SCORM12, Lang: lang.English}), "Needed for the certificate") {
		t.Error("all that counts is needed")
	}
	c.Media = fstest.MapFS{}
	if err := func() error { _, err := newBundle(c, Options{Format: SCORM12, Lang: lang.English}); return err }(); err == nil {
		t.Error("a programme's logo is looked for in the programme's folder")
	}
}

func TestShuffle(t *testing.T) {
	for n := 2; n <= 20; n++ {
		var list []optionView
		for i := range n {
			list = append(list, optionView{ID: string(rune('a' + i))})
		}
		for q := range 50 {
			seed := fmt.Sprint("question ", q)
			first, again := shuffle(seed, list), shuffle(seed, list)
			if !reflect.DeepEqual(first, again) {
				t.Fatal("another order at every export")
			}
			if reflect.DeepEqual(first, list) {
				t.Fatalf("%d options of %s are in the right order from the start", n, seed)
			}
		}
	}
}
