import { describe, expect, it, test } from "vitest";
import type { BlockView, TextView } from "../api-types";
import { byReader, fileFor, hiddenIn, lines, pairs, standing, tableRows } from "./blocks";

function text(id: string, role = "text", rest: Partial<TextView> = {}): TextView {
  return { id, role, path: `/${id}`, origin: "pl", cells: { pl: { raw: "tak", plain: "tak", spans: [] } }, ...rest };
}

function block(kind: string, texts: TextView[], rest: Partial<BlockView> = {}): BlockView {
  return { id: "b", kind, path: "/b", texts, ...rest };
}

describe("how a text stands in a language", () => {
  const written = text("b/text");
  const plain = block("paragraph", [written]);
  it.each([
    ["pl", plain, "written"],
    ["de", plain, "missing"],
    ["de", undefined, "missing"],
    ["de", block("paragraph", [written], { only: [] }), "missing"],
    ["de", block("paragraph", [written], { only: ["pl"] }), "hidden"],
    ["pl", block("paragraph", [written], { only: ["de"] }), "hidden"],
    ["de", block("quote", [written], { adaptation: { policy: "keep" } }), "kept"],
    ["pl", block("quote", [written], { adaptation: { policy: "keep" } }), "written"],
    ["de", block("callout", [written], { adaptation: { policy: "adapt" } }), "missing"],
  ] as const)("%s of %j: %s", (tag, where, how) => {
    expect(standing(written, tag, where)).toBe(how);
  });
});

test("a block without a list of languages is hidden in none", () => {
  expect(hiddenIn(block("list", []), ["pl", "de"])).toEqual([]);
  expect(hiddenIn(block("list", [], { only: ["de"] }), ["pl", "de", "lt"])).toEqual(["pl", "lt"]);
});

test("texts know their place in their lists", () => {
  const texts = [
    text("b/title", "title"),
    text("b/items/a/title", "item-title"),
    text("b/items/a", "item"),
    text("b/items/b", "item"),
    text("b/agenda/x/title", "item-title"),
    text("b/agenda/x", "agenda", { minutes: 15 }),
    text("p/funding/logos/0", "alt"),
  ];
  expect(lines(texts).map(({ list, first, opens, number, minutes }) => [list, first, opens, number, minutes])).toEqual([
    ["title", true, true, 1, 0],
    ["items", true, true, 1, 0],
    ["items", false, false, 1, 0],
    ["items", false, true, 2, 0],
    ["agenda", true, true, 1, 15],
    ["agenda", false, false, 1, 15],
    ["funding/logos", true, true, 1, 0],
  ]);
});

test("no text of a block gets lost, whatever its role", () => {
  const texts = [text("b/text"), text("b/future/1", "not invented yet"), text("b/notes/a", "note")];
  const { learner, facilitator } = byReader(block("paragraph", texts));
  expect([...learner, ...facilitator]).toEqual(texts);
  expect(lines(learner).map((line) => line.text)).toEqual(learner);
});

test("a table is as wide as its head, also where a cell is empty", () => {
  const cell = (row: number, column: number): TextView =>
    text(`b/rows/${row.toString()}/${column.toString()}`, "table-cell", { path: `/b/rows/${row.toString()}/cells/${column.toString()}` });
  const table = block("table", [text("b/head/x", "head"), text("b/head/y", "head"), cell(0, 0), cell(0, 1), cell(1, 1)], { columns: 2 });
  expect(tableRows(table).map(({ texts }) => texts.map((each) => each?.id))).toEqual([
    ["b/head/x", "b/head/y"],
    ["b/rows/0/0", "b/rows/0/1"],
    [undefined, "b/rows/1/1"],
  ]);
});

test("pairs are left and right, in this order", () => {
  const matching = block("matching", [
    text("b/pairs/a/left", "left"), text("b/pairs/a/right", "right"), text("b/pairs/b/right", "right"),
  ]);
  expect(pairs(matching).map(({ texts }) => texts.map((each) => each?.id))).toEqual([
    ["b/pairs/a/left", "b/pairs/a/right"],
    [undefined, "b/pairs/b/right"],
  ]);
});

test("a language has its own file or the one for all", () => {
  const audio = block("audio", [], { file: "media/pl.mp3", variants: { de: "media/de.mp3" } });
  expect(["pl", "de", "lt"].map((tag) => fileFor(audio, tag))).toEqual(["media/pl.mp3", "media/de.mp3", "media/pl.mp3"]);
});
