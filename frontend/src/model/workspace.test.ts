import { describe, expect, test } from "vitest";
import type { CellView, CourseView, ModuleView, TextView } from "../api-types";
import { progressOf, shared, withCell } from "./workspace";

function cell(raw: string, status = "", more: object = {}): CellView {
  const written = { raw, plain: raw, spans: [{ kind: "text", text: raw }] };
  return status === "" ? written : { ...written, state: { revs: [raw], status, stale: "", fork: false, merged: false, by: "", at: "", from: "", ...more } };
}

function text(id: string, cells: Record<string, CellView>): TextView {
  return { id, role: "text", path: `/${id}`, origin: "pl", cells };
}

const lesson = { id: "l", path: "/l", number: 1, title: text("l/title", { pl: cell("Tytuł") }), blocks: [{ id: "b", texts: [text("b/text", { pl: cell("Tekst") })] }] };
const module = { id: "m", path: "/m", title: text("m/title", { pl: cell("Moduł") }), lessons: [lesson, { ...lesson, id: "k", title: text("k/title", {}), blocks: [] }] } as unknown as ModuleView;

describe("a cell", () => {
  test("is replaced in its text, and the rest stays the same object", () => {
    const now = withCell(module, "b/text", "de", cell("Text"));
    expect(now.lessons[0]?.blocks[0]?.texts[0]?.cells).toEqual({ pl: cell("Tekst"), de: cell("Text") });
    expect(now.lessons[1]).toBe(module.lessons[1]);
    expect(now.title).toBe(module.title);
    expect(now.lessons[0]?.title).toBe(module.lessons[0]?.title);
  });

  test("of a title is replaced in the outline too", () => {
    const view = { id: "p", title: { pl: cell("Program") }, modules: [{ id: "m", title: {}, lessons: [{ id: "l", title: { pl: cell("Tytuł") } }] }] } as unknown as CourseView;
    const now = withCell(view, "l/title", "pl", cell("Nowy"));
    expect(now.modules[0]?.lessons[0]?.title).toEqual({ pl: cell("Nowy") });
    expect(now.title).toBe(view.title);
    expect(withCell(view, "p/title", "de", cell("Programm")).title["de"]?.raw).toBe("Programm");
  });

  test("of a text that is not there changes nothing", () => {
    expect(withCell(module, "x/text", "de", cell("Text"))).toBe(module);
  });
});

describe("what is read again", () => {
  test("is the same object where it says the same", () => {
    const again = structuredClone(module);
    expect(shared(module, again)).toBe(module);
  });

  test("is new where it says something else, and only there", () => {
    const now = shared(module, withCell(structuredClone(module), "l/title", "pl", cell("Nowy")));
    expect(now.lessons[0]?.title.cells["pl"]?.raw).toBe("Nowy");
    expect(now.lessons[0]?.blocks).toBe(module.lessons[0]?.blocks);
    expect(now.lessons[1]).toBe(module.lessons[1]);
  });

  test.each([
    [[1, 2], [1]],
    [[1], [1, 2]],
    [{ a: 1 }, { b: 1 }],
    [{ a: 1, b: undefined }, { a: 1 }],
    [{ a: [] }, { a: {} }],
    [null, { a: 1 }],
  ])("of %j is %j when that was read", (before, after) => {
    expect(shared(before, after)).toStrictEqual(after);
  });
});

test("progress counts what is to be filled", () => {
  const texts = [
    text("a", { de: cell("x", "translated") }),
    text("b", { de: cell("x", "approved", { stale: "stale" }) }),
    text("c", { de: cell("x", "reviewed", { fork: true }) }),
    text("d", { de: cell("x", "draft") }),
    text("e", {}),
    text("f", { de: cell("x", "approved") }),
  ];
  expect(progressOf(texts, "de", ({ id }) => id !== "f")).toEqual({ cells: 5, done: 1, stale: 1, forks: 1 });
});
