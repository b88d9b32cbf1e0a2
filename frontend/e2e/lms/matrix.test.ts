// Every sample, in every format and every way to pack it, is played by the same learner: she turns
// every page, opens what opens, fills every reflection, answers every question right, changes the
// language where there are several, leaves in the middle, comes back and finishes.
//
// MATRIX=all plays all packages; a number plays one of each sample, and another number others.
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Browser, Frame, Page } from "playwright-core";
import { count, greatest } from "../figures";
import { callsOf, closeCourse, courseFrame, launch } from "./browser";
import type { Call } from "./hosts";
import { allEntries, launchable, makeEntry, readAnswers, someEntries, type Answers, type Entry } from "./matrix";
import { arrive, read, readEnd, turnOn, work, type Found } from "./onpage";
import type { Package } from "./packages";
import { Lms } from "./server";

const wanted = process.env["MATRIX"] ?? "0";
const entries = wanted === "all" ? allEntries() : someEntries(Number(wanted));

/** Reflections of up to 3,000 characters, with letters that take several in suspend data; of each length some. */
const thoughts = "Przemyślałam to dokładnie: größte Schwierigkeit, didžiausias sunkumas… ".repeat(50);
const lengths = [3000, 800, 1500];

let browser: Browser;
let lms: Lms;

beforeAll(async () => {
  browser = await launch();
  lms = await Lms.start();
});

afterAll(async () => {
  await browser.close();
  await lms.stop();
});

/** A learner at her desk, with one package. */
interface Desk {
  readonly entry: Entry;
  readonly p: Package;
  readonly answers: Answers;
  readonly page: Page;
}

async function launchSco({ p, page }: Desk, attempt: string, file: string): Promise<Frame> {
  await page.goto(lms.page("host", p, attempt, `&file=${file}&learner=Nowak,%20Anna`));
  return courseFrame(page);
}

/** Leaves as LMSs do, and holds every call against the standard and the limit of the state. */
async function leave({ entry, page }: Desk): Promise<void> {
  await closeCourse(page);
  await page.waitForFunction(() => /Terminate|LMSFinish/.test((window as unknown as { calls: { name: string }[] }).calls.at(-1)?.name ?? ""));
  const calls = await callsOf(page);
  expect(calls.filter((c) => c.error !== "0" || c.answer === "false")).toEqual([]);
  const longest = Math.max(...calls.filter((c) => c.args[0] === "cmi.suspend_data").map(sizeOf));
  expect(longest).toBeLessThanOrEqual(entry.format === "scorm12" ? 4096 : 64_000);
  count("API calls", calls.length);
  greatest(`longest state of ${entry.sample} ${entry.format === "scorm12" ? "1.2" : "2004"}`, longest);
}

const sizeOf = (c: Call): number => (/SetValue/.test(c.name) ? (c.args[1] ?? "") : c.answer).length;

/** Changes to the next language, with the one before beside it: answers, reflections and page stay. */
async function changeLanguage(at: Frame, before: Found): Promise<Found> {
  const to = await at.locator(".edition:not([hidden]) [data-switch][aria-pressed=false]").first().getAttribute("data-switch");
  await at.locator(".edition:not([hidden]) .langs-button").click();
  await at.locator(`.edition:not([hidden]) [data-switch="${to ?? ""}"]`).click();
  const after = await arrive(at);
  expect(after.lang).toBe(to);
  expect([after.page, after.answers, after.notes]).toEqual([before.page, before.answers, before.notes]);
  await at.locator(`.edition:not([hidden]) [data-beside="${before.lang}"]`).click();
  await at.locator(".edition:not([hidden]) [data-page]:not([hidden]) .beside").first().waitFor();
  await at.locator(".edition:not([hidden]) .langs-button").click();
  count("language changes", 1);
  return read(at);
}

/** Works through one SCO in two launches. */
async function playOne(desk: Desk, file: string): Promise<void> {
  const { entry, answers } = desk;
  const attempt = `${entry.name} ${file}`;
  let questions = 0;
  let now: Found;
  const workHere = async (at: Frame): Promise<void> => {
    const done = await work(at, answers, thoughts.slice(0, lengths[now.number % lengths.length]));
    expect(done.problems).toEqual([]);
    questions += done.questions;
    for (const name of ["questions", "reflections", "terms", "details"] as const) count(name, done[name]);
    count("pages", 1);
  };

  const one = await launchSco(desk, attempt, file);
  now = await arrive(one);
  const middle = Math.ceil(now.of / 2);
  await workHere(one);
  while (now.number < middle) {
    now = await turnOn(one, now);
    await workHere(one);
  }
  now = await read(one);
  if (entry.name.endsWith(" all")) now = await changeLanguage(one, now);
  await leave(desk);

  const two = await launchSco(desk, attempt, file);
  const again = await arrive(two);
  expect([again.page, again.lang, again.number, again.answers]).toEqual([now.page, now.lang, now.number, now.answers]);
  // A reflection comes back whole or not at all, and not at all only after the course has said so.
  const mayBeGone = now.unkept;
  expect(again.notes.filter((note) => note !== "" || !mayBeGone)).toEqual(now.notes.filter((_, i) => again.notes[i] !== "" || !mayBeGone));
  now = again;
  while (now.number < now.of) {
    now = await turnOn(two, now);
    await workHere(two);
  }
  expect(now.page).toBe("end");
  const result = questions > 0 ? "passed" : "completed";
  expect(await readEnd(two)).toEqual({ outcomes: [result], todo: [], certificate: true });
  await leave(desk);
  expectStored(entry, attempt, questions > 0);
  count("SCOs finished", 1);
}

/** What the LMS has in the end: completed, and passed with the full score where there are questions. */
function expectStored(entry: Entry, attempt: string, scored: boolean): void {
  const cmi = (lms.attempts.get(attempt)?.["cmi"] ?? {}) as Record<string, Record<string, unknown>>;
  if (entry.format === "scorm12") {
    const score = cmi["core"]?.["score"] as Record<string, unknown> | undefined;
    expect([cmi["core"]?.["lesson_status"], Number(score?.["raw"])]).toEqual(scored ? ["passed", 100] : ["completed", 0]);
    return;
  }
  expect(cmi["completion_status"]).toBe("completed");
  if (scored) expect([cmi["success_status"], Number(cmi["score"]?.["scaled"])]).toEqual(["passed", 1]);
}

describe.concurrent("played to the end", () => {
  test.each(entries.map((e) => [e.name, e] as const))("%s", { timeout: 300_000 }, async (_, entry) => {
    const p = makeEntry(entry);
    lms.install(p);
    const files = launchable(p);
    expect(files.length).toBeGreaterThan(0);
    const page = await (await browser.newContext({ viewport: { width: 1024, height: 768 } })).newPage();
    const wrong: string[] = [];
    page.on("pageerror", (e) => wrong.push(String(e)));
    page.on("console", (m) => { if (m.type() === "error" && !/favicon/.test(m.location().url)) wrong.push(m.text()); });
    const desk: Desk = { entry, p, answers: readAnswers(entry.file), page };
    for (const file of files) await playOne(desk, file);
    expect(wrong).toEqual([]);
    await page.context().close();
    count("packages played", 1);
  });
});
