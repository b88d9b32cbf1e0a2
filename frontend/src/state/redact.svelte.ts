// Taking a text away for good, everywhere and from the whole history.

import { api } from "../api";
import type { MentionView, Problem } from "../api-types";
import { problemOf } from "./fault";
import { work } from "./work.svelte";

class Redaction {
  text = $state("");
  reason = $state("");
  stage = $state<"idle" | "searching" | "found" | "working" | "done" | "failed">("idle");
  found = $state.raw<MentionView[]>([]);
  chosen = $state.raw<string[]>([]); // events, and units of files
  left = $state.raw<MentionView[]>([]); // other places with the same texts, after it was done
  gone = $state(0); // how many were taken away
  confirming = $state(false);
  understood = $state(false); // that it cannot be taken back
  missing = $state(false); // it was tried without a reason
  problem = $state.raw<Problem>();
  job = $state("");

  /** Those of the places found whose text can be taken away, each once. */
  readonly erasable = $derived([...new Set(this.found.filter((mention) => mention.erasable).map((mention) => mention.event))]);
  readonly share = $derived(work.share(this.job));

  async search(): Promise<void> {
    const text = this.text.trim();
    if (text === "") return;
    this.stage = "searching";
    this.chosen = [];
    try {
      this.found = await api.Mentions(text);
      this.stage = "found";
    } catch (error) {
      this.#failed(error);
    }
  }

  /** Goes on with the other places that have the same texts. */
  again(): void {
    this.found = this.left;
    this.left = [];
    this.chosen = [];
    this.stage = "found";
  }

  toggle(event: string): void {
    this.chosen = this.chosen.includes(event) ? this.chosen.filter((each) => each !== event) : [...this.chosen, event];
  }

  /** Chooses all places that can be chosen, or none when all are. */
  toggleAll(): void {
    this.chosen = this.chosen.length === this.erasable.length ? [] : this.erasable;
  }

  ask(): void {
    this.missing = this.reason.trim() === "";
    if (this.missing || this.chosen.length === 0) return;
    this.understood = false;
    this.confirming = true;
  }

  async confirm(): Promise<void> {
    if (!this.understood) return;
    this.job = work.job("redact");
    this.stage = "working";
    try {
      this.left = await api.Redact(this.job, this.chosen, this.reason.trim());
      this.gone = this.chosen.length;
      this.found = [];
      this.chosen = [];
      this.text = ""; // it is not to stand anywhere any more, not in this field either
      this.reason = "";
      this.stage = "done";
    } catch (error) {
      this.#failed(error);
    } finally {
      this.confirming = false;
      work.end(this.job);
    }
  }

  #failed(error: unknown): void {
    this.problem = problemOf(error);
    this.stage = "failed";
  }
}

export const redaction = new Redaction();
