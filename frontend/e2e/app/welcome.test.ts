// The first steps: what one begins with, a workspace of one's own, a course taken into it.
import type { Browser } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { launch } from "../lms/browser";
import { cellOf, home, saved, type } from "./cells";
import { Folder } from "./courses";
import { Program } from "./program";
import { close, expectAccessible, nameless, open, screenshot, tooWide } from "./screen";

let browser: Browser;
let program: Program;
const mine = home();
const files = new Folder();

beforeAll(async () => {
  [browser, program] = await Promise.all([launch(), Program.start(undefined, mine.path)]);
});

afterAll(async () => {
  await browser.close();
  await program.stop();
  mine.remove();
  files.remove();
});

test("a workspace is left, a new one made, a course looked at and taken in", async () => {
  const page = await open(browser, program.address);
  await page.locator(".course-menu").click();
  await page.getByRole("menuitem", { name: "Arbeitsbereich schließen" }).click();
  await page.getByRole("heading", { name: "Willkommen bei Trivium" }).waitFor();
  await page.getByText("Zuletzt benutzt").waitFor();
  await screenshot(page, "welcome");
  await expectAccessible(page);

  await page.getByRole("button", { name: /^Einen neuen Arbeitsbereich anlegen/ }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByRole("button", { name: "Anlegen" }).click();
  await dialog.getByText("Geben Sie Ihren Namen ein.").waitFor();
  await dialog.getByLabel("Name, etwa der Gruppe").fill("Gruppe Süd");
  await dialog.getByLabel("Ihr Name").fill("Anna");
  await expectAccessible(page);
  await page.keyboard.press("Enter");
  await page.getByRole("heading", { name: "Hier ist noch kein Kurs" }).waitFor();
  await dialog.waitFor({ state: "detached" });

  // A file is shown as it is; taken in, it can be written.
  await page.keyboard.press("Control+o");
  await page.locator(".dialog input:focus").waitFor();
  await page.keyboard.type(files.programme());
  await page.keyboard.press("Enter");
  await page.getByText("Nur zum Lesen: Der Kurs wird gezeigt").waitFor();
  expect(await page.locator("[data-cell]").count()).toBe(0);
  await screenshot(page, "reading");
  await page.getByRole("button", { name: "In den Arbeitsbereich übernehmen" }).click();
  await cellOf(page, "de", 1).waitFor();
  await type(cellOf(page, "de", 1), " Neu.");
  await page.keyboard.press("Escape");
  await saved(page);
  await page.locator(".course-menu").click();
  await page.getByRole("menuitemradio", { checked: true }).waitFor();
  await close(page);
});

test.each(["pl-PL", "lt-LT", "en-GB"])("at 320 px in %s the welcome fits", async (locale) => {
  const page = await open(browser, program.address, { locale, viewport: { width: 320, height: 640 } });
  await page.locator(".course-menu").click();
  await page.getByRole("menuitem").last().click();
  await page.locator(".choices").waitFor();
  expect(await tooWide(page)).toEqual([]);
  await page.locator(".choices button").nth(1).click();
  await page.locator("#new-name").waitFor();
  expect(await page.locator("#new-person").inputValue()).toBe(""); // each browser is somebody else's
  expect(await tooWide(page)).toEqual([]);
  expect(await nameless(page)).toEqual([]);
  await page.keyboard.press("Escape");
  await page.locator(".choices button").first().click(); // the samples, open for the next language
  await page.locator(".course-menu").waitFor();
  await close(page);
});
