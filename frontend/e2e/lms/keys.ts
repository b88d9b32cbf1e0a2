// A learner who has only a keyboard. She presses Tab from stop to stop and does at each what is to
// be done there; what Tab does not reach is not done, and then the course is not finished.
import type { Page } from "playwright-core";
import type { Answers } from "./matrix";

/** Where the focus is, and what is to be done there. */
interface Stop {
  readonly what: "page" | "button" | "radio" | "checkbox" | "select" | "write" | "note" | "up" | "open" | "term" | "check" | "next" | "start";
  readonly at: string; // for messages
  readonly value: string; // what stands there
  readonly wanted: string; // what should
  readonly seen: boolean; // it is in sight, and not under something
  readonly marked: boolean; // the focus can be seen
}

/** Works through the page that is shown and presses the button to the next; returns what went wrong and the number of stops. */
export async function pageByKeyboard(page: Page, answers: Answers, terms: Set<string>): Promise<{ stops: number; problems: string[] }> {
  const problems: string[] = [];
  for (let stops = 1; stops <= 400; stops++) {
    await page.keyboard.press("Tab");
    const stop = await read(page, answers);
    if (!stop.seen) problems.push(`out of sight: ${stop.at}`);
    if (!stop.marked) problems.push(`the focus does not show: ${stop.at}`);
    if (stop.what === "next" || stop.what === "start") {
      await page.keyboard.press("Enter");
      return { stops, problems };
    }
    await act(page, stop, answers, terms, problems);
  }
  return { stops: 400, problems: [...problems, "Tab never came to the button for the next page"] };
}

async function act(page: Page, stop: Stop, answers: Answers, terms: Set<string>, problems: string[]): Promise<void> {
  const { keyboard } = page;
  switch (stop.what) {
    case "radio":
      await keyboard.press("Space");
      for (let i = 0; i < 10 && (await read(page, answers)).value !== stop.wanted; i++) await keyboard.press("ArrowDown");
      return;
    case "checkbox":
      if (stop.value !== stop.wanted) await keyboard.press("Space");
      return;
    case "select":
      for (let i = 0; i < 20 && (await read(page, answers)).value !== stop.wanted; i++) await keyboard.press("ArrowDown");
      return;
    case "write":
    case "note":
      return keyboard.insertText(stop.wanted);
    case "up":
      for (let i = 0; i < Number(stop.wanted); i++) await keyboard.press("Enter");
      return;
    case "open":
      return keyboard.press("Enter");
    case "term":
      if (terms.has(stop.at)) return;
      terms.add(stop.at);
      await keyboard.press("Enter");
      if (!(await page.getByRole("dialog").isVisible())) problems.push(`no meaning: ${stop.at}`);
      await keyboard.press("Escape");
      if ((await read(page, answers)).what !== "term") problems.push(`the focus is lost after ${stop.at}`);
      return;
    case "check":
      await keyboard.press("Enter");
      if (!(await checkedRight(page))) problems.push(`not right: ${stop.at}`);
      return;
    default:
  }
}

/** Whether the question that has the focus was answered right. The verdict takes the focus. */
function checkedRight(page: Page): Promise<boolean> {
  return page.evaluate(() => document.activeElement?.closest("[data-result=right]") !== null);
}

function read(page: Page, answers: Answers): Promise<Stop> {
  return page.evaluate((answers) => {
    const e = document.activeElement as HTMLElement;
    const form = e.closest<HTMLElement>("form");
    const known = answers[form?.dataset["block"] ?? ""];
    const answer = typeof known === "string" ? known : (known?.[document.documentElement.lang] ?? "");
    const box = e.getBoundingClientRect();
    const x = Math.min(box.left + box.width / 2, window.innerWidth - 1);
    const on = document.elementFromPoint(x, box.top + Math.min(box.height / 2, 20));
    const label = e instanceof HTMLInputElement ? [...(e.labels ?? [])] : [];
    const outlined = (x: Element | null): boolean => x !== null && getComputedStyle(x).outlineStyle !== "none" && parseFloat(getComputedStyle(x).outlineWidth) >= 2;
    const stop = {
      what: "button" as Stop["what"], at: e.outerHTML.slice(0, 140), value: "", wanted: "",
      seen: on !== null && (e.contains(on) || on.contains(e) || label.some((l) => l.contains(on))),
      marked: outlined(e) || label.some((l) => outlined(l) || outlined(l.parentElement)) || e.matches(".meaning, audio, video"),
    };
    if (e === document.body) return { ...stop, what: "page" as const, seen: true, marked: true };
    if (e.matches("[data-start]")) return { ...stop, what: "start" as const };
    if (e.matches("[data-turn=next]")) return { ...stop, what: "next" as const };
    if (e.matches("[data-check]")) return { ...stop, what: "check" as const };
    if (e.matches(".term")) return { ...stop, what: "term" as const };
    if (e.matches("details:not([open]) > summary")) return { ...stop, what: "open" as const };
    if (e.matches("input[type=radio]")) return { ...stop, what: "radio" as const, value: (e as HTMLInputElement).value, wanted: answer };
    if (e instanceof HTMLInputElement && e.type === "checkbox") return { ...stop, what: "checkbox" as const, value: String(e.checked), wanted: String(answer.includes(e.value)) };
    if (e instanceof HTMLSelectElement) return { ...stop, what: "select" as const, value: e.value, wanted: e.closest<HTMLElement>("[data-pair]")?.dataset["pair"] ?? "" };
    if (e instanceof HTMLInputElement) return { ...stop, what: "write" as const, wanted: e.readOnly ? "" : answer };
    if (e instanceof HTMLTextAreaElement) return { ...stop, what: "note" as const, wanted: "Notatka – Notiz – užrašas" };
    if (e.matches('[data-move="-1"]')) {
      // What stands above is in order already, so the item goes up past all that belong after it.
      const items = [...(form?.querySelectorAll<HTMLElement>(".order-item") ?? [])];
      const rank = (i: HTMLElement | undefined): number => answer.indexOf(i?.dataset["option"] ?? "?");
      const here = items.findIndex((i) => i.contains(e));
      const steps = items.slice(0, here).filter((i) => rank(i) > rank(items[here])).length;
      return { ...stop, what: "up" as const, wanted: String(steps) };
    }
    return stop;
  }, answers);
}
