// Units of the translation memory: what a search asks for, and how a unit is cut and filled in on screen.

import type { MarkRange, MemoryFilter, StyleRange, UnitText, UnitView } from "../api-types";
import { stretches } from "./styles";

/** The states of a unit, from the most trusted to the least. */
export const unitStates = ["approved", "reviewed", "draft", "imported", "aligned", "machine"] as const;
export type UnitState = (typeof unitStates)[number];

/** The states that a file of units may be taken in with. */
export const importStates = ["imported", "reviewed", "approved", "aligned", "machine"] as const satisfies readonly UnitState[];

export const noFilter: MemoryFilter = { states: [], organisations: [], modules: [], batches: [], since: "", until: "", languages: [] };

/** Returns in how many ways a filter narrows a search. */
export function filters(filter: MemoryFilter): number {
  return Object.values(filter).filter((value) => value.length > 0).length;
}

/** Returns a list with a value put in, or taken out where it was in. */
export function toggled<T>(list: readonly T[], value: T): T[] {
  return list.includes(value) ? list.filter((each) => each !== value) : [...list, value];
}

/** A run of a text. */
export interface Run {
  text: string;
  found: boolean; // by the search
  style: string; // of a Stretch; markup in which something was found is "syntax", all other is left out
}

/** Cuts a text where a search found something, and where its looks change. Ranges may touch or overlap, and reach beyond the text. */
export function runs(text: string, marks: readonly MarkRange[], styles: readonly StyleRange[] = []): Run[] {
  const cut: Run[] = [];
  for (const stretch of stretches(text, styles, marks.flatMap(({ start, end }) => [start, end]))) {
    const found = marks.some(({ start, end }) => start <= stretch.start && stretch.start < end);
    if (stretch.syntax && !found) continue;
    const style = stretch.syntax ? "syntax" : stretch.style;
    const last = cut.at(-1);
    if (last?.found === found && last.style === style) last.text += stretch.text;
    else cut.push({ text: stretch.text, found, style });
  }
  return cut;
}

/** Returns the languages of units, those of `order` first and in its order. */
export function languagesOf(units: readonly UnitView[], order: readonly string[]): string[] {
  const found = new Set(units.flatMap((unit) => unit.texts.map(({ lang }) => lang)));
  return [...new Set(order.filter((tag) => found.has(tag))), ...[...found].filter((tag) => !order.includes(tag)).toSorted()];
}

/** Returns a unit that is yet to be written, with room for texts in languages. */
export function newUnit(languages: readonly string[]): UnitView {
  return {
    id: "", tuid: "", texts: languages.map((lang) => ({ lang, text: "", marks: [], styles: [] })), state: "draft", author: "", organisation: "", origin: "", date: "",
    tags: [], note: "", batch: "", batchName: "", module: "",
  };
}

/** Returns the texts of a unit that say something; what was emptied is taken out of it. */
export function filled(texts: readonly Pick<UnitText, "lang" | "text">[]): UnitText[] {
  return texts.filter(({ text }) => text.trim() !== "").map(({ lang, text }) => ({ lang, text: text.trim(), marks: [], styles: [] }));
}

/** Reads tags as people write them, with commas between: "Recht,  Praxis, Recht" is two. */
export function readTags(written: string): string[] {
  return [...new Set(written.split(",").map((tag) => tag.trim()).filter((tag) => tag !== ""))];
}
