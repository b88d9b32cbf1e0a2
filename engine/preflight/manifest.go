package preflight

import (
	"errors"
	"io/fs"
	"path"
	"strings"

	"trivium/engine/preflight/xsd"
	"trivium/engine/scorm"
)

// A manifest is what the later rounds need of imsmanifest.xml.
type manifest struct {
	root      *xsd.Node
	version   Version
	resources map[string]*resource
	launches  []launch
}

type resource struct {
	node *xsd.Node
	id   string
	base string // xml:base of the resource and what it stands in
	href string // with the base, as written
	sco  bool
}

// A launch is an item that an LMS starts.
type launch struct {
	item, title string
	path        string // of the file in the archive
	query       string // with "?", or ""
	launchData  string
	mastery     string
}

// findAt adds a finding at an element of the manifest.
func (r *Report) findAt(code string, n *xsd.Node, args ...string) {
	r.add(Finding{Code: code, File: manifestName, Line: n.Line, Column: n.Column, Args: pairs(args)})
}

// readManifest finds, reads and judges the manifest, by the schemas that are given for its version.
// nil when there is nothing to go on with.
func readManifest(a *archive, schemas func(Version) (*xsd.Schema, error), report *Report) *manifest {
	if !locate(a, report) {
		return nil
	}
	data, err := a.read(manifestName, xsd.MaxBytes)
	if err != nil {
		report.find("manifest.limit", manifestName)
		return nil
	}
	root := parseManifest(data, report)
	if root == nil {
		return nil
	}
	m := &manifest{root: root, resources: map[string]*resource{}}
	m.version = readVersion(root, report)
	report.Version = m.version
	checkSchema(root, m.version, schemas, report)
	m.readResources(a, report)
	m.readItems(a, report)
	checkIdentifiers(root, report)
	checkSchemaLocation(a, root, report)
	return m
}

// locate reports whether the manifest is where it belongs, and where it is if not.
func locate(a *archive, report *Report) bool {
	found, other := a.lookup(manifestName)
	if found {
		return true
	}
	if other != "" {
		report.find("manifest.case", other)
		return false
	}
	for _, f := range a.zip.File {
		if strings.EqualFold(path.Base(strings.ReplaceAll(f.Name, `\`, "/")), manifestName) {
			report.find("manifest.subfolder", f.Name)
			return false
		}
	}
	report.find("manifest.missing", "")
	return false
}

func parseManifest(data []byte, report *Report) *xsd.Node {
	root, err := xsd.Parse(data)
	if err != nil {
		f := Finding{Code: "manifest.malformed", File: manifestName}
		var syntax *xsd.SyntaxError
		if errors.As(err, &syntax) {
			f.Line, f.Column = syntax.Line, syntax.Column
			f.Args = pairs([]string{"found", syntax.Reason.Error()})
		}
		switch {
		case errors.Is(err, xsd.ErrDoctype):
			f.Code, f.Args = "manifest.doctype", nil
		case errors.Is(err, xsd.ErrLimit):
			f.Code, f.Args = "manifest.limit", nil
		}
		report.add(f)
		return nil
	}
	switch {
	case root.Name.Local != "manifest":
		report.findAt("manifest.root", root, "found", root.Name.Local)
		return nil
	case root.Name.Space != cp12NS && root.Name.Space != cp2004NS:
		report.findAt("manifest.namespace", root, "found", root.Name.Space)
		return nil
	}
	return root
}

// checkSchema holds the manifest against the official schemas of its version.
func checkSchema(root *xsd.Node, v Version, schemas func(Version) (*xsd.Schema, error), report *Report) {
	schema, err := schemas(v)
	if err != nil {
		report.find("manifest.schemas-absent", manifestName, "found", string(v))
		return
	}
	for _, violation := range schema.Validate(root) {
		code := "manifest." + violation.Code
		switch {
		case violation.Code == xsd.UnknownElement && schema.Knows(violation.Found):
			code = "manifest.element-unexpected"
		case violation.Code == xsd.UnknownAttribute && violation.Found != "" && !schema.Knows(violation.Found):
			code = "manifest.element-unknown"
		case violation.Code == xsd.DuplicateID:
			continue // told by checkIdentifiers, across all elements
		}
		args := []string{"name", violation.Name, "found", violation.Found}
		if violation.Expected != "" {
			args = append(args, "expected", violation.Expected)
		} else {
			args = append(args, "expected", "@nothing")
		}
		report.findAt(code, violation.Node, args...)
	}
}

func compileSchemas(v Version) (*xsd.Schema, error) {
	all, err := scorm.Schemas()
	if err != nil {
		return nil, err
	}
	for _, name := range v.schemas() {
		folder, err := fs.Sub(all, name)
		if err != nil {
			return nil, err
		}
		if _, err := fs.Stat(all, name); err != nil {
			continue
		}
		return xsd.Compile(folder)
	}
	return nil, fs.ErrNotExist
}

// checkIdentifiers requires identifiers to be unique in the whole document, as LMSs keep them in
// one table.
func checkIdentifiers(root *xsd.Node, report *Report) {
	seen := map[string]bool{}
	root.Walk(func(n *xsd.Node) {
		if n.Name.Space != root.Name.Space {
			return
		}
		id := n.Get("identifier")
		if id == "" {
			return
		}
		if seen[id] {
			report.findAt("manifest.id-duplicate", n, "found", id)
		}
		seen[id] = true
	})
}

// checkSchemaLocation looks for the schema files that the manifest says are in the package.
func checkSchemaLocation(a *archive, root *xsd.Node, report *Report) {
	locations, _ := root.Attr(xsiNS, "schemaLocation")
	words := strings.Fields(locations)
	absent := counted{}
	for i := 1; i < len(words); i += 2 {
		if external(words[i]) {
			continue
		}
		if found, _ := a.lookup(path.Clean(words[i])); !found {
			absent.add(words[i])
		}
	}
	absent.report("manifest.schemas-missing", report)
}

// external reports whether a reference leads out of the package.
func external(ref string) bool {
	lower := strings.ToLower(strings.TrimSpace(ref))
	return strings.HasPrefix(lower, "http:") || strings.HasPrefix(lower, "https:") || strings.HasPrefix(lower, "//") ||
		strings.HasPrefix(lower, "ftp:") || strings.HasPrefix(lower, "ws:") || strings.HasPrefix(lower, "wss:")
}
