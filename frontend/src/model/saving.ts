// Saving what is typed: each cell waits until its time has come, one is sent after another, what
// fails is tried again, and until the engine has it on the disk a draft of it is kept here.
//
// Typing into a cell starts its clock; one save takes all that was typed until then. A cell that
// fails goes behind the others, so that one refused text holds up none. Drafts outlive the window:
// given back at the next start they are saved like anything typed, on the values seen back then.

import type { SetTextResult } from "../api-types";

/** What was typed into a cell and is not known to be on the disk. */
export interface Draft {
  file: string; // of the workspace
  text: string;
  lang: string;
  value: string;
  base: string[]; // the values that the person saw when she began
  gesture: string; // of the answer before in the same stay, "" for the first
  from: string; // the language she translates from, "" when it is the origin's own
}

export type Standing = "saved" | "saving" | "failed";

/** What saving needs around it. */
export interface Around {
  send(draft: Draft): Promise<SetTextResult>;
  /** Keeps a draft until the next keep or forget of the same cell. */
  keep(draft: Draft): void;
  forget(draft: Draft): void;
  /** Is told what came of a save; `now` is what is typed by then, and differs from sent when typing went on. */
  saved(sent: Draft, now: string, result: SetTextResult): Next;
  /** Is told how saving stands, and why a save failed. */
  stands(standing: Standing, error: unknown): void;
  now(): number; // ms
}

/** How the stay in a cell goes on after a save. */
export interface Next {
  value: string;
  base: string[];
}

export const pause = 1500; // ms from the first letter typed to the save that takes it
const retries = [1000, 3000, 8000, 15_000]; // ms; a full disk or a restart takes that long to be mended

interface Entry {
  draft: Draft;
  due: number; // ms
}

function keyOf({ file, text, lang }: Pick<Draft, "file" | "text" | "lang">): string {
  return JSON.stringify([file, text, lang]);
}

export class Saving {
  readonly #waiting = new Map<string, Entry>();
  #running: Promise<void> | undefined;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #failures = 0;

  constructor(readonly around: Around) {}

  /** Takes what a cell says now. Of one stay in a cell only the first draft's base and gesture count. */
  typed(draft: Draft): void {
    const entry = this.#waiting.get(keyOf(draft));
    const whole = entry ? { ...entry.draft, value: draft.value } : draft;
    this.around.keep(whole);
    if (entry) entry.draft = whole;
    else this.#waiting.set(keyOf(draft), { draft, due: this.around.now() + pause });
    if (this.#failures === 0) this.around.stands("saving", undefined);
    this.#plan();
  }

  /** Saves what waits without waiting for its time. Resolves when all is on the disk, or with false when some could not be saved. */
  async flush(): Promise<boolean> {
    for (const entry of this.#waiting.values()) entry.due = 0;
    this.#plan();
    while (this.#running) {
      const failed = this.#failures;
      await this.#running;
      if (this.#failures > failed) return false;
    }
    return this.#waiting.size === 0;
  }

  /** Returns what is typed into a cell and not yet saved. */
  draft(file: string, text: string, lang: string): Draft | undefined {
    return this.#waiting.get(keyOf({ file, text, lang }))?.draft;
  }

  /** Stops saving; drafts stay kept. */
  stop(): void {
    clearTimeout(this.#timer);
    this.#waiting.clear();
    this.#failures = 0;
  }

  #plan(wait = 0): void {
    if (this.#running) return;
    clearTimeout(this.#timer);
    const due = Math.min(...[...this.#waiting.values()].map((entry) => entry.due));
    if (due === Infinity) return;
    const rest = Math.max(wait, due - this.around.now());
    if (rest > 0) {
      this.#timer = setTimeout(() => { this.#run(); }, rest);
      return;
    }
    this.#run();
  }

  #run(): void {
    this.#running = this.#saveNext().finally(() => {
      this.#running = undefined;
      const wait = this.#failures > 0 ? (retries[this.#failures - 1] ?? retries[retries.length - 1] ?? 0) : 0;
      if (this.#waiting.size > 0) this.#plan(wait);
    });
  }

  /** Sends the cell that has waited longest of those whose time has come. */
  async #saveNext(): Promise<void> {
    const now = this.around.now();
    const entry = [...this.#waiting.values()].find(({ due }) => due <= now);
    if (!entry) return;
    const sent = entry.draft;
    try {
      if (this.#failures === 0) this.around.stands("saving", undefined);
      this.#took(entry, sent, await this.around.send(sent));
    } catch (error) {
      this.#failures++;
      this.#behind(entry);
      this.around.stands("failed", error);
    }
  }

  #took(entry: Entry, sent: Draft, result: SetTextResult): void {
    this.#failures = 0;
    const typed = entry.draft.value;
    const next = this.around.saved(sent, typed, result);
    if (typed === sent.value) {
      this.#waiting.delete(keyOf(sent));
      this.around.forget(sent);
    } else {
      entry.draft = { ...entry.draft, value: next.value, base: next.base, gesture: result.gesture };
      entry.due = this.around.now() + pause;
      this.around.keep(entry.draft);
    }
    this.around.stands(this.#waiting.size === 0 ? "saved" : "saving", undefined);
  }

  #behind(entry: Entry): void {
    const key = keyOf(entry.draft);
    if (!this.#waiting.delete(key)) return; // stopped meanwhile
    this.#waiting.set(key, { draft: entry.draft, due: 0 });
  }
}
