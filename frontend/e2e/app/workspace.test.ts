// What is typed stays: over reloads, power cuts and what others write at the same time.
import type { Browser } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { launch } from "../lms/browser";
import { call, cellOf, home, saved, type } from "./cells";
import { Program } from "./program";
import { close, open } from "./screen";

let browser: Browser;

beforeAll(async () => {
  browser = await launch();
});

afterAll(() => browser.close());

test("what is typed is there after a reload and after a power cut, and undone after a restart", async () => {
  const mine = home();
  let program = await Program.start(undefined, mine.path);
  const { port } = program;
  const page = await open(browser, program.address);
  const cell = cellOf(page, "de", 1);
  const before = await cell.locator(".text").innerText();
  await type(cell, " Erster Satz.");
  expect(await page.locator("[data-standing]").getAttribute("data-standing")).toBe("saving");
  await saved(page); // without leaving the cell
  await page.reload();
  await cell.locator(".text", { hasText: "Erster Satz." }).waitFor();

  await type(cell, " Zweiter Satz.");
  await program.kill();
  await page.keyboard.type(" Dritter.");
  await page.getByRole("button", { name: /^Nicht gespeichert/ }).waitFor();
  program = await Program.start(undefined, mine.path, port);
  const again = await page.context().newPage();
  await again.goto(program.address);
  await cellOf(again, "de", 1).locator(".text", { hasText: "Erster Satz. Zweiter Satz. Dritter." }).waitFor();
  await again.getByText("Was vor dem Ende des Programms getippt wurde, ist wieder da.").waitFor();
  await saved(again);
  await page.close();

  // The gestures of before are undone one by one, whole, in another start of the program.
  await program.stop();
  program = await Program.start(undefined, mine.path, port);
  await again.goto("about:blank");
  await again.goto(program.address);
  const shown = cellOf(again, "de", 1).locator(".text");
  await shown.filter({ hasText: "Dritter." }).waitFor();
  await again.keyboard.press("Control+z");
  await again.getByRole("status").getByText("Rückgängig gemacht: Textänderung").or(again.getByText("Rückgängig gemacht: Übersetzung")).waitFor();
  await shown.filter({ hasNotText: "Dritter." }).waitFor();
  expect(await shown.innerText()).toBe(`${before} Erster Satz.`);
  expect(await again.evaluate(() => document.activeElement?.closest("[data-place]") !== null)).toBe(true);
  await again.keyboard.press("Control+z");
  await shown.filter({ hasNotText: "Erster Satz." }).waitFor();
  expect(await shown.innerText()).toBe(before);
  // What comes next is a whole course, which goes only when a person says so.
  await again.keyboard.press("Control+z");
  await again.getByRole("dialog", { name: "Import eines Kurses rückgängig machen?" }).waitFor();
  await again.keyboard.press("Enter"); // on what has the focus: not to
  await again.getByRole("dialog").waitFor({ state: "detached" });
  expect((await call<{ undo: string }>(again, "Desk")).undo).toBe("imported");
  await again.keyboard.press("Control+y");
  await shown.filter({ hasText: "Erster Satz." }).waitFor();
  await again.context().close(); // its console holds that the program was away
  await program.stop();
  mine.remove();
});

test("what others write arrives by itself; where both wrote the same words a person chooses", async () => {
  const program = await Program.start();
  const page = await open(browser, program.address);
  const cell = cellOf(page, "lt", 1);
  const [text = ""] = ((await cell.getAttribute("data-cell")) ?? "").split(" ");
  const other = (value: string, base: string[]): Promise<{ base: string[] }> =>
    call(page, "SetText", { text, lang: "lt", value, base, gesture: "", from: "" });
  const first = await other("Viena eilutė čia.", []);
  await page.getByText("Kas yra benamystė").first().waitFor();
  // The other window had seen nothing of what stood there, so that two texts stand there now.
  await cell.getByRole("button", { name: /Mehrere haben diesen Text geändert/ }).waitFor();
  expect(first.base).toHaveLength(1);
  await page.locator("footer").getByRole("button", { name: "1 Text zu klären" }).click();
  const dialog = page.getByRole("dialog", { name: "Texte, die zu klären sind" });
  await dialog.getByLabel("Zusammengeführter Text").fill("Viena eilutė čia ir kita.");
  await dialog.getByRole("button", { name: "Diesen Text verwenden" }).click();
  await dialog.waitFor({ state: "detached" });
  await cell.locator(".text", { hasText: "Viena eilutė čia ir kita." }).waitFor();

  // While one types at the end, another changes the beginning: both are there, and the caret stays.
  const { cell: now } = await call<{ cell: { state: { revs: string[] } } }>(page, "SetText", { text, lang: "lt", value: "Viena eilutė čia ir kita.", base: [], gesture: "", from: "" });
  await type(cell, " Pabaiga");
  await other("Pirma eilutė čia ir kita.", now.state.revs);
  await page.waitForTimeout(400); // what arrives does not touch the field
  expect(await cell.locator("textarea").inputValue()).toBe("Viena eilutė čia ir kita. Pabaiga");
  await saved(page);
  await expect.poll(() => cell.locator("textarea").inputValue()).toBe("Pirma eilutė čia ir kita. Pabaiga");
  await page.keyboard.type("!");
  await page.keyboard.press("Escape");
  await cell.locator(".text", { hasText: "Pirma eilutė čia ir kita. Pabaiga!" }).waitFor();
  await close(page);
  await program.stop();
});
