// Looking a text up in the memory: typed on the memory's page, or the origin text of a cell.

import { api } from "../api";
import type { MatchView, Problem, TextView } from "../api-types";
import { targetOf } from "../model/matches";
import { noFilter } from "../model/units";
import { cellOf } from "./cell";
import { desk } from "./desk.svelte";
import { problemOf } from "./fault";
import { sentences, type Focus } from "./sentences.svelte";
import { keyOfCell, typing } from "./typing.svelte";
import { panes } from "./window.svelte";

/** The lowest scores one can ask for, in percent. */
export const thresholds = [50, 60, 70, 80, 90, 100] as const;

class Lookup {
  text = $state("");
  from = $state("");
  to = $state("");
  threshold = $state(70);
  matches = $state.raw<MatchView[]>([]);
  stage = $state<"idle" | "loading" | "ready" | "failed">("idle");
  problem = $state.raw<Problem>();

  #asked = 0;

  /** Looks up what is typed now. */
  async start(): Promise<void> {
    const asked = ++this.#asked;
    const text = this.text.trim();
    if (text === "" || this.from === "" || this.to === "" || this.from === this.to) {
      this.stage = "idle";
      this.matches = [];
      return;
    }
    this.stage = "loading";
    try {
      const matches = await api.Lookup({
        text, from: this.from, to: this.to, k: 20, threshold: this.threshold, before: "", after: "", textId: "", filter: noFilter,
      });
      if (asked !== this.#asked) return;
      this.matches = matches;
      this.stage = "ready";
    } catch (error) {
      if (asked !== this.#asked) return;
      this.problem = problemOf(error);
      this.stage = "failed";
    }
  }

  forget(): void {
    this.#asked++;
    this.text = "";
    this.from = "";
    this.to = "";
    this.matches = [];
    this.stage = "idle";
  }

  swap(): Promise<void> {
    [this.from, this.to] = [this.to, this.from];
    return this.start();
  }
}

export const lookup = new Lookup();

/** A sentence of the origin text, or all of it, with what the memory has for it. */
export interface Part {
  text: string;
  matches: MatchView[];
  whole?: boolean; // it is all of a text of several sentences
}

const most = 5; // matches of a sentence; what comes after the fifth nobody reads

/** What the panel can say of a cell that it has no matches for. */
type Nothing = "" | "cell" | "origin" | "source";

class Matches {
  open = $state(false);
  cell = $state.raw<{ text: TextView; lang: string }>();
  from = $state(""); // the language of what was looked up
  parts = $state.raw<Part[]>([]);
  stage = $state<"idle" | "loading" | "ready" | "failed">("idle");
  nothing = $state<Nothing>("");
  problem = $state.raw<Problem>();

  /** All matches in the order of their numbers. */
  readonly list = $derived(this.parts.flatMap(({ matches }) => matches));

  #asked = 0;
  #key = ""; // of what was looked up last

  /** Opens the panel for the cell that has the focus, or had it last. */
  show(): void {
    panes.problems = false;
    this.open = true;
    this.#key = "";
    void this.follow(typing.stop);
  }

  close(): void {
    this.open = false;
  }

  forget(): void {
    this.#asked++;
    this.#key = "";
    this.open = false;
    this.cell = undefined;
    this.parts = [];
    this.stage = "idle";
  }

  /**
   * Looks up the cell with a key, or the sentence of it that is in focus, unless that was done. When the memory may
   * have changed since, it is looked up again, and what is on screen stays there until the answer has come.
   */
  async follow(key: string, changed = false): Promise<void> {
    const cell = cellOf(key);
    this.cell = cell;
    const { text, lang } = cell ?? {};
    const source = text && lang !== text.origin ? (text.cells[text.origin]?.raw ?? "") : "";
    const focus = sentences.focus?.key === key ? sentences.focus : undefined;
    this.from = focus?.lang ?? text?.origin ?? "";
    this.nothing = !text ? "cell" : lang === text.origin ? "origin" : !focus && source.trim() === "" ? "source" : "";
    const now = JSON.stringify([key, focus ?? source]);
    const same = now === this.#key && this.stage !== "failed";
    if (same && !changed) return;
    this.#key = now;
    const asked = ++this.#asked;
    if (!same) this.parts = [];
    if (!text || lang === undefined || this.nothing !== "") {
      this.stage = "ready";
      return;
    }
    if (!same) this.stage = "loading";
    try {
      const parts = await (focus ? lookUpSentence(text, lang, focus) : lookUp(text, lang, source));
      if (asked !== this.#asked) return;
      this.parts = parts;
      this.stage = "ready";
    } catch (error) {
      if (asked !== this.#asked) return;
      this.problem = problemOf(error);
      this.stage = "failed";
    }
  }

  /**
   * Puts a match into the cell: in place of its text, or of the sentence in focus where the cell has one for it;
   * of another sentence of several at the caret.
   */
  insert(match: MatchView): void {
    const { text, lang } = this.cell ?? {};
    if (!text || lang === undefined || !desk.mayWrite(lang)) return;
    panes.uncover();
    const focus = sentences.focus?.key === keyOfCell(text.id, lang);
    typing.begin(text, lang, desk.view.file, focus ? (sentences.link?.target.start ?? Infinity) : Infinity);
    if (focus) {
      typing.insert(targetOf(match), false, sentences.stretch());
      return;
    }
    const whole = this.parts.length <= 1 || this.parts.some((part) => part.whole === true && part.matches.includes(match));
    typing.insert(targetOf(match), whole);
  }
}

/** Looks up the sentence in focus, with those around it. */
async function lookUpSentence(text: TextView, to: string, { lang, text: part, before, after }: Focus): Promise<Part[]> {
  return [{ text: part, matches: await api.Lookup({ text: part, from: lang, to, k: most, threshold: 0, before, after, textId: text.id, filter: noFilter }) }];
}

/**
 * Looks up a text, sentence by sentence: units are sentences. Of several sentences the whole text is looked
 * up too, and stands first where the memory has it.
 */
async function lookUp(text: TextView, to: string, source: string): Promise<Part[]> {
  const from = text.origin;
  const ask = async (part: string, before: string, after: string): Promise<Part> => ({
    text: part,
    matches: await api.Lookup({ text: part, from, to, k: most, threshold: 0, before, after, textId: text.id, filter: noFilter }),
  });
  const sentences = await api.Sentences(from, source);
  if (sentences.length < 2) return [await ask(source.trim(), "", "")];
  const [whole, ...parts] = await Promise.all([
    ask(source.trim(), "", ""),
    ...sentences.map((part, index) => ask(part, sentences[index - 1] ?? "", sentences[index + 1] ?? "")),
  ]);
  return whole && whole.matches.length > 0 ? [{ ...whole, whole: true }, ...parts] : parts;
}

export const matches = new Matches();
