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

/** Closes the course the way LMSs do: the frame goes, the page stays. */
export async function closeCourse(host: Page | Frame): Promise<void> {
  await host.evaluate(() => document.getElementById("course")?.remove());
}
