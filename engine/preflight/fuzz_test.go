package preflight

import (
	"archive/zip"
	"bytes"
	"testing"

	"trivium/engine/lang"
	"trivium/engine/preflight/xsd"
	"trivium/engine/scorm"
)

// fuzzed is a package of three entries, so that most of an input's bytes are the reader's matter.
func fuzzed(t testing.TB, manifest, page, style []byte) []byte {
	p := &pack{t: t}
	for _, e := range []entry{{name: manifestName, data: manifest}, {name: "index.html", data: page}, {name: "player.css", data: style}} {
		e.method = zip.Deflate
		p.entries = append(p.entries, &e)
	}
	return p.bytes()
}

// judgeFuzzed checks a package and requires every finding to be in the table and to have a place
// that is in its file.
func judgeFuzzed(t *testing.T, data []byte, lines map[string]int) {
	r, err := Check(t.Context(), "fuzz.zip", bytes.NewReader(data), int64(len(data)), Options{Static: true}, nil)
	if err != nil {
		t.Fatal(err)
	}
	judgeFindings(t, r, lines)
}

func judgeFindings(t *testing.T, r Report, lines map[string]int) {
	for _, found := range r.Findings {
		if _, known := rules()[found.Code]; !known {
			t.Errorf("%s is in no rule", found.Code)
		}
		if last, ok := lines[found.File]; ok && (found.Line < 0 || found.Line > last) {
			t.Errorf("%s at line %d of %d of %s", found.Code, found.Line, last, found.File)
		}
	}
}

// size returns the bytes of the package's files, unpacked.
func (p *pack) size() int {
	n := 0
	for _, e := range p.entries {
		n += len(e.data)
	}
	return n
}

// linesOf counts the lines as editors do: the last one need not end.
func linesOf(data []byte) int { return bytes.Count(data, []byte("\n")) + 1 }

// FuzzArchive never panics, and every finding is in the table.
func FuzzArchive(f *testing.F) {
	good := export(f, loadSample(f), scorm.SCORM12, lang.German)
	small := unpack(f, good)
	f.Add(fuzzed(f, small.find(manifestName).data, []byte(tinyPage), nil))
	for _, s := range brokenStatic() {
		p := unpack(f, good)
		s.do(p)
		if p.size() < 1<<20 { // bombs have tests of their own, and cost a second each
			f.Add(p.bytes())
		}
	}
	f.Fuzz(func(t *testing.T, data []byte) { judgeFuzzed(t, data, nil) })
}

// FuzzManifest puts any bytes where the manifest is.
func FuzzManifest(f *testing.F) {
	c := loadSample(f)
	for _, format := range scorm.Formats() {
		f.Add(unpack(f, export(f, c, format, lang.Polish)).find(manifestName).data)
	}
	good := export(f, c, scorm.SCORM12, lang.Polish)
	for _, s := range brokenStatic() {
		p := unpack(f, good)
		s.do(p)
		for _, e := range p.entries {
			if e.name == manifestName && len(e.data) < 1<<16 {
				f.Add(e.data)
			}
		}
	}
	// Compiling the schemas takes most of the time of a check, and no input changes them.
	compiled := map[Version]*xsd.Schema{}
	schemas := func(v Version) (*xsd.Schema, error) {
		var err error
		if compiled[v] == nil {
			compiled[v], err = compileSchemas(v)
		}
		return compiled[v], err
	}
	f.Fuzz(func(t *testing.T, manifest []byte) {
		data := fuzzed(t, manifest, []byte(tinyPage), nil)
		var r Report
		a, err := openArchive(t.Context(), bytes.NewReader(data), int64(len(data)), &r)
		if err != nil || a == nil {
			t.Fatal(err, r.Findings)
		}
		readManifest(a, schemas, &r)
		judgeFindings(t, r, map[string]int{manifestName: linesOf(manifest)})
	})
}

// FuzzPage puts any bytes where the course's page and its style are.
func FuzzPage(f *testing.F) {
	good := unpack(f, export(f, loadSample(f), scorm.SCORM12, lang.German))
	manifest := good.find(manifestName).data
	f.Add([]byte(tinyPage), []byte("@import url(https://example.org/a.css); p { background: url('a b.png') }"))
	f.Add([]byte(`<base href="x"><img srcset="a 1x, b 2x"><style>p{}</style><script>addEventListener("unload", f)</script>`), []byte("/* "))
	f.Add([]byte("<link rel=stylesheet href=//example.org/a.css><object data=data:,x><a href='javascript:x'>"), []byte("url("))
	f.Fuzz(func(t *testing.T, page, style []byte) {
		judgeFuzzed(t, fuzzed(t, manifest, page, style), map[string]int{"index.html": linesOf(page), "player.css": linesOf(style)})
	})
}
