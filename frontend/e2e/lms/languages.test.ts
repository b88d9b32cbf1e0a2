// A package of several languages, and a package of one SCO per lesson.
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { AxeBuilder } from "@axe-core/playwright";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Browser, Frame, Page } from "playwright-core";
import { callsOf, closeCourse, courseFrame, launch } from "./browser";
import type { Call } from "./hosts";
import { Learner, right } from "./learner";
import { formats, makeViolenceWith, readViolence, type Format, type Lang, type Package, type Question } from "./packages";
import { Lms } from "./server";

let browser: Browser;
const folder = process.env["SCREENSHOTS"];

beforeAll(async () => {
  browser = await launch();
  if (folder !== undefined) mkdirSync(folder, { recursive: true });
});

afterAll(async () => {
  await browser.close();
});

/** The edition that is shown, worked by a learner who reads its language. */
function reader(at: Page | Frame, lang: Lang): Learner {
  return new Learner(at, lang, readViolence(lang));
}

async function switchTo(learner: Learner, lang: Lang): Promise<Learner> {
  await learner.button("language").click();
  await learner.at.locator(`[data-switch=${lang}]:visible`).click();
  const next = reader(learner.at, lang);
  await next.button("language").click(); // it opens with the panel, where the focus is
  return next;
}

async function leave(page: Page): Promise<Call[]> {
  await closeCourse(page);
  await expect.poll(async () => (await callsOf(page)).at(-1)?.name).toMatch(/Terminate|LMSFinish/);
  const calls = await callsOf(page);
  expect(calls.filter((c) => c.error !== "0" || c.answer === "false")).toEqual([]);
  expect(calls.filter((c) => /Terminate|LMSFinish/.test(c.name))).toHaveLength(1);
  await page.close();
  return calls;
}

describe.each(formats)("%s in two languages", (format: Format) => {
  let p: Package;
  let lms: Lms;
  beforeAll(async () => {
    p = makeViolenceWith(format, "--lang", "pl,de");
    lms = await Lms.start(p);
  });
  afterAll(() => lms.stop());

  async function open(attempt: string, more = ""): Promise<{ page: Page; at: Frame }> {
    const context = await browser.newContext({ locale: "fr-FR" });
    const page = await context.newPage();
    page.on("pageerror", (e) => { throw e; });
    await page.goto(lms.page("host", p, attempt, more));
    return { page, at: await courseFrame(page) };
  }

  test.each([["de", "de"], ["de-DE", "de"], ["German", "de"], ["pl-PL", "pl"], ["", "pl"], ["xx", "pl"]])("the LMS says %j: it starts in %s", async (said, lang) => {
    const { page, at } = await open(`starts-${format}-${said}`, `&language=${encodeURIComponent(said)}`);
    expect(await at.locator("html").getAttribute("lang")).toBe(lang);
    expect(await at.locator("h1:visible").innerText()).toBe(readViolence(lang as Lang).title);
    await leave(page);
  });

  test("switched in the middle: page, answers and drafts stay, and the language is kept", async () => {
    const attempt = `switch-${format}`;
    const one = await open(attempt, "&learner=Nowak,%20Anna");
    const pl = reader(one.at, "pl");
    await pl.start();
    const [pairs, statement] = pl.course.lessons[0]?.questions ?? [];
    if (pairs === undefined || statement === undefined) throw new Error("two questions");
    await pl.answer(pairs, right(pairs));
    await pl.choose(statement, right(statement));
    const de = await switchTo(pl, "de");
    expect(await de.heading()).toBe(de.course.lessons[0]?.title);
    const same = (q: Question): Question => de.course.lessons.flatMap((l) => l.questions).find((x) => x.number === q.number) ?? q;
    expect(await de.verdict(same(pairs))).toContain(de.word("right"));
    expect(await de.question(same(statement)).getByRole("radio", { checked: true }).count()).toBe(1);
    await de.form(same(statement)).getByRole("button", { name: de.word("check") }).click();
    await de.next();
    expect((await leave(one.page)).filter((c) => c.args[0] === "cmi.suspend_data").at(-1)?.args[1]).toContain(";=de;");

    const two = await open(attempt, "&language=pl&learner=Nowak,%20Anna"); // what she chose goes before what the LMS says
    const again = reader(two.at, "de");
    expect(await again.heading()).toBe(again.course.lessons[1]?.title);
    const polish = await switchTo(again, "pl");
    await polish.finish(right);
    const end = await two.at.locator(".certificate:visible").innerText();
    expect(end).toContain("Anna Nowak");
    const german = await switchTo(polish, "de");
    expect(await two.at.locator("main:visible").innerText()).toContain(german.word("statusPassed"));
    await leave(two.page);
  });

  test("an address opens a page in a language", async () => {
    const page = await browser.newPage();
    const lesson = readViolence("de").lessons[3];
    await page.goto(`${lms.origin}/sco/${format}/pl/index.html?lang=de#${lesson?.id ?? ""}`);
    expect(await reader(page, "de").heading()).toBe(lesson?.title);
    await page.close();
  });

  // What is seen does not depend on the format.
  if (format === "scorm12") {
    test("two languages side by side, under one another on a phone", async () => {
      for (const [name, width] of [["desk", 1280], ["phone", 360]] as const) {
        const page = await (await browser.newContext({ viewport: { width, height: 800 } })).newPage();
        await page.goto(`${lms.origin}/sco/${format}/pl/index.html`);
        const learner = reader(page, "pl");
        await learner.start();
        await learner.button("language").click();
        await page.locator("[data-beside=de]:visible").click();
        await learner.button("language").click();
        const [first] = learner.course.lessons[0]?.questions ?? [];
        if (first === undefined) throw new Error("no question");
        for (const lesson of learner.course.lessons.slice(0, 4)) {
          expect(await page.locator("h1:visible").innerText()).toBe(lesson.title);
          const beside = page.locator(".beside:visible");
          expect(await beside.count()).toBeGreaterThan(4);
          expect(await page.locator('.beside:visible:not([lang="de"]):not([lang="pl"])').count()).toBe(0);
          expect(await page.locator(".beside :is(input, select, button:not(.term), textarea, [id])").count()).toBe(0);
          expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(width);
          const { violations } = await new AxeBuilder({ page }).withTags(["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22a", "wcag22aa"]).analyze();
          expect(violations.map((v) => [v.id, v.nodes.map((n) => n.html)])).toEqual([]);
          if (folder !== undefined) writeFileSync(join(folder, `beside-${name}-${learner.course.lessons.indexOf(lesson) + 1}.png`), await page.screenshot({ fullPage: true }));
          for (const q of lesson.questions) await learner.answer(q, right(q));
          await learner.next();
        }
        await page.close();
      }
    });
  }
});

describe.each(formats)("%s with one SCO per lesson", (format: Format) => {
  test("each lesson is completed by itself, and says that it may be closed", async () => {
    const p = makeViolenceWith(format, "--lang", "pl", "--scos", "lesson");
    const lms = await Lms.start(p);
    try {
      const course = readViolence("pl");
      expect([...p.files.keys()].filter((f) => f.endsWith(".html"))).toEqual(course.lessons.map((_, i) => `lesson-0${i + 1}.html`));
      const done = [];
      for (const [i, lesson] of course.lessons.entries()) {
        const page = await browser.newPage();
        await page.goto(lms.page("host", p, `sco-${format}-${i}`, `&file=lesson-0${i + 1}.html`));
        const at = await courseFrame(page);
        const learner = reader(at, "pl");
        if (i === 0) await learner.start();
        expect(await learner.heading()).toBe(lesson.title);
        if (i === 3) { // a term that is explained in another lesson
          await at.locator("details:visible").last().evaluate((d) => { (d as HTMLDetailsElement).open = true; });
          await at.locator(".term").first().evaluate((t) => { (t as HTMLElement).click(); });
          expect((await at.getByRole("dialog").innerText()).length).toBeGreaterThan(20);
          await at.getByRole("dialog").getByRole("button").click();
        }
        await learner.finish(right);
        const end = await at.locator("main").innerText();
        expect(end).toContain(learner.word("mayCloseLesson"));
        const calls = await leave(page);
        const value = (element: string) => calls.filter((c) => c.args[0] === element && /SetValue/.test(c.name)).at(-1)?.args[1];
        done.push(format === "scorm12" ? value("cmi.core.lesson_status") : `${value("cmi.completion_status") ?? ""} ${value("cmi.success_status") ?? ""}`.trim());
      }
      const scored = course.lessons.map((l) => l.questions.length > 0);
      expect(done).toEqual(scored.map((s) => (format === "scorm12" ? (s ? "passed" : "completed") : s ? "completed passed" : "completed")));
    } finally {
      await lms.stop();
    }
  });
});
