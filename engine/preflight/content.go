package preflight

import (
	"bytes"
	"context"
	"path"
	"regexp"
	"strings"

	"golang.org/x/net/html"
)

// checkContent looks into pages, style sheets and scripts without running them.
func checkContent(ctx context.Context, a *archive, report *Report) error {
	unload, pagehide := "", false
	for _, f := range a.zip.File {
		if err := ctx.Err(); err != nil {
			return err
		}
		if a.byName[f.Name] != f {
			continue
		}
		ext := extension(f.Name)
		if ext != ".html" && ext != ".htm" && ext != ".xhtml" && ext != ".css" && ext != ".js" {
			continue
		}
		data, err := a.read(f.Name, maxPage)
		if err != nil {
			report.find("content.too-large", f.Name)
			continue
		}
		switch ext {
		case ".css":
			checkCSS(f.Name, data, 1, report)
		case ".js":
		default:
			checkPage(a, f.Name, data, report)
		}
		if unload == "" && unloadListener.Match(data) {
			unload = f.Name
		}
		pagehide = pagehide || bytes.Contains(data, []byte("pagehide")) || bytes.Contains(data, []byte("visibilitychange"))
	}
	if unload != "" && !pagehide {
		report.find("content.unload", unload)
	}
	return nil
}

// unloadListener finds a page that ends its session at an event that browsers no longer promise.
var unloadListener = regexp.MustCompile(`(?i)addEventListener\(\s*['"](before)?unload['"]|\bon(before)?unload\s*=|\.(unload|beforeunload)\(`) //nolint:gochecknoglobals // constant

// The attributes that make a browser load something, by element.
var loads = map[string]struct{ attr, what string }{ //nolint:gochecknoglobals // constant
	"script": {"src", "script"}, "iframe": {"src", "frame"}, "frame": {"src", "frame"}, "img": {"src", "media"},
	"source": {"src", "media"}, "video": {"src", "media"}, "audio": {"src", "media"}, "track": {"src", "media"},
	"embed": {"src", "media"}, "object": {"data", "media"}, "link": {"href", "style"}, "image": {"href", "media"},
}

func checkPage(a *archive, name string, data []byte, report *Report) {
	z := html.NewTokenizer(bytes.NewReader(data))
	z.SetMaxBuf(maxPage)
	line, inStyle, based := 1, false, false
	for {
		kind := z.Next()
		if kind == html.ErrorToken {
			return
		}
		raw := z.Raw()
		at := line
		line += bytes.Count(raw, []byte("\n"))
		switch kind {
		case html.TextToken:
			if inStyle {
				checkCSS(name, raw, at, report)
			}
		case html.StartTagToken, html.SelfClosingTagToken:
			token := z.Token()
			inStyle = token.Data == "style"
			based = based || token.Data == "base"
			checkTag(a, name, at, token, based, report)
		case html.EndTagToken:
			inStyle = false
		}
	}
}

func checkTag(a *archive, page string, line int, t html.Token, based bool, report *Report) {
	attrs := map[string]string{}
	for _, at := range t.Attr {
		attrs[at.Key] = strings.TrimSpace(at.Val)
	}
	if style := attrs["style"]; style != "" {
		checkCSS(page, []byte(style), line, report)
	}
	load, loading := loads[t.Data]
	if !loading {
		return
	}
	ref, what := attrs[load.attr], load.what
	if t.Data == "link" {
		rel := strings.ToLower(attrs["rel"])
		switch {
		case strings.Contains(rel, "stylesheet"):
		case strings.Contains(rel, "icon"):
			what = "media"
		default:
			return
		}
	}
	if external(ref) {
		report.add(Finding{Code: "content.external-" + what, File: page, Line: line, Args: pairs([]string{"found", ref})})
		return
	}
	if ref == "" || based || strings.Contains(strings.SplitN(ref, "/", 2)[0], ":") || strings.HasPrefix(ref, "#") || strings.ContainsAny(ref, "{}$<") {
		return
	}
	base := path.Dir(page) + "/"
	if file, _, ok := a.resolve(base, ref); !ok {
		if other := a.folded[strings.ToLower(file)]; other != "" {
			report.add(Finding{Code: "content.file-case", File: page, Line: line, Args: pairs([]string{"found", file, "expected", other})})
			return
		}
		report.add(Finding{Code: "content.file-missing", File: page, Line: line, Args: pairs([]string{"found", file})})
	}
}

var (
	cssImport = regexp.MustCompile(`(?i)@import\s+(?:url\(\s*)?['"]?((?:https?:)?//[^'"\s)]+)`) //nolint:gochecknoglobals // constant
	cssURL    = regexp.MustCompile(`(?i)url\(\s*['"]?((?:https?:)?//[^'"\s)]+)`)                //nolint:gochecknoglobals // constant
)

// checkCSS finds what a style sheet loads from elsewhere.
func checkCSS(name string, css []byte, line int, report *Report) {
	imported := map[int]bool{}
	tell := func(code string, at []int) {
		where := line + bytes.Count(css[:at[0]], []byte("\n"))
		report.add(Finding{Code: code, File: name, Line: where, Args: pairs([]string{"found", string(css[at[2]:at[3]])})})
	}
	for _, at := range cssImport.FindAllSubmatchIndex(css, 50) {
		imported[at[2]] = true
		tell("content.external-style", at)
	}
	for _, at := range cssURL.FindAllSubmatchIndex(css, 50) {
		if !imported[at[2]] {
			tell("content.external-media", at)
		}
	}
}
