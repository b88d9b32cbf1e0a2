// Matches of the translation memory: what differs, in one line, and what is to be said of it.

import type { MatchPiece, MatchView, StyleRange } from "../api-types";
import type { Mark, Piece } from "./scripts";
import { stretches } from "./styles";

/** The classes of matches, best first. */
export const classes = ["context", "exact", "repaired", "fuzzy", "fragment", "pivot"] as const;

const marks: Record<string, Mark> = {
  inserted: "inserted",
  deleted: "deleted",
  replaced: "replaced",
  ending: "inflected",
  case: "case",
  moved: "moved",
  number: "number",
  tag: "markup",
  punctuation: "punctuation",
};

function markOf(kind: string): Mark {
  return marks[kind] ?? "replaced"; // a kind we do not know is a difference at any rate
}

/** A piece of a text, or the part of one that is shown in one way. */
export interface Part extends MatchPiece {
  style: string;
}

/**
 * Returns the memory's text and the text that was asked for in one line: what only the memory has is
 * gone, what only the text has is new, and stands after it. Of a word with another ending only the ending is
 * marked. Markup is left out but for what of it differs.
 */
export function inLine(
  source: readonly MatchPiece[], query: readonly MatchPiece[], styles: Pick<MatchView["styles"], "source" | "query"> = { source: [], query: [] },
): Piece[] {
  const [theirs, ours] = [styled(source, styles.source), styled(query, styles.query)];
  const line: Piece[] = [];
  const put = (piece: Part, gone: boolean, text = piece.text): void => {
    if (text !== "") line.push({ text, mark: markOf(piece.kind), gone, style: piece.style });
  };
  for (;;) {
    const [mine, other] = [ours[0], theirs[0]];
    const stem = mine && other ? sameStem(mine, other) : 0;
    if (mine && other && stem > 0) {
      line.push({ text: mine.text.slice(0, stem), mark: "same", gone: false, style: mine.style });
      put(other, true, other.text.slice(stem));
      put(mine, false, mine.text.slice(stem));
      ours.shift();
      theirs.shift();
    } else if (other && other.kind !== "") {
      put(other, true);
      theirs.shift();
    } else if (mine && mine.kind !== "") {
      put(mine, false);
      ours.shift();
    } else if (mine && other) {
      // What is equal may be cut differently; spaces may differ where nothing else does.
      const length = mine.text === other.text || Math.min(mine.text.length, other.text.length) === 0 ? 0 : common(mine.text, other.text);
      const whole = length === 0;
      line.push({ text: whole ? mine.text : mine.text.slice(0, length), mark: "same", gone: false, style: mine.style });
      shorten(ours, whole ? mine.text.length : length);
      shorten(theirs, whole ? other.text.length : length);
    } else break;
  }
  for (const { text, style } of ours) line.push({ text, mark: "same", gone: false, style });
  return joined(line);
}

/** Cuts pieces further where their looks change. Markup stays where it differs as markup; elsewhere the looks say enough. */
function styled(pieces: readonly MatchPiece[], styles: readonly StyleRange[]): Part[] {
  let at = 0;
  return pieces.flatMap((piece) => {
    const here = styles.map(({ start, end, style }) => ({ start: start - at, end: end - at, style }));
    at += piece.text.length;
    if (piece.text === "") return [{ ...piece, style: "" }];
    return stretches(piece.text, here)
      .filter(({ syntax }) => !syntax || markupKinds.has(piece.kind))
      .map(({ text, style, syntax }) => ({ ...piece, text, style: syntax ? "syntax" : style }));
  });
}

const markupKinds = new Set(["tag", "address"]);

/** Returns with how many letters two words begin alike that are forms of one; 0 of any others. */
function sameStem(mine: Part, other: Part): number {
  if (mine.kind !== "ending" || other.kind !== "ending" || mine.was !== other.text || mine.style !== other.style) return 0;
  let at = 0;
  while (at < mine.text.length && mine.text[at] === other.text[at]) at++;
  return at >= 2 ? at : 0; // of "ist" and "sind" nothing stays
}

/** Returns how many letters two texts begin with alike; the length of the shorter when it is all of it. */
function common(a: string, b: string): number {
  let at = 0;
  while (at < a.length && at < b.length && a[at] === b[at]) at++;
  return at === Math.min(a.length, b.length) ? at : 0;
}

function shorten(pieces: MatchPiece[], length: number): void {
  const first = pieces[0];
  if (!first) return;
  if (length >= first.text.length) pieces.shift();
  else first.text = first.text.slice(length);
}

function joined(pieces: readonly Piece[]): Piece[] {
  const found: Piece[] = [];
  for (const piece of pieces) {
    const last = found.at(-1);
    if (last && last.mark === piece.mark && last.gone === piece.gone && last.style === piece.style) last.text += piece.text;
    else found.push({ ...piece });
  }
  return found;
}

/** Returns the pieces of a match's translation as cells show them, with their looks. Markup that was put right is shown as it is typed. */
export function offered(match: Pick<MatchView, "target" | "styles">): Part[] {
  return styled(match.target, match.styles.target);
}

/** Returns the translation that a match offers. */
export function targetOf(match: MatchView): string {
  return match.target.map(({ text }) => text).join("");
}

/** How often two texts differ in one way. */
export interface Difference {
  kind: string; // of MatchPiece
  count: number;
}

/** Returns in which ways a match differs from the text that was asked for, the gravest first. */
export function differences(match: MatchView): Difference[] {
  const order = ["inserted", "deleted", "replaced", "moved", "ending", "number", "tag", "case", "punctuation"];
  // What one text has in another form is a piece of both; what only one has is a piece of that one.
  const count = (kind: string): number =>
    Math.max(...[match.source, match.query].map((pieces) => pieces.filter((piece) => piece.kind === kind).length));
  return order.map((kind) => ({ kind, count: count(kind) })).filter((each) => each.count > 0);
}

/** Returns the repairs of a translation: what stands there now, and what stood there. */
export function repairs(match: MatchView): MatchPiece[] {
  return match.target.filter(({ kind }) => kind !== "");
}

/** Returns what the score would be without penalties, in percent. */
export function before(match: MatchView): number {
  return match.score + match.penalties.reduce((sum, { points }) => sum + points, 0);
}

/** Returns penalties with each reason once: a match through a third language may have one of both its units. */
export function byReason(penalties: MatchView["penalties"]): MatchView["penalties"] {
  const sums = new Map<string, number>();
  for (const { reason, points } of penalties) sums.set(reason, (sums.get(reason) ?? 0) + points);
  return [...sums].map(([reason, points]) => ({ reason, points }));
}

/** Returns a score for people: whole percents, rounded down so that 100 is only what is 100. */
export function percent(score: number): number {
  return Math.floor(score + 1e-9);
}

/** Returns which match the digits with Alt ask for, counted from 0; undefined for any other press. By the key's place: the Lithuanian layout has letters there. */
export function digitOf(press: Pick<KeyboardEvent, "code" | "altKey" | "ctrlKey" | "metaKey" | "shiftKey">): number | undefined {
  if (!press.altKey || press.ctrlKey || press.metaKey || press.shiftKey) return undefined;
  const digit = /^Digit([1-9])$/.exec(press.code)?.[1];
  return digit === undefined ? undefined : Number(digit) - 1;
}
