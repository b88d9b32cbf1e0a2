import { expect, it, test } from "vitest";
import type { MarkRange } from "../api-types";
import { filled, filters, languagesOf, newUnit, noFilter, readTags, runs, toggled } from "./units";

it.each<[string, string, MarkRange[], [string, boolean][]]>([
  ["nothing", "pomoc", [], [["pomoc", false]]],
  ["a word at the start", "pomoc tu", [{ start: 0, end: 5 }], [["pomoc", true], [" tu", false]]],
  ["two words", "ab cd", [{ start: 3, end: 5 }, { start: 0, end: 2 }], [["ab", true], [" ", false], ["cd", true]]],
  ["ranges that overlap", "abcdef", [{ start: 1, end: 4 }, { start: 2, end: 5 }], [["a", false], ["bcde", true], ["f", false]]],
  ["a range within another", "abcdef", [{ start: 1, end: 5 }, { start: 2, end: 3 }], [["a", false], ["bcde", true], ["f", false]]],
  ["beyond the end", "abc", [{ start: 2, end: 9 }, { start: 7, end: 8 }], [["ab", false], ["c", true]]],
  ["an empty range", "abc", [{ start: 1, end: 1 }], [["abc", false]]],
  ["an empty text", "", [{ start: 0, end: 1 }], []],
])("a text is cut at what was found: %s", (_, text, marks, cut) => {
  const found = runs(text, marks);
  expect(found.map((run) => [run.text, run.found])).toEqual(cut);
  expect(found.map((run) => run.text).join("")).toBe(text);
});

test("markup is left out, unless the search found it", () => {
  const text = "a **bc** [d](x)"; // bold, and a link
  const styles = [
    { start: 2, end: 4, style: "syntax" }, { start: 4, end: 6, style: "strong" }, { start: 6, end: 8, style: "syntax" },
    { start: 9, end: 10, style: "syntax" }, { start: 10, end: 11, style: "link" }, { start: 11, end: 15, style: "syntax" },
  ];
  const cut = (marks: MarkRange[]): [string, string, boolean][] => runs(text, marks, styles).map((run) => [run.text, run.style, run.found]);
  expect(cut([])).toEqual([["a ", "", false], ["bc", "strong", false], [" ", "", false], ["d", "link", false]]);
  expect(cut([{ start: 5, end: 6 }])).toEqual([["a ", "", false], ["b", "strong", false], ["c", "strong", true], [" ", "", false], ["d", "link", false]]);
  expect(cut([{ start: 13, end: 14 }])).toContainEqual(["x", "syntax", true]);
});

test("languages stand in their order, others after them", () => {
  const unit = (...tags: string[]) => newUnit(tags);
  expect(languagesOf([unit("lt", "de"), unit("fr", "pl"), unit("en")], ["pl", "de", "lt", "pl"])).toEqual(["pl", "de", "lt", "en", "fr"]);
  expect(languagesOf([], ["pl"])).toEqual([]);
});

test("a filter counts the ways it narrows", () => {
  expect(filters(noFilter)).toBe(0);
  expect(filters({ ...noFilter, states: ["draft", "approved"], since: "2026-01-01" })).toBe(2);
});

test("choosing again takes out", () => {
  expect(toggled(["a"], "b")).toEqual(["a", "b"]);
  expect(toggled(["a", "b"], "a")).toEqual(["b"]);
});

test("what was emptied is no text of the unit any more", () => {
  const texts = [{ lang: "pl", text: "  pomoc " }, { lang: "de", text: " \n" }];
  expect(filled(texts)).toEqual([{ lang: "pl", text: "pomoc", marks: [], styles: [] }]);
});

test("tags are read as people write them", () => {
  expect(readTags(" Recht,  Praxis,, Recht ")).toEqual(["Recht", "Praxis"]);
  expect(readTags("")).toEqual([]);
});
