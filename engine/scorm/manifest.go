package scorm

import (
	"bytes"
	"encoding/xml"
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
	Resource      resource      `xml:"resources>resource"`
}

type organizations struct {
	Default      string       `xml:"default,attr"`
	Organization organization `xml:"organization"`
}

type organization struct {
	Identifier string `xml:"identifier,attr"`
	Title      string `xml:"title"`
	Item       item   `xml:"item"`
}

type item struct {
	Identifier    string      `xml:"identifier,attr"`
	IdentifierRef string      `xml:"identifierref,attr"`
	Visible       string      `xml:"isvisible,attr"`
	Title         string      `xml:"title"`
	MasteryScore  *int        `xml:"adlcp:masteryscore"`
	Sequencing    *sequencing `xml:"imsss:sequencing"`
}

type sequencing struct {
	Objectives *objectives      `xml:"imsss:objectives"`
	Delivery   deliveryControls `xml:"imsss:deliveryControls"`
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
	Href        string    `xml:"href,attr"`
	Files       []fileRef `xml:"file"`
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
func (d *document) manifest(names []string) ([]byte, error) {
	id := identifier(d.ID)
	title := shorten(d.Title, titleLength)
	m := manifest{
		// Two languages of a course are two objects to an LMS; the same identifier would make
		// the second replace the first.
		Identifier: "trivium-" + id + "-" + string(d.Lang),
		Version:    "1.0",
		XSI:        xsiNS,
		Organizations: organizations{
			Default: "org-" + id,
			Organization: organization{
				Identifier: "org-" + id,
				Title:      title,
				Item: item{
					Identifier:    "item-" + id,
					IdentifierRef: "sco-" + id,
					Visible:       "true",
					Title:         title,
				},
			},
		},
		Resource: resource{Identifier: "sco-" + id, Type: "webcontent", Href: pageName},
	}
	for _, name := range names {
		m.Resource.Files = append(m.Resource.Files, fileRef{name})
	}
	if d.Format == SCORM12 {
		m.make12(d)
	} else {
		m.make2004(d)
	}
	return m.encode()
}

// make12 fills in what SCORM 1.2 has of its own (CAM 1.2, section 2.3).
func (m *manifest) make12(d *document) {
	m.NS, m.ADLCP, m.IMSMD = cp12NS, adlcp12NS, imsmdNS
	m.SchemaLocation = locations(cp12NS, "imscp_rootv1p1p2.xsd", adlcp12NS, "adlcp_rootv1p2.xsd", imsmdNS, "imsmd_rootv1p2p1.xsd")
	m.Schema, m.SchemaVersion = "ADL SCORM", "1.2"
	m.LOM = &lom{Title: langstring{string(d.Lang), m.Organizations.Organization.Title}, Language: string(d.Lang)}
	if d.Description != "" {
		m.LOM.Description = &langstring{string(d.Lang), shorten(d.Description, descriptionLength)}
	}
	if d.Points > 0 {
		m.Organizations.Organization.Item.MasteryScore = &d.PassMark
	}
	m.Resource.ScormType12 = "sco"
}

// make2004 fills in what SCORM 2004 3rd edition has of its own (CAM 1.3.2, sections 3.4 and 5.1).
// The course itself says when it is completed and passed; the measure repeats the pass mark for
// LMSs that decide by the score.
func (m *manifest) make2004(d *document) {
	m.NS, m.ADLCP, m.ADLSeq, m.ADLNav, m.IMSSS = cp2004NS, adlcp2004NS, adlseqNS, adlnavNS, imsssNS
	m.SchemaLocation = locations(cp2004NS, "imscp_v1p1.xsd", adlcp2004NS, "adlcp_v1p3.xsd",
		adlseqNS, "adlseq_v1p3.xsd", adlnavNS, "adlnav_v1p3.xsd", imsssNS, "imsss_v1p0.xsd")
	m.Schema, m.SchemaVersion = "ADL SCORM", "2004 3rd Edition"
	s := &sequencing{Delivery: deliveryControls{CompletionSetByContent: true, ObjectiveSetByContent: true}}
	if d.Points > 0 {
		s.Objectives = &objectives{primaryObjective{
			ID:                   "objective-" + identifier(d.ID),
			SatisfiedByMeasure:   true,
			MinNormalizedMeasure: strconv.FormatFloat(float64(d.PassMark)/100, 'f', 2, 64),
		}}
	}
	m.Organizations.Organization.Item.Sequencing = s
	m.Resource.ScormType = "sco"
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
