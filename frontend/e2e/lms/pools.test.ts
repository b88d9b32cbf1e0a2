// Question pools and attempts, as learners meet them in an LMS.
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Browser, Page } from "playwright-core";
import { callsOf, closeCourse, courseFrame, launch } from "./browser";
import { Learner, right, wrong } from "./learner";
import { makeOther, type Course, type Format, type Json, type Package, type Question } from "./packages";
import { Lms } from "./server";

const draw = 3;
const size = 10;

/** The sample with a lesson to read and one whose questions are drawn from a pool. */
function withPool(sample: Json, attempts: Json, pool: Json = { draw, shuffleQuestions: true, shuffleOptions: true }): Record<string, unknown> {
  const text = (t: string): Json => ({ origin: "pl", pl: t, de: t, lt: t });
  const id = (kind: string, n: number): string => `01M90000000000000000000${kind}${String(n).padStart(2, "0")}`;
  const question = (n: number): Json => ({
    id: id("Q", n), kind: "single", number: n, prompt: text(`Pytanie ${n}?`),
    options: [..."abcd"].map((o) => ({ id: o, text: text(`${o} ${n}`), ...(o === "b" ? { correct: true } : {}) })),
  });
  return {
    "module.json": {
      ...sample, passMark: 60, attempts,
      lessons: [
        { id: id("A", 1), number: 1, title: text("Do czytania"), blocks: [{ id: id("P", 1), kind: "paragraph", text: text("Tekst.") }] },
        { id: id("A", 2), number: 2, title: text("Test"), pool, blocks: Array.from({ length: size }, (_, i) => question(i + 1)) },
      ],
    },
  };
}

let browser: Browser;

beforeAll(async () => {
  browser = await launch();
});

afterAll(async () => {
  await browser.close();
});

interface Seat { page: Page; learner: Learner }

async function open(lms: Lms, p: Package, attempt: string, course: Course): Promise<Seat> {
  const page = await browser.newPage();
  await page.goto(lms.page("host", p, attempt));
  return { page, learner: new Learner(await courseFrame(page), p.lang, course) };
}

async function leave(page: Page): Promise<void> {
  await closeCourse(page);
  await expect.poll(async () => (await callsOf(page)).at(-1)?.name).toMatch(/Terminate|LMSFinish/);
  expect((await callsOf(page)).filter((c) => c.error !== "0" || c.answer === "false")).toEqual([]);
  await page.close();
}

/** What is on the page of questions: numbers in their order, with the order of the options of each. */
async function onPage({ learner }: Seat): Promise<string[]> {
  const forms = learner.at.locator("form[data-number]:visible");
  return forms.evaluateAll((all) => all.map((f) => `${f.getAttribute("data-number") ?? ""}:${[...f.querySelectorAll("[data-option]")].map((o) => o.getAttribute("data-option")).join("")}`));
}

async function asked(seat: Seat): Promise<Question[]> {
  const all = seat.learner.course.lessons.flatMap((l) => l.questions);
  return (await onPage(seat)).map((s) => {
    const q = all.find((x) => x.number === Number(s.split(":")[0]));
    if (q === undefined) throw new Error(`no question ${s}`);
    return q;
  });
}

/** Turns to the page of questions from the start. */
async function toTest({ learner }: Seat): Promise<void> {
  await learner.start();
  await learner.next();
  expect(await learner.heading()).toBe("Test");
}

/** Answers all that is on the page, the first `mistakes` of them wrong, and turns to the result. */
async function take(seat: Seat, mistakes: number): Promise<void> {
  for (const [i, q] of (await asked(seat)).entries()) await seat.learner.answer(q, i < mistakes ? wrong(q) : right(q));
  await seat.learner.next();
}

/** What the LMS has of an attempt. */
function recorded(lms: Lms, attempt: string): { status: string; score: string; data: string } {
  const cmi = lms.attempts.get(attempt)?.["cmi"] as Record<string, Record<string, unknown> & string>;
  const core = cmi["core"] ?? cmi;
  const score = core["score"] as Record<string, string> | undefined;
  const status = cmi["core"] === undefined ? `${String(cmi["completion_status"])} ${String(cmi["success_status"])}` : String(core["lesson_status"]);
  return { status, score: String(score?.["raw"]), data: String(cmi["suspend_data"]) };
}

describe.each(["scorm12", "scorm2004-4"] as const)("%s", (format: Format) => {
  const old = format === "scorm12";
  const failed = old ? "failed" : "completed failed";
  const passed = old ? "passed" : "completed passed";

  test("each learner gets questions of her own, and finds them again", async () => {
    const { p, courses: [course] } = makeOther(format, "pl", (sample) => withPool(sample, { limit: 2 }));
    if (course === undefined) throw new Error("course");
    const lms = await Lms.start(p);
    try {
      const draws = new Set<string>();
      for (const name of ["anna", "jonas"]) {
        const one = await open(lms, p, name, course);
        expect(await one.learner.at.locator(".facts").innerText()).toContain(`${draw} pytania`);
        await toTest(one);
        const first = await onPage(one);
        expect(first).toHaveLength(draw);
        expect(await one.learner.at.locator(".question-place:visible").first().innerText()).toContain(one.learner.word("question").replace("{n}", "1").replace("{total}", String(draw)));
        draws.add(first.join());
        const [q] = await asked(one);
        if (q === undefined) throw new Error("question");
        await one.learner.answer(q, wrong(q));
        // Within an attempt an answer is final.
        expect(await one.learner.form(q).getByRole("button", { name: one.learner.word("tryAgain") }).isVisible()).toBe(false);
        await leave(one.page);
        const two = await open(lms, p, name, course);
        expect(await onPage(two)).toEqual(first);
        expect(await two.learner.verdict(q)).toContain(two.learner.word("wrong"));
        await leave(two.page);
      }
      expect(draws.size).toBe(2); // alike with their options: once in ten million runs
    } finally {
      await lms.stop();
    }
  });

  test("attempts: new questions, the best counts, the limit holds", async () => {
    const { p, courses: [course] } = makeOther(format, "pl", (sample) => withPool(sample, { limit: 3, counts: "best" }));
    if (course === undefined) throw new Error("course");
    const lms = await Lms.start(p);
    try {
      const seat = await open(lms, p, "anna", course);
      const { learner } = seat;
      const end = learner.at.locator("[data-page=end]");
      const retry = learner.button("newAttempt");
      await toTest(seat);
      const first = (await asked(seat)).map((q) => q.number);
      await take(seat, 2);
      expect(await end.innerText()).toContain(learner.word("statusFailed"));
      expect(recorded(lms, "anna")).toMatchObject({ status: failed, score: "33.33" });
      await retry.click();
      expect(await learner.heading()).toBe("Test");
      const second = (await asked(seat)).map((q) => q.number);
      expect(second.filter((n) => first.includes(n))).toEqual([]);
      expect(await learner.at.locator("[data-attempt]:visible").innerText()).toBe(learner.word("attemptOf").replace("{n}", "2").replace("{total}", "3"));
      // Half-way the earlier result stands, also after leaving.
      const [q] = await asked(seat);
      if (q === undefined) throw new Error("question");
      await learner.answer(q, right(q));
      expect(recorded(lms, "anna")).toMatchObject({ status: failed, score: "33.33" });
      await leave(seat.page);

      const again = await open(lms, p, "anna", course);
      const end2 = again.learner.at.locator("[data-page=end]");
      expect((await asked(again)).map((x) => x.number)).toEqual(second);
      for (const x of (await asked(again)).slice(1)) await again.learner.answer(x, x === (await asked(again)).at(-1) ? wrong(x) : right(x));
      await again.learner.next();
      expect(await end2.innerText()).toContain(again.learner.word("statusPassed"));
      expect(recorded(lms, "anna")).toMatchObject({ status: passed, score: "66.66" });
      // The third attempt is worse: the second still counts, and there is no other.
      await again.learner.button("newAttempt").click();
      expect((await asked(again)).map((x) => x.number).filter((n) => first.includes(n) || second.includes(n))).toEqual([]);
      await take(again, draw);
      const text = await end2.innerText();
      expect(text).toContain(again.learner.word("statusPassed"));
      expect(text).toContain(again.learner.word("noAttemptsLeft"));
      expect(text).toContain(again.learner.word("bestCounts"));
      expect(await again.learner.button("newAttempt").isVisible()).toBe(false);
      expect(recorded(lms, "anna")).toMatchObject({ status: passed, score: "66.66" });
      expect(recorded(lms, "anna").data.length).toBeLessThanOrEqual(4096);
      await leave(again.page);
    } finally {
      await lms.stop();
    }
  });

  test("where the last attempt counts, it may be lower, but takes no pass away", async () => {
    const { p, courses: [course] } = makeOther(format, "pl", (sample) => withPool(sample, { counts: "last" }, { draw }));
    if (course === undefined) throw new Error("course");
    const lms = await Lms.start(p);
    try {
      const seat = await open(lms, p, "anna", course);
      await toTest(seat);
      await take(seat, 2);
      expect(recorded(lms, "anna")).toMatchObject({ status: failed, score: "33.33" });
      for (const [mistakes, status, score] of [[3, failed, "0"], [1, passed, "66.66"], [3, passed, "66.66"]] as const) {
        await seat.learner.button("newAttempt").click();
        await take(seat, mistakes);
        expect(recorded(lms, "anna")).toMatchObject({ status, score });
      }
      expect(await seat.learner.at.locator("[data-figure=score]").innerText()).toContain("66");
      await leave(seat.page);
    } finally {
      await lms.stop();
    }
  });
});

test("both languages draw the same, and side by side only what was drawn is shown", async () => {
  const { p, courses: [course] } = makeOther("scorm12", "pl", (sample) => withPool(sample, {}), ["--lang", "pl,de"]);
  if (course === undefined) throw new Error("course");
  const lms = await Lms.start(p);
  try {
    const seat = await open(lms, p, "anna", course);
    await toTest(seat);
    const first = await onPage(seat);
    await seat.learner.button("language").click();
    await seat.learner.at.locator(".edition:visible [data-beside=de]").click();
    expect(await onPage(seat)).toEqual(first);
    expect(await seat.learner.at.locator(".page:visible .beside:visible .question").count()).toBe(draw);
    await seat.page.emulateMedia({ media: "print" });
    expect(await onPage(seat)).toEqual(first);
    await seat.page.emulateMedia({ media: "screen" });
    await seat.learner.at.locator(".edition:visible [data-switch=de]").click();
    expect(await onPage(seat)).toEqual(first);
    await leave(seat.page);
  } finally {
    await lms.stop();
  }
});
