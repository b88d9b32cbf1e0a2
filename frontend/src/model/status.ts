// How far a cell is: which word and mark stand for it, and who may say so.

import type { CellState } from "../api-types";

export const statuses = ["draft", "translated", "reviewed", "approved"] as const;
export type Status = (typeof statuses)[number];

/** What the mark of a cell says: its status, unless something asks for a person. */
export type Mark = Status | "stale" | "fork";

const roles = ["reader", "translator", "author", "editor", "admin"];

function ranks(role: string, least: string): boolean {
  return roles.indexOf(role) >= roles.indexOf(least);
}

/** Reports whether somebody of that role may write a cell in a language; no languages means all. */
export function mayWrite(role: string, langs: readonly string[], lang: string): boolean {
  return ranks(role, "translator") && (langs.length === 0 || langs.includes(lang));
}

/** Reports whether somebody of that role may give a status to what she may write. Editors approve. */
export function maySet(role: string, status: Status): boolean {
  return ranks(role, status === "approved" ? "editor" : "translator");
}

/** Returns the mark of a cell, undefined for one that says nothing of itself, such as an empty one. */
export function markOf(state: CellState | undefined): Mark | undefined {
  if (!state) return undefined;
  if (state.fork) return "fork";
  if (state.stale === "stale") return "stale";
  return statuses.find((status) => status === state.status);
}

/** Returns the next status up (1) or down (-1) that the role may give; undefined at either end. */
export function statusBy(role: string, current: string, by: 1 | -1): Status | undefined {
  const next = statuses[statuses.findIndex((status) => status === current) + by];
  return next !== undefined && maySet(role, next) ? next : undefined;
}
