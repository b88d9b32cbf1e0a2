// Where in a course something is, in a few words.

import type { CellsView, PlaceView } from "../../api-types";
import { t } from "../../i18n/language.svelte";
import { isKey } from "../../i18n/messages";
import { firstLanguage } from "../../model/names";

/** A title in the first language of an order that has one, with that language; a word of ours where there is none. */
export interface Titled {
  words: string;
  lang: string | undefined;
}

export function titled(cells: CellsView, order: readonly string[]): Titled {
  const tag = firstLanguage(cells, order);
  const words = cells[tag]?.plain;
  return words ? { words, lang: tag } : { words: t("outline.untitled"), lang: undefined };
}

/** Returns the lesson a place lies in, else the module; undefined when it lies in neither. */
export function placeTitle(place: PlaceView, order: readonly string[]): Titled | undefined {
  if (place.lesson !== "") return titled(place.lessonTitle, order);
  return place.module === "" ? undefined : titled(place.moduleTitle, order);
}

/** Returns what a text is to its block: "Paragraph", "Answer". */
export function roleName(role: string): string {
  const key = `role.${role}`;
  return isKey(key) ? t(key, { option: "", number: "" }).trim() : t("role.text");
}

/** Returns what a part of a course is called: "Question", "Live session". */
export function kindName(kind: string): string {
  const key = `part.${kind}`;
  return isKey(key) ? t(key) : t("part.block");
}
