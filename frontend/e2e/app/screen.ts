// The app in Chromium, and what every test asks of it.
import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { AxeBuilder } from "@axe-core/playwright";
import type { Browser, BrowserContextOptions, Page } from "playwright-core";
import { expect } from "vitest";

/** What went wrong in each page, as its console has it. */
const failures = new WeakMap<Page, string[]>();

/** Opens the app in a window of its own; close it with close. */
export async function open(browser: Browser, address: string, options: BrowserContextOptions = {}): Promise<Page> {
  const context = await browser.newContext({ locale: "de-DE", viewport: { width: 1280, height: 800 }, ...options });
  const page = await context.newPage();
  page.setDefaultTimeout(15_000);
  const errors: string[] = [];
  page.on("pageerror", (error) => errors.push(error.message));
  page.on("console", (message) => {
    // An answer of 4xx is how the engine says what is wrong with the input.
    if (message.type() === "error" && !message.text().includes("status of 422")) errors.push(message.text());
  });
  failures.set(page, errors);
  await page.goto(address);
  await page.locator(".main[aria-busy=false]").waitFor();
  await page.evaluate(() => document.fonts.ready);
  return page;
}

/** Closes the window, and expects that nothing went wrong in it. */
export async function close(page: Page): Promise<void> {
  expect(failures.get(page)).toEqual([]);
  await page.close();
  await page.context().close();
}

const tags = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"];

/**
 * Expects no violation of WCAG 2.2 AA that axe can find, once nothing moves any more: on the page, or in a part
 * of it by its selector where the rest was looked at before.
 */
export async function expectAccessible(page: Page, part?: string): Promise<void> {
  await settled(page);
  const axe = new AxeBuilder({ page }).withTags(tags);
  const { violations } = await (part === undefined ? axe : axe.include(part)).analyze();
  const found = violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.html.slice(0, 160)).join(" | ")}`);
  expect(found).toEqual([]);
}

/**
 * Expects that of the page as it is, or of a part of it, in the light and in the dark theme. Only colours differ
 * between the two: in the second one axe looks at contrast alone.
 */
export async function expectAccessibleInBothThemes(page: Page, name: string, part?: string): Promise<void> {
  await screenshot(page, `${name}-light`);
  await expectAccessible(page, part);
  await page.emulateMedia({ colorScheme: "dark" });
  await page.locator(":root[data-theme=dark]").waitFor();
  await screenshot(page, `${name}-dark`);
  await settled(page);
  const axe = new AxeBuilder({ page }).withRules(["color-contrast"]);
  const { violations } = await (part === undefined ? axe : axe.include(part)).analyze();
  expect(violations.flatMap(({ nodes }) => nodes.map((node) => node.html.slice(0, 160)))).toEqual([]);
  await page.emulateMedia({ colorScheme: "light" });
  await page.locator(":root:not([data-theme=dark])").waitFor();
}

/** Waits until all animations have ended that ever will. */
async function settled(page: Page): Promise<void> {
  await page.evaluate(() =>
    Promise.all(
      document
        .getAnimations()
        .filter((animation) => animation.effect?.getComputedTiming().iterations !== Infinity)
        .map((animation) => animation.finished.catch(() => undefined)),
    ),
  );
}

/** Keeps a picture of the window where SCREENSHOTS says. */
export async function screenshot(page: Page, name: string): Promise<void> {
  const folder = process.env["SCREENSHOTS"];
  if (folder === undefined || folder === "") return;
  mkdirSync(folder, { recursive: true });
  await settled(page);
  await page.screenshot({ path: join(folder, `app-${name}.png`) });
}

/** Returns the interactive things of the page that have no name, as ARIA snapshot lines. */
export async function nameless(page: Page): Promise<string[]> {
  const tree = await page.locator("body").ariaSnapshot();
  return tree
    .split("\n")
    .filter((line) => /^\s*- (button|link|textbox|combobox|radio|menuitem|menuitemradio|option|checkbox|img)(\s*\[[^\]]*\])*:?$/.test(line));
}

/**
 * Returns the elements that reach beyond the right edge of the window. Columns are laid out anew
 * one frame after a change, and drawers slide: what is too wide for a moment only does not count.
 */
export async function tooWide(page: Page): Promise<string[]> {
  await settled(page);
  const deadline = Date.now() + 3000;
  for (;;) {
    const found = await beyondTheEdge(page);
    if (found.length === 0 || Date.now() > deadline) return found;
    await page.waitForTimeout(50);
  }
}

function beyondTheEdge(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const width = document.documentElement.clientWidth;
    const whole = document.documentElement.scrollWidth;
    if (whole <= width) return [];
    const found = [...document.querySelectorAll("body *")]
      .filter((element) => element.getBoundingClientRect().right > width + 1)
      .map((element) => `${element.tagName}.${element.className} ${String(element.getBoundingClientRect().right)}`);
    return [`the page is ${String(whole)} px wide, the window ${String(width)}`, ...found];
  });
}

/** Presses Tab until the thing named has the focus; fails after 80 times. */
export async function tabTo(page: Page, selector: string): Promise<void> {
  for (let i = 0; i < 80; i++) {
    if (await page.evaluate((wanted) => document.activeElement?.matches(wanted) === true, selector)) return;
    await page.keyboard.press("Tab");
  }
  throw new Error(`Tab does not reach ${selector}`);
}
