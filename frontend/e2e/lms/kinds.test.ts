// Every kind of block and question: how it is worked, what the LMS gets, who can use it.
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { AxeBuilder } from "@axe-core/playwright";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Browser, Page } from "playwright-core";
import { callsOf, closeCourse, courseFrame, launch } from "./browser";
import type { Call } from "./hosts";
import { Learner, right, wrong } from "./learner";
import { formats, makeViolence, readViolence, type Format, type Kind, type Lang, type Question } from "./packages";
import { Lms } from "./server";

let browser: Browser;
let lms: Lms;
const folder = process.env["SCREENSHOTS"];
const both: readonly Lang[] = ["pl", "de"];

beforeAll(async () => {
  browser = await launch();
  lms = await Lms.start(...formats.flatMap((f) => both.map((l) => makeViolence(f, l))));
  if (folder !== undefined) mkdirSync(folder, { recursive: true });
});

afterAll(async () => {
  await browser.close();
  await lms.stop();
});

async function open(format: Format, lang: Lang, attempt: string): Promise<{ page: Page; learner: Learner }> {
  const page = await browser.newPage();
  page.on("pageerror", (e) => { throw e; });
  await page.goto(lms.page("host", makeViolence(format, lang), attempt));
  return { page, learner: new Learner(await courseFrame(page), lang, readViolence(lang)) };
}

async function leave(page: Page): Promise<Call[]> {
  await closeCourse(page);
  await expect.poll(async () => (await callsOf(page)).at(-1)?.name).toMatch(/Terminate|LMSFinish/);
  const calls = await callsOf(page);
  expect(calls.filter((c) => c.error !== "0" || c.answer === "false")).toEqual([]);
  await page.close();
  return calls;
}

/** The interactions of a launch, by the number of their question. */
function recorded(calls: Call[]): Map<number, Record<string, string>> {
  const list: Record<string, string>[] = [];
  for (const c of calls) {
    const m = /^cmi\.interactions\.(\d+)\.(.+)$/.exec(c.args[0] ?? "");
    if (m !== null && /SetValue/.test(c.name)) (list[Number(m[1])] ??= {})[m[2] ?? ""] = c.args[1] ?? "";
  }
  return new Map(list.map((i) => [Number(/^q(\d+)_/.exec(i["id"] ?? "")?.[1]), i]));
}

const of = (learner: Learner, kind: Kind): Question => {
  const q = learner.course.lessons.flatMap((l) => l.questions).find((x) => x.kind === kind);
  if (q === undefined) throw new Error(`no ${kind}`);
  return q;
};

describe.each(formats)("%s", (format) => {
  const old = format === "scorm12";

  test("every kind of question is answered wrong, taken up again, answered right and recorded", async () => {
    const attempt = `kinds-${format}`;
    const one = await open(format, "pl", attempt);
    await one.learner.start();
    await one.learner.finish(wrong);
    expect(await one.learner.at.locator("main").innerText()).toContain(one.learner.word("statusFailed"));
    expect(await one.learner.at.locator(".certificate").isVisible()).toBe(false);
    await leave(one.page);

    const two = await open(format, "pl", attempt);
    for (const lesson of two.learner.course.lessons) {
      if (lesson.questions.length === 0) continue;
      await two.learner.button("contents").click();
      await two.learner.at.getByRole("navigation").getByRole("link", { name: lesson.title }).click();
      for (const q of lesson.questions) {
        expect(await two.learner.verdict(q)).toContain(two.learner.word("wrong"));
        await two.learner.again(q);
        await two.learner.answer(q, right(q));
        expect(await two.learner.verdict(q)).toContain(two.learner.word("right"));
      }
    }
    await two.learner.finish(right);
    expect(await two.learner.at.locator("main").innerText()).toContain(two.learner.word("statusPassed"));
    expect(await two.learner.at.locator(".certificate").innerText()).toContain("godzin");
    const calls = recorded(await leave(two.page));
    const response = (kind: Kind): [string | undefined, string | undefined, string | undefined] => {
      const i = calls.get(of(two.learner, kind).number);
      return [i?.["type"], i?.[old ? "student_response" : "learner_response"], i?.["correct_responses.0.pattern"]];
    };
    expect(response("truefalse")).toEqual(["true-false", old ? "f" : "false", old ? "f" : "false"]);
    const pairs = old ? "a.a,b.b,c.c,d.d" : "a[.]a[,]b[.]b[,]c[.]c[,]d[.]d";
    expect(response("matching")).toEqual(["matching", pairs, pairs]);
    const order = old ? "a,b,c,d,e" : "a[,]b[,]c[,]d[,]e";
    expect(response("ordering")).toEqual(["sequencing", order, order]);
    expect(response("numeric")).toEqual(["numeric", "4", old ? "4" : "4[:]4"]);
    expect(response("fillin")).toEqual(old
      ? ["fill-in", "ambiwalencja", "ambiwalencja"]
      : ["fill-in", "{lang=pl}ambiwalencja", "{case_matters=false}{order_matters=true}ambiwalencja"]);
  });

  test("a reflection is kept, and is nobody's answer", async () => {
    const attempt = `reflection-${format}`;
    const one = await open(format, "de", attempt);
    await one.learner.start();
    await one.learner.next();
    const area = (l: Learner) => l.at.locator("textarea:visible");
    await area(one.learner).fill("Größe: 3 Räume;\n„zu laut“ – 50 %");
    const calls = await leave(one.page);
    expect(calls.filter((c) => /interactions/.test(c.args[0] ?? "") && /SetValue/.test(c.name))).toEqual([]);
    const data = calls.filter((c) => c.args[0] === "cmi.suspend_data").at(-1)?.args[1] ?? "";
    expect(data).toMatch(/^[\x21-\x7e]+$/);
    const two = await open(format, "de", attempt);
    expect(await area(two.learner).inputValue()).toBe("Größe: 3 Räume;\n„zu laut“ – 50 %");
    await leave(two.page);
  });
});

test("reflections that are too long for SCORM 1.2 are told, and cost no answer", async () => {
  const one = await open("scorm12", "pl", "long");
  await one.learner.start();
  const q = one.learner.course.lessons[0]?.questions[0];
  if (q === undefined) throw new Error("no question");
  await one.learner.answer(q, right(q));
  const notice = one.learner.at.getByText(one.learner.word("notesNotKept"));
  await one.learner.next();
  await one.learner.at.locator("textarea:visible").fill("ż".repeat(1500));
  expect(await notice.isVisible()).toBe(false);
  for (let i = 0; i < 4; i++) await one.learner.next();
  await one.learner.at.locator("textarea:visible").fill("ą".repeat(1800));
  expect(await notice.isVisible()).toBe(true);
  for (const c of await leave(one.page)) if (c.args[0] === "cmi.suspend_data") expect((c.args[1] ?? "").length).toBeLessThanOrEqual(4096);
  const two = await open("scorm12", "pl", "long");
  expect(await two.learner.at.locator("textarea:visible").inputValue()).toBe(""); // the longest goes first
  for (let i = 0; i < 4; i++) await two.learner.back();
  expect(await two.learner.at.locator("textarea:visible").inputValue()).toBe("ż".repeat(1500));
  await two.learner.back();
  expect(await two.learner.verdict(q)).toContain(two.learner.word("right"));
  await leave(two.page);
});

test("order by keyboard: the focus stays, places are told, the ends are ends", async () => {
  const page = await browser.newPage();
  await page.goto(`${lms.origin}/sco/scorm12/de/index.html#${readViolence("de").lessons[2]?.id ?? ""}`);
  const learner = new Learner(page, "de", readViolence("de"));
  const q = of(learner, "ordering");
  const items = learner.question(q).getByRole("listitem");
  const first = (await items.first().getAttribute("data-plain")) ?? "";
  const ids = () => items.evaluateAll((l) => l.map((e) => e.getAttribute("data-option")).join(""));
  expect(await ids()).not.toBe(right(q));
  const down = learner.question(q).getByRole("button", { name: learner.word("moveDown").replace("{text}", first), exact: true });
  await down.focus();
  for (let i = 0; i < 7; i++) await page.keyboard.press("Enter");
  expect(await items.last().getAttribute("data-plain")).toBe(first);
  expect(await down.evaluate((b) => b === document.activeElement)).toBe(true);
  expect(await down.getAttribute("aria-disabled")).toBe("true");
  expect(await learner.question(q).locator("[data-moved]").innerText()).toContain("5");
  await page.close();
});

test("what is written is judged without regard to case, blanks and the decimal sign", async () => {
  const page = await browser.newPage();
  await page.goto(`${lms.origin}/sco/scorm12/pl/index.html#${readViolence("pl").lessons[2]?.id ?? ""}`);
  const learner = new Learner(page, "pl", readViolence("pl"));
  const numeric = of(learner, "numeric");
  await learner.answer(numeric, "vier");
  expect(await learner.verdict(numeric)).toContain(learner.word("noNumber"));
  await learner.answer(numeric, " 4,0 ");
  expect(await learner.verdict(numeric)).toContain(learner.word("right"));
  await learner.next();
  const fill = of(learner, "fillin");
  await learner.answer(fill, "  AMBIWALENCJA ");
  expect(await learner.verdict(fill)).toContain(learner.word("right"));
  await page.close();
});

test("the meaning of a term opens, is read, and gives the focus back", async () => {
  const page = await browser.newPage();
  await page.goto(`${lms.origin}/sco/scorm12/pl/index.html#${readViolence("pl").lessons[0]?.id ?? ""}`);
  const term = page.locator(".term:visible").first();
  const dialog = page.getByRole("dialog");
  await term.focus();
  await page.keyboard.press("Enter");
  expect(await dialog.innerText()).toContain("Trwały wzorzec");
  expect(await dialog.evaluate((d) => d === document.activeElement)).toBe(true);
  await page.keyboard.press("Escape");
  expect(await dialog.isVisible()).toBe(false);
  expect(await term.evaluate((b) => b === document.activeElement)).toBe(true);
  await term.click();
  await dialog.getByRole("button").click();
  expect(await term.evaluate((b) => b === document.activeElement)).toBe(true);
  await page.close();
});

test("the facilitator's notes and the untranslated words: nothing of the one, the other marked", () => {
  for (const format of formats) {
    for (const lang of both) {
      const html = Buffer.from(makeViolence(format, lang).files.get("index.html") ?? []).toString("utf8");
      for (const secret of ["Roli osoby stosującej", "Rolle der gewaltausübenden", "neutralne preteksty", "neutrale Anlässe"]) expect(html).not.toContain(secret);
    }
  }
  const german = Buffer.from(makeViolence("scorm12", "de").files.get("index.html") ?? []).toString("utf8");
  expect(german).toMatch(/<figure [^>]*lang="pl" class="quote"><blockquote><p>Nie pytam/);
});

test("sound, film, captions and downloads are in the package and play", async () => {
  const page = await browser.newPage();
  const failed: string[] = [];
  page.on("response", (r) => { if (r.status() >= 400 && !r.url().includes("favicon")) failed.push(r.url()); });
  page.on("console", (m) => { if (m.type() === "error" && !/favicon/.test(m.location().url)) failed.push(m.text()); });
  await page.goto(`${lms.origin}/sco/scorm12/de/index.html`);
  const learner = new Learner(page, "de", readViolence("de"));
  await learner.start();
  await learner.next();
  expect(await page.locator("audio:visible").getAttribute("src")).toMatch(/^media\/first-words-de-/);
  await expect.poll(() => page.locator("audio:visible").evaluate((a) => (a as HTMLAudioElement).readyState)).toBeGreaterThan(0);
  await learner.next();
  const video = page.locator("video:visible");
  await expect.poll(() => video.evaluate((v) => (v as HTMLVideoElement).readyState)).toBeGreaterThan(0);
  expect(await video.locator("track").getAttribute("srclang")).toBe("de");
  await video.evaluate((v) => { const t = (v as HTMLVideoElement).textTracks[0]; if (t !== undefined) t.mode = "showing"; });
  await expect.poll(() => video.evaluate((v) => (v as HTMLVideoElement).textTracks[0]?.cues?.length ?? 0)).toBeGreaterThan(0);
  const link = page.locator("a.file:visible").first();
  expect(await link.getAttribute("download")).toMatch(/^[a-z0-9-]+\.odt$/);
  expect(await link.innerText()).toMatch(/ODT, \d+\s?kB/);
  expect(failed).toEqual([]);
  await page.close();
});

test.each([["desk", "pl", 1280], ["narrow", "de", 320]] as const)("%s: axe finds nothing, nothing scrolls sideways, and pictures to look at", async (name, lang, width) => {
  const context = await browser.newContext({ viewport: { width, height: 800 } });
  const page = await context.newPage();
  await page.goto(`${lms.origin}/sco/scorm12/${lang}/index.html`);
  const learner = new Learner(page, lang, readViolence(lang));
  const look = async (what: string): Promise<void> => {
    const { violations } = await new AxeBuilder({ page }).withTags(["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22a", "wcag22aa"]).analyze();
    expect(violations.map((v) => [what, v.id, v.nodes.map((n) => n.html)])).toEqual([]);
    expect([what, await page.evaluate(() => document.documentElement.scrollWidth)]).toEqual([what, width]);
    if (folder !== undefined) writeFileSync(join(folder, `kinds-${name}-${what}.png`), await page.screenshot({ fullPage: true }));
  };
  await look("start");
  await learner.start();
  for (const [i, lesson] of learner.course.lessons.entries()) {
    await look(`${i + 1}`);
    for (const q of lesson.questions) await learner.answer(q, i % 2 === 0 ? wrong(q) : right(q));
    for (const d of await page.locator("details:visible").all()) await d.evaluate((e) => { (e as HTMLDetailsElement).open = true; });
    if (lesson.questions.length > 0) await look(`${i + 1}-answered`);
    if (i === 0) {
      await page.locator(".term:visible").first().click();
      await look("term");
      await page.keyboard.press("Escape");
    }
    for (const q of lesson.questions) {
      if (i % 2 !== 0) continue;
      await learner.again(q);
      await learner.answer(q, right(q));
    }
    await learner.next();
  }
  await look("end");
  if (name === "desk") {
    const pdf = await page.pdf({ format: "A4" });
    expect(pdf.length).toBeGreaterThan(60_000);
    if (folder !== undefined) writeFileSync(join(folder, "kinds-print.pdf"), pdf);
  }
  await context.close();
});
