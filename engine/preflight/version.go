package preflight

import (
	"strings"

	"trivium/engine/preflight/xsd"
)

// A Version is an edition of SCORM.
type Version string

// The versions.
const (
	SCORM12     Version = "1.2"
	SCORM2004R2 Version = "2004 2nd"
	SCORM2004R3 Version = "2004 3rd"
	SCORM2004R4 Version = "2004 4th"
)

// old reports whether the run-time interface is that of 1.2.
func (v Version) old() bool { return v == SCORM12 }

// The namespaces that tell the edition's family.
const (
	cp12NS      = "http://www.imsproject.org/xsd/imscp_rootv1p1p2"
	adlcp12NS   = "http://www.adlnet.org/xsd/adlcp_rootv1p2"
	cp2004NS    = "http://www.imsglobal.org/xsd/imscp_v1p1"
	adlcp2004NS = "http://www.adlnet.org/xsd/adlcp_v1p3"
	imsssNS     = "http://www.imsglobal.org/xsd/imsss"
	xmlNS       = "http://www.w3.org/XML/1998/namespace"
	xsiNS       = "http://www.w3.org/2001/XMLSchema-instance"
)

// schemas is the folder of a version in scorm.Schemas; the 2nd edition's differ from the 3rd's only
// in what they leave open.
func (v Version) schemas() []string {
	switch v {
	case SCORM12:
		return []string{"scorm12"}
	case SCORM2004R4:
		return []string{"scorm2004-4"}
	default:
		return []string{"scorm2004-3"}
	}
}

// readVersion tells the version by schemaversion, and by namespace where that is missing or unknown.
func readVersion(root *xsd.Node, report *Report) Version {
	declared := ""
	var place *xsd.Node
	if metadata := root.Child("metadata"); metadata != nil {
		if place = metadata.Child("schemaversion"); place != nil {
			declared = strings.TrimSpace(place.Text)
		}
	}
	byNamespace := SCORM2004R3
	if root.Name.Space == cp12NS {
		byNamespace = SCORM12
	}
	if declared == "" {
		report.findAt("manifest.version-missing", root, "expected", string(byNamespace))
		return byNamespace
	}
	version := map[string]Version{
		"1.2": SCORM12, "CAM 1.3": SCORM2004R2, "1.3": SCORM2004R2,
		"2004 3rd Edition": SCORM2004R3, "2004 4th Edition": SCORM2004R4,
	}[declared]
	switch {
	case version == "":
		report.findAt("manifest.version-unknown", place, "found", declared)
		return byNamespace
	case version.old() != byNamespace.old():
		report.findAt("manifest.version-mismatch", place, "found", declared, "expected", string(byNamespace))
		return byNamespace
	case version == SCORM2004R4:
		report.findAt("manifest.version-fourth", place)
	}
	return version
}
