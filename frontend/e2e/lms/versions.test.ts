// A course that is revised while people are learning, and a programme of several modules.
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Browser, Page } from "playwright-core";
import { callsOf, closeCourse, courseFrame, launch } from "./browser";
import { Learner, right, wrong } from "./learner";
import { formats, makeOther, makePackage, type Course, type Json, type Package } from "./packages";
import { Lms } from "./server";

let browser: Browser;

beforeAll(async () => {
  browser = await launch();
});

afterAll(async () => {
  await browser.close();
});

async function open(lms: Lms, p: Package, attempt: string, course?: Course): Promise<{ page: Page; learner: Learner }> {
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

interface RawLesson extends Json {
  id: string;
  number: number;
  blocks: Json[];
}

/** The sample's second version: a new lesson first, the others turned round, an option of question 3 gone. */
function secondVersion(sample: Json): Record<string, unknown> {
  const lessons = structuredClone(sample["lessons"]) as RawLesson[];
  for (const b of lessons.flatMap((l) => l.blocks)) {
    if (b["number"] === 3) b["options"] = (b["options"] as Json[]).filter((o) => o["id"] !== "a");
  }
  const text = (t: string): Json => ({ origin: "pl", pl: t, de: t, lt: t });
  const fresh = {
    id: "01M9000000000000000000000A", number: 6, title: text("Nowość"),
    blocks: [{ id: "01M9000000000000000000000B", kind: "paragraph", text: text("Nowy tekst.") }],
  };
  return { "module.json": { ...sample, lessons: [fresh, ...lessons.reverse()] } };
}

/** Two modules: the sample, and the sample again with ids and numbers' owners of its own. */
function programme(sample: Json): Record<string, unknown> {
  const other = JSON.parse(JSON.stringify(sample).replace(/\b01[0-9A-HJKMNP-TV-Z]{24}\b/g, (id) => `01${[...id.slice(2)].reverse().join("")}`)) as Json;
  const retitle = (t: unknown): Json => Object.fromEntries(Object.entries(t as Json).map(([l, s]) => [l, l === "origin" ? s : `${String(s)} II`]));
  other["title"] = retitle(other["title"]);
  for (const l of other["lessons"] as RawLesson[]) {
    l["title"] = retitle(l["title"]);
    for (const b of l.blocks) if (b["prompt"] !== undefined) b["prompt"] = retitle(b["prompt"]);
  }
  return {
    "programme.json": {
      format: "trivium-programme", version: 1, id: "01M9000000000000000000000P", languages: sample["languages"],
      title: { origin: "pl", pl: "Program", de: "Programm", lt: "Programa" }, modules: ["one.json", "two.json"],
    },
    "one.json": sample,
    "two.json": other,
  };
}

describe.each(formats)("%s", (format) => {
  test("suspended in one version, resumed in the next", async () => {
    const one = makePackage(format, "pl");
    const lms = await Lms.start(one);
    try {
      const first = await open(lms, one, "revised");
      await first.learner.start();
      const [q1, q2] = first.learner.course.lessons[0]?.questions ?? [];
      const [q3, q4] = first.learner.course.lessons[1]?.questions ?? [];
      if (q1 === undefined || q2 === undefined || q3 === undefined || q4 === undefined) throw new Error("four questions");
      await first.learner.answer(q1, right(q1));
      await first.learner.answer(q2, wrong(q2));
      await first.learner.next();
      await first.learner.answer(q3, "a");
      await first.learner.choose(q4, right(q4));
      await leave(first.page);

      const { p: two, courses } = makeOther(format, "pl", secondVersion);
      const manifest = (p: Package): string => Buffer.from(p.files.get("imsmanifest.xml") ?? []).toString("utf8");
      const ids = (p: Package): string[] => manifest(p).match(/identifier="[^"]+"/g) ?? [];
      expect(ids(two)).toEqual(ids(one));
      lms.install(two);
      const course = courses[0];
      const second = await open(lms, two, "revised", course);
      expect(await second.learner.heading()).toBe(first.learner.course.lessons[1]?.title);
      const fresh = course?.lessons.flatMap((l) => l.questions).find((q) => q.number === 3);
      if (fresh === undefined) throw new Error("question 3");
      expect(await second.learner.form(fresh).getByRole("button", { name: second.learner.word("check") }).isVisible()).toBe(true);
      for (const o of q4.options) {
        expect(await second.learner.question(q4).getByRole("checkbox", { name: o.text, exact: true }).isChecked()).toBe(o.correct);
      }
      await second.learner.next();
      expect(await second.learner.verdict(q1)).toContain(second.learner.word("right"));
      expect(await second.learner.verdict(q2)).toContain(second.learner.word("wrong"));
      await leave(second.page);
    } finally {
      await lms.stop();
    }
  });

  test("a programme is one package: its modules' numbers do not mix", async () => {
    const { p, courses } = makeOther(format, "de", programme);
    const lms = await Lms.start(p);
    const whole: Course = { title: "Programm", passMark: 70, lessons: courses.flatMap((c) => c.lessons) };
    try {
      const one = await open(lms, p, "programme", whole);
      expect(whole.lessons).toHaveLength(10);
      expect(await one.learner.at.locator(".progress-text").innerText()).toBe(one.learner.word("page").replace("{n}", "1").replace("{total}", "12"));
      await one.learner.start();
      expect(await one.learner.at.locator(".eyebrow:visible").innerText()).toBe(courses[0]?.title);
      const a = courses[0]?.lessons[0]?.questions[0];
      const b = courses[1]?.lessons[0]?.questions[0];
      if (a === undefined || b === undefined) throw new Error("questions");
      expect(a.number).toBe(b.number);
      await one.learner.answer(a, right(a));
      await one.learner.button("contents").click();
      await one.learner.at.getByRole("link", { name: courses[1]?.lessons[0]?.title ?? "", exact: true }).click();
      await one.learner.answer(b, wrong(b));
      await leave(one.page);

      const two = await open(lms, p, "programme", whole);
      expect(await two.learner.heading()).toBe(courses[1]?.lessons[0]?.title);
      expect(await two.learner.verdict(b)).toContain(two.learner.word("wrong"));
      await two.learner.button("contents").click();
      await two.learner.at.getByRole("link", { name: courses[0]?.lessons[0]?.title ?? "" }).first().click();
      expect(await two.learner.verdict(a)).toContain(two.learner.word("right"));
      await two.learner.finish(right);
      expect(await two.learner.at.locator("main").innerText()).toContain(two.learner.word("statusPassed"));
      await leave(two.page);
    } finally {
      await lms.stop();
    }
  });
});
