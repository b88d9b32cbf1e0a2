import { expect, test } from "vitest";
import { csv, tabbed, wordShare } from "./analysis";

test("a table for the clipboard", () => {
  expect(tabbed([["Band", "Words"], ["100 %", 12], ["a\tb\nc", 3]])).toBe("Band\tWords\n100 %\t12\na b c\t3");
});

test("a table as CSV", () => {
  expect(csv([["Band", "Words"], ['"exact", 100 %', 12]])).toBe('\uFEFFBand,Words\r\n"""exact"", 100 %",12\r\n');
});

test("the share of a band", () => {
  const band = (words: number) => ({ band: "exact", segments: 1, words, characters: 1 });
  expect(wordShare(band(5), band(20))).toBe(0.25);
  expect(wordShare(band(0), band(0))).toBe(0);
});
