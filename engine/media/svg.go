package media

import (
	"bytes"
	"encoding/xml"
	"errors"
	"io"
	"strconv"
	"strings"

	"trivium/engine/fault"
)

// checkSVG refuses an SVG that is not well-formed, or that could do more than be looked at:
// script, event handlers, foreign elements, animation of links, references outside the file,
// document type declarations. Browsers run none of it inside <img>, but a learner can open the
// picture by itself, and then they would.
func checkSVG(name string, data []byte) *fault.Fault {
	dec := xml.NewDecoder(bytes.NewReader(data))
	dec.Entity = map[string]string{}
	root := true
	for {
		token, err := dec.Token()
		if errors.Is(err, io.EOF) {
			break
		}
		if err != nil {
			line, _ := dec.InputPos()
			return fault.New("media.svg-broken", "file", name, "found", "@broken", "expected", "SVG", "line", strconv.Itoa(line)).Because(err)
		}
		found := ""
		switch t := token.(type) {
		case xml.StartElement:
			if root && t.Name.Local != "svg" {
				return fault.New("media.mismatch", "file", name, "found", t.Name.Local, "expected", "image/svg+xml")
			}
			root = false
			found = activeElement(t)
		case xml.Directive:
			if !isPlainDoctype(t) {
				found = "<!" + firstWords(string(t))
			}
		case xml.ProcInst:
			if t.Target != "xml" { // a style sheet can lie elsewhere
				found = "<?" + t.Target
			}
		case xml.CharData:
			found = activeStyle(string(t))
		}
		if found != "" {
			line, _ := dec.InputPos()
			return fault.New("media.active", "file", name, "found", found, "expected", "@passive", "line", strconv.Itoa(line))
		}
	}
	if root {
		return fault.New("media.mismatch", "file", name, "found", "@unknown", "expected", "image/svg+xml")
	}
	return nil
}

// activeElement returns the element or attribute that is not allowed, or "".
func activeElement(e xml.StartElement) string {
	switch strings.ToLower(e.Name.Local) {
	case "script", "foreignobject", "iframe", "embed", "object", "audio", "video", "handler", "set", "animate":
		return "<" + e.Name.Local + ">"
	}
	for _, a := range e.Attr {
		name, value := strings.ToLower(a.Name.Local), strings.TrimSpace(a.Value)
		switch {
		case strings.HasPrefix(name, "on"):
			return a.Name.Local
		case name == "href" || name == "src":
			if !strings.HasPrefix(value, "#") && !isPictureData(value) {
				return a.Name.Local + "=" + firstWords(value)
			}
		case activeStyle(value) != "":
			return a.Name.Local + "=" + firstWords(value)
		}
	}
	return ""
}

// isPictureData allows pixels embedded by drawing programs, but no nested SVG.
func isPictureData(value string) bool {
	for _, kind := range []string{"png", "jpeg", "gif", "webp"} {
		if strings.HasPrefix(strings.ToLower(value), "data:image/"+kind+";base64,") {
			return true
		}
	}
	return false
}

// activeStyle returns what in a style reaches outside the file, or "".
func activeStyle(s string) string {
	lower := strings.ToLower(s)
	if strings.Contains(lower, "@import") {
		return "@import"
	}
	if strings.Contains(lower, "javascript:") {
		return "javascript:"
	}
	for rest := lower; ; {
		i := strings.Index(rest, "url(")
		if i < 0 {
			return ""
		}
		rest = strings.TrimLeft(rest[i+len("url("):], ` "'`)
		if !strings.HasPrefix(rest, "#") {
			return "url(" + firstWords(rest)
		}
	}
}

// isPlainDoctype accepts the public SVG declaration that drawing programs write, without an
// internal subset, where entities could be declared.
func isPlainDoctype(d xml.Directive) bool {
	s := string(d)
	return strings.HasPrefix(strings.ToUpper(s), "DOCTYPE SVG") && !strings.Contains(s, "[")
}

func firstWords(s string) string {
	if r := []rune(s); len(r) > 40 {
		return string(r[:40]) + "…"
	}
	return s
}
