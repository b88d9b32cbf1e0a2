// What a learner does on the page that is shown, whatever course it is of: opens what opens, writes
// every reflection, answers every question. It all happens within the page, in one go, so that
// thousands of questions can be answered in minutes; that controls can be reached and pressed by
// mouse and keyboard is the matter of other tests.
//
// The functions run in the browser: each may use nothing but its argument.
import type { Frame, Page } from "playwright-core";
import type { Answers } from "./matrix";

/** What was done on one page. */
export interface Worked {
  readonly questions: number;
  readonly reflections: number;
  readonly terms: number;
  readonly details: number;
  readonly problems: readonly string[];
}

/**
 * Works through the page that is shown and answers what is open, right or wrong. `note` is what goes
 * into every reflection, as far as it has room.
 */
export function work(at: Frame | Page, answers: Answers, note: string, how: "right" | "wrong" = "right"): Promise<Worked> {
  return at.evaluate(({ answers, note, how }) => {
    const edition = document.querySelector<HTMLElement>(".edition:not([hidden])");
    const page = edition?.querySelector<HTMLElement>("[data-page]:not([hidden])");
    const problems: string[] = [];
    const done = { questions: 0, reflections: 0, terms: 0, details: 0, problems };
    if (!edition || !page) return { ...done, problems: ["no page is shown"] };
    const seen = <E extends Element = HTMLElement>(selector: string, within: Element = page): E[] =>
      [...within.querySelectorAll<E>(selector)].filter((e) => e.checkVisibility({ visibilityProperty: true }));

    for (const details of seen<HTMLDetailsElement>("details:not([open])")) {
      details.querySelector("summary")?.click();
      if (!details.open) problems.push("details that do not open");
      done.details += 1;
    }
    for (const term of seen(".term").slice(0, 2)) {
      term.click();
      const [meaning] = seen("[role=dialog]", edition);
      if ((meaning?.innerText.length ?? 0) < 10) problems.push(`no meaning of ${term.innerText}`);
      meaning?.querySelector<HTMLElement>("[data-close]")?.click();
      if (seen("[role=dialog]", edition).length > 0) problems.push(`the meaning of ${term.innerText} stays open`);
      done.terms += 1;
    }
    for (const area of seen<HTMLTextAreaElement>("textarea")) {
      area.focus();
      area.value = area.maxLength > 0 ? note.slice(0, area.maxLength) : note;
      area.dispatchEvent(new Event("input", { bubbles: true }));
      area.dispatchEvent(new Event("change", { bubbles: true }));
      done.reflections += 1;
    }

    /** Another answer than the right one. */
    const spoil = (form: HTMLElement, answer: string): string => {
      if (form.querySelector("[data-pair]") !== null) return "rotated";
      const boxes = seen<HTMLInputElement>("input[type=radio], input[type=checkbox]", form);
      if (boxes.length === 0) return form.querySelector(".order-item") === null ? String(Number(answer) + 1000) : [...answer].reverse().join("");
      const others = boxes.map((b) => b.value).filter((v) => !answer.includes(v));
      return boxes[0]?.type === "radio" ? (others[0] ?? "") : others.length > 0 ? answer + others.join("") : answer.slice(1);
    };
    const put = (form: HTMLElement, answer: string): void => {
      const change = (e: Element): void => { for (const type of ["input", "change"]) e.dispatchEvent(new Event(type, { bubbles: true })); };
      for (const box of seen<HTMLInputElement>("input[type=radio], input[type=checkbox]", form)) {
        if (box.checked !== answer.includes(box.value)) box.click();
      }
      const rows = seen("[data-pair]", form);
      rows.forEach((row, i) => {
        const select = row.querySelector("select");
        if (select === null) return;
        select.value = rows[answer === "rotated" ? (i + 1) % rows.length : i]?.dataset["pair"] ?? "";
        change(select);
      });
      for (const input of seen<HTMLInputElement>("input[type=text]", form)) {
        input.value = answer;
        change(input);
      }
      const items = (): HTMLElement[] => seen(".order-item", form);
      for (let place = 0; place < items().length; place++) {
        for (let tries = 0; tries < 30 && items()[place]?.dataset["option"] !== answer[place]; tries++) {
          items().find((i) => i.dataset["option"] === answer[place])?.querySelector<HTMLElement>('[data-move="-1"]')?.click();
        }
      }
    };
    for (const form of seen("form")) {
      const [check] = seen<HTMLButtonElement>("[data-check]", form);
      if (check === undefined) continue; // it was answered before
      const id = form.dataset["block"] ?? "";
      const known = answers[id];
      const answer = typeof known === "string" ? known : known?.[edition.dataset["edition"] ?? ""];
      if (answer === undefined) {
        problems.push(`no answer is known to ${id}`);
        continue;
      }
      put(form, how === "right" ? answer : spoil(form, answer));
      check.click();
      if (seen(`[data-result=${how}]`, form).length === 0) problems.push(`${id} answered ${answer}: ${seen("[data-result]", form).map((r) => r.innerText).join()}`);
      done.questions += 1;
    }
    return done;
  }, { answers, note, how });
}

/** Presses a button of each question of the page that has it: to check, or to try again. */
export function pressAll(at: Frame | Page, button: "[data-check]" | "[data-again]"): Promise<void> {
  return at.evaluate((button) => {
    for (const b of document.querySelectorAll<HTMLElement>(`.edition:not([hidden]) [data-page]:not([hidden]) ${button}`)) {
      if (b.checkVisibility()) b.click();
    }
  }, button);
}

/** What a learner finds on the page that is shown: where she is, her answers, her reflections. */
export interface Found {
  readonly page: string;
  readonly lang: string;
  readonly answers: readonly string[];
  readonly notes: readonly string[];
  /** True while the course says that some reflections are not kept. */
  readonly unkept: boolean;
  readonly number: number; // of the page, from 1
  readonly of: number;
}

/** Reads the page that is shown, in words that are the same in every language. */
export function read(at: Frame | Page): Promise<Found> {
  return at.evaluate(() => {
    const edition = document.querySelector<HTMLElement>(".edition:not([hidden])");
    const page = edition?.querySelector<HTMLElement>("[data-page]:not([hidden])");
    const bar = edition?.querySelector("[role=progressbar]");
    const shown = (e: Element): boolean => e.checkVisibility({ visibilityProperty: true });
    const answerOf = (form: HTMLElement): string => [
      form.dataset["block"],
      ...[...form.querySelectorAll<HTMLInputElement>("input:checked")].map((i) => i.value).sort(),
      ...[...form.querySelectorAll<HTMLElement>(".order-item")].map((i) => i.dataset["option"]),
      ...[...form.querySelectorAll("select")].map((s) => s.value),
      ...[...form.querySelectorAll<HTMLInputElement>("input[type=text]")].map((i) => i.value),
      ...[...form.querySelectorAll<HTMLElement>("[data-result]")].filter(shown).map((r) => r.dataset["result"]),
    ].join(" ");
    const notice = edition?.querySelector("[data-notice=unkept]");
    return {
      page: page?.dataset["ulid"] ?? page?.dataset["page"] ?? "",
      lang: edition?.lang ?? "",
      answers: [...(page?.querySelectorAll("form") ?? [])].filter(shown).map(answerOf),
      notes: [...(page?.querySelectorAll("textarea") ?? [])].filter(shown).map((a) => a.value),
      unkept: notice instanceof Element && shown(notice),
      number: Number(bar?.getAttribute("aria-valuenow")),
      of: Number(bar?.getAttribute("aria-valuemax")),
    };
  });
}

/** Waits until a page is there, and another one than that of the name; returns what is found on it. */
export async function arrive(at: Frame | Page, other = ""): Promise<Found> {
  await at.waitForFunction((other) => {
    const page = document.querySelector<HTMLElement>(".edition:not([hidden]) [data-page]:not([hidden])");
    return page?.querySelector("h1")?.checkVisibility() === true && (page.dataset["ulid"] ?? page.dataset["page"]) !== other;
  }, other);
  return read(at);
}

/** Presses a button that leads to another page, and waits until that is there. */
export async function turn(at: Frame | Page, button: string, from: Found): Promise<Found> {
  await at.locator(`.edition:not([hidden]) ${button}`).click();
  return arrive(at, from.page);
}

/** Goes one page on: by the button of the start, or the one of all pages. */
export function turnOn(at: Frame | Page, from: Found): Promise<Found> {
  return turn(at, from.page === "start" ? "[data-start]" : "[data-turn=next]", from);
}

/** What the last page says. */
export interface End {
  readonly outcomes: readonly string[];
  /** What is said to be missing still, or to be wrong. */
  readonly todo: readonly string[];
  /** False where the course has a certificate and does not show it. */
  readonly certificate: boolean;
}

/** Reads the result page. */
export function readEnd(at: Frame | Page): Promise<End> {
  return at.evaluate(() => {
    const page = document.querySelector(".edition:not([hidden]) [data-page=end]:not([hidden])");
    const all = (selector: string): HTMLElement[] => [...(page?.querySelectorAll<HTMLElement>(selector) ?? [])];
    return {
      outcomes: all("[data-outcome]").filter((e) => e.checkVisibility()).map((e) => e.dataset["outcome"] ?? ""),
      todo: all("[data-todo] li").filter((e) => e.checkVisibility()).map((e) => e.innerText),
      certificate: all("[data-certificate]").every((e) => e.checkVisibility()),
    };
  });
}
