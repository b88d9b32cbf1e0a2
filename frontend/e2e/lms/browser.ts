// Chromium, as every test here starts it.
import { chromium, type Browser, type Frame, type Page } from "playwright-core";
import type { Call } from "./hosts";

export function launch(): Promise<Browser> {
  return chromium.launch({
    executablePath: process.env["CHROMIUM"] ?? "/usr/bin/chromium",
    args: [
      "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
      "--disable-background-networking", "--disable-component-update", "--disable-sync",
    ],
  });
}

/** The frame or page that shows the course, wherever it is. */
export async function courseFrame(page: Page): Promise<Frame> {
  for (let i = 0; i < 200; i++) {
    const frame = page.frames().find((f) => f.url().includes("/sco/"));
    if (frame !== undefined && (await frame.locator("h1:visible").count()) === 1) {
      await frame.waitForLoadState();
      return frame;
    }
    await page.waitForTimeout(25);
  }
  throw new Error(`no course in ${page.url()}`);
}

/** The calls the course made, from the page or frame that has the API. */
export function callsOf(host: Page | Frame): Promise<Call[]> {
  return host.evaluate(() => (window as unknown as { calls: Call[] }).calls);
}

/**
 * Closes the course the way LMSs do: the frame goes, the page stays. Waits until the LMS has what the
 * course said last, for a launch that overtakes it would begin with less; five seconds at most,
 * because a broken LMS never has it.
 */
export async function closeCourse(host: Page | Frame): Promise<void> {
  await host.evaluate(async () => {
    document.getElementById("course")?.remove();
    const { calls } = window as unknown as { calls: Call[] };
    const kept = `/kept?attempt=${new URLSearchParams(location.search).get("attempt") ?? ""}`;
    for (let i = 0; i < 100; i++) {
      const last = calls.filter((c) => c.args[0] === "cmi.suspend_data" && /SetValue/.test(c.name)).at(-1)?.args[1];
      const ended = calls.some((c) => /Terminate|LMSFinish/.test(c.name));
      if (ended && (last === undefined || (await (await fetch(kept)).text()) === last)) return;
      await new Promise((done) => setTimeout(done, 50));
    }
  });
}
