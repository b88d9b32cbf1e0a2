import { describe, expect, it, test } from "vitest";
import type { CourseView, ModuleView, Problem, TextView } from "../api-types";
import { byPlace, courseMarks, courseSpot, nearest, sorted, spot } from "./problems";

function text(path: string): TextView {
  return { id: path, role: "text", path, origin: "pl", cells: {} };
}

const module: ModuleView = {
  id: "m",
  title: text("/title"),
  description: text("/description"),
  about: { texts: [], authors: [], partners: [], licence: "", funder: "", grant: "" },
  lessons: [0, 1].map((number) => ({
    id: `l${number.toString()}`,
    number: number + 1,
    path: `/lessons/${number.toString()}`,
    title: text(`/lessons/${number.toString()}/title`),
    blocks: [
      {
        id: `b${number.toString()}`,
        kind: "paragraph",
        path: `/lessons/${number.toString()}/blocks/0`,
        texts: [text(`/lessons/${number.toString()}/blocks/0/text`)],
      },
    ],
  })),
};

function problem(path: string, rest: Partial<Problem> = {}): Problem {
  return {
    code: "c", severity: "error", file: "module.json", path, line: 1, column: 1, edition: "",
    module: "m", lesson: "", block: "", texts: {}, ...rest,
  };
}

it.each([
  [["/a", "/a/1"], "/a/1/text", "/a/1"],
  [["/a/1"], "/a/10", undefined],
  [["", "/a"], "/b", ""],
  [["/a/1"], "/a/1", "/a/1"],
  [[], "/a", undefined],
])("of %j the nearest to %s is %s", (places, path, place) => {
  expect(nearest(places, path)).toBe(place);
});

describe("a problem is shown", () => {
  it.each([
    ["/lessons/1/blocks/0/text/de", { lesson: "l1", place: "/lessons/1/blocks/0/text/de" }],
    ["/lessons/1/blocks/0/text/en", { lesson: "l1", place: "/lessons/1/blocks/0/text" }],
    ["/lessons/1/blocks/0/level", { lesson: "l1", place: "/lessons/1/blocks/0" }],
    ["/lessons/0/blocks/7", { lesson: "l0", place: "/lessons/0" }],
    ["/lessons/10/title", { lesson: "", place: "" }],
    ["/description/pl", { lesson: "", place: "/description/pl" }],
    ["/passMark", { lesson: "", place: "" }],
    ["", { lesson: "", place: "" }],
  ])("%s", (path, where) => {
    expect(spot(module, problem(path), ["pl", "de"])).toEqual(where);
  });
});

test("problems of a module lie at their places", () => {
  const here = problem("/title/de");
  const also = problem("/title/de", { severity: "warning" });
  const elsewhere = problem("/title/de", { module: "other" });
  expect(byPlace(module, [here, also, elsewhere], ["pl", "de"])).toEqual(new Map([["/title/de", [here, also]]]));
});

test("problems outside the modules lie on the page about the programme", () => {
  const view: CourseView = {
    file: "", sample: false, id: "p", title: {}, languages: ["pl", "de"], modules: [], usable: true, writable: false, ledgers: [], editions: [],
    about: { ...module.about, texts: [text("/audience")] },
  };
  const audience = problem("/audience/de", { module: "" });
  const hours = problem("/hours/declared", { module: "" });
  expect(courseMarks(view, [audience, hours, problem("/audience/de")])).toEqual(
    new Map([["/audience/de", [audience]], ["", [hours]]]),
  );
});

test("a problem of an edition stands at its appointment, or at its head", () => {
  const cells = {};
  const slot = { id: "s", activity: "", title: cells, start: "", end: "", place: cells, link: "", text: cells };
  const view = {
    languages: ["pl"], about: { texts: [text("/title")] },
    editions: [{ id: "e1", sessions: [] }, { id: "e2", sessions: [slot, slot] }],
  } as unknown as CourseView;
  const of = (path: string, edition: string): string => courseSpot(view, problem(path, { module: "", edition }));
  expect([of("/sessions/1/end", "e2"), of("/deadline", "e2"), of("/sessions/0/end", "e1"), of("/title/pl", "")]).toEqual(["e2/sessions/1", "e2", "e1", "/title/pl"]);
});

test("errors come first, then files and lines", () => {
  const list = [
    problem("a", { severity: "warning", line: 1 }),
    problem("b", { line: 9 }),
    problem("c", { line: 2, column: 5 }),
    problem("d", { line: 2, column: 3 }),
    problem("e", { file: "a.json", line: 99 }),
  ];
  expect(sorted(list).map((each) => each.path)).toEqual(["e", "d", "c", "b", "a"]);
});
