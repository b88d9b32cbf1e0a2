import { expect, test } from "vitest";
import { mistakes, type Mistake, type Written } from "./settings";

const right: Written = { langs: ["pl"], passMark: "", colour: "", organisation: "", logo: "" };

test.each<[Partial<Written>, Mistake[]]>([
  [{}, []],
  [{ passMark: " 80 ", colour: "#1F4e5f ", organisation: "Most", logo: "/a/logo.svg" }, []],
  [{ passMark: "0" }, []],
  [{ passMark: "100" }, []],
  [{ passMark: "101" }, ["passMark"]],
  [{ passMark: "-1" }, ["passMark"]],
  [{ passMark: "50.5" }, ["passMark"]],
  [{ passMark: "half" }, ["passMark"]],
  [{ colour: "red" }, ["colour"]],
  [{ colour: "#fff" }, ["colour"]],
  [{ logo: "/a/logo.svg", organisation: " " }, ["organisation"]],
  [{ organisation: "Most" }, []],
  [{ langs: [], colour: "1f4e5f" }, ["langs", "colour"]],
])("%j", (written, expected) => {
  expect(mistakes({ ...right, ...written })).toEqual(expected);
});
