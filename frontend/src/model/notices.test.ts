import { describe, expect, it, test } from "vitest";
import type { Problem } from "../api-types";
import { mark, putAway, remedyFor, standing, stillHeld } from "./notices";

function notice(code: string, severity = "warning", file = "/w/a.trivium", message = code): Problem {
  return {
    code, severity, file, path: "", line: 0, column: 0, module: "", lesson: "", block: "", edition: "",
    texts: { en: { message, remedy: "", found: "", expected: "" } },
  };
}

const moved = notice("desk.moved");
const barred = notice("desk.no-key", "error");

test("errors come first, and what was put away is not among those that stand", () => {
  expect(standing([moved, barred], [])).toEqual([barred, moved]);
  expect(standing([moved, barred], [mark(barred)])).toEqual([moved]);
  expect(putAway([moved, barred], [mark(barred)])).toEqual([barred]);
});

test.each<[string, Problem]>([
  ["another file", notice("desk.moved", "warning", "/w/b.trivium")],
  ["other words", notice("desk.moved", "warning", "/w/a.trivium", "It was moved elsewhere.")],
  ["another code", notice("desk.repaired")],
])("a notice of %s stands although this one was put away", (_, other) => {
  expect(standing([other], [mark(moved)])).toEqual([other]);
});

test("what is gone is forgotten, so that it is said again when it comes back", () => {
  expect(stillHeld([moved], [mark(moved), mark(barred)])).toEqual([mark(moved)]);
  expect(stillHeld([], [mark(moved)])).toEqual([]);
});

describe("what helps", () => {
  it.each<[string, boolean, string, string | undefined]>([
    ["store.damaged", false, "/w/a.trivium", "repair"],
    ["store.damaged", false, "", undefined],
    ["store.page-damaged", true, "", "repair"],
    ["store.open-elsewhere", false, "/w/a.trivium", "retry"],
    ["store.open-elsewhere", false, "", undefined],
    ["store.read-only", true, "/w/a.trivium", undefined],
    ["desk.no-member", true, "/w/a.trivium", "exchange"],
    ["desk.no-member", false, "/w/a.trivium", undefined],
    ["desk.moved", true, "/w/a.trivium", undefined],
  ])("against %s, open: %s, file: %j, is %s", (code, open, file, remedy) => {
    expect(remedyFor(notice(code, "error", file), open)).toBe(remedy);
  });
});
