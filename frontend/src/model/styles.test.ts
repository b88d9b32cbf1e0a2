import { expect, it, test } from "vitest";
import type { StyleRange } from "../api-types";
import { plain, stretches } from "./styles";

const bold: StyleRange[] = [{ start: 2, end: 4, style: "syntax" }, { start: 4, end: 5, style: "strong" }, { start: 5, end: 7, style: "syntax" }]; // a **b** c

it.each<[string, string, StyleRange[], number[], [string, string, boolean][]]>([
  ["plain", "abc", [], [], [["abc", "", false]]],
  ["strong", "a **b** c", bold, [], [["a ", "", false], ["**", "", true], ["b", "strong", false], ["**", "", true], [" c", "", false]]],
  ["one in another", "abc", [{ start: 0, end: 3, style: "link" }, { start: 1, end: 2, style: "strong" }], [], [["a", "link", false], ["b", "link strong", false], ["c", "link", false]]],
  ["cut elsewhere too", "abcd", [{ start: 0, end: 4, style: "code" }], [1, 1, 9], [["a", "code", false], ["bcd", "code", false]]],
  ["nothing", "", [], [], []],
])("a text is cut where it changes its looks: %s", (_, text, styles, places, cut) => {
  const found = stretches(text, styles, places);
  expect(found.map((each) => [each.text, each.style, each.syntax])).toEqual(cut);
  expect(found.map((each) => text.slice(each.start, each.start + each.text.length))).toEqual(found.map((each) => each.text));
  expect(found.map((each) => each.text).join("")).toBe(text);
});

test("a text is named without its markup", () => {
  expect(plain("a **b** c", bold)).toBe("a b c");
});
