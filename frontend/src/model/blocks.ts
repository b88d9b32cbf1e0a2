// Blocks: which kinds are alike, how the texts of one hang together, and what a language lacks.

import type { BlockView, TextView } from "../api-types";

const questions = ["single", "multiple", "truefalse", "matching", "ordering", "fillin", "numeric"];
const activities = ["session", "homework", "consultation", "forum", "field", "deliverable", "visit"];

/** Reports whether the learner's answer to a block is right or wrong. */
export function isQuestion(block: BlockView): boolean {
  return questions.includes(block.kind);
}

/** Reports whether a block takes place outside the package. */
export function isActivity(block: BlockView): boolean {
  return activities.includes(block.kind);
}

/** Returns what learners read of a block, and what is for the facilitator alone. */
export function byReader(block: BlockView): { learner: TextView[]; facilitator: TextView[] } {
  return {
    learner: block.texts.filter((text) => text.role !== "note"),
    facilitator: block.texts.filter((text) => text.role === "note"),
  };
}

/** Returns those of the languages that a block is not shown in. */
export function hiddenIn(block: BlockView, languages: readonly string[]): string[] {
  const { only } = block;
  return only && only.length > 0 ? languages.filter((tag) => !only.includes(tag)) : [];
}

/**
 * How a text stands in a language: written; missing; hidden, because its block is not shown in the
 * language; kept, because its block stays in the language it was written in.
 */
export type Standing = "written" | "missing" | "hidden" | "kept";

export function standing(text: TextView, tag: string, block?: BlockView): Standing {
  if (block && hiddenIn(block, [tag]).length > 0) return "hidden";
  if (text.cells[tag]?.raw) return "written";
  return block?.adaptation?.policy === "keep" ? "kept" : "missing";
}

/** A text with its place in the list it belongs to. */
export interface Line {
  text: TextView;
  list: string; // "items", "tasks", "agenda"; of a text in no list, its field: "title"
  first: boolean; // whether it is the first of its list
  opens: boolean; // whether it is the first of its entry: of a step with a title, the title
  number: number; // of its entry in the list, from 1
  minutes: number; // of its entry; 0 when it has none
}

/**
 * Returns texts of one node with their places in lists, as their ids tell:
 * "<node>/items/<entry>/title" and "<node>/items/<entry>" are one entry of the list "items".
 */
export function lines(texts: readonly TextView[]): Line[] {
  const entries = new Map<string, string[]>();
  return texts.map((text) => {
    const { list, entry } = place(text);
    const seen = entries.get(list) ?? [];
    const first = seen.length === 0;
    const opens = !seen.includes(entry);
    if (opens) entries.set(list, [...seen, entry]);
    const minutes = texts.find((each) => each.minutes !== undefined && same(each, text))?.minutes ?? 0;
    return { text, list, first, opens, number: opens ? seen.length + 1 : seen.indexOf(entry) + 1, minutes };
  });
}

function place(text: TextView): { list: string; entry: string } {
  const [, ...names] = text.id.split("/");
  if (names[0] === "funding") return { list: names.slice(0, 2).join("/"), entry: names[2] ?? "" };
  return { list: names[0] ?? "", entry: names[1] ?? "" };
}

function same(a: TextView, b: TextView): boolean {
  const [one, other] = [place(a), place(b)];
  return one.list === other.list && one.entry === other.entry;
}

/** A row of a table, or a pair: its texts side by side; undefined where a cell is empty. */
export interface GridLine {
  key: string;
  texts: (TextView | undefined)[];
}

/** Returns the rows of a table block, the one with the heads first, each as wide as there are heads. */
export function tableRows(block: BlockView): GridLine[] {
  const width = block.columns ?? 0;
  const rows = new Map<string, (TextView | undefined)[]>([["head", block.texts.filter(({ role }) => role === "head")]]);
  for (const text of block.texts) {
    if (text.role !== "table-cell") continue;
    const key = text.path.slice(0, text.path.lastIndexOf("/cells/"));
    const cells = rows.get(key) ?? Array.from<TextView | undefined>({ length: width });
    cells[Number(text.path.slice(text.path.lastIndexOf("/") + 1))] = text;
    rows.set(key, cells);
  }
  return [...rows].map(([key, texts]) => ({ key, texts }));
}

/** Returns the pairs of a matching question, left and right. */
export function pairs(block: BlockView): GridLine[] {
  const found = new Map<string, (TextView | undefined)[]>();
  for (const text of block.texts) {
    if (text.role !== "left" && text.role !== "right") continue;
    const key = place(text).entry;
    const pair = found.get(key) ?? [undefined, undefined];
    pair[text.role === "left" ? 0 : 1] = text;
    found.set(key, pair);
  }
  return [...found].map(([key, texts]) => ({ key, texts }));
}

/** Returns the file of a block for a language: its variant, or the one for all. */
export function fileFor(block: BlockView, tag: string): string {
  return block.variants?.[tag] ?? block.file ?? "";
}

export function fileName(path: string): string {
  return path.slice(path.lastIndexOf("/") + 1);
}
