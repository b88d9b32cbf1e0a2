// What happened, by the days of the person who reads it.

import type { TimelineEntry } from "../api-types";

/** The entries of one day, in the order they came. */
export interface Day {
  date: string; // "2026-11-22", where the reader is; "" for entries without a time
  entries: TimelineEntry[];
}

/** Returns the day an RFC 3339 time falls on where the reader is, "2026-11-22"; "" when it is no time. */
export function localDate(at: string): string {
  const time = new Date(at);
  if (Number.isNaN(time.getTime())) return "";
  return [time.getFullYear(), time.getMonth() + 1, time.getDate()].map((part) => part.toString().padStart(2, "0")).join("-");
}

/**
 * Returns entries grouped by the day they ended on. The order stays: entries come in the order of what
 * was known, so a day whose changes arrived late can come twice.
 */
export function byDay(entries: readonly TimelineEntry[]): Day[] {
  const days: Day[] = [];
  for (const entry of entries) {
    const date = localDate(entry.to);
    const last = days.at(-1);
    if (last?.date === date) last.entries.push(entry);
    else days.push({ date, entries: [entry] });
  }
  return days;
}

function regional(locale: string): string {
  return locale === "en" ? "en-GB" : locale;
}

function capital(words: string, locale: string): string {
  return words.charAt(0).toLocaleUpperCase(locale) + words.slice(1);
}

/** Returns a day for a heading: "Today", "Yesterday", "Sunday 22 November 2026"; what is no day, as it is. */
export function dayName(date: string, now: Date, locale: string): string {
  const at = new Date(`${date}T12:00`);
  if (Number.isNaN(at.getTime())) return date;
  const noon = new Date(now.getFullYear(), now.getMonth(), now.getDate(), 12);
  const ago = Math.round((noon.getTime() - at.getTime()) / 86_400_000);
  if (ago === 0 || ago === 1) return capital(new Intl.RelativeTimeFormat(locale, { numeric: "auto" }).format(-ago, "day"), locale);
  const written = at.toLocaleDateString(regional(locale), { weekday: "long", day: "numeric", month: "long", year: "numeric" });
  return capital(written, locale);
}

/** Returns the time of day where the reader is, "14:05"; "" when it is no time. */
export function timeOfDay(at: string, locale: string): string {
  const time = new Date(at);
  if (Number.isNaN(time.getTime())) return "";
  return time.toLocaleTimeString(regional(locale), { hour: "2-digit", minute: "2-digit", hourCycle: "h23" });
}

/** Returns day and time where the reader is, "22 November 2026, 14:05"; "" when it is no time. */
export function dayAndTime(at: string, locale: string): string {
  const time = new Date(at);
  if (Number.isNaN(time.getTime())) return "";
  const date = time.toLocaleDateString(regional(locale), { day: "numeric", month: "long", year: "numeric" });
  return `${date}, ${timeOfDay(at, locale)}`;
}
