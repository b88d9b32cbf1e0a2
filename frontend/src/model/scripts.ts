// The pieces of a changed text, as the two sides of a comparison and as one line show them.

import type { SpanView } from "../api-types";

/** How a piece is marked; "same" has no mark. */
export type Mark = "same" | "inserted" | "deleted" | "replaced" | "inflected" | "number" | "markup" | "trivial" | "moved" | "case" | "punctuation";

/** A piece of one side. */
export interface Piece {
  text: string;
  mark: Mark;
  gone: boolean; // it stands only in the old text
  style?: string; // what its markup says it looks like, for Styled
}

const marks: Record<string, Mark> = {
  equal: "same",
  inserted: "inserted",
  deleted: "deleted",
  replaced: "replaced",
  inflected: "inflected",
  number: "number",
  markup: "markup",
  trivial: "trivial",
  moved: "moved",
  "moved-away": "moved",
};

function markOf(kind: string): Mark {
  return marks[kind] ?? "replaced"; // a kind we do not know is a change at any rate
}

/** Returns the old text in pieces. What moved is shown where it stood. */
export function oldSide(script: readonly SpanView[]): Piece[] {
  return joined(
    script
      .filter((span) => span.old !== "" && (span.move === 0 || span.kind === "moved-away"))
      .map((span) => ({ text: span.old, mark: markOf(span.kind), gone: span.kind !== "equal" })),
  );
}

/** Returns the new text in pieces. */
export function newSide(script: readonly SpanView[]): Piece[] {
  return joined(
    script
      .filter((span) => span.new !== "" && span.kind !== "moved-away")
      .map((span) => ({ text: span.new, mark: markOf(span.kind), gone: false })),
  );
}

/** Returns both texts in one line: what is gone stands before what took its place. */
export function inLine(script: readonly SpanView[]): Piece[] {
  const pieces: Piece[] = [];
  for (const span of script) {
    const mark = markOf(span.kind);
    if (span.kind === "equal") {
      pieces.push({ text: span.new, mark, gone: false });
      continue;
    }
    const stood = span.move === 0 || span.kind === "moved-away";
    if (stood && span.old !== "" && mark !== "trivial") pieces.push({ text: span.old, mark, gone: true });
    if (span.kind !== "moved-away" && span.new !== "") pieces.push({ text: span.new, mark, gone: false });
  }
  return joined(pieces);
}

/** Returns pieces with neighbours of the same mark in one, so that a phrase is read as one change. */
function joined(pieces: readonly Piece[]): Piece[] {
  const found: Piece[] = [];
  for (const piece of pieces) {
    const last = found.at(-1);
    if (last && last.mark === piece.mark && last.gone === piece.gone) last.text += piece.text;
    else found.push({ ...piece });
  }
  return found;
}
