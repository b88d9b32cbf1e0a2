package preflight

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"net/url"
	"strings"
	"sync"
	"time"

	"github.com/chromedp/cdproto/network"
	"github.com/chromedp/cdproto/page"
	cdpruntime "github.com/chromedp/cdproto/runtime"
	"github.com/chromedp/chromedp"
)

// errHung says that the browser did not answer for too long.
var errHung = errors.New("the course does not answer")

// patience for one command to the LMS page; commands themselves wait 10 s at most.
const commandTime = 20 * time.Second

// A call of the API, as lms.js wrote it down.
type call struct {
	Fn     string   `json:"fn"`
	What   string   `json:"what"`
	Args   []string `json:"args"`
	Length int      `json:"length"` // of the value set
	Result string   `json:"result"`
	Kind   string   `json:"kind"` // of mistake, "" for none
	Error  string   `json:"error"`
	At     int      `json:"at"` // milliseconds
}

// An attempt is what the LMS knows after a launch.
type attempt struct {
	Phase string            `json:"phase"` // new, open, ended
	Calls []call            `json:"calls"`
	Data  map[string]string `json:"data"`  // as written
	Saved map[string]string `json:"saved"` // as committed
	Dirty bool              `json:"dirty"` // they differ
}

// A mishap is something that the browser told.
type mishap struct {
	code string
	file string
	line int
	text string
}

// A tab is one launch in the browser, in a profile of its own.
type tab struct {
	ctx  context.Context
	stop func()
	show *show

	mu      sync.Mutex
	mishaps []mishap
}

// dialogs replaces what would stop the browser, and tells us.
const dialogs = `(() => { const tell = (what, text) => console.debug("preflight:" + what, String(text).slice(0, 200));
for (const [name, answer] of [["alert", undefined], ["confirm", true], ["prompt", ""], ["print", undefined]]) window[name] = (text) => { tell(name, text ?? ""); return answer; };
window.open = (address) => { tell("open", address ?? ""); return { closed: false, focus() {}, close() {}, location: {}, document: { write() {}, close() {} } }; }; })();`

// open launches an SCO by a plan.
func (b *browser) open(ctx context.Context, a *archive, p plan) (*tab, error) {
	sh := b.stage.put(a, p)
	tabCtx, stop := chromedp.NewContext(b.ctx, chromedp.WithNewBrowserContext())
	t := &tab{ctx: tabCtx, show: sh}
	unhook := context.AfterFunc(ctx, stop)
	t.stop = func() { unhook(); stop(); b.stage.drop(sh) }
	err := chromedp.Listen(tabCtx, t.listen)
	if err == nil {
		_, err = chromedp.Call(tabCtx, network.Enable, network.EnableParams{})
	}
	if err == nil {
		_, err = chromedp.Call(tabCtx, page.AddScriptToEvaluateOnNewDocument, page.AddScriptToEvaluateOnNewDocumentParams{Source: dialogs})
	}
	if err == nil {
		_, err = chromedp.Call(tabCtx, page.Navigate, page.NavigateParams{URL: sh.url()})
	}
	if err != nil {
		t.stop()
		return nil, fmt.Errorf("open: %w", err)
	}
	return t, nil
}

// ask has the LMS page carry out a command and reads its answer.
func (t *tab) ask(command string, into any) error {
	ctx, cancel := context.WithTimeout(t.ctx, commandTime)
	defer cancel()
	type reply struct {
		Value json.RawMessage `json:"value"`
		Error string          `json:"error"`
	}
	expression := fmt.Sprintf("window.ask ? window.ask(%q) : null", command)
	answer, err := chromedp.Run(ctx, chromedp.Evaluate[*reply](expression, chromedp.EvalAwaitPromise))
	switch {
	case err != nil && t.ctx.Err() == nil && ctx.Err() != nil:
		return errHung
	case err != nil:
		return err
	case answer == nil || answer.Error == "" && len(answer.Value) == 0:
		return nil
	case answer.Error != "":
		return errors.New(answer.Error)
	}
	return json.Unmarshal(answer.Value, into)
}

// initialized waits until the course has called Initialize.
func (t *tab) initialized(patience time.Duration) (bool, error) {
	for until := time.Now().Add(patience); ; {
		phase := ""
		// The first question may come before the page that answers is there, or get lost with it.
		err := t.quick("phase", &phase)
		if phase == "open" || phase == "ended" {
			return true, nil
		}
		if t.ctx.Err() != nil {
			return false, t.ctx.Err()
		}
		if time.Now().After(until) {
			if errors.Is(err, errHung) { // or the computer is busy: a last, patient question
				err = t.ask("phase", &phase)
			}
			if errors.Is(err, errHung) {
				return false, errHung
			}
			return phase == "open" || phase == "ended", nil
		}
		time.Sleep(80 * time.Millisecond)
	}
}

// quick is ask with little time.
func (t *tab) quick(command string, into any) error {
	ctx, cancel := context.WithTimeout(t.ctx, 2*time.Second)
	defer cancel()
	err := (&tab{ctx: ctx}).ask(command, into)
	if err != nil && ctx.Err() != nil && t.ctx.Err() == nil {
		return errHung
	}
	return err
}

func (t *tab) note(m mishap) {
	const most = 200
	t.mu.Lock()
	defer t.mu.Unlock()
	if len(t.mishaps) < most {
		t.mishaps = append(t.mishaps, m)
	}
}

func (t *tab) noted() []mishap {
	t.mu.Lock()
	defer t.mu.Unlock()
	return t.mishaps
}

// listen notes what goes wrong in the browser.
func (t *tab) listen(event any) {
	switch e := event.(type) {
	case *cdpruntime.EventExceptionThrown:
		t.exception(e.ExceptionDetails)
	case *cdpruntime.EventConsoleAPICalled:
		t.console(e)
	case *page.EventJavascriptDialogOpening:
		t.note(mishap{code: "run.dialog", text: string(e.Type)})
		go chromedp.Call(t.ctx, page.HandleJavaScriptDialog, page.HandleJavaScriptDialogParams{Accept: true}) //nolint:errcheck // the dialog is gone then
	case *network.EventRequestWillBeSent:
		if u, err := url.Parse(e.Request.URL); err == nil && u.Host != t.show.lmsHost && u.Host != t.show.topHost && strings.HasPrefix(u.Scheme, "http") {
			t.note(mishap{code: "run.external", text: e.Request.URL})
		}
	case *network.EventWebSocketCreated:
		t.note(mishap{code: "run.external", text: e.URL})
	}
}

func (t *tab) exception(d *cdpruntime.ExceptionDetails) {
	text := d.Text
	if d.Exception != nil && d.Exception.Description != "" {
		text, _, _ = strings.Cut(d.Exception.Description, "\n")
	}
	file, where := d.URL, int(d.LineNumber)+1
	if d.StackTrace != nil && len(d.StackTrace.CallFrames) > 0 && d.StackTrace.CallFrames[0].URL != "" {
		file, where = d.StackTrace.CallFrames[0].URL, int(d.StackTrace.CallFrames[0].LineNumber)+1
	}
	t.note(mishap{code: "run.script-error", file: courseFile(file), line: where, text: text})
}

func (t *tab) console(e *cdpruntime.EventConsoleAPICalled) {
	if len(e.Args) < 2 {
		return
	}
	var what, text string
	if json.Unmarshal(e.Args[0].Value, &what) != nil || json.Unmarshal(e.Args[1].Value, &text) != nil {
		return
	}
	what, ours := strings.CutPrefix(what, "preflight:")
	switch {
	case !ours:
	case what == "open":
		t.note(mishap{code: "run.popup", text: text})
	default:
		t.note(mishap{code: "run.dialog", text: what + ": " + text})
	}
}

// courseFile is the name in the archive of what a browser calls by address.
func courseFile(address string) string {
	u, err := url.Parse(address)
	if err != nil {
		return ""
	}
	name, ok := strings.CutPrefix(u.Path, "/course/")
	if !ok {
		return ""
	}
	return name
}
