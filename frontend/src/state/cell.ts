// The cell that something beside the texts is about.

import type { TextView } from "../api-types";
import { findText } from "../model/texts";
import { course } from "./course.svelte";

/** A text in a language. */
export interface CellOnPage {
  text: TextView;
  lang: string;
}

/** Returns the cell with a key of the page on screen; see keyOfCell. */
export function cellOf(key: string): CellOnPage | undefined {
  const at = key.lastIndexOf(" ");
  const [id, lang] = [key.slice(0, at), key.slice(at + 1)];
  const text = findText(course.overview ? undefined : course.module, course.view?.about, id);
  return text ? { text, lang } : undefined;
}
