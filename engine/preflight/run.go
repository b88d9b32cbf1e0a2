package preflight

import (
	"context"
	"errors"
	"maps"
	"strconv"
	"time"
)

// run plays the SCOs in a browser.
func run(ctx context.Context, a *archive, m *manifest, o Options, report *Report, start func() (*browser, error), p func(int)) error {
	b, err := start()
	switch {
	case errors.Is(err, errNoBrowser):
		report.find("run.no-browser", "")
		return nil
	case err != nil && ctx.Err() != nil:
		return ctx.Err()
	case err != nil:
		report.find("run.browser-failed", "", "found", err.Error())
		return nil
	}
	defer b.close()
	report.Browser = b.version
	for i, l := range m.launches {
		if i == o.SCOs {
			report.find("run.sco-limit", "", "total", strconv.Itoa(len(m.launches)), "limit", strconv.Itoa(o.SCOs))
			break
		}
		g := &game{ctx: ctx, browser: b, archive: a, launch: l, old: m.version.old(), patience: o.Patience, report: report}
		if err := g.play(); err != nil {
			return err
		}
		report.SCOs[i].Run, report.SCOs[i].Calls = true, g.calls
		p(i + 1)
	}
	return nil
}

// A game is all launches of one SCO.
type game struct {
	ctx      context.Context
	browser  *browser
	archive  *archive
	launch   launch
	old      bool
	patience time.Duration
	report   *Report
	calls    int
	depth    int
	foreign  bool
	told     map[string]bool
}

// deep is how many frames a course must climb; some LMSs have three between it and the API.
const deep = 3

// play launches the SCO for the first time, again to resume, and once more as passed.
func (g *game) play() error {
	g.told = map[string]bool{}
	g.depth, g.foreign = deep, true
	first, found, err := g.first()
	if err != nil || !found {
		return err
	}
	g.judgeFirst(first)
	resumed, finished, err := g.launchAgain(g.carryOver(first.Saved), "finish")
	if err != nil || resumed == nil {
		return err
	}
	g.judgeResume(first, resumed)
	before, real := g.passed(resumed, finished)
	again, _, err := g.launchAgain(before, "")
	if err != nil || again == nil {
		return err
	}
	g.judgeAgain(before, again, real)
	return nil
}

// first launches in the hardest arrangement of windows; where the API is not found, easier ones
// tell why, and the easiest goes on.
func (g *game) first() (*attempt, bool, error) {
	seen, _, err := g.attempt(nil, "page", g.patience)
	if err != nil || seen == nil {
		return nil, false, err
	}
	if seen.Phase != "new" {
		return seen, true, nil
	}
	short := min(g.patience, 6*time.Second)
	g.depth, g.foreign = 0, false
	simple, _, err := g.attempt(nil, "page", short)
	if err != nil || simple == nil {
		return nil, false, err
	}
	if simple.Phase == "new" {
		g.find("run.no-initialize", "seconds", strconv.Itoa(int(g.patience/time.Second)))
		return nil, false, nil
	}
	g.depth = deep
	below, _, err := g.attempt(nil, "", short)
	if err != nil || below == nil {
		return nil, false, err
	}
	g.depth, g.foreign = 0, false
	if below.Phase == "new" {
		g.find("run.shallow-search")
		return simple, true, nil
	}
	g.find("run.top-access")
	return simple, true, nil
}

// launchAgain is attempt for an SCO that is known to find its API. nil when it no longer does.
func (g *game) launchAgain(data map[string]string, command string) (*attempt, string, error) {
	seen, did, err := g.attempt(data, command, g.patience)
	if err != nil || seen == nil {
		return nil, "", err
	}
	if seen.Phase == "new" {
		g.find("run.no-initialize-again", "seconds", strconv.Itoa(int(g.patience/time.Second)))
		return nil, "", nil
	}
	return seen, did, nil
}

// attempt launches the SCO, carries out a command of the learner, and leaves. nil when the course
// hung; that has been told.
func (g *game) attempt(data map[string]string, command string, patience time.Duration) (*attempt, string, error) {
	t, err := g.browser.open(g.ctx, g.archive, plan{launch: g.launch, old: g.old, depth: g.depth, foreign: g.foreign, data: data})
	if err != nil {
		return nil, "", g.broken(err)
	}
	defer t.stop()
	defer g.judgeMishaps(t)
	found, err := t.initialized(patience)
	if err != nil {
		return nil, "", g.broken(err)
	}
	seen := &attempt{Phase: "new"}
	if !found {
		return seen, "", nil
	}
	var did any
	if err := t.ask("quiet", &did); err != nil {
		return nil, "", g.broken(err)
	}
	if command != "" {
		if err := t.ask(command, &did); err != nil {
			return nil, "", g.broken(err)
		}
	}
	if err := t.ask("leave", seen); err != nil {
		return nil, "", g.broken(err)
	}
	g.calls += len(seen.Calls)
	g.judgeCalls(seen)
	what, _ := did.(string)
	return seen, what, nil
}

// broken tells that a course hung or the browser ended; only the end of the context is an error.
func (g *game) broken(err error) error {
	if g.ctx.Err() != nil {
		return g.ctx.Err()
	}
	if errors.Is(err, errHung) {
		g.find("run.hung")
		return nil
	}
	g.find("run.interrupted", "found", err.Error())
	return nil
}

// carryOver is what an LMS hands to the next launch of a suspended attempt.
func (g *game) carryOver(saved map[string]string) map[string]string {
	data := maps.Clone(saved)
	if data == nil {
		data = map[string]string{}
	}
	for _, name := range []string{"cmi.core.exit", "cmi.core.session_time", "cmi.exit", "cmi.session_time", "adl.nav.request"} {
		delete(data, name)
	}
	if g.old {
		data["cmi.core.entry"] = "resume"
	} else {
		data["cmi.entry"] = "resume"
	}
	return data
}

// passed is the data of an attempt that was passed: the course's own when it came so far.
func (g *game) passed(resumed *attempt, did string) (data map[string]string, real bool) {
	data = g.carryOver(resumed.Saved)
	if complete(data, g.old) {
		return data, true
	}
	if did == "ours" {
		g.find("run.not-finished")
	} else {
		g.find("run.finish-unknown")
	}
	if g.old {
		data["cmi.core.lesson_status"], data["cmi.core.score.raw"] = "passed", "90"
	} else {
		data["cmi.completion_status"], data["cmi.success_status"], data["cmi.score.scaled"] = "completed", "passed", "0.9"
	}
	return data, false
}

// complete reports whether an LMS counts the attempt as done.
func complete(data map[string]string, old bool) bool {
	if old {
		return data["cmi.core.lesson_status"] == "passed" || data["cmi.core.lesson_status"] == "completed"
	}
	return data["cmi.completion_status"] == "completed" || data["cmi.success_status"] == "passed"
}
