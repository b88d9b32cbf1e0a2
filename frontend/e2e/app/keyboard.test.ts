// A working day without a mouse.
import { readFile } from "node:fs/promises";
import { unzipSync } from "fflate";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { launch } from "../lms/browser";
import { Folder } from "./courses";
import { Program } from "./program";
import { close, open, tabTo } from "./screen";

let browser: Browser;
let sample: Program;
let gap: Program;
const folder = new Folder().withGap();

beforeAll(async () => {
  [browser, sample, gap] = await Promise.all([launch(), Program.start(), Program.start(folder.file)]);
});

afterAll(async () => {
  await browser.close();
  await Promise.all([sample.stop(), gap.stop()]);
  folder.remove();
});

function heading(page: Page): Promise<string> {
  return page.locator("main h2").first().innerText();
}

function focused(page: Page, attribute: string): Promise<string | null | undefined> {
  return page.evaluate((name) => document.activeElement?.getAttribute(name), attribute);
}

test("the first Tab offers to skip to the texts", async () => {
  const page = await open(browser, sample.address);
  await page.keyboard.press("Tab");
  expect(await page.evaluate(() => document.activeElement?.textContent)).toBe("Zu den Texten springen");
  await page.keyboard.press("Enter");
  expect(await focused(page, "id")).toBe("texts");
  await close(page);
});

test("lessons change in the outline and by shortcut", async () => {
  const page = await open(browser, sample.address);
  const first = await heading(page);
  await tabTo(page, ".outline .item[aria-current]");
  await page.keyboard.press("Tab");
  await page.keyboard.press("Enter");
  await page.locator(".outline .item[aria-current]", { hasText: "Das erste Gespräch" }).waitFor();
  expect(await heading(page)).not.toBe(first);
  await page.keyboard.press("Alt+PageUp");
  await page.locator(".outline .item[aria-current]", { hasText: "Was Wohnungslosigkeit bedeutet" }).waitFor();
  expect(await heading(page)).toBe(first);
  await close(page);
});

test("columns hide and come back, the last one stays", async () => {
  const page = await open(browser, sample.address);
  const columns = (): Promise<string[]> => page.locator(".heads .name").allInnerTexts();
  expect(await columns()).toEqual(["Polski", "Deutsch", "Lietuvių"]);
  await tabTo(page, ".columns button");
  await page.keyboard.press("Space");
  expect(await columns()).toEqual(["Deutsch", "Lietuvių"]);
  await page.keyboard.press("Tab");
  await page.keyboard.press("Space");
  await page.keyboard.press("Tab");
  await page.keyboard.press("Space");
  expect(await columns()).toEqual(["Lietuvių"]);
  expect(await focused(page, "aria-disabled")).toBe("true");
  await page.keyboard.press("Shift+Tab");
  await page.keyboard.press("Space");
  expect(await columns()).toEqual(["Deutsch", "Lietuvių"]);
  await close(page);
});

test("the language of the program changes at once", async () => {
  const page = await open(browser, sample.address);
  await tabTo(page, "[aria-label^='Sprache des Programms']");
  await page.keyboard.press("Enter");
  await page.getByRole("menuitemradio", { name: "Lietuvių" }).waitFor();
  await page.keyboard.type("Li");
  await page.keyboard.press("Enter");
  await page.locator("html[lang=lt]").waitFor();
  expect(await page.locator("footer .problems").innerText()).toBe("Problemų nėra");
  expect(await page.title()).toBe("Pagalba benamystę patiriančiam asmeniui – Trivium");
  await close(page);
});

test("F6 goes round the areas and back", async () => {
  const page = await open(browser, sample.address);
  const area = (): Promise<string | undefined> =>
    page.evaluate(() => document.activeElement?.closest("[data-region]")?.tagName);
  const seen: (string | undefined)[] = [];
  for (let i = 0; i < 5; i++) {
    await page.keyboard.press("F6");
    seen.push(await area());
  }
  expect(seen).toEqual(["HEADER", "NAV", "SECTION", "FOOTER", "HEADER"]);
  await page.keyboard.press("Shift+F6");
  expect(await area()).toBe("FOOTER");
  await close(page);
});

test("a problem leads to its cell, also one in a hidden column", async () => {
  const page = await open(browser, gap.address);
  await tabTo(page, ".columns button:nth-child(2)");
  await page.keyboard.press("Space");
  await tabTo(page, "footer .problems");
  await page.keyboard.press("Enter");
  await tabTo(page, "aside button.problem");
  await page.keyboard.press("Enter");
  await page.locator(".cell:focus .note.error").waitFor();
  expect(await focused(page, "data-place")).toMatch(/^\/lessons\/1\/blocks\/\d+\/text\/de$/);
  expect(await page.locator(".heads .name").allInnerTexts()).toEqual(["Polski", "Deutsch", "Lietuvių"]);
  expect(await page.locator(".cell:focus .missing").innerText()).toBe("Noch kein Text auf Deutsch");
  await close(page);
});

test("F8 goes to the next problem from anywhere", async () => {
  const page = await open(browser, gap.address);
  await page.keyboard.press("F8");
  await page.locator(".cell:focus .note.error").waitFor();
  await close(page);
});

test("a package is made and arrives", async () => {
  const page = await open(browser, sample.address, { acceptDownloads: true });
  await page.keyboard.press("Control+e");
  await page.locator(".dialog input[value=scorm12]:focus").waitFor();
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("Tab");
  await page.keyboard.press("Space"); // Polish out, German in
  await page.keyboard.press("Tab");
  await page.keyboard.press("Space");
  await tabTo(page, ".dialog .primary");
  const coming = page.waitForEvent("download");
  await page.keyboard.press("Enter");
  const download = await coming;
  const name = download.suggestedFilename();
  expect(name).toMatch(/^[a-z0-9.-]+\.zip$/);
  const files = unzipSync(await readFile(await download.path()));
  const manifest = new TextDecoder().decode(files["imsmanifest.xml"]);
  expect(manifest).toContain("<schemaversion>2004 3rd Edition</schemaversion>");
  expect(manifest).toContain("Menschen in einer Wohnungsnotlage unterstützen");
  await page.locator(".dialog .primary:focus", { hasText: "Fertig" }).waitFor();
  expect(await page.locator(".dialog dd").first().innerText()).toBe(name);
  await page.keyboard.press("Enter");
  await page.locator(".dialog").waitFor({ state: "detached" });
  await close(page);
});

test("a long export goes on while one works, and can be cancelled", async () => {
  const heavy = new Folder().heavy();
  const program = await Program.start(heavy.file);
  const page = await open(browser, program.address);
  await page.keyboard.press("Control+e");
  await tabTo(page, ".dialog .primary");
  await page.keyboard.press("Enter");
  await page.locator(".dialog [role=progressbar]").waitFor();
  await page.locator(".dialog .primary:focus", { hasText: "Weiterarbeiten" }).press("Enter");
  await page.locator(".dialog").waitFor({ state: "detached" });
  await tabTo(page, "footer .job button");
  await page.keyboard.press("Enter");
  await page.locator("footer .job").waitFor({ state: "detached" });
  await page.keyboard.press("Control+e");
  await page.locator(".dialog", { hasText: "Der Export wurde abgebrochen. Es wurde kein Paket erstellt." }).waitFor();
  await close(page);
  await program.stop();
  heavy.remove();
});

test("errors block the export and can be shown from there", async () => {
  const page = await open(browser, gap.address);
  await page.keyboard.press("Control+e");
  await page.locator(".dialog", { hasText: "Vor dem Export muss 1 Fehler behoben werden." }).waitFor();
  expect(await page.locator(".dialog .primary").isDisabled()).toBe(true);
  await tabTo(page, ".dialog .notice .button");
  await page.keyboard.press("Enter");
  await page.locator("aside:focus").waitFor();
  await page.keyboard.press("Escape");
  await page.locator("footer .problems:focus").waitFor();
  await close(page);
});

test("the preview plays, changes its language and closes", async () => {
  const page = await open(browser, sample.address);
  await page.keyboard.press("Control+Enter");
  const course = page.frameLocator("iframe").frameLocator("iframe");
  await course.locator("h1", { hasText: "Wsparcie osoby w kryzysie bezdomności" }).waitFor();
  await page.keyboard.press("Tab");
  await page.keyboard.press("Enter");
  await page.getByRole("option", { name: "Deutsch" }).waitFor();
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("Enter");
  await course.locator("h1", { hasText: "Menschen in einer Wohnungsnotlage unterstützen" }).waitFor();
  await tabTo(page, ".close");
  await page.keyboard.press("Enter");
  await page.locator(".cell").first().waitFor();
  expect(await focused(page, "id")).toBe("preview-button");
  await close(page);
});

test("the palette finds lessons without accents and in any language", async () => {
  const page = await open(browser, sample.address);
  await page.keyboard.press("Control+k");
  await page.keyboard.type("planavimas");
  await page.getByText("Nichts gefunden.").waitFor();
  await page.keyboard.press("Control+a");
  await page.keyboard.type("wspolne plan");
  await page.getByRole("option", { name: "Hilfe gemeinsam planen" }).waitFor();
  await page.keyboard.press("Enter");
  await page.locator(".outline .item[aria-current]", { hasText: "Hilfe gemeinsam planen" }).waitFor();
  await close(page);
});

test("a programme's modules fold and unfold, and a lesson of another module opens", async () => {
  const modules = new Folder();
  const programme = await Program.start(modules.programme());
  const page = await open(browser, programme.address);
  expect(await page.locator("h1").innerText()).toContain("Wohnungsnotfallhilfe");
  await tabTo(page, ".outline .fold[aria-expanded=false]");
  await page.keyboard.press("Enter");
  expect(await focused(page, "aria-label")).toBe("Lektionen von „Zweites Modul“ ausblenden");
  await page.keyboard.press("Tab");
  await page.keyboard.press("Enter");
  await page.locator(".row.title", { hasText: "Zweites Modul" }).waitFor();
  await page.keyboard.press("Tab");
  await page.keyboard.press("Enter");
  await page.locator(".row.title", { hasText: "Was Wohnungslosigkeit bedeutet" }).waitFor();
  expect(await page.locator(".outline [aria-current]").count()).toBe(1);
  await close(page);
  await programme.stop();
  modules.remove();
});

test("another course opens by its path", async () => {
  const page = await open(browser, sample.address);
  await page.keyboard.press("Control+o");
  await page.locator(".dialog input:focus").waitFor();
  await page.keyboard.press("Enter");
  await page.getByText("Geben Sie den Pfad der Datei ein.").waitFor();
  await page.keyboard.type(folder.file);
  await page.keyboard.press("Enter");
  await page.locator("footer .file", { hasText: folder.file }).waitFor();
  await page.locator(".dialog").waitFor({ state: "detached" }); // opening it again before it has gone would close it
  await page.keyboard.press("Control+o");
  await page.locator(".dialog").getByRole("button", { name: /^Menschen in einer Wohnungsnotlage/ }).press("Enter");
  await page.locator("footer .file", { hasText: "Beispielkurs" }).waitFor();
  await close(page);
});
