// How far cells are, by keys alone, and what these screens look like to everybody.
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { launch } from "../lms/browser";
import { cellOf, saved, type } from "./cells";
import { Program } from "./program";
import { close, expectAccessible, nameless, open, screenshot, tabTo, tooWide } from "./screen";

let browser: Browser;
let program: Program;

beforeAll(async () => {
  [browser, program] = await Promise.all([launch(), Program.start()]);
});

afterAll(async () => {
  await browser.close();
  await program.stop();
});

test("keys alone: into the texts, from cell to cell, up and down in status, out again", async () => {
  const page = await open(browser, program.address);
  await tabTo(page, "[data-cell]");
  const key = (): Promise<string> => page.evaluate(() => document.activeElement?.closest<HTMLElement>("[data-cell]")?.dataset["cell"] ?? "");
  const title = await key();
  expect(title).toMatch(/\/title pl$/);
  await page.keyboard.press("ArrowRight");
  expect(await key()).toBe(title.replace(" pl", " de"));
  await page.keyboard.press("Alt+ArrowUp");
  const cell = page.locator(`[data-cell="${title.replace(" pl", " de")}"]`);
  await cell.getByRole("button", { name: "Stand des Textes: übersetzt" }).waitFor();
  await page.keyboard.press("Shift+F10");
  await page.getByRole("menuitemradio", { name: "freigegeben" }).focus();
  await page.keyboard.press("Enter");
  await cell.getByRole("button", { name: "Stand des Textes: freigegeben" }).waitFor();
  expect(await key()).toBe(title.replace(" pl", " de"));
  // Tab writes on in the next cell; Escape leaves it for the cell, from where Tab leaves the texts.
  await page.keyboard.press("Enter");
  await page.keyboard.press("Tab");
  await page.locator("textarea:focus[lang=lt]").waitFor();
  await page.keyboard.press("Shift+Tab");
  await page.locator("textarea:focus[lang=de]").waitFor();
  await page.keyboard.press("Escape");
  expect(await key()).toBe(title.replace(" pl", " de"));
  expect(await cell.locator("textarea").count()).toBe(0);
  await page.keyboard.press("Tab");
  expect(await page.evaluate(() => document.activeElement?.matches("[data-cell]"))).toBe(false);
  await close(page);
});

test("a changed source makes its translation stale, until somebody says that it is still valid", async () => {
  const page = await open(browser, program.address);
  await type(cellOf(page, "de", 2), " und mehr"); // made from what is there in Polish now
  await page.keyboard.press("Escape");
  await saved(page);
  await type(cellOf(page, "pl", 2), " Zupełnie nowe zdanie.");
  await page.keyboard.press("Escape");
  const line = cellOf(page, "de", 2).getByRole("button", { name: "Veraltet: Der Text auf Polnisch wurde geändert" });
  await line.click();
  await cellOf(page, "de", 2).locator("ins", { hasText: "Zupełnie nowe zdanie." }).waitFor();
  await page.getByRole("columnheader", { name: /Deutsch/ }).getByText("1 veraltet").waitFor();
  await screenshot(page, "stale");
  await cellOf(page, "de", 2).getByRole("button", { name: "Übersetzung gilt weiterhin" }).click();
  await line.waitFor({ state: "detached" });
  await close(page);
});

/** The states of the screens that belong to a workspace, in any language of the program. */
const states: { name: string; show: (page: Page) => Promise<unknown> }[] = [
  {
    name: "writing",
    show: async (page) => {
      await type(cellOf(page, "lt", 3), " .");
      await saved(page);
    },
  },
  { name: "status-menu", show: async (page) => {
    await cellOf(page, "de", 3).focus();
    await page.keyboard.press("Shift+F10");
    await page.getByRole("menuitemradio").first().waitFor();
  } },
  { name: "courses", show: (page) => page.locator(".course-menu").click() },
];

const judged: Record<string, string> = { writing: "lt-LT", "status-menu": "de-DE", courses: "pl-PL" };

test.each(["pl-PL", "de-DE", "lt-LT", "en-GB"])("at 320 px in %s nothing scrolls sideways, and nothing stands in anyone's way", async (locale) => {
  const page = await open(browser, program.address, { locale, viewport: { width: 320, height: 640 }, colorScheme: locale === "lt-LT" ? "dark" : "light" });
  for (const { name, show } of states) {
    await show(page);
    expect(await tooWide(page)).toEqual([]);
    await screenshot(page, `${name}-${locale}`);
    if (locale === judged[name]) await expectAccessible(page); // each state once: axe takes its time
    expect(await nameless(page)).toEqual([]);
    await page.keyboard.press("Escape");
    await page.locator(".menu").waitFor({ state: "detached" });
  }
  await close(page);
});
