// Packages in the app: choosing what to make, what learning platforms would say, and where a course
// comes from.
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { strFromU8, strToU8, unzipSync, zipSync } from "fflate";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { launch } from "../lms/browser";
import { Folder } from "./courses";
import { Program, sampleFile } from "./program";
import { close, expectAccessible, expectAccessibleInBothThemes, nameless, open, tabTo, tooWide } from "./screen";

let browser: Browser;
let sample: Program;
const folder = mkdtempSync(join(tmpdir(), "trivium-packages-"));
const logo = fileURLToPath(new URL("../../../corpora/homelessness-crisis/media/conversation.svg", import.meta.url));

beforeAll(async () => {
  [browser, sample] = await Promise.all([launch(), Program.start(sampleFile)]);
});

afterAll(async () => {
  await browser.close();
  await sample.stop();
  rmSync(folder, { recursive: true });
});

const check = ".dialog .report";

/** Makes the package as it is chosen, and returns its files. */
async function make(page: Page): Promise<Record<string, string>> {
  const coming = page.waitForEvent("download");
  await page.locator(".dialog footer .primary").click();
  const path = await (await coming).path();
  return Object.fromEntries(Object.entries(unzipSync(await readFile(path))).map(([name, data]) => [name, strFromU8(data)]));
}

async function checkPackage(page: Page, path: string): Promise<void> {
  await page.keyboard.press("Control+k");
  await page.keyboard.type("Paket prüfen");
  await page.keyboard.press("Enter");
  await page.locator(".dialog input:focus").fill(path);
  await page.keyboard.press("Enter");
  await page.locator(check).waitFor({ timeout: 30_000 });
}

/** A package with the manifest in a folder and a page that loads a script from elsewhere. */
function broken(): string {
  const path = join(folder, "broken.zip");
  const manifest = `<?xml version="1.0"?><manifest identifier="m" xmlns="http://www.imsproject.org/xsd/imscp_rootv1p1p2"></manifest>`;
  writeFileSync(path, zipSync({ "course/imsmanifest.xml": strToU8(manifest), "course/index.html": strToU8("<p>Hello</p>") }));
  return path;
}

test("one package has several languages, a part for each lesson, and what the organisation wants", async () => {
  const page = await open(browser, sample.address, { acceptDownloads: true });
  await page.keyboard.press("Control+e");
  await page.getByRole("radio", { name: /4\. Edition/ }).check();
  await page.getByRole("checkbox", { name: "Deutsch" }).check();
  await page.getByLabel("Sprache der Titel in der Lernplattform").selectOption("de");
  await page.getByRole("radio", { name: /Ein Teil je Lektion/ }).check();
  await page.locator(".dialog summary").click();
  await page.getByLabel("Was die Plattform am Ende erfährt").selectOption("completed");
  await page.getByLabel("Wann der Kurs bearbeitet ist").selectOption("seen");
  await page.getByLabel("Farbe der Organisation").fill("#7a1fa2");
  await page.getByLabel("Name der Organisation").fill("Most & Ufer");
  await page.getByLabel(/^Logo: Pfad/).fill(logo);
  const files = await make(page);
  const manifest = files["imsmanifest.xml"] ?? "";
  expect(manifest).toContain("<schemaversion>2004 4th Edition</schemaversion>");
  expect(manifest).toContain("Menschen in einer Wohnungsnotlage unterstützen");
  expect(Object.keys(files).filter((name) => name.startsWith("lesson-")).length).toBeGreaterThan(3);
  const first = files["lesson-01.html"] ?? "";
  for (const part of ['data-edition="de"', 'data-edition="pl"', 'data-status="completed"', 'data-completion="seen"', 'alt="Most &amp; Ufer"']) {
    expect(first).toContain(part);
  }
  expect(first).not.toContain('data-edition="lt"');
  expect(files["theme.css"]).toContain("#7a1fa2");
  await page.getByRole("button", { name: "Prüfung überspringen" }).click();
  await page.getByText("Das Paket wurde nicht geprüft.").waitFor();
  await page.getByRole("button", { name: "Doch prüfen" }).click();
  await page.locator(".dialog [role=progressbar]").waitFor();
  await page.getByRole("button", { name: "Weiteres Paket" }).click();
  expect(await page.getByRole("radio", { name: /4\. Edition/ }).isChecked()).toBe(true); // what was chosen is still there
  expect(await page.getByLabel("Name der Organisation").inputValue()).toBe("Most & Ufer");
  await close(page);
});

test("what cannot be meant is said before anything is made", async () => {
  const page = await open(browser, sample.address);
  await page.keyboard.press("Control+e");
  await page.getByRole("checkbox", { name: "Polski" }).uncheck();
  await page.locator(".dialog summary").click();
  await page.getByLabel("Bestehensgrenze in Prozent").fill("hundert");
  await page.getByLabel(/^Logo: Pfad/).fill(logo);
  await page.locator(".dialog footer .primary").click();
  await page.locator("[name=language][aria-invalid=true]:focus").waitFor();
  expect(await page.locator(".dialog [role=alert]").allInnerTexts()).toEqual([
    "Wählen Sie mindestens eine Sprache.",
    "Geben Sie eine ganze Zahl von 0 bis 100 ein.",
    "Geben Sie den Namen zum Logo ein.",
  ]);
  await expectAccessible(page);
  await page.getByRole("button", { name: "Alle Sprachen" }).click();
  expect(await page.locator("[name=language]:checked").count()).toBe(3);
  await page.getByLabel("Bestehensgrenze in Prozent").fill("70");
  await page.getByLabel("Name der Organisation").fill("Most");
  await page.getByLabel(/^Logo: Pfad/).fill(join(folder, "none.svg"));
  await page.locator(".dialog footer .primary").click();
  await page.locator(".dialog .notice.error").waitFor();
  await page.getByRole("button", { name: "Einstellungen ändern" }).click();
  expect(await page.getByLabel("Bestehensgrenze in Prozent").inputValue()).toBe("70");
  await close(page);
});

test("any package can be checked by keyboard, and each platform's view of it be had", async () => {
  const page = await open(browser, sample.address);
  await checkPackage(page, broken());
  expect(await page.locator(`${check} .title`).innerText()).toContain("Es gibt Plattformen, die es ablehnen");
  const all = await page.locator(`${check} .finding`).count();
  await tabTo(page, `${check} button.family`);
  await page.keyboard.press("Enter");
  expect(await page.locator(`${check} button.family[aria-pressed=true]`).innerText()).toContain("Moodle");
  expect(await page.locator(`${check} h3`).first().innerText()).toContain("Moodle: ");
  await page.keyboard.press("Space");
  expect(await page.locator(`${check} .finding`).count()).toBe(all);
  await close(page);
});

test("a file that is not there is said to be missing", async () => {
  const page = await open(browser, sample.address);
  await page.keyboard.press("Control+o");
  await page.getByRole("button", { name: /^Paket prüfen/ }).click();
  await page.locator(".dialog input:focus").press("Enter");
  await page.getByText("Geben Sie den Pfad des Pakets ein.").waitFor();
  await page.keyboard.type(join(folder, "none.zip"));
  await page.keyboard.press("Enter");
  await page.locator(".dialog .notice.error").waitFor();
  await close(page);
});

test("every sample opens from the dialog", async () => {
  const program = await Program.start(sampleFile); // its own: another course is open at the end
  const page = await open(browser, program.address);
  const titles = async (): Promise<string[]> => {
    await page.keyboard.press("Control+o");
    await page.locator(".dialog [aria-labelledby=samples] button").first().waitFor();
    return page.locator(".dialog [aria-labelledby=samples] .title").allInnerTexts();
  };
  const all = await titles();
  expect(all.length).toBe(6);
  for (const [index, title] of all.entries()) {
    if (index > 0) await titles();
    await page.locator(".dialog [aria-labelledby=samples] button").nth(index).click();
    await page.locator(".dialog").waitFor({ state: "detached" });
    await page.locator("header h1", { hasText: title }).waitFor();
    await page.locator("footer .file", { hasText: "Beispielkurs" }).waitFor();
  }
  await close(page);
  await program.stop();
});

test("what describes a programme is told: outcomes by area and level, logos, keywords", async () => {
  const program = await Program.start(fileURLToPath(new URL("../../../corpora/knowledge-transfer.json", import.meta.url)));
  const page = await open(browser, program.address);
  await page.locator(".outline .overview").click();
  const outcomes = page.locator(".outcomes");
  expect((await outcomes.locator(".heading").innerText()).replace(/\s+/g, " ")).toBe("Lernergebnisse EQR-Niveau 5");
  expect(await outcomes.locator(".area").allInnerTexts()).toEqual(["Kenntnisse", "Fertigkeiten", "Verantwortung und Selbstständigkeit"]);
  const image = page.locator(".logo img");
  expect(await image.getAttribute("alt")).toContain("Zeichen des Programms");
  expect(await image.evaluate((picture: HTMLImageElement) => picture.decode().then(() => picture.naturalWidth))).toBeGreaterThan(0);
  const text = await page.locator(".sheet").innerText();
  for (const part of ["CC-BY-SA-4.0", "Fachforum Soziale Arbeit", "Schlagwörter"]) expect(text).toContain(part);
  await close(page);
  await program.stop();
});

test("a problem of an edition leads to its appointment", async () => {
  const course = new Folder();
  const file = course.everything();
  const edition = join(course.path, "edition.json");
  writeFileSync(edition, readFileSync(edition, "utf8").replace("2027-03-09T18:15+01:00", "2027-03-09T15:15+01:00"));
  const program = await Program.start(file);
  const page = await open(browser, program.address);
  await page.keyboard.press("F8");
  await page.locator(".edition .slot:has(.row:focus) .note").waitFor();
  await page.locator("footer .problems").click();
  expect(await page.locator("aside .file").first().innerText()).toContain("edition.json");
  await page.locator("aside button.problem").first().click();
  await page.locator(".edition .slot .row:focus").waitFor();
  await close(page);
  await program.stop();
  course.remove();
});

interface State {
  name: string;
  locale?: string;
  show: (page: Page) => Promise<unknown>;
}

const states: State[] = [
  {
    name: "open-samples",
    show: async (page) => {
      await page.keyboard.press("Control+o");
      await page.locator(".dialog [aria-labelledby=samples] button").first().waitFor();
    },
  },
  {
    name: "export-more",
    show: async (page) => {
      await page.keyboard.press("Control+e");
      await page.locator(".dialog [name=language]").nth(1).check();
      await page.locator(".dialog summary").click();
    },
  },
  // In German the format that all platforms take, and so the calm verdict; in Polish the one that Cornerstone minds.
  {
    name: "export-checked",
    show: (page) => exported(page, "scorm12", ["ohne Beanstandung annehmen", /1 von 1 Teil abgespielt in Chrom/]),
  },
  {
    name: "export-minded",
    locale: "pl-PL",
    show: (page) => exported(page, "scorm2004-4", ["Działa, ale nie wszędzie równie dobrze.", /Cornerstone\s+1 ostrzeżenie/]),
  },
  {
    name: "check-broken",
    show: async (page) => {
      await page.keyboard.press("Control+o");
      await page.locator(".dialog .aside").click();
      await page.locator(".dialog input:focus").fill(broken());
      await page.keyboard.press("Enter");
      await page.locator(check).waitFor({ timeout: 30_000 });
    },
  },
];

test.each(states)("$name is accessible in both themes, at 320 px too", async ({ name, locale = "de-DE", show }) => {
  const page = await open(browser, sample.address, { locale, acceptDownloads: true });
  await show(page);
  await expectAccessibleInBothThemes(page, name);
  expect(await nameless(page)).toEqual([]);
  await page.setViewportSize({ width: 320, height: 640 });
  expect(await tooWide(page)).toEqual([]);
  await expectAccessibleInBothThemes(page, `${name}-phone`);
  await close(page);
});

/** Makes a package of a format and waits for the report, which must say some things. */
async function exported(page: Page, format: string, said: (string | RegExp)[]): Promise<void> {
  await page.keyboard.press("Control+e");
  await page.locator(`.dialog [value=${format}]`).check();
  await make(page);
  await page.locator(check).waitFor({ timeout: 40_000 });
  const told = await page.locator(check).innerText();
  for (const part of said) expect(told).toMatch(part);
}
