// Writing in a workspace, as a person does it in Chromium.
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Locator, Page } from "playwright-core";

/** A folder for what belongs to the person: her key, her workspaces. */
export function home(): { path: string; remove: () => void } {
  const path = mkdtempSync(join(tmpdir(), "trivium-home-"));
  return { path, remove: () => { rmSync(path, { recursive: true, force: true }); } };
}

/** The cell of the paragraph or heading with that number on the page, in a language. */
export function cellOf(page: Page, lang: string, number: number): Locator {
  return page.locator(`[data-cell$=' ${lang}']`).nth(number);
}

/** Opens a cell by keys alone and puts text at its end. */
export async function type(cell: Locator, text: string): Promise<void> {
  await cell.focus();
  await cell.press("Enter");
  await cell.locator("textarea:focus").waitFor();
  await cell.page().keyboard.type(text);
}

export async function saved(page: Page): Promise<void> {
  await page.locator("[data-standing=saved]").waitFor();
}

/** Calls the engine as another window of the same person would. */
export function call<T>(page: Page, method: string, ...args: unknown[]): Promise<T> {
  return page.evaluate(
    async ([name, body]) => {
      const answer = await fetch(`/rpc/${String(name)}`, {
        method: "POST",
        body: String(body),
        headers: { "Content-Type": "application/json", Authorization: `Bearer ${sessionStorage.getItem("trivium-token") ?? ""}` },
      });
      return (await answer.json()) as never;
    },
    [method, JSON.stringify(args)],
  );
}
