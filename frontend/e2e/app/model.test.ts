// Everything a course can consist of, as people read it: each kind of block, the hours, the dates.
import { readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { launch } from "../lms/browser";
import { Folder } from "./courses";
import { Program } from "./program";
import { close, expectAccessible, expectAccessibleInBothThemes, nameless, open, tabTo, tooWide } from "./screen";

const real = fileURLToPath(new URL("../../../corpora/knowledge-transfer.json", import.meta.url));

let browser: Browser;
let everything: Program;
let differing: Program;
let sample: Program;
const folders = [new Folder(), new Folder()] as const;
const file = folders[0].everything();

beforeAll(async () => {
  [browser, everything, differing, sample] = await Promise.all([
    launch(), Program.start(file), Program.start(folders[1].everything(4)), Program.start(real),
  ]);
});

afterAll(async () => {
  await browser.close();
  await Promise.all([everything, differing, sample].map((program) => program.stop()));
  for (const folder of folders) folder.remove();
});

/** Every text in a language below a part of a course's file, in reading order. */
function written(part: unknown, tag: string): string[] {
  if (typeof part !== "object" || part === null) return [];
  if ("origin" in part) {
    const text = (part as Record<string, string>)[tag];
    return text === undefined ? [] : [text.replace(/\[(.*?)\]\(.*?\)/g, "$1")];
  }
  return Object.values(part).flatMap((each) => written(each, tag));
}

const module = JSON.parse(readFileSync(join(dirname(file), "module.json"), "utf8")) as { lessons: { blocks: { kind: string }[] }[] };

async function openLesson(page: Page, number: number): Promise<void> {
  const panel = page.getByRole("button", { name: "Gliederung einblenden" });
  if (await panel.isVisible()) await panel.click();
  await page.locator(".outline ul ul .item").nth(number).click();
  await page.locator(".block").first().waitFor();
}

async function openOverview(page: Page): Promise<void> {
  const panel = page.getByRole("button", { name: "Gliederung einblenden" });
  if (await panel.isVisible()) await panel.click();
  await page.locator(".outline .overview").click();
  await page.locator(".ledger").first().waitFor();
}

function block(page: Page, kind: string): ReturnType<Page["locator"]> {
  return page.locator(`.block[data-kind=${kind}]`);
}

test.each([0, 1, 2])("no text of lesson %d is lost, in any language", async (number) => {
  const page = await open(browser, everything.address);
  await openLesson(page, number);
  const blocks = module.lessons[number]?.blocks ?? [];
  expect(await page.locator(".block").evaluateAll((all) => all.map((each) => each.getAttribute("data-kind")))).toEqual(
    blocks.map(({ kind }) => kind),
  );
  for (const [index, each] of blocks.entries()) {
    const shown = (await page.locator(".block").nth(index).innerText()).replace(/\s+/g, " ");
    for (const tag of ["pl", "de", "lt"]) {
      for (const text of written(each, tag)) expect(shown, each.kind).toContain(text);
    }
  }
  await close(page);
});

test("blocks say in words what they are and what there is to know", async () => {
  const page = await open(browser, everything.address);
  await openLesson(page, 2);
  const head = async (kind: string): Promise<string> =>
    (await block(page, kind).locator(".head").first().innerText()).replace(/\s+/g, " ");
  expect(await head("session")).toBe(
    "Live-Termin online Dauer 2 Std. 15 Min. 3 Stunden zu 45 Minuten zählt für das Zertifikat 8–16 Personen",
  );
  expect(await head("homework")).toBe("Hausaufgabe 1,5 Stunden zu 45 Minuten zählt nicht für das Zertifikat");
  expect(await head("deliverable")).toBe("Arbeitsergebnis von der Einrichtung");
  expect(await block(page, "session").locator(".notes .head").innerText()).toContain("Für die Kursleitung");
  expect((await block(page, "session").locator(".row:has-text('Arriving') .cell").nth(1).innerText()).replace(/\s+/g, " ")).toBe("15 Min. Arriving (de)");
  await close(page);
});

test("right answers are told, in the numbers and words of each language", async () => {
  const page = await open(browser, everything.address);
  await openLesson(page, 1);
  expect(await block(page, "truefalse").locator("p:has-text('richtig')").innerText()).toContain("Falsch");
  expect((await block(page, "numeric").locator(".value").nth(1).innerText()).replace(/\s+/g, " ")).toBe("12,5 ± 0,5 km (de)");
  expect(await block(page, "fillin").locator(".answers").nth(1).locator("li").allInnerTexts()).toEqual(["Wort", "das Wort"]);
  const pair = await block(page, "matching").getByRole("row", { name: "Paar 1" }).getByRole("cell").first().innerText();
  expect(pair.replace(/\s+/g, " ")).toBe("Ursprung Left a (pl) gehört zu Right a (pl)");
  await close(page);
});

test("a language that a block is not for says so, and lacks nothing", async () => {
  const page = await open(browser, everything.address);
  await openLesson(page, 0);
  const only = page.getByRole("row").filter({ hasText: "Only in German" }).getByRole("cell");
  expect(await only.nth(0).innerText()).toContain("Wird in dieser Sprache nicht gezeigt");
  expect(await block(page, "quote").getByText("Bleibt auf Polnisch").first().isVisible()).toBe(true);
  expect(await page.locator(".heads").innerText()).not.toContain("fehl");
  expect(await page.locator(".missing").count()).toBe(0);
  await close(page);
});

test("each country's own version has an owner and a date, and an overdue one stands out", async () => {
  const page = await open(browser, everything.address, { locale: "pl-PL" });
  await page.locator(".outline ul ul .item").first().click();
  const law = await block(page, "callout").innerText();
  expect(law).toContain("Odpowiada: Zespół polski");
  expect(law).toContain("Termin sprawdzenia minął 31 stycznia 2020");
  expect(law).toContain("Do sprawdzenia do 30 czerwca 2099");
  await close(page);
});

test("links within the course lead to their place", async () => {
  const page = await open(browser, everything.address);
  await openLesson(page, 0);
  const follow = async (name: string): Promise<void> => {
    await page.locator(".cell .span-link", { hasText: name }).first().click();
    await page.getByRole("button", { name: "Dorthin springen" }).click();
  };
  await follow("term");
  await page.locator(".row:focus", { hasText: "Term (de)" }).waitFor();
  await follow("place");
  await page.locator(".block[data-kind=session]:focus").waitFor();
  await close(page);
});

test("the page about the programme is reached by keyboard and left by shortcut", async () => {
  const page = await open(browser, everything.address);
  await tabTo(page, ".outline .overview");
  await page.keyboard.press("Enter");
  await page.locator(".outline .overview[aria-current]").waitFor();
  expect(await page.locator(".outline .item[aria-current]").count()).toBe(0);
  await page.keyboard.press("Control+k");
  await page.keyboard.type("Reading");
  await page.keyboard.press("Enter");
  await page.locator(".outline .item[aria-current]", { hasText: "Reading" }).waitFor();
  await close(page);
});

test("hours are a table, and what differs from the promise is marked", async () => {
  const lines = async (program: Program): Promise<string[]> => {
    const page = await open(browser, program.address);
    await openOverview(page);
    const table = page.getByRole("table", { name: "Stunden", exact: true });
    const found = await table.getByRole("row").allInnerTexts();
    await close(page);
    return found.map((line) => line.replace(/\s+/g, " ").trim());
  };
  expect(await lines(everything)).toEqual([
    "Art Anzahl Stunden davon zählen Angegeben",
    "Live-Termine 1 3 3 3",
    "Selbststudium 1 6 6 6",
    "Hausaufgaben 1 1,5 0 1,5",
    "Summe 10,5 9 10,5",
  ]);
  expect((await lines(differing))[1]).toBe("Live-Termine 1 3 3 4 weicht um −1 ab");
});

test("a problem of the programme's own file leads to its page", async () => {
  const page = await open(browser, differing.address);
  await page.keyboard.press("F8");
  await page.locator(".outline .overview[aria-current]").waitFor();
  await page.locator(".opening .note").first().waitFor();
  await close(page);
});

test("dates are told in the language of the program and in the time of their place", async () => {
  const page = await open(browser, everything.address, { locale: "pl-PL", timezoneId: "America/New_York" });
  await page.locator(".outline .overview").click();
  expect((await page.locator(".edition .when").allInnerTexts()).map((when) => when.replace(/\s+/g, " "))).toEqual([
    "wtorek, 9 marca 2027 16:00–18:15 UTC+1",
    "wtorek, 1 czerwca 2027 – czwartek, 3 czerwca 2027 09:00–12:00 UTC+3",
  ]);
  const edition = await page.locator(".edition").innerText();
  for (const part of ["Zapisy do 19 lutego 2027", "Kraj: Polska", "Session (lt)", "Kaunas (de)", "office@example.org", "+48 000", "Bring a pen (lt)"]) {
    expect(edition).toContain(part);
  }
  await close(page);
});

const pages = [
  { name: "overview", show: openOverview },
  ...["reading", "asking", "acting"].map((name, number) => ({ name, show: (page: Page) => openLesson(page, number) })),
];

test.each(pages)("$name is accessible in both themes, on a phone as well", async ({ name, show }) => {
  const page = await open(browser, everything.address);
  await show(page);
  await expectAccessibleInBothThemes(page, `model-${name}`);
  expect(await nameless(page)).toEqual([]);
  await page.setViewportSize({ width: 320, height: 640 });
  await page.waitForTimeout(100); // columns have become one
  expect(await tooWide(page)).toEqual([]);
  await expectAccessible(page);
  await close(page);
});

test.each([1280, 320])("the sample programme reads well at %d px", async (width) => {
  const page = await open(browser, sample.address, { viewport: { width, height: 800 } });
  await openOverview(page);
  expect(await page.locator(".edition .when").count()).toBeGreaterThan(2);
  expect(await tooWide(page)).toEqual([]);
  await expectAccessible(page);
  for (let lesson = 0; lesson < 6; lesson++) {
    await openLesson(page, lesson);
    expect(await tooWide(page)).toEqual([]);
    if (lesson === 2) await expectAccessible(page);
  }
  await close(page);
});
