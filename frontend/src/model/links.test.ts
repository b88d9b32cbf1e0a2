import { expect, it } from "vitest";
import { linkedId, linkKind } from "./links";

it.each([
  ["https://example.org", "web"],
  ["MAILTO:a@example.org", "web"],
  ["#01M78RVV02JXRDSV8T7YV62ZEE", "place"],
  ["term:01M78RVV02JXRDSV8T7YV62ZEE", "term"],
  ["tel:112", "other"],
  ["javascript:alert(1)", "other"],
])("%s leads to: %s", (href, kind) => {
  expect(linkKind(href)).toBe(kind);
});

it.each(["#01M", "term:01M"])("%s names 01M", (href) => {
  expect(linkedId(href)).toBe("01M");
});
