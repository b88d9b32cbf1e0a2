// Inline markup of a text that is known by places in the text as it was typed: what is shown, and how.

import type { StyleRange } from "../api-types";

/** A stretch of a text that is shown in one way. */
export interface Stretch {
  text: string;
  start: number; // in the text as it was typed
  style: string; // strong, emphasis, code, link, several with spaces between; "" is plain
  syntax: boolean; // it says only how its neighbours are shown
}

/** Cuts a text where the way it is shown changes, and at other places. The stretches together are the text. */
export function stretches(text: string, styles: readonly StyleRange[], places: readonly number[] = []): Stretch[] {
  const cuts = [0, text.length, ...places, ...styles.flatMap(({ start, end }) => [start, end])]
    .filter((at) => at >= 0 && at <= text.length);
  const sorted = [...new Set(cuts)].toSorted((a, b) => a - b);
  return sorted.slice(0, -1).map((start, index) => {
    const end = sorted[index + 1] ?? text.length;
    const held = styles.filter((range) => range.start <= start && range.end >= end);
    const kinds = held.map(({ style }) => style);
    return { text: text.slice(start, end), start, style: kinds.filter((kind) => kind !== "syntax").join(" "), syntax: kinds.includes("syntax") };
  });
}

/** Returns a text without its markup, as it is named to those who hear it. */
export function plain(text: string, styles: readonly StyleRange[]): string {
  return stretches(text, styles).filter(({ syntax }) => !syntax).map((stretch) => stretch.text).join("");
}
