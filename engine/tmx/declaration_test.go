package tmx

import (
	"errors"
	"strconv"
	"strings"
	"testing"

	"golang.org/x/text/encoding/charmap"

	"trivium/engine/fault"
)

// TestOlderEncodings: a lenient reader reads what a file says it is in, with the bytes of the file.
func TestOlderEncodings(t *testing.T) {
	tests := []struct {
		name  string
		chars *charmap.Charmap
		text  string
	}{
		{"windows-1250", charmap.Windows1250, "Zażółć gęślą jaźń – „tak”"},
		{"cp1250", charmap.Windows1250, "Zażółć"},
		{"ISO-8859-2", charmap.ISO8859_2, "Zażółć gęślą jaźń"},
		{"windows-1257", charmap.Windows1257, "ąčęėįšųūž"},
		{"iso-8859-13", charmap.ISO8859_13, "ąčęėįšųūž"},
		{"iso_8859-1", charmap.ISO8859_1, "Straße"},
		{"Windows-1252", charmap.Windows1252, "Straße – „ja“"},
		{"windows-1250", charmap.Windows1250, "plain"},
	}
	for _, tt := range tests {
		t.Run(tt.name+" "+tt.text, func(t *testing.T) {
			in := strings.Replace(file(tu("1", tuv("pl", tt.text))+"\n"+tu("2", tuv("pl", "a&b"))), "?>", ` encoding="`+tt.name+`"?>`, 1)
			raw, err := tt.chars.NewEncoder().String(in)
			if err != nil {
				t.Fatal(err)
			}
			units, r, err := read(t, strings.NewReader(raw), Options{Lenient: true})
			if err != nil || len(units) != 1 || units[0].Variants[0].Segment.Plain() != tt.text {
				t.Fatalf("%v %v", units, err)
			}
			faults := r.Report().Faults
			if len(faults) != 2 || faults[0].Code != "tmx.encoding" || faults[0].Severity != fault.Warning || faults[1].Code != "tmx.xml" {
				t.Fatal(faults)
			}
			if want := strconv.Itoa(strings.Index(raw, "&b")); faults[1].Args["byte"] != want || faults[1].Place.Line != 5 {
				t.Errorf("line %d, byte %s, want %s", faults[1].Place.Line, faults[1].Args["byte"], want)
			}
			var f *fault.Fault
			if _, _, err := read(t, strings.NewReader(raw), Options{}); !errors.As(err, &f) || f.Code != "tmx.encoding" {
				t.Errorf("strict: %v", err)
			}
		})
	}
}

func TestDocType(t *testing.T) {
	tests := map[string]struct {
		declaration string
		entities    bool // it is told that it defines some
	}{
		"by name":                     {`<!DOCTYPE tmx SYSTEM "tmx14.dtd">`, false},
		"public":                      {`<!DOCTYPE tmx PUBLIC "-//LISA OSCAR:1998//DTD//EN" 'tmx14.dtd' >`, false},
		"a remark with an apostrophe": {`<!DOCTYPE tmx [<!-- it's > ] <!ENTITY --><!ATTLIST tu x CDATA "a ] > b">]>`, false},
		"an instruction":              {`<!DOCTYPE tmx [<?x ]> ' ?>]>`, false},
		"a name that looks like it":   {`<!DOCTYPE tmx SYSTEM "<!ENTITY">`, false},
		"a value with >":              {`<!DOCTYPE tmx [<!ENTITY a "]>"> <!ENTITY b SYSTEM 'file:///x'>]>`, true},
	}
	for name, tt := range tests {
		t.Run(name, func(t *testing.T) {
			in := strings.Replace(file(good("1")), "<tmx", tt.declaration+"<tmx", 1)
			units, r, err := read(t, strings.NewReader(in), Options{Lenient: true})
			if err != nil || len(units) != 1 || r.Report().Counts["tmx.entities"] == 1 != tt.entities || len(r.Report().Counts) > 1 {
				t.Errorf("lenient: %v %v, %v", units, err, r.Report().Counts)
			}
			var f *fault.Fault
			_, _, err = read(t, strings.NewReader(in), Options{})
			if !tt.entities && err != nil || tt.entities && (!errors.As(err, &f) || f.Code != "tmx.entities") {
				t.Errorf("strict: %v", err)
			}
		})
	}
}
