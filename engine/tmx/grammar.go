package tmx

import "slices"

// grammar holds the attributes that TMX 1.4b (tmx14.dtd) gives each element and, apart, those it
// demands. "lang" is the old spelling of "xml:lang", which the reader turns into the new one.
type grammar map[string]struct{ allowed, required []string }

func newGrammar() grammar {
	return grammar{
		"header": {
			[]string{
				"creationtool", "creationtoolversion", "segtype", "o-tmf", "adminlang", "srclang", "datatype",
				"o-encoding", "creationdate", "creationid", "changedate", "changeid",
			},
			[]string{"creationtool", "creationtoolversion", "segtype", "o-tmf", "adminlang", "srclang", "datatype"},
		},
		"tu": {[]string{
			"tuid", "o-encoding", "datatype", "usagecount", "lastusagedate", "creationtool", "creationtoolversion",
			"creationdate", "creationid", "changedate", "segtype", "changeid", "o-tmf", "srclang",
		}, nil},
		"tuv": {[]string{
			"xml:lang", "o-encoding", "datatype", "usagecount", "lastusagedate", "creationtool", "creationtoolversion",
			"creationdate", "creationid", "changedate", "o-tmf", "changeid",
		}, []string{"xml:lang"}},
		"note": {[]string{"o-encoding", "xml:lang"}, nil},
		"prop": {[]string{"type", "xml:lang", "o-encoding"}, []string{"type"}},
		"ude":  {[]string{"name", "base"}, []string{"name"}},
		"map":  {[]string{"unicode", "code", "ent", "subst"}, []string{"unicode"}},
		"bpt":  {[]string{"i", "x", "type"}, []string{"i"}},
		"ept":  {[]string{"i"}, []string{"i"}},
		"it":   {[]string{"pos", "x", "type"}, []string{"pos"}},
		"ph":   {[]string{"x", "assoc", "type"}, nil},
		"hi":   {[]string{"x", "type"}, nil},
		"ut":   {[]string{"x"}, nil},
		"sub":  {[]string{"datatype", "type"}, nil},
	}
}

// inlineIn says whether an inline element may stand in another, "seg" for the segment itself.
func inlineIn(parent, child string) bool {
	switch parent {
	case "bpt", "ept", "it", "ph", "ut":
		return child == "sub"
	case "seg", "sub", "hi":
		return slices.Contains([]string{"bpt", "ept", "ph", "it", "hi", "ut"}, child)
	}
	return false
}

// validValue says whether a value is one of those the standard lists for an attribute.
func validValue(attribute, value string) bool {
	switch attribute {
	case "segtype":
		return slices.Contains([]string{"block", "paragraph", "sentence", "phrase"}, value)
	case "pos":
		return value == "begin" || value == "end"
	}
	return true
}
