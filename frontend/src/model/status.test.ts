import { expect, test } from "vitest";
import type { CellState } from "../api-types";
import { markOf, maySet, mayWrite, statusBy } from "./status";

function state(change: Partial<CellState>): CellState {
  return { revs: ["r"], status: "draft", stale: "", fork: false, merged: false, by: "", at: "", from: "", ...change };
}

test.each([
  [undefined, undefined],
  [state({ status: "empty" }), undefined],
  [state({}), "draft"],
  [state({ status: "approved" }), "approved"],
  [state({ status: "approved", stale: "stale" }), "stale"],
  [state({ status: "approved", stale: "trivial" }), "approved"],
  [state({ stale: "stale", fork: true }), "fork"],
])("the mark of %j is %s", (of, mark) => {
  expect(markOf(of)).toBe(mark);
});

test.each([
  ["reader", [], "de", false],
  ["translator", [], "de", true],
  ["translator", ["de", "lt"], "de", true],
  ["translator", ["lt"], "de", false],
  ["admin", [], "pl", true],
  ["", [], "pl", false],
])("a %s of %j writing %s: %s", (role, langs, lang, may) => {
  expect(mayWrite(role, langs, lang)).toBe(may);
});

test.each([
  ["translator", "draft", 1, "translated"],
  ["translator", "reviewed", 1, undefined],
  ["editor", "reviewed", 1, "approved"],
  ["editor", "approved", 1, undefined],
  ["editor", "approved", -1, "reviewed"],
  ["translator", "draft", -1, undefined],
  ["reader", "draft", 1, undefined],
] as const)("a %s on %s by %d gives %s", (role, current, by, status) => {
  expect(statusBy(role, current, by)).toBe(status);
});

test("editors approve", () => {
  expect([maySet("author", "approved"), maySet("editor", "approved"), maySet("admin", "approved")]).toEqual([false, true, true]);
});
