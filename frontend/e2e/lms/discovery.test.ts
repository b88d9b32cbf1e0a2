// Where LMSs put the API, and the course finds it; where there is none, and the course still runs.
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { pathToFileURL } from "node:url";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Browser, Frame, Page } from "playwright-core";
import { callsOf, courseFrame, launch } from "./browser";
import { Learner, right } from "./learner";
import { formats, makePackage, type Format } from "./packages";
import { Lms } from "./server";

let browser: Browser;
let lms: Lms;

beforeAll(async () => {
  browser = await launch();
  lms = await Lms.start(...formats.map((f) => makePackage(f, "pl")));
});

afterAll(async () => {
  await browser.close();
  await lms.stop();
});

/** The page or frame that has the API. */
function apiFrame(page: Page): Frame {
  const found = page.frames().find((f) => new URL(f.url()).pathname.match(/^\/(host|opener)$/));
  if (found === undefined) throw new Error("no frame with the API");
  return found;
}

/** The course found the API: it began, nothing went wrong, and it says nothing of not being recorded. */
async function expectRecorded(page: Page, course: Page | Frame, host: Page | Frame): Promise<void> {
  const learner = new Learner(course, "pl");
  await learner.start();
  const calls = await callsOf(host);
  expect(calls.filter((c) => /Initialize$/.test(c.name))).toHaveLength(1);
  expect(calls.filter((c) => /Commit$/.test(c.name)).length).toBeGreaterThan(1);
  expect(calls.filter((c) => c.error !== "0" || c.answer === "false")).toEqual([]);
  expect(await course.getByText(learner.word("notRecorded")).isVisible()).toBe(false);
  await page.close();
}

async function expectUnrecorded(course: Page | Frame): Promise<void> {
  const learner = new Learner(course, "pl");
  await course.getByText(learner.word("notRecorded")).waitFor();
  expect(await course.getByText(learner.word("resume")).isVisible()).toBe(false);
  await learner.start();
  await learner.finish(right);
  const end = await course.locator("main").innerText();
  expect(end).toContain(learner.word("statusPassed"));
  expect(end).not.toContain(learner.word("mayClose"));
}

/** A page whose errors fail the test. */
async function quietPage(): Promise<{ page: Page; errors: string[] }> {
  const page = await browser.newPage();
  const errors: string[] = [];
  page.on("pageerror", (e) => errors.push(e.message));
  page.on("console", (m) => {
    if (m.type() === "error" && !/favicon/.test(m.location().url + m.text())) errors.push(m.text());
  });
  return { page, errors };
}

describe.each(formats)("%s: the API is", (format: Format) => {
  test("in the frame above", async () => {
    const { page, errors } = await quietPage();
    await page.goto(lms.page("host", makePackage(format, "pl"), `direct-${format}`));
    await expectRecorded(page, await courseFrame(page), apiFrame(page));
    expect(errors).toEqual([]);
  });

  test("four frames up", async () => {
    const { page } = await quietPage();
    await page.goto(lms.page("host", makePackage(format, "pl"), `deep-${format}`, "&depth=3"));
    expect(page.frames()).toHaveLength(5);
    await expectRecorded(page, await courseFrame(page), apiFrame(page));
  });

  test("in the window that opened it", async () => {
    const { page } = await quietPage();
    await page.goto(lms.page("opener", makePackage(format, "pl"), `opener-${format}`));
    const [popup] = await Promise.all([page.waitForEvent("popup"), page.getByRole("button").click()]);
    await new Learner(popup, "pl").start();
    await popup.close();
    await expect.poll(async () => (await callsOf(page)).map((c) => c.name).filter((n) => /Terminate|Finish/.test(n))).toHaveLength(1);
    const calls = await callsOf(page);
    expect(calls.filter((c) => c.error !== "0" || c.answer === "false")).toEqual([]);
    await page.close();
  });

  test("below a top of another origin", async () => {
    const { page } = await quietPage();
    const host = lms.page("host", makePackage(format, "pl"), `crosstop-${format}`);
    await page.goto(`${lms.other}/cross?to=${encodeURIComponent(host)}`);
    await expectRecorded(page, await courseFrame(page), apiFrame(page));
  });

  test("above a frame of another origin", async () => {
    const { page } = await quietPage();
    const self = new URL(lms.origin).host;
    await page.goto(lms.page("host", makePackage(format, "pl"), `between-${format}`, `&via=${encodeURIComponent(lms.other)}&self=${self}`));
    const course = await courseFrame(page);
    expect(course.parentFrame()?.url()).toContain(lms.other);
    await expectRecorded(page, course, apiFrame(page));
  });

  test("nowhere: the course runs and says so", async () => {
    const { page, errors } = await quietPage();
    await page.goto(`${lms.origin}/sco/${format}/pl/index.html`);
    await expectUnrecorded(page);
    expect(errors).toEqual([]);
    await page.close();
  });

  test("out of reach, all of it in another origin", async () => {
    const { page } = await quietPage();
    const course = `${lms.other}/sco/${format}/pl/index.html`;
    await page.goto(`${lms.origin}/cross?to=${encodeURIComponent(course)}`);
    await expectUnrecorded(await courseFrame(page));
    await page.close();
  });

  test("nowhere, opened from a folder", async () => {
    const dir = mkdtempSync(join(tmpdir(), "course-"));
    try {
      for (const [name, content] of makePackage(format, "pl").files) {
        mkdirSync(dirname(join(dir, name)), { recursive: true });
        writeFileSync(join(dir, name), content);
      }
      const { page, errors } = await quietPage();
      await page.goto(pathToFileURL(join(dir, "index.html")).href);
      await expectUnrecorded(page);
      const images = await page.locator("img").evaluateAll((list) => (list as HTMLImageElement[]).map((i) => [i.loading, i.alt.length]));
      expect(images.length).toBeGreaterThan(2);
      expect(errors).toEqual([]);
      await page.close();
    } finally {
      rmSync(dir, { recursive: true });
    }
  });
});

test("coming back from the browser's memory launches the course anew", async () => {
  const { page } = await quietPage();
  await page.goto(lms.page("host", makePackage("scorm12", "pl"), "bfcache"));
  const course = await courseFrame(page);
  await new Learner(course, "pl").start();
  const loads: string[] = [];
  page.on("framenavigated", (f) => loads.push(f.url()));
  await course.evaluate(() => {
    window.dispatchEvent(new PageTransitionEvent("pagehide", { persisted: true }));
    window.dispatchEvent(new PageTransitionEvent("pageshow", { persisted: true }));
  });
  await expect.poll(() => loads.length).toBe(1);
  const calls = await callsOf(apiFrame(page));
  expect(calls.filter((c) => c.name === "LMSFinish")).toHaveLength(1);
  await page.close();
});

test("only text that is safe is in the page, and nothing is fetched from elsewhere", async () => {
  const { page, errors } = await quietPage();
  const asked: string[] = [];
  page.on("request", (r) => asked.push(new URL(r.url()).origin));
  await page.goto(lms.page("host", makePackage("scorm12", "pl"), "origins"));
  const learner = new Learner(await courseFrame(page), "pl");
  await learner.start();
  await learner.finish(right);
  expect(new Set(asked)).toEqual(new Set([lms.origin]));
  expect(errors).toEqual([]);
  const html = Buffer.from(makePackage("scorm12", "pl").files.get("index.html") ?? []).toString("utf8");
  expect(html).toContain("default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; media-src 'self'; base-uri 'none'; form-action 'none'");
  // The player, and facts that no browser runs.
  expect(html.match(/<script[^>]*>/g)).toEqual(['<script src="player.js" defer>', '<script type="application/json" data-outline>']);
  expect(html).not.toMatch(/<[^>]*\s(on\w+|style)=/);
  await page.close();
});
