package xsd_test

import (
	"bytes"
	"errors"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"trivium/engine/preflight/xsd"
	"trivium/engine/scorm"
)

// A row replaces text of a good manifest. valid says what xmllint must say as well; code is that of
// our first violation.
type row struct {
	old, new string
	valid    bool
	code     string
}

// gaps are rows that libxml2 takes though the standard forbids them: it does not follow IDREF, and
// takes an empty decimal.
var gaps = map[string]bool{"default dangles": true, "measure empty": true}

// spoilt are manifests made wrong, or differently right, by replacing text.
var spoilt = map[string]row{
	"unchanged":               {"", "", true, ""},
	"comment":                 {"<organizations", "<!-- a --><organizations", true, ""},
	"no metadata":             {"<metadata>", "<?x?><metadata>", true, ""},
	"no default":              {` default="org-01JD0000000000000000000AM0"`, "", true, ""},
	"default dangles":         {` default="org-01JD0000000000000000000AM0"`, ` default="org-x"`, false, xsd.DanglingID},
	"duplicate identifier":    {`item identifier="item-`, `item identifier="org-`, false, xsd.DuplicateID},
	"identifier with space":   {`item identifier="item-`, `item identifier="item `, false, xsd.WrongValue},
	"identifier with digit":   {`item identifier="item-`, `item identifier="1-`, false, xsd.WrongValue},
	"no identifier":           {`item identifier="item-01JD0000000000000000000AM0"`, `item`, false, xsd.MissingAttribute},
	"unknown attribute":       {`isvisible="true"`, `visible="true"`, false, xsd.UnknownAttribute},
	"not a boolean":           {`isvisible="true"`, `isvisible="yes"`, false, xsd.WrongValue},
	"boolean with digit":      {`isvisible="true"`, `isvisible="1"`, true, ""},
	"unknown element":         {`<organizations`, `<extra/><organizations`, false, xsd.UnexpectedElement},
	"unknown element inside":  {`<resources>`, `<resources><thing/>`, false, xsd.UnexpectedElement},
	"foreign element":         {`<resources>`, `<resources><x:thing xmlns:x="urn:x"/>`, false, xsd.UnknownElement},
	"text among elements":     {`<resources>`, `<resources>text`, false, xsd.StrayText},
	"title just too long":     {`<title>Łódź: first aid &amp; housing (de)`, `<title>` + strings.Repeat("ł", 200), true, ""},
	"resource without type":   {` type="webcontent"`, ``, false, xsd.MissingAttribute},
	"file without href":       {`<file href="index.html">`, `<file>`, false, xsd.MissingAttribute},
	"order of metadata":       {"<schema>ADL SCORM</schema>", "", true, ""},
	"version before schema":   {"<schema>ADL SCORM</schema>", "<schemaversion>1</schemaversion><schema>ADL SCORM</schema>", false, xsd.UnexpectedElement},
	"base":                    {`<resources>`, `<resources xml:base="a/">`, true, ""},
	"wrong xml attribute":     {`<resources>`, `<resources xml:thing="a/">`, false, xsd.UnknownAttribute},
	"element twice":           {"</metadata>", "</metadata><metadata/>", false, xsd.UnexpectedElement},
	"dependency without ref":  {"</resource>", "<dependency/></resource>", false, xsd.MissingAttribute},
	"dependency":              {"</resource>", `<dependency identifierref="x"/></resource>`, true, ""},
	"no resources":            {"<resources>", "<resources/><resources>", false, xsd.UnexpectedElement},
	"root of other namespace": {"<manifest ", `<manifest xmlns="urn:x" `, false, ""},
}

// only12 and only2004 concern the extensions of one format.
var only12 = map[string]row{
	"version too long":   {` version="1.0" xmlns`, ` version="123456789012345678901" xmlns`, false, xsd.WrongValue},
	"long title":         {`<title>`, `<title>` + strings.Repeat("x", 201), false, xsd.WrongValue},
	"scormtype":          {`adlcp:scormtype="sco"`, `adlcp:scormtype="SCO"`, false, xsd.WrongValue},
	"scormtype of 2004":  {`adlcp:scormtype`, `adlcp:scormType`, false, xsd.UnknownAttribute},
	"asset":              {`adlcp:scormtype="sco"`, `adlcp:scormtype="asset"`, true, ""},
	"unknown extension":  {"<adlcp:masteryscore>", "<adlcp:score>1</adlcp:score><adlcp:masteryscore>", false, xsd.UnknownElement},
	"prerequisites":      {"<adlcp:masteryscore>", `<adlcp:prerequisites type="aicc_script">x</adlcp:prerequisites><adlcp:masteryscore>`, true, ""},
	"wrong type":         {"<adlcp:masteryscore>", `<adlcp:prerequisites type="x">x</adlcp:prerequisites><adlcp:masteryscore>`, false, xsd.WrongValue},
	"langstring, no tag": {"<imsmd:langstring", "<imsmd:string/><imsmd:langstring", false, xsd.UnexpectedElement},
	"no langstring":      {"<imsmd:general>", "<imsmd:general><imsmd:title></imsmd:title>", false, ""},
	"long mastery score": {"<adlcp:masteryscore>", "<adlcp:masteryscore>" + strings.Repeat("1", 200), false, xsd.WrongValue},
}

var only2004 = map[string]row{
	"scormtype of 1.2":    {`adlcp:scormType`, `adlcp:scormtype`, false, xsd.UnknownAttribute},
	"measure too high":    {">0.70<", ">1.01<", false, xsd.WrongValue},
	"measure lowest":      {">0.70<", ">-1<", true, ""},
	"measure in words":    {">0.70<", ">high<", false, xsd.WrongValue},
	"measure empty":       {">0.70<", "><", false, xsd.WrongValue},
	"sequencing disorder": {"<imsss:objectives>", "<imsss:deliveryControls/><imsss:objectives>", false, xsd.UnexpectedElement},
	"control mode":        {"<imsss:objectives>", `<imsss:controlMode flow="true"/><imsss:objectives>`, true, ""},
	"control attribute":   {"<imsss:objectives>", `<imsss:controlMode flows="true"/><imsss:objectives>`, false, xsd.UnknownAttribute},
	"rule without action": {"<imsss:objectives>", `<imsss:sequencingRules><imsss:preConditionRule><imsss:ruleConditions/></imsss:preConditionRule></imsss:sequencingRules><imsss:objectives>`, false, ""},
	"whole rule": {"<imsss:objectives>", `<imsss:sequencingRules><imsss:preConditionRule><imsss:ruleConditions><imsss:ruleCondition condition="always"/></imsss:ruleConditions>` +
		`<imsss:ruleAction action="skip"/></imsss:preConditionRule></imsss:sequencingRules><imsss:objectives>`, true, ""},
	"unknown action": {"<imsss:objectives>", `<imsss:sequencingRules><imsss:preConditionRule><imsss:ruleConditions><imsss:ruleCondition condition="always"/></imsss:ruleConditions>` +
		`<imsss:ruleAction action="jump"/></imsss:preConditionRule></imsss:sequencingRules><imsss:objectives>`, false, xsd.WrongValue},
	"limit":           {"<imsss:objectives>", `<imsss:limitConditions attemptAbsoluteDurationLimit="PT1H"/><imsss:objectives>`, true, ""},
	"wrong limit":     {"<imsss:objectives>", `<imsss:limitConditions attemptAbsoluteDurationLimit="1h"/><imsss:objectives>`, false, xsd.WrongValue},
	"threshold":       {"<imsss:sequencing>", `<adlcp:completionThreshold>0.5</adlcp:completionThreshold><imsss:sequencing>`, true, ""},
	"wrong threshold": {"<imsss:sequencing>", `<adlcp:completionThreshold>5</adlcp:completionThreshold><imsss:sequencing>`, false, xsd.WrongValue},
	"presentation":    {"<imsss:sequencing>", `<adlnav:presentation><adlnav:navigationInterface><adlnav:hideLMSUI>continue</adlnav:hideLMSUI></adlnav:navigationInterface></adlnav:presentation><imsss:sequencing>`, true, ""},
	"wrong hiding":    {"<imsss:sequencing>", `<adlnav:presentation><adlnav:navigationInterface><adlnav:hideLMSUI>all</adlnav:hideLMSUI></adlnav:navigationInterface></adlnav:presentation><imsss:sequencing>`, false, xsd.WrongValue},
}

func schemas(t testing.TB, format string) (*xsd.Schema, fs.FS) {
	t.Helper()
	all, err := scorm.Schemas()
	if err != nil {
		t.Fatal(err)
	}
	folder, err := fs.Sub(all, format)
	if err != nil {
		t.Fatal(err)
	}
	schema, err := xsd.Compile(folder)
	if err != nil {
		t.Fatal(err)
	}
	return schema, folder
}

// TestAgreesWithXmllint holds our verdicts against those of libxml2.
func TestAgreesWithXmllint(t *testing.T) {
	for _, format := range []string{"scorm12", "scorm2004-3"} {
		schema, folder := schemas(t, format)
		driver := driverSchema(t, folder)
		good, err := os.ReadFile("../../scorm/testdata/module-" + format + ".xml")
		if err != nil {
			t.Fatal(err)
		}
		tables := []map[string]row{spoilt, map[string]map[string]row{"scorm12": only12, "scorm2004-3": only2004}[format]}
		for _, table := range tables {
			for name, tt := range table {
				t.Run(format+"/"+name, func(t *testing.T) {
					if !bytes.Contains(good, []byte(tt.old)) {
						t.Fatalf("the sample has no %s", tt.old)
					}
					doc := bytes.Replace(good, []byte(tt.old), []byte(tt.new), 1)
					file := filepath.Join(t.TempDir(), "imsmanifest.xml")
					if err := os.WriteFile(file, doc, 0o600); err != nil {
						t.Fatal(err)
					}
					said, err := exec.Command("xmllint", "--nonet", "--noout", "--schema", driver, file).CombinedOutput()
					var exit *exec.ExitError
					if err != nil && !errors.As(err, &exit) {
						t.Fatal(err)
					}
					if (err == nil) != tt.valid && !gaps[name] {
						t.Errorf("xmllint says valid is %v, the table says %v: %s", err == nil, tt.valid, said)
					}
					root, err := xsd.Parse(doc)
					if err != nil {
						if tt.valid || tt.code != "" {
							t.Fatal(err)
						}
						return
					}
					found := schema.Validate(root)
					if (len(found) == 0) != tt.valid {
						t.Errorf("we found %v, xmllint says: %s", found, said)
					}
					if tt.code != "" && (len(found) == 0 || found[0].Code != tt.code) {
						t.Errorf("got %v, want %s", found, tt.code)
					}
				})
			}
		}
	}
}

// driverSchema writes the schemas to a folder, with one that imports all of them.
func driverSchema(t *testing.T, folder fs.FS) string {
	t.Helper()
	dir := t.TempDir()
	if err := os.CopyFS(dir, folder); err != nil {
		t.Fatal(err)
	}
	names, err := fs.Glob(folder, "*.xsd")
	if err != nil {
		t.Fatal(err)
	}
	var b strings.Builder
	b.WriteString(`<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema">`)
	seen := map[string]bool{}
	for _, name := range names {
		data, err := fs.ReadFile(folder, name)
		if err != nil {
			t.Fatal(err)
		}
		_, rest, _ := strings.Cut(strings.ReplaceAll(string(data), " = ", "="), `targetNamespace="`)
		space, _, _ := strings.Cut(rest, `"`)
		// The parts of imsss are included by the first, which sorts first.
		if space != "" && !seen[space] && space != "http://www.w3.org/XML/1998/namespace" {
			seen[space] = true
			b.WriteString(`<xs:import namespace="` + space + `" schemaLocation="` + name + `"/>`)
		}
	}
	b.WriteString(`</xs:schema>`)
	file := filepath.Join(dir, "driver.xsd")
	if err := os.WriteFile(file, []byte(b.String()), 0o600); err != nil {
		t.Fatal(err)
	}
	return file
}

func TestParseRefuses(t *testing.T) {
	tests := map[string]struct {
		doc    string
		reason error
	}{
		"nothing":              {"", nil},
		"text":                 {"hello", nil},
		"never closed":         {"<a><b></a>", nil},
		"open at the end":      {"<a><b>", nil},
		"two roots":            {"<a/><b/>", nil},
		"text after":           {"<a/>x", nil},
		"prefix undeclared":    {"<x:a/>", nil},
		"attribute undeclared": {"<a x:b=''/>", nil},
		"attribute twice":      {"<a b='' b=''/>", nil},
		"twice by namespace":   {"<a xmlns:x='u' xmlns:y='u' x:b='' y:b=''/>", nil},
		"unknown entity":       {"<a>&b;</a>", nil},
		"unknown encoding":     {"<?xml version='1.0' encoding='klingon'?><a/>", nil},
		"control character":    {"<a>\x01</a>", nil},
		"doctype":              {"<!DOCTYPE a><a/>", xsd.ErrDoctype},
		"billion laughs":       {`<!DOCTYPE a [<!ENTITY b "bb"><!ENTITY c "&b;&b;">]><a>&c;</a>`, xsd.ErrDoctype},
		"deep":                 {strings.Repeat("<a>", 200) + strings.Repeat("</a>", 200), xsd.ErrLimit},
		"large":                {"<a>" + strings.Repeat(" ", xsd.MaxBytes) + "</a>", xsd.ErrLimit},
	}
	for name, tt := range tests {
		t.Run(name, func(t *testing.T) {
			_, err := xsd.Parse([]byte(tt.doc))
			var syntax *xsd.SyntaxError
			if !errors.As(err, &syntax) || tt.reason != nil && !errors.Is(err, tt.reason) {
				t.Errorf("got %v, want %v", err, tt.reason)
			}
		})
	}
}

func TestParseEncodings(t *testing.T) {
	utf16 := []byte{0xff, 0xfe}
	for _, c := range []byte(`<?xml version="1.0" encoding="UTF-16"?><a>x</a>`) {
		utf16 = append(utf16, c, 0)
	}
	tests := map[string]struct {
		doc  []byte
		text string
	}{
		"UTF-8":       {[]byte("<a>ł</a>"), "ł"},
		"byte order":  {[]byte("\xef\xbb\xbf<a>ł</a>"), "ł"},
		"UTF-16":      {utf16, "x"},
		"windows":     {[]byte("<?xml version='1.0' encoding='windows-1250'?><a>\xb3</a>"), "ł"},
		"character":   {[]byte("<a>&#322;&amp;<![CDATA[<]]></a>"), "ł&<"},
		"with a line": {[]byte("<a>\n</a>"), "\n"},
	}
	for name, tt := range tests {
		t.Run(name, func(t *testing.T) {
			root, err := xsd.Parse(tt.doc)
			if err != nil || root.Text != tt.text {
				t.Errorf("got %+v, %v", root, err)
			}
		})
	}
}

func TestPlaces(t *testing.T) {
	root, err := xsd.Parse([]byte("<?xml version='1.0'?>\n<a>\n  <b x='1'/>\n</a>"))
	if err != nil {
		t.Fatal(err)
	}
	b := root.Children[0]
	if root.Line != 2 || b.Line != 3 || b.Column != 3 {
		t.Errorf("a in %d, b in %d:%d", root.Line, b.Line, b.Column)
	}
}

// FuzzValidate never panics, and ends.
func FuzzValidate(f *testing.F) {
	for _, format := range []string{"scorm12", "scorm2004-3"} {
		good, err := os.ReadFile("../../scorm/testdata/module-" + format + ".xml")
		if err != nil {
			f.Fatal(err)
		}
		f.Add(good)
		for _, tt := range spoilt {
			f.Add(bytes.Replace(good, []byte(tt.old), []byte(tt.new), 1))
		}
	}
	old, _ := schemas(f, "scorm12")
	newer, _ := schemas(f, "scorm2004-3")
	f.Fuzz(func(t *testing.T, doc []byte) {
		root, err := xsd.Parse(doc)
		if err != nil {
			return
		}
		for _, schema := range []*xsd.Schema{old, newer} {
			for _, v := range schema.Validate(root) {
				if v.Node == nil || v.Code == "" {
					t.Errorf("violation without place: %+v", v)
				}
			}
		}
	})
}
