package media

import (
	"strings"
	"testing"
	"testing/fstest"
)

func svgs() map[string]struct{ inside, code string } {
	return map[string]struct{ inside, code string }{
		"plain":                 {`<circle r="1" fill="url(#g)" style="fill: #fff"/>`, ""},
		"use":                   {`<use href="#a"/>`, ""},
		"embedded pixels":       {`<image href="data:image/png;base64,AAAA"/>`, ""},
		"style sheet":           {`<style>.a { fill: red }</style>`, ""},
		"script":                {`<script>alert(1)</script>`, "media.active"},
		"upper-case":            {`<SCRIPT>alert(1)</SCRIPT>`, "media.active"},
		"handler":               {`<circle onload="alert(1)"/>`, "media.active"},
		"link":                  {`<a href="https://example.org"><circle/></a>`, "media.active"},
		"script link":           {`<a href="javascript:alert(1)"><circle/></a>`, "media.active"},
		"xlink":                 {`<a xmlns:xlink="http://www.w3.org/1999/xlink" xlink:href="javascript:x"/>`, "media.active"},
		"outside picture":       {`<image href="https://example.org/x.png"/>`, "media.active"},
		"nested SVG":            {`<image href="data:image/svg+xml;base64,AAAA"/>`, "media.active"},
		"foreign":               {`<foreignObject><b/></foreignObject>`, "media.active"},
		"animated link":         {`<a><set attributeName="href" to="javascript:x"/></a>`, "media.active"},
		"outside style":         {`<style>@import url(https://example.org/x.css)</style>`, "media.active"},
		"style sheet elsewhere": {`<?xml-stylesheet href="https://example.org/x.css"?>`, "media.active"},
		"outside fill":          {`<circle fill="url(https://example.org/x)"/>`, "media.active"},
		"second url":            {`<circle style="fill:url(#a);stroke:url(//x)"/>`, "media.active"},
		"entity":                {`&x;`, "media.svg-broken"},
		"not closed":            {`<g>`, "media.svg-broken"},
	}
}

func TestSVG(t *testing.T) {
	for name, tt := range svgs() {
		t.Run(name, func(t *testing.T) {
			check(t, "<svg xmlns=\"http://www.w3.org/2000/svg\">\n"+tt.inside+"</svg>", tt.code)
		})
	}
	check(t, `<?xml version="1.0"?><!DOCTYPE svg PUBLIC "-//W3C//DTD SVG 1.1//EN" "x"><svg/>`, "")
	check(t, `<!DOCTYPE svg [<!ENTITY a "b">]><svg/>`, "media.active")
	check(t, `<html/>`, "media.mismatch")
	check(t, ``, "media.mismatch")
}

func check(t *testing.T, data, code string) {
	t.Helper()
	f := Check(fstest.MapFS{"a.svg": {Data: []byte(data)}}, "a.svg", Picture)
	switch {
	case f == nil && code != "":
		t.Errorf("%s: no fault, want %s", data, code)
	case f != nil && f.Code != code:
		t.Errorf("%s: %s %v, want %q", data, f.Code, f.Args, code)
	}
}

func TestTypes(t *testing.T) {
	contents := map[string]string{
		"image/png": "\x89PNG\r\n\x1a\n0000", "image/jpeg": "\xff\xd8\xff\xe0", "image/gif": "GIF89a",
		"image/webp": "RIFF0000WEBPVP8 ", "image/svg+xml": "<svg/>",
	}
	for ext, mediaType := range Types(Picture) {
		for other, data := range contents {
			f := Check(fstest.MapFS{"a" + ext: {Data: []byte(data)}}, "a"+ext, Picture)
			if (f == nil) != (other == mediaType) {
				t.Errorf("%s holding %s: %v", ext, other, f)
			}
		}
	}
}

func TestNames(t *testing.T) {
	folder := fstest.MapFS{"media/a.svg": {Data: []byte("<svg/>")}}
	for name, code := range map[string]string{
		"media/a.svg": "", "media/A.svg": "media.case", "media/b.svg": "media.missing", "../a.svg": "media.outside", "media/../media/a.svg": "media.outside",
		"/media/a.svg": "media.path", `media\a.svg`: "media.path", "c:a.svg": "media.path", "": "media.path", ".": "media.path",
		"./media/a.svg": "media.path", "media//a.svg": "media.path", "media/a.svg\x00": "media.path", "media/a.exe": "media.type", "media": "media.type",
	} {
		f := Check(folder, name, Picture)
		if f == nil && code != "" || f != nil && f.Code != code {
			t.Errorf("%q: %v, want %q", name, f, code)
		}
	}
}

// FuzzSVG checks that no file makes the check fail, and that nothing it accepts has a word that
// could start script.
func FuzzSVG(f *testing.F) {
	for _, tt := range svgs() {
		f.Add("<svg xmlns=\"http://www.w3.org/2000/svg\">" + tt.inside + "</svg>")
	}
	f.Fuzz(func(t *testing.T, data string) {
		if checkSVG("a.svg", []byte(data)) != nil {
			return
		}
		lower := strings.ToLower(data)
		if strings.Contains(lower, "<script") && !strings.Contains(lower, "<!--") && !strings.Contains(lower, "<![cdata[") && !strings.Contains(lower, "<?") {
			t.Errorf("accepted %q", data)
		}
	})
}
