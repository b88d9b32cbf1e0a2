// The translation memory: a file is taken in, searched, edited; a cell is looked up and filled; what is left is counted.
import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { launch } from "../lms/browser";
import { call, cellOf, home, saved } from "./cells";
import { Program } from "./program";
import { close, expectAccessible, expectAccessibleInBothThemes, nameless, open, screenshot, tooWide } from "./screen";

const samples = fileURLToPath(new URL("../../../corpora/memory/samples.tmx", import.meta.url));
const mine = home();
let browser: Browser;
let program: Program;
let page: Page;

// One program and one window: what one test does the next goes on with.
beforeAll(async () => {
  [browser, program] = await Promise.all([launch(), Program.start(undefined, mine.path)]);
  page = await open(browser, program.address);
});

afterAll(async () => {
  await close(page);
  await browser.close();
  await program.stop();
  mine.remove();
});

async function tab(name: string): Promise<void> {
  await page.getByRole("tab", { name }).click();
}

test("an empty memory says how it gets units, and takes a file in, once", async () => {
  await page.keyboard.press("Control+Shift+M");
  await page.getByText("Die Translation-Memory ist noch leer").waitFor();
  await expectAccessible(page);
  await page.locator("section.empty").getByRole("button", { name: "Importieren …" }).press("Enter");
  const dialog = page.getByRole("dialog", { name: "In die Translation-Memory importieren" });
  await page.keyboard.press("Enter"); // without a path
  await dialog.getByText("Wählen Sie eine Datei aus, oder geben Sie ihren Pfad ein.").waitFor();
  await page.keyboard.type(samples);
  await dialog.getByRole("textbox", { name: "Organisation" }).fill("Caritas Vilnius");
  await expectAccessible(page, "[role=dialog]");
  await screenshot(page, "memory-import");
  await dialog.getByRole("button", { name: "Importieren", exact: true }).press("Enter");
  await dialog.getByText(/^1\.\d{3} Einheiten importiert$/).waitFor();
  await dialog.getByRole("button", { name: "Fertig" }).press("Enter");

  // The same file dropped on the window is sent to the program, and known.
  const dragged = await page.evaluateHandle(() => new DataTransfer());
  await dragged.evaluate((transfer, text) => transfer.items.add(new File([text], "Przykłady.tmx")), readFileSync(samples, "utf8"));
  await page.dispatchEvent("body", "dragover", { dataTransfer: dragged });
  await page.getByText("Datei hier ablegen, um sie zu importieren").waitFor();
  await page.dispatchEvent("body", "drop", { dataTransfer: dragged });
  await expect.poll(() => dialog.getByRole("textbox", { name: "Datei" }).inputValue()).toBe("Przykłady.tmx");
  await dialog.getByRole("button", { name: "Importieren", exact: true }).press("Enter");
  await dialog.getByText("Diese Datei ist schon da").waitFor();
  await dialog.getByRole("button", { name: "Fertig" }).press("Enter");
});

test("units are found in any form, edited, retracted and brought back, by keys", async () => {
  await page.locator("[data-unit]").first().waitFor();
  await page.getByRole("searchbox").fill("pomoc");
  const found = page.locator("[data-unit] mark");
  await found.first().waitFor();
  const forms = async (): Promise<string[]> => [...new Set((await found.allTextContents()).map((form) => form.toLowerCase()))];
  expect((await forms()).length).toBeGreaterThan(2); // pomoc, pomocy, pomocą …
  await page.getByRole("radio", { name: "Genau wie eingegeben" }).check();
  await page.getByRole("searchbox").fill("pomocy społecznej");
  await expect.poll(forms).toEqual(["pomocy społecznej"]);

  await page.locator("[data-unit]").first().focus();
  await page.keyboard.press("ArrowDown");
  const row = page.locator("[data-unit]:focus");
  const before = await row.locator("[lang=de]").first().innerText();
  await page.keyboard.press("Enter");
  const form = page.getByRole("form", { name: "Einheit bearbeiten" });
  await form.getByRole("textbox", { name: /Deutsch/ }).fill(`${before} Geändert.`);
  await expectAccessibleInBothThemes(page, "memory-units", "#texts");
  expect(await nameless(page)).toEqual([]);
  await form.getByRole("textbox", { name: /Deutsch/ }).press("Control+Enter");
  await page.locator("[data-unit]:focus", { hasText: "Geändert." }).waitFor();

  const total = (): Promise<number> => call<{ units: number }>(page, "Memory").then((memory) => memory.units);
  const all = await total();
  await page.keyboard.press("Delete");
  await page.getByRole("dialog", { name: "1 Einheit aus der Translation-Memory entfernen?" }).waitFor();
  await page.keyboard.press("Enter");
  await page.getByText("1 Einheit entfernt").waitFor();
  await expect.poll(total).toBe(all - 1);
  await page.getByRole("status").getByRole("button", { name: "Rückgängig" }).click();
  await expect.poll(total).toBe(all);
  await page.locator("[data-unit]", { hasText: "Geändert." }).waitFor();
});

test("a text that is typed is looked up, and each match says why it has its score", async () => {
  await tab("Ähnliches suchen");
  await page.getByRole("textbox", { name: "Text, zu dem Ähnliches gesucht wird" }).fill("Wyjaśnia modele niepełnosprawności i myśl Konwencji ONZ.");
  const match = page.locator("#texts article").first();
  await match.locator("del").waitFor();
  expect(await match.locator("del .unseen").first().textContent()).toContain("gelöscht");
  await match.getByText(/^Warum \d+ %\?$/).click();
  await match.getByText("Unterschiede: 1 Auslassung.").waitFor();
  await expectAccessibleInBothThemes(page, "memory-lookup", "#texts");
  expect(await nameless(page)).toEqual([]);
});

test("a cell is looked up beside the text, filled with a digit by the place of its key, and emptied by undo", async () => {
  await page.keyboard.press("Escape"); // to the course
  const cell = cellOf(page, "de", 1);
  const before = await cell.locator(".text").innerText();
  await cell.focus();
  await page.keyboard.press("Control+m");
  const panel = page.getByRole("complementary", { name: "Treffer aus der Translation-Memory" });
  await panel.locator("article").first().waitFor();
  expect(await panel.locator("article .offer .strong").first().innerText()).toBe("Notlage"); // as the cell shows it, without asterisks
  await expectAccessible(page, "#matches"); // in the dark it looks as a lookup does, of the same parts
  await screenshot(page, "memory-matches");
  const offer = (await panel.locator("article .offer").first().innerText()).replace(/^\S+\s*/, "");

  // On the Lithuanian layout the key of 1 types ą.
  await cell.evaluate((element) => element.dispatchEvent(new KeyboardEvent("keydown", { key: "ą", code: "Digit1", altKey: true, bubbles: true })));
  await page.locator("textarea:focus").waitFor();
  expect(await page.locator("textarea:focus").inputValue()).toContain(offer.slice(0, 20).trim());
  expect(await page.locator("textarea:focus").inputValue()).toContain("**Notlage**");
  await page.keyboard.press("Escape");
  await saved(page);
  await page.keyboard.press("Control+z");
  await expect.poll(() => cell.locator(".text").innerText()).toBe(before);

  // What is confirmed here stands in the panel at once, as what comes from elsewhere does.
  const texts = (await cell.getAttribute("data-cell"))?.split(" ") ?? [];
  await call(page, "SetStatus", { cells: [{ text: texts[0], lang: "de" }], status: "approved" });
  await panel.locator("article", { hasText: "freigegeben" }).first().waitFor();
  await page.keyboard.press("Control+z");
  await panel.locator("article", { hasText: "freigegeben" }).first().waitFor({ state: "detached" });

  await page.keyboard.press("Control+m"); // into the panel, and back
  await page.waitForFunction(() => document.activeElement?.matches("#matches [data-insert]"));
  await page.keyboard.press("Escape");
  await panel.waitFor({ state: "detached" });
  await page.waitForFunction(() => document.activeElement?.matches("[data-cell]"));
});

test("empty cells are filled from the memory at once, and emptied at once", async () => {
  const cell = cellOf(page, "de", 1);
  const before = await cell.locator(".text").innerText();
  await cell.focus();
  await page.keyboard.press("Enter");
  await cell.locator("textarea:focus").fill("");
  await page.keyboard.press("Escape");
  await saved(page);
  await page.keyboard.press("Control+Shift+M");
  await tab("Analyse");
  await page.getByRole("button", { name: "Vorübersetzen …" }).click();
  const dialog = page.getByRole("dialog", { name: "Leere Zellen aus der Translation-Memory füllen?" });
  await dialog.getByText("Keine Zelle lässt sich so füllen.").waitFor(); // what is imported is no 100 %
  await dialog.getByRole("combobox").or(dialog.getByRole("button", { name: /^Mindestens/ })).first().click();
  await page.getByRole("option", { name: /^95 %/ }).click();
  await dialog.getByText("1 Zelle wird gefüllt.").waitFor();
  await screenshot(page, "memory-pretranslate");
  await dialog.getByRole("button", { name: "Zellen füllen" }).click();
  await page.getByText("1 Zelle gefüllt").waitFor();
  await page.keyboard.press("Escape");
  await expect.poll(() => cell.locator(".text").innerText()).toBe(before);
  await page.keyboard.press("Control+z");
  await cell.locator(".missing").waitFor();
  await page.keyboard.press("Control+z");
  await expect.poll(() => cell.locator(".text").innerText()).toBe(before);
});

test("clean-up, analysis and overview answer", async () => {
  await page.keyboard.press("Control+Shift+M");
  await tab("Bereinigen");
  await page.getByText(/^\d+ Gruppen?$|Es gibt nichts zu bereinigen/).first().waitFor();
  await expectAccessible(page, "#texts");
  await tab("Analyse");
  await page.getByRole("checkbox", { name: "Auch schon Übersetztes zählen" }).check();
  await page.getByRole("checkbox", { name: "Wissenstransfer in der Sozialen Arbeit" }).check();
  await page.getByRole("button", { name: "Analysieren" }).click();
  const total = page.getByRole("row", { name: /^Gesamt/ });
  await total.waitFor();
  expect(await total.getByRole("cell").first().innerText()).not.toBe("0");
  await expectAccessible(page, "#texts");
  await screenshot(page, "memory-analysis");
  await tab("Übersicht und Dateien");
  await page.getByText("samples.tmx").waitFor();
  await expectAccessible(page, "#texts");
  await screenshot(page, "memory-overview");
  await page.getByRole("button", { name: "Abzüge ändern …" }).click();
  const dialog = page.getByRole("dialog", { name: "Abzüge" });
  await dialog.getByRole("textbox", { name: /^Importiert/ }).fill("2,5");
  await dialog.getByRole("button", { name: "Für alle speichern" }).click();
  await dialog.waitFor({ state: "detached" });
  expect((await call<{ settings: { imported: number } }>(page, "Memory")).settings.imported).toBe(2.5);
});

test("units go out as a file, and the file they came with is detached", async () => {
  await page.locator("#texts header").getByRole("button", { name: "Exportieren …" }).click();
  const dialog = page.getByRole("dialog", { name: "Translation-Memory exportieren" });
  const [download] = await Promise.all([page.waitForEvent("download"), dialog.getByRole("button", { name: "Exportieren", exact: true }).click()]);
  expect(download.suggestedFilename()).toMatch(/\.tmx$/);
  await dialog.getByText(/^1\.\d{3} Einheiten exportiert$/).waitFor();
  await page.keyboard.press("Escape");
  await page.getByRole("button", { name: "Datei samples.tmx abhängen …" }).click();
  await page.getByRole("dialog").getByRole("button", { name: "Abhängen" }).click();
  await page.getByText("Es wurde noch keine Datei importiert.").waitFor();
});

test.each([
  ["pl-PL", ["Jednostki", "Podobne", "Porządki", "Analiza", "Przegląd i pliki"]],
  ["lt-LT", ["Vienetai", "Panašūs", "Tvarkymas", "Analizė", "Apžvalga ir failai"]],
] as const)("in %s it fits a narrow window", async (locale, tabs) => {
  const phone = await open(browser, program.address, { locale, viewport: { width: 320, height: 640 } });
  await phone.keyboard.press("Control+Shift+M");
  for (const name of tabs) {
    await phone.getByRole("tab", { name }).click();
    expect(await tooWide(phone), name).toEqual([]);
  }
  await screenshot(phone, `memory-${locale}`);
  await close(phone);
});
