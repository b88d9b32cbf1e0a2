// Links between the sentences of two languages: how each stands, and what can be done with it.

import type { LinkRef, SegmentLink, SegmentSide } from "../api-types";

/**
 * How a link stands: a person has confirmed it; it was confirmed and a sentence of it has been changed since;
 * nothing stands on the other side; or it is only proposed.
 */
export type LinkState = "confirmed" | "changed" | "unpaired" | "proposed";

export function stateOf(link: SegmentLink): LinkState {
  if (link.confirmed) return "confirmed";
  if (link.was) return "changed";
  return paired(link) ? "proposed" : "unpaired";
}

/** Reports whether a link has sentences of both languages. */
export function paired(link: SegmentLink): boolean {
  return link.source.count > 0 && link.target.count > 0;
}

/** Names a link as it is seen, so that nothing is done with another one. */
export function refOf(links: readonly SegmentLink[], index: number): LinkRef | undefined {
  const link = links[index];
  return link && { index, source: link.source.text, target: link.target.text };
}

/** Returns the links of two sides that nobody has confirmed: all that "confirm all" is about. Who has nothing opposite is to be decided one by one. */
export function pending(links: readonly SegmentLink[]): number[] {
  return links.flatMap((link, index) => (!link.confirmed && paired(link) ? [index] : []));
}

/** Returns the link to go on with after one: the next that nobody has confirmed, from the top again after the last; the same one when there is none. */
export function nextOpen(links: readonly SegmentLink[], index: number): number {
  const open = links.flatMap((link, at) => (link.confirmed || at === index ? [] : [at]));
  return open.find((at) => at > index) ?? open[0] ?? index;
}

/** Returns the link that has the place of a caret in the second language; the last before it between two of them. */
export function linkAt(links: readonly SegmentLink[], caret: number): number {
  const there = links.map((link, index) => ({ index, target: link.target })).filter(({ target }) => target.count > 0);
  const within = there.find(({ target }) => target.start <= caret && caret <= target.end);
  return within?.index ?? there.findLast(({ target }) => target.end < caret)?.index ?? there[0]?.index ?? 0;
}

/** Returns the link that has a sentence of a side, by its number; 0 when none has. */
export function linkWith(links: readonly SegmentLink[], side: SideName, sentence: number): number {
  return Math.max(0, links.findIndex((link) => link[side].first <= sentence && sentence < link[side].first + link[side].count));
}

/**
 * Returns where a link stands that stood at an index before something changed: the nearest that says the same, else
 * the one with its first sentence, else what stands at the index now.
 */
export function again(links: readonly SegmentLink[], was: SegmentLink, index: number): number {
  const same = links.flatMap((link, at) => (link.source.text === was.source.text && link.target.text === was.target.text ? [at] : []));
  const nearest = same.toSorted((a, b) => Math.abs(a - index) - Math.abs(b - index))[0];
  const alike = was.source.count === 0 ? -1 : links.findIndex((link) => link.source.count > 0 && link.source.first === was.source.first);
  return nearest ?? (alike >= 0 ? alike : Math.min(index, Math.max(0, links.length - 1)));
}

/** Returns how many sentences of each side come first when a link is divided; undefined for a single sentence. Of one to one, both stand alone then. */
export function division({ source, target }: SegmentLink): { source: number; target: number } | undefined {
  if (source.count + target.count < 2) return undefined;
  if (source.count === 1 && target.count === 1) return { source: 1, target: 0 };
  return { source: Math.min(1, source.count), target: Math.min(1, target.count) };
}

/** Reports whether a link can be joined with the next one: their sentences must stand side by side. */
export function joins(links: readonly SegmentLink[], index: number): boolean {
  const [link, next] = [links[index], links[index + 1]];
  return link !== undefined && next !== undefined && together(link.source, next.source) && together(link.target, next.target);
}

export type SideName = "source" | "target";

/** Reports whether a link can give the next (1) or previous (-1) one a sentence of a side. */
export function moves(links: readonly SegmentLink[], index: number, by: 1 | -1, side: SideName): boolean {
  const [link, other] = [links[index], links[index + by]];
  if (!link || !other || link[side].count === 0) return false;
  const [first, second] = by > 0 ? [link[side], other[side]] : [other[side], link[side]];
  const besides = side === "source" ? "target" : "source";
  return follows(first, second) && (other[besides].count > 0 || (link[besides].count > 0 && link[side].count > 1));
}

function together(x: SegmentSide, y: SegmentSide): boolean {
  return follows(x, y) || follows(y, x);
}

/** Reports whether one run of sentences comes right after another; nothing comes after anything. */
function follows(x: SegmentSide, y: SegmentSide): boolean {
  return x.count === 0 || y.count === 0 || x.first + x.count === y.first;
}
