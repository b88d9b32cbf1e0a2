// Two states of the workspace beside each other, and going from change to change.

import { api } from "../api";
import type { CompareView, Problem } from "../api-types";
import { changedLanguages, folded, rows, stepTo } from "../model/changes";
import { course } from "./course.svelte";
import { problemOf } from "./fault";
import { present, type Chosen } from "./history.svelte";
import { pages } from "./pages.svelte";
import { work } from "./work.svelte";

class Compare {
  from = $state.raw<Chosen>(present);
  to = $state.raw<Chosen>(present);
  under = $state("");
  view = $state.raw<CompareView>();
  stage = $state<"idle" | "working" | "ready" | "failed">("idle");
  problem = $state.raw<Problem>();
  job = $state("");
  langs = $state.raw<string[]>([]); // shown; none means all
  trivial = $state(false); // whether trivial changes are unfolded
  at = $state(-1); // index of the current row, -1 before the first

  readonly languages = $derived(changedLanguages(this.view?.changes ?? [], course.languages));
  readonly rows = $derived(rows(this.view?.changes ?? [], { langs: this.langs, trivial: this.trivial }));
  readonly folded = $derived(folded(this.view?.changes ?? [], this.langs));
  readonly share = $derived(work.share(this.job));

  /** Compares two states and shows the page. */
  async start(from: Chosen, to: Chosen, under = ""): Promise<void> {
    this.from = from;
    this.to = to;
    this.under = under;
    this.langs = [];
    this.trivial = false;
    this.view = undefined;
    this.at = -1;
    pages.show("compare");
    await this.load();
  }

  /** Compares anew, after something changed. One stays where one was in the list. */
  async load(): Promise<void> {
    const job = work.job("compare");
    this.job = job;
    if (!this.view) this.stage = "working";
    try {
      const view = await api.Compare({
        job, from: this.from.moment, to: this.to.moment, langs: [], under: this.under,
      });
      if (this.job !== job) return; // another comparison was asked for meanwhile
      this.view = view;
      this.at = Math.min(this.at, this.rows.length - 1);
      this.stage = "ready";
    } catch (error) {
      const problem = problemOf(error);
      if (this.job !== job) return;
      this.problem = problem;
      this.stage = "failed";
    } finally {
      work.end(job);
    }
  }

  swap(): Promise<void> {
    return this.start(this.to, this.from, this.under);
  }

  cancel(): Promise<void> {
    return work.cancel(this.job);
  }

  /** Shows a language or hides it. With the last one hidden, all are shown. */
  toggle(tag: string): void {
    const shown = this.langs.length === 0 ? this.languages : this.langs;
    const langs = shown.includes(tag) ? shown.filter((each) => each !== tag) : [...shown, tag];
    this.langs = langs.length === this.languages.length ? [] : langs;
    this.at = -1;
  }

  isShown(tag: string): boolean {
    return this.langs.length === 0 || this.langs.includes(tag);
  }

  unfold(trivial: boolean): void {
    this.trivial = trivial;
    this.at = -1;
  }

  /** Makes the next (1) or previous (-1) change the current one. */
  step(by: 1 | -1): void {
    this.at = stepTo(this.rows, this.at, by);
  }
}

export const compare = new Compare();
