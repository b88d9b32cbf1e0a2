// Small windows and large type: nothing scrolls sideways, everything stays within reach.
import type { Browser } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { launch } from "../lms/browser";
import { Folder } from "./courses";
import { Program } from "./program";
import { close, expectAccessible, open, screenshot, tooWide } from "./screen";

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

const phone = { width: 320, height: 640 };
const magnified = { width: 320, height: 256 }; // 1280 × 1024 at 400 %

test.each(["pl", "de", "lt", "en"])("at 320 px in %s nothing scrolls sideways", async (locale) => {
  const page = await open(browser, sample.address, { viewport: phone, locale });
  for (let lesson = 0; lesson < 5; lesson++) {
    expect(await tooWide(page)).toEqual([]);
    if (lesson === 0) await screenshot(page, `phone-${locale}`);
    await page.keyboard.press("Alt+PageDown");
    await page.waitForTimeout(50);
  }
  await expectAccessible(page);
  await close(page);
});

test.each([
  ["a phone", phone],
  ["a magnified screen", magnified],
])("on %s the outline slides over and goes", async (_, viewport) => {
  const page = await open(browser, sample.address, { viewport });
  await page.getByRole("button", { name: "Gliederung einblenden" }).click();
  await page.locator(".outline .item").nth(3).waitFor();
  await expectAccessible(page);
  expect(await tooWide(page)).toEqual([]);
  await page.locator(".outline .item").nth(3).click();
  await page.locator(".outline").first().waitFor({ state: "detached" });
  await close(page);
});

test("on a phone a problem leads to its cell", async () => {
  const page = await open(browser, gap.address, { viewport: phone });
  await page.locator("footer .problems").click();
  await page.locator("aside button.problem").first().click();
  const cell = page.locator(".cell:focus");
  await cell.locator(".note").waitFor();
  const box = await cell.boundingBox();
  expect(box && box.y >= 0 && box.y < phone.height).toBe(true);
  await screenshot(page, "phone-problem");
  await close(page);
});

test.each([
  ["export", "Control+e"],
  ["open", "Control+o"],
  ["shortcuts", "F1"],
  ["palette", "Control+k"],
])("the %s dialog fits a magnified screen", async (_, keys) => {
  const page = await open(browser, sample.address, { viewport: magnified });
  await page.keyboard.press(keys);
  const box = await page.locator(".dialog").boundingBox();
  expect(box && box.x >= 0 && box.x + box.width <= magnified.width && box.y + box.height <= magnified.height).toBe(true);
  await expectAccessible(page);
  await close(page);
});

test("with texts spaced wider nothing is cut off", async () => {
  const page = await open(browser, sample.address);
  // WCAG 1.4.12
  await page.addStyleTag({
    content: "* { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important }",
  });
  expect(await tooWide(page)).toEqual([]);
  const cut = await page.locator(".button").evaluateAll((buttons) =>
    buttons.filter((button) => button.scrollWidth > button.clientWidth + 1).map((button) => button.textContent),
  );
  expect(cut).toEqual([]);
  await close(page);
});

test("every target is at least 24 px", async () => {
  const page = await open(browser, gap.address);
  await page.locator("footer .problems").click();
  const small = await page
    .locator("button, input, [role=button]:not(.span-link)")
    .evaluateAll((controls) =>
      controls
        .map((control) => ({ box: control.getBoundingClientRect(), html: control.outerHTML.slice(0, 120) }))
        .filter(({ box }) => box.width > 0 && (box.width < 24 || box.height < 24))
        .map(({ html }) => html),
    );
  expect(small).toEqual([]);
  await close(page);
});
