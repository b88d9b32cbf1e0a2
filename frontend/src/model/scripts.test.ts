import { describe, expect, it } from "vitest";
import type { SpanView } from "../api-types";
import { inLine, newSide, oldSide, type Piece } from "./scripts";

function span(kind: string, old: string, now: string, move = 0): SpanView {
  return { kind, old, new: now, move };
}

/** Pieces in brackets with the first letter of their mark: "a [-d gone] [+i came]". */
function drawn(pieces: Piece[]): string {
  return pieces.map(({ text, mark, gone }) => (mark === "same" ? text : `[${gone ? "-" : "+"}${mark} ${text}]`)).join("");
}

interface Case {
  name: string;
  script: SpanView[];
  old: string;
  now: string;
  line: string;
}

const cases: Case[] = [
  { name: "nothing", script: [], old: "", now: "", line: "" },
  { name: "no change", script: [span("equal", "a b", "a b")], old: "a b", now: "a b", line: "a b" },
  {
    name: "a word in place of another",
    script: [span("equal", "a ", "a "), span("replaced", "b", "c")],
    old: "a [-replaced b]", now: "a [+replaced c]", line: "a [-replaced b][+replaced c]",
  },
  {
    name: "neighbours of one kind are one piece",
    script: [span("inserted", "", "a "), span("inserted", "", "b"), span("deleted", "c", "")],
    old: "[-deleted c]", now: "[+inserted a b]", line: "[+inserted a b][-deleted c]",
  },
  {
    name: "an ending and a number",
    script: [span("inflected", "pomoc", "pomocy"), span("number", " 15", " 20")],
    old: "[-inflected pomoc][-number  15]", now: "[+inflected pomocy][+number  20]",
    line: "[-inflected pomoc][+inflected pomocy][-number  15][+number  20]",
  },
  {
    name: "a sentence that moved and changed on the way",
    script: [span("moved-away", "One two. ", "", 1), span("equal", "Three. ", "Three. "), span("moved", "One ", "One ", 1), span("replaced", "two. ", "2. ", 1)],
    old: "[-moved One two. ]Three. ", now: "Three. [+moved One ][+replaced 2. ]",
    line: "[-moved One two. ]Three. [+moved One ][+replaced 2. ]",
  },
  {
    name: "quotes: what went is not drawn in one line",
    script: [span("trivial", '"', "„"), span("equal", "a", "a")],
    old: '[-trivial "]a', now: "[+trivial „]a", line: "[+trivial „]a",
  },
  { name: "a kind of a later version", script: [span("reversed", "ab", "ba")], old: "[-replaced ab]", now: "[+replaced ba]", line: "[-replaced ab][+replaced ba]" },
];

describe("a script", () => {
  it.each(cases)("$name", ({ script, old, now, line }) => {
    expect(drawn(oldSide(script))).toBe(old);
    expect(drawn(newSide(script))).toBe(now);
    expect(drawn(inLine(script))).toBe(line);
  });

  // Nothing of either text is lost on its side, whatever it is marked as.
  it.each(cases)("$name: sides are the whole texts", ({ script }) => {
    const whole = (pieces: Piece[]): string => pieces.map(({ text }) => text).join("");
    const stood = script.filter(({ move, kind }) => move === 0 || kind === "moved-away").map((each) => each.old);
    expect(whole(oldSide(script))).toBe(stood.join(""));
    expect(whole(newSide(script))).toBe(script.map((each) => each.new).join(""));
  });
});
