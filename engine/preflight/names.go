package preflight

import (
	"archive/zip"
	"io/fs"
	"path"
	"strconv"
	"strings"
	"unicode/utf8"
)

// manifestName is where every LMS looks.
const manifestName = "imsmanifest.xml"

// Limits of names. Windows servers refuse paths over 260 characters, and an LMS puts its own folders before
// ours; Tomcat and IIS are content with a depth of 20.
const (
	longName = 150
	deepName = 16
)

// banned are the types of files that upload filters of LMSs and their firewalls refuse, because a
// server or a visitor's computer would run them.
func banned() map[string]bool {
	m := map[string]bool{}
	for _, ext := range strings.Fields(`.exe .com .bat .cmd .msi .scr .pif .cpl .dll .vbs .vbe .ws .wsf .wsh .ps1 .psm1 .reg .lnk .hta
		.sh .cgi .pl .py .rb .php .php3 .php4 .php5 .php7 .phtml .phar .asp .aspx .ashx .asmx .cer .cfm .jsp .jspx .jspf .htaccess .htpasswd .jar .war .class`) {
		m[ext] = true
	}
	return m
}

// checkNames judges the names of all entries and fills the indexes.
func (a *archive) checkNames(report *Report) {
	forbidden := banned()
	unsafeNames := counted{}
	for _, f := range a.zip.File {
		name := f.Name
		checkName(f, report)
		if strings.HasSuffix(name, "/") || f.Mode().Type() == fs.ModeSymlink {
			continue
		}
		ext := extension(name)
		if forbidden[ext] {
			report.find("archive.banned", name, "found", ext)
		}
		if ext == ".zip" || ext == ".7z" || ext == ".rar" {
			report.find("archive.nested", name)
		}
		if !safeName(name) && ext != ".xsd" && ext != ".dtd" {
			unsafeNames.add(name)
		}
		key := strings.ToLower(name)
		switch other := a.folded[key]; {
		case a.byName[name] != nil:
			report.find("archive.duplicate", name)
		case other != "":
			report.find("archive.case-clash", name, "found", other)
		}
		a.byName[name] = f
		if a.folded[key] == "" {
			a.folded[key] = name
		}
	}
	unsafeNames.report("archive.name-unsafe", report)
}

// checkName judges one name for itself.
func checkName(f *zip.File, report *Report) {
	name := f.Name
	slashed := strings.ReplaceAll(name, `\`, "/")
	switch {
	case !utf8.ValidString(name):
		report.find("archive.code-page", strconv.Quote(name))
	case f.Flags&flagUTF8 == 0 && !ascii(name):
		report.find("archive.utf8-flag", name)
	}
	if strings.Contains(name, `\`) {
		report.find("archive.backslash", name)
	}
	if strings.HasPrefix(slashed, "/") || len(slashed) > 1 && slashed[1] == ':' {
		report.find("archive.absolute", name)
	}
	for part := range strings.SplitSeq(slashed, "/") {
		if part == ".." {
			report.find("archive.traversal", name)
			break
		}
	}
	if utf8.RuneCountInString(name) > longName {
		report.find("archive.name-long", name, "found", strconv.Itoa(utf8.RuneCountInString(name)), "limit", strconv.Itoa(longName))
	}
	if strings.Count(path.Clean(slashed), "/") > deepName {
		report.find("archive.deep", name)
	}
}

func ascii(s string) bool {
	for i := range len(s) {
		if s[i] >= 0x80 {
			return false
		}
	}
	return true
}

// safeName reports whether every server, file system and URL treats a name alike.
func safeName(name string) bool {
	for i := range len(name) {
		c := name[i]
		if c >= 'a' && c <= 'z' || c >= '0' && c <= '9' || strings.IndexByte("-_./", c) >= 0 {
			continue
		}
		return false
	}
	return true
}

// counted names the first of many and says how many there are.
type counted struct {
	first string
	count int
}

func (c *counted) add(name string) {
	if c.count == 0 {
		c.first = name
	}
	c.count++
}

func (c *counted) report(code string, r *Report) {
	if c.count > 0 {
		r.find(code, c.first, "total", strconv.Itoa(c.count))
	}
}
