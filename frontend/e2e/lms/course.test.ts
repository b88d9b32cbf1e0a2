// The course from the first page to the last in a simulated LMS, in every format and language.
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Browser, Page } from "playwright-core";
import { callsOf, closeCourse, courseFrame, launch } from "./browser";
import type { Call } from "./hosts";
import { Learner, right, wrong } from "./learner";
import { formats, langs, makePackage, type Format, type Kind, type Lang, type Question } from "./packages";
import { Lms } from "./server";

let browser: Browser;
let lms: Lms;

beforeAll(async () => {
  browser = await launch();
  lms = await Lms.start(...formats.flatMap((f) => langs.map((l) => makePackage(f, l))));
});

afterAll(async () => {
  await browser.close();
  await lms.stop();
});

/** Names that differ between the editions. */
function names(format: Format): Record<"initialize" | "terminate" | "get" | "set" | "commit" | "data" | "place", string> {
  return format === "scorm12"
    ? { initialize: "LMSInitialize", terminate: "LMSFinish", get: "LMSGetValue", set: "LMSSetValue", commit: "LMSCommit", data: "cmi.suspend_data", place: "cmi.core.lesson_location" }
    : { initialize: "Initialize", terminate: "Terminate", get: "GetValue", set: "SetValue", commit: "Commit", data: "cmi.suspend_data", place: "cmi.location" };
}

async function open(format: Format, lang: Lang, attempt: string, more = ""): Promise<{ page: Page; learner: Learner }> {
  const page = await browser.newPage();
  page.on("pageerror", (e) => { throw e; });
  await page.goto(lms.page("host", makePackage(format, lang), attempt, more));
  return { page, learner: new Learner(await courseFrame(page), lang) };
}

/** Closes the course and the page; returns the calls of the whole launch. */
async function leave(page: Page, format: Format): Promise<Call[]> {
  await closeCourse(page);
  await expect.poll(async () => (await callsOf(page)).some((c) => c.name === names(format).terminate)).toBe(true);
  const calls = await callsOf(page);
  await page.close();
  return calls;
}

/** What every launch must keep to. */
function expectGoodManners(format: Format, calls: Call[]): void {
  const n = names(format);
  expect(calls.filter((c) => c.error !== "0" || c.answer === "false")).toEqual([]);
  expect(calls.map((c) => c.name).filter((name) => name === n.initialize)).toHaveLength(1);
  expect(calls.map((c) => c.name).filter((name) => name === n.terminate)).toHaveLength(1);
  expect(calls[0]?.name).toBe(n.initialize);
  expect(calls.at(-1)?.name).toBe(n.terminate);
  expect(calls.some((c) => /exitAll|nav\.request/.test(c.args.join(" ")))).toBe(false);
  for (const c of calls) {
    if (c.name !== n.set) continue;
    const [element = "", value = ""] = c.args;
    if (element === n.data) {
      expect(value).toMatch(/^[\x20-\x7e]*$/);
      expect(value.length).toBeLessThanOrEqual(4096);
    }
    if (element.endsWith("exit")) expect(value).toBe("suspend");
    if (element.endsWith("session_time")) {
      expect(value).toMatch(format === "scorm12" ? /^\d{4}:[0-5]\d:[0-5]\d\.\d\d$/ : /^PT\d+(\.\d{1,2})?S$/);
    }
    if (/\.id$/.test(element)) expect(value).toMatch(/^q\d+_[0-9A-Z]{26}$/);
  }
}

/** The last value that was set of each element. */
function values(format: Format, calls: Call[]): Map<string, string> {
  return new Map(calls.filter((c) => c.name === names(format).set).map((c) => [c.args[0] ?? "", c.args[1] ?? ""]));
}

/** All interactions in the order they were recorded, without their times. */
function interactions(format: Format, calls: Call[]): Record<string, string>[] {
  const list: Record<string, string>[] = [];
  for (const [element, value] of values(format, calls)) {
    const m = /^cmi\.interactions\.(\d+)\.(.+)$/.exec(element);
    if (m === null) continue;
    (list[Number(m[1])] ??= {})[m[2] ?? ""] = value;
  }
  return list;
}

function outcome(format: Format, v: Map<string, string>): Record<string, string | undefined> {
  return format === "scorm12"
    ? { status: v.get("cmi.core.lesson_status"), raw: v.get("cmi.core.score.raw"), min: v.get("cmi.core.score.min"), max: v.get("cmi.core.score.max") }
    : {
        completion: v.get("cmi.completion_status"), success: v.get("cmi.success_status"), progress: v.get("cmi.progress_measure"),
        scaled: v.get("cmi.score.scaled"), raw: v.get("cmi.score.raw"), min: v.get("cmi.score.min"), max: v.get("cmi.score.max"),
      };
}

const passedAll: Record<Format, Record<string, string | undefined>> = {
  "scorm12": { status: "passed", raw: "100", min: "0", max: "100" },
  "scorm2004-4": { completion: "completed", success: "passed", progress: "1", scaled: "1", raw: "100", min: "0", max: "100" },
  "scorm2004-3": { completion: "completed", success: "passed", progress: "1", scaled: "1", raw: "100", min: "0", max: "100" },
};

const types: Record<Kind, string> = {
  single: "choice", multiple: "choice", truefalse: "true-false", matching: "matching", ordering: "sequencing", fillin: "fill-in", numeric: "numeric",
};

/** The right answer as the edition of SCORM writes it (RTE 1.2, 3.4.7; RTE 2004, 4.2.9.2). */
function pattern(format: Format, q: Question): string {
  const old = format === "scorm12";
  const answer = right(q);
  switch (q.kind) {
    case "truefalse":
      return old ? answer : answer === "t" ? "true" : "false";
    case "matching":
      return (answer.match(/../g) ?? []).map(([l, r]) => `${l}${old ? "." : "[.]"}${r}`).join(old ? "," : "[,]");
    case "fillin":
      return old ? answer : `{case_matters=false}{order_matters=true}${answer}`;
    case "numeric":
      return old ? answer : `${answer}[:]${answer}`;
    default:
      return [...answer].join(old ? "," : "[,]");
  }
}

// Each format and each language; all of each with MATRIX=all.
const pairs = formats.flatMap((format, f) => langs.map((lang, l) => ({ format, lang, first: f === 0 || f === l })));
const played = pairs.filter((p) => p.first || process.env["MATRIX"] === "all").map(({ format, lang }): [Format, Lang] => [format, lang]);

describe.each(played)("%s in %s", (format, lang) => {
  const old = format === "scorm12";

  test("from the first page to the last", async () => {
    const attempt = `whole-${format}-${lang}`;
    const { page, learner } = await open(format, lang, attempt);
    expect(await learner.heading()).toBe(learner.course.title);
    await learner.start();
    expect(await learner.heading()).toBe(learner.course.lessons[0]?.title);

    const first = learner.course.lessons[0]?.questions[0];
    const second = learner.course.lessons[0]?.questions.find((q) => q.kind === "multiple");
    if (first === undefined || second === undefined) throw new Error("the sample begins with two questions");

    // Nothing chosen: a polite word, nothing recorded.
    await learner.form(first).getByRole("button", { name: learner.word("check") }).click();
    expect(await learner.verdict(first)).toContain(learner.word("nothingChosen"));
    expect(interactions(format, await callsOf(page))).toHaveLength(0);

    // Wrong: says so, says why, marks the right one; then again, right: final.
    await learner.answer(first, wrong(first));
    const said = await learner.verdict(first);
    expect(said).toContain(learner.word("wrong"));
    expect(said).toContain(first.options.find((o) => o.correct)?.text);
    if (first.feedback.wrong !== "") expect(said).toContain(first.feedback.wrong);
    expect(await learner.question(first).innerText()).toContain(learner.word("yourAnswerWrong"));
    expect(await learner.question(first).innerText()).toContain(learner.word("rightAnswer"));
    await learner.again(first);
    await learner.answer(first, right(first));
    expect(await learner.verdict(first)).toContain(learner.word("right"));
    expect(await learner.form(first).getByRole("button").count()).toBe(0);
    expect(await learner.question(first).getByRole("radio").first().isDisabled()).toBe(true);

    // A multiple answer with one too few is wrong.
    await learner.answer(second, right(second).slice(1));
    expect(await learner.verdict(second)).toContain(learner.word("wrong"));
    await learner.again(second);
    await learner.answer(second, right(second));
    expect(await learner.verdict(second)).toContain(learner.word("right"));

    // Half-way there is no score and no verdict on the course.
    const half = outcome(format, values(format, await callsOf(page)));
    expect(half["raw"]).toBeUndefined();
    expect(old ? half["status"] : half["completion"]).toBe("incomplete");

    await learner.finish(right);
    expect(await learner.heading()).toBe(learner.word("endPage"));
    const end = await learner.at.locator("main").innerText();
    expect(end).toContain(learner.word("statusPassed"));
    expect(end).toContain(learner.word("mayClose"));

    const calls = await leave(page, format);
    expectGoodManners(format, calls);
    expect(outcome(format, values(format, calls))).toEqual(passedAll[format]);

    const recorded = interactions(format, calls);
    const questions = learner.course.lessons.flatMap((l) => l.questions);
    expect(recorded).toHaveLength(questions.length + 2);
    const between = old ? "," : "[,]";
    for (const i of recorded) {
      const q = questions.find((x) => i["id"] === `q${x.number}_${x.id}`);
      expect(q).toBeDefined();
      if (q === undefined) continue;
      expect(i["type"]).toBe(types[q.kind]);
      expect(i["weighting"]).toBe(String(q.points));
      expect(i["correct_responses.0.pattern"]).toBe(pattern(format, q));
      expect(i["latency"]).toMatch(old ? /^\d{4}:\d\d:\d\d\.\d\d$/ : /^PT[\d.]+S$/);
      if (old) expect(i["time"]).toMatch(/^\d\d:\d\d:\d\d$/);
      else {
        expect(i["timestamp"]).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d$/);
        expect(i["description"]?.startsWith(`{lang=${lang}}${q.prompt.slice(0, 40)}`)).toBe(true);
      }
    }
    const response = old ? "student_response" : "learner_response";
    expect(recorded.map((i) => i["result"]).slice(0, 5)).toEqual(old ? ["wrong", "correct", "wrong", "correct", "correct"] : ["incorrect", "correct", "incorrect", "correct", "correct"]);
    expect(recorded[0]?.[response]).toBe(wrong(first));
    expect(recorded[3]?.[response]).toBe([...right(second)].join(between));
  });

  test("left in the middle and taken up again", async () => {
    const attempt = `resume-${format}-${lang}`;
    const one = await open(format, lang, attempt);
    await one.learner.start();
    const [q1, q2] = one.learner.course.lessons[0]?.questions ?? [];
    const q3 = one.learner.course.lessons[1]?.questions[0];
    const q4 = one.learner.course.lessons[1]?.questions[1];
    if (q1 === undefined || q2 === undefined || q3 === undefined || q4 === undefined) throw new Error("the sample has four questions in two lessons");
    await one.learner.answer(q1, right(q1));
    await one.learner.answer(q2, wrong(q2));
    await one.learner.next();
    await one.learner.answer(q3, wrong(q3));
    await one.learner.choose(q4, right(q4)); // chosen and not checked
    expectGoodManners(format, await leave(one.page, format));

    const two = await open(format, lang, attempt);
    expect(await two.learner.heading()).toBe(two.learner.course.lessons[1]?.title);
    expect(await two.learner.verdict(q3)).toContain(two.learner.word("wrong"));
    for (const o of q4.options) {
      expect(await two.learner.question(q4).getByRole("checkbox", { name: o.text, exact: true }).isChecked()).toBe(o.correct);
    }
    await two.learner.back();
    expect(await two.learner.verdict(q1)).toContain(two.learner.word("right"));
    expect(await two.learner.verdict(q2)).toContain(two.learner.word("wrong"));
    const calls = await leave(two.page, format);
    expectGoodManners(format, calls);
    expect(interactions(format, calls)).toHaveLength(0); // nothing is recorded twice
  });
});

describe.each(formats)("%s", (format) => {
  const lang: Lang = "de";

  test("a failed learner improves and passes; a relaunch takes nothing away", async () => {
    const attempt = `fail-${format}`;
    const one = await open(format, lang, attempt);
    await one.learner.start();
    await one.learner.finish(wrong);
    expect(await one.learner.at.locator("main").innerText()).toContain(one.learner.word("statusFailed"));
    const failed = await leave(one.page, format);
    expectGoodManners(format, failed);
    expect(outcome(format, values(format, failed))).toMatchObject(format === "scorm12" ? { status: "failed", raw: "0" } : { completion: "completed", success: "failed", scaled: "0" });

    const two = await open(format, lang, attempt);
    expect(await two.learner.heading()).toBe(two.learner.word("endPage"));
    for (const lesson of two.learner.course.lessons) {
      await two.learner.at.locator("main").getByRole("link", { name: lesson.title }).click();
      expect(await two.learner.heading()).toBe(lesson.title);
      for (const q of lesson.questions) {
        await two.learner.again(q);
        await two.learner.answer(q, right(q));
      }
      for (let i = 0; i < 10 && (await two.learner.button("next").isVisible()); i++) await two.learner.next();
    }
    expect(await two.learner.at.locator("main").innerText()).toContain(two.learner.word("statusPassed"));
    const passed = await leave(two.page, format);
    expectGoodManners(format, passed);
    expect(outcome(format, values(format, passed))).toEqual(passedAll[format]);

    const three = await open(format, lang, attempt);
    await three.learner.back();
    const relaunched = await leave(three.page, format);
    expectGoodManners(format, relaunched);
    expect(outcome(format, values(format, relaunched))).toEqual(passedAll[format]);
  });

  test("an attempt the LMS calls passed stays passed, whatever the data say", async () => {
    const attempt = `kept-${format}`;
    lms.attempts.set(attempt, format === "scorm12"
      ? { cmi: { core: { lesson_status: "passed", score: { raw: "90", min: "0", max: "100" } }, suspend_data: "not; ours: at:all" } }
      : { cmi: { completion_status: "completed", success_status: "passed", score: { scaled: "0.9", raw: "90", min: "0", max: "100" }, suspend_data: "1;zzz.9;zzz:x:y:z;;;:" } });
    const { page, learner } = await open(format, lang, attempt);
    await learner.start();
    await learner.finish(wrong);
    const calls = await leave(page, format);
    expectGoodManners(format, calls);
    expect(outcome(format, values(format, calls))).toMatchObject(format === "scorm12" ? { status: "passed", raw: "90" } : { completion: "completed", success: "passed", scaled: "0.9" });
  });

  test.each(["review", "browse"])("in %s mode nothing is written", async (mode) => {
    const { page, learner } = await open(format, lang, `${mode}-${format}`, `&mode=${mode}`);
    expect(await learner.at.getByRole("status").first().innerText()).toContain(learner.word("review"));
    await learner.start();
    await learner.finish(right);
    const calls = await leave(page, format);
    expectGoodManners(format, calls);
    expect(calls.filter((c) => c.name === names(format).set)).toEqual([]);
  });

  test("a network that fails is told quietly, and tried again", async () => {
    const attempt = `broken-${format}`;
    const { page, learner } = await open(format, lang, attempt);
    const notice = learner.at.getByText(learner.word("notSaved"));
    lms.broken = true;
    try {
      await learner.start();
      await notice.waitFor();
      await learner.next(); // the learner is not held up
      expect(await learner.heading()).toBe(learner.course.lessons[1]?.title);
    } finally {
      lms.broken = false;
    }
    await notice.waitFor({ state: "hidden", timeout: 30_000 });
    await page.close();
    const cmi = lms.attempts.get(attempt)?.["cmi"] as Record<string, unknown>;
    expect(String(cmi["suspend_data"])).toMatch(/^1;[a-z0-9]+\.2;[a-z0-9]+:1-2::$/);
  });

  test("is committed when it is hidden, before any page goes", async () => {
    const attempt = `hidden-${format}`;
    const { page, learner } = await open(format, lang, attempt);
    await learner.start();
    const q = learner.course.lessons[0]?.questions[0];
    if (q === undefined) throw new Error("no question");
    await learner.choose(q, right(q));
    const before = lms.commits.get(attempt) ?? 0;
    await learner.at.evaluate(() => {
      Object.defineProperty(document, "visibilityState", { value: "hidden", configurable: true });
      document.dispatchEvent(new Event("visibilitychange"));
    });
    expect(lms.commits.get(attempt)).toBe(before + 1);
    const cmi = lms.attempts.get(attempt)?.["cmi"] as Record<string, unknown>;
    expect(String(cmi["suspend_data"])).toContain(`:${q.number}.${right(q)}`);
    await page.close();
  });

  test("what was chosen a moment ago survives when the whole LMS page goes", async () => {
    const attempt = `gone-${format}`;
    const { page, learner } = await open(format, lang, attempt);
    await learner.start();
    const q = learner.course.lessons[0]?.questions.find((x) => x.kind === "multiple");
    if (q === undefined) throw new Error("no question");
    await learner.choose(q, right(q));
    await page.goto("about:blank");
    await expect.poll(() => JSON.stringify(lms.attempts.get(attempt))).toContain(`:${q.number}.${right(q)}`);
    await page.close();
    const again = await open(format, lang, attempt);
    expect(await again.learner.question(q).getByRole("checkbox", { checked: true }).count()).toBe(right(q).length);
    await again.page.close();
  });

  test("an LMS that answers true instead of \"true\" is understood", async () => {
    const { page, learner } = await open(format, lang, `sloppy-${format}`, "&sloppy=1");
    expect(await learner.at.getByText(learner.word("notRecorded")).isVisible()).toBe(false);
    await learner.start();
    expect(await learner.at.getByText(learner.word("notSaved")).isVisible()).toBe(false);
    expectGoodManners(format, await leave(page, format));
  });

  test("an LMS that refuses to begin: the course runs and says so", async () => {
    const { page, learner } = await open(format, lang, `refuse-${format}`, "&refuse=1");
    await learner.at.getByText(learner.word("notRecorded")).waitFor();
    await learner.start();
    await learner.finish(right);
    expect(await learner.at.locator("main").innerText()).toContain(learner.word("statusPassed"));
    expect(await learner.at.locator("main").innerText()).toContain(learner.word("mayCloseUnrecorded"));
    expect((await callsOf(page)).filter((c) => c.name !== names(format).get)).toEqual([]);
    await page.close();
  });
});
