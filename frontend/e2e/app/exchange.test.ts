// Two people who work apart: an invitation, files of changes, and a text that both changed.
import { existsSync } from "node:fs";
import { join } from "node:path";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { launch } from "../lms/browser";
import { call, cellOf, home, saved, type } from "./cells";
import { Program } from "./program";
import { close, expectAccessible, nameless, open, screenshot } from "./screen";

let browser: Browser;

beforeAll(async () => {
  browser = await launch();
});

afterAll(() => browser.close());

async function show(page: Page, name: RegExp): Promise<void> {
  await page.locator("[data-menu=workspace]").click();
  await page.getByRole("menuitem", { name }).click();
}

/** Downloads what pressing a button makes, into a folder; returns the file's path. */
async function downloaded(page: Page, press: () => Promise<unknown>, folder: string): Promise<string> {
  const [download] = await Promise.all([page.waitForEvent("download"), press()]);
  const path = join(folder, download.suggestedFilename());
  await download.saveAs(path);
  return path;
}

test("somebody is let in; both change a text; a file brings it together and it is settled", async () => {
  const [mine, hers] = [home(), home()];
  const [a, b] = await Promise.all([Program.start(undefined, mine.path), Program.start(undefined, hers.path)]);
  const [anna, jonas] = await Promise.all([open(browser, a.address), open(browser, b.address)]);

  await show(anna, /^Austausch/);
  await anna.getByRole("button", { name: "Jemanden einladen …" }).click();
  await anna.getByRole("dialog").getByRole("textbox", { name: "Name" }).fill("Jonas Petraitis");
  await anna.getByText("Die Datei ist ein Schlüssel").waitFor();
  await expectAccessible(anna);
  await screenshot(anna, "invite");
  const invitation = await downloaded(anna, () => anna.getByRole("button", { name: "Einladung erstellen" }).click(), mine.path);
  expect(existsSync(invitation)).toBe(true);
  await anna.getByText("Die Einladung für Jonas Petraitis ist fertig").waitFor();
  await anna.getByRole("button", { name: "Fertig" }).click();
  await anna.getByRole("listitem").filter({ hasText: "Jonas Petraitis" }).waitFor();

  const joined = await call<{ person: string }>(jonas, "Join", { job: "join", invitation, path: "" });
  expect(joined.person).toBe("Jonas Petraitis");
  const { id } = await call<{ id: string }>(anna, "Course");
  await call(jonas, "OpenCourse", id); // the one that Anna has on screen
  await jonas.reload();
  await jonas.locator(".main[aria-busy=false]").waitFor();

  // Both write over the same words, apart from each other.
  await anna.keyboard.press("Escape");
  for (const [page, words] of [[anna, "Anna schreibt hier."], [jonas, "Jonas schreibt hier."]] as const) {
    const cell = cellOf(page, "de", 1);
    await type(cell, "");
    await cell.locator("textarea").fill(words);
    await page.keyboard.press("Escape");
    await saved(page);
  }

  await show(jonas, /^Austausch/);
  const bundle = await downloaded(jonas, () => jonas.getByRole("button", { name: "Datei erstellen" }).click(), hers.path);
  await jonas.getByText("Die Datei ist fertig").waitFor();

  await show(anna, /^Austausch/);
  await anna.getByRole("textbox", { name: "Pfad der Datei auf diesem Computer" }).fill(bundle);
  await anna.getByRole("button", { name: "Übernehmen", exact: true }).click();
  await anna.getByText("1 Text hat jetzt zwei Fassungen.").waitFor();
  await expectAccessible(anna);
  expect(await nameless(anna)).toEqual([]);
  await screenshot(anna, "exchange");
  await anna.getByRole("button", { name: "Ansehen, was gekommen ist" }).click();
  await anna.locator(".row article").first().waitFor();
  await anna.keyboard.press("Escape");
  await anna.keyboard.press("Escape");

  await anna.locator("footer").getByRole("button", { name: "1 Text zu klären" }).click();
  const dialog = anna.getByRole("dialog", { name: "Texte, die zu klären sind" });
  await dialog.getByLabel("Zusammengeführter Text").fill("Anna und Jonas schreiben hier.");
  await dialog.getByRole("button", { name: "Diesen Text verwenden" }).click();
  await cellOf(anna, "de", 1).locator(".text", { hasText: "Anna und Jonas schreiben hier." }).waitFor();

  // The same file once more brings nothing.
  await show(anna, /^Austausch/);
  await anna.getByRole("button", { name: "Übernehmen", exact: true }).click();
  await anna.getByText("Nichts Neues").waitFor();

  await Promise.all([close(anna), close(jonas)]);
  await Promise.all([a.stop(), b.stop()]);
  mine.remove();
  hers.remove();
});

test("the file is backed up and checked, and a text is taken away for good", async () => {
  const mine = home();
  const program = await Program.start(undefined, mine.path);
  const page = await open(browser, program.address);
  const cell = cellOf(page, "de", 1);
  await type(cell, " Frau Musterfrau kam.");
  await page.keyboard.press("Escape");
  await saved(page);

  await show(page, /^Sicherungen/);
  await page.getByRole("button", { name: "Jetzt sichern" }).click();
  await page.getByText("Die Sicherung ist fertig").waitFor();
  await page.getByRole("button", { name: "Prüfen", exact: true }).click();
  await page.getByText("Die Datei ist in Ordnung").waitFor();
  await page.getByRole("textbox", { name: "Gesuchter Text" }).fill("Musterfrau");
  await page.getByRole("button", { name: "Suchen" }).click();
  await page.getByText("1 Stelle gefunden").waitFor();
  await expectAccessible(page);
  expect(await nameless(page)).toEqual([]);
  await screenshot(page, "care");
  await page.getByRole("checkbox", { name: "Alle auswählen" }).check();
  await page.getByRole("textbox", { name: "Grund" }).fill("Echter Name");
  await page.getByRole("button", { name: /endgültig entfernen …$/ }).click();
  const dialog = page.getByRole("dialog");
  expect(await dialog.getByRole("button", { name: "Endgültig entfernen" }).isDisabled()).toBe(true);
  await dialog.getByRole("checkbox").check();
  await dialog.getByRole("button", { name: "Endgültig entfernen" }).click();
  await page.getByText("Der Text von 1 Stelle wurde endgültig entfernt").waitFor();
  await page.getByRole("textbox", { name: "Gesuchter Text" }).fill("Musterfrau");
  await page.getByRole("button", { name: "Suchen" }).click();
  await page.getByText("Der Text wurde nicht gefunden").waitFor();
  await close(page);
  await program.stop();
  mine.remove();
});
