// Everyone can use it: checked by axe, by keyboard alone, by names, by width, by zoom, by contrast.
import { AxeBuilder } from "@axe-core/playwright";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Browser, BrowserContextOptions, Page } from "playwright-core";
import { launch } from "./browser";
import { Learner, right, wrong } from "./learner";
import { langs, makePackage, type Lang } from "./packages";
import { Lms } from "./server";

let browser: Browser;
let lms: Lms;

beforeAll(async () => {
  browser = await launch();
  lms = await Lms.start(...langs.map((l) => makePackage("scorm12", l)));
});

afterAll(async () => {
  await browser.close();
  await lms.stop();
});

/** The course in a window of its own (axe and zoom want no frames). */
async function open(lang: Lang, options: BrowserContextOptions = {}): Promise<{ page: Page; learner: Learner }> {
  const context = await browser.newContext(options);
  const page = await context.newPage();
  await page.goto(`${lms.origin}/sco/scorm12/${lang}/index.html`);
  return { page, learner: new Learner(page, lang) };
}

/** Goes through the course and calls `look` on every kind of page in every state. */
async function everyPage(learner: Learner, look: (what: string) => Promise<void>): Promise<void> {
  await look("start");
  await learner.button("contents").click();
  await look("start with contents");
  await learner.button("start").click();
  for (const [i, lesson] of learner.course.lessons.entries()) {
    await look(`lesson ${i + 1}`);
    for (const q of lesson.questions) {
      await learner.form(q).getByRole("button", { name: learner.word("check") }).click();
      await learner.answer(q, wrong(q));
    }
    await look(`lesson ${i + 1}, answered wrong`);
    if (i === 1) {
      await learner.button("contents").click();
      await look("contents with marks");
      await learner.button("contents").click();
    }
    for (const q of lesson.questions.slice(0, 1)) {
      await learner.again(q);
      await look(`lesson ${i + 1}, once more`);
      await learner.answer(q, right(q));
    }
    await look(`lesson ${i + 1}, answered right`);
    await learner.next();
  }
  await look("result");
}

// For every commit everyone.test.ts has axe look at a course with every kind of page, and here one language stands for
// all; with ACCESS=all axe looks at this course too, and everything is checked in all languages.
const all = process.env["ACCESS"] === "all";

if (all) test.each(langs)("axe finds nothing on any page in %s (WCAG 2.0 to 2.2, A and AA)", async (lang) => {
  const { page, learner } = await open(lang);
  await everyPage(learner, async (what) => {
    const { violations } = await new AxeBuilder({ page }).withTags(["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22a", "wcag22aa"]).analyze();
    expect(violations.map((v) => [what, v.id, v.nodes.map((n) => n.html)])).toEqual([]);
  });
  await page.context().close();
});

describe.each(all ? langs : (["de"] as const))("in %s", (lang) => {
  test("nothing scrolls sideways at 320 px, and at 400 % zoom", async () => {
    const { page, learner } = await open(lang, { viewport: { width: 320, height: 640 } });
    const check = async (what: string): Promise<void> => {
      const { wide, width } = await page.evaluate(() => ({ wide: document.documentElement.scrollWidth, width: window.innerWidth }));
      expect([what, wide]).toEqual([what, width]);
      const cut = await page.evaluate(() =>
        [...document.querySelectorAll<HTMLElement>("button, a, h1, h2, p, li, label")].filter((e) => {
          const r = e.getBoundingClientRect();
          return r.width > 1 && r.height > 1 && (r.left < -1 || r.right > window.innerWidth + 1) && !e.classList.contains("skip");
        }).map((e) => e.outerHTML.slice(0, 120)));
      expect([what, cut]).toEqual([what, []]);
    };
    await everyPage(learner, check);
    await page.context().close();
    const zoomed = await open(lang, { viewport: { width: 320, height: 256 }, deviceScaleFactor: 4 });
    await zoomed.learner.start();
    expect(await zoomed.page.evaluate(() => document.documentElement.scrollWidth)).toBe(320);
    await zoomed.page.context().close();
  });
});

test("the whole course by keyboard alone, with the focus always in sight", async () => {
  const { page, learner } = await open("pl");
  const focused = (): Promise<{ text: string; tag: string; type: string; name: string; chosen: string; value: string; seen: boolean }> =>
    page.evaluate(() => {
      const e = document.activeElement as HTMLElement;
      const r = e.getBoundingClientRect();
      const x = r.left + r.width / 2;
      const y = r.top + Math.min(r.height / 2, 20);
      const on = document.elementFromPoint(x, y);
      return {
        text: e.innerText.trim(), tag: e.tagName, type: e.getAttribute("type") ?? "", name: e.getAttribute("name") ?? "",
        chosen: e instanceof HTMLSelectElement ? e.value : "", value: e.getAttribute("value") ?? "",
        seen: on !== null && (e.contains(on) || on.contains(e)),
      };
    });
  /** Presses Tab until what has the focus is wanted. */
  const tabTo = async (wanted: (f: Awaited<ReturnType<typeof focused>>) => boolean | Promise<boolean>): Promise<void> => {
    for (let i = 0; i < 60; i++) {
      await page.keyboard.press("Tab");
      const f = await focused();
      expect([f.text, f.seen]).toEqual([f.text, true]);
      if (await wanted(f)) return;
    }
    throw new Error("not reached by Tab");
  };
  const button = (key: string) => (f: { text: string; tag: string }) => f.tag === "BUTTON" && f.text === learner.word(key);

  await page.keyboard.press("Tab");
  expect((await focused()).text).toBe(learner.word("skip"));
  await page.keyboard.press("Enter");
  expect((await focused()).tag).toBe("MAIN");
  await tabTo(button("start"));
  await page.keyboard.press("Enter");
  for (const lesson of learner.course.lessons) {
    expect(await focused()).toMatchObject({ tag: "H1", text: lesson.title });
    expect(await page.title()).toContain(lesson.title);
    for (const q of lesson.questions) {
      const answer = right(q);
      if (q.kind === "matching") {
        for (const [left, target] of answer.match(/../g) ?? []) {
          await tabTo((f) => f.tag === "SELECT" && f.name.endsWith(`-${left}`));
          for (let i = 0; i < 20 && (await focused()).chosen !== target; i++) await page.keyboard.press("ArrowDown");
        }
      } else if (q.kind === "single" || q.kind === "truefalse") {
        await tabTo((f) => f.type === "radio");
        for (let i = 0; i < 6; i++) {
          await page.keyboard.press(i === 0 ? "Space" : "ArrowDown");
          if ((await focused()).value === answer) break;
        }
      } else {
        for (const id of answer) {
          await tabTo((f) => f.type === "checkbox" && f.value === id);
          await page.keyboard.press("Space");
        }
      }
      await tabTo(button("check"));
      await page.keyboard.press("Enter");
      expect(await learner.verdict(q)).toContain(learner.word("right"));
    }
    await tabTo(button("next"));
    await page.keyboard.press("Enter");
  }
  expect(await focused()).toMatchObject({ tag: "H1", text: learner.word("endPage") });
  expect(await page.locator("main").innerText()).toContain(learner.word("statusPassed"));

  // The contents open and close by keyboard, and Escape gives the focus back.
  await page.keyboard.press("Shift+Tab");
  await page.keyboard.press("Enter");
  expect(await page.getByRole("navigation", { name: learner.word("contents") }).isVisible()).toBe(true);
  await page.keyboard.press("Tab");
  await page.keyboard.press("Escape");
  expect(await page.getByRole("navigation", { name: learner.word("contents") }).isVisible()).toBe(false);
  expect((await focused()).text).toBe(learner.word("contents"));
  await page.context().close();
});

test("every control has a name and is large enough", async () => {
  const { page, learner } = await open("lt", { viewport: { width: 360, height: 740 } });
  await everyPage(learner, async (what) => {
    const tree = await page.locator("body").ariaSnapshot();
    expect(tree).not.toMatch(/^\s*- (button|link|radio|checkbox|progressbar|group)( \[[^\]]*\])*:?$/m);
    const small = await page.evaluate(() =>
      [...document.querySelectorAll<HTMLElement>("button:not(.term), select, summary, .file, .entry, .option label, .todo a")].filter((e) => {
        const r = e.getBoundingClientRect();
        return r.width > 0 && (r.height < 44 || r.width < 44);
      }).map((e) => e.outerHTML.slice(0, 100)));
    expect([what, small]).toEqual([what, []]);
  });
  await page.context().close();
});

test("headings go down one level at a time, and the language is told", async () => {
  const { page, learner } = await open("de");
  expect(await page.locator("html").getAttribute("lang")).toBe("de");
  await everyPage(learner, async (what) => {
    const levels = await page.locator("h1:visible, h2:visible, h3:visible, h4:visible").evaluateAll((list) => list.map((h) => Number(h.tagName[1])));
    expect([what, levels[0]]).toEqual([what, 1]);
    expect(levels.filter((l) => l === 1)).toHaveLength(1);
    levels.forEach((l, i) => expect(l - (levels[i - 1] ?? 1)).toBeLessThanOrEqual(1));
  });
  await page.context().close();
});

test.each([
  ["forced colours", { forcedColors: "active" }],
  ["reduced motion", { reducedMotion: "reduce" }],
  ["200 % zoom", { viewport: { width: 640, height: 400 }, deviceScaleFactor: 2 }],
] as [string, BrowserContextOptions][])("with %s it can be worked through", async (_, options) => {
  const { page, learner } = await open("pl", options);
  await learner.start();
  if (options.reducedMotion !== undefined) {
    const moving = await page.evaluate(() => [...document.querySelectorAll("*")].filter((e) => parseFloat(getComputedStyle(e).transitionDuration) > 0).length);
    expect(moving).toBe(0);
  }
  await learner.finish(right);
  expect(await page.locator("main").innerText()).toContain(learner.word("statusPassed"));
  expect(await page.evaluate(() => document.documentElement.scrollWidth <= window.innerWidth)).toBe(true);
  await page.context().close();
});

test("text keeps to a readable line", async () => {
  const { page, learner } = await open("pl", { viewport: { width: 1600, height: 900 } });
  await learner.start();
  await learner.next(); // the second lesson begins with long paragraphs of plain text
  // The longest line of a long paragraph, in characters.
  const longest = await page.evaluate(() => {
    let most = 0;
    for (const p of document.querySelectorAll<HTMLElement>("section.page:not([hidden]) > p")) {
      const text = p.firstChild;
      if (!(text instanceof Text) || text.length < 150) continue;
      const range = document.createRange();
      let top = -1;
      let count = 0;
      for (let i = 0; i < text.length; i++) {
        range.setStart(text, i);
        range.setEnd(text, i + 1);
        const y = Math.round(range.getBoundingClientRect().top);
        count = Math.abs(y - top) < 4 ? count + 1 : 1;
        top = y;
        most = Math.max(most, count);
      }
    }
    return most;
  });
  expect(longest).toBeGreaterThan(55);
  expect(longest).toBeLessThanOrEqual(80);
  await page.context().close();
});
