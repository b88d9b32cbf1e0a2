import { describe, expect, it, test } from "vitest";
import type { TimelineEntry } from "../api-types";
import { byDay, dayAndTime, dayName, localDate, timeOfDay } from "./days";

/** A time where the reader is, as RFC 3339 in UTC. */
function local(year: number, month: number, day: number, hour = 12, minute = 0): string {
  return new Date(year, month - 1, day, hour, minute).toISOString();
}

function entry(id: string, to: string): TimelineEntry {
  return { id, kind: "wrote", person: "Anna", from: to, to, texts: 1, parts: 0, count: 0, langs: [], places: [], name: "", arrived: false };
}

describe("the day of a time", () => {
  it.each([
    ["at noon", local(2026, 3, 9), "2026-03-09"],
    ["right after midnight", local(2026, 3, 9, 0, 1), "2026-03-09"],
    ["right before midnight", local(2026, 3, 9, 23, 59), "2026-03-09"],
    ["of what is no time", "soon", ""],
    ["of nothing", "", ""],
  ])("%s", (_, at, want) => {
    expect(localDate(at)).toBe(want);
  });
});

test("entries are grouped by day in the order they came", () => {
  const entries = [
    entry("a", local(2026, 3, 9, 18)), entry("b", local(2026, 3, 9, 9)),
    entry("late", local(2026, 3, 2)), entry("c", local(2026, 3, 9, 8)), entry("none", ""),
  ];
  const days = byDay(entries).map(({ date, entries: those }) => [date, those.map(({ id }) => id).join(" ")]);
  expect(days).toEqual([["2026-03-09", "a b"], ["2026-03-02", "late"], ["2026-03-09", "c"], ["", "none"]]);
});

describe("the name of a day", () => {
  const now = new Date(2026, 2, 10, 0, 30);
  it.each([
    ["2026-03-10", "en", "Today"],
    ["2026-03-10", "lt", "Šiandien"],
    ["2026-03-09", "pl", "Wczoraj"],
    ["2026-03-09", "de", "Gestern"],
    ["2026-03-08", "de", "Sonntag, 8. März 2026"],
    ["2026-03-08", "pl", "Niedziela, 8 marca 2026"],
    ["2026-03-11", "en", "Wednesday 11 March 2026"], // somebody's clock is ahead
    ["", "en", ""],
  ])("%s in %s is %s", (date, locale, want) => {
    expect(dayName(date, now, locale).replace("Wednesday, ", "Wednesday ")).toBe(want);
  });
});

test("times are shown where the reader is", () => {
  const at = local(2026, 3, 9, 7, 5);
  expect(timeOfDay(at, "pl")).toBe("07:05");
  expect(dayAndTime(at, "pl")).toBe("9 marca 2026, 07:05");
  expect(dayAndTime("", "pl")).toBe("");
  expect(timeOfDay("never", "de")).toBe("");
});
