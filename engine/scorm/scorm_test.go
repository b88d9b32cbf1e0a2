package scorm

import (
	"archive/zip"
	"bytes"
	"compress/flate"
	"context"
	"encoding/binary"
	"errors"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"trivium/engine/course"
	"trivium/engine/fault"
	"trivium/engine/lang"
)

// pack writes a package or ends the test.
func pack(t *testing.T, c *course.Course, o Options) ([]byte, Summary) {
	t.Helper()
	var b bytes.Buffer
	s, err := Write(context.Background(), &b, c, o, nil)
	if err != nil {
		t.Fatalf("Write: %v (build the player first: node frontend/player/build.mjs)", err)
	}
	return b.Bytes(), s
}

// unpack returns the archive's files by name.
func unpack(t *testing.T, archive []byte) map[string]string {
	t.Helper()
	r, err := zip.NewReader(bytes.NewReader(archive), int64(len(archive)))
	if err != nil {
		t.Fatal(err)
	}
	files := map[string]string{}
	for _, f := range r.File {
		rc, err := f.Open()
		if err != nil {
			t.Fatal(err)
		}
		b, err := io.ReadAll(rc)
		if err != nil {
			t.Fatalf("%s: %v", f.Name, err)
		}
		files[f.Name] = string(b)
	}
	return files
}

func TestSummary(t *testing.T) {
	_, s := pack(t, sample(), Options{Format: SCORM12, Lang: lang.Polish})
	want := Summary{Name: "lodz-first-aid-housing-pl-pl-scorm12.zip", Files: 10, Pages: 4, Questions: 2, Points: 4}
	if s != want {
		t.Errorf("got %+v, want %+v", s, want)
	}
}

// The manifests are golden: an identifier that changes would cost learners their progress.
func TestManifestGolden(t *testing.T) {
	noQuestions := sample()
	noQuestions.Modules[0].Lessons = noQuestions.Modules[0].Lessons[:1]
	for name, c := range map[string]*course.Course{"module": sample(), "programme": sampleProgramme(), "no-questions": noQuestions} {
		for _, f := range Formats() {
			t.Run(name+"-"+string(f), func(t *testing.T) {
				archive, _ := pack(t, c, Options{Format: f, Lang: lang.German})
				got := unpack(t, archive)[manifestName]
				golden := filepath.Join("testdata", name+"-"+string(f)+".xml")
				if os.Getenv("UPDATE_GOLDEN") == "1" {
					if err := os.WriteFile(golden, []byte(got), 0o644); err != nil {
						t.Fatal(err)
					}
				}
				want, err := os.ReadFile(golden)
				if err != nil {
					t.Fatal(err)
				}
				if got != string(want) {
					t.Errorf("%s differs:\n%s", golden, got)
				}
			})
		}
	}
}

// driver imports a schema for every namespace of a format's manifest: xmllint does not follow
// xsi:schemaLocation when it is given a schema.
func driver(f Format) string {
	pairs := []string{cp12NS, "imscp_rootv1p1p2.xsd", adlcp12NS, "adlcp_rootv1p2.xsd", imsmdNS, "imsmd_rootv1p2p1.xsd"}
	if f != SCORM12 {
		pairs = []string{cp2004NS, "imscp_v1p1.xsd", adlcp2004NS, "adlcp_v1p3.xsd", adlseqNS, "adlseq_v1p3.xsd", adlnavNS, "adlnav_v1p3.xsd", imsssNS, "imsss_v1p0.xsd"}
	}
	var b strings.Builder
	b.WriteString(`<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema">`)
	for i := 0; i < len(pairs); i += 2 {
		b.WriteString(`<xs:import namespace="` + pairs[i] + `" schemaLocation="` + pairs[i+1] + `"/>`)
	}
	b.WriteString(`</xs:schema>`)
	return b.String()
}

// xmllint validates the manifest of an unpacked archive against the schemas that lie beside it.
func xmllint(t *testing.T, f Format, files map[string]string) ([]byte, error) {
	t.Helper()
	if _, err := exec.LookPath("xmllint"); err != nil {
		t.Fatalf("xmllint is needed (libxml2-utils): %v", err)
	}
	dir := t.TempDir()
	files["driver.xsd"] = driver(f)
	for name, content := range files {
		path := filepath.Join(dir, filepath.FromSlash(name))
		if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(path, []byte(content), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	cmd := exec.Command("xmllint", "--nonet", "--noout", "--schema", "driver.xsd", manifestName)
	cmd.Dir = dir
	return cmd.CombinedOutput()
}

func TestManifestIsValid(t *testing.T) {
	for _, f := range Formats() {
		for name, c := range map[string]*course.Course{"module": sample(), "programme": sampleProgramme(), "hostile": hostile()} {
			for _, l := range lang.All() {
				archive, _ := pack(t, c, Options{Format: f, Lang: l})
				if out, err := xmllint(t, f, unpack(t, archive)); err != nil {
					t.Errorf("%s %s %s: %v\n%s", f, name, l, err, out)
				}
			}
		}
	}
}

// The validation itself must be able to fail, in the parts of each of the schemas.
func TestValidationFindsFaults(t *testing.T) {
	rows := []struct {
		format   Format
		old, new string
	}{
		{SCORM12, "<organizations ", "<organisations "},
		{SCORM12, `adlcp:scormtype="sco"`, `adlcp:scormtype="page"`},
		{SCORM12, "<imsmd:general>", "<imsmd:generally/><imsmd:general>"},
		{SCORM2004R3, `adlcp:scormType="sco"`, `adlcp:scormType="page"`},
		{SCORM2004R3, "minNormalizedMeasure>0.70", "minNormalizedMeasure>70"},
	}
	for _, row := range rows {
		archive, _ := pack(t, sample(), Options{Format: row.format, Lang: lang.Polish})
		files := unpack(t, archive)
		broken := strings.Replace(files[manifestName], row.old, row.new, 1)
		if broken == files[manifestName] {
			t.Fatalf("%q is not in the manifest", row.old)
		}
		files[manifestName] = broken
		if _, err := xmllint(t, row.format, files); err == nil {
			t.Errorf("xmllint accepts %q", row.new)
		}
	}
}

func TestManifestListsEveryFile(t *testing.T) {
	for _, f := range Formats() {
		archive, _ := pack(t, sampleProgramme(), Options{Format: f, Lang: lang.Lithuanian})
		files := unpack(t, archive)
		listed := map[string]bool{}
		for _, m := range regexp.MustCompile(`<file href="([^"]+)">`).FindAllStringSubmatch(files[manifestName], -1) {
			listed[m[1]] = true
			if _, ok := files[m[1]]; !ok {
				t.Errorf("%s is listed and missing", m[1])
			}
		}
		for name := range files {
			if name != manifestName && !listed[name] {
				t.Errorf("%s is not listed", name)
			}
		}
	}
}

func TestArchive(t *testing.T) {
	for _, f := range Formats() {
		archive, s := pack(t, sample(), Options{Format: f, Lang: lang.Polish})
		r, err := zip.NewReader(bytes.NewReader(archive), int64(len(archive)))
		if err != nil {
			t.Fatal(err)
		}
		if len(r.File) != s.Files {
			t.Errorf("%d entries, the summary says %d", len(r.File), s.Files)
		}
		var names []string
		for _, e := range r.File {
			names = append(names, e.Name)
			offset, err := e.DataOffset()
			if err != nil {
				t.Fatal(err)
			}
			local := archive[offset-int64(30+len(e.Name)):]
			le := binary.LittleEndian
			flags := le.Uint16(local[6:])
			switch {
			case le.Uint32(local) != 0x04034b50:
				t.Errorf("%s: the local header has an extra field", e.Name)
			case flags&8 != 0:
				t.Errorf("%s: data descriptor", e.Name)
			case flags&0x800 == 0:
				t.Errorf("%s: not marked UTF-8", e.Name)
			case le.Uint16(local[8:]) != zip.Deflate:
				t.Errorf("%s: not deflated", e.Name)
			case le.Uint32(local[14:]) != e.CRC32 || e.CRC32 == 0:
				t.Errorf("%s: checksum not in the local header", e.Name)
			case le.Uint32(local[18:]) == 0 || le.Uint32(local[22:]) == 0:
				t.Errorf("%s: sizes not in the local header", e.Name)
			case le.Uint32(local[10:]) != 33<<16:
				t.Errorf("%s: date is not 1980-01-01", e.Name)
			case e.Mode() != 0o644:
				t.Errorf("%s: mode %v", e.Name, e.Mode())
			}
			if !regexp.MustCompile(`^[a-z0-9][a-z0-9._/-]*$`).MatchString(e.Name) && !strings.HasPrefix(e.Name, "XMLSchema") {
				t.Errorf("name %q", e.Name)
			}
		}
		if names[0] != manifestName || !slices.IsSorted(names[1:]) {
			t.Errorf("order: %v", names)
		}
		if slices.ContainsFunc(names, func(n string) bool { return strings.HasPrefix(n, "media/unused") }) {
			t.Error("an unused image was packed")
		}
	}
}

// Java's ZipInputStream reads an archive from the front, by local headers alone.
func TestArchiveIsReadFromTheFront(t *testing.T) {
	archive, s := pack(t, sample(), Options{Format: SCORM12, Lang: lang.Polish})
	want := unpack(t, archive)
	le := binary.LittleEndian
	rest, entries := archive, 0
	for ; le.Uint32(rest) == 0x04034b50; entries++ {
		packed, size, name := int(le.Uint32(rest[18:])), int(le.Uint32(rest[22:])), int(le.Uint16(rest[26:]))
		body := rest[30+name:]
		content, err := io.ReadAll(flate.NewReader(bytes.NewReader(body[:packed])))
		if err != nil || len(content) != size || string(content) != want[string(rest[30:30+name])] {
			t.Errorf("%s: %d of %d bytes, %v", rest[30:30+name], len(content), size, err)
		}
		rest = body[packed:]
	}
	if entries != s.Files {
		t.Errorf("%d entries of %d", entries, s.Files)
	}
}

func TestSameBytes(t *testing.T) {
	for _, f := range Formats() {
		first, _ := pack(t, sampleProgramme(), Options{Format: f, Lang: lang.German})
		for range 5 {
			if again, _ := pack(t, sampleProgramme(), Options{Format: f, Lang: lang.German}); !bytes.Equal(first, again) {
				t.Fatalf("%s: the same course gave other bytes", f)
			}
		}
	}
}

func TestImages(t *testing.T) {
	c := sample()
	folder := c.Modules[0].Media.(fstest.MapFS)
	folder["media/copy.png"] = folder["media/Zdjęcie Łodzi.png"]
	blocks := &c.Modules[0].Lessons[0].Blocks
	*blocks = append(*blocks, course.Block{ID: "01JD0000000000000000000AB9", Kind: course.Image, File: "media/copy.png", Alt: t4("Again")})
	archive, _ := pack(t, c, Options{Format: SCORM12, Lang: lang.Polish})
	files := unpack(t, archive)
	var media []string
	for name := range files {
		if strings.HasPrefix(name, "media/") {
			media = append(media, name)
		}
	}
	slices.Sort(media)
	if len(media) != 2 || !regexp.MustCompile(`^media/line-[0-9a-f]{8}\.svg$`).MatchString(media[0]) ||
		!regexp.MustCompile(`^media/zdjecie-lodzi-[0-9a-f]{8}\.png$`).MatchString(media[1]) {
		t.Errorf("media: %v", media)
	}
	page := files[pageName]
	for _, want := range []string{
		`src="` + media[1] + `" alt="A street (pl)" loading="lazy" width="40" height="30"`,
		`src="` + media[1] + `" alt="Again (pl)"`,
		`src="` + media[0] + `" alt="" loading="lazy" width="120" height="10"`,
		`M. Nowak, CC-BY-4.0`,
	} {
		if !strings.Contains(page, want) {
			t.Errorf("the page has no %s", want)
		}
	}
}

func TestLinks(t *testing.T) {
	archive, _ := pack(t, sample(), Options{Format: SCORM12, Lang: lang.English})
	page := unpack(t, archive)[pageName]
	for _, want := range []string{
		`<a href="https://example.org/a?b=1&amp;c=2" target="_blank" rel="noopener noreferrer">a site`,
		`<a href="mailto:a@example.org">mail</a>`,
		`<a href="#01JD0000000000000000000AQ1">the question</a>`,
		`and nowhere`,
	} {
		if !strings.Contains(page, want) {
			t.Errorf("the page has no %s", want)
		}
	}
	d := &document{targets: map[string]string{}}
	for _, href := range []string{"javascript:alert(1)", "JaVaScRiPt:alert(1)", "data:text/html,x", "vbscript:x", "file:///etc/passwd", "//example.org", "other.html", "java\nscript:alert(1)", "#nowhere", ""} {
		if n := d.link(href, nil); n.Kind != span || n.Href != "" {
			t.Errorf("link to %q: %+v", href, n)
		}
	}
}

func TestPassMark(t *testing.T) {
	noMark := sampleModule("C")
	noMark.PassMark = nil
	zero := sampleModule("D")
	zero.PassMark = number(0)
	rows := map[string]struct {
		modules []course.LoadedModule
		want    int
	}{
		"default":  {[]course.LoadedModule{noMark}, 80},
		"own":      {sample().Modules, 70},
		"zero":     {[]course.LoadedModule{zero}, 0},
		"weighted": {sampleProgramme().Modules, 76}, // (70·4 + 81·5) / 9 = 76.1
	}
	for name, row := range rows {
		if got := (&document{course: &course.Course{Modules: row.modules}, Lang: lang.Polish}).passMark(part{whole: true}); got != row.want {
			t.Errorf("%s: got %d, want %d", name, got, row.want)
		}
	}
}

func TestFaults(t *testing.T) {
	without := func(change func(*course.Course)) *course.Course {
		c := sample()
		change(c)
		return c
	}
	many := func(c *course.Course) {
		q := c.Modules[0].Lessons[1].Blocks[1]
		c.Modules[0].Lessons[1].Blocks = nil
		for i := range 700 {
			q.Number = i + 1
			c.Modules[0].Lessons[1].Blocks = append(c.Modules[0].Lessons[1].Blocks, q)
		}
	}
	rows := map[string]struct {
		c    *course.Course
		o    Options
		code string
	}{
		"format":    {sample(), Options{Format: "scorm2004-9", Lang: lang.Polish}, "export.format-unknown"},
		"language":  {without(func(c *course.Course) { c.Modules[0].Languages = []lang.Tag{lang.Polish, lang.German} }), Options{Format: SCORM12, Lang: lang.Lithuanian}, "export.language-undeclared"},
		"empty":     {&course.Course{Programme: &course.Programme{Languages: lang.All()}}, Options{Format: SCORM12, Lang: lang.Polish}, "export.empty"},
		"image":     {without(func(c *course.Course) { delete(c.Modules[0].Media.(fstest.MapFS), "media/line.svg") }), Options{Format: SCORM12, Lang: lang.Polish}, "media.missing"},
		"no folder": {without(func(c *course.Course) { c.Modules[0].Media = nil }), Options{Format: SCORM12, Lang: lang.Polish}, "media.missing"},
		"active svg": {without(func(c *course.Course) {
			c.Modules[0].Media.(fstest.MapFS)["media/line.svg"].Data = []byte(`<svg xmlns="http://www.w3.org/2000/svg"><script>1</script></svg>`)
		}), Options{Format: SCORM12, Lang: lang.Polish}, "media.active"},
		"text":         {without(func(c *course.Course) { delete(c.Modules[0].Lessons[0].Title.Cells, lang.Polish) }), Options{Format: SCORM12, Lang: lang.Polish}, "export.text-missing"},
		"blank text":   {without(func(c *course.Course) { c.Modules[0].Lessons[0].Title.Cells[lang.Polish] = " \x00 " }), Options{Format: SCORM12, Lang: lang.Polish}, "export.text-missing"},
		"kind":         {without(func(c *course.Course) { c.Modules[0].Lessons[0].Blocks[0].Kind = "hologram" }), Options{Format: SCORM12, Lang: lang.Polish}, "export.block-unknown"},
		"suspend data": {without(many), Options{Format: SCORM12, Lang: lang.Polish}, "export.too-many-answers"},
		"unknown words": {without(func(c *course.Course) {
			c.Modules[0].Languages = []lang.Tag{"fr"}
			c.Modules[0].Title.Cells["fr"] = "x"
		}), Options{Format: SCORM12, Lang: "fr"}, "export.language-unknown"},
	}
	for name, row := range rows {
		t.Run(name, func(t *testing.T) {
			_, err := Write(context.Background(), io.Discard, row.c, row.o, nil)
			var f *fault.Fault
			if !errors.As(err, &f) || f.Code != row.code {
				t.Errorf("got %v, want %s", err, row.code)
			}
		})
	}
	if _, err := Write(context.Background(), io.Discard, without(many), Options{Format: SCORM2004R3, Lang: lang.Polish}, nil); err != nil {
		t.Errorf("2004 has room for them: %v", err)
	}
}

// An image that changes between being named and being packed must not get in under the old name.
func TestImageChangesMeanwhile(t *testing.T) {
	c := sample()
	folder := c.Modules[0].Media.(fstest.MapFS)
	change := func(done, _ int) {
		if done == 1 {
			folder["media/line.svg"] = &fstest.MapFile{Data: []byte(`<svg xmlns="http://www.w3.org/2000/svg"/>`)}
		}
	}
	_, err := Write(context.Background(), io.Discard, c, Options{Format: SCORM12, Lang: lang.Polish}, change)
	var f *fault.Fault
	if !errors.As(err, &f) || f.Code != "media.changed" {
		t.Errorf("got %v", err)
	}
}

func TestCancel(t *testing.T) {
	ctx, cancel := context.WithCancel(context.Background())
	var steps []int
	_, err := Write(ctx, io.Discard, sample(), Options{Format: SCORM12, Lang: lang.Polish}, func(done, total int) {
		steps = append(steps, done)
		if total != 10 {
			t.Errorf("total %d", total)
		}
		if done == 2 {
			cancel()
		}
	})
	var f *fault.Fault
	if !errors.As(err, &f) || f.Code != "export.cancelled" || !errors.Is(err, context.Canceled) {
		t.Errorf("got %v", err)
	}
	if !slices.Equal(steps, []int{0, 1, 2}) {
		t.Errorf("steps %v", steps)
	}
	if _, err := Write(ctx, io.Discard, sample(), Options{Format: SCORM12, Lang: lang.Polish}, nil); !errors.Is(err, context.Canceled) {
		t.Errorf("already cancelled: %v", err)
	}
}

func TestProgressReachesTheEnd(t *testing.T) {
	last, want := 0, 0
	_, err := Write(context.Background(), io.Discard, sample(), Options{Format: SCORM2004R3, Lang: lang.Polish}, func(done, total int) { last, want = done, total })
	if err != nil || last != want || want == 0 {
		t.Errorf("%d of %d, %v", last, want, err)
	}
}

// A checkout whose frontend was never built must say so, not panic.
func TestAssetMissing(t *testing.T) {
	var f *fault.Fault
	if _, err := asset("never-built.js"); !errors.As(err, &f) || f.Code != "export.player-missing" {
		t.Errorf("got %v", err)
	}
	if _, err := schemaFiles("never-built"); !errors.As(err, &f) || f.Code != "export.player-missing" {
		t.Errorf("got %v", err)
	}
	for _, format := range Formats() {
		if script, err := Runtime(format); err != nil || len(script) < 100_000 {
			t.Errorf("%s: %d bytes, %v", format, len(script), err)
		}
	}
}

type brokenDisk struct{ left int }

func (d *brokenDisk) Write(p []byte) (int, error) {
	if d.left -= len(p); d.left < 0 {
		return 0, os.ErrInvalid
	}
	return len(p), nil
}

func TestWriterFails(t *testing.T) {
	if _, err := Write(context.Background(), &brokenDisk{20_000}, sample(), Options{Format: SCORM12, Lang: lang.Polish}, nil); !errors.Is(err, os.ErrInvalid) {
		t.Errorf("got %v", err)
	}
}

// A module's key in suspend data must be the same alone and in a programme, at any place.
func TestModuleKeysAreStable(t *testing.T) {
	a, b := sampleModule("A"), sampleModule("B")
	alone := moduleKeys([]course.LoadedModule{b})[0]
	if alone != "uu4bfl" {
		t.Errorf("the key of a known module changed to %q: learners lose their answers", alone)
	}
	if pair := moduleKeys([]course.LoadedModule{a, b}); pair[1] != alone || pair[0] == pair[1] {
		t.Errorf("keys %v, alone %s", pair, alone)
	}
}
