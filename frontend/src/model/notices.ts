// What the program says about a workspace, and what of it a person has put away.

import type { Problem } from "../api-types";
import { sorted } from "./problems";

/** Returns what tells a notice from others and from itself once it says something else. */
export function mark(notice: Problem): string {
  return [notice.code, notice.file, notice.texts["en"]?.message ?? ""].join("\n");
}

/** Returns the notices that were not put away, errors first. */
export function standing(notices: readonly Problem[], away: readonly string[]): Problem[] {
  return sorted(notices).filter((notice) => !away.includes(mark(notice)));
}

/** Returns the notices that were put away and still hold. */
export function putAway(notices: readonly Problem[], away: readonly string[]): Problem[] {
  return sorted(notices).filter((notice) => away.includes(mark(notice)));
}

/** Returns the marks whose notices still hold: what comes back after it was gone is said anew. */
export function stillHeld(notices: readonly Problem[], away: readonly string[]): string[] {
  const held = new Set(notices.map(mark));
  return away.filter((one) => held.has(one));
}

/** What can be done about a notice from where it stands. */
export type Remedy = "repair" | "retry" | "exchange";

const remedies: Record<string, Remedy> = {
  "store.damaged": "repair",
  "store.not-ours": "repair",
  "store.page-damaged": "repair",
  "store.event-damaged": "repair",
  "store.media-damaged": "repair",
  "store.open-elsewhere": "retry",
  "store.read-only": "retry",
  "store.unreadable": "retry",
  "store.disk-full": "retry",
  "store.missing": "retry",
  "desk.no-key": "exchange",
  "desk.no-member": "exchange",
};

/**
 * Returns what helps against a notice, undefined when nothing in the program does. A file is tried again
 * only while it is not open, and changes are exchanged only by a workspace that is.
 */
export function remedyFor(notice: Problem, open: boolean): Remedy | undefined {
  const remedy = remedies[notice.code];
  if (remedy === "retry") return !open && notice.file !== "" ? remedy : undefined;
  if (remedy === "exchange") return open ? remedy : undefined;
  return remedy === "repair" && (open || notice.file !== "") ? remedy : undefined;
}
