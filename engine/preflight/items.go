package preflight

import (
	"strconv"
	"strings"

	"trivium/engine/preflight/xsd"
)

// readItems judges <organizations> and notes what can be launched.
func (m *manifest) readItems(a *archive, report *Report) {
	list := m.root.Child("organizations")
	if list == nil {
		return
	}
	first := true
	for _, org := range list.Children {
		if org.Name.Local != "organization" || org.Name.Space != m.root.Name.Space {
			continue
		}
		title := m.title(org, report)
		if first || org.Get("identifier") == list.Get("default") {
			report.Title = title
			m.launches = nil
			report.SCOs = []SCO{}
		}
		chosen := first || org.Get("identifier") == list.Get("default")
		first = false
		for _, item := range org.Children {
			if m.is(item, "item") {
				m.item(a, item, chosen, report)
			}
		}
	}
	m.checkMeasures(list, report)
	switch {
	case first:
		report.findAt("manifest.no-organization", list)
	case len(m.launches) == 0:
		m.nothingToRun(list, report)
	}
}

func (m *manifest) is(n *xsd.Node, name string) bool {
	return n.Name.Local == name && n.Name.Space == m.root.Name.Space
}

// nothingToRun tells packages of pages only from those where nothing can be opened at all.
func (m *manifest) nothingToRun(list *xsd.Node, report *Report) {
	refers := false
	list.Walk(func(n *xsd.Node) { refers = refers || m.is(n, "item") && n.Get("identifierref") != "" })
	if refers {
		report.findAt("manifest.no-sco", list)
	} else {
		report.findAt("manifest.no-item", list)
	}
}

func (m *manifest) title(n *xsd.Node, report *Report) string {
	title := n.Child("title")
	if title == nil || strings.TrimSpace(title.Text) == "" {
		report.findAt("manifest.title-empty", n, "found", n.Get("identifier"))
		return ""
	}
	return strings.Join(strings.Fields(title.Text), " ")
}

// item judges an item and those in it; launches are noted when its organization is the chosen one.
func (m *manifest) item(a *archive, n *xsd.Node, chosen bool, report *Report) {
	title := m.title(n, report)
	if ref, given := n.Attr("", "identifierref"); given {
		m.refer(a, n, ref, title, chosen, report)
	}
	for _, c := range n.Children {
		if m.is(c, "item") {
			m.item(a, c, chosen, report)
		}
	}
}

func (m *manifest) refer(a *archive, n *xsd.Node, ref, title string, chosen bool, report *Report) {
	r := m.resources[ref]
	switch {
	case r == nil:
		report.findAt("manifest.ref-dangling", n, "found", ref)
		return
	case r.href == "":
		report.findAt("manifest.href-missing", r.node, "found", ref)
		return
	case !r.sco || !chosen || external(r.base+r.href):
		return
	}
	file, query, ok := a.resolve(r.base, strings.ReplaceAll(r.href, `\`, "/"))
	if !ok {
		return // told with the resource
	}
	l := launch{item: n.Get("identifier"), title: title, path: file, query: withParameters(query, n.Get("parameters"))}
	for _, c := range n.Children {
		switch c.Name.Local {
		case "datafromlms", "dataFromLMS":
			l.launchData = strings.TrimSpace(c.Text)
		case "masteryscore":
			l.mastery = strings.TrimSpace(c.Text)
		}
	}
	m.launches = append(m.launches, l)
	report.SCOs = append(report.SCOs, SCO{Item: l.item, Title: title, Href: file + l.query})
}

// withParameters puts an item's parameters behind its address (CAM 1.3, section 3.4.1.12).
func withParameters(query, parameters string) string {
	parameters = strings.TrimLeft(strings.TrimSpace(parameters), "?&")
	switch {
	case parameters == "":
		return query
	case strings.HasPrefix(parameters, "#"):
		return query + parameters
	case query == "":
		return "?" + parameters
	}
	return query + "&" + parameters
}

// checkMeasures requires pass marks to be within their range.
func (m *manifest) checkMeasures(list *xsd.Node, report *Report) {
	list.Walk(func(n *xsd.Node) {
		low, high := -1.0, 1.0
		switch n.Name.Local {
		case "masteryscore":
			low, high = 0, 100
		case "minNormalizedMeasure":
		default:
			return
		}
		value, err := strconv.ParseFloat(strings.TrimSpace(n.Text), 64)
		if err != nil || value < low || value > high {
			report.findAt("manifest.mastery", n, "name", n.Name.Local, "found", strings.TrimSpace(n.Text),
				"expected", strconv.FormatFloat(low, 'f', -1, 64)+" … "+strconv.FormatFloat(high, 'f', -1, 64))
		}
	})
}
