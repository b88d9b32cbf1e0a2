/** Times and durations in the forms the standards want. */

const two = (n: number): string => String(n).padStart(2, '0');

/** A CMITimespan of SCORM 1.2: "0001:02:03.45", at most 9999 hours. */
export function timespan12(seconds: number): string {
  const hundredths = Math.min(Math.max(Math.round(seconds * 100), 0), 9999 * 360_000);
  const s = Math.floor(hundredths / 100);
  const hours = String(Math.floor(s / 3600)).padStart(4, '0');
  return `${hours}:${two(Math.floor(s / 60) % 60)}:${two(s % 60)}.${two(hundredths % 100)}`;
}

/** A CMITime of SCORM 1.2, the local time of day: "14:05:09". */
export function time12(at: Date): string {
  return `${two(at.getHours())}:${two(at.getMinutes())}:${two(at.getSeconds())}`;
}

/** A timeinterval of SCORM 2004: "PT123.45S". */
export function interval2004(seconds: number): string {
  return `PT${Math.max(Math.round(seconds * 100), 0) / 100}S`;
}

/**
 * A time of SCORM 2004 to the second: "2026-05-12T14:05:09". Local and without a zone: Moodle takes
 * a zone only after fractions of a second.
 */
export function time2004(at: Date): string {
  return `${at.getFullYear()}-${two(at.getMonth() + 1)}-${two(at.getDate())}T${time12(at)}`;
}
