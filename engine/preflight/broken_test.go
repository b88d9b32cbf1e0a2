package preflight

import (
	"archive/zip"
	"strings"
)

// A spoil makes one thing of a package wrong; want is the code it must be told under.
type spoil struct {
	want string
	do   func(p *pack)
}

// brokenStatic are packages that can be judged without running them. They are made of a SCORM 1.2 package
// of the sample, exported by scorm.Write.
func brokenStatic() map[string]spoil {
	return map[string]spoil{
		"encrypted":       {"archive.encrypted", func(p *pack) { p.find("player.js").header = func(h *zip.FileHeader) { h.Flags |= flagEncrypted } }},
		"damaged":         {"archive.damaged", func(p *pack) { p.find("player.js").header = func(h *zip.FileHeader) { h.CRC32++ } }},
		"lies about size": {"archive.damaged", func(p *pack) { p.find("player.js").header = func(h *zip.FileHeader) { h.UncompressedSize64 = 10 } }},
		"other method":    {"archive.method", func(p *pack) { p.add("a.bin", "x").header = func(h *zip.FileHeader) { h.Method = 12 } }},
		"descriptor":      {"archive.descriptor", func(p *pack) { e := p.find("player.css"); e.stream, e.method = true, zip.Store }},
		"symlink": {"archive.symlink", func(p *pack) {
			p.add("link", "/etc/passwd").header = func(h *zip.FileHeader) { h.ExternalAttrs = 0o120777 << 16 }
		}},
		"bomb":             {"archive.bomb", func(p *pack) { p.add("a.txt", strings.Repeat("\x00", bombBytes+1)) }},
		"backslashes":      {"archive.backslash", func(p *pack) { p.add(`media\a.png`, "x") }},
		"absolute":         {"archive.absolute", func(p *pack) { p.add("/etc/a.txt", "x") }},
		"drive":            {"archive.absolute", func(p *pack) { p.add("C:/a.txt", "x") }},
		"zip slip":         {"archive.traversal", func(p *pack) { p.add("media/../../a.txt", "x") }},
		"zip slip windows": {"archive.traversal", func(p *pack) { p.add(`..\a.txt`, "x") }},
		"code page":        {"archive.code-page", func(p *pack) { p.add("Zdj\xeacie.png", "x").header = func(h *zip.FileHeader) { h.Flags = 0 } }},
		"no UTF-8 flag":    {"archive.utf8-flag", func(p *pack) { p.add("zdjęcie.png", "x").header = func(h *zip.FileHeader) { h.Flags = 0 } }},
		"duplicate":        {"archive.duplicate", func(p *pack) { p.add("index.html", "again") }},
		"case clash":       {"archive.case-clash", func(p *pack) { p.add("Index.html", "again") }},
		"banned":           {"archive.banned", func(p *pack) { p.add("setup.exe", "MZ") }},
		"banned in case":   {"archive.banned", func(p *pack) { p.add("media/index.PHP", "<?php") }},
		"zip in zip":       {"archive.nested", func(p *pack) { p.add("more.zip", "PK") }},
		"unsafe name":      {"archive.name-unsafe", func(p *pack) { p.add("my notes.txt", "x") }},
		"large":            {"archive.size", func(p *pack) { p.add("video.mp4", strings.Repeat("x", large)).method = zip.Store }},
		"long name":        {"archive.name-long", func(p *pack) { p.add(strings.Repeat("a", 160)+".txt", "x") }},
		"deep":             {"archive.deep", func(p *pack) { p.add(strings.Repeat("a/", 20)+"a.txt", "x") }},

		"no manifest":        {"manifest.missing", func(p *pack) { p.remove(manifestName) }},
		"manifest in folder": {"manifest.subfolder", func(p *pack) { inFolder(p, "course/") }},
		"folder, backslash":  {"manifest.subfolder", func(p *pack) { inFolder(p, `course\`) }},
		"manifest in case":   {"manifest.case", func(p *pack) { p.find(manifestName).name = "IMSManifest.xml" }},
		"malformed":          {"manifest.malformed", func(p *pack) { p.manifest("</organization>", "") }},
		"bad entity":         {"manifest.malformed", func(p *pack) { p.manifest("<title>", "<title>&nbsp;") }},
		"entity bomb": {"manifest.doctype", func(p *pack) {
			p.manifest("<manifest ", `<!DOCTYPE m [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;&a;">]><manifest `)
		}},
		"huge manifest": {"manifest.limit", func(p *pack) {
			p.manifest("</manifest>", strings.Repeat(" <!-- "+strings.Repeat("x", 999)+" -->", 17_000)+"</manifest>")
		}},
		"deep manifest": {"manifest.limit", func(p *pack) {
			p.manifest("</resources>", strings.Repeat("<a>", 200)+strings.Repeat("</a>", 200)+"</resources>")
		}},
		"other root":      {"manifest.root", func(p *pack) { p.find(manifestName).data = []byte("<html/>") }},
		"no namespace":    {"manifest.namespace", func(p *pack) { p.manifest(`xmlns="`+cp12NS+`"`, "") }},
		"other namespace": {"manifest.namespace", func(p *pack) { p.manifest(`xmlns="`+cp12NS+`"`, `xmlns="urn:x"`) }},

		"unknown version":  {"manifest.version-unknown", func(p *pack) { p.manifest(">1.2<", ">2004 5th Edition<") }},
		"no version":       {"manifest.version-missing", func(p *pack) { p.manifest("<schemaversion>1.2</schemaversion>", "") }},
		"version mismatch": {"manifest.version-mismatch", func(p *pack) { p.manifest(">1.2<", ">2004 3rd Edition<") }},

		"invalid":           {"manifest.element-unexpected", func(p *pack) { p.manifest("<organizations", "<organisation/><organizations") }},
		"no resources":      {"manifest.element-missing", func(p *pack) { cut(p, "<resources>", "</resources>") }},
		"foreign extension": {"manifest.element-unknown", func(p *pack) { p.manifest("<resources>", `<resources><x:y xmlns:x="urn:x"/>`) }},
		"unknown attribute": {"manifest.attribute-unknown", func(p *pack) { p.manifest(`isvisible="true"`, `visible="true"`) }},
		"missing attribute": {"manifest.attribute-missing", func(p *pack) { p.manifest(`type="webcontent" `, "") }},
		"bad value":         {"manifest.value", func(p *pack) { p.manifest(`isvisible="true"`, `isvisible="yes"`) }},
		"stray text":        {"manifest.text", func(p *pack) { p.manifest("<resources>", "<resources>text") }},
		"default dangles":   {"manifest.id-dangling", func(p *pack) { p.manifest(`default="org-`, `default="none-`) }},

		"duplicate id":  {"manifest.id-duplicate", func(p *pack) { p.manifest(`<item identifier="item-`, `<item identifier="org-`) }},
		"identifierref": {"manifest.ref-dangling", func(p *pack) { p.manifest(`identifierref="sco-`, `identifierref="no-`) }},
		"dependency":    {"manifest.dependency", func(p *pack) { p.manifest("</resource>", `<dependency identifierref="none"/></resource>`) }},
		"no href":       {"manifest.href-missing", func(p *pack) { p.manifest(` href="index.html">`, ">"); p.manifest("<file></file>", "") }},
		"external href": {"manifest.href-external", func(p *pack) {
			p.manifest(`adlcp:scormtype="sco" href="index.html"`, `adlcp:scormtype="sco" href="https://example.org/index.html"`)
		}},
		"backslash in href": {"manifest.href-backslash", func(p *pack) { p.list("media/a.txt", "x"); p.manifest(`media/a.txt`, `media\a.txt`) }},
		"missing file":      {"manifest.file-missing", func(p *pack) { p.remove("player.css") }},
		"file in case":      {"manifest.file-case", func(p *pack) { p.find("player.css").name = "Player.css" }},
		"unlisted file":     {"manifest.file-unlisted", func(p *pack) { p.add("notes.txt", "x") }},
		"schema files away": {"manifest.schemas-missing", func(p *pack) {
			p.remove("adlcp_rootv1p2.xsd")
			p.manifest(`<file href="adlcp_rootv1p2.xsd"></file>`, "")
		}},
		"scormtype in case": {"manifest.scormtype", func(p *pack) { p.manifest("adlcp:scormtype", "adlcp:scormType") }},
		"no scormtype":      {"manifest.scormtype-missing", func(p *pack) { p.manifest(`adlcp:scormtype="sco" `, "") }},
		"asset only":        {"manifest.no-sco", func(p *pack) { p.manifest(`adlcp:scormtype="sco"`, `adlcp:scormtype="asset"`) }},
		"odd type":          {"manifest.type", func(p *pack) { p.manifest(`type="webcontent"`, `type="page"`) }},
		"no organization":   {"manifest.no-organization", func(p *pack) { cut(p, "<organization ", "</organization>") }},
		"no item":           {"manifest.no-item", func(p *pack) { cut(p, "<item ", "</item>") }},
		"empty title":       {"manifest.title-empty", func(p *pack) { cutInner(p, "<title>", "</title>") }},
		"mastery over 100": {"manifest.mastery", func(p *pack) {
			cutInner(p, "<adlcp:masteryscore>", "</adlcp:masteryscore>")
			p.manifest("<adlcp:masteryscore>", "<adlcp:masteryscore>170")
		}},
		"mastery in words": {"manifest.mastery", func(p *pack) {
			cutInner(p, "<adlcp:masteryscore>", "</adlcp:masteryscore>")
			p.manifest("<adlcp:masteryscore>", "<adlcp:masteryscore>good")
		}},

		"external script": {"content.external-script", func(p *pack) {
			p.replace("index.html", "</head>", `<script src="https://cdn.example.org/a.js"></script></head>`)
		}},
		"protocol is left": {"content.external-script", func(p *pack) {
			p.replace("index.html", "</head>", `<script src="//cdn.example.org/a.js"></script></head>`)
		}},
		"external style": {"content.external-style", func(p *pack) {
			p.replace("index.html", "</head>", `<link rel="stylesheet" href="https://a.example.org/a.css"></head>`)
		}},
		"external import": {"content.external-style", func(p *pack) { p.list("a.css", `@import "https://fonts.example.org/css";`) }},
		"external font":   {"content.external-media", func(p *pack) { p.list("a.css", `@font-face { src: url("https://fonts.example.org/a.woff2") }`) }},
		"external image": {"content.external-media", func(p *pack) {
			p.replace("index.html", "</main>", `<img src="http://example.org/a.png" alt=""></main>`)
		}},
		"external frame": {"content.external-frame", func(p *pack) {
			p.replace("index.html", "</main>", `<iframe src="https://video.example.org/1"></iframe></main>`)
		}},
		"image not there": {"content.file-missing", func(p *pack) { p.replace("index.html", "</main>", `<img src="media/none.png" alt=""></main>`) }},
		"image in case": {"content.file-case", func(p *pack) {
			p.list("media/a.png", "x")
			p.replace("index.html", "</main>", `<img src="media/A.png" alt=""></main>`)
		}},
		"unload": {"content.unload", func(p *pack) { p.tiny().course("'pagehide'", "'unload'") }},
	}
}

// brokenRun are packages that must be run to be judged: a small course in the place of the sample's.
func brokenRun() map[string]spoil {
	return map[string]spoil{
		"no initialize":  {"run.no-initialize", func(p *pack) { p.course("api.LMSInitialize('');", "") }},
		"no script":      {"run.no-initialize", func(p *pack) { p.replace("index.html", `<script src="player.js"></script>`, "") }},
		"shallow search": {"run.shallow-search", func(p *pack) { p.course("i < 50", "i < 2") }},
		"naked top": {"run.top-access", func(p *pack) {
			p.course("function find(w) {", "function find(w) {\n  if (window.top.API) return window.top.API;")
		}},
		"initialize twice":   {"run.initialize-twice", func(p *pack) { p.course("api.LMSInitialize('');", "api.LMSInitialize(''); api.LMSInitialize('');") }},
		"set too early":      {"run.before-initialize", func(p *pack) { p.course("api.LMSInitialize('');", "status('incomplete'); api.LMSInitialize('');") }},
		"no argument":        {"run.argument", func(p *pack) { p.course("api.LMSInitialize('')", "api.LMSInitialize()") }},
		"no terminate":       {"run.no-terminate", func(p *pack) { p.course("api.LMSFinish('');", "") }},
		"not committed":      {"run.not-committed", func(p *pack) { p.course("api.LMSFinish('');", ""); p.course("api.LMSCommit('');", "") }},
		"terminate twice":    {"run.terminate-twice", func(p *pack) { p.course("api.LMSFinish('');", "api.LMSFinish(''); api.LMSFinish('');") }},
		"set after the end":  {"run.after-terminate", func(p *pack) { p.course("api.LMSFinish('');", "api.LMSFinish(''); status('completed');") }},
		"status word":        {"run.status-word", func(p *pack) { p.course("status('incomplete')", "status('started')") }},
		"state too long":     {"run.suspend-too-long", func(p *pack) { p.course("'clicks=' + clicks", "new Array(4200).join('x')") }},
		"interaction id":     {"run.identifier", func(p *pack) { p.course("'q1'", "'Pytanie pierwsze: łatwe'") }},
		"result word":        {"run.result-word", func(p *pack) { p.course("'correct'", "'right'") }},
		"score over 100":     {"run.score-range", func(p *pack) { p.course("'80'", "'180'") }},
		"session time":       {"run.value", func(p *pack) { p.course("'0000:00:05.00'", "'5 seconds'") }},
		"answer":             {"run.response", func(p *pack) { p.course("student_response', 'a'", "student_response', 'the first'") }},
		"unknown element":    {"run.element", func(p *pack) { p.course("cmi.core.lesson_location", "cmi.core.location") }},
		"read only":          {"run.read-only", func(p *pack) { p.course("'cmi.core.exit', 'suspend'", "'cmi.core.student_name', 'x'") }},
		"write only":         {"run.write-only", func(p *pack) { p.course("var before =", "api.LMSGetValue('cmi.core.exit'); var before =") }},
		"gap in the indexes": {"run.order", func(p *pack) { p.course("interactions.0.", "interactions.3.") }},
		"no status":          {"run.no-status", func(p *pack) { p.course("if (before === 'not attempted') status('incomplete');", "") }},
		"no state":           {"run.no-state", func(p *pack) { p.course("'clicks=' + clicks", "''"); p.course("'page' + clicks", "''") }},
		"exit":               {"run.exit", func(p *pack) { p.course("'suspend'", "''") }},
		"no resume":          {"run.no-resume", func(p *pack) { p.course("var state = api.LMSGetValue('cmi.suspend_data');", "") }},
		"downgrade":          {"run.downgrade", func(p *pack) { p.course("if (before === 'not attempted') status", "status") }},
		"likely downgrade": {"run.downgrade-likely", func(p *pack) {
			p.course("if (before === 'not attempted') status", "status")
			p.course("clicks === 5", "clicks === 500")
		}},
		"our player, no end": {"run.not-finished", func(p *pack) {
			p.replace("index.html", "<h1>", `<body data-format="scorm12"><h1>`)
			p.replace("index.html", `id="next"`, `id="next" data-turn="next"`)
		}},
		"script error": {"run.script-error", func(p *pack) {
			p.course("function click() {", "function click() {\n  if (clicks === 1) nothing.there();")
		}},
		"promise": {"run.script-error", func(p *pack) {
			p.course("api.LMSInitialize('');", "api.LMSInitialize(''); Promise.reject(new Error('lost'));")
		}},
		"file not there": {"run.file-missing", func(p *pack) {
			p.course("api.LMSInitialize('');", "api.LMSInitialize(''); new Image().src = 'media/none.png';")
		}},
		"external request": {"run.external", func(p *pack) {
			p.course("api.LMSInitialize('');", "api.LMSInitialize(''); new Image().src = 'https://count.example.org/1.gif';")
		}},
		"external socket": {"run.external", func(p *pack) {
			p.course("api.LMSInitialize('');", "api.LMSInitialize(''); new WebSocket('wss://live.example.org/');")
		}},
		"alert":        {"run.dialog", func(p *pack) { p.course("api.LMSInitialize('');", "alert('Welcome'); api.LMSInitialize('');") }},
		"window":       {"run.popup", func(p *pack) { p.course("api.LMSInitialize('');", "api.LMSInitialize(''); window.open('index.html');") }},
		"endless loop": {"run.hung", func(p *pack) { p.course("api.LMSInitialize('');", "api.LMSInitialize(''); for (;;) {}") }},
	}
}

// inFolder moves everything down.
func inFolder(p *pack, folder string) {
	for _, e := range p.entries {
		e.name = folder + e.name
	}
}

// cut takes a piece out of the manifest, its first and last words too.
func cut(p *pack, from, to string) {
	e := p.find(manifestName)
	s := string(e.data)
	start := strings.Index(s, from)
	end := strings.Index(s[start:], to) + start + len(to)
	e.data = []byte(s[:start] + s[end:])
}

// cutInner empties every element between from and to.
func cutInner(p *pack, from, to string) {
	e := p.find(manifestName)
	s := string(e.data)
	var b strings.Builder
	for {
		start := strings.Index(s, from)
		if start < 0 {
			break
		}
		b.WriteString(s[:start+len(from)])
		s = s[start+strings.Index(s[start:], to):]
	}
	e.data = []byte(b.String() + s)
}
