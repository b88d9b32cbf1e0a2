// The cells of a workspace in the views that are on screen: new ones are put in, and what did not
// change stays the same object, so that only what changed is drawn anew.

import type { CellView, CellsView, CourseView, LessonView, ModuleView, TextView } from "../api-types";
import { standing } from "./blocks";
import { lessonTexts } from "./texts";

/** Returns `after`, with the parts that say the same as in `before` taken from there. */
export function shared<T>(before: unknown, after: T): T {
  if (Object.is(before, after) || typeof before !== "object" || typeof after !== "object" || before === null || after === null) {
    return after;
  }
  if (Array.isArray(before) !== Array.isArray(after)) return after;
  const old = before as Record<string, unknown>;
  const found = Object.entries(after as Record<string, unknown>).map(([key, value]) => [key, shared(old[key], value)] as const);
  if (found.length === Object.keys(old).length && found.every(([key, value]) => Object.hasOwn(old, key) && Object.is(old[key], value))) {
    return before as T;
  }
  return (Array.isArray(after) ? found.map(([, value]) => value) : Object.fromEntries(found)) as T;
}

/** Returns a view with a cell of a text replaced, wherever in it the text stands. */
export function withCell<View extends ModuleView | CourseView>(view: View, text: string, lang: string, cell: CellView): View {
  const title = /^([^/]+)\/title$/.exec(text)?.[1];
  return replaced(view, (value) => {
    if (isText(value) && value.id === text) return { ...value, cells: { ...value.cells, [lang]: cell } };
    if (title !== undefined && value["id"] === title && isCells(value["title"])) {
      return { ...value, title: { ...value["title"], [lang]: cell } };
    }
    return undefined;
  }) as View;
}

type Fields = Record<string, unknown>;

function isText(value: Fields): value is Fields & TextView {
  return typeof value["id"] === "string" && typeof value["cells"] === "object";
}

/** Titles in outlines are cells by language; those of pages are texts, with an id of their own. */
function isCells(value: unknown): value is CellsView {
  return typeof value === "object" && value !== null && !("cells" in value);
}

/** Returns value with the objects that `replace` gives another for; the rest is the same where nothing in it changed. */
function replaced(value: unknown, replace: (value: Fields) => Fields | undefined): unknown {
  if (typeof value !== "object" || value === null) return value;
  const own = Array.isArray(value) ? (value as unknown as Fields) : (replace(value as Fields) ?? (value as Fields));
  let changed = own !== value;
  const entries = Object.entries(own).map(([key, part]) => {
    const now = replaced(part, replace);
    changed ||= now !== part;
    return [key, now] as const;
  });
  if (!changed) return value;
  return Array.isArray(value) ? entries.map(([, part]) => part) : Object.fromEntries(entries);
}

/** How far the texts of a page are in one language. */
export interface Progress {
  cells: number; // that are to be filled
  done: number; // of those, translated or further, and not stale
  stale: number;
  forks: number;
}

/** Returns how far texts are in a language, counting those that are to be filled. */
export function progressOf(texts: readonly TextView[], lang: string, counts: (text: TextView) => boolean): Progress {
  const found: Progress = { cells: 0, done: 0, stale: 0, forks: 0 };
  for (const text of texts) {
    if (!counts(text)) continue;
    const state = text.cells[lang]?.state;
    const stale = state?.stale === "stale";
    found.cells++;
    if (state?.fork) found.forks++;
    if (stale) found.stale++;
    else if (state && !state.fork && (state.status === "translated" || state.status === "reviewed" || state.status === "approved")) found.done++;
  }
  return found;
}

/** Returns how far a lesson is in a language; what its blocks do not show or keep as it is does not count. */
export function lessonProgress(lesson: LessonView, lang: string): Progress {
  const block = new Map(lesson.blocks.flatMap((each) => each.texts.map((text) => [text.id, each] as const)));
  return progressOf(lessonTexts(lesson), lang, (text) => ["written", "missing"].includes(standing(text, lang, block.get(text.id))));
}

/** Returns the part that is done, 0 to 1, rounded down to whole percents: 1 only when nothing is left. */
export function share({ cells, done }: Pick<Progress, "cells" | "done">): number {
  return cells === 0 ? 1 : Math.floor((done / cells) * 100) / 100;
}

/** How far a language is. */
export interface LangShare {
  lang: string;
  share: number; // 0 to 1
}
