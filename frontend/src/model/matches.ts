// Matches of the translation memory: what differs, in one line, and what is to be said of it.

import type { MatchPiece, MatchView } from "../api-types";
import type { Mark, Piece } from "./scripts";

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

/**
 * Returns the memory's text and the text that was asked for in one line: what only the memory has is
 * gone, what only the text has is new, and stands after it.
 */
export function inLine(source: readonly MatchPiece[], query: readonly MatchPiece[]): Piece[] {
  const [theirs, ours] = [source.map((piece) => ({ ...piece })), query.map((piece) => ({ ...piece }))];
  const line: Piece[] = [];
  for (;;) {
    while (theirs[0] && theirs[0].kind !== "") take(theirs, (text, kind) => line.push({ text, mark: markOf(kind), gone: true }));
    while (ours[0] && ours[0].kind !== "") take(ours, (text, kind) => line.push({ text, mark: markOf(kind), gone: false }));
    const [mine, other] = [ours[0], theirs[0]];
    if (!mine || !other) break;
    // What is equal may be cut differently; spaces may differ where nothing else does.
    const length = mine.text === other.text || Math.min(mine.text.length, other.text.length) === 0 ? 0 : common(mine.text, other.text);
    const whole = length === 0;
    line.push({ text: whole ? mine.text : mine.text.slice(0, length), mark: "same", gone: false });
    shorten(ours, whole ? mine.text.length : length);
    shorten(theirs, whole ? other.text.length : length);
  }
  for (const { text } of ours) line.push({ text, mark: "same", gone: false });
  return joined(line);
}

function take(pieces: MatchPiece[], put: (text: string, kind: string) => void): void {
  const piece = pieces.shift();
  if (piece && piece.text !== "") put(piece.text, piece.kind);
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
    if (last && last.mark === piece.mark && last.gone === piece.gone) last.text += piece.text;
    else found.push({ ...piece });
  }
  return found;
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
