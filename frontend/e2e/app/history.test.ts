// The past of a workspace: versions, comparing, bringing back, and the history of one text.
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { launch } from "../lms/browser";
import { cellOf, home, saved, type } from "./cells";
import { Program } from "./program";
import { close, expectAccessible, nameless, open, screenshot, tooWide } from "./screen";

let browser: Browser;

beforeAll(async () => {
  browser = await launch();
});

afterAll(() => browser.close());

/** Gives the palette a word and takes what it finds first. */
async function command(page: Page, words: string): Promise<void> {
  await page.keyboard.press("Control+k");
  await page.getByRole("dialog").getByRole("combobox").fill(words);
  await page.keyboard.press("Enter");
}

test("a version is named, compared with now, and a text of it brought back and undone, by keys alone", async () => {
  const mine = home();
  const program = await Program.start(undefined, mine.path);
  const page = await open(browser, program.address);
  const cell = cellOf(page, "de", 1);
  const before = await cell.locator(".text").innerText();

  await command(page, "diese version benennen");
  await page.getByRole("dialog", { name: "Diese Version benennen" }).waitFor();
  await page.keyboard.press("Enter"); // without a name
  await page.getByText("Geben Sie einen Namen ein.").waitFor();
  await page.keyboard.type("Vor der Pilotierung");
  await page.keyboard.press("Enter");
  await page.getByRole("dialog").waitFor({ state: "detached" });

  await type(cell, " Zusatz am Ende.");
  await page.keyboard.press("Escape");
  await saved(page);

  await page.keyboard.press("Control+h");
  await page.getByRole("checkbox", { name: /Vor der Pilotierung/ }).first().waitFor();
  await expectAccessible(page);
  expect(await nameless(page)).toEqual([]);
  await screenshot(page, "history");
  await page.getByRole("button", { name: "Neueste mit jetzt vergleichen" }).press("Enter");
  const change = page.locator(".row article");
  await change.first().waitFor();
  expect(await change.count()).toBe(1);
  expect((await change.locator("ins").allInnerTexts()).join("")).toContain("Zusatz am Ende.");
  expect(await change.locator("ins .unseen").first().textContent()).toContain("eingefügt");
  await page.keyboard.press("F8");
  await page.waitForFunction(() => document.activeElement?.matches("article[aria-current]"));
  await expectAccessible(page);
  expect(await nameless(page)).toEqual([]);
  await screenshot(page, "compare");

  await change.getByRole("button", { name: /zurückholen/ }).press("Enter");
  await page.getByRole("dialog", { name: "Diesen Text zurückholen?" }).waitFor();
  await page.keyboard.press("Enter");
  await page.getByText("Zurückgeholt: 1 Text").waitFor();
  await page.getByText("Es gibt keinen Unterschied").waitFor();
  await page.getByRole("status").getByRole("button", { name: "Rückgängig" }).press("Enter");
  await change.first().waitFor(); // the change is there again

  await page.keyboard.press("Escape"); // to the history
  await page.keyboard.press("Escape"); // to the course
  await cell.locator(".text", { hasText: "Zusatz am Ende." }).waitFor();

  // All values of this one text; the first comes back.
  await command(page, "verlauf des arbeitsbereichs");
  await page.getByRole("button", { name: "Neueste mit jetzt vergleichen" }).click();
  await page.getByRole("button", { name: /^Verlauf dieses Textes/ }).click();
  const values = page.getByRole("dialog").getByRole("listitem");
  await values.first().waitFor();
  await expectAccessible(page);
  await screenshot(page, "text-history");
  await values.last().getByRole("button").click();
  await page.getByText("Der Text wurde zurückgeholt.").waitFor();
  await page.keyboard.press("Escape");
  await page.getByText("Es gibt keinen Unterschied").waitFor();
  await page.keyboard.press("Escape");
  await page.keyboard.press("Escape");
  await expect.poll(() => cell.locator(".text").innerText()).toBe(before);
  await close(page);
  await program.stop();
  mine.remove();
});

test("the pages of a workspace fit a narrow window in four languages", async () => {
  const mine = home();
  const program = await Program.start(undefined, mine.path);
  for (const [locale, pages] of [["pl-PL", ["Historia", "Wymiana", "Kopie"]], ["de-DE", ["Verlauf", "Austausch", "Sicherungen"]], ["lt-LT", ["Istorija", "Mainai", "Atsarginės"]], ["en-GB", ["History", "Exchange", "Backups"]]] as const) {
    const page = await open(browser, program.address, { locale, viewport: { width: 320, height: 640 } });
    for (const name of pages) {
      await page.locator(`header [aria-haspopup=menu][data-menu=workspace]`).click();
      await page.getByRole("menuitem", { name: new RegExp(`^${name}`) }).click();
      await page.getByRole("heading", { name: new RegExp(`^${name}`), level: 2 }).waitFor();
      expect(await tooWide(page), `${locale} ${name}`).toEqual([]);
      await screenshot(page, `narrow-${locale}-${name}`);
    }
    await close(page);
  }
  await program.stop();
  mine.remove();
});
