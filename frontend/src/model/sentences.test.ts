import { expect, it, test } from "vitest";
import type { SegmentLink, SegmentSide } from "../api-types";
import { again, division, joins, linkAt, linkWith, moves, nextOpen, pending, refOf, stateOf, type LinkState, type SideName } from "./sentences";

const width = 10; // of each sentence, with a space behind it

function side(first: number, count: number): SegmentSide {
  const start = first * (width + 1);
  return { first, count, text: "x".repeat(count), start, end: count === 0 ? start : start + count * (width + 1) - 1 };
}

/** Links as the tests of the engine draw them: "1=1 2+3=2* 4= =3!", confirmed with *, changed since with !. */
function links(drawn: string): SegmentLink[] {
  const next = { source: 0, target: 0 };
  const run = (name: SideName, numbers: string): SegmentSide => {
    const found = numbers === "" ? [] : numbers.split("+").map((number) => Number(number) - 1);
    const first = found[0] ?? next[name];
    next[name] = first + found.length;
    return side(first, found.length);
  };
  return drawn.split(" ").map((word) => {
    const [source = "", target = ""] = word.replace(/[*!]/, "").split("=");
    const link: SegmentLink = { source: run("source", source), target: run("target", target), confidence: 0.9, confirmed: word.endsWith("*"), by: "", at: "" };
    return word.endsWith("!") ? { ...link, was: { source: "a", target: "b", by: "Ana", at: "" } } : link;
  });
}

it.each<[string, LinkState]>([
  ["1=1", "proposed"],
  ["1=1*", "confirmed"],
  ["1=1!", "changed"],
  ["1=", "unpaired"],
  ["=1", "unpaired"],
  ["1=*", "confirmed"],
  ["1=!", "changed"],
])("%s is %s", (drawn, state) => {
  expect(links(drawn).map(stateOf)).toEqual([state]);
});

test("a link is named by what it says", () => {
  expect(refOf(links("1=1 2+3=2"), 1)).toEqual({ index: 1, source: "xx", target: "x" });
  expect(refOf(links("1=1"), 1)).toBeUndefined();
});

it.each<[string, number[]]>([
  ["1=1* 2=2 3= =3 4=4!", [1, 4]],
  ["1=1* 2=2*", []],
])("all of %s that is to be confirmed", (drawn, indexes) => {
  expect(pending(links(drawn))).toEqual(indexes);
});

it.each<[string, number, number]>([
  ["1=1 2=2 3=3", 0, 1],
  ["1=1* 2=2* 3=3", 0, 2],
  ["1=1 2=2* 3=3*", 2, 0],
  ["1=1* 2=2*", 1, 1],
  ["1=1*", 0, 0],
])("in %s after %d comes %d", (drawn, index, next) => {
  expect(nextOpen(links(drawn), index)).toBe(next);
});

it.each<[string, number, number]>([
  ["1=1 2=2", 0, 0],
  ["1=1 2=2", 10, 0],
  ["1=1 2=2", 11, 1],
  ["1=1 2= 3=2", 15, 2],
  ["1=1+2 2=3", 15, 0],
  ["1=1 2=2", 99, 1],
  ["1= 2=", 5, 0],
])("in %s the caret at %d is in link %d", (drawn, caret, index) => {
  expect(linkAt(links(drawn), caret)).toBe(index);
});

it.each<[string, SideName, number, number]>([
  ["1=1 2+3=2", "source", 2, 1],
  ["1=1+2 2=", "target", 1, 0],
  ["1=1 2=", "target", 5, 0],
])("in %s the %s sentence %d is in link %d", (drawn, name, sentence, index) => {
  expect(linkWith(links(drawn), name, sentence)).toBe(index);
});

it.each<[string, number, string, number]>([
  ["1=1 2=2 3=3", 1, "1=1 2=2* 3=3", 1], // all say the same
  ["1=1 2=2 3=3", 2, "1=1 2=2", 1],
  ["1=1 2+3=2 4=3", 1, "1=1 2=2 3= 4=3", 1],
  ["1=1 2+3=2 4=3", 1, "1= 2+3=1 4=2", 1],
  ["=1 1=2", 0, "1=1", 0],
])("%s: %d becomes of %s %d", (before, index, after, want) => {
  const was = links(before)[index];
  expect(was && again(links(after), was, index)).toBe(want);
});

it.each<[string, [number, number] | undefined]>([
  ["1=1", [1, 0]],
  ["1+2=1", [1, 1]],
  ["1=1+2", [1, 1]],
  ["1+2=1+2", [1, 1]],
  ["1+2=", [1, 0]],
  ["1=", undefined],
])("%s is divided", (drawn, parts) => {
  expect(links(drawn).map(division)).toEqual([parts && { source: parts[0], target: parts[1] }]);
});

it.each<[string, number, boolean]>([
  ["1=1 2=2", 0, true],
  ["1=1 2=2", 1, false],
  ["1=1 2= 3=2", 0, true],
  ["1=2 2=1", 0, true],
  ["1=1 2=3 3=2", 0, false],
  ["1= =1", 0, true],
])("%s: %d joins the next: %s", (drawn, index, can) => {
  expect(joins(links(drawn), index)).toBe(can);
});

it.each<[string, number, 1 | -1, SideName, boolean]>([
  ["1=1+2 2=3", 0, 1, "target", true],
  ["1=1 2=2+3", 1, -1, "target", true],
  ["1=1 2=2", 0, -1, "target", false],
  ["1=1 2=2", 1, 1, "target", false],
  ["1=1 2=2", 0, 1, "target", true],
  ["1=1 2=", 0, 1, "target", true],
  ["1= 2=1", 0, 1, "target", false],
  ["=1 =2", 0, 1, "target", false],
  ["1=1 =2", 0, 1, "target", false],
  ["1=1+2 =3", 0, 1, "target", true],
  ["1=2 2=1", 0, 1, "target", false],
  ["1+2=1 3=2", 0, 1, "source", true],
  ["1=1 =2", 1, -1, "target", true],
])("%s: %d gives %d a sentence of its %s: %s", (drawn, index, by, name, can) => {
  expect(moves(links(drawn), index, by, name)).toBe(can);
});
