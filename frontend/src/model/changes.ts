// A comparison as a list of rows: headings of modules and lessons, and the changes under them.

import type { CellChange, CellsView, ChangeView } from "../api-types";

/** A line of the list. */
export type Row =
  | { kind: "module" | "lesson"; key: string; id: string; title: CellsView; changes: number }
  | { kind: "change"; key: string; change: ChangeView; cells: CellChange[] };

/** What of a comparison is shown. */
export interface Filter {
  langs: readonly string[]; // none means all
  trivial: boolean; // whether trivial changes of texts are shown, too
}

/** Returns the languages of a changed text that a filter lets through. */
function shownCells(change: ChangeView, filter: Filter): CellChange[] {
  return change.cells.filter(
    (cell) => (filter.langs.length === 0 || filter.langs.includes(cell.lang)) && (filter.trivial || !cell.trivial),
  );
}

/** Returns the rows of a comparison: changes in the order they came, under the module and lesson they lie in. */
export function rows(changes: readonly ChangeView[], filter: Filter): Row[] {
  const found: Row[] = [];
  let module: Row | undefined;
  let lesson: Row | undefined;
  changes.forEach((change, index) => {
    const cells = shownCells(change, filter);
    if (change.kind === "text" && cells.length === 0) return;
    const { place } = change;
    const moduleKey = place.module || place.course;
    if (module?.kind !== "module" || module.id !== moduleKey) {
      module = { kind: "module", key: `module ${index.toString()}`, id: moduleKey, title: place.moduleTitle, changes: 0 };
      lesson = undefined;
      found.push(module);
    }
    if (place.lesson !== "" && (lesson?.kind !== "lesson" || lesson.id !== place.lesson)) {
      lesson = { kind: "lesson", key: `lesson ${index.toString()}`, id: place.lesson, title: place.lessonTitle, changes: 0 };
      found.push(lesson);
    } else if (place.lesson === "") {
      lesson = undefined;
    }
    module.changes++;
    if (lesson?.kind === "lesson") lesson.changes++;
    found.push({ kind: "change", key: `change ${index.toString()}`, change, cells });
  });
  return found;
}

/** Returns how many changes of a comparison are hidden because all their languages changed trivially only. */
export function folded(changes: readonly ChangeView[], langs: readonly string[]): number {
  const all = changes.filter((change) => change.kind === "text" && shownCells(change, { langs, trivial: true }).length > 0);
  return all.filter((change) => shownCells(change, { langs, trivial: false }).length === 0).length;
}

/** Returns the languages in which texts changed, in a given order. */
export function changedLanguages(changes: readonly ChangeView[], order: readonly string[]): string[] {
  const found = new Set(changes.flatMap((change) => change.cells.map((cell) => cell.lang)));
  return [...found].toSorted((a, b) => rank(order, a) - rank(order, b));
}

function rank(order: readonly string[], tag: string): number {
  const at = order.indexOf(tag);
  return at < 0 ? order.length : at;
}

/** Returns the index of the next (1) or previous (-1) row that is a change; `from` itself past either end. */
export function stepTo(list: readonly Row[], from: number, by: 1 | -1): number {
  for (let at = from + by; at >= 0 && at < list.length; at += by) {
    if (list[at]?.kind === "change") return at;
  }
  return from;
}
