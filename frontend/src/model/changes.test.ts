import { describe, expect, it, test } from "vitest";
import type { CellChange, ChangeView } from "../api-types";
import { changedLanguages, folded, rows, stepTo, type Row } from "./changes";

function change(kind: string, module: string, lesson: string, cells: string[] = []): ChangeView {
  const place = { course: "c", module, moduleTitle: {}, lesson, lessonTitle: {}, block: "", blockKind: "", role: "paragraph" };
  return { kind, place, node: kind === "text" ? "" : "n", title: {}, cells: cells.map(cell) };
}

/** A cell by its language; "de~" changed trivially only. */
function cell(written: string): CellChange {
  return { lang: written.slice(0, 2), trivial: written.endsWith("~"), script: [], stale: "", status: "draft", person: "" };
}

/** Rows in a line: headings by their kind and count, changes by their languages. */
function drawn(list: Row[]): string {
  return list
    .map((row) => (row.kind === "change" ? row.cells.map(({ lang }) => lang).join("+") || row.change.kind : `${row.kind} ${row.id} (${row.changes.toString()})`))
    .join(", ");
}

const changes = [
  change("added", "m1", ""),
  change("text", "m1", "l1", ["pl", "de~"]),
  change("text", "m1", "l1", ["lt~"]),
  change("moved", "m1", "l2"),
  change("text", "m2", "l3", ["de", "lt"]),
];

describe("the rows", () => {
  it.each([
    ["of nothing", [], [], false, ""],
    [
      "without trivial changes", changes, [], false,
      "module m1 (3), added, lesson l1 (1), pl, lesson l2 (1), moved, module m2 (1), lesson l3 (1), de+lt",
    ],
    [
      "with them", changes, [], true,
      "module m1 (4), added, lesson l1 (2), pl+de, lt, lesson l2 (1), moved, module m2 (1), lesson l3 (1), de+lt",
    ],
    [
      "in one language; structure has none and stays", changes, ["lt"], false,
      "module m1 (2), added, lesson l2 (1), moved, module m2 (1), lesson l3 (1), lt",
    ],
    ["of a course without modules", [change("field", "", "")], [], false, "module c (1), field"],
  ])("%s", (_, all, langs, trivial, want) => {
    expect(drawn(rows(all, { langs, trivial }))).toBe(want);
  });

  test("have keys of their own", () => {
    const keys = rows([...changes, ...changes], { langs: [], trivial: true }).map(({ key }) => key);
    expect(new Set(keys).size).toBe(keys.length);
  });
});

test("what is folded away is what changed trivially in all languages shown", () => {
  expect(folded(changes, [])).toBe(1);
  expect(folded(changes, ["de"])).toBe(1); // of the second change only German is shown, and that is trivial
  expect(folded(changes, ["pl"])).toBe(0);
});

test("languages that changed come in the order of the course", () => {
  expect(changedLanguages(changes, ["lt", "pl"])).toEqual(["lt", "pl", "de"]);
});

test("one goes from change to change, past headings, and stays at the ends", () => {
  const list = rows(changes, { langs: [], trivial: false }); // changes at 1, 3, 5, 8
  expect([-1, 1, 3, 5, 8].map((at) => stepTo(list, at, 1))).toEqual([1, 3, 5, 8, 8]);
  expect([8, 5, 3, 1].map((at) => stepTo(list, at, -1))).toEqual([5, 3, 1, 1]);
});
