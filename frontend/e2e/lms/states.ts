// Every kind of page in every state that a learner can see it in, one after another.
import type { Page } from "playwright-core";
import type { Answers } from "./matrix";
import { pressAll, read, turn, turnOn, work, type Found } from "./onpage";

/** Goes through a package of one language, from its start, and calls `look` in each state. */
export async function everyState(page: Page, answers: Answers, look: (state: string) => Promise<void>): Promise<void> {
  const here = page.locator(".edition:not([hidden])");
  await look("start");
  await panel(page, ".contents-button", () => look("start, contents"));
  await here.locator("[data-notice]").evaluateAll((l) => { for (const e of l as HTMLElement[]) e.hidden = false; });
  await look("start, all notices");
  await here.locator("[data-notice]:not([data-notice=unrecorded])").evaluateAll((l) => { for (const e of l as HTMLElement[]) e.hidden = true; });

  let now = await read(page);
  while (now.page !== "end") {
    now = await turnOn(page, now);
    if (now.page === "end") break;
    await look(`page ${now.number}`);
    await inside(page, look, now);
  }
  await look("end, failed");
  await right(page, answers, now);
  await look("end, passed");

  /** The states of one page: nothing chosen, opened, wrong, once more. */
  async function inside(at: Page, see: typeof look, found: Found): Promise<void> {
    const name = `page ${found.number}`;
    const open = found.answers.length > 0;
    if (open) {
      await pressAll(at, "[data-check]");
      await see(`${name}, nothing chosen`);
    }
    const done = await work(at, answers, "Notatka – Notiz – užrašas", "wrong");
    if (done.problems.length > 0) throw new Error(done.problems.join("\n"));
    if (open || done.details > 0) await see(`${name}, opened and wrong`);
    const term = here.locator("[data-page]:not([hidden]) .term:visible").first();
    if (await term.count() > 0) {
      await term.click();
      await see(`${name}, a term's meaning`);
      await at.keyboard.press("Escape");
    }
    if (found.number === 2) await panel(at, ".contents-button", () => see(`${name}, contents`));
    if (!open) return;
    await pressAll(at, "[data-again]");
    await see(`${name}, once more`);
    await work(at, answers, "", "wrong"); // left wrong for the result
  }
}

/** The states that only a package of several languages has: the choice of them, and two side by side. */
export async function twoLanguages(page: Page, look: (state: string) => Promise<void>): Promise<void> {
  await panel(page, ".langs-button", () => look("languages"));
  await panel(page, ".langs-button", () => page.locator('.edition:not([hidden]) [data-beside]:not([data-beside=""])').first().click());
  await page.locator(".beside:visible").first().waitFor();
  await look("start, two languages");
  await turnOn(page, await read(page));
  await page.locator(".beside:visible").first().waitFor();
  await look("page 2, two languages");
}

/** Goes back to the start and answers everything right, up to the end. */
async function right(page: Page, answers: Answers, from: Found): Promise<void> {
  let now = from;
  while (now.number > 1) now = await turn(page, "[data-turn=back]", now);
  while (now.page !== "end") {
    now = await turnOn(page, now);
    await pressAll(page, "[data-again]");
    const done = await work(page, answers, "");
    if (done.problems.length > 0) throw new Error(done.problems.join("\n"));
  }
}

async function panel(page: Page, button: string, during: () => Promise<void>): Promise<void> {
  const pressed = page.locator(`.edition:not([hidden]) ${button}`);
  await pressed.click();
  await during();
  await pressed.click();
}

