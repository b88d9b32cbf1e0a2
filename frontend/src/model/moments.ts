// States of a workspace that can be compared: now, a named version, or right before or after something that happened.

import type { Moment } from "../api-types";

/** The present. */
export const now: Moment = { time: "" };

/** Returns the state right before something that happened. */
export function before(entry: string): Moment {
  return { before: entry, time: "" };
}

/** Returns the state right after something that happened. */
export function after(entry: string): Moment {
  return { entry, time: "" };
}

/** Returns the state a named version holds. */
export function ofVersion(version: string): Moment {
  return { version, time: "" };
}

export function same(a: Moment, b: Moment): boolean {
  const fields = (moment: Moment): string => [moment.version, moment.entry, moment.before, moment.time].map((field) => field ?? "").join("\n");
  return fields(a) === fields(b);
}
