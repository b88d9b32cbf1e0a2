import { expect, test } from "vitest";
import type { FindingView, PackageView } from "../api-types";
import { browserName, concerns, familyName, gravestFirst, standings, verdict } from "./packages";

function finding(severity: string, ...families: string[]): FindingView {
  return { code: [severity, ...families].join("-"), severity, file: "", line: 0, column: 0, texts: {}, minds: families.map((family) => ({ family, texts: {} })) };
}

function view(...findings: FindingView[]): PackageView {
  const count = (severity: string): number => findings.filter((each) => each.severity === severity).length;
  return {
    name: "a.zip", bytes: 1, version: "1.2", title: "A", objects: 1, run: 1, browser: "Chromium", seconds: 1,
    errors: count("error"), warnings: count("warning"), notes: count("info"), families: ["moodle", "ilias"], findings,
  };
}

test.each([
  ["one it names", finding("error", "moodle"), true],
  ["one for others", finding("error", "ilias", "canvas"), false],
  ["one for all", finding("error", "ilias", "any"), true],
  ["one that names nobody", finding("error"), true],
])("Moodle and %s", (_, found, expected) => {
  expect(concerns(found, "moodle")).toBe(expected);
});

test("a package stands with each family as what concerns it", () => {
  expect(standings(view(finding("warning", "moodle"), finding("error"), finding("error"), finding("info"), finding("error", "ilias")))).toEqual([
    { family: "moodle", errors: 1, warnings: 1 },
    { family: "ilias", errors: 2, warnings: 0 },
  ]);
});

test.each([
  ["fine", view()],
  ["fine", view(finding("info"))],
  ["fair", view(finding("info"), finding("warning"))],
  ["poor", view(finding("warning"), finding("error"))],
])("the verdict is %s", (expected, given) => {
  expect(verdict(given)).toBe(expected);
});

test("the gravest come first, and the same is said once, with all its places", () => {
  const at = (code: string, severity: string, file: string, found = ""): FindingView => ({
    ...finding(severity), code, file, line: 1, texts: { en: { message: code, remedy: "", found, expected: "" } },
  });
  const told = gravestFirst([
    at("note", "info", "a.html"), at("worse", "warning", "b.html"), at("worst", "error", ""), at("note", "info", "c.html"), at("note", "info", "d.html", "x"),
  ]);
  expect(told.map(({ finding: { code }, places }) => [code, ...places.map(({ file }) => file)])).toEqual([
    ["worst"], ["worse", "b.html"], ["note", "a.html", "c.html"], ["note", "d.html"],
  ]);
});

test.each([
  ["Chrome 156.0.8078.79", "Chrome 156"],
  ["Edge 9", "Edge 9"],
  ["", ""],
])("the browser %j is called %j", (browser, name) => {
  expect(browserName(browser)).toBe(name);
});

test("families have names", () => {
  expect([familyName("successfactors"), familyName("other")]).toEqual(["SAP SuccessFactors", "other"]);
});
