package scorm

import (
	"bytes"
	"encoding/xml"
	"slices"
	"strconv"
	"strings"
)

// Limits of the schemas and of what LMSs show.
const (
	titleLength       = 200  // IMS CP 1.1.2, titleType
	descriptionLength = 2000 // IMS MD 1.2, general.description: what every reader must take
)

// The namespaces of the manifests, by prefix.
const (
	xsiNS = "http://www.w3.org/2001/XMLSchema-instance"

	cp12NS    = "http://www.imsproject.org/xsd/imscp_rootv1p1p2"
	adlcp12NS = "http://www.adlnet.org/xsd/adlcp_rootv1p2"
	imsmdNS   = "http://www.imsglobal.org/xsd/imsmd_rootv1p2p1"

	cp2004NS    = "http://www.imsglobal.org/xsd/imscp_v1p1"
	adlcp2004NS = "http://www.adlnet.org/xsd/adlcp_v1p3"
	adlseqNS    = "http://www.adlnet.org/xsd/adlseq_v1p3"
	adlnavNS    = "http://www.adlnet.org/xsd/adlnav_v1p3"
	imsssNS     = "http://www.imsglobal.org/xsd/imsss"
)

// A manifest is imsmanifest.xml of either format. Names carry their prefix literally, as
// encoding/xml writes them; fields a format does not use stay nil.
type manifest struct {
	XMLName        xml.Name `xml:"manifest"`
	Identifier     string   `xml:"identifier,attr"`
	Version        string   `xml:"version,attr"`
	NS             string   `xml:"xmlns,attr"`
	ADLCP          string   `xml:"xmlns:adlcp,attr"`
	ADLSeq         string   `xml:"xmlns:adlseq,attr,omitempty"`
	ADLNav         string   `xml:"xmlns:adlnav,attr,omitempty"`
	IMSSS          string   `xml:"xmlns:imsss,attr,omitempty"`
	IMSMD          string   `xml:"xmlns:imsmd,attr,omitempty"`
	XSI            string   `xml:"xmlns:xsi,attr"`
	SchemaLocation string   `xml:"xsi:schemaLocation,attr"`

	Schema        string `xml:"metadata>schema"`
	SchemaVersion string `xml:"metadata>schemaversion"`
	LOM           *lom   `xml:"metadata>imsmd:lom"`

	Organizations organizations `xml:"organizations"`
	Resources     []resource    `xml:"resources>resource"`
}

type organizations struct {
	Default      string       `xml:"default,attr"`
	Organization organization `xml:"organization"`
}

type organization struct {
	Identifier string      `xml:"identifier,attr"`
	Title      string      `xml:"title"`
	Items      []item      `xml:"item"`
	Sequencing *sequencing `xml:"imsss:sequencing"`
}

type item struct {
	Identifier    string      `xml:"identifier,attr"`
	IdentifierRef string      `xml:"identifierref,attr,omitempty"`
	Visible       string      `xml:"isvisible,attr"`
	Title         string      `xml:"title"`
	Items         []item      `xml:"item"`
	MasteryScore  *int        `xml:"adlcp:masteryscore"`
	Sequencing    *sequencing `xml:"imsss:sequencing"`
}

type sequencing struct {
	Control    *controlMode      `xml:"imsss:controlMode"`
	Objectives *objectives       `xml:"imsss:objectives"`
	Delivery   *deliveryControls `xml:"imsss:deliveryControls"`
}

type controlMode struct {
	Choice bool `xml:"choice,attr"`
	Flow   bool `xml:"flow,attr"`
}

type objectives struct {
	Primary primaryObjective `xml:"imsss:primaryObjective"`
}

type primaryObjective struct {
	ID                   string `xml:"objectiveID,attr"`
	SatisfiedByMeasure   bool   `xml:"satisfiedByMeasure,attr"`
	MinNormalizedMeasure string `xml:"imsss:minNormalizedMeasure"`
}

type deliveryControls struct {
	CompletionSetByContent bool `xml:"completionSetByContent,attr"`
	ObjectiveSetByContent  bool `xml:"objectiveSetByContent,attr"`
}

type resource struct {
	Identifier  string    `xml:"identifier,attr"`
	Type        string    `xml:"type,attr"`
	ScormType12 string    `xml:"adlcp:scormtype,attr,omitempty"`
	ScormType   string    `xml:"adlcp:scormType,attr,omitempty"`
	Href        string    `xml:"href,attr,omitempty"`
	Files       []fileRef `xml:"file"`
	Dependency  *depends  `xml:"dependency"`
}

type depends struct {
	Ref string `xml:"identifierref,attr"`
}

type fileRef struct {
	Href string `xml:"href,attr"`
}

type lom struct {
	Title       langstring  `xml:"imsmd:general>imsmd:title>imsmd:langstring"`
	Language    string      `xml:"imsmd:general>imsmd:language"`
	Description *langstring `xml:"imsmd:general>imsmd:description>imsmd:langstring"`
}

type langstring struct {
	Lang string `xml:"xml:lang,attr"`
	Text string `xml:",chardata"`
}

// manifest returns imsmanifest.xml for a package that holds the files named.
func (b *bundle) manifest(names []string) ([]byte, error) {
	id := identifier(b.id)
	title, err := b.title()
	if err != nil {
		return nil, err
	}
	m := manifest{
		// Two languages of a course are two objects to an LMS; the same identifier would make
		// the second replace the first.
		Identifier: "trivium-" + id + "-" + b.options.tongues(),
		Version:    "1.0",
		XSI:        xsiNS,
		Organizations: organizations{
			Default:      "org-" + id,
			Organization: organization{Identifier: "org-" + id, Title: title},
		},
	}
	if b.options.Format == SCORM12 {
		m.make12(b, title)
	} else {
		m.make2004(b.options.Format)
	}
	m.Organizations.Organization.Items = b.items()
	m.Resources = b.resources(names)
	if b.options.SCOs == PerLesson && b.options.Format != SCORM12 {
		m.Organizations.Organization.Sequencing = free()
	}
	return m.encode()
}

// title returns the title of the course in the language of the manifest.
func (b *bundle) title() (string, error) {
	d := b.scos[0].main()
	title, err := d.plain(d.course.Title(), b.id)
	return shorten(title, titleLength), err
}

// items returns what the LMS lists: the SCOs, under their modules where there are several.
func (b *bundle) items() []item {
	var items []item
	group := -1
	for _, s := range b.scos {
		i := b.item(s)
		switch {
		case len(b.groups) == 0:
			items = append(items, i)
			continue
		case s.module != group:
			group = s.module
			module := item{Identifier: "module-" + identifier(b.scos[0].main().course.Modules[group].ID), Visible: "true", Title: shorten(b.groups[group], titleLength)}
			if b.options.Format != SCORM12 {
				module.Sequencing = free()
			}
			items = append(items, module)
		}
		last := &items[len(items)-1]
		last.Items = append(last.Items, i)
	}
	return items
}

// free lets learners choose any lesson and go on to the next: the rest is left to the LMS.
func free() *sequencing { return &sequencing{Control: &controlMode{Choice: true, Flow: true}} }

// item returns the entry of one SCO. It says itself when it is completed and passed; the mastery
// score, and the measure, repeat the pass mark for LMSs that decide by the score.
func (b *bundle) item(s sco) item {
	id, d := identifier(s.id), s.main()
	i := item{Identifier: "item-" + id, IdentifierRef: "sco-" + id, Visible: "true", Title: shorten(d.Title, titleLength)}
	if b.options.Format == SCORM12 {
		if d.Judged {
			i.MasteryScore = &d.PassMark
		}
		return i
	}
	i.Sequencing = &sequencing{Delivery: &deliveryControls{CompletionSetByContent: true, ObjectiveSetByContent: true}}
	if d.Judged {
		i.Sequencing.Objectives = &objectives{primaryObjective{
			ID:                   "objective-" + id,
			SatisfiedByMeasure:   true,
			MinNormalizedMeasure: strconv.FormatFloat(float64(d.PassMark)/100, 'f', 2, 64),
		}}
	}
	return i
}

// resources returns one resource for each SCO, and one for what several of them share.
func (b *bundle) resources(names []string) []resource {
	var list []resource
	shared := resource{Identifier: "shared-" + identifier(b.id), Type: "webcontent"}
	for _, name := range names {
		if !slices.ContainsFunc(b.scos, func(s sco) bool { return s.file == name }) {
			shared.Files = append(shared.Files, fileRef{name})
		}
	}
	for _, s := range b.scos {
		r := b.kind(resource{Identifier: "sco-" + identifier(s.id), Type: "webcontent", Href: s.file, Files: []fileRef{{s.file}}}, "sco")
		if len(b.scos) > 1 {
			r.Dependency = &depends{shared.Identifier}
		} else {
			r.Files = r.Files[:0]
			for _, name := range names {
				r.Files = append(r.Files, fileRef{name})
			}
		}
		list = append(list, r)
	}
	if len(b.scos) > 1 {
		list = append(list, b.kind(shared, "asset"))
	}
	return list
}

// kind marks a resource as a SCO or an asset, in the spelling of the format.
func (b *bundle) kind(r resource, kind string) resource {
	if b.options.Format == SCORM12 {
		r.ScormType12 = kind
	} else {
		r.ScormType = kind
	}
	return r
}

// make12 fills in what SCORM 1.2 has of its own (CAM 1.2, section 2.3).
func (m *manifest) make12(b *bundle, title string) {
	m.NS, m.ADLCP, m.IMSMD = cp12NS, adlcp12NS, imsmdNS
	m.SchemaLocation = locations(cp12NS, "imscp_rootv1p1p2.xsd", adlcp12NS, "adlcp_rootv1p2.xsd", imsmdNS, "imsmd_rootv1p2p1.xsd")
	m.Schema, m.SchemaVersion = "ADL SCORM", "1.2"
	d := b.scos[0].main()
	m.LOM = &lom{Title: langstring{string(d.Lang), title}, Language: string(d.Lang)}
	if d.Description != "" {
		m.LOM.Description = &langstring{string(d.Lang), shorten(d.Description, descriptionLength)}
	}
}

// make2004 fills in what SCORM 2004 has of its own (CAM 1.3.2 and CAM 4th edition 1.1, sections
// 3.4 and 5.1). The editions share their namespaces; their schemas differ.
func (m *manifest) make2004(f Format) {
	m.NS, m.ADLCP, m.ADLSeq, m.ADLNav, m.IMSSS = cp2004NS, adlcp2004NS, adlseqNS, adlnavNS, imsssNS
	m.SchemaLocation = locations(cp2004NS, "imscp_v1p1.xsd", adlcp2004NS, "adlcp_v1p3.xsd",
		adlseqNS, "adlseq_v1p3.xsd", adlnavNS, "adlnav_v1p3.xsd", imsssNS, "imsss_v1p0.xsd")
	m.Schema, m.SchemaVersion = "ADL SCORM", "2004 3rd Edition"
	if f == SCORM2004R4 {
		m.SchemaVersion = "2004 4th Edition"
	}
}

func (m *manifest) encode() ([]byte, error) {
	var b bytes.Buffer
	b.WriteString(xml.Header)
	e := xml.NewEncoder(&b)
	e.Indent("", "  ")
	if err := e.Encode(m); err != nil {
		return nil, err
	}
	b.WriteByte('\n')
	return b.Bytes(), nil
}

// identifier returns a ULID as the tail of an XML name (NCName); anything else in it becomes "_".
func identifier(id string) string {
	return strings.Map(func(r rune) rune {
		if r >= '0' && r <= '9' || r >= 'A' && r <= 'Z' || r >= 'a' && r <= 'z' {
			return r
		}
		return '_'
	}, id)
}

func locations(pairs ...string) string { return strings.Join(pairs, " ") }
