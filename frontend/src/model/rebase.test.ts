import { describe, expect, test } from "vitest";
import { caretIn, rebase, sourceOffset, stretchIn } from "./rebase";

describe("typing that goes on", () => {
  test.each([
    ["nothing came", "one two", "one two!", "one two", 8, { value: "one two!", caret: 8 }],
    ["nothing was typed", "one two", "one two", "ONE two", 7, { value: "ONE two", caret: 7 }],
    ["nothing was typed, longer", "one two", "one two", "one and two", 7, { value: "one and two", caret: 11 }],
    ["theirs before mine", "one two", "one two three", "zero one two", 13, { value: "zero one two three", caret: 18 }],
    ["theirs after mine", "one two", "One two", "one two three", 1, { value: "One two three", caret: 1 }],
    ["both at the same place", "one two", "one my two", "one your two", 6, undefined],
    ["both in the same word", "one two", "one tw", "one tWo", 6, undefined],
    ["both took the same letters away", "abcdef", "abf", "acdef", 2, undefined],
  ])("%s", (_, base, typed, came, caret, want) => {
    expect(rebase(base, typed, came, caret)).toEqual(want);
  });
});

describe("a stretch of a text that was changed", () => {
  test.each([
    ["nothing changed", "One. Two. Three.", "One. Two. Three.", 5, 9, "Two."],
    ["before it", "One. Two. Three.", "One and a half. Two. Three.", 5, 9, "Two."],
    ["behind it", "One. Two. Three.", "One. Two. Four.", 5, 9, "Two."],
    ["in it", "One. Two. Three.", "One. Two and a half. Three.", 5, 9, "Two and a half."],
    ["at its end", "One. Two.", "One. Two. Three.", 5, 9, "Two."],
    ["over its start", "One. Two. Three.", "Onwo. Three.", 5, 9, undefined],
    ["all of it", "One. Two.", "Eins. Zwei.", 5, 9, undefined],
  ])("%s", (_, before, after, start, end, want) => {
    const found = stretchIn(before, after, start, end);
    expect(found && after.slice(found.start, found.end)).toBe(want);
  });

  test("a caret goes along", () => {
    expect(caretIn("One. Two.", "Zero. One. Two.", 6)).toBe(12);
  });
});

describe("a place in the text as typed", () => {
  test.each([
    ["Hilfe holen", "Hilfe holen", 6, 6],
    ["**Hilfe** holen", "Hilfe holen", 0, 2],
    ["**Hilfe** holen", "Hilfe holen", 6, 10],
    ["[Hilfe](https://x.org) holen", "Hilfe holen", 8, 25],
    ["*Ende*", "Ende", 4, 6],
    ["", "", 0, 0],
  ])("%j, %j at %d", (raw, plain, offset, want) => {
    expect(sourceOffset(raw, plain, offset)).toBe(want);
  });
});
