package preflight

import (
	"archive/zip"
	"bytes"
	"compress/flate"
	"context"
	"hash/crc32"
	"io"
	"strings"
	"testing"

	"trivium/engine/course"
	"trivium/engine/lang"
	"trivium/engine/scorm"
)

// sampleFile is the course that the good packages are made of.
const sampleFile = "../../corpora/homelessness-crisis/module.json"

// A pack is a package that can be spoilt: entries in order, each with the settings of the zip.
type pack struct {
	t       testing.TB
	entries []*entry
}

type entry struct {
	name   string
	data   []byte
	header func(*zip.FileHeader) // nil writes as scorm.Write does
	stream bool                  // let archive/zip write it, with a data descriptor
	method uint16
}

func loadSample(t testing.TB) *course.Course {
	t.Helper()
	c, faults, err := course.LoadFile(sampleFile)
	if err != nil || faults.Blocking() {
		t.Fatal(err, faults)
	}
	return c
}

// export makes a package as the app does.
func export(t testing.TB, c *course.Course, format scorm.Format, l lang.Tag) []byte {
	t.Helper()
	var b bytes.Buffer
	if _, err := scorm.Write(context.Background(), &b, c, scorm.Options{Format: format, Lang: l}, nil); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

// unpack reads a good package.
func unpack(t testing.TB, data []byte) *pack {
	t.Helper()
	z, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		t.Fatal(err)
	}
	p := &pack{t: t}
	for _, f := range z.File {
		in, err := f.Open()
		if err != nil {
			t.Fatal(err)
		}
		content, err := io.ReadAll(in)
		if err != nil {
			t.Fatal(err)
		}
		p.entries = append(p.entries, &entry{name: f.Name, data: content, method: zip.Deflate})
	}
	return p
}

// bytes writes the zip.
func (p *pack) bytes() []byte {
	var b bytes.Buffer
	z := zip.NewWriter(&b)
	for _, e := range p.entries {
		if err := e.write(z); err != nil {
			p.t.Fatal(err)
		}
	}
	if err := z.Close(); err != nil {
		p.t.Fatal(err)
	}
	return b.Bytes()
}

func (e *entry) write(z *zip.Writer) error {
	h := &zip.FileHeader{Name: e.name, Method: e.method, Flags: flagUTF8, CreatorVersion: 3<<8 | 20, ReaderVersion: 20, ExternalAttrs: 0o100644 << 16}
	if e.stream {
		w, err := z.CreateHeader(&zip.FileHeader{Name: e.name, Method: e.method})
		if err == nil {
			_, err = w.Write(e.data)
		}
		return err
	}
	packed := e.data
	if e.method == zip.Deflate {
		var b bytes.Buffer
		w, err := flate.NewWriter(&b, flate.DefaultCompression)
		if err != nil {
			return err
		}
		if _, err := w.Write(e.data); err != nil {
			return err
		}
		if err := w.Close(); err != nil {
			return err
		}
		packed = b.Bytes()
	}
	h.CRC32, h.CompressedSize64, h.UncompressedSize64 = crc32.ChecksumIEEE(e.data), uint64(len(packed)), uint64(len(e.data))
	if e.header != nil {
		e.header(h)
	}
	w, err := z.CreateRaw(h)
	if err == nil {
		_, err = w.Write(packed)
	}
	return err
}

// find returns an entry; the test ends when there is none.
func (p *pack) find(name string) *entry {
	for _, e := range p.entries {
		if e.name == name {
			return e
		}
	}
	p.t.Fatalf("no %s in the package", name)
	return nil
}

// add appends a file.
func (p *pack) add(name, data string) *entry {
	e := &entry{name: name, data: []byte(data), method: zip.Deflate}
	p.entries = append(p.entries, e)
	return e
}

func (p *pack) remove(name string) {
	e := p.find(name)
	for i := range p.entries {
		if p.entries[i] == e {
			p.entries = append(p.entries[:i], p.entries[i+1:]...)
			return
		}
	}
}

// replace changes text in a file, all occurrences; it must be there.
func (p *pack) replace(name, old, new string) {
	e := p.find(name)
	if !bytes.Contains(e.data, []byte(old)) {
		p.t.Fatalf("no %q in %s:\n%s", old, name, e.data)
	}
	e.data = bytes.ReplaceAll(e.data, []byte(old), []byte(new))
}

// list adds a file and names it in the manifest.
func (p *pack) list(name, data string) {
	p.add(name, data)
	p.manifest("</resource>", `<file href="`+name+`"/></resource>`)
}

func (p *pack) manifest(old, new string) { p.replace(manifestName, old, new) }

// tiny puts a small course of our own in the place of the sample's, in the format of the manifest.
func (p *pack) tiny() *pack {
	script := tinyScript
	if bytes.Contains(p.find(manifestName).data, []byte("scormType")) {
		script = strings.NewReplacer(
			"LMSInitialize", "Initialize", "LMSFinish", "Terminate", "LMSGetValue", "GetValue", "LMSSetValue", "SetValue", "LMSCommit", "Commit",
			"w.API", "w.API_1484_11", "cmi.core.lesson_status", "cmi.completion_status", "'not attempted'", "'unknown'", "'passed'", "'completed'",
			"cmi.core.lesson_location", "cmi.location", "cmi.core.exit", "cmi.exit", "cmi.core.session_time", "cmi.session_time", "0000:00:05.00", "PT5S",
			"cmi.core.score.raw', '80'", "cmi.score.scaled', '0.8'", "student_response", "learner_response",
		).Replace(script)
	}
	p.find("index.html").data = []byte(tinyPage)
	p.find("player.js").data = []byte(script)
	return p
}

// course changes the small course's script.
func (p *pack) course(old, new string) { p.replace("player.js", old, new) }

const tinyPage = `<!doctype html>
<html lang="en">
<meta charset="utf-8">
<title>Tiny</title>
<link rel="stylesheet" href="player.css">
<h1>Tiny</h1>
<button id="next">Next</button>
<script src="player.js"></script>
</html>
`

// tinyScript is a course as it should be, in plain words: five clicks on "next" pass it.
const tinyScript = `
function find(w) {
  for (var i = 0; i < 50; i++) {
    try { if (w.API) return w.API; } catch (e) { /* of another origin */ }
    if (w.parent === w) return null;
    w = w.parent;
  }
}
var api = find(window), ended = false, clicks = 0;
function leave() {
  if (ended) return;
  ended = true;
  api.LMSSetValue('cmi.core.session_time', '0000:00:05.00');
  api.LMSFinish('');
}
function click() {
  clicks++;
  api.LMSSetValue('cmi.core.lesson_location', 'page' + clicks);
  api.LMSSetValue('cmi.suspend_data', 'clicks=' + clicks);
  if (clicks === 5) {
    api.LMSSetValue('cmi.interactions.0.id', 'q1');
    api.LMSSetValue('cmi.interactions.0.type', 'choice');
    api.LMSSetValue('cmi.interactions.0.student_response', 'a');
    api.LMSSetValue('cmi.interactions.0.result', 'correct');
    api.LMSSetValue('cmi.core.score.raw', '80');
    status('passed');
  }
  api.LMSCommit('');
}
function status(word) { api.LMSSetValue('cmi.core.lesson_status', word); }
api.LMSInitialize('');
var before = api.LMSGetValue('cmi.core.lesson_status');
var state = api.LMSGetValue('cmi.suspend_data');
if (before === 'not attempted') status('incomplete');
api.LMSSetValue('cmi.core.exit', 'suspend');
api.LMSCommit('');
document.getElementById('next').addEventListener('click', click);
window.addEventListener('pagehide', leave);
`
