// What the texts look like to a browser and to a screen reader, and that they stay texts.
import type { Browser } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { launch } from "../lms/browser";
import { Folder, hostileText } from "./courses";
import { Program } from "./program";
import { close, open } from "./screen";

let browser: Browser;
let sample: Program;
let hostile: Program;
const folder = new Folder().hostile();

beforeAll(async () => {
  [browser, sample, hostile] = await Promise.all([launch(), Program.start(), Program.start(folder.file)]);
});

afterAll(async () => {
  await browser.close();
  await Promise.all([sample.stop(), hostile.stop()]);
  folder.remove();
});

test("rows keep their languages level, and each cell says its language", async () => {
  const page = await open(browser, sample.address);
  const rows = await page.locator("[role=row]:has(> .cell)").evaluateAll((elements) =>
    elements.map((row) => ({
      tops: [...row.querySelectorAll(".cell")].map((cell) => cell.getBoundingClientRect().top),
      // a pair has two texts in each language
      languages: [...new Set([...row.querySelectorAll(".cell .text")].map((text) => text.getAttribute("lang")))],
    })),
  );
  expect(rows.length).toBeGreaterThan(20);
  for (const { tops, languages } of rows) {
    expect(new Set(tops).size).toBe(1);
    expect(languages).toEqual(["pl", "de", "lt"]);
  }
  await close(page);
});

test("a screen reader gets a table with heads, rows named by what they are, and right answers said", async () => {
  const page = await open(browser, sample.address);
  const table = page.getByRole("table", { name: "Texte von „Was Wohnungslosigkeit bedeutet“" });
  const tree = await table.ariaSnapshot();
  for (const line of [
    'columnheader "pl Polski 0 % fertig"',
    'rowheader "Absatz"',
    'rowheader "Überschrift"',
    'heading "Vier Wohnsituationen" [level=3]',
    'rowheader "Antwort c, richtig"',
  ]) {
    expect(tree.replaceAll("· ", "")).toContain(line);
  }
  await close(page);
});

test("links show where they lead and open only on request, elsewhere", async () => {
  const page = await open(browser, sample.address);
  const link = page.locator(".span-link").first();
  expect(await link.getAttribute("title")).toBe("https://www.feantsa.org");
  expect(await page.locator(".sheet a[href]").count()).toBe(0);
  await link.click();
  await page.context().route("https://**", (route) => route.abort());
  const coming = page.context().waitForEvent("page");
  await page.getByRole("button", { name: "Im Browser öffnen" }).click();
  expect((await coming).url()).toMatch(/^(https:\/\/www\.feantsa\.org|chrome-error|about:blank)/);
  expect(page.url()).toContain("http://127.0.0.1");
  await close(page);
});

test("what looks like markup or script is shown as it was typed", async () => {
  const page = await open(browser, hostile.address, { locale: "pl-PL" });
  const shown = await page.locator(".row.title .text").first().innerText();
  expect(shown).toBe(hostileText);
  expect(await page.locator("h1").innerText()).toBe(hostileText);
  expect(await page.locator(".outline .title").first().innerText()).toBe(hostileText);
  await page.keyboard.press("Control+k");
  await page.getByRole("option").first().waitFor();
  expect(await page.locator("#app script, #app b, .dialog b, .sheet img[src=x]").count()).toBe(0);
  expect(await page.evaluate(() => "hacked" in window)).toBe(false);
  await close(page);
});

test("the token leaves the address bar and is not needed twice", async () => {
  const page = await open(browser, sample.address);
  expect(page.url()).not.toContain("token");
  await page.reload();
  await page.locator(".cell").first().waitFor();
  await close(page);
});
