import { expect, it, test } from "vitest";
import type { MatchPiece, MatchView } from "../api-types";
import { before, byReason, differences, digitOf, inLine, offered, percent, repairs, targetOf } from "./matches";
import { newUnit } from "./units";

function piece(text: string, kind = "", was = ""): MatchPiece {
  return { text, kind, was };
}

function match(rest: Partial<MatchView>): MatchView {
  return { unit: newUnit([]), score: 90, raw: 0.9, class: "fuzzy", source: [], query: [], target: [], unchanged: "", styles: { source: [], query: [], target: [] }, penalties: [], via: "", ...rest };
}

it.each<[string, MatchPiece[], MatchPiece[], [string, string, boolean][]]>([
  ["equal", [piece("Pomoc jest.")], [piece("Pomoc jest.")], [["Pomoc jest.", "same", false]]],
  [
    "a word more", [piece("Pomoc jest.")], [piece("Pomoc "), piece("tu ", "inserted"), piece("jest.")],
    [["Pomoc ", "same", false], ["tu ", "inserted", false], ["jest.", "same", false]],
  ],
  [
    "a word less", [piece("Pomoc "), piece("tu ", "deleted"), piece("jest.")], [piece("Pomoc jest.")],
    [["Pomoc ", "same", false], ["tu ", "deleted", true], ["jest.", "same", false]],
  ],
  [
    "an ending", [piece("pomoc"), piece("y", "ending", "ą"), piece(" tu")], [piece("pomoc"), piece("ą", "ending", "y"), piece(" tu")],
    [["pomoc", "same", false], ["y", "inflected", true], ["ą", "inflected", false], [" tu", "same", false]],
  ],
  [
    "a word elsewhere", [piece("dziś ", "moved"), piece("idę")], [piece("idę"), piece(" dziś", "moved")],
    [["dziś ", "moved", true], ["idę", "same", false], [" dziś", "moved", false]],
  ],
  [
    "only the ending of a whole word", [piece("Die "), piece("Beraterin", "ending", "Beraterinnen"), piece(" hilft")],
    [piece("Die "), piece("Beraterinnen", "ending", "Beraterin"), piece(" hilft")],
    [["Die Beraterin", "same", false], ["nen", "inflected", false], [" hilft", "same", false]],
  ],
  [
    "another form without a stem", [piece("ist", "ending", "sind")], [piece("sind", "ending", "ist")],
    [["ist", "inflected", true], ["sind", "inflected", false]],
  ],
  ["nothing alike", [piece("a", "replaced")], [piece("b", "replaced")], [["a", "replaced", true], ["b", "replaced", false]]],
  ["equal in other spaces", [piece("a  b")], [piece("a b")], [["a b", "same", false]]],
  ["a kind nobody knows", [piece("a", "strange")], [], [["a", "replaced", true]]],
])("both texts in one line: %s", (_, source, query, line) => {
  const found = inLine(source, query);
  expect(found.map(({ text, mark, gone }) => [text, mark, gone])).toEqual(line);
  // What is not gone is the text that was asked for.
  expect(found.filter(({ gone }) => !gone).map(({ text }) => text).join("")).toBe(query.map(({ text }) => text).join(""));
});

test("markup is shown by its looks, and as typed only where it differs", () => {
  const source = [piece("a **"), piece("b", "replaced", "c"), piece("** d")];
  const query = [piece("a **"), piece("c", "replaced", "b"), piece("** "), piece("*", "tag"), piece("d"), piece("*", "tag")];
  const around = [{ start: 2, end: 4, style: "syntax" }, { start: 4, end: 5, style: "strong" }, { start: 5, end: 7, style: "syntax" }];
  const more = [{ start: 8, end: 9, style: "syntax" }, { start: 9, end: 10, style: "emphasis" }, { start: 10, end: 11, style: "syntax" }];
  const line = inLine(source, query, { source: around, query: [...around, ...more] });
  expect(line.map(({ text, mark, gone, style }) => [text, mark, gone, style])).toEqual([
    ["a ", "same", false, ""], ["b", "replaced", true, "strong"], ["c", "replaced", false, "strong"], [" ", "same", false, ""],
    ["*", "markup", false, "syntax"], ["d", "same", false, "emphasis"], ["*", "markup", false, "syntax"],
  ]);
});

test("a translation is shown by its looks, with what was taken out of it", () => {
  const target = [piece("*Am* "), piece("5.", "number", "4."), piece("", "punctuation", "!")];
  const styles = { source: [], query: [], target: [{ start: 0, end: 1, style: "syntax" }, { start: 1, end: 3, style: "emphasis" }, { start: 3, end: 4, style: "syntax" }] };
  expect(offered({ target, styles }).map(({ text, style, was }) => [text, style, was])).toEqual([
    ["Am", "emphasis", ""], [" ", "", ""], ["5.", "", "4."], ["", "", "!"],
  ]);
});

test("differences are counted once, though both texts have them", () => {
  const differing = match({
    source: [piece("y", "ending"), piece(" a", "deleted"), piece(" b", "deleted")],
    query: [piece("ą", "ending"), piece(" c", "inserted")],
  });
  expect(differences(differing)).toEqual([{ kind: "inserted", count: 1 }, { kind: "deleted", count: 2 }, { kind: "ending", count: 1 }]);
});

test("a translation is put together, with what was repaired in it", () => {
  const repaired = match({ target: [piece("Am "), piece("5.", "number", "4."), piece(" Mai")] });
  expect(targetOf(repaired)).toBe("Am 5. Mai");
  expect(repairs(repaired)).toEqual([piece("5.", "number", "4.")]);
});

test("the score before penalties", () => {
  expect(before(match({ score: 90, penalties: [{ reason: "imported", points: 3 }, { reason: "old", points: 2 }] }))).toBe(95);
});

test("penalties of one reason are one", () => {
  const penalties = [{ reason: "imported", points: 3 }, { reason: "pivot", points: 10 }, { reason: "imported", points: 3 }];
  expect(byReason(penalties)).toEqual([{ reason: "imported", points: 6 }, { reason: "pivot", points: 10 }]);
});

it.each([[100, 100], [99.99, 99], [92.9, 92], [92.9999999999999, 93], [93, 93], [101, 101]])("a score of %d is shown as %d", (score, shown) => {
  expect(percent(score)).toBe(shown);
});

it.each<[string, Partial<KeyboardEvent>, number | undefined]>([
  ["Alt and 1", { code: "Digit1", altKey: true }, 0],
  ["Alt and the key of ą in Lithuanian", { code: "Digit1", key: "ą", altKey: true }, 0],
  ["Alt and 9", { code: "Digit9", altKey: true }, 8],
  ["Alt and 0", { code: "Digit0", altKey: true }, undefined],
  ["AltGr, which Windows reports as Ctrl and Alt", { code: "Digit1", altKey: true, ctrlKey: true }, undefined],
  ["a bare digit", { code: "Digit1" }, undefined],
  ["Alt and a letter", { code: "KeyM", altKey: true }, undefined],
])("digits by the place of the key: %s", (_, press, index) => {
  expect(digitOf({ code: "", altKey: false, ctrlKey: false, metaKey: false, shiftKey: false, ...press })).toBe(index);
});
