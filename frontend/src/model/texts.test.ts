import { expect, it, test } from "vitest";
import type { BlockView, ModuleView, TextView } from "../api-types";
import { commonLevel, commonOrigin, find, lessonTexts, missing, missingInLesson, moduleTexts, neighbour, outcomeAreas, question } from "./texts";

function text(id: string, role = "text", rest: Partial<TextView> = {}): TextView {
  return { id, role, path: `/${id}`, origin: "pl", cells: { pl: { raw: id, plain: id, spans: [] } }, ...rest };
}

const block: BlockView = {
  id: "q",
  kind: "single",
  path: "/q",
  number: 1,
  points: 2,
  texts: [
    text("prompt", "prompt"),
    text("a", "option", { option: "a", correct: true }),
    text("a-feedback", "option-feedback", { option: "a" }),
    text("b", "option", { option: "b" }),
    text("right", "feedback-correct"),
    text("wrong", "feedback-wrong"),
  ],
};

const module: ModuleView = {
  id: "m",
  title: text("title"),
  about: { texts: [], authors: [], partners: [], licence: "", funder: "", grant: "" },
  lessons: [
    { id: "one", number: 1, path: "/lessons/0", title: text("one"), blocks: [block] },
    { id: "two", number: 2, path: "/lessons/1", title: text("two"), blocks: [] },
  ],
};

test("a question's texts are sorted by what they do", () => {
  const parts = question(block);
  expect(parts.prompt?.id).toBe("prompt");
  expect(parts.answers.map(({ option, feedback }) => [option.id, feedback?.id])).toEqual([
    ["a", "a-feedback"],
    ["b", undefined],
  ]);
  expect(parts.feedback.map(({ id }) => id)).toEqual(["right", "wrong"]);
});

test("texts are counted in reading order", () => {
  const [first] = module.lessons;
  expect(first && lessonTexts(first).map(({ id }) => id)).toEqual(["one", "prompt", "a", "a-feedback", "b", "right", "wrong"]);
  expect(moduleTexts(module)).toHaveLength(9);
  expect(missing(moduleTexts(module), "de")).toBe(9);
  expect(missing(moduleTexts(module), "pl")).toBe(0);
});

test("texts have a common origin only when all agree", () => {
  expect(commonOrigin([text("x"), text("y")])).toBe("pl");
  expect(commonOrigin([text("x"), text("y", "text", { origin: "de" })])).toBe("");
  expect(commonOrigin([])).toBe("");
});

it.each([
  ["", 1, "one"],
  ["one", 1, "two"],
  ["two", 1, undefined],
  ["one", -1, ""],
  ["", -1, undefined],
  ["unknown", 1, undefined],
] as const)("from %j by %d one comes to %j", (lesson, by, there) => {
  expect(neighbour(module, lesson, by)).toBe(there);
});

test("a language lacks only what it is to have", () => {
  const shown = (only: string[]): BlockView => ({ ...block, only });
  const lesson = { id: "l", number: 1, path: "/lessons/0", title: text("title"), blocks: [shown(["pl"]), shown(["pl", "de"])] };
  expect(missingInLesson(lesson, "de")).toBe(7);
  expect(missingInLesson(lesson, "pl")).toBe(0);
});

it.each([
  ["two", { lesson: "two", place: "/lessons/1" }],
  ["q", { lesson: "one", place: "/q" }],
  ["nowhere", undefined],
])("%s is found at %j", (id, where) => {
  expect(find(module, id)).toEqual(where);
});

test("outcomes stand by area, in the order of the framework; an area that we do not know comes last", () => {
  const outcome = (id: string, area: string, eqf = 0): TextView => text(id, "outcome", { area, eqf });
  const texts = [outcome("a", "skills", 5), text("b", "audience"), outcome("c", "other"), outcome("d", "knowledge", 5), outcome("e", "skills", 6)];
  const areas = outcomeAreas({ texts, authors: [], partners: [], licence: "", funder: "", grant: "" });
  expect(areas.map(({ area, outcomes }) => [area, ...outcomes.map(({ id }) => id)])).toEqual([
    ["knowledge", "d"], ["skills", "a", "e"], ["other", "c"],
  ]);
});

test.each([
  [[5, 5], 5],
  [[5, 6], 0],
  [[5, 0], 0],
  [[0, 0], 0],
  [[], 0],
])("the common level of %j is %d", (levels, common) => {
  expect(commonLevel(levels.map((eqf, index) => text(index.toString(), "outcome", { eqf })))).toBe(common);
});
