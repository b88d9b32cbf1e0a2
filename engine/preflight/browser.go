package preflight

import (
	"context"
	"errors"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"strings"
	"time"

	cdpbrowser "github.com/chromedp/cdproto/browser"
	"github.com/chromedp/cdproto/cdp"
	"github.com/chromedp/chromedp"
)

// errNoBrowser says that this computer has none of the browsers that are known.
var errNoBrowser = errors.New("no browser found")

// A browser runs headless with an empty profile, and reaches nothing but our stage.
type browser struct {
	ctx     context.Context
	stop    []func()
	stage   *stage
	version string
}

// candidates are names on the PATH and files, best known first.
func candidates() []string {
	list := []string{"chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome", "microsoft-edge", "microsoft-edge-stable", "msedge"}
	switch runtime.GOOS {
	case "windows":
		for _, root := range []string{os.Getenv("ProgramFiles"), os.Getenv("ProgramFiles(x86)"), os.Getenv("LocalAppData")} {
			if root == "" {
				continue
			}
			list = append(list, filepath.Join(root, `Microsoft\Edge\Application\msedge.exe`),
				filepath.Join(root, `Google\Chrome\Application\chrome.exe`), filepath.Join(root, `Chromium\Application\chrome.exe`))
		}
	case "darwin":
		list = append(list, "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
			"/Applications/Chromium.app/Contents/MacOS/Chromium", "/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge")
	}
	return list
}

// FindBrowser returns the program that a run would use, "" for none.
func FindBrowser() string {
	for _, name := range candidates() {
		if file, err := exec.LookPath(name); err == nil {
			return file
		}
	}
	return ""
}

// startBrowser starts program, or the first that is found.
func startBrowser(ctx context.Context, program string) (*browser, error) {
	if err := ctx.Err(); err != nil {
		return nil, err
	}
	if program == "" {
		if program = FindBrowser(); program == "" {
			return nil, errNoBrowser
		}
	}
	s, err := newStage()
	if err != nil {
		return nil, err
	}
	b := &browser{stage: s, stop: []func(){s.close}}
	profile, err := os.MkdirTemp("", "trivium-preflight-")
	if err != nil {
		b.close()
		return nil, err
	}
	b.stop = append(b.stop, func() { os.RemoveAll(profile) }) //nolint:errcheck // a temporary folder
	options := append(chromedp.DefaultExecAllocatorOptions[:],
		chromedp.ExecPath(program), chromedp.UserDataDir(profile),
		// Everything goes to the stage, this computer's own addresses too.
		chromedp.ProxyServer("http://"+s.address()), chromedp.Flag("proxy-bypass-list", "<-loopback>"),
		chromedp.Flag("disable-gpu", true), chromedp.Flag("disable-quic", true), chromedp.Flag("disable-component-update", true),
		chromedp.Flag("disable-sync", true), chromedp.Flag("no-first-run", true), chromedp.Flag("disable-background-networking", true),
		chromedp.Flag("force-webrtc-ip-handling-policy", "disable_non_proxied_udp"), chromedp.Flag("mute-audio", true), chromedp.Flag("autoplay-policy", "no-user-gesture-required"),
		chromedp.WindowSize(1280, 900),
	)
	if runtime.GOOS == "linux" && os.Geteuid() == 0 {
		options = append(options, chromedp.NoSandbox) // the sandbox refuses root
	}
	allocator, stopAllocator := chromedp.NewExecAllocator(ctx, options...)
	tab, stopTab := chromedp.NewContext(allocator)
	b.ctx = tab
	started := false
	b.stop = append(b.stop, func() {
		within(10*time.Second, func() {
			if started { // else chromedp would wait for a browser that never comes
				graceful, cancel := context.WithTimeout(tab, 5*time.Second)
				chromedp.Cancel(graceful) //nolint:errcheck // it is ended by force next
				cancel()
				stopTab()
			}
			stopAllocator()
		})
	})
	about, err := chromedp.CallBrowser(tab, cdpbrowser.GetVersion, cdp.Empty{})
	if err != nil {
		b.close()
		return nil, err
	}
	started = true
	b.version = strings.Replace(strings.TrimPrefix(about.Product, "Headless"), "/", " ", 1)
	return b, nil
}

func (b *browser) close() {
	for i := len(b.stop) - 1; i >= 0; i-- {
		b.stop[i]()
	}
	b.stop = nil
}

// within waits for f, but not for ever: a browser that will not end must not keep the app.
func within(most time.Duration, f func()) {
	done := make(chan struct{})
	go func() { f(); close(done) }()
	select {
	case <-done:
	case <-time.After(most):
	}
}
