package preflight

import (
	"slices"
	"strconv"
	"strings"
)

// find adds a finding about the SCO, once per code and arguments over all its launches.
func (g *game) find(code string, args ...string) {
	g.add(Finding{Code: code, File: g.launch.path, Args: pairs(args)})
}

func (g *game) add(f Finding) {
	key := f.Code + "\x00" + f.File + "\x00" + strconv.Itoa(f.Line)
	for _, name := range []string{"name", "found"} {
		key += "\x00" + f.Args[name]
	}
	if g.told[key] {
		return
	}
	g.told[key] = true
	f.SCO = g.launch.item
	g.report.add(f)
}

// mistakes are the findings for the kinds of mistake that lms.js tells apart.
func mistakes() map[string]string {
	return map[string]string{
		"already-open": "run.initialize-twice", "not-open": "run.before-initialize", "argument-loose": "run.argument",
		"element": "run.element", "no-children": "run.element", "no-count": "run.element",
		"read-only": "run.read-only", "write-only": "run.write-only", "order": "run.order", "dependency": "run.order",
		"value": "run.value", "status-word": "run.status-word", "identifier": "run.identifier",
		"result-word": "run.result-word", "score-range": "run.score-range", "response": "run.response",
	}
}

// judgeCalls tells what the LMS refused.
func (g *game) judgeCalls(seen *attempt) {
	codes := mistakes()
	for _, c := range seen.Calls {
		name, value := element(c), ""
		if len(c.Args) > 1 {
			value = c.Args[1]
		}
		switch {
		case c.Kind == "" || c.Kind == "unset":
		case c.Kind == "suspend-too-long":
			g.add(Finding{Code: "run.suspend-too-long", File: g.launch.path, Args: pairs([]string{
				"name", name, "length", strconv.Itoa(c.Length), "limit", map[bool]string{true: "4096", false: "64000"}[g.old]})})
		case c.Kind == "ended" && c.What == "terminate":
			g.find("run.terminate-twice")
		case c.Kind == "ended" && c.What == "initialize":
			g.find("run.initialize-twice")
		case c.Kind == "ended":
			g.find("run.after-terminate", "name", c.Fn)
		case c.Kind == "not-open" || c.Kind == "argument-loose":
			g.find(codes[c.Kind], "name", c.Fn)
		case c.Kind == "already-open":
			g.find(codes[c.Kind])
		case codes[c.Kind] != "":
			g.find(codes[c.Kind], "name", name, "found", value)
		}
	}
	g.judgeEnd(seen)
}

// element is the data model element of a call with its indexes as n, so that one mistake in many
// interactions is told once.
func element(c call) string {
	if len(c.Args) == 0 {
		return c.Fn
	}
	parts := strings.Split(c.Args[0], ".")
	for i, p := range parts {
		if _, err := strconv.Atoi(p); err == nil {
			parts[i] = "n"
		}
	}
	return strings.Join(parts, ".")
}

// judgeEnd tells whether the session was ended and everything saved when the learner left.
func (g *game) judgeEnd(seen *attempt) {
	if seen.Phase == "open" {
		g.find("run.no-terminate")
		if seen.Dirty {
			g.find("run.not-committed")
		}
	}
}

// names of the elements in the two editions.
func (g *game) names() (status []string, exit, state, place string) {
	if g.old {
		return []string{"cmi.core.lesson_status"}, "cmi.core.exit", "cmi.suspend_data", "cmi.core.lesson_location"
	}
	return []string{"cmi.completion_status", "cmi.success_status"}, "cmi.exit", "cmi.suspend_data", "cmi.location"
}

// judgeFirst is about one who left in the middle.
func (g *game) judgeFirst(seen *attempt) {
	status, exit, state, place := g.names()
	set := func(name string) bool {
		return slices.ContainsFunc(seen.Calls, func(c call) bool {
			return c.What == "set" && c.Kind == "" && len(c.Args) > 0 && c.Args[0] == name
		})
	}
	if !slices.ContainsFunc(status, set) {
		g.find("run.no-status", "name", status[0])
	}
	if complete(seen.Saved, g.old) {
		return // there is nothing to come back for
	}
	if seen.Saved[state] == "" && seen.Saved[place] == "" {
		g.find("run.no-state", "name", state)
		return
	}
	if seen.Saved[exit] != "suspend" {
		g.find("run.exit", "name", exit, "found", seen.Saved[exit])
	}
}

// judgeResume requires what was stored to be read.
func (g *game) judgeResume(first, resumed *attempt) {
	_, _, state, place := g.names()
	stored := false
	for _, name := range []string{state, place} {
		if first.Saved[name] == "" {
			continue
		}
		stored = true
		for _, c := range resumed.Calls {
			if c.What == "get" && len(c.Args) > 0 && c.Args[0] == name {
				return
			}
		}
	}
	if stored && !complete(first.Saved, g.old) {
		g.find("run.no-resume", "name", state)
	}
}

// judgeAgain requires the status not to fall.
func (g *game) judgeAgain(before map[string]string, seen *attempt, real bool) {
	status, _, _, _ := g.names()
	good := []string{"passed", "completed"}
	for _, name := range status {
		if slices.Contains(good, before[name]) && !slices.Contains(good, seen.Data[name]) {
			code := "run.downgrade"
			if !real {
				code = "run.downgrade-likely"
			}
			g.find(code, "name", name, "found", seen.Data[name], "expected", before[name])
		}
	}
}

// judgeMishaps tells what the browser saw.
func (g *game) judgeMishaps(t *tab) {
	for _, m := range t.noted() {
		file := m.file
		if file == "" {
			file = g.launch.path
		}
		g.add(Finding{Code: m.code, File: file, Line: m.line, Args: pairs([]string{"found", m.text})})
	}
	for _, name := range t.show.missed() {
		g.find("run.file-missing", "found", name)
	}
}
