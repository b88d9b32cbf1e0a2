// A learner: reads, clicks and types what people see, in the course's language.
import type { Frame, Locator, Page } from "playwright-core";
import { readCourse, readWords, type Course, type Lang, type Question } from "./packages";

export class Learner {
  readonly course: Course;
  readonly words: Record<string, string>;

  constructor(
    readonly at: Page | Frame,
    lang: Lang,
    course?: Course,
  ) {
    this.course = course ?? readCourse(lang);
    this.words = readWords(lang);
  }

  word(key: string): string {
    const w = this.words[key];
    if (w === undefined) throw new Error(`no word ${key}`);
    return w;
  }

  button(key: string): Locator {
    return this.at.getByRole("button", { name: this.word(key), exact: true });
  }

  /** The heading of the page that is shown. */
  async heading(): Promise<string> {
    return (await this.at.locator("h1:visible").innerText()).trim();
  }

  async start(): Promise<void> {
    await this.button("start").click();
  }

  async next(): Promise<void> {
    await this.button("next").click();
  }

  async back(): Promise<void> {
    await this.button("back").click();
  }

  question(q: Question): Locator {
    return this.at.getByRole("group", { name: q.prompt });
  }

  /** The form around a question: its buttons and verdict too. */
  form(q: Question): Locator {
    return this.at.locator("form", { has: this.question(q) });
  }

  /** Chooses options without checking. */
  async choose(q: Question, ids: string): Promise<void> {
    for (const o of q.options) {
      const box = this.question(q).getByRole(q.kind === "single" ? "radio" : "checkbox", { name: o.text, exact: true });
      if (ids.includes(o.id)) await box.check();
      else if (q.kind === "multiple") await box.uncheck();
    }
  }

  /** Chooses and checks. */
  async answer(q: Question, ids: string): Promise<void> {
    await this.choose(q, ids);
    await this.form(q).getByRole("button", { name: this.word("check") }).click();
  }

  async again(q: Question): Promise<void> {
    await this.form(q).getByRole("button", { name: this.word("tryAgain") }).click();
  }

  /** What stands under a question after it was checked. */
  async verdict(q: Question): Promise<string> {
    return this.form(q).getByRole("status").innerText();
  }

  /** Answers everything from the page that is shown to the end, by a rule; returns nothing. */
  async finish(rule: (q: Question) => string): Promise<void> {
    for (;;) {
      const title = await this.heading();
      const lesson = this.course.lessons.find((l) => l.title === title);
      for (const q of lesson?.questions ?? []) {
        if (await this.form(q).getByRole("button", { name: this.word("check") }).isVisible()) await this.answer(q, rule(q));
      }
      if (!(await this.button("next").isVisible())) return;
      await this.next();
    }
  }
}

/** The ids of the right options. */
export function right(q: Question): string {
  return q.options.filter((o) => o.correct).map((o) => o.id).sort().join("");
}

/** An answer that is wrong: for several, all options; for one, the first wrong one. */
export function wrong(q: Question): string {
  if (q.kind === "single") return q.options.find((o) => !o.correct)?.id ?? "";
  const all = q.options.map((o) => o.id).sort().join("");
  return all === right(q) ? (right(q)[0] ?? "") : all;
}
