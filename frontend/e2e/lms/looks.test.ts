// Pictures of the player for people to look at, and the handout. SCREENSHOTS names the folder.
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { Browser } from "playwright-core";
import { launch } from "./browser";
import { Learner, right, wrong } from "./learner";
import { langs, makePackage } from "./packages";
import { Lms } from "./server";

let browser: Browser;
let lms: Lms;
const folder = process.env["SCREENSHOTS"];

beforeAll(async () => {
  browser = await launch();
  lms = await Lms.start(...langs.map((l) => makePackage("scorm12", l)));
  if (folder !== undefined) mkdirSync(folder, { recursive: true });
});

afterAll(async () => {
  await browser.close();
  await lms.stop();
});

test.each([
  ["desk", "pl", { width: 1280, height: 800 }],
  ["phone", "de", { width: 390, height: 844 }],
  ["narrow", "lt", { width: 320, height: 640 }],
] as const)("%s in %s", async (name, lang, viewport) => {
  const context = await browser.newContext({ viewport, deviceScaleFactor: name === "desk" ? 1 : 2 });
  const page = await context.newPage();
  const learner = new Learner(page, lang);
  const shoot = async (what: string, fullPage = false): Promise<void> => {
    const picture = await page.screenshot({ fullPage });
    expect(picture.length).toBeGreaterThan(5_000);
    if (folder !== undefined) writeFileSync(join(folder, `player-${name}-${what}.png`), picture);
  };
  await page.goto(`${lms.origin}/sco/scorm12/${lang}/index.html`);
  await shoot("start");
  await learner.start();
  await shoot("lesson");
  await shoot("lesson-whole", true);
  const [one] = learner.course.lessons[0]?.questions ?? [];
  const many = learner.course.lessons[0]?.questions.find((q) => q.kind === "multiple");
  if (one === undefined || many === undefined) throw new Error("the sample begins with two questions");
  await learner.answer(one, wrong(one));
  await learner.form(one).scrollIntoViewIfNeeded();
  await shoot("wrong");
  await learner.again(one);
  await learner.answer(one, right(one));
  await shoot("right");
  await learner.answer(many, wrong(many));
  await shoot("answered-whole", true);
  await learner.next();
  await learner.button("contents").click();
  await shoot("contents");
  await learner.button("contents").click();
  await shoot("lesson-2-whole", true);
  for (let i = 0; i < 10 && (await learner.button("next").isVisible()); i++) await learner.next();
  await shoot("end-missing");
  for (let i = 0; i < 10 && (await learner.button("back").isVisible()); i++) await learner.back();
  await learner.button("continue").click();
  await learner.finish(right);
  await shoot("end");
  if (name === "desk") {
    const pdf = await page.pdf({ format: "A4" });
    // The handout holds every page: the sample's five lessons with their pictures are over 60 kB.
    expect(pdf.length).toBeGreaterThan(60_000);
    if (folder !== undefined) writeFileSync(join(folder, "player-print.pdf"), pdf);
    await page.emulateMedia({ media: "print" });
    await page.setViewportSize({ width: 680, height: 960 }); // A4 without its margins
    await shoot("print", true);
    expect(await page.locator("section[data-page=lesson]:visible").count()).toBe(learner.course.lessons.length);
    expect(await page.locator("img").evaluateAll((l) => (l as HTMLImageElement[]).every((i) => i.complete && i.naturalWidth > 0))).toBe(true);
  }
  await context.close();
});

test("forced colours", async () => {
  const context = await browser.newContext({ forcedColors: "active", colorScheme: "dark" });
  const page = await context.newPage();
  await page.goto(`${lms.origin}/sco/scorm12/pl/index.html`);
  const learner = new Learner(page, "pl");
  await learner.start();
  const q = learner.course.lessons[0]?.questions[0];
  if (q === undefined) throw new Error("no question");
  await learner.answer(q, wrong(q));
  const picture = await page.screenshot();
  expect(picture.length).toBeGreaterThan(5_000);
  if (folder !== undefined) writeFileSync(join(folder, "player-forced.png"), picture);
  await context.close();
});
