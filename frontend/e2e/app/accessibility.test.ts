// Every screen and dialog, in both themes: what axe finds, and whether all controls have names.
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { launch } from "../lms/browser";
import { Folder } from "./courses";
import { Program, sampleFile } from "./program";
import { close, expectAccessibleInBothThemes, nameless, open } from "./screen";

let browser: Browser;
let sample: Program; // in a workspace, with a field and a mark in each cell
let file: Program; // the same course as a file: fewer things for axe to look at behind a dialog
let gap: Program;
let broken: Program;
const folders = [new Folder().withGap(), new Folder().broken()] as const;

beforeAll(async () => {
  [browser, sample, file, gap, broken] = await Promise.all([
    launch(),
    Program.start(),
    Program.start(sampleFile),
    Program.start(folders[0].file),
    Program.start(folders[1].file),
  ]);
});

afterAll(async () => {
  await browser.close();
  await Promise.all([sample, file, gap, broken].map((program) => program.stop()));
  for (const folder of folders) folder.remove();
});

interface Screen {
  name: string;
  program: () => Program;
  show: (page: Page) => Promise<unknown>;
}

const screens: Screen[] = [
  { name: "texts", program: () => sample, show: (page) => page.locator(".cell").first().waitFor() },
  {
    name: "questions",
    program: () => sample,
    show: (page) => page.locator(".block[data-kind=multiple]").scrollIntoViewIfNeeded(),
  },
  {
    name: "picture",
    program: () => file,
    show: async (page) => {
      await page.locator(".outline .item").nth(2).click();
      await page.locator(".picture img").waitFor();
    },
  },
  { name: "module", program: () => sample, show: (page) => page.locator(".outline .item.module").click() },
  {
    name: "problems",
    program: () => gap,
    show: async (page) => {
      await page.setViewportSize({ width: 1440, height: 850 });
      await page.locator("footer .problems").click();
      await page.locator("aside button.problem").first().click();
      await page.locator(".cell .note").waitFor();
    },
  },
  {
    name: "no-problems",
    program: () => file,
    show: async (page) => {
      await page.locator("footer .problems").click();
      await page.locator("aside .none").waitFor();
    },
  },
  { name: "unusable", program: () => broken, show: (page) => page.locator(".problem").first().waitFor() },
  { name: "export", program: () => file, show: (page) => page.keyboard.press("Control+e") },
  { name: "export-blocked", program: () => gap, show: (page) => page.keyboard.press("Control+e") },
  {
    name: "export-done",
    program: () => file,
    show: async (page) => {
      await page.keyboard.press("Control+e");
      await page.locator(".dialog .primary").click();
      await page.locator(".dialog dl").waitFor();
    },
  },
  { name: "open", program: () => sample, show: (page) => page.keyboard.press("Control+o") },
  { name: "shortcuts", program: () => file, show: (page) => page.keyboard.press("F1") },
  { name: "palette", program: () => file, show: (page) => page.keyboard.press("Control+k") },
  {
    name: "language-menu",
    program: () => file,
    show: (page) => page.getByRole("button", { name: /^Sprache des Programms/ }).click(),
  },
  {
    name: "link",
    program: () => file,
    show: (page) => page.locator(".span-link").first().click(),
  },
  {
    name: "preview",
    program: () => file,
    show: async (page) => {
      await page.keyboard.press("Control+Enter");
      await page.frameLocator("iframe").frameLocator("iframe").locator("h1").first().waitFor();
    },
  },
];

test.each(screens)("$name, in both themes", async ({ name, program, show }) => {
  const page = await open(browser, program().address);
  await show(page);
  await page.waitForTimeout(100); // what a click started has begun to move
  await expectAccessibleInBothThemes(page, name);
  expect(await nameless(page)).toEqual([]);
  await close(page);
});

describe("pages without a program", () => {
  test("without a key the page says where to find it", async () => {
    const page = await blank("lt-LT");
    await page.goto(new URL("/", sample.address).href);
    await page.getByRole("heading", { name: "Šis puslapis neturi prieigos" }).waitFor();
    await expectAccessibleState(page, "locked");
  });

  test("when the program is gone the page says so, and finds it again", async () => {
    const short = await Program.start();
    const page = await blank("pl-PL");
    await page.goto(short.address);
    await page.locator(".cell").first().waitFor();
    await short.stop();
    await page.keyboard.press("Control+Enter");
    await page.getByText("Program nie odpowiada.").waitFor();
    await expectAccessibleState(page, "offline");
  });

  async function blank(locale: string): Promise<Page> {
    const context = await browser.newContext({ locale });
    return context.newPage();
  }
});

async function expectAccessibleState(page: Page, name: string): Promise<void> {
  await expectAccessibleInBothThemes(page, name);
  expect(await nameless(page)).toEqual([]);
  await page.context().close();
}
