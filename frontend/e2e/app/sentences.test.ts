// Sentences of a cell beside those of another language: confirmed, joined, divided, moved, kept through edits, by keys alone.
import type { Browser, Locator, Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { launch } from "../lms/browser";
import { call, cellOf, home, saved } from "./cells";
import { Program } from "./program";
import { close, expectAccessibleInBothThemes, nameless, open, screenshot, tooWide } from "./screen";

const polish = "Kurs trwa dwa dni. Na koniec jest test. Kto zda, dostaje certyfikat.";
const german = "Der Kurs dauert zwei Tage. Am Ende steht ein Test. Wer besteht, bekommt ein Zertifikat.";

const mine = home();
let browser: Browser;
let program: Program;
let page: Page;

// One program and one window: what one test does the next goes on with.
beforeAll(async () => {
  [browser, program] = await Promise.all([launch(), Program.start(undefined, mine.path)]);
  page = await open(browser, program.address);
  await write("pl", polish);
  await write("de", german);
});

afterAll(async () => {
  await close(page);
  await browser.close();
  await program.stop();
  mine.remove();
});

/** Puts a text in place of what the cell says. */
async function write(lang: string, text: string): Promise<void> {
  const cell = cellOf(page, lang, 1);
  await cell.focus();
  await cell.press("Enter");
  await cell.locator("textarea:focus").waitFor();
  await page.keyboard.press("Control+a");
  if (text === "") await page.keyboard.press("Delete");
  else await page.keyboard.insertText(text);
  await page.keyboard.press("Escape");
  await saved(page);
}

/** The links as the tests of the engine draw them: "1=1 2+3=2* 4=", confirmed with *, changed since with !. */
async function drawn(): Promise<string> {
  const links = await options().evaluateAll((all) =>
    all.map((option) => {
      const side = (lang: string): string => option.querySelector(`.side > [lang=${lang}]:not(.tag)`)?.textContent ?? "";
      return { pl: side("pl"), de: side("de"), mark: option.matches(".confirmed") ? "*" : option.matches(".changed") ? "!" : "" };
    }),
  );
  const numbers = (text: string, sentences: string): string =>
    sentences.split(/(?<=\.) /).flatMap((sentence, index) => (text.includes(sentence) ? [index + 1] : [])).join("+");
  const cell = cellOf(page, "de", 1);
  const now = await cell.evaluate((element) => element.querySelector("textarea")?.value ?? element.querySelector(".text")?.textContent ?? "");
  return links.map(({ pl, de, mark }) => `${numbers(pl, polish)}=${numbers(de, now)}${mark}`).join(" ");
}

const patience = { timeout: 15_000 }; // a busy machine stalls for seconds

/** Waits until the links are drawn so. */
async function stands(want: string, message = ""): Promise<void> {
  await expect.poll(drawn, { ...patience, message }).toBe(want);
}

function panel(): Locator {
  return page.getByRole("complementary", { name: "Sätze und ihre Gegenstücke" });
}

function options(): Locator {
  return panel().getByRole("option");
}

const units = (): Promise<number> => call<{ units: number }>(page, "Memory").then((memory) => memory.units);

test("the sentences of a cell stand beside those it was made from; one key confirms and goes on", async () => {
  await cellOf(page, "de", 1).focus();
  await page.keyboard.press("F9");
  await stands("1=1 2=2 3=3");
  await expectAccessibleInBothThemes(page, "sentences", "#sentences");
  expect(await nameless(page)).toEqual([]);
  await page.keyboard.press("F9"); // into the list
  await page.keyboard.press("Enter");
  await stands("1=1* 2=2 3=3");
  await page.locator("[role=option][aria-selected=true]:focus", { hasText: "Am Ende steht ein Test." }).waitFor();
  await panel().getByRole("status").filter({ hasText: "Bestätigt. 1 von 3 bestätigt" }).waitFor();

  await page.keyboard.press("Control+Shift+M");
  await page.locator("[data-unit]", { hasText: "Der Kurs dauert zwei Tage." }).waitFor();
  await page.keyboard.press("Escape");
  await stands("1=1* 2=2 3=3");
});

test("links are divided, joined and moved by keys, and every act is undone as any other", async () => {
  await page.keyboard.press("F9");
  await page.keyboard.press("Home");
  await page.keyboard.press("ArrowDown");
  for (const [key, want] of [
    ["Shift+ArrowUp", "1=1* 2=* =2* 3=3"],
    ["Shift+ArrowDown", "1=1* 2=2* 3=3"],
    ["Shift+ArrowDown", "1=1* 2+3=2+3*"],
    ["Shift+ArrowUp", "1=1* 2=2* 3=3*"],
    ["Alt+ArrowUp", "1=1+2* 2= 3=3*"],
    ["Alt+Shift+ArrowDown", "1=1+2* 2= 3=3*"], // its only sentence stays: nothing would stand for the others
    ["Alt+ArrowDown", "1=1* 2=2* 3=3*"],
  ] as const) {
    await page.keyboard.press(key);
    await stands(want, key);
  }
  await page.locator("[role=option]:focus", { hasText: "Am Ende steht ein Test." }).waitFor();
  await page.keyboard.press("Delete");
  await stands("1=1* 2=2 3=3*");
  await expect.poll(units, patience).toBe(2);
  for (let acts = 0; acts < 8; acts++) await page.keyboard.press("Control+z");
  await stands("1=1 2=2 3=3");
  await expect.poll(units, patience).toBe(0);
  await page.locator("[role=option]:focus").waitFor();
  await panel().getByRole("button", { name: "Alle bestätigen" }).press("Enter");
  await stands("1=1* 2=2* 3=3*");
  await page.waitForFunction(() => document.activeElement?.matches("#sentences [role=option]")); // the button has nothing left to do
});

test("an edit leaves the other links alone, and what it touched is to be looked at again", async () => {
  const cell = cellOf(page, "de", 1);
  await cell.focus();
  await page.keyboard.press("Enter");
  await page.keyboard.press("Control+End");
  await page.keyboard.press("ArrowLeft");
  await page.keyboard.type(" der EU"); // … ein Zertifikat der EU.
  await saved(page);
  await stands("1=1* 2=2* 3=3!");
  const changed = options().nth(2);
  expect(await changed.innerText()).toContain("Wer besteht, bekommt ein Zertifikat.");
  await screenshot(page, "sentences-changed");
  // The caret says which sentence is meant, and what is typed is saved before it is confirmed.
  await page.waitForFunction(() => document.querySelector("#sentences [aria-selected=true]")?.matches(":last-of-type"));
  await page.keyboard.type("-Länder");
  await page.keyboard.press("Alt+Enter");
  await stands("1=1* 2=2* 3=3*");
  expect(await changed.innerText()).toContain("EU-Länder.");
  expect(await page.evaluate(() => document.activeElement?.tagName)).toBe("TEXTAREA");
});

test("the sentence in focus is what the memory is asked for, and what a match takes the place of", async () => {
  const field = page.locator("textarea:focus");
  await field.evaluate((area: HTMLTextAreaElement) => { area.setSelectionRange(0, area.value.indexOf(".") + 1); });
  await page.keyboard.insertText("Das dauert.");
  await saved(page);
  await page.keyboard.press("Control+m");
  const offer = page.locator("#matches article", { hasText: "Der Kurs dauert zwei Tage." });
  await offer.first().waitFor();
  expect(await page.locator("#matches article", { hasText: "Am Ende steht ein Test." }).count()).toBe(0);
  await screenshot(page, "sentences-matches");
  await page.keyboard.press("Alt+1");
  await expect.poll(() => field.inputValue(), patience).toBe(german.replace("Zertifikat", "Zertifikat der EU-Länder"));
  await page.keyboard.press("Escape");
  await saved(page);
  await stands("1=1* 2=2* 3=3*"); // it holds again
});

test("where a language has no text yet, it is said what to do", async () => {
  await write("lt", "");
  await panel().getByText("Auf Litauisch steht hier noch nichts.").waitFor();
  await cellOf(page, "de", 1).focus();
  await panel().getByRole("combobox", { name: /^Daneben/ }).or(panel().getByRole("button", { name: /^Daneben/ })).first().press("Enter");
  await page.getByRole("option", { name: "Lietuvių" }).click();
  await panel().getByText("Schreiben Sie zuerst diesen Text, oder wählen Sie oben eine andere Sprache.").waitFor();
  await cellOf(page, "de", 1).focus();
  await page.keyboard.press("F9");
  await page.keyboard.press("Escape");
  await panel().waitFor({ state: "detached" });
  await page.waitForFunction(() => document.activeElement?.matches("[data-cell]"));
});

test.each(["pl-PL", "lt-LT"])("in %s it fits a narrow window", async (locale) => {
  const phone = await open(browser, program.address, { locale, viewport: { width: 320, height: 640 } });
  await cellOf(phone, "de", 1).focus();
  await phone.keyboard.press("F9");
  await phone.locator("#sentences [role=option]").nth(2).waitFor();
  await phone.keyboard.press("Control+m");
  await phone.locator("#matches").waitFor();
  expect(await tooWide(phone)).toEqual([]);
  expect(await nameless(phone)).toEqual([]);
  await screenshot(phone, `sentences-${locale}`);
  await close(phone);
});
