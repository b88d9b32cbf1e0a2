// A course that is too large for one document: its pages lie in parts that are fetched when they are
// turned to.
import { mkdtempSync, mkdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { pathToFileURL } from "node:url";
import { AxeBuilder } from "@axe-core/playwright";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { Browser, Frame, Page } from "playwright-core";
import { callsOf, closeCourse, courseFrame, launch } from "./browser";
import { Learner, right } from "./learner";
import { makeOther, readWords, type Course, type Json, type Lang, type Lesson, type Package, type Question } from "./packages";
import { Lms } from "./server";

const modules = 3;
const format = "scorm2004-4";
/** A block of the last lesson, and a term that is explained there: the first lesson links to both. */
const far = "0Z00000000000000000000000A";
const term = "0Z00000000000000000000000B";

let browser: Browser;
let p: Package;
let lms: Lms;
const lessons = new Map<Lang, readonly Lesson[]>();

/** A programme of copies of the sample, with ids and titles of their own. */
function programme(sample: Json): Record<string, unknown> {
  const text = JSON.stringify(sample);
  const files: Record<string, unknown> = {
    "programme.json": {
      format: "trivium-programme", version: 2, id: "0Y000000000000000000000000", languages: ["pl", "de"],
      title: { origin: "pl", pl: "Duży program", de: "Großes Programm" },
      modules: Array.from({ length: modules }, (_, m) => `m${m}.json`),
    },
  };
  for (let m = 0; m < modules; m++) {
    const module = JSON.parse(text.replace(/\b0[0-9A-HJKMNP-TV-Z]{25}\b/g, (id) => `0${m + 2}${id.slice(2)}`)) as Record<string, unknown> & { lessons: { title: Record<string, string>; blocks: unknown[] }[] };
    for (const lesson of module.lessons) for (const lang of ["pl", "de", "lt"]) lesson.title[lang] = `${lesson.title[lang] ?? ""} (${m + 1})`;
    const p = (pl: string, de: string): unknown => ({ origin: "pl", pl, de, lt: pl });
    if (m === 0) {
      module.lessons[0]?.blocks.unshift({ id: "0Z00000000000000000000000C", kind: "paragraph", text: p(`[dalej](#${far}) i [słowo](term:${term})`, `[weiter](#${far}) und [Wort](term:${term})`) });
    }
    if (m === modules - 1) {
      module.lessons.at(-1)?.blocks.push(
        { id: far, kind: "paragraph", text: p("Daleki akapit", "Ferner Absatz") },
        { id: "0Z00000000000000000000000D", kind: "terms", terms: [{ id: term, term: p("słowo", "Wort"), text: p("Znaczenie słowa.", "Bedeutung des Wortes.") }] },
      );
    }
    files[`m${m}.json`] = module;
  }
  return files;
}

beforeAll(async () => {
  browser = await launch();
  for (const lang of ["pl", "de"] as const) {
    const made = makeOther(format, lang, programme, ["--lang", "pl,de"]);
    if (lang === "pl") p = made.p;
    lessons.set(lang, made.courses.flatMap((c) => c.lessons));
  }
  lms = await Lms.start(p);
});

afterAll(async () => {
  await lms.stop();
  await browser.close();
});

function course(lang: Lang): Course {
  return { title: lang === "de" ? "Großes Programm" : "Duży program", passMark: 80, lessons: lessons.get(lang) ?? [] };
}

const reader = (at: Page | Frame, lang: Lang): Learner => new Learner(at, lang, course(lang));
const title = (lang: Lang, i: number): string => course(lang).lessons.at(i)?.title ?? "";

async function open(attempt: string, before: (page: Page) => Promise<unknown> = () => Promise.resolve()): Promise<{ page: Page; at: Frame }> {
  const page = await (await browser.newContext({ locale: "pl-PL" })).newPage();
  page.on("pageerror", (e) => { throw e; });
  await before(page);
  await page.goto(lms.page("host", p, attempt));
  return { page, at: await courseFrame(page) };
}

async function suspended(page: Page): Promise<string> {
  return (await callsOf(page)).filter((c) => c.args[0] === "cmi.suspend_data").at(-1)?.args[1] ?? "";
}

async function leave(page: Page): Promise<void> {
  await closeCourse(page);
  await expect.poll(async () => (await callsOf(page)).at(-1)?.name).toBe("Terminate");
  expect((await callsOf(page)).filter((c) => c.error !== "0" && c.name !== "GetValue")).toEqual([]);
  await page.context().close();
}

const parts = (): string[] => [...p.files.keys()].filter((f) => f.startsWith("pages/"));

test("the document has no pages; they are in files that the manifest lists", () => {
  const document = Buffer.from(p.files.get("index.html") ?? []).toString();
  expect(document).not.toContain('data-page="lesson"');
  expect(parts().length).toBeGreaterThan(4);
  const manifest = Buffer.from(p.files.get("imsmanifest.xml") ?? []).toString();
  for (const part of parts()) expect(manifest).toContain(`<file href="${part}"`);
});

test("read, linked, answered, switched, side by side, left and resumed", async () => {
  const one = await open("whole");
  const pl = reader(one.at, "pl");
  await pl.start();
  await expect.poll(() => pl.heading()).toBe(title("pl", 0));
  expect(await one.at.evaluate(() => document.activeElement?.tagName)).toBe("H1");
  const within = course("pl").lessons.findIndex((l, i) => i > 0 && l.questions.length > 0);
  const asked = (lang: Lang): Question => {
    const q = course(lang).lessons[within]?.questions[0];
    if (q === undefined) throw new Error("no question");
    return q;
  };
  // The meaning of a term that another part explains.
  await one.at.locator("[data-term]:visible").first().click();
  expect(await one.at.getByRole("dialog").innerText()).toContain("Znaczenie słowa.");
  await one.at.getByRole("dialog").getByRole("button").click();
  // The contents know every page; there and back again.
  await pl.button("contents").click();
  expect(await one.at.locator(".entry:visible").count()).toBe(course("pl").lessons.length + 2);
  await one.at.getByRole("link", { name: title("pl", within), exact: true }).click();
  await expect.poll(() => pl.heading()).toBe(title("pl", within));
  await pl.answer(asked("pl"), right(asked("pl")));
  await pl.button("contents").click();
  await one.at.locator(".entry:visible").nth(1).click();
  await one.at.getByRole("link", { name: "dalej" }).click();
  await expect.poll(() => pl.heading()).toBe(title("pl", -1));
  expect(await one.at.evaluate(() => document.activeElement?.textContent)).toContain("Daleki akapit");
  // Another language, and both side by side.
  await pl.button("language").click();
  await one.at.locator("[data-switch=de]:visible").click();
  const de = reader(one.at, "de");
  await expect.poll(() => de.heading()).toBe(title("de", -1));
  await one.at.locator("[data-beside=pl]:visible").click();
  await one.at.locator(".beside:visible", { hasText: "Daleki akapit" }).waitFor();
  await de.back();
  await expect.poll(() => de.heading()).toBe(title("de", -2));
  await one.at.locator(".beside-h1:visible", { hasText: title("pl", -2) }).waitFor();
  await leave(one.page);

  const two = await open("whole");
  const again = reader(two.at, "de");
  await expect.poll(() => again.heading()).toBe(title("de", -2));
  await two.at.locator(".beside-h1:visible", { hasText: title("pl", -2) }).waitFor();
  await again.button("contents").click();
  await two.at.getByRole("link", { name: title("de", within) }).click();
  await expect.poll(() => again.heading()).toBe(title("de", within));
  expect(await again.verdict(asked("de"))).toContain(again.word("right"));
  // The result counts lessons that were never fetched.
  await again.button("contents").click();
  await two.at.getByRole("link", { name: again.word("endPage") }).click();
  await expect.poll(() => again.heading()).toBe(again.word("endPage"));
  const result = await two.at.locator("main:visible").innerText();
  expect(result).toContain(`4 von ${course("de").lessons.length}`); // first, the one with the question, last, last but one
  expect(await two.at.locator(".todo li:visible").count()).toBeGreaterThan(course("de").lessons.length - 5);
  expect(parts().length).toBeGreaterThan(await two.page.evaluate(() => performance.getEntriesByType("resource").filter((r) => r.name.includes("/pages/")).length));
  await leave(two.page);
});

test("a page that cannot be loaded: nothing is lost, and it comes when it can", async () => {
  let broken: "no" | "cut" | "sign in" = "cut";
  const one = await open("failing", (page) => page.route("**/pages/**", (route) => {
    if (broken === "cut") return route.abort();
    if (broken === "sign in") return route.fulfill({ status: 200, contentType: "text/html", body: "<!doctype html><p>Please sign in" });
    return route.continue();
  }));
  one.page.removeAllListeners("pageerror"); // a page to sign in is no script
  const pl = reader(one.at, "pl");
  const failed = one.at.getByRole("status").getByText(pl.word("pageNotLoaded"));
  await pl.start();
  await failed.waitFor();
  expect(await pl.heading()).toBe(title("pl", 0));
  const { violations } = await new AxeBuilder({ page: one.page }).withTags(["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22a", "wcag22aa"]).analyze();
  expect(violations.map((v) => [v.id, v.nodes.map((n) => n.html)])).toEqual([]);
  const place = (await suspended(one.page)).split(";")[1];
  expect(place).toMatch(/^\w+\.1$/);
  expect(await suspended(one.page)).not.toMatch(/:1[:-]/); // it was not read
  broken = "sign in";
  await pl.button("loadAgain").click();
  await one.at.getByText(pl.word("pageLoading")).waitFor();
  await failed.waitFor();
  broken = "no";
  await pl.button("loadAgain").click();
  await one.at.locator("section.page:not([data-absent]) h1:visible").waitFor();
  expect(await pl.heading()).toBe(title("pl", 0));
  expect(await one.at.evaluate(() => document.activeElement?.tagName)).toBe("H1");
  await expect.poll(() => suspended(one.page)).toMatch(/:1:/);

  // Without a network on a page far away; it comes back by itself, and what stands beside on demand.
  await pl.next();
  broken = "cut";
  await pl.button("contents").click();
  await one.at.getByRole("link", { name: title("pl", -1), exact: true }).click();
  await failed.waitFor();
  await leave(one.page);
  const two = await open("failing"); // the place was kept
  await expect.poll(() => reader(two.at, "pl").heading()).toBe(title("pl", -1));
  await two.at.getByText("Daleki akapit").waitFor();
  await two.page.route("**/pages/de-**", (route) => route.abort());
  await reader(two.at, "pl").button("language").click();
  await two.at.locator("[data-beside=de]:visible").click();
  const alone = two.at.locator("[data-notice=alone]:visible");
  await alone.waitFor();
  await two.page.unroute("**/pages/de-**");
  await alone.getByRole("button").click();
  await two.at.locator(".beside:visible", { hasText: "Ferner Absatz" }).waitFor();
  expect(await alone.count()).toBe(0);
  await two.page.route("**/pages/pl-**", (route) => route.abort());
  await reader(two.at, "pl").button("contents").click();
  await two.at.getByRole("link", { name: title("pl", 5), exact: true }).click();
  await two.at.getByRole("status").getByText(pl.word("pageNotLoaded")).waitFor();
  await two.page.unroute("**/pages/pl-**");
  await two.at.evaluate(() => window.dispatchEvent(new Event("online")));
  await two.at.locator("section.page:not([data-absent]) h1:visible", { hasText: title("pl", 5) }).waitFor();
  await leave(two.page);
});

test("an address leads to a page, and to a block that is linked to, in a language", async () => {
  const page = await (await browser.newContext({ locale: "pl-PL" })).newPage();
  const lesson = course("de").lessons[7];
  await page.goto(`${lms.origin}/sco/${format}/pl/index.html?lang=de#${lesson?.id ?? ""}`);
  await page.locator("section.page:not([data-absent]) h1:visible", { hasText: lesson?.title ?? "-" }).waitFor();
  await page.goto(`${lms.origin}/sco/${format}/pl/index.html?lang=de&2#${far}`);
  await page.getByText("Ferner Absatz").waitFor();
  expect(await reader(page, "de").heading()).toBe(title("de", -1));
  await page.context().close();
});

test("printed: the page that is shown with a word about it, or on demand all of them", async () => {
  const page = await (await browser.newContext({ locale: "pl-PL" })).newPage();
  const words = readWords("pl");
  await page.addInitScript(() => { window.print = () => { (window as unknown as { printed: number }).printed = document.querySelectorAll("[data-edition=pl] [data-page=lesson]").length; }; });
  await page.goto(`${lms.origin}/sco/${format}/pl/index.html`);
  const pl = reader(page, "pl");
  await pl.start();
  await page.locator("section.page:not([data-absent]) h1:visible", { hasText: title("pl", 0) }).waitFor();
  await page.emulateMedia({ media: "print" });
  expect(await page.locator("h1:visible").allInnerTexts()).toEqual([title("pl", 0)]);
  expect(await page.getByText(words["printPart"] ?? "-").isVisible()).toBe(true);
  await page.emulateMedia({ media: "screen" });
  await page.route("**/pages/**", (route) => route.abort());
  await page.keyboard.press("Control+p");
  await page.getByText(words["printNotLoaded"] ?? "-").waitFor();
  await page.unroute("**/pages/**");
  await pl.button("printAll").click();
  const count = course("pl").lessons.length;
  await page.waitForFunction((n) => (window as unknown as { printed?: number }).printed === n, count);
  await page.emulateMedia({ media: "print" });
  expect(await page.getByText(words["printPart"] ?? "-").isVisible()).toBe(false);
  expect(await page.locator("h1:visible").allInnerTexts()).toEqual([course("pl").title, ...course("pl").lessons.map((l) => l.title)]);
  await page.context().close();
});

test("played from a folder", async () => {
  const folder = mkdtempSync(join(tmpdir(), "played-"));
  try {
    for (const [name, content] of p.files) {
      mkdirSync(dirname(join(folder, name)), { recursive: true });
      writeFileSync(join(folder, name), content);
    }
    const page = await (await browser.newContext({ locale: "pl-PL" })).newPage();
    await page.goto(pathToFileURL(join(folder, "index.html")).href);
    await reader(page, "pl").start();
    await page.locator("section.page:not([data-absent]) h1:visible", { hasText: title("pl", 0) }).waitFor();
    await page.context().close();
  } finally {
    rmSync(folder, { recursive: true });
  }
});
