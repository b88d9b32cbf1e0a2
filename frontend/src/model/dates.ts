// Days, times and lengths of time, as the language of the program writes them.

/** English means British English here, as in the rest of the program's words. */
function regional(locale: string): string {
  return locale === "en" ? "en-GB" : locale;
}

interface Moment {
  at: Date; // the local time, as if it were UTC, so that no zone moves it
  offset: string; // "+01:00", "Z"
}

/** Reads a local time with its offset, "2027-03-12T09:00+01:00"; undefined when it is none. */
function moment(written: string): Moment | undefined {
  const found = /^(\d{4}-\d\d-\d\d)T(\d\d:\d\d)(Z|[+-]\d\d:\d\d)$/.exec(written);
  const at = new Date(`${found?.[1] ?? ""}T${found?.[2] ?? ""}Z`);
  return found && !Number.isNaN(at.getTime()) ? { at, offset: found[3] ?? "" } : undefined;
}

const dayFormat: Intl.DateTimeFormatOptions = { day: "numeric", month: "long", year: "numeric", timeZone: "UTC" };
const weekdayFormat: Intl.DateTimeFormatOptions = { ...dayFormat, weekday: "long" };
const timeFormat: Intl.DateTimeFormatOptions = { hour: "2-digit", minute: "2-digit", hourCycle: "h23", timeZone: "UTC" };

/** Returns a day such as "2027-03-31" for people: "31 March 2027"; what is no day, as it is. */
export function day(written: string, locale: string): string {
  const at = new Date(`${written}T00:00Z`);
  return Number.isNaN(at.getTime()) ? written : at.toLocaleDateString(regional(locale), dayFormat);
}

/** When an appointment is. */
export interface Appointment {
  date: string; // "Tuesday 9 March 2027"; of several days, the first and the last
  time: string; // "16:00–18:30"
  zone: string; // "UTC+1"
}

/**
 * Returns when an appointment is, in the local time it was written in, wherever the reader is.
 * What cannot be read as times stands in `date` as it was written.
 */
export function appointment(start: string, end: string, locale: string): Appointment {
  const [from, to] = [moment(start), moment(end)];
  if (!from || !to) return { date: `${start} – ${end}`, time: "", zone: "" };
  const place = regional(locale);
  const [first, last] = [from, to].map(({ at }) => at.toLocaleDateString(place, weekdayFormat));
  const [begins, ends] = [from, to].map(({ at }) => at.toLocaleTimeString(place, timeFormat));
  return {
    date: first === last ? (first ?? "") : `${first ?? ""} – ${last ?? ""}`,
    time: `${begins ?? ""}–${ends ?? ""}`,
    zone: zone(from.offset),
  };
}

/** Returns an offset for people: "+01:00" → "UTC+1", "Z" → "UTC". */
function zone(offset: string): string {
  const found = /^([+-])0?(\d+):(\d\d)$/.exec(offset);
  if (!found || offset.endsWith("00:00")) return "UTC";
  return `UTC${found[1] === "-" ? "−" : "+"}${found[2] ?? ""}${found[3] === "00" ? "" : `:${found[3] ?? ""}`}`;
}

/** Reports whether a day such as "2027-03-31" is over at a time, where the reader is. */
export function isOver(written: string, now: Date): boolean {
  const today = [now.getFullYear(), now.getMonth() + 1, now.getDate()].map((part) => part.toString().padStart(2, "0"));
  return written < today.join("-");
}

/** Returns a length of time for people: 45 → "45 min", 150 → "2 h 30 min" in the words of the language. */
export function duration(minutes: number, locale: string): string {
  const unit = (amount: number, name: "hour" | "minute"): string =>
    amount.toLocaleString(regional(locale), { style: "unit", unit: name, unitDisplay: "short" });
  if (minutes < 90) return unit(minutes, "minute");
  const rest = minutes % 60;
  return [unit(Math.floor(minutes / 60), "hour"), ...(rest > 0 ? [unit(rest, "minute")] : [])].join(" ");
}
