// The sentences of the cell that has the focus, beside those of another language, and which stand for which.

import { api } from "../api";
import type { LinkRef, Problem, SegmentLink, SegmentsRef, SegmentsView } from "../api-types";
import { caretIn, stretchIn } from "../model/rebase";
import { again, division, joins, linkAt, linkWith, moves, nextOpen, pending, refOf, type SideName } from "../model/sentences";
import { cellOf, type CellOnPage } from "./cell";
import { course } from "./course.svelte";
import { desk } from "./desk.svelte";
import { problemOf } from "./fault";
import { typing } from "./typing.svelte";
import { panes } from "./window.svelte";

/** Why there are no sentences: no cell, no other language, no text in one of the two, or each country writes its own. */
type Nothing = "" | "cell" | "languages" | "source" | "target" | "apart";

/** What was done with links last, for people to hear. */
type Done = "confirmed" | "all" | "joined" | "divided" | "moved" | "released";

/** The sentence in focus, as the memory is asked for it. */
export interface Focus {
  key: string; // of the cell
  lang: string;
  text: string;
  before: string;
  after: string;
}

class Sentences {
  open = $state(false);
  cell = $state.raw<CellOnPage>();
  other = $state(""); // the language beside it
  links = $state.raw<SegmentLink[]>([]);
  at = $state(0); // the link in focus
  stage = $state<"idle" | "loading" | "ready" | "failed">("idle");
  nothing = $state<Nothing>("");
  problem = $state.raw<Problem>(); // why they cannot be read
  refused = $state.raw<Problem>(); // why what was asked for last was not done
  done = $state.raw<{ what: Done }>();

  readonly link = $derived(this.links[this.at]);
  readonly writable = $derived(this.cell !== undefined && this.nothing === "" && desk.mayWrite(this.cell.lang));
  readonly others = $derived(course.languages.filter((tag) => tag !== this.cell?.lang));
  readonly focus = $derived.by((): Focus | undefined => {
    const link = this.open ? this.link : undefined;
    if (!link || link.source.count === 0) return undefined;
    const [before, after] = [this.links.slice(0, this.at).findLast(hasSource), this.links.slice(this.at + 1).find(hasSource)];
    return { key: this.#key, lang: this.other, text: link.source.text, before: before?.source.text ?? "", after: after?.source.text ?? "" };
  });

  #key = $state("");
  #chosen = ""; // the other language that was asked for
  #raw = ""; // the cell as it was when its links were read
  #theirs = "";
  #asked = 0;
  #queue: Promise<void> = Promise.resolve();

  /** Opens the panel for the cell that has the focus, or had it last. */
  show(): void {
    panes.problems = false;
    this.open = true;
    void this.follow(typing.stop, true);
  }

  close(): void {
    this.open = false;
  }

  forget(): void {
    this.#asked++;
    this.open = false;
    this.cell = undefined;
    this.links = [];
    this.stage = "idle";
    this.#key = "";
    this.#chosen = "";
  }

  /** Puts another language beside the cell. */
  choose(tag: string): void {
    this.#chosen = tag;
    void this.follow(this.#key);
  }

  /** Reads the links of the cell with a key, unless that was done and nothing has changed since. */
  async follow(key: string, changed = false): Promise<void> {
    const cell = cellOf(key);
    const other = cell ? this.#beside(cell) : "";
    const same = key === this.#key && other === this.other && this.stage === "ready";
    [this.cell, this.other, this.#key] = [cell, other, key];
    const [raw, theirs] = [rawOf(cell, cell?.lang), rawOf(cell, other)];
    if (same && !changed && raw === this.#raw && theirs === this.#theirs) return;
    if (!same) {
      this.#asked++;
      this.links = [];
      this.done = undefined;
      this.refused = undefined;
    }
    this.nothing = !cell ? "cell" : other === "" ? "languages" : theirs.trim() === "" ? "source" : raw.trim() === "" ? "target" : "";
    if (this.nothing === "") await this.#read(!same);
    else {
      [this.#raw, this.#theirs] = [raw, theirs];
      this.links = [];
      this.stage = "ready";
    }
  }

  /** Follows the caret in the cell that is written. */
  place(caret: number): void {
    if (this.links.length > 0 && this.#writes()) this.at = linkAt(this.links, caretIn(typing.value, this.#raw, caret));
  }

  go(index: number): void {
    this.at = Math.max(0, Math.min(index, this.links.length - 1));
  }

  /** Returns where the sentences of the link in focus begin and end in the cell as it is typed; undefined where that cannot be told, or there are none. */
  stretch(): { start: number; end: number } | undefined {
    const target = this.link?.target;
    if (!target || target.count === 0 || this.#raw.slice(target.start, target.end) !== target.text) return undefined;
    return stretchIn(this.#raw, this.#writes() ? typing.value : rawOf(this.cell, this.cell?.lang), target.start, target.end);
  }

  /** Confirms the link in focus, and goes on to the next that is not confirmed. */
  confirm(): Promise<void> {
    return this.#act("confirmed", (ref, link) => (this.link?.confirmed === true ? undefined : api.ConfirmSegment({ ...ref, link })), true);
  }

  /** Confirms all links with two sides. */
  confirmAll(): Promise<void> {
    return this.#act("all", (ref) => {
      const links = pending(this.links).flatMap((index) => refOf(this.links, index) ?? []);
      return links.length === 0 ? undefined : api.ConfirmSegments({ ...ref, links });
    });
  }

  join(): Promise<void> {
    return this.#act("joined", (ref, link) => {
      const next = refOf(this.links, this.at + 1);
      return next && joins(this.links, this.at) ? api.JoinLinks({ ...ref, link, with: next }) : undefined;
    });
  }

  divide(): Promise<void> {
    return this.#act("divided", (ref, link) => {
      const parts = this.link && division(this.link);
      return parts && api.SplitLink({ ...ref, link, ...parts });
    });
  }

  /** Gives the next (1) or previous (-1) link a sentence, and stays with the sentence. */
  move(by: 1 | -1, side: SideName): Promise<void> {
    return this.#act("moved", async (ref, link) => {
      const neighbour = refOf(this.links, this.at + by);
      if (!neighbour || !moves(this.links, this.at, by, side)) return undefined;
      const { first = 0, count = 0 } = this.link?.[side] ?? {};
      const view = await api.MoveSentence({ ...ref, link, with: neighbour, target: side === "target" });
      this.at = linkWith(view.links, side, by > 0 ? first + count - 1 : first);
      return view;
    });
  }

  /** Takes a confirmation back. */
  release(): Promise<void> {
    return this.#act("released", (ref, link) => (this.link?.confirmed === true ? api.ReleaseLink({ ...ref, link }) : undefined));
  }

  #beside({ text, lang }: CellOnPage): string {
    const others = course.languages.filter((tag) => tag !== lang);
    const made = [text.cells[lang]?.state?.from ?? "", text.origin];
    return [this.#chosen, ...made, ...others.filter((tag) => text.cells[tag]?.raw), ...others].find((tag) => others.includes(tag)) ?? "";
  }

  #writes(): boolean {
    return this.cell !== undefined && typing.is(this.cell.text.id, this.cell.lang);
  }

  #ref(): SegmentsRef {
    return { text: this.cell?.text.id ?? "", from: this.other, to: this.cell?.lang ?? "" };
  }

  async #read(anew: boolean): Promise<void> {
    const asked = ++this.#asked;
    const [raw, theirs] = [rawOf(this.cell, this.cell?.lang), rawOf(this.cell, this.other)];
    if (anew) this.stage = "loading";
    try {
      const view = await api.Segments(this.#ref());
      if (asked !== this.#asked) return;
      [this.#raw, this.#theirs] = [raw, theirs];
      this.#take(view);
      this.nothing = view.links.length === 0 ? "apart" : "";
      this.stage = "ready";
      if (!anew) return;
      if (this.#writes()) this.place(typing.caret);
      else this.at = Math.max(0, nextOpen(this.links, -1));
    } catch (error) {
      if (asked !== this.#asked) return;
      this.problem = problemOf(error);
      this.stage = "failed";
    }
  }

  /** Shows links, and stays with the sentence in focus. */
  #take(view: SegmentsView): void {
    const index = this.link ? again(view.links, this.link, this.at) : this.at;
    this.links = view.links;
    this.go(index);
  }

  /** Does something with the link in focus, after all that was asked for before; what is typed is saved first. */
  #act(done: Done, call: (ref: SegmentsRef, link: LinkRef) => Promise<SegmentsView | undefined> | undefined, goOn = false): Promise<void> {
    const { text, from, to } = this.#ref();
    const elsewhere = (): boolean => this.cell?.text.id !== text || this.cell.lang !== to || this.other !== from;
    this.#queue = this.#queue.then(async () => {
      if (!this.writable || elsewhere()) return;
      this.refused = undefined;
      try {
        if (this.#writes()) await this.#settle();
        const link = refOf(this.links, this.at);
        const before = this.at;
        const view = link && (await call(this.#ref(), link));
        if (elsewhere()) return;
        if (view) {
          this.#asked++; // an answer on its way knows less
          if (this.at === before) this.#take(view);
          else this.links = view.links; // one has gone elsewhere meanwhile, or with a sentence
          this.done = { what: done };
        }
        if (goOn && this.at === before) this.at = nextOpen(this.links, this.at);
      } catch (error) {
        if (elsewhere()) return;
        this.refused = problemOf(error);
        await this.#read(false);
      }
    });
    return this.#queue;
  }

  /** Waits until what is typed is saved and its links are known. */
  async #settle(): Promise<void> {
    await typing.flush();
    this.cell = cellOf(this.#key);
    if (rawOf(this.cell, this.cell?.lang) !== this.#raw) await this.#read(false);
  }
}

function hasSource(link: SegmentLink): boolean {
  return link.source.count > 0;
}

function rawOf(cell: CellOnPage | undefined, lang: string | undefined): string {
  return cell?.text.cells[lang ?? ""]?.raw ?? "";
}

export const sentences = new Sentences();
