// Writing in a cell: the one that is being written, what it says by now, and whether that is saved.

import { api } from "../api";
import type { Problem, SetTextResult, TextView } from "../api-types";
import { draftsOf, forgetDraft, keepDraft } from "../model/drafts";
import { rebase } from "../model/rebase";
import { Saving, type Draft, type Next, type Standing } from "../model/saving";
import { course } from "./course.svelte";
import { problemOf } from "./fault";

/** A stay in a cell, from the click into it until it is left: what is typed in it is undone together. */
interface Stay {
  file: string;
  text: string;
  lang: string;
  from: string;
  base: string[];
  gesture: string;
}

/** Words for the cell that is being written: in place of all of it, of a stretch of it, or of what is marked in it. */
export interface Insertion {
  words: string;
  whole: boolean;
  stretch?: { start: number; end: number } | undefined;
}

/** Something that came of saving which the person should hear of. */
export type News = "merged" | "forked" | "recovered";

class Typing {
  at = $state.raw<Readonly<{ text: string; lang: string }>>();
  value = $state("");
  caret = $state(0);
  standing = $state<Standing>("saved");
  problem = $state.raw<Problem>(); // why saving fails
  stop = $state(""); // the cell that Tab comes to: the one that had the focus last
  goesOn = false; // whether the cell that gets the focus is written at once
  news = $state.raw<{ what: News; text: string; lang: string }>();
  insertion = $state.raw<Insertion>(); // what the field is to put in as if it were typed

  #stay: Stay | undefined;
  readonly #saving = new Saving({
    send: ({ text, lang, value, base, gesture, from }) => api.SetText({ text, lang, value, base, gesture, from }),
    keep: (draft) => { keepDraft(localStorage, draft); },
    forget: (draft) => { forgetDraft(localStorage, draft); },
    saved: (sent, now, result) => this.#saved(sent, now, result),
    stands: (standing, error) => {
      this.standing = standing;
      this.problem = error === undefined ? undefined : problemOf(error);
    },
    now: () => Date.now(),
  });

  is(text: string, lang: string): boolean {
    return this.at?.text === text && this.at.lang === lang;
  }

  /** Begins to write a cell, with the caret at a place in its text as it is typed. */
  begin(text: TextView, lang: string, file: string, caret: number): void {
    if (this.is(text.id, lang)) return;
    this.leave();
    const cell = text.cells[lang];
    const draft = this.#saving.draft(file, text.id, lang);
    const from = text.origin === lang ? "" : text.origin;
    this.#stay = { file, text: text.id, lang, from, base: draft?.base ?? cell?.state?.revs ?? [], gesture: draft?.gesture ?? "" };
    this.value = draft?.value ?? cell?.raw ?? "";
    this.caret = Math.min(caret, this.value.length);
    this.stop = keyOfCell(text.id, lang);
    this.at = { text: text.id, lang };
  }

  /** Takes what the cell says now. */
  type(value: string, caret: number): void {
    if (!this.#stay || value === this.value) return;
    this.value = value;
    this.caret = caret;
    this.#saving.typed({ ...this.#stay, value });
  }

  /** Puts words into the cell that is being written. */
  insert(words: string, whole: boolean, stretch?: Insertion["stretch"]): void {
    if (this.#stay) this.insertion = { words, whole, stretch };
  }

  /** Leaves the cell; what was typed is saved now. */
  leave(): void {
    if (!this.#stay) return;
    this.at = undefined;
    this.#stay = undefined;
    void this.flush();
  }

  /** Leaves the cell if it is still that one. What an effect reads while it ends is what stood before, so this asks what is not reactive. */
  leaveIf(text: string, lang: string): void {
    if (this.#stay?.text === text && this.#stay.lang === lang) this.leave();
  }

  /** Saves what waits. Resolves with false when that fails. */
  flush(): Promise<boolean> {
    return this.#saving.flush();
  }

  /** Leaves the cell and waits until all is saved, before another workspace or course takes the place of this one. */
  async settle(): Promise<void> {
    this.leave();
    await this.flush();
  }

  /** Saves what the last start of the window could not. */
  recover(file: string): void {
    for (const draft of draftsOf(localStorage, file)) {
      if (this.#saving.draft(file, draft.text, draft.lang)) continue;
      this.#saving.typed(draft);
      this.news = { what: "recovered", text: draft.text, lang: draft.lang };
    }
    void this.flush();
  }

  #saved(sent: Draft, now: string, result: SetTextResult): Next {
    const { cell } = result;
    const base = result.base.length > 0 ? result.base : (cell.state?.revs ?? []);
    course.put(sent.text, sent.lang, cell);
    const fork = cell.state?.fork === true;
    const came = !fork && cell.raw.trim() !== sent.value.trim(); // another's words are in it now
    if (fork) this.news = { what: "forked", text: sent.text, lang: sent.lang };
    else if (came) this.news = { what: "merged", text: sent.text, lang: sent.lang };
    const stay = this.#stay;
    if (stay?.text !== sent.text || stay.lang !== sent.lang) return { value: now, base };
    const merged = came ? rebase(sent.value, now, cell.raw, this.caret) : { value: now, caret: this.caret };
    // Where both wrote the same words the stay goes on from what it began with, so that nothing of either is lost.
    stay.base = merged ? base : sent.base;
    stay.gesture = result.gesture;
    if (merged) {
      this.value = merged.value;
      this.caret = merged.caret;
    }
    return { value: this.value, base: stay.base };
  }
}

/** Names a cell in the page. */
export function keyOfCell(text: string, lang: string): string {
  return `${text} ${lang}`;
}

export const typing = new Typing();
