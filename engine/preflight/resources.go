package preflight

import (
	"net/url"
	"path"
	"strings"

	"trivium/engine/preflight/xsd"
)

// readResources judges <resources> and the files they name.
func (m *manifest) readResources(a *archive, report *Report) {
	list := m.root.Child("resources")
	if list == nil {
		return // the schema round has told it
	}
	rootBase, _ := m.root.Attr(xmlNS, "base")
	listBase, _ := list.Attr(xmlNS, "base")
	listed := map[string]bool{manifestName: true}
	for _, n := range list.Children {
		if n.Name.Local != "resource" || n.Name.Space != m.root.Name.Space {
			continue
		}
		own, _ := n.Attr(xmlNS, "base")
		r := &resource{node: n, id: n.Get("identifier"), base: rootBase + listBase + own, href: n.Get("href")}
		r.sco = m.isSCO(n, report)
		if m.resources[r.id] == nil {
			m.resources[r.id] = r
		}
		if r.href != "" {
			m.checkFile(a, n, r.base, r.href, listed, report)
		}
		for _, c := range n.Children {
			if c.Name.Local == "file" && c.Name.Space == m.root.Name.Space && c.Get("href") != "" {
				m.checkFile(a, c, r.base, c.Get("href"), listed, report)
			}
		}
	}
	m.checkDependencies(list, report)
	unlisted := counted{}
	for _, f := range a.zip.File {
		ext := extension(f.Name)
		if !strings.HasSuffix(f.Name, "/") && !listed[f.Name] && ext != ".xsd" && ext != ".dtd" {
			unlisted.add(f.Name)
		}
	}
	unlisted.report("manifest.file-unlisted", report)
}

// isSCO reads adlcp:scormtype (1.2) or adlcp:scormType (2004).
func (m *manifest) isSCO(n *xsd.Node, report *Report) bool {
	name, other, space := "scormtype", "scormType", adlcp12NS
	if !m.version.old() {
		name, other, space = other, name, adlcp2004NS
	}
	value, given := n.Attr(space, name)
	if !given {
		for _, a := range n.Attrs {
			if strings.EqualFold(a.Name.Local, name) {
				report.findAt("manifest.scormtype", n, "found", a.Name.Local, "expected", "adlcp:"+name)
				return strings.EqualFold(a.Value, "sco")
			}
		}
		report.findAt("manifest.scormtype-missing", n, "found", n.Get("identifier"), "expected", "adlcp:"+name)
	}
	if n.Get("type") != "webcontent" && n.Get("type") != "" {
		report.findAt("manifest.type", n, "found", n.Get("type"))
	}
	return value == "sco"
}

// checkFile requires a file of the manifest to be in the archive under just that name.
func (m *manifest) checkFile(a *archive, n *xsd.Node, base, href string, listed map[string]bool, report *Report) {
	if external(base + href) {
		report.findAt("manifest.href-external", n, "found", base+href)
		return
	}
	if strings.Contains(href, `\`) {
		report.findAt("manifest.href-backslash", n, "found", href)
		href = strings.ReplaceAll(href, `\`, "/")
	}
	name, _, ok := a.resolve(base, href)
	if ok {
		listed[name] = true
		return
	}
	if other := a.folded[strings.ToLower(name)]; other != "" {
		listed[other] = true
		report.findAt("manifest.file-case", n, "found", name, "expected", other)
		return
	}
	report.findAt("manifest.file-missing", n, "found", name)
}

// resolve finds the file of a reference; query is what follows it, with its "?".
func (a *archive) resolve(base, href string) (name, query string, ok bool) {
	clean := func(s string) string { return strings.TrimPrefix(path.Clean("/"+base+s), "/") }
	if name := clean(href); a.byName[name] != nil {
		return name, "", true
	}
	plain, fragment, hasFragment := strings.Cut(href, "#")
	plain, rest, hasQuery := strings.Cut(plain, "?")
	if hasQuery {
		query = "?" + rest
	}
	if hasFragment {
		query += "#" + fragment
	}
	name = clean(plain)
	if a.byName[name] != nil {
		return name, query, true
	}
	if decoded, err := url.PathUnescape(plain); err == nil {
		name = clean(decoded)
	}
	return name, query, a.byName[name] != nil
}

func (m *manifest) checkDependencies(list *xsd.Node, report *Report) {
	list.Walk(func(n *xsd.Node) {
		if n.Name.Local == "dependency" && n.Name.Space == m.root.Name.Space && m.resources[n.Get("identifierref")] == nil {
			report.findAt("manifest.dependency", n, "found", n.Get("identifierref"))
		}
	})
}
