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

  /** Answers without checking. */
  async choose(q: Question, answer: string): Promise<void> {
    const group = this.question(q);
    switch (q.kind) {
      case "single":
      case "multiple":
        for (const o of q.options) {
          const box = group.getByRole(q.kind === "single" ? "radio" : "checkbox", { name: o.text, exact: true });
          if (answer.includes(o.id)) await box.check();
          else if (q.kind === "multiple") await box.uncheck();
        }
        return;
      case "truefalse":
        return group.getByRole("radio", { name: this.word(answer === "t" ? "true" : "false"), exact: true }).check();
      case "matching":
        for (const [left, right] of answer.match(/../g) ?? []) {
          const pair = (id: string | undefined) => q.pairs.find((p) => p.id === id);
          await group.getByRole("combobox", { name: pair(left)?.left ?? "", exact: true }).selectOption({ label: pair(right)?.right ?? "" });
        }
        return;
      case "ordering":
        return this.order(q, answer);
      default:
        return group.getByRole("textbox").fill(answer);
    }
  }

  /** Moves each item up to its place. */
  private async order(q: Question, answer: string): Promise<void> {
    const items = this.question(q).getByRole("listitem");
    for (const [place, id] of [...answer].entries()) {
      const text = q.options.find((o) => o.id === id)?.text ?? "";
      const up = this.question(q).getByRole("button", { name: this.word("moveUp").replace("{text}", text), exact: true });
      for (let i = 0; i < 20 && !(await items.nth(place).innerText()).includes(text); i++) await up.click();
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
    return this.form(q).locator(".result").innerText();
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

/** The right answer, as it stands in suspend data but for what is written. */
export function right(q: Question): string {
  switch (q.kind) {
    case "single":
    case "multiple":
      return q.options.filter((o) => o.correct).map((o) => o.id).sort().join("");
    case "matching":
      return q.pairs.map((p) => p.id + p.id).sort().join("");
    case "ordering":
      return q.options.map((o) => o.id).join("");
    default:
      return q.said;
  }
}

/** An answer that is wrong: for several, all options; for one, the first wrong one. */
export function wrong(q: Question): string {
  switch (q.kind) {
    case "single":
      return q.options.find((o) => !o.correct)?.id ?? "";
    case "multiple": {
      const all = q.options.map((o) => o.id).sort().join("");
      return all === right(q) ? (right(q)[0] ?? "") : all;
    }
    case "truefalse":
      return q.said === "t" ? "f" : "t";
    case "matching":
      return q.pairs.map((p, i, all) => p.id + (all[(i + 1) % all.length]?.id ?? "")).sort().join("");
    case "ordering":
      return [...right(q)].reverse().join("");
    case "numeric":
      return String(Number(q.said) + 1000);
    default:
      return "zzz";
  }
}
