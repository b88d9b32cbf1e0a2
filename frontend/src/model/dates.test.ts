import { describe, expect, it, test } from "vitest";
import { appointment, day, duration, isOver } from "./dates";

it.each([
  ["2027-03-31", "pl", "31 marca 2027"],
  ["2027-03-31", "de", "31. März 2027"],
  ["2027-03-31", "lt", "2027 m. kovo 31 d."],
  ["2027-03-31", "en", "31 March 2027"],
  ["soon", "en", "soon"],
])("%s in %s is %s", (written, locale, shown) => {
  expect(day(written, locale)).toBe(shown);
});

describe("an appointment is told in the time it was written in", () => {
  it.each([
    ["2027-03-09T16:00+01:00", "2027-03-09T18:30+01:00", "pl", "wtorek, 9 marca 2027", "16:00–18:30", "UTC+1"],
    ["2027-03-09T16:00+01:00", "2027-03-09T18:30+01:00", "de", "Dienstag, 9. März 2027", "16:00–18:30", "UTC+1"],
    ["2027-06-01T23:30+03:00", "2027-06-02T00:30+03:00", "de", "Dienstag, 1. Juni 2027 – Mittwoch, 2. Juni 2027", "23:30–00:30", "UTC+3"],
    ["2027-06-01T09:00Z", "2027-06-01T10:00Z", "lt", "2027 m. birželio 1 d., antradienis", "09:00–10:00", "UTC"],
    ["2027-06-01T09:00-03:30", "2027-06-01T10:00-03:30", "de", "Dienstag, 1. Juni 2027", "09:00–10:00", "UTC−3:30"],
    ["one day", "another", "en", "one day – another", "", ""],
  ])("%s to %s in %s", (start, end, locale, date, time, zone) => {
    expect(appointment(start, end, locale)).toEqual({ date, time, zone });
  });
});

test("a day is over when the next one has begun here", () => {
  const evening = new Date(2027, 2, 31, 23, 59);
  const morning = new Date(2027, 3, 1, 0, 1);
  expect([isOver("2027-03-31", evening), isOver("2027-03-31", morning), isOver("2027-04-01", morning)]).toEqual([false, true, false]);
});

it.each([
  [45, "de", "45 Min."],
  [89, "de", "89 Min."],
  [120, "pl", "2 godz."],
  [150, "lt", "2 val. 30 min."],
])("%d minutes in %s are %s", (minutes, locale, shown) => {
  expect(duration(minutes, locale).replace(/\s/g, " ")).toBe(shown);
});
