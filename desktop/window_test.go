package desktop

import (
	"archive/zip"
	"encoding/json"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"sync/atomic"
	"testing"
	"time"

	"github.com/wailsapp/wails/v2/pkg/runtime"

	"trivium/corpora"
	"trivium/engine/desk"
	"trivium/engine/rpc"
	"trivium/engine/version"
	"trivium/frontend"
)

// The tests drive one real window, which TestMain opens: on a display, such as Xvfb's.
var app *App //nolint:gochecknoglobals // a process has one window

func TestMain(m *testing.M) {
	if os.Getenv("DISPLAY") == "" {
		fail("The window tests need a display: run them with xvfb-run, as make test does.")
	}
	home, err := os.MkdirTemp("", "trivium-home-") // the tests touch no folder of a person
	if err == nil {
		err = os.Setenv(desk.HomeVariable, home)
	}
	if err != nil {
		fail(err)
	}
	screens, err := frontend.Screens()
	if err == nil {
		app, err = New(nil, screens, corpora.Samples)
	}
	if err != nil {
		fail(err)
	}
	code := 1
	go func() {
		for app.window() == nil {
			time.Sleep(10 * time.Millisecond)
		}
		code = m.Run()
		runtime.Quit(app.window())
	}()
	if err := app.Run(); err != nil { // the window belongs to the main thread
		fail(err)
	}
	os.RemoveAll(home) //nolint:errcheck // it lies in the folder for temporary files
	os.Exit(code)
}

func fail(why any) {
	fmt.Fprintln(os.Stderr, why)
	os.Exit(1)
}

// wait is how long a page may take on a busy machine.
const wait = 60 * time.Second

var evaluations atomic.Int64 //nolint:gochecknoglobals // names the answers of one window

// eval runs an async function body in the window's page and returns what it returns. The body finds
// the arguments in args.
func eval[T any](t *testing.T, body string, args ...any) T {
	t.Helper()
	said, answered := ask(t, wait, body, args...)
	var result struct {
		V T
		E string
	}
	if err := json.Unmarshal([]byte(said), &result); !answered || err != nil || result.E != "" {
		t.Fatalf("answered: %v %v %s", answered, err, said)
	}
	return result.V
}

// ask is eval without judging the answer; there is none while a page is being loaded.
func ask(t *testing.T, patience time.Duration, body string, args ...any) (said string, answered bool) {
	t.Helper()
	name := fmt.Sprintf("test:%d", evaluations.Add(1))
	answer := make(chan string, 1)
	runtime.EventsOnce(app.window(), name, func(data ...any) { answer <- data[0].(string) })
	encoded, err := json.Marshal(args)
	if err != nil {
		t.Fatal(err)
	}
	runtime.WindowExecJS(app.window(), fmt.Sprintf(`(async (args) => { %s })(%s).then(
		(v) => window.runtime.EventsEmit(%q, JSON.stringify({ v })),
		(e) => window.runtime.EventsEmit(%q, JSON.stringify({ e: String(e) })))`, body, encoded, name, name))
	select {
	case said := <-answer:
		return said, true
	case <-time.After(patience):
		return "", false
	}
}

// until waits for an expression to become true in the window's page.
func until(t *testing.T, expression string) {
	t.Helper()
	for start := time.Now(); time.Since(start) < wait; time.Sleep(100 * time.Millisecond) {
		if said, _ := ask(t, 2*time.Second, `return Boolean(`+expression+`)`); said == `{"v":true}` {
			return
		}
	}
	t.Fatalf("never true: %s", expression)
}

// screenshot saves the whole display when pictures for the docs are asked for, and checks in any
// case that something was drawn.
func screenshot(t *testing.T, name string) {
	t.Helper()
	time.Sleep(time.Second) // fonts and pictures
	file := filepath.Join(t.TempDir(), name+".png")
	if out, err := exec.Command("import", "-window", "root", file).CombinedOutput(); err != nil {
		t.Fatalf("%v\n%s", err, out)
	}
	colours, err := exec.Command("identify", "-format", "%k", file).Output()
	if err != nil {
		t.Fatal(err)
	}
	if n := len(strings.TrimSpace(string(colours))); n < 3 { // text alone has hundreds
		t.Errorf("the window shows %s colours", colours)
	}
	if folder := os.Getenv("SCREENSHOTS"); folder != "" {
		data, err := os.ReadFile(file)
		if err == nil {
			err = os.WriteFile(filepath.Join(folder, name+".png"), data, 0o644)
		}
		if err != nil {
			t.Fatal(err)
		}
	}
}

func TestWindowShowsTheSample(t *testing.T) {
	until(t, `document.querySelector('[lang=lt]') && document.querySelector('h1, h2')`)
	screenshot(t, "window")
	if policy := eval[string](t, `const s = document.createElement('script'); s.textContent = 'window.inlineRan = true';
		document.head.append(s); s.remove(); return String(window.inlineRan)`); policy != "undefined" {
		t.Error("the content security policy does not hold in the window")
	}
}

// token is how the screens of this window call.
const token = `const token = document.querySelector('meta[name=trivium-token]').content;
	const call = async (method, ...args) => JSON.parse(await window.go.desktop.Bridge.Call(token, method, JSON.stringify(args)));`

func TestCallsThroughTheBridge(t *testing.T) {
	if id := eval[string](t, token+`return (await call('Course')).id`); len(id) != 26 {
		t.Errorf("course id is %q", id)
	}
	for name, js := range map[string]string{
		"no token":       `await window.go.desktop.Bridge.Call('', 'Course', '[]')`,
		"wrong token":    `await window.go.desktop.Bridge.Call('x', 'Course', '[]')`,
		"pick":           `await window.go.desktop.Bridge.PickCourse('')`,
		"pick package":   `await window.go.desktop.Bridge.PickPackage('')`,
		"pick picture":   `await window.go.desktop.Bridge.PickPicture('')`,
		"save":           `await window.go.desktop.Bridge.PickSave('', 'x')`,
		"open":           `await window.go.desktop.Bridge.OpenExternal('', 'https://example.org')`,
		"unknown method": token + `await call('Explode')`,
		"script link":    token + `await window.go.desktop.Bridge.OpenExternal(token, 'javascript:alert(1)')`,
	} {
		said := eval[string](t, `try { `+js+`; return 'answered' } catch (e) { return String(e.message ?? e) }`)
		if !strings.Contains(said, `"texts"`) {
			t.Errorf("%s: %s", name, said)
		}
	}
	if only := eval[[]string](t, `return Object.keys(window.go).concat(Object.keys(window.go.desktop))`); strings.Join(only, " ") != "desktop Bridge" {
		t.Errorf("bound are %v", only)
	}
}

func TestExportInTheWindow(t *testing.T) {
	file := filepath.Join(t.TempDir(), "out.zip")
	eval[any](t, token+`return await call('Export', { job: 'w', format: 'scorm12', lang: 'pl', path: args[0] })`, file)
	z, err := zip.OpenReader(file)
	if err != nil {
		t.Fatal(err)
	}
	z.Close()
}

// The frame that the preview's screen uses; its attributes are compared with the source.
const frame = `const frame = document.createElement('iframe');
	frame.setAttribute('sandbox', 'allow-scripts allow-same-origin');
	frame.style.cssText = 'position:fixed;inset:0;width:100%;height:100%;z-index:99';`

func TestPreviewPlaysInTheWindow(t *testing.T) {
	status := eval[string](t, token+frame+`
		const { url } = await call('Preview', { job: 'p', format: 'scorm2004-3', lang: 'de' });
		const heard = new Promise((done) => window.addEventListener('message', (e) => {
			if (e.data?.trivium === 'lms') done(e.data.status);
		}));
		frame.src = url; document.body.append(frame);
		return await heard`)
	if status != "incomplete" {
		t.Errorf("the simulated LMS has recorded the status %q", status)
	}
	screenshot(t, "window-preview")
	eval[any](t, `document.querySelectorAll('iframe').forEach((f) => f.remove())`)
}

// hostile tries all it can to reach the program from the preview's frame and tells the page around
// it what it got.
const hostile = `
const got = [];
const attempt = async (name, f) => { try { const v = await f(); if (v) got.push(name + ': ' + String(v).slice(0, 200)); } catch {} };
const bridge = (args) => 'C' + JSON.stringify({ name: 'desktop.Bridge.Call', args, callbackID: 'hostile-1' });
(async () => {
  for (const w of [top, parent.parent]) { // the parent itself is the simulated LMS
    await attempt('go', () => w.go.desktop.Bridge.Call('', 'Course', '[]'));
    await attempt('document', () => w.document.documentElement.outerHTML);
    await attempt('meta', () => w.document.querySelector('meta[name=trivium-token]').content);
    await attempt('storage', () => w.sessionStorage.length + 1);
    await attempt('location', () => w.location.href);
  }
  await attempt('own go', () => window.go);
  await attempt('opener', () => window.opener);
  for (const url of ['wails://wails/', 'wails://wails/index.html', 'wails.localhost/', 'http://wails.localhost/', ADDRESS]) {
    await attempt('fetch ' + url, async () => (await fetch(url)).status);
    await attempt('no-cors ' + url, async () => (await fetch(url, { mode: 'no-cors', method: 'POST', body: '[]' })).type);
    await attempt('xhr ' + url, () => { const x = new XMLHttpRequest(); x.open('GET', url, false); x.send(); return x.status; });
    await attempt('frame ' + url, () => new Promise((done) => {
      const f = document.createElement('iframe'); f.src = url; document.body.append(f);
      setTimeout(() => { let text = ''; try { text = f.contentDocument.documentElement.innerHTML.includes('trivium-token') ? 'token' : ''; } catch {} done(text); }, 500);
    }));
  }
  // The channel beneath the bindings, which WebKitGTK opens to every frame.
  const post = window.webkit?.messageHandlers?.external ?? window.chrome?.webview;
  for (const token of ['', 'undefined', 'null', '*']) {
    await attempt('post', () => { post.postMessage(bridge([token, 'Open', '["/hostile"]'])); });
  }
  await attempt('post API', () => { post.postMessage('C' + JSON.stringify({ name: 'rpc.API.Open', args: ['/hostile'], callbackID: 'hostile-2' })); });
  parent.parent.postMessage({ hostile: got, channel: Boolean(post) }, '*');
})();
`

// TestPreviewCannotReachTheProgram plays a package that is nothing but an attack.
func TestPreviewCannotReachTheProgram(t *testing.T) {
	server := otherServer(t)
	file := filepath.Join(t.TempDir(), "hostile.zip")
	writeZip(t, file, map[string]string{
		"index.html": `<!doctype html><title>x</title><body><script>parent.parent.postMessage({ hostile: ['inline script ran'] }, '*')</script><script src="x.js"></script>`,
		"x.js":       strings.ReplaceAll(hostile, "ADDRESS", `'`+server+`'`),
	})
	url, err := rpc.Play(app.api, file, "scorm12", "en")
	if err != nil {
		t.Fatal(err)
	}
	result := eval[struct {
		Hostile []string
		Channel bool
	}](t, frame+`
		const heard = new Promise((done) => window.addEventListener('message', (e) => { if (e.data?.hostile) done(e.data); }));
		frame.src = args[0]; document.body.append(frame);
		return await heard`, url)
	if len(result.Hostile) != 0 {
		t.Errorf("the course reached: %s", strings.Join(result.Hostile, "\n"))
	}
	t.Logf("the channel beneath the bindings is open to the frame: %v", result.Channel)
	time.Sleep(500 * time.Millisecond) // for calls that were posted
	course := eval[struct{ File string }](t, token+`return await call('Course')`)
	if course.File != "" {
		t.Errorf("a course in the preview has opened %s", course.File)
	}
	eval[any](t, `document.querySelectorAll('iframe').forEach((f) => f.remove())`)
}

// otherServer is the loopback server of the same program, as it would run beside the window.
func otherServer(t *testing.T) string {
	t.Helper()
	screens, err := frontend.Screens()
	if err != nil {
		t.Fatal(err)
	}
	s, err := rpc.Listen(t.Context(), rpc.WorkspaceOf(app.api), screens, version.Program(), 0)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := s.Close(); err != nil {
			t.Error(err)
		}
	})
	address, _, _ := strings.Cut(s.Address(), "#")
	return address + "rpc/Course"
}

func writeZip(t *testing.T, file string, files map[string]string) {
	t.Helper()
	f, err := os.Create(file)
	if err != nil {
		t.Fatal(err)
	}
	z := zip.NewWriter(f)
	for name, content := range files {
		w, err := z.Create(name)
		if err == nil {
			_, err = w.Write([]byte(content))
		}
		if err != nil {
			t.Fatal(err)
		}
	}
	if err := z.Close(); err != nil {
		t.Fatal(err)
	}
	f.Close()
}

// TestFrameIsTheScreensFrame requires the preview's screen to use the sandbox that is tested here.
func TestFrameIsTheScreensFrame(t *testing.T) {
	found := false
	err := filepath.WalkDir("../frontend/src", func(name string, entry os.DirEntry, err error) error {
		if err != nil || filepath.Ext(name) != ".svelte" {
			return err
		}
		data, err := os.ReadFile(name)
		if strings.Contains(string(data), "<iframe") {
			found = true
			if !strings.Contains(string(data), `sandbox="allow-scripts allow-same-origin"`) {
				t.Errorf("%s has a frame with another sandbox", name)
			}
		}
		return err
	})
	if err != nil || !found {
		t.Errorf("no frame in the screens: %v", err)
	}
}
